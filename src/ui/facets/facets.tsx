import type { ComponentChildren } from 'preact'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { useUiWords } from '../words.ts'

export interface FacetChoice {
  readonly label: string
  /** How many the list would hold; where nobody counted, nothing is said. */
  readonly count: number | undefined
  readonly href: string
}

export interface FacetGroup {
  readonly key: string
  readonly label: string
  readonly choices: readonly FacetChoice[]
}

/** A filter that is set, and the address of the list without it. */
export interface SetFacet {
  readonly key: string
  readonly label: string
  readonly value: string
  readonly withoutHref: string
}

export interface FacetedListProps {
  readonly label: string
  readonly groups: readonly FacetGroup[]
  readonly set: readonly SetFacet[]
  /** The list. */
  readonly children?: ComponentChildren
}

/** So many choices of a group are seen at once; the others are one step behind. */
const seenAtOnce = 8

/**
 * A list that can be narrowed by links with counts. On a phone they fold into one line above it, so that the first screen shows the list;
 * on a wide screen they stand beside it. Filters that are set stand above the list, each with a way to take it off.
 */
export function FacetedList({ label, groups, set, children }: FacetedListProps) {
  const words = useUiWords()
  const filled = groups.filter(({ choices }) => choices.length > 0)
  return (
    <div class={filled.length > 0 ? 'faceted' : undefined}>
      {filled.length > 0 && (
        <details class="facets no-print" data-wide-open>
          <summary>{set.length === 0 ? label : `${label} (${formatCount(set.length)})`}</summary>
          <nav aria-label={label}>
            {filled.map((group) => (
              <FacetLinks key={group.key} group={group} />
            ))}
          </nav>
        </details>
      )}
      <div class="faceted-list">
        {set.length > 0 && (
          <ul class="facets-set no-print">
            {set.map((one) => (
              <li key={one.key}>
                <a class="facet-set" href={one.withoutHref} rel="nofollow">
                  <span class="visually-hidden">{words.takeOff} </span>
                  {one.label}: {one.value}
                  <span aria-hidden="true"> ✕</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </div>
  )
}

function FacetLinks({ group }: { readonly group: FacetGroup }) {
  const words = useUiWords()
  const rest = group.choices.slice(seenAtOnce)
  const list = (choices: readonly FacetChoice[]) => (
    <ul>
      {choices.map(({ label, count, href }) => (
        <li key={href}>
          <a href={href} rel="nofollow">
            {label}
          </a>{' '}
          {count !== undefined && <span class="soft">({formatCount(count)})</span>}
        </li>
      ))}
    </ul>
  )
  return (
    <section>
      <h2 class="facet-title">{group.label}</h2>
      {list(group.choices.slice(0, seenAtOnce))}
      {rest.length > 0 && (
        <details>
          <summary>{words.moreChoices(formatCount(rest.length))}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  )
}
