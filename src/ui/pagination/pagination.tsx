import { formatCount } from '#kernel/i18n/numbers.ts'
import { useUiWords } from '../words.ts'

export interface PaginationProps {
  /** Counted from 1. */
  readonly page: number
  readonly pageSize: number
  /** Of all pages together, counted, never guessed. */
  readonly total: number
  /** There are more than were counted: said so. */
  readonly more?: boolean | undefined
  /** Address of one page, with the filters of this one. */
  href(page: number): string
}

export function Pagination({ page, pageSize, total, more, href }: PaginationProps) {
  const words = useUiWords()
  const last = Math.max(1, Math.ceil(total / pageSize))
  const from = (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total)
  if (total === 0) return null
  return (
    <div class="pagination">
      <p class="soft">
        {words.showing(
          formatCount(Math.min(from, total)),
          formatCount(to),
          more ? words.moreThan(countedRoundly(total)) : formatCount(total),
        )}
      </p>
      {last > 1 && (
        <nav class="no-print" aria-label={words.pages}>
          <ul>
            {page > 1 && (
              <li>
                <a href={href(page - 1)} rel="prev">
                  {words.previousPage}
                </a>
              </li>
            )}
            {pagesAround(page, last).map((number, index) => (
              <li key={number ?? `gap-${index}`}>
                {number === undefined ? (
                  <span class="pagination-gap">…</span>
                ) : (
                  <a
                    href={href(number)}
                    aria-label={words.page(formatCount(number))}
                    aria-current={number === page ? 'page' : undefined}
                  >
                    {formatCount(number)}
                  </a>
                )}
              </li>
            ))}
            {page < last && (
              <li>
                <a href={href(page + 1)} rel="next">
                  {words.nextPage}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  )
}

/** 1.437 counted of an unknown number are "more than 1.000": the odd ones would only look exact. */
export function countedRoundly(total: number): string {
  const step = total >= 1000 ? 1000 : total >= 100 ? 100 : total >= 10 ? 10 : 1
  return formatCount(Math.floor(total / step) * step)
}

/** First, last, the present page and its neighbours; `undefined` stands for a gap of two or more pages. */
export function pagesAround(page: number, last: number): (number | undefined)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last)
  return shown
    .toSorted((a, b) => a - b)
    .flatMap((number, index, all) => {
      const before = all[index - 1] ?? 0
      if (number - before === 2) return [number - 1, number]
      return number - before > 2 ? [undefined, number] : [number]
    })
}
