import type { Inline, LetterBlock } from './letter.ts'
import { printableText } from './plain-text.ts'
import { textWidth } from './print-font.ts'

/** A header higher than a page cannot be repeated on each: the typesetter would add pages for ever. */
const maxHeaderLines = 10

interface PrintableRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
}

/** The room in which blocks are set, in points: what is wider than it must be given places to break. */
export interface BlockRoom {
  readonly width: number
  readonly size: number
  readonly tableSize: number
}

/** Blocks as the Typst templates read them: every field present, every text printable. */
export function printableBlocks(blocks: readonly LetterBlock[], room: BlockRoom): unknown[] {
  return blocks.map((block) => printableBlock(block, room))
}

export function printableRuns(inline: Inline, width: number, size: number): PrintableRun[] {
  return runsOf(inline).map((run) => ({ ...run, text: printableText(run.text, width, size) }))
}

/** Every inline text as runs with both styles said. */
export function runsOf(inline: Inline): PrintableRun[] {
  const runs = typeof inline === 'string' ? [{ text: inline }] : inline
  return runs.map((run) => ({ bold: false, italic: false, ...run }))
}

/** `Điều 1.` or `Điều 1. Tên điều`: number and title are one bold piece. */
export function articleLabel(block: { readonly number: string; readonly title?: string }): string {
  return block.title === undefined ? `Điều ${block.number}.` : `Điều ${block.number}. ${block.title}`
}

function printableBlock(block: LetterBlock, room: BlockRoom): unknown {
  const runs = (inline: Inline): PrintableRun[] => printableRuns(inline, room.width, room.size)
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, align: block.align ?? 'justify', runs: runs(block.text) }
    case 'heading':
      return { kind: block.kind, level: block.level, text: printableText(block.text, room.width, room.size) }
    case 'article':
      return {
        kind: block.kind,
        label: printableText(articleLabel(block)),
        titled: block.title !== undefined,
        runs: runs(block.text),
      }
    case 'item':
      return { kind: block.kind, marker: printableText(block.marker), runs: runs(block.text) }
    case 'table':
      return printableTable(block, room)
  }
}

function printableTable(block: Extract<LetterBlock, { kind: 'table' }>, room: BlockRoom): unknown {
  const shares = block.columns.reduce((sum, column) => sum + column.width, 0)
  const columns = block.columns.map((column) => ({ ...column, points: (room.width * column.width) / shares - 9 }))
  return {
    kind: block.kind,
    repeatHeader: columns.every((column) => lineCount(column.header, column.points, room.tableSize) <= maxHeaderLines),
    columns: columns.map((column) => ({
      header: printableText(column.header, column.points, room.tableSize),
      width: column.width,
      align: column.align ?? 'left',
    })),
    rows: block.rows.map((row) =>
      columns.map((column, index) => ({ runs: printableRuns(row[index] ?? '', column.points, room.tableSize) })),
    ),
  }
}

function lineCount(text: string, width: number, size: number): number {
  const lines = text.split('\n').map((line) => Math.ceil(textWidth(line, size, 'Bold') / width))
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0)
}
