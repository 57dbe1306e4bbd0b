import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { readSheet } from '#kernel/sheets/read-sheet.ts'
import type { ReadColumn, SheetColumn, SheetRow } from '#kernel/sheets/sheet.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { agencyKinds, phonePattern, websitePattern, type AgencyKind } from './model.ts'
import { foldName } from './names.ts'
import { firstDay, holds } from './ranges.ts'
import { importProblem, type ImportProblem } from './import-problem.ts'
import { agencyKindLabels } from './vi.ts'

/** One row of the agency sheet: an agency and its contact. Empty cells are null. */
export interface AgencySheetRow {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: AgencyKind
  readonly parentCode: string | null
  readonly unitCode: string | null
  readonly synonyms: readonly string[]
  readonly from: LegalDate
  readonly basis: string
  readonly address: string | null
  readonly phone: string | null
  readonly hotline: string | null
  readonly fax: string | null
  readonly email: string | null
  readonly website: string | null
  readonly receivesFeedback: boolean
  readonly source: string | null
}

interface AgencyColumn extends SheetColumn {
  readonly key: string
  readonly optional?: boolean
}

const columns = [
  { key: 'code', header: 'Mã', width: 28, type: 'text' },
  { key: 'name', header: 'Tên cơ quan', width: 42, type: 'text' },
  { key: 'shortName', header: 'Tên gọi tắt', width: 24, type: 'text', optional: true },
  { key: 'kind', header: 'Loại', width: 24, type: 'text' },
  { key: 'parentCode', header: 'Mã cơ quan quản lý', width: 24, type: 'text', optional: true },
  { key: 'unitCode', header: 'Mã đơn vị hành chính', width: 12, type: 'text', optional: true },
  { key: 'synonyms', header: 'Tên gọi khác', width: 40, type: 'text', optional: true },
  { key: 'from', header: 'Từ ngày', width: 12, type: 'date' },
  { key: 'basis', header: 'Căn cứ', width: 40, type: 'text' },
  { key: 'address', header: 'Địa chỉ', width: 42, type: 'text', optional: true },
  { key: 'phone', header: 'Điện thoại', width: 20, type: 'text', optional: true },
  { key: 'hotline', header: 'Đường dây nóng', width: 20, type: 'text', optional: true },
  { key: 'fax', header: 'Fax', width: 20, type: 'text', optional: true },
  { key: 'email', header: 'Thư điện tử', width: 28, type: 'text', optional: true },
  { key: 'website', header: 'Trang thông tin', width: 28, type: 'text', optional: true },
  { key: 'receivesFeedback', header: 'Tiếp nhận phản ánh', width: 12, type: 'text', optional: true },
  { key: 'source', header: 'Nguồn của địa chỉ', width: 32, type: 'text', optional: true },
] as const satisfies readonly AgencyColumn[]

type AgencyKey = (typeof columns)[number]['key']

/** The agencies of a day with their contacts, in the form in which they can be imported again. */
export async function exportAgencies(reader: Reader, on: LegalDate): Promise<Buffer> {
  const rows = await listSheetRows(reader, on)
  return writeSheet({
    sheets: [
      {
        name: 'Cơ quan',
        titleRows: ['DANH MỤC CƠ QUAN, ĐƠN VỊ', `Tại ngày ${formatDate(on)}`],
        columns,
        rows: rows.map((row) => [
          row.code,
          row.name,
          row.shortName,
          agencyKindLabels[row.kind],
          row.parentCode,
          row.unitCode,
          row.synonyms.join('; ') || null,
          row.from,
          row.basis,
          row.address,
          row.phone,
          row.hotline,
          row.fax,
          row.email,
          row.website,
          row.receivesFeedback ? 'Có' : 'Không',
          row.source,
        ]),
      },
    ],
  })
}

/** What the register holds on a day, in the shape of the sheet. */
export async function listSheetRows(reader: Reader, on: LegalDate): Promise<readonly Omit<AgencySheetRow, 'row'>[]> {
  const rows = await reader
    .selectFrom('agency')
    .leftJoin('agency as parent', 'parent.id', 'agency.parentId')
    .leftJoin('administrativeUnit as unit', 'unit.id', 'agency.unitId')
    .leftJoin('agencyContact as contact', (join) =>
      join.onRef('contact.agencyId', '=', 'agency.id').on(holds('contact.valid', on)),
    )
    .select(['agency.code', 'agency.name', 'agency.shortName', 'agency.kind', 'agency.synonyms', 'agency.basis'])
    .select(['parent.code as parentCode', 'unit.code as unitCode', firstDay('agency.valid').as('from')])
    .select(['contact.address', 'contact.phone', 'contact.hotline', 'contact.fax', 'contact.email', 'contact.website'])
    .select(['contact.source', sql<boolean>`coalesce(contact.receives_feedback, false)`.as('receivesFeedback')])
    .where(holds('agency.valid', on))
    .orderBy('agency.code')
    .execute()
  return rows
}

export interface AgencySheet {
  readonly rows: readonly AgencySheetRow[]
  readonly problems: readonly ImportProblem[]
}

/** Reads a sheet of agencies; a row with something wrong is left out and said, nothing is guessed. */
export async function readAgencySheet(bytes: Uint8Array): Promise<AgencySheet> {
  const read = columns.map((column): ReadColumn => ({
    key: column.key,
    headers: [column.header],
    type: column.type,
    optional: 'optional' in column,
  }))
  const reading = await readSheet(bytes, read)
  const problems: ImportProblem[] = reading.problems.map((problem) => ({ ...problem, row: null }))
  const seen = new Set<string>()
  const rows = reading.rows.flatMap((cells, index) => {
    const row = reading.rowNumbers[index] ?? 0
    const found = problemsOf(cells, row, seen)
    problems.push(...found)
    return found.length > 0 ? [] : [rowOf(cells, row)]
  })
  return { rows, problems }
}

function problemsOf(cells: SheetRow, row: number, seen: Set<string>): readonly ImportProblem[] {
  const code = textIn(cells, 'code') ?? ''
  const at = (key: AgencyKey, problem: string): ImportProblem => importProblem(row, headerOf(key), problem)
  const required = (['code', 'name', 'kind', 'from', 'basis'] as const)
    .filter((key) => cells[key] === null || cells[key] === '')
    .map((key) => at(key, 'required'))
  const tooLong = columns
    .filter((column) => (textIn(cells, column.key)?.length ?? 0) > (column.key === 'synonyms' ? 4000 : 500))
    .map((column) => at(column.key, 'too-long'))
  const email = textIn(cells, 'email')
  const answer = textIn(cells, 'receivesFeedback')
  const others = [
    ...(code !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) ? [at('code', 'invalid-code')] : []),
    ...(seen.has(code) ? [at('code', 'repeated')] : []),
    ...(textIn(cells, 'kind') !== null && kindOf(cells) === undefined ? [at('kind', 'not-an-option')] : []),
    ...(email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) ? [at('email', 'invalid-email')] : []),
    ...(answer !== null && !['co', 'khong'].includes(foldName(answer))
      ? [at('receivesFeedback', 'not-an-option')]
      : []),
  ]
  seen.add(code)
  const unreadable = (['phone', 'hotline', 'fax'] as const)
    .filter((key) => !phonePattern.test(textIn(cells, key) ?? '0'))
    .map((key) => at(key, 'invalid-phone'))
  const website = websitePattern.test(textIn(cells, 'website') ?? 'a.vn')
    ? []
    : [at('website', 'agency.invalid-website')]
  return [...required, ...tooLong, ...others, ...unreadable, ...website]
}

function headerOf(key: AgencyKey): string {
  return columns.find((column) => column.key === key)?.header ?? key
}

function textIn(cells: SheetRow, key: AgencyKey): string | null {
  const value = cells[key]
  return value === undefined || value === null || value === '' ? null : String(value)
}

function kindOf(cells: SheetRow): AgencyKind | undefined {
  const typed = foldName(textIn(cells, 'kind') ?? '')
  const kinds = Object.entries(agencyKindLabels).map(([kind, label]) => [kind, foldName(label)])
  const found = kinds.find(([, label]) => label === typed)?.[0]
  return agencyKinds.find((kind) => kind === found)
}

function rowOf(cells: SheetRow, row: number): AgencySheetRow {
  const text = (key: AgencyKey): string | null => textIn(cells, key)
  return {
    row,
    code: text('code') ?? '',
    name: text('name') ?? '',
    shortName: text('shortName'),
    kind: kindOf(cells) ?? 'outside',
    parentCode: text('parentCode'),
    unitCode: text('unitCode'),
    synonyms: [...new Set((text('synonyms') ?? '').split(/[\n;]/).map((name) => name.trim().toLowerCase()))].filter(
      Boolean,
    ),
    from: text('from') ?? '',
    basis: text('basis') ?? '',
    address: text('address'),
    phone: text('phone'),
    hotline: text('hotline'),
    fax: text('fax'),
    email: text('email'),
    website: text('website'),
    receivesFeedback: foldName(text('receivesFeedback') ?? '') === 'co',
    source: text('source'),
  }
}
