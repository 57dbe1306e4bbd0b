import { Difference, DifferenceKey } from '#ui/difference/difference.tsx'
import { usePage } from '#ui/context.ts'
import { Section } from '#ui/card/card.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { PartDifference } from '../differences.ts'
import { procedureWords } from '../words-of-pages.ts'

/** What changed between two texts, part by part: from `differencesOf`. For pages of every room. */
export function PartDifferences({
  differences,
  level = 3,
}: {
  readonly differences: readonly PartDifference[]
  /** Rank of the headings. */
  readonly level?: 2 | 3 | 4
}) {
  const words = procedureWords(usePage().language)
  if (differences.length === 0) return <p>{words.noDifference}</p>
  return (
    <>
      <DifferenceKey />
      {differences.map(({ part, change, runs }) => (
        <Section
          key={part}
          title={words.parts[part]}
          level={level}
          action={change !== 'changed' && <Tag>{change === 'added' ? words.partAdded : words.partRemoved}</Tag>}
        >
          <Difference runs={runs} />
        </Section>
      ))}
    </>
  )
}
