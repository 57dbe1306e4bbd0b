import { sql, type RawBuilder } from 'kysely'
import { rarity, type Frequencies } from './search-reading.ts'
import { lexemeQuery } from './search-words.ts'

/** So many procedures are ranked: whoever finds more must say more, and ranking is what costs. */
export const rankedAtMost = 1000

/** What agencies, outcomes, sector and keywords, and the name count against each other. */
const fieldWeights = sql.lit('{0.05,0.18,0.4,1}')
/** What `ts_rank` gives for one word in a name is divided by this. */
const rankOfOne = 1.64493406685

/**
 * The words by which candidates are found, as a query: those that count most, until what the others count together could not bring a procedure
 * near the best, or as many names have them as are ranked.
 */
export function anchorsQuery(weights: ReadonlyMap<string, number>, { of }: Frequencies): string | undefined {
  const terms = [...weights].toSorted(([, left], [, right]) => right - left)
  const heaviest = Math.max(0, ...terms.filter(([term]) => (of.get(term) ?? 0) > 0).map(([, weight]) => weight))
  let left = terms.reduce((sum, [, weight]) => sum + weight, 0)
  const anchors: string[] = []
  let names = 0
  for (const [term, weight] of terms) {
    if (anchors.length > 0 && left < heaviest * neverNear) break
    left -= weight
    const more = of.get(term) ?? 1
    if (anchors.length > 0 && names + more > rankedAtMost) continue
    anchors.push(term)
    names += more
  }
  return anchors.length === 0 ? undefined : anchors.map(lexemeQuery).join(' | ')
}

/** A procedure with the heaviest word scores at least this share of that word's weight, and what is below its half is not shown. */
const neverNear = 0.5

/**
 * How well a revision `r` with its search document, unpacked as `document.search`, answers: every word by its weight and by where it stands, long names less, all words as they were typed more, what a
 * citizen gets at the commune or the province before what a ministry or an embassy does, and what offices do among themselves last.
 * All in floating point: one exact number among the factors, and PostgreSQL would work out logarithms to sixteen digits for every row.
 */
export function scoreOf(weights: ReadonlyMap<string, number>, literal: string | undefined): RawBuilder<number> {
  const shares = [...weightClasses(weights)].map(
    ([weight, terms]) =>
      sql`${sql.lit(weight * terms.length * rankOfOne)} * ts_rank(${fieldWeights}, document.search, ${terms.map(lexemeQuery).join(' | ')}::tsquery)`,
  )
  const asTyped =
    literal === undefined ? sql`1` : sql`case when document.search @@ ${literal}::tsquery then 1.25::float8 else 1 end`
  return sql`(${sql.join(shares, sql` + `)}) / (1 + 0.35 * ln(1 + length(r.name) / 26::float8)) * ${asTyped}
    * case when 'commune' = any(r.levels) then 1.06::float8 when r.levels && '{province,district}' then 1.03
        when 'ministry' = any(r.levels) then 0.92 else 0.9 end
    * case when r.internal then 0.6::float8 else 1 end`
}

/** Words of about the same weight together: PostgreSQL ranks them in one go. */
function weightClasses(weights: ReadonlyMap<string, number>): Map<number, string[]> {
  const classes = Map.groupBy(weights, ([, weight]) => Math.round(Math.log(Math.max(weight, 0.05)) / Math.log(1.25)))
  return new Map(
    [...classes.values()].map((members) => [
      members.reduce((sum, [, weight]) => sum + weight, 0) / members.length,
      members.map(([term]) => term),
    ]),
  )
}

/** Words with which the last, unfinished one may go on, as if they had been typed; the likelier the rarer. */
export function withCompletions(
  weights: ReadonlyMap<string, number>,
  completions: readonly string[],
  frequencies: Frequencies,
): Map<string, number> {
  const all = new Map(weights)
  for (const term of completions) {
    const share = term.includes(' ') ? 0.6 : 0.3
    if (!all.has(term)) all.set(term, share * rarity(term, frequencies))
  }
  return all
}
