import type { Reader } from '#kernel/act.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { readSheet } from '#kernel/sheets/read-sheet.ts'
import type { ReadColumn, SheetRow } from '#kernel/sheets/sheet.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { importProblem, type ImportProblem } from './import-problem.ts'
import { postRoles, type PostRole } from './model.ts'
import { foldName } from './names.ts'
import { firstDay, holds } from './ranges.ts'
import { postRoleLabels } from './vi.ts'

/** One row of the sheet of officials: an official with one of her posts, or with none. */
export interface OfficialSheetRow {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly post: {
    readonly agencyCode: string
    readonly role: PostRole
    readonly title: string | null
    readonly from: LegalDate
    readonly basis: string
  } | null
}

const columns = [
  { key: 'code', header: 'Mã cán bộ', width: 20, type: 'text' },
  { key: 'name', header: 'Họ và tên', width: 28, type: 'text' },
  { key: 'email', header: 'Thư điện tử', width: 28, type: 'text', optional: true },
  { key: 'phone', header: 'Điện thoại', width: 18, type: 'text', optional: true },
  { key: 'agencyCode', header: 'Mã cơ quan', width: 28, type: 'text', optional: true },
  { key: 'role', header: 'Vai trò', width: 20, type: 'text', optional: true },
  { key: 'title', header: 'Chức danh', width: 24, type: 'text', optional: true },
  { key: 'from', header: 'Từ ngày', width: 12, type: 'date', optional: true },
  { key: 'basis', header: 'Căn cứ', width: 40, type: 'text', optional: true },
] as const

type OfficialKey = (typeof columns)[number]['key']

/** Officials in office on a day with the posts they hold, in the form in which they can be imported again. */
export async function exportOfficials(reader: Reader, on: LegalDate): Promise<Buffer> {
  const rows = await reader
    .selectFrom('official')
    .leftJoin('officialPost as post', (join) =>
      join.onRef('post.officialId', '=', 'official.id').on(holds('post.valid', on)),
    )
    .leftJoin('agency', 'agency.id', 'post.agencyId')
    .select([
      'official.code',
      'official.name',
      'official.email',
      'official.phone',
      'agency.code as agencyCode',
      'post.role',
      'post.title',
    ])
    .select([firstDay('post.valid').as('from'), 'post.basis'])
    .where((where) => where.or([where('official.leftOn', 'is', null), where('official.leftOn', '>', on)]))
    .orderBy('official.code')
    .orderBy('agency.code')
    .orderBy('post.role')
    .execute()
  return writeSheet({
    sheets: [
      {
        name: 'Cán bộ',
        titleRows: ['DANH SÁCH CÁN BỘ, CÔNG CHỨC', `Tại ngày ${formatDate(on)}`],
        columns,
        rows: rows.map((row) => [
          row.code,
          row.name,
          row.email,
          row.phone,
          row.agencyCode,
          row.role === null ? null : postRoleLabels[row.role],
          row.title,
          row.from,
          row.basis,
        ]),
      },
    ],
  })
}

export interface OfficialSheet {
  readonly rows: readonly OfficialSheetRow[]
  readonly problems: readonly ImportProblem[]
}

/** Reads a sheet of officials; a row with something wrong is left out and said. */
export async function readOfficialSheet(bytes: Uint8Array): Promise<OfficialSheet> {
  const read = columns.map((column): ReadColumn => ({
    key: column.key,
    headers: [column.header],
    type: column.type,
    optional: 'optional' in column,
  }))
  const reading = await readSheet(bytes, read)
  const problems: ImportProblem[] = reading.problems.map((problem) => ({ ...problem, row: null }))
  const rows = reading.rows.flatMap((cells, index) => {
    const row = reading.rowNumbers[index] ?? 0
    const found = problemsOf(cells, row)
    problems.push(...found)
    return found.length > 0 ? [] : [rowOf(cells, row)]
  })
  return { rows, problems }
}

function problemsOf(cells: SheetRow, row: number): readonly ImportProblem[] {
  const at = (key: OfficialKey, problem: string): ImportProblem =>
    importProblem(row, columns.find((column) => column.key === key)?.header ?? key, problem)
  const code = textIn(cells, 'code') ?? ''
  const email = textIn(cells, 'email')
  const needed: readonly OfficialKey[] =
    textIn(cells, 'agencyCode') === null && textIn(cells, 'role') === null
      ? ['code', 'name']
      : ['code', 'name', 'agencyCode', 'role', 'from', 'basis']
  return [
    ...needed.filter((key) => textIn(cells, key) === null).map((key) => at(key, 'required')),
    ...columns
      .filter((column) => (textIn(cells, column.key)?.length ?? 0) > limitOf(column.key))
      .map((column) => at(column.key, 'too-long')),
    ...(code !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) ? [at('code', 'invalid-code')] : []),
    ...(email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) ? [at('email', 'invalid-email')] : []),
    ...(textIn(cells, 'role') !== null && roleOf(cells) === undefined ? [at('role', 'not-an-option')] : []),
  ]
}

function limitOf(key: OfficialKey): number {
  return { code: 60, name: 100, email: 200, phone: 50, agencyCode: 100, role: 50, title: 150, from: 10, basis: 500 }[
    key
  ]
}

function textIn(cells: SheetRow, key: OfficialKey): string | null {
  const value = cells[key]
  return value === undefined || value === null || value === '' ? null : String(value)
}

function roleOf(cells: SheetRow): PostRole | undefined {
  const typed = foldName(textIn(cells, 'role') ?? '')
  return postRoles.find((role) => foldName(postRoleLabels[role]) === typed)
}

function rowOf(cells: SheetRow, row: number): OfficialSheetRow {
  const agencyCode = textIn(cells, 'agencyCode')
  const role = roleOf(cells)
  const person = {
    row,
    code: textIn(cells, 'code') ?? '',
    name: textIn(cells, 'name') ?? '',
    email: textIn(cells, 'email'),
    phone: textIn(cells, 'phone'),
  }
  if (agencyCode === null || role === undefined) return { ...person, post: null }
  const title = textIn(cells, 'title')
  return {
    ...person,
    post: { agencyCode, role, title, from: textIn(cells, 'from') ?? '', basis: textIn(cells, 'basis') ?? '' },
  }
}
