import type { ComponentChildren } from 'preact'

export interface SummaryRow {
  readonly term: string
  /** Rows without a value are left out: an empty line tells nobody anything. */
  readonly value: ComponentChildren
  /** A link or small button that changes this line. */
  readonly action?: ComponentChildren
}

export interface SummaryListProps {
  readonly rows: readonly SummaryRow[]
}

/** Names and values of one thing: `<dl>`. */
export function SummaryList({ rows }: SummaryListProps) {
  return (
    <dl class="summary-list">
      {rows
        .filter((row) => row.value !== undefined && row.value !== null && row.value !== '')
        .map((row) => (
          <div key={row.term}>
            <dt>{row.term}</dt>
            <dd>
              {row.value}
              {row.action && <span class="summary-action no-print">{row.action}</span>}
            </dd>
          </div>
        ))}
    </dl>
  )
}
