import type { CellValue, Sheet } from 'hucre/xlsx'
import { readXlsx } from 'hucre/xlsx'
import { isLegalDate, parseDate } from '#kernel/i18n/dates.ts'
import { openPackage, sheetLimits } from './open-package.ts'
import type { ReadColumn, ReadSheetCode, SheetProblem, SheetReading, SheetRow } from './sheet.ts'
import { cellAddress } from './write-sheet.ts'

/** The header is looked for in so many rows from the top: forms have titles above it. */
const headerDepth = 30

/**
 * Reads the first sheet of a workbook that has all required columns, wherever its header stands.
 * Empty rows are skipped; numbers may be text (`1.234,5`), dates may be text (`25/09/2017`).
 * Never throws for what is in the file: what is wrong is told cell by cell, and such a cell reads as null.
 */
export async function readSheet(bytes: Uint8Array, columns: readonly ReadColumn[]): Promise<SheetReading> {
  return sheetIn(await openWorkbook(bytes), columns)
}

/** A workbook unpacked and parsed, in which several sheets are looked for: that is what takes time. */
export type OpenWorkbook = { readonly sheets: readonly Sheet[] } | { readonly refused: ReadSheetCode }

export async function openWorkbook(bytes: Uint8Array): Promise<OpenWorkbook> {
  const opened = openPackage(bytes)
  if (!opened.ok) return { refused: opened.code }
  const sheets = await parseSheets(opened.bytes)
  return sheets === undefined ? { refused: 'damaged' } : { sheets }
}

/** The same as `readSheet`, in a workbook that is open; in one of its sheets alone when its name is given. */
export function sheetIn(workbook: OpenWorkbook, columns: readonly ReadColumn[], name?: string): SheetReading {
  if ('refused' in workbook) return refused(workbook.refused)
  const sheets = workbook.sheets.filter((sheet) => name === undefined || sheet.name === name)
  const headers = sheets.flatMap((sheet) => findHeader(sheet, columns))
  const [best] = headers.toSorted((one, other) => one.missing.length - other.missing.length)
  if (best === undefined) return refused('no-header')
  const wrong = headerProblems(best)
  return wrong.length > 0 ? { rows: [], rowNumbers: [], problems: wrong } : readRows(best)
}

interface FoundHeader {
  readonly sheet: Sheet
  readonly row: number
  readonly places: readonly { readonly column: ReadColumn; readonly indexes: readonly number[] }[]
  readonly missing: readonly ReadColumn[]
}

function refused(code: ReadSheetCode): SheetReading {
  return { rows: [], rowNumbers: [], problems: [{ cell: '', code }] }
}

async function parseSheets(bytes: Uint8Array): Promise<Sheet[] | undefined> {
  try {
    // One row over the limit is read, so that too many can be told from just enough.
    const workbook = await readXlsx(bytes, { maxRows: sheetLimits.rows + headerDepth + 1, readStyles: true })
    return workbook.sheets.filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true)
  } catch {
    // Whatever the parser stumbled over is a fault of the file, and its words mean nothing to the person who sent it.
    return undefined
  }
}

/** The row that names the most columns; none when no row names any. */
function findHeader(sheet: Sheet, columns: readonly ReadColumn[]): FoundHeader[] {
  const candidates = sheet.rows.slice(0, headerDepth).map((cells, row): FoundHeader => {
    const names = cells.map((cell) => (typeof cell === 'string' ? folded(cell) : ''))
    const places = columns.map((column) => {
      const accepted = new Set(column.headers.map(folded))
      return { column, indexes: names.flatMap((name, index) => (accepted.has(name) ? [index] : [])) }
    })
    const missing = places.filter((place) => place.indexes.length === 0 && !place.column.optional)
    return { sheet, row, places, missing: missing.map((place) => place.column) }
  })
  return candidates
    .filter((candidate) => candidate.places.some((place) => place.indexes.length > 0))
    .toSorted((one, other) => one.missing.length - other.missing.length)
    .slice(0, 1)
}

function headerProblems(header: FoundHeader): SheetProblem[] {
  const missing = header.missing.map((column): SheetProblem => {
    return { cell: '', code: 'missing-column', column: column.headers[0] ?? column.key }
  })
  const duplicates = header.places.flatMap(({ column, indexes }): SheetProblem[] => {
    const [, second] = indexes
    if (second === undefined) return []
    return [
      { cell: cellAddress(header.row, second), code: 'duplicate-column', column: column.headers[0] ?? column.key },
    ]
  })
  return [...missing, ...duplicates]
}

function readRows(header: FoundHeader): SheetReading {
  const reading: SheetReading = { rows: [], rowNumbers: [], problems: [], sheet: header.sheet.name }
  for (let index = header.row + 1; index < header.sheet.rows.length; index++) {
    const cells = header.sheet.rows[index] ?? []
    if (header.places.every(({ indexes: [at] }) => at === undefined || isEmpty(cells[at]))) continue
    if (reading.rows.length >= sheetLimits.rows) return refused('too-many-rows')
    reading.rows.push(readRow(header, index, reading.problems))
    reading.rowNumbers.push(index + 1)
  }
  return reading
}

function readRow(header: FoundHeader, index: number, problems: SheetProblem[]): SheetRow {
  const row: Record<string, string | number | null> = {}
  for (const { column, indexes } of header.places) {
    const [at] = indexes
    const value = at === undefined ? null : (header.sheet.rows[index]?.[at] ?? null)
    const read = readers[column.type](value)
    row[column.key] = typeof read === 'object' && read !== null ? null : read
    if (at !== undefined && typeof read === 'object' && read !== null) {
      problems.push({ cell: cellAddress(index, at), code: read.code, column: column.headers[0] ?? column.key })
    }
  }
  return row
}

type Read = string | number | null | { readonly code: ReadSheetCode }

const readers: Record<ReadColumn['type'], (value: CellValue) => Read> = {
  text: readText,
  number: readNumber,
  date: readDate,
}

function readText(value: CellValue): Read {
  if (isEmpty(value)) return null
  if (value instanceof Date) return dateOf(value).split('-').toReversed().join('/')
  if (typeof value === 'string' && isErrorValue(value)) return { code: 'error-value' }
  return String(value).normalize('NFC').trim()
}

function readNumber(value: CellValue): Read {
  if (isEmpty(value)) return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : { code: 'not-a-number' }
  return typeof value === 'string' ? readNumberText(value.trim()) : { code: 'not-a-number' }
}

/** `1.234,5`, `1 234,5` and `1234.5` are the same number; `1.234` is one thousand and more, as in Vietnam. */
function readNumberText(text: string): Read {
  if (isErrorValue(text)) return { code: 'error-value' }
  const compact = text.replace(/[\s\u00a0]/g, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact)) return Number(compact.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d{1,3}(,\d{3}){2,}$/.test(compact)) return Number(compact.replaceAll(',', ''))
  if (/^-?\d{1,15}([.,]\d{1,15})?$/.test(compact)) return Number(compact.replace(',', '.'))
  return { code: 'not-a-number' }
}

function readDate(value: CellValue): Read {
  if (isEmpty(value)) return null
  if (value instanceof Date) return isLegalDate(dateOf(value)) ? dateOf(value) : { code: 'not-a-date' }
  if (typeof value !== 'string') return { code: 'not-a-date' }
  if (isErrorValue(value)) return { code: 'error-value' }
  return parseDate(value) ?? { code: 'not-a-date' }
}

/** Excel's dates have no zone: the reader puts their day and hour into UTC fields. */
function dateOf(value: Date): string {
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
}

function isEmpty(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

function isErrorValue(text: string): boolean {
  return /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(text.trim())
}

/** Headers are compared without case, marks, extra spaces and punctuation: people retype them. */
function folded(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
