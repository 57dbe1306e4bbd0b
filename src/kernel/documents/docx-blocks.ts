import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { FileChild } from 'docx'
import type { Inline, LetterBlock } from './letter.ts'
import { plainText } from './plain-text.ts'
import { articleLabel, runsOf } from './printable-blocks.ts'

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** Millimetres in twentieths of a point, the unit of Word. */
export function millimetres(value: number): number {
  return Math.round((value * 1440) / 25.4)
}

/** Text as Word runs: each `\n` becomes a line break inside the paragraph. */
export function docxLines(text: string, style: { bold?: boolean; italics?: boolean } = {}): TextRun[] {
  return plainText(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...style, ...(index === 0 ? {} : { break: 1 }) }))
}

/** @param width of the text area in millimetres */
export function docxBlocks(blocks: readonly LetterBlock[], width: number): FileChild[] {
  return blocks.flatMap((block) => docxBlock(block, width))
}

function docxBlock(block: LetterBlock, width: number): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [
        block.align === undefined
          ? new Paragraph({ style: 'content', children: docxRuns(block.text) })
          : new Paragraph({ style: 'content', alignment: alignments[block.align], children: docxRuns(block.text) }),
      ]
    case 'heading':
      return [new Paragraph({ style: block.level === 1 ? 'chapter' : 'section', children: docxLines(block.text) })]
    case 'article':
      return docxArticle(block)
    case 'item':
      return [new Paragraph({ style: 'item', children: [...docxLines(`${block.marker} `), ...docxRuns(block.text)] })]
    case 'table':
      return [docxTable(block, width), new Paragraph({ style: 'spacer' })]
  }
}

function docxArticle(block: Extract<LetterBlock, { kind: 'article' }>): Paragraph[] {
  const label = docxLines(articleLabel(block), { bold: true })
  if (block.title === undefined) {
    return [new Paragraph({ style: 'article', children: [...label, ...docxLines(' '), ...docxRuns(block.text)] })]
  }
  return [
    new Paragraph({ style: 'article', keepNext: true, children: label }),
    new Paragraph({ style: 'content', children: docxRuns(block.text) }),
  ]
}

function docxTable(block: Extract<LetterBlock, { kind: 'table' }>, width: number): Table {
  const shares = block.columns.reduce((sum, column) => sum + column.width, 0)
  const widths = block.columns.map((column) => millimetres((width * column.width) / shares))
  const cell = (index: number, paragraph: Paragraph): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: [paragraph],
    })
  const header = block.columns.map((column, index) =>
    cell(index, new Paragraph({ style: 'tableHeader', children: docxLines(column.header) })),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, size) => sum + size, 0), type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: header }),
      ...block.rows.map(
        (row) =>
          new TableRow({
            children: block.columns.map((column, index) =>
              cell(
                index,
                new Paragraph({
                  style: 'tableText',
                  alignment: alignments[column.align ?? 'left'],
                  children: docxRuns(row[index] ?? ''),
                }),
              ),
            ),
          }),
      ),
    ],
  })
}

function docxRuns(inline: Inline): TextRun[] {
  return runsOf(inline).flatMap((run) => docxLines(run.text, { bold: run.bold, italics: run.italic }))
}
