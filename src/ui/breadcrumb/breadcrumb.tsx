import { useUiWords } from '../words.ts'

export interface Crumb {
  readonly label: string
  /** Absent for the present page. */
  readonly href?: string | undefined
}

export interface BreadcrumbProps {
  readonly items: readonly Crumb[]
  /** Where a page shows two: each landmark needs its own name. */
  readonly label?: string | undefined
}

export function Breadcrumb({ items, label }: BreadcrumbProps) {
  const words = useUiWords()
  return (
    <nav class="breadcrumb small soft no-print" aria-label={label ?? words.breadcrumb}>
      <ol>
        {items.map((item) => (
          <li key={item.label}>
            {item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
