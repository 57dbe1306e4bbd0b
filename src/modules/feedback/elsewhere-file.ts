import { extname } from 'node:path'
import { readInput } from '#kernel/commands/open-input.ts'
import { readSheet } from '#kernel/sheets/read-sheet.ts'
import type { ReadColumn, SheetCell, SheetColumn, SheetRow } from '#kernel/sheets/sheet.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { channelLabels, groundLabels, kindLabels, outcomeLabels, senderKindLabels } from './vi.ts'

type Labels = Readonly<Record<string, string>>

interface EntryColumn extends SheetColumn {
  readonly key: string
  readonly type: 'text' | 'date'
  readonly optional?: boolean
  /** Words in the cell for each code; the code itself is taken too. */
  readonly labels?: Labels
}

/** The columns of the template, in its order; the keys are those of a line of JSON. */
export const entryColumns: readonly EntryColumn[] = [
  { key: 'number', header: 'Số trong sổ', width: 14, type: 'text' },
  { key: 'receivedOn', header: 'Ngày nhận', width: 12, type: 'date' },
  { key: 'channel', header: 'Kênh', width: 16, type: 'text', optional: true, labels: channelLabels },
  { key: 'kind', header: 'Loại', width: 12, type: 'text', optional: true, labels: kindLabels },
  { key: 'ground', header: 'Loại vấn đề', width: 32, type: 'text', optional: true, labels: groundLabels },
  { key: 'text', header: 'Nội dung', width: 60, type: 'text' },
  { key: 'senderKind', header: 'Người gửi là', width: 14, type: 'text', optional: true, labels: senderKindLabels },
  { key: 'senderName', header: 'Họ và tên', width: 24, type: 'text' },
  { key: 'senderOrganization', header: 'Tên tổ chức', width: 24, type: 'text', optional: true },
  { key: 'senderAddress', header: 'Địa chỉ', width: 32, type: 'text', optional: true },
  { key: 'senderPhone', header: 'Điện thoại', width: 14, type: 'text', optional: true },
  { key: 'senderEmail', header: 'Thư điện tử', width: 24, type: 'text', optional: true },
  { key: 'procedureCode', header: 'Mã thủ tục', width: 14, type: 'text', optional: true },
  { key: 'unitCode', header: 'Mã đơn vị hành chính', width: 12, type: 'text', optional: true },
  { key: 'accusedAgencyCode', header: 'Mã cơ quan bị phản ánh', width: 24, type: 'text', optional: true },
  { key: 'outcome', header: 'Kết quả xử lý', width: 32, type: 'text', optional: true, labels: outcomeLabels },
  { key: 'answerText', header: 'Nội dung trả lời', width: 60, type: 'text', optional: true },
  { key: 'answeredOn', header: 'Ngày trả lời', width: 12, type: 'date', optional: true },
  { key: 'answeredBy', header: 'Mã cơ quan trả lời', width: 24, type: 'text', optional: true },
]

/** One line as it stands in the file, not yet checked. */
export interface FileLine {
  /** Of the file, as the person who made it counts. */
  readonly row: number
  readonly fields: unknown
}

export interface ReadFile {
  readonly lines: readonly FileLine[]
  /** What could not be read at all: `C7: not-a-date`. */
  readonly problems: readonly string[]
}

/** @throws when the name ends in neither `.xlsx` nor `.jsonl` */
export async function readEntries(file: string): Promise<ReadFile> {
  const format = formatOf(file)
  const bytes = await readInput(file)
  if (format === 'jsonl') return readJsonLines(bytes.toString('utf8'))
  const reading = await readSheet(bytes, entryColumns.map(readColumn))
  const problems = reading.problems.map(({ cell, column, code }) => `${cell || column || file}: ${code}`)
  // A cell that could not be read must not make a line that says less than it did.
  const wrong = new Set(reading.problems.map(({ cell }) => Number(/\d+$/.exec(cell)?.[0])))
  const lines = reading.rows.flatMap((cells, index) => {
    const row = reading.rowNumbers[index] ?? 0
    return wrong.has(row) ? [] : [{ row, fields: fieldsOf(cells) }]
  })
  return { lines, problems }
}

/** The same columns with these lines; without lines it is the empty template. */
export async function writeEntries(file: string, lines: readonly Labels[]): Promise<Buffer> {
  if (formatOf(file) === 'jsonl') return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const rows = lines.map((line) => entryColumns.map((column): SheetCell => cellOf(column, line[column.key])))
  const titleRows = ['SỔ TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ', 'Mỗi dòng một phản ánh, kiến nghị']
  return writeSheet({ sheets: [{ name: 'Sổ tiếp nhận', titleRows, columns: entryColumns, rows }] })
}

export function formatOf(file: string): 'xlsx' | 'jsonl' {
  const ending = extname(file).toLowerCase()
  if (ending === '.xlsx') return 'xlsx'
  if (ending === '.jsonl') return 'jsonl'
  throw new Error(`${file}: the name must end in .xlsx or .jsonl`)
}

function readJsonLines(text: string): ReadFile {
  const problems: string[] = []
  const lines = text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      const fields: unknown = JSON.parse(line)
      return [{ row: index + 1, fields }]
    } catch {
      problems.push(`Row ${index + 1}: not-json`)
      return []
    }
  })
  return { lines, problems }
}

function readColumn({ key, header, type, optional = false }: EntryColumn): ReadColumn {
  return { key, headers: [header], type, optional }
}

function fieldsOf(cells: SheetRow): Record<string, unknown> {
  const filled = entryColumns.flatMap((column) => {
    const value = cells[column.key]
    return value === undefined || value === null || value === '' ? [] : [[column.key, codeOf(column, String(value))]]
  })
  return Object.fromEntries(filled)
}

function codeOf({ labels = {} }: EntryColumn, text: string): string {
  return Object.entries(labels).find(([, label]) => folded(label) === folded(text))?.[0] ?? text
}

function cellOf({ labels }: EntryColumn, value: string | undefined): string | null {
  return value === undefined ? null : (labels?.[value] ?? value)
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}
