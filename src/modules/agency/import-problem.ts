/** What is wrong in a sheet, and where: a cell's address when the reader knows it, else the row and the column's header. */
export interface ImportProblem {
  readonly row: number | null
  readonly cell: string
  readonly column?: string
  readonly code: string
}

export function importProblem(row: number, column: string, code: string): ImportProblem {
  return { row, cell: '', column, code }
}

/** What an import did, or would do: rows by outcome, and what stands in its way. */
export interface ImportResult {
  readonly changes: readonly {
    readonly row: number
    readonly code: string
    readonly name: string
    readonly change: 'new' | 'changed'
  }[]
  readonly unchanged: number
  readonly problems: readonly ImportProblem[]
}
