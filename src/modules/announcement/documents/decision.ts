import type { LetterBlock, OfficialLetter } from '#kernel/documents/letter.ts'
import { dateInWords } from '#kernel/documents/letter-lines.ts'
import type { NamedItem } from '../item-queries.ts'
import { bringsText } from '../model.ts'
import { contentAppendix } from './content-appendix.ts'
import { brokenName, countsInWords, headOf, subjectOf, type DossierFacts } from './facts.ts'
import { centralControlOn, decisionGrounds } from './grounds.ts'
import { listAppendix } from './list-appendix.ts'

/** Quyết định công bố with appendix I (list) and appendix II (contents), as NĐ 63/2010 Đ.15 asks and NĐ 30/2020 lays it out. */
export function decisionLetter(facts: DossierFacts): OfficialLetter {
  const { dossier, items, chairman, drafting, control, on } = facts
  const signed = dossier.decisionNumber !== null
  const instruments = [...new Map(items.map(({ instrument }) => [instrument.id, instrument])).values()]
  const attachedTo = signed
    ? `(Kèm theo Quyết định số ${dossier.decisionNumber} ${dateInWords(on)} của Chủ tịch ${chairman.name})`
    : `(Kèm theo Quyết định số            /QĐ-UBND ngày      tháng      năm ${on.slice(0, 4)} của Chủ tịch ${chairman.name})`
  const contents = contentAppendix(facts, attachedTo)
  return {
    issuingAgency: brokenName(chairman.name),
    number: dossier.decisionNumber,
    symbol: 'QĐ-UBND',
    place: chairman.place,
    date: dossier.decisionOn,
    year: Number(on.slice(0, 4)),
    ...(signed ? {} : { draftMark: 'Dự thảo' }),
    form: { kind: 'named', type: 'Quyết định', title: `Về việc ${subjectOf(dossier)}` },
    authority: `Chủ tịch ${chairman.name}`,
    grounds: decisionGrounds(on, instruments, headOf(drafting)),
    decides: 'Quyết định:',
    body: articles(facts, contents !== null),
    recipients: [
      'Như Điều 4',
      centralControlOn(on) ?? '',
      'Chủ tịch, các Phó Chủ tịch UBND tỉnh',
      control.name,
      'Cổng Thông tin điện tử tỉnh',
      'Lưu: VT, KSTTHC',
    ].filter((recipient) => recipient !== ''),
    signature: signatureOf(facts),
    appendices: [listAppendix(facts, attachedTo), ...(contents === null ? [] : [contents])],
  }
}

function signatureOf({ dossier, chairman }: DossierFacts): OfficialLetter['signature'] {
  const title = dossier.signerTitle ?? chairman.headTitle
  const deputy = /^phó/iu.test(title)
  return { capacity: deputy ? ['KT. Chủ tịch', title] : [title], name: dossier.signerName }
}

function articles(facts: DossierFacts, hasContents: boolean): readonly LetterBlock[] {
  const { items, drafting, control } = facts
  const ended = items.filter(({ kind }) => kind !== 'new' && kind !== 'amended')
  const appendices = hasContents
    ? ' (danh mục tại Phụ lục I, nội dung cụ thể tại Phụ lục II)'
    : ' (danh mục tại Phụ lục I)'
  return [
    {
      kind: 'article',
      number: '1',
      text: `Công bố kèm theo Quyết định này ${countsInWords(items)}${ended.length === items.length ? '' : ` thuộc phạm vi chức năng quản lý của ${drafting.name}`}${appendices}.`,
    },
    { kind: 'article', number: '2', title: 'Hiệu lực thi hành', text: '' },
    ...effectItems(items),
    ...earlyParagraphs(items),
    {
      kind: 'article',
      number: '3',
      text: `${control.name} chủ trì, phối hợp với ${drafting.name} nhập, đăng tải công khai thủ tục hành chính nêu tại Điều 1 trên Cơ sở dữ liệu quốc gia về thủ tục hành chính trong thời hạn quy định tại Điều 24 Nghị định số 63/2010/NĐ-CP; các cơ quan, đơn vị trực tiếp tiếp nhận, giải quyết niêm yết công khai thủ tục hành chính theo Điều 17 Nghị định số 63/2010/NĐ-CP.`,
    },
    {
      kind: 'article',
      number: '4',
      text: `${[...new Set([headOf(control), headOf(drafting)])].join(', ')}, Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các cấp và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.`,
    },
  ]
}

/** From which day what applies or ends: the procedures from the days of their instruments. */
function effectItems(items: readonly NamedItem[]): readonly LetterBlock[] {
  const groups = [...Map.groupBy(items, ({ effectiveOn, kind }) => `${effectiveOn} ${bringsText(kind) ? 'a' : 'b'}`)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, list]) => list)
  const texts = [
    'Quyết định này có hiệu lực kể từ ngày ký.',
    ...groups.map((list) => {
      const [first] = list
      const which = groups.length === 1 ? 'nêu tại Điều 1' : `mã ${list.map(({ code }) => code).join(', ')}`
      const does = first && bringsText(first.kind) ? 'có hiệu lực' : 'hết hiệu lực'
      return `Các thủ tục hành chính ${which} ${does} kể từ ${dateInWords(first?.effectiveOn ?? '')}.`
    }),
    ...(items.some(({ kind }) => kind === 'amended')
      ? [
          `Kể từ ${groups.length === 1 ? 'ngày' : 'các ngày'} nêu trên, nội dung đã công bố trước đây của các thủ tục hành chính được sửa đổi, bổ sung hết hiệu lực.`,
        ]
      : []),
  ]
  return texts.map((text, index) => ({ kind: 'item', marker: `${index + 1}.`, text }))
}

/** What applies before its instrument says on which ground (Đ.15). */
function earlyParagraphs(items: readonly NamedItem[]): readonly LetterBlock[] {
  return items.flatMap(({ code, earlyReason }): LetterBlock[] =>
    earlyReason === null
      ? []
      : [
          {
            kind: 'paragraph',
            text: `Thủ tục hành chính ${code} áp dụng trước ngày văn bản quy phạm pháp luật có hiệu lực: ${earlyReason}`,
          },
        ],
  )
}
