import type { ContentPart, ProcedureContent } from '#modules/procedure/public-content.ts'
import { openingWords, placeIn, type CheckedItem, type ContentCheck, type FoundFault } from './check.ts'
import { eachPaper } from './papers.ts'

interface LookedAt {
  readonly part: ContentPart
  readonly path: string
  readonly text: string
}

/** Phrases that leave the office free to ask for more, by the part in which they do so. */
const vaguePapers: readonly RegExp[] = [
  /(?:các |những )?(?:loại )?(?:giấy tờ|tài liệu|văn bản|hồ sơ|chứng từ)(?:, (?:giấy tờ|tài liệu|chứng từ))* (?:khác |cần thiết khác |bổ sung khác )(?:theo quy định|có liên quan|liên quan|theo yêu cầu|nếu có|\(nếu có\)|\(nếu cần\)|nếu cần)/giu,
  /(?:các |những )?(?:loại )?(?:giấy tờ|tài liệu|hồ sơ|chứng từ)(?:, (?:giấy tờ|tài liệu|chứng từ))* (?:có |cần thiết )?liên quan(?: khác)?(?= *(?:$|[.;,)]|\(?(?:theo|nếu)))/giu,
  /(?:các |những )?(?:giấy tờ|tài liệu|hồ sơ) (?:cần thiết|hợp lệ|hợp pháp) khác/giu,
  /^\s*(?:-\s*)?(?:hồ sơ|giấy tờ|thành phần hồ sơ)(?: được)?(?: thực hiện)?,? theo quy định(?: của pháp luật)?(?: hiện hành)?[\s.;]*$/giu,
]
const vagueAnywhere: readonly RegExp[] = [
  /(?<![\p{L}])(?:khi|nếu|trường hợp) (?:thấy )?cần thiết(?![\p{L}])/giu,
  /(?<![\p{L}])nếu cần(?![\p{L}])/giu,
  /(?<![\p{L}])(?:theo|khi có) yêu cầu của (?:cán bộ|công chức|cơ quan (?:tiếp nhận|giải quyết))(?![\p{L}])/giu,
  /(?<![\p{L}])trong thời gian (?:sớm nhất|nhanh nhất|hợp lý|ngắn nhất)(?![\p{L}])/giu,
]
const emptyReference: readonly RegExp[] = [
  /^\s*(?:-\s*)?(?:thực hiện )?theo quy định(?: của pháp luật)?(?: hiện hành)?[\s.;]*$/giu,
]

/** "Giấy tờ khác theo quy định", "nếu cần": words that do not say what has to be done, each with its place. */
export const clearWords: ContentCheck = {
  id: 'clear-words',
  title: 'Không dùng từ ngữ chung chung',
  article: 'Khoản 3 Điều 8 và khoản 1 Điều 7 Nghị định số 63/2010/NĐ-CP',
  why: 'Bộ phận của thủ tục phải đầy đủ, rõ ràng, chi tiết, cụ thể; từ ngữ chung chung để ngỏ cho việc đòi thêm giấy tờ.',
  severity: 'advisory',
  run: ({ content }: CheckedItem) => {
    if (content === null) return []
    return [
      ...placesOf(content).flatMap((place) => found(place, [...vagueAnywhere, ...emptyReference])),
      ...paperPlaces(content).flatMap((place) => found(place, [...vaguePapers, ...vagueAnywhere, ...emptyReference])),
    ]
  },
}

function paperPlaces(content: ProcedureContent): LookedAt[] {
  return eachPaper(content).flatMap(({ paper, path }): LookedAt[] => [
    { part: 'papers', path: `${path}.name`, text: paper.name },
    { part: 'papers', path: `${path}.note`, text: paper.note },
  ])
}

function placesOf(content: ProcedureContent): LookedAt[] {
  return [
    ...content.channels.flatMap(({ timeText, fees }, index): LookedAt[] => [
      { part: 'timeLimits', path: `channels.${index}.timeText`, text: timeText },
      ...fees.map(({ text, amount }, fee): LookedAt => ({
        part: 'fees',
        path: `channels.${index}.fees.${fee}.text`,
        text: amount === null ? text : '',
      })),
    ]),
    { part: 'requirements', path: 'requirements', text: content.requirements },
  ]
}

function found({ part, path, text }: LookedAt, phrases: readonly RegExp[]): FoundFault[] {
  if (text.trim() === '') return []
  const ranges = phrases
    .flatMap((phrase) => [...text.matchAll(phrase)])
    .map((match) => ({ from: match.index, to: match.index + match[0].length, words: match[0].trim() }))
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
  const apart = ranges.filter(
    (range, index) => !ranges.slice(0, index).some((before) => before.from <= range.from && range.from < before.to),
  )
  return apart.map(({ from, to, words }) => ({
    key: `${part}|${openingWords(words)}|${openingWords(text.slice(Math.max(0, from - 40), from))}`,
    part,
    text: `Từ ngữ chung chung: “${words}”. Hãy ghi cụ thể giấy tờ, trường hợp hoặc thời gian.`,
    place: placeIn(text, path, from, to),
  }))
}
