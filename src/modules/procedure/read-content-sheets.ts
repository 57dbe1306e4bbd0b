import { openWorkbook, sheetIn, type OpenWorkbook } from '#kernel/sheets/read-sheet.ts'
import type { SheetProblem, SheetReading, SheetRow } from '#kernel/sheets/sheet.ts'
import { partSheets, type PartSheet, type SheetField, type SheetItem } from './content-sheets.ts'
import { ProcedureContent } from './content.ts'
import { portalRecordOf } from './portal-record.ts'
import type { RecordLine } from './record-line.ts'
import { contentOfRows, lostRows, type LostRow, type PartName, type PartRow } from './rows-of-procedure.ts'
import { codeHeader } from './write-content-sheets.ts'

/** Rows by the code of their procedure, in their order. */
type RowsByCode = ReadonlyMap<string, readonly PartRow[]>
/** A procedure's row that cannot be read or placed costs that procedure, and no other; a row of no procedure is refused by itself. */
export type SheetRecord =
  | RecordLine
  | { readonly line: number; readonly code: string; readonly sheetProblem: string }
  | { readonly line: number; readonly code: string; readonly lostRow: string }

/** Records of our template in the portal's shape, in the order of the first sheet; `line` is the row there. Every row is in a record or in a problem. */
export async function readContentSheets(bytes: Uint8Array): Promise<SheetRecord[]> {
  const parts = new Map<PartName, RowsByCode>()
  const broken = new Map<string, string>()
  const workbook = await openWorkbook(bytes)
  const readings = entriesOf().map(([name, part]) => ({ name, part, reading: sheetIn(workbook, columnsOf(part)) }))
  for (const { name, part, reading } of readings) {
    const whole = wholeProblem(reading, part)
    if (whole !== undefined) return [{ line: 1, code: '', sheetProblem: `${part.name}: ${whole}` }]
    parts.set(name, readPart(part, reading, broken))
  }
  const head = readings.find(({ name }) => name === 'head')?.reading
  const codes = head?.rows.map(codeOf) ?? []
  return [
    ...codes.map((code, at) => recordOf(code, head?.rowNumbers[at] ?? at + 2)),
    ...ownerless(parts, new Set(codes)),
    ...unknownSheets(workbook, new Set(readings.map(({ reading }) => reading.sheet))),
  ]

  function recordOf(code: string, line: number): SheetRecord {
    const problem = broken.get(code)
    if (problem !== undefined) return { line, code, sheetProblem: problem }
    const rowsOf = (name: PartName): readonly PartRow[] => parts.get(name)?.get(code) ?? []
    const lost = lostRows(rowsOf)
    if (lost.length > 0) return { line, code, lostRow: lost.map(whereAndWhy).join('; ') }
    const content = ProcedureContent.safeParse(contentOfRows(rowsOf))
    if (!content.success) return { line, code, sheetProblem: content.error.issues[0]?.path.join('.') ?? 'procedure' }
    return { line, bytes: Buffer.from(portalRecordOf({ code, content: content.data })), last: false }
  }
}

/** Rows whose code stands nowhere in the first sheet, or that have none. */
function ownerless(parts: ReadonlyMap<PartName, RowsByCode>, codes: ReadonlySet<string>): SheetRecord[] {
  return [...parts].flatMap(([part, byCode]) =>
    part === 'head'
      ? []
      : [...byCode].flatMap(([code, rows]) =>
          code !== '' && codes.has(code)
            ? []
            : rows.map(({ row }) => ({
                line: row,
                code,
                lostRow: whereAndWhy({
                  part,
                  row,
                  why: code === '' ? 'no code of a procedure' : `${partSheets.head.name} has no procedure of this code`,
                }),
              })),
        ),
  )
}

/** Rows with the code of a procedure on a sheet that is none of the template's: renamed columns, a sheet of somebody's own. */
function unknownSheets(workbook: OpenWorkbook, known: ReadonlySet<string | undefined>): SheetRecord[] {
  if (!('sheets' in workbook)) return []
  return workbook.sheets
    .filter(({ name }) => !known.has(name))
    .flatMap(({ name }) => {
      const { rows, rowNumbers } = sheetIn(workbook, [codeColumn], name)
      return rows.map((row, at) => ({
        line: rowNumbers[at] ?? at + 2,
        code: codeOf(row),
        lostRow: `${name}, row ${rowNumbers[at] ?? at + 2}: the template has no such sheet`,
      }))
    })
}

function whereAndWhy({ part, row, why }: LostRow): string {
  return `${partSheets[part].name}, row ${row}: ${why}`
}

function codeOf(row: SheetRow): string {
  return String(row['#code'] ?? '').trim()
}

function entriesOf(): (readonly [PartName, PartSheet])[] {
  const names = Object.keys(partSheets).filter((name): name is PartName => name in partSheets)
  return names.map((name) => [name, partSheets[name]] as const)
}

const codeColumn = { key: '#code', headers: [codeHeader], type: 'text' as const }

function columnsOf(part: PartSheet) {
  return [
    codeColumn,
    ...part.fields.map(({ header, key, kind }) => ({
      key,
      headers: [header],
      type: kind === 'number' || kind === 'date' ? kind : ('text' as const),
    })),
  ]
}

/** A file that is no workbook, or a sheet whose columns were renamed. A sheet that is missing altogether is a part without items. */
function wholeProblem({ problems }: SheetReading, part: PartSheet): string | undefined {
  const [first] = problems.filter(({ cell }) => cell === '')
  if (!first) return undefined
  const missing = problems.filter(({ code }) => code === 'missing-column').length
  if (missing >= part.fields.length && part !== partSheets.head) return undefined
  return [first.code, first.column].filter((word) => word !== undefined).join(' ')
}

function readPart(part: PartSheet, reading: SheetReading, broken: Map<string, string>): RowsByCode {
  const byRow = new Map<number, SheetProblem>(
    reading.problems.map((problem) => [Number(/\d+$/.exec(problem.cell)?.[0] ?? 0), problem]),
  )
  const found = new Map<string, PartRow[]>()
  for (const [at, cells] of reading.rows.entries()) {
    const code = codeOf(cells)
    const row = reading.rowNumbers[at] ?? at + 2
    const problem = byRow.get(row)
    if (problem) broken.set(code, `${part.name}!${problem.cell} ${problem.code}`)
    const one = { item: itemOf(part.fields, cells), row }
    const known = found.get(code)
    if (known) known.push(one)
    else found.set(code, [one])
  }
  return found
}

function itemOf(fields: readonly SheetField[], row: SheetRow): SheetItem {
  return Object.fromEntries(fields.map(({ key, kind }) => [key, valueOf(kind, row[key] ?? null)]))
}

function valueOf(kind: SheetField['kind'], cell: string | number | null): unknown {
  if (kind === 'mark') return cell !== null && cell !== '' && !/^(?:không|no|0)$/iu.test(String(cell))
  if (kind === 'number' || kind === 'date') return cell
  if (kind === 'text') return cell === null ? '' : String(cell)
  const label = String(cell ?? '')
    .trim()
    .toLocaleLowerCase('vi')
  if (label === '') return undefined
  return Object.entries(kind).find(([, word]) => word.toLocaleLowerCase('vi') === label)?.[0] ?? label
}
