import { formatCount } from '#kernel/i18n/numbers.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** The number in words, when it is not a plain count: "87,4 %". */
  readonly shown?: string | undefined
  readonly href?: string | undefined
  readonly tone?: 'normal' | 'danger' | undefined
}

export interface BarChartProps {
  readonly caption: string
  readonly bars: readonly Bar[]
  /** What a full bar stands for; the largest value when absent. */
  readonly maximum?: number | undefined
}

/** Rows of name, bar and number. The numbers are text; the bars only let the eye compare. */
export function BarChart({ caption, bars, maximum }: BarChartProps) {
  const full = Math.max(maximum ?? 0, ...bars.map((bar) => bar.value), 1)
  return (
    <table class="bar-chart">
      <caption>{caption}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</th>
            <td class="numeric">{bar.shown ?? formatCount(bar.value)}</td>
            <td class="bar-cell" aria-hidden="true">
              <svg class="bar" width="100%" height="12" focusable="false">
                <rect class="bar-track" width="100%" height="12" rx="2" />
                <rect
                  class={bar.tone === 'danger' ? 'bar-danger' : 'bar-fill'}
                  width={`${((Math.max(bar.value, 0) / full) * 100).toFixed(2)}%`}
                  height="12"
                  rx="2"
                />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
