import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx'
import { cellRef, rangeRef, writeXlsx } from 'hucre/xlsx'
import { formatDate, isLegalDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { rowHeights } from './row-heights.ts'
import type { SheetBook, SheetCell, SheetColumnType, Worksheet } from './sheet.ts'

const font = 'Times New Roman'
const maxTextLength = 32_767
const vietnamOffsetMs = 7 * 60 * 60 * 1000

/**
 * A workbook for people who print and filter it: merged titles, a bold header that stays in sight and is repeated on
 * each printed page, filters, A4 landscape fitted to the width.
 * Text stays text: a value that begins with `=`, `+`, `-` or `@` is stored as a string, and marked as one, so that
 * editing the cell does not turn it into a formula either.
 * @returns the bytes of an .xlsx file
 */
export async function writeSheet(book: SheetBook): Promise<Buffer> {
  const names = uniqueNames(book.sheets.map((sheet) => sheet.name))
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet, index) => worksheet(sheet, names[index] ?? '')),
    namedRanges: book.sheets.map((sheet, index) => printTitles(sheet, names[index] ?? '')),
    defaultFont: { name: font, size: 12 },
  })
  return Buffer.from(bytes)
}

function worksheet(sheet: Worksheet, name: string): WriteSheet {
  const titles = sheet.titleRows ?? []
  const headerRow = headerRowOf(sheet)
  const lastColumn = Math.max(sheet.columns.length - 1, 0)
  const lastRow = headerRow + sheet.rows.length
  const cells = new Map<string, Partial<Cell>>()
  titles.forEach((title, row) => cells.set(`${row},0`, { ...text(title), style: titleStyle(row) }))
  sheet.columns.forEach((column, index) =>
    cells.set(`${headerRow},${index}`, { ...text(column.header), style: headerStyle }),
  )
  sheet.rows.forEach((row, rowIndex) =>
    sheet.columns.forEach((column, index) =>
      cells.set(`${headerRow + 1 + rowIndex},${index}`, bodyCell(row[index] ?? null, column.type)),
    ),
  )
  return {
    name,
    columns: sheet.columns.map((column) => ({ width: column.width })),
    rows: Array.from({ length: lastRow + 1 }, () => []),
    cells,
    rowDefs: rowHeights(sheet, headerRow),
    merges: lastColumn === 0 ? [] : titles.map((_, row) => merged(row, lastColumn)),
    autoFilter: { range: rangeRef(headerRow, 0, lastRow, lastColumn) },
    freezePane: { rows: headerRow + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.79, bottom: 0.79, left: 0.79, right: 0.59, header: 0.4, footer: 0.4 },
    },
    headerFooter: { oddFooter: '&C&P/&N' },
  }
}

/** An empty line stands between titles and table; without it Excel takes the titles for part of the filtered range. */
function headerRowOf(sheet: Worksheet): number {
  const titles = sheet.titleRows?.length ?? 0
  return titles === 0 ? 0 : titles + 1
}

/**
 * The header row is repeated on each printed page. Not by `printTitlesRow` of the library: it leaves the sheet's name
 * without quotes, and Excel then offers to repair a file whose sheet name has a space in it.
 */
function printTitles(sheet: Worksheet, name: string): { name: string; range: string; scope: string } {
  const row = headerRowOf(sheet) + 1
  return { name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!$${row}:$${row}`, scope: name }
}

function merged(
  row: number,
  lastColumn: number,
): { startRow: number; startCol: number; endRow: number; endCol: number } {
  return { startRow: row, startCol: 0, endRow: row, endCol: lastColumn }
}

const side = { style: 'thin' } as const
const border = { top: side, bottom: side, left: side, right: side }

const headerStyle: CellStyle = {
  font: { name: font, size: 12, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  border,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

const right = { vertical: 'top', horizontal: 'right' } as const
const center = { vertical: 'top', horizontal: 'center' } as const
const wrapped = { vertical: 'top', wrapText: true } as const

const styles = {
  /** `@` keeps a value text when somebody edits the cell. */
  text: bodyStyle(wrapped, '@'),
  /** Excel shows `####` for text-formatted values of more than 255 characters. */
  longText: bodyStyle(wrapped, 'General'),
  whole: bodyStyle(right, '#,##0'),
  /** Not for whole numbers: Excel would show `5.` */
  decimal: bodyStyle(right, '#,##0.##########'),
  date: bodyStyle(center, 'dd/mm/yyyy'),
  instant: bodyStyle(center, 'hh:mm dd/mm/yyyy'),
}

function bodyStyle(alignment: NonNullable<CellStyle['alignment']>, numFmt: string): CellStyle {
  return { font: { name: font, size: 12 }, border, alignment, numFmt }
}

function titleStyle(row: number): CellStyle {
  return {
    font: row === 0 ? { name: font, size: 14, bold: true } : { name: font, size: 12, italic: true },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  }
}

function bodyCell(value: SheetCell, type: SheetColumnType): Partial<Cell> {
  if (value === null) return { value: null, style: styles.text }
  if (value instanceof Date) return instantCell(value)
  if (typeof value === 'object') {
    return {
      formula: value.formula,
      formulaResult: value.result,
      value: value.result,
      style: numberStyle(value.result),
    }
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { value, type: 'number', style: numberStyle(value) } : textCell(String(value))
  }
  return type === 'date' && isLegalDate(value) ? dateCell(value) : textCell(value)
}

function numberStyle(value: number): CellStyle {
  return Number.isInteger(value) ? styles.whole : styles.decimal
}

/** Excel counts days from 1900 and believes that 29/02/1900 was one: earlier dates are written as text. */
function dateCell(date: LegalDate): Partial<Cell> {
  if (date < '1900-03-01') return textCell(formatDate(date))
  return { value: new Date(`${date}T00:00:00Z`), type: 'date', style: styles.date }
}

/** A cell has no time zone: the clock of Vietnam is written into it. */
function instantCell(instant: Date): Partial<Cell> {
  const local = new Date(instant.getTime() + vietnamOffsetMs)
  if (Number.isNaN(local.getTime()) || local.getUTCFullYear() < 1901) return textCell('')
  return { value: local, type: 'date', style: styles.instant }
}

function textCell(value: string): Partial<Cell> {
  return { ...text(value), style: value.length > 255 ? styles.longText : styles.text }
}

/** Excel's own limits: no control characters but tab and newline, at most 32,767 characters in a cell. */
function text(value: string): Partial<Cell> {
  const clean = value
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
    // Excel reads `_x0041_` as the letter A unless its first sign is itself written so.
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return { value: clean.slice(0, maxTextLength).toWellFormed(), type: 'string' }
}

/** Excel takes a file with two equal sheet names, or with one of these signs in a name, for damaged. */
function uniqueNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((name, index) => {
    const legal =
      name
        .normalize('NFC')
        .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || `Trang ${index + 1}`
    let unique = legal.slice(0, 31)
    for (let count = 2; used.has(unique.toLowerCase()); count++) unique = `${legal.slice(0, 26)} (${count})`
    used.add(unique.toLowerCase())
    return unique
  })
}

/** Address of a cell from zero-based row and column: `cellAddress(6, 2)` is `C7`. */
export function cellAddress(row: number, column: number): string {
  return cellRef(row, column)
}
