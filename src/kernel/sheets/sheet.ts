import type { LegalDate } from '#kernel/i18n/dates.ts'

/** What a column holds: an instant is shown in Vietnamese time, a date is a legal date. */
export const sheetColumnTypes = ['text', 'number', 'date', 'instant'] as const
export type SheetColumnType = (typeof sheetColumnTypes)[number]

/** A formula is a value of its own kind, so that no text a person typed can ever become one. */
export interface SheetFormula {
  /** Without the equals sign, as `SUM(C5:C9)`. */
  readonly formula: string
  /** What it gives now, for readers that do not calculate. */
  readonly result: number
}

export type SheetCell = string | number | Date | SheetFormula | null

export interface SheetColumn {
  readonly header: string
  /** In characters. */
  readonly width: number
  readonly type: SheetColumnType
}

export interface Worksheet {
  /** Signs that Excel forbids are replaced, and the name is cut to 31 characters. */
  readonly name: string
  /** Lines above the table, each merged over its whole width: the first is the title. */
  readonly titleRows?: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** `text`: string; `number`: number; `date`: LegalDate; `instant`: Date; null leaves the cell empty. */
  readonly rows: readonly (readonly SheetCell[])[]
}

export interface SheetBook {
  readonly sheets: readonly Worksheet[]
}

export const readSheetCodes = [
  'not-xlsx',
  'encrypted',
  'too-large',
  'damaged',
  'no-header',
  'missing-column',
  'duplicate-column',
  'too-many-rows',
  'not-a-number',
  'not-a-date',
  'error-value',
] as const
export type ReadSheetCode = (typeof readSheetCodes)[number]

/** What is wrong and where: `cell` is an address as `C7`, or empty when the whole file is meant. */
export interface SheetProblem {
  readonly cell: string
  readonly code: ReadSheetCode
  /** The column's header, where one is meant. */
  readonly column?: string
}

export interface ReadColumn {
  /** Key of the value in the rows given back. */
  readonly key: string
  /** Accepted headers; case, spaces and marks do not matter. */
  readonly headers: readonly string[]
  readonly type: 'text' | 'number' | 'date'
  readonly optional?: boolean
}

export type SheetRow = Readonly<Record<string, string | number | LegalDate | null>>

export interface SheetReading {
  readonly rows: SheetRow[]
  /** Row numbers of the file, one for each of `rows`, for messages of the caller's own rules. */
  readonly rowNumbers: number[]
  readonly problems: SheetProblem[]
  /** The sheet whose rows these are; absent when none was read. */
  readonly sheet?: string
}
