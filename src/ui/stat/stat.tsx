import { formatCount } from '#kernel/i18n/numbers.ts'

export interface StatProps {
  readonly label: string
  /** A number is written the Vietnamese way; text is shown as it is ("87,4 %"). */
  readonly value: number | string
  readonly note?: string | undefined
  /** The list that is counted here. */
  readonly href?: string | undefined
  /** Red, for what is late; only when it is not zero. */
  readonly tone?: 'normal' | 'danger' | undefined
}

export function Stat({ label, value, note, href, tone = 'normal' }: StatProps) {
  const shown = typeof value === 'number' ? formatCount(value) : value
  return (
    <div class={tone === 'danger' ? 'stat stat-danger' : 'stat'}>
      <dt>{href ? <a href={href}>{label}</a> : label}</dt>
      <dd class="stat-value">{shown}</dd>
      {note && <dd class="stat-note small soft">{note}</dd>}
    </div>
  )
}

export interface StatsProps {
  readonly items: readonly StatProps[]
}

/** Figures side by side; each a pair of name and number. */
export function Stats({ items }: StatsProps) {
  return (
    <dl class="stats">
      {items.map((item) => (
        <Stat key={item.label} {...item} />
      ))}
    </dl>
  )
}
