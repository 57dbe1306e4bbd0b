import type { Inline, LetterAppendix, LetterBlock, LetterColumn } from '#kernel/documents/letter.ts'
import { announcedLines } from './announced-lines.ts'
import type { ContentPart, ProcedureContent } from '#modules/procedure/public-content.ts'
import { contentPartLabels, itemGroupLabels } from '../vi.ts'
import type { NamedItem } from '../item-queries.ts'
import { groupOf, itemGroups, type ItemGroup } from '../model.ts'
import type { DossierFacts } from './facts.ts'
import { changedParts } from '#modules/procedure/public-announcing.ts'
import { romanNumber } from './numbering.ts'

/** Appendix I: every procedure by group and sector, with what NĐ 63/2010 Đ.13.2.a asks of a list. */
export function listAppendix(facts: DossierFacts, attachedTo: string): LetterAppendix {
  const groups = itemGroups
    .map((group) => ({ group, items: facts.items.filter(({ kind }) => groupOf(kind) === group) }))
    .filter(({ items }) => items.length > 0)
  return {
    number: 'I',
    title: 'Danh mục thủ tục hành chính',
    attachedTo,
    orientation: 'landscape',
    body: groups.flatMap(({ group, items }, index) => [
      {
        kind: 'heading',
        level: 2,
        text: `${String.fromCharCode(65 + index)}. ${itemGroupLabels[group].toLocaleUpperCase('vi')}`,
      },
      groupTable(group, items, facts),
    ]),
  }
}

function groupTable(group: ItemGroup, items: readonly NamedItem[], facts: DossierFacts): LetterBlock {
  const bySector = [...Map.groupBy(items, ({ sectorName }) => sectorName || 'Khác')]
  let number = 0
  return {
    kind: 'table',
    columns: columnsOf(group),
    rows: bySector.flatMap(([sector, own], index) => [
      [
        [{ text: romanNumber(index + 1), bold: true }],
        '',
        [{ text: sector.startsWith('Lĩnh vực') ? sector : `Lĩnh vực ${sector}`, bold: true }],
      ],
      ...own.map((item) => {
        number++
        return [String(number), item.code, ...cellsOf(group, item, facts)]
      }),
    ]),
  }
}

function columnsOf(group: ItemGroup): readonly LetterColumn[] {
  const start: readonly LetterColumn[] = [
    { header: 'STT', width: 1.3, align: 'center' },
    { header: 'Mã thủ tục', width: 2.2 },
    { header: 'Tên thủ tục hành chính', width: 5.4 },
  ]
  if (group === 'ended')
    return [
      ...start,
      { header: 'Nội dung công bố', width: 2, align: 'center' },
      { header: 'Văn bản quy phạm pháp luật quy định việc bãi bỏ, hủy bỏ', width: 6 },
    ]
  if (group === 'replaced')
    return [
      ...start,
      { header: 'Thủ tục hành chính thay thế', width: 3 },
      { header: 'Văn bản quy phạm pháp luật quy định việc thay thế', width: 5 },
    ]
  return [
    ...start,
    { header: 'Thời hạn giải quyết', width: 3 },
    { header: 'Địa điểm thực hiện', width: 3 },
    { header: 'Phí, lệ phí', width: 3 },
    { header: group === 'amended' ? 'Căn cứ pháp lý; bộ phận được sửa đổi, bổ sung' : 'Căn cứ pháp lý', width: 4 },
  ]
}

function cellsOf(group: ItemGroup, item: NamedItem, facts: DossierFacts): readonly Inline[] {
  const instrument = `${item.instrument.number} – ${item.instrument.name}`
  if (group === 'ended') return [item.name, item.kind === 'repealed' ? 'Bãi bỏ' : 'Hủy bỏ', instrument]
  if (group === 'replaced') return [item.name, item.successorCode ?? '', instrument]
  const checked = facts.checked.get(item.id)
  const content = checked?.content
  if (!content) return [item.name]
  const changed =
    group === 'amended' && checked?.before
      ? `\nSửa đổi, bổ sung: ${changedParts(checked.before, content)
          .map((part) => contentPartLabels[part].toLocaleLowerCase('vi'))
          .join('; ')}.`
      : ''
  return [
    item.name,
    once('timeLimits', content),
    placeOf(content),
    // Where the text does not say whether anything is charged, the decision does not say so either.
    once('fees', content),
    `${numbersOf(content)}${changed}`,
  ]
}

/** Every line of a part once: the same limit for three ways of submitting is said once. */
function once(part: ContentPart, content: ProcedureContent): string {
  const lines = announcedLines(part, content)
  const bare = lines.map((line) =>
    line.replace(/^(?:Trực tiếp|Trực tuyến[^:]*|Bưu chính|Dịch vụ bưu chính|Khác): /u, ''),
  )
  return [...new Set(bare)].map((line) => (line.length > 400 ? `${line.slice(0, 399)}…` : line)).join('\n')
}

function placeOf({ receivingPlaces, competentAgencies, executingAgencies }: ProcedureContent): string {
  if (receivingPlaces !== '' && receivingPlaces.length <= 300) return receivingPlaces
  return [...new Set([...competentAgencies, ...executingAgencies].map(({ name }) => name))].slice(0, 4).join('; ')
}

function numbersOf({ legalBases }: ProcedureContent): string {
  return legalBases.map(({ number, name }) => (number === '' ? name : number)).join('; ')
}
