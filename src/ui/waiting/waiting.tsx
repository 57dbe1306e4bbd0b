import { Section } from '../card/card.tsx'
import { Stats } from '../stat/stat.tsx'

/** Work of one kind that waits for somebody: how much, and the list in which it stands. */
export interface WaitingWork {
  readonly label: string
  readonly count: number
  readonly href: string
  /** Red while there is any. */
  readonly late?: boolean
}

/** What waits in other rooms; what has nothing is left out, and nothing at all is said in a line. */
export function WaitingList({
  title,
  nothing,
  works,
}: {
  readonly title: string
  readonly nothing: string
  readonly works: readonly WaitingWork[]
}) {
  const waiting = works.filter(({ count }) => count > 0)
  return (
    <Section title={title} id="viec-cho">
      {waiting.length === 0 ? (
        <p class="soft">{nothing}</p>
      ) : (
        <Stats
          items={waiting.map(({ label, count, href, late }) => ({
            label,
            value: count,
            href,
            tone: late ? ('danger' as const) : ('normal' as const),
          }))}
        />
      )}
    </Section>
  )
}
