import { legalNumberOf } from '#modules/procedure/public-content.ts'
import { openingWords, shortened, type CheckedItem, type ContentCheck, type FoundFault } from './check.ts'

/** What the text calls an instrument is what the instrument is called; the one that changes the procedure is among its grounds. */
export const namesAsInInstrument: ContentCheck = {
  id: 'names-as-in-instrument',
  title: 'Tên gọi thống nhất với văn bản',
  article: 'Khoản 5 Điều 7, điểm a khoản 2 Điều 8 và điểm b khoản 1 Điều 15 Nghị định số 63/2010/NĐ-CP',
  why: 'Tên, số văn bản và tên thủ tục ghi khác văn bản làm người đọc tra sai căn cứ.',
  severity: 'advisory',
  run: (item) => [...missingInstrument(item), ...numberFaults(item), ...nameFaults(item)],
}

function missingInstrument({ content, instrument }: CheckedItem): FoundFault[] {
  if (content === null || instrument === null) return []
  const numbers = content.legalBases.map(({ number, name }) => legalNumberOf(number) ?? legalNumberOf(name))
  return numbers.includes(instrument.number)
    ? []
    : [
        {
          key: `missing:${instrument.number}`,
          part: 'legalBases',
          text: `Văn bản làm phát sinh việc công bố (${instrument.number}) chưa có trong phần căn cứ pháp lý của thủ tục.`,
        },
      ]
}

/** A name that begins with another number than the one that stands beside it. */
function numberFaults({ content }: CheckedItem): FoundFault[] {
  return (content?.legalBases ?? []).flatMap(({ number, name }, index): FoundFault[] => {
    const beside = legalNumberOf(number)
    const within = leadingNumber(name)
    if (beside === undefined || within === undefined || sameNumber(beside, within)) return []
    return [
      {
        key: `number:${beside}`,
        part: 'legalBases',
        text: `Số văn bản ghi là ${beside} nhưng tên văn bản ghi ${within}.`,
        place: { path: `legalBases.${index}`, quote: shortened(name), from: 0, to: 0 },
      },
    ]
  })
}

/** The instrument's own number at the head of its name; numbers further on are of those that it amends or carries out. */
function leadingNumber(name: string): string | undefined {
  const head =
    /^\s*(?:bộ luật|luật|nghị định|nghị quyết|thông tư(?: liên tịch)?|quyết định|pháp lệnh|chỉ thị|văn bản hợp nhất)?\s*(?:số\s*:?\s*)?(\d[\d\p{L}/-]*)/iu.exec(
      name.normalize('NFC'),
    )?.[1]
  return head === undefined ? undefined : legalNumberOf(head)
}

/** `01/2016/TT` and `1/2016/TT` are the same; so is a number without its symbol. */
function sameNumber(one: string, other: string): boolean {
  const bare = (number: string) => number.replace(/^0+/, '').replaceAll('Đ', 'D')
  return bare(one) === bare(other) || bare(one).startsWith(bare(other)) || bare(other).startsWith(bare(one))
}

/** "Thủ tục Thủ tục", capitals all through, a full stop: not a name as an instrument writes it. */
function nameFaults({ content }: CheckedItem): FoundFault[] {
  if (content === null) return []
  const name = content.name.trim()
  const wrong =
    (/^thủ tục\s+thủ tục/iu.test(name) && 'lặp từ “Thủ tục”') ||
    (/[.;,:]$/.test(name) && 'có dấu câu ở cuối') ||
    (/\s{2,}/.test(name) && 'có khoảng trắng thừa') ||
    (name.length > 20 && name === name.toLocaleUpperCase('vi') && 'viết hoa toàn bộ')
  return wrong === false
    ? []
    : [{ key: `name:${openingWords(name)}`, part: 'name', text: `Tên thủ tục ${wrong}: “${shortened(name)}”.` }]
}
