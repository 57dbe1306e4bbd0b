import type { LetterBlock, OfficialLetter } from '#kernel/documents/letter.ts'
import { dateInWords } from '#kernel/documents/letter-lines.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { itemKindLabels } from '../vi.ts'
import { countsInWords, issuersOf, subjectOf, twoDigits, type DossierFacts } from './facts.ts'
import { controlDecree, instrumentInFull } from './grounds.ts'

/** Tờ trình: what is to be announced, on which ground, what the quality control has found, and by when it must be signed. */
export function submissionNote(facts: DossierFacts): OfficialLetter {
  const { dossier, drafting, chairman, control, on } = facts
  const sentOn = dossier.toChairmanAt === null ? null : legalDateOf(dossier.toChairmanAt)
  return {
    ...issuersOf(drafting),
    number: null,
    symbol: `TTr-${drafting.initials}`,
    place: drafting.place,
    date: sentOn,
    year: Number((sentOn ?? on).slice(0, 4)),
    form: { kind: 'named', type: 'Tờ trình', title: `Về việc ban hành Quyết định ${subjectOf(dossier)}` },
    addressees: [`Chủ tịch ${chairman.name}`],
    grounds: groundsOf(facts),
    body: bodyOf(facts),
    recipients: ['Như trên', control.name, 'Lưu: VT'],
    signature: { capacity: [drafting.headTitle], name: drafting.headName },
  }
}

function groundsOf({ items, on }: DossierFacts): readonly string[] {
  const instruments = [...new Map(items.map(({ instrument }) => [instrument.id, instrument])).values()]
  return [
    `Căn cứ ${controlDecree(on)}`,
    ...instruments.map((instrument) => {
      const from = instrument.effectiveOn === null ? '' : ` (có hiệu lực từ ${dateInWords(instrument.effectiveOn)})`
      return `Căn cứ ${instrumentInFull(instrument)}${from}`
    }),
  ]
}

function bodyOf(facts: DossierFacts): readonly LetterBlock[] {
  const { dossier, items, findings, drafting, chairman, control } = facts
  const due = dossier.dueOn
  return [
    {
      kind: 'paragraph',
      text: `${drafting.name} kính trình Chủ tịch ${chairman.name} xem xét, ký ban hành Quyết định ${subjectOf(dossier)}, cụ thể như sau:`,
    },
    { kind: 'item', marker: '1.', text: `Nội dung trình công bố: ${countsInWords(items)}.` },
    {
      kind: 'table',
      columns: [
        { header: 'STT', width: 1, align: 'center' },
        { header: 'Mã thủ tục', width: 2.6 },
        { header: 'Tên thủ tục hành chính', width: 7 },
        { header: 'Nội dung', width: 2.6 },
      ],
      rows: items.map(({ code, name, kind }, index) => [String(index + 1), code, name, itemKindLabels[kind]]),
    },
    { kind: 'item', marker: '2.', text: `Kiểm soát chất lượng: ${controlWords(facts)}` },
    ...(due === null
      ? []
      : [
          {
            kind: 'item',
            marker: '3.',
            text: `Thời hạn ban hành: theo Điều 15 Nghị định số 63/2010/NĐ-CP, quyết định công bố phải được ký chậm nhất ${dateInWords(due)}.`,
          } satisfies LetterBlock,
        ]),
    {
      kind: 'paragraph',
      text: `${drafting.name} gửi kèm dự thảo Quyết định và các phụ lục${findings.length === 0 ? '' : `, ý kiến của ${control.name}`}. Kính trình Chủ tịch ${chairman.name} xem xét, quyết định./.`,
    },
  ]
}

function controlWords({ dossier, findings, control }: DossierFacts): string {
  if (dossier.clearedAt === null) return `hồ sơ đang được ${control.name} kiểm soát chất lượng.`
  const on = dateInWords(legalDateOf(dossier.clearedAt))
  if (findings.length === 0) return `${control.name} đã thông qua ${on}, không có ý kiến.`
  const answered = findings.filter(({ state }) => state === 'answered').length
  const mended = findings.filter(({ state }) => state === 'resolved').length
  const how = [
    { count: mended, words: 'ý kiến đã tiếp thu' },
    { count: answered, words: 'ý kiến đã giải trình' },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${twoDigits(count)} ${words}`)
  return `${control.name} đã thông qua ${on}; ${twoDigits(findings.length)} ý kiến đều đã được giải quyết (${how.join(', ')}).`
}
