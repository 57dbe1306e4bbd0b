import type { SheetCell, SheetColumn, Worksheet } from '#kernel/sheets/sheet.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { partSheets, type PartSheet, type SheetField, type SheetItem } from './content-sheets.ts'
import type { CodedContent } from './portal-record.ts'

export const codeHeader = 'Mã thủ tục'
/** A cell holds no more signs than this. */
const cellLength = 32_767

/**
 * Our template with these texts in it, none for an empty one: one sheet a part, every row with the code of its procedure.
 * @throws Error `procedure.too-long-for-a-cell` rather than cutting a text in silence
 */
export async function writeContentSheets(texts: readonly CodedContent[]): Promise<Buffer> {
  return writeSheet({ sheets: contentSheetsOf(texts) })
}

export function contentSheetsOf(texts: readonly CodedContent[]): Worksheet[] {
  return Object.values(partSheets).map((part) => worksheetOf(part, texts))
}

function worksheetOf(part: PartSheet, texts: readonly CodedContent[]): Worksheet {
  return {
    name: part.name,
    columns: [{ header: codeHeader, width: 18, type: 'text' }, ...part.fields.map(columnOf)],
    rows: texts.flatMap(({ code, content }) =>
      part.items(content).map((item) => [code, ...part.fields.map((field) => cellOf(field, item, code))]),
    ),
  }
}

function columnOf({ header, kind }: SheetField): SheetColumn {
  if (kind === 'number' || kind === 'date') return { header, width: 14, type: kind }
  return { header, width: kind === 'text' ? 40 : 18, type: 'text' }
}

function cellOf({ key, kind, header }: SheetField, item: SheetItem, code: string): SheetCell {
  const value = item[key]
  if (value === null || value === undefined || value === '') return null
  if (kind === 'mark') return value === true ? 'x' : null
  if (typeof value === 'number') return value
  if (typeof value !== 'string') throw new Error(`procedure.not-a-cell: ${code} ${header}`)
  if (value.length > cellLength) throw new Error(`procedure.too-long-for-a-cell: ${code} ${header}`)
  return typeof kind === 'object' ? (kind[value] ?? value) : value
}
