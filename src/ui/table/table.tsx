import type { ComponentChildren } from 'preact'
import { useUiWords } from '../words.ts'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  cell(row: Row): ComponentChildren
  /** Right-aligned, digits of equal width. */
  readonly numeric?: boolean | undefined
  /** The cell that names the row: a row header, and the title of the card on a phone. */
  readonly rowHeader?: boolean | undefined
  /** Address of the same list sorted by this column, and how it is sorted now. */
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' | undefined } | undefined
  /** Holds sentences: never squeezed to a word a line beside columns of dates. */
  readonly wide?: boolean | undefined
  /** The column's name is for the ear only (actions, tick boxes). */
  readonly hideLabel?: boolean | undefined
}

export interface TableProps<Row> {
  readonly caption: string
  readonly hideCaption?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  rowKey(row: Row): string
  /** Shown instead of the body when there are no rows. */
  readonly empty?: ComponentChildren
  /** Sums under the rows, one cell per column. */
  readonly footer?: readonly ComponentChildren[] | undefined
  /** Keeps the grid on a phone and scrolls inside its own box: for wide tables of figures only. */
  readonly keepGrid?: boolean | undefined
}

/**
 * A table that turns into cards on a phone. The roles are written out because `display: block`
 * takes a table's meaning away from some screen readers.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, footer, keepGrid } = props
  const words = useUiWords()
  const table = (
    <table class={keepGrid ? 'table' : 'table table-cards'} role="table">
      <caption class={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.length === 0 && (
          <tr role="row">
            <td role="cell" class="table-empty" colspan={columns.length}>
              {props.empty ?? words.nothingFound}
            </td>
          </tr>
        )}
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} content={column.cell(row)} />
            ))}
          </tr>
        ))}
      </tbody>
      {footer && (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <BodyCell key={column.key} column={column} content={footer[index]} />
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
  return keepGrid ? (
    <div class="table-scroll" role="region" aria-label={caption} tabindex={0}>
      {table}
    </div>
  ) : (
    table
  )
}

function HeaderCell<Row>({ column }: { readonly column: Column<Row> }) {
  const words = useUiWords()
  const { sort } = column
  const mark = sort?.direction && { ascending: '▲', descending: '▼' }[sort.direction]
  return (
    <th scope="col" role="columnheader" class={column.numeric ? 'numeric' : undefined} aria-sort={sort?.direction}>
      {sort ? (
        <a class="table-sort" href={sort.href}>
          {column.label}
          {mark && (
            <span class="table-sort-mark" aria-hidden="true">
              {mark}
            </span>
          )}
          {sort.direction && (
            <span class="visually-hidden">
              {', '}
              {sort.direction === 'ascending' ? words.sortedAscending : words.sortedDescending}
            </span>
          )}
        </a>
      ) : (
        <span class={column.hideLabel ? 'visually-hidden' : undefined}>{column.label}</span>
      )}
    </th>
  )
}

function BodyCell<Row>({ column, content }: { readonly column: Column<Row>; readonly content: ComponentChildren }) {
  const look =
    [column.numeric && 'numeric', column.rowHeader && 'row-header', column.wide && 'wide'].filter(Boolean).join(' ') ||
    undefined
  const label = column.hideLabel || column.rowHeader ? undefined : column.label
  return column.rowHeader ? (
    <th scope="row" role="rowheader" class={look}>
      {content}
    </th>
  ) : (
    <td role="cell" class={look} data-label={label}>
      {content}
    </td>
  )
}
