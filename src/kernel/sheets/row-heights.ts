import { textWidth, type PrintFontStyle } from '#kernel/documents/print-font.ts'
import type { SheetCell, Worksheet } from './sheet.ts'

const lineHeight = 15.75
/** Excel allows no higher row. */
const maxHeight = 409

/**
 * Heights in points of the rows that need more than one line. Programs do not agree on growing a row by themselves
 * when a file is opened, and merged cells never grow: the printed book would show half a sentence.
 * @param headerRow zero-based
 */
export function rowHeights(sheet: Worksheet, headerRow: number): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>()
  const widths = sheet.columns.map((column) => columnPoints(column.width))
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const titles = sheet.titleRows ?? []
  titles.forEach((title, row) => heights.set(row, { height: heightOf(lineCount(title, whole, 14, 'Bold')) * 1.2 }))
  const header = sheet.columns.map((column, index) => lineCount(column.header, widths[index] ?? 0, 12, 'Bold'))
  heights.set(headerRow, { height: heightOf(Math.max(1, ...header)) + 4 })
  sheet.rows.forEach((row, index) => {
    const lines = Math.max(1, ...row.map((cell, column) => lineCount(shownText(cell), widths[column] ?? 0, 12)))
    if (lines > 1) heights.set(headerRow + 1 + index, { height: heightOf(lines) })
  })
  return heights
}

function heightOf(lines: number): number {
  return Math.min(maxHeight / 1.2, lines * lineHeight)
}

/** A column's width counts digits of the default font, Times New Roman 12: six points each, and a margin. */
function columnPoints(characters: number): number {
  return characters * 6 + 3.75
}

/** Only text wraps: numbers and dates are on one line. */
function shownText(cell: SheetCell): string {
  return typeof cell === 'string' ? cell : ''
}

function lineCount(text: string, width: number, size: number, style: PrintFontStyle = 'Regular'): number {
  // Words that do not fit at the end of a line leave about a tenth of it empty.
  const room = Math.max(6, (width - 5) * 0.9)
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(textWidth(line, size, style) / room)))
  return lines.reduce((sum, count) => sum + count, 0)
}
