import { formatCount } from '#kernel/i18n/numbers.ts'

export interface Tab {
  readonly href: string
  readonly label: string
  readonly count?: number | undefined
  readonly current?: boolean | undefined
}

export interface TabsProps {
  readonly label: string
  readonly items: readonly Tab[]
}

/** Views of one list, each with its own address: links, not ARIA tabs. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <nav class="tabs no-print" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span class="tab-count soft"> {formatCount(item.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
