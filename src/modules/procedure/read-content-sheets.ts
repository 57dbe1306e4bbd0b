import { openWorkbook, sheetIn } from '#kernel/sheets/read-sheet.ts'
import type { SheetProblem, SheetReading, SheetRow } from '#kernel/sheets/sheet.ts'
import { sheetAgencyRoles, partSheets, type PartSheet, type SheetField, type SheetItem } from './content-sheets.ts'
import { ProcedureContent } from './content.ts'
import { levels } from './model.ts'
import { portalRecordOf } from './portal-record.ts'
import type { RecordLine } from './record-cutter.ts'
import { codeHeader } from './write-content-sheets.ts'

type PartName = keyof typeof partSheets
/** Items by the code of their procedure, in the order of the rows. */
type ItemsByCode = ReadonlyMap<string, readonly SheetItem[]>
/** A procedure's row that cannot be read costs that procedure, and no other. */
export type SheetRecord = RecordLine | { readonly line: number; readonly code: string; readonly sheetProblem: string }

/** Records of our template in the portal's shape, in the order of the first sheet; `line` is the row there. */
export async function readContentSheets(bytes: Uint8Array): Promise<SheetRecord[]> {
  const items = new Map<PartName, ItemsByCode>()
  const broken = new Map<string, string>()
  const readings = new Map<PartName, SheetReading>()
  const workbook = await openWorkbook(bytes)
  for (const [name, part] of entriesOf()) {
    const reading = sheetIn(workbook, columnsOf(part))
    readings.set(name, reading)
    const whole = wholeProblem(reading, part)
    if (whole !== undefined) return [{ line: 1, code: '', sheetProblem: `${part.name}: ${whole}` }]
    items.set(name, readItems(part, reading, broken))
  }
  const head = readings.get('head')
  return (head?.rows ?? []).flatMap((row, at) => {
    const code = codeOf(row)
    const line = head?.rowNumbers[at] ?? at + 2
    return recordOf(code, line)
  })

  function recordOf(code: string, line: number): SheetRecord[] {
    const problem = broken.get(code)
    if (problem !== undefined) return [{ line, code, sheetProblem: problem }]
    const content = ProcedureContent.safeParse(contentOf(code, items))
    if (!content.success) return [{ line, code, sheetProblem: content.error.issues[0]?.path.join('.') ?? 'procedure' }]
    return [{ line, bytes: Buffer.from(portalRecordOf({ code, content: content.data })), last: false }]
  }
}

function codeOf(row: SheetRow): string {
  return String(row['#code'] ?? '').trim()
}

function entriesOf(): (readonly [PartName, PartSheet])[] {
  const names = Object.keys(partSheets).filter((name): name is PartName => name in partSheets)
  return names.map((name) => [name, partSheets[name]] as const)
}

function columnsOf(part: PartSheet) {
  return [
    { key: '#code', headers: [codeHeader], type: 'text' as const },
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

function readItems(part: PartSheet, reading: SheetReading, broken: Map<string, string>): ItemsByCode {
  const byRow = new Map<number, SheetProblem>(
    reading.problems.map((problem) => [Number(/\d+$/.exec(problem.cell)?.[0] ?? 0), problem]),
  )
  const found = new Map<string, SheetItem[]>()
  for (const [at, row] of reading.rows.entries()) {
    const code = codeOf(row)
    const problem = byRow.get(reading.rowNumbers[at] ?? 0)
    if (problem) broken.set(code, `${part.name}!${problem.cell} ${problem.code}`)
    const item = itemOf(part.fields, row)
    const known = found.get(code)
    if (known) known.push(item)
    else found.set(code, [item])
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

/** The rows of one procedure put together again; whether they make a text is for its schema to say. */
function contentOf(code: string, items: ReadonlyMap<PartName, ItemsByCode>): unknown {
  const of = (name: PartName): readonly SheetItem[] => items.get(name)?.get(code) ?? []
  const [head = {}] = of('head')
  const at = (name: PartName, key: string, place: number): SheetItem[] => of(name).filter((item) => item[key] === place)
  return {
    ...head,
    sector: head['sectorCode'] === '' ? null : { code: head['sectorCode'], name: head['sectorName'] },
    levels: levels.filter((level) => head[level] === true),
    announcedBy:
      head['decisionNumber'] === ''
        ? null
        : { number: head['decisionNumber'], on: head['decisionOn'], issuer: head['decisionIssuer'] },
    steps: of('steps').map((step) => ({ ...step, by: step['by'] ?? null })),
    channels: of('channels').map((channel, index) => ({
      ...channel,
      timeLimits: at('limits', 'place', placeOf(channel, index)).map(limitOf),
      fees: at('fees', 'place', placeOf(channel, index)),
    })),
    paperGroups: of('groups').map((group, index) => ({
      ...group,
      papers: at('papers', 'group', placeOf(group, index)).map((paper, paperIndex) => ({
        ...paper,
        forms: at('forms', 'group', placeOf(group, index))
          .filter((form) => form['paper'] === placeOf(paper, paperIndex))
          .map((form) => ({ ...form, fileId: form['fileId'] || null })),
      })),
    })),
    ...Object.fromEntries(
      Object.keys(sheetAgencyRoles).map((role) => [role, of('agencies').filter((agency) => agency['role'] === role)]),
    ),
    applicants: of('applicants'),
    outcomes: of('outcomes'),
    legalBases: of('legalBases'),
    related: of('related'),
    cases: of('cases').map((one) => ({ ...one, timeLimit: one['amount'] === null ? null : limitOf(one) })),
    unplaced: of('unplaced'),
    flags: of('flags'),
  }
}

/** The number by which other sheets name an item; without one, its place among the rows. */
function placeOf(item: SheetItem, index: number): number {
  return typeof item['place'] === 'number' ? item['place'] : index + 1
}

function limitOf({ adds, ...limit }: SheetItem): SheetItem {
  return adds === true ? { ...limit, adds } : limit
}
