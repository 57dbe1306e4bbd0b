import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { judgeSuggestion, spokenPairs } from './judge-suggestion.ts'

export interface ProcedureSuggestion {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly sectorName: string
  readonly competentAgencyCode: string | null
  /** Greater is likelier; only comparable within one answer. */
  readonly score: number
  /** The pairs of syllables that text and name share, without accents: why it is suggested. */
  readonly matched: readonly string[]
}

/** Pairs that more procedures than this hold ("thu tuc", "cap tinh") say nothing about which one is meant; of a larger catalogue, one in twenty. */
const tooCommon = 150
/** The rarest pairs decide; more of them only cost time. */
const maxPairs = 40
/** So many names are looked at closely. */
const maxCandidates = 40
/** Next to the likeliest, what is less than this part of it is noise. */
const leastOfBest = 0.6

/**
 * Procedures that a text of a citizen may be about, likeliest first: names that share rare pairs of neighbouring syllables with it are
 * found by an index, then judged one by one (`judge-suggestion.ts`). Two statements. Empty when nothing points anywhere: better no
 * suggestion than a wrong one.
 */
export async function suggestProcedures(
  reader: Reader,
  input: { readonly text: string; readonly limit: number; readonly on: LegalDate },
): Promise<readonly ProcedureSuggestion[]> {
  const spoken = spokenPairs(input.text.slice(0, 20_000)).slice(0, mostPairs)
  const pairs = [...new Set(spoken.map(({ folded }) => folded))]
  if (pairs.length === 0) return []
  const { rows: known } = await sql<{ word: string; procedures: number }>`
    select word, procedures from procedure_word where word = any(${pairs}::text[]) and procedures <= greatest(${tooCommon}::int, (select max(procedures) from procedure_word) / 20)
    order by procedures limit ${maxPairs}`.execute(reader)
  if (known.length === 0) return []
  const candidates = await findCandidates(reader, known, input.on)
  const judged = candidates.flatMap(({ counts, ...candidate }) => {
    const judgement = judgeSuggestion(spoken, candidate.name, (pair) => weightOf(counts[pair] ?? 1))
    return judgement === null ? [] : [{ ...candidate, ...judgement }]
  })
  const best = judged.reduce((most, { score }) => Math.max(most, score), 0)
  return judged
    .filter(({ score }) => score >= leastOfBest * best)
    .toSorted((a, b) => b.score - a.score || a.name.length - b.name.length)
    .slice(0, input.limit)
}

/** Up to 400 pairs of a long text: more than anybody writes about one procedure. */
const mostPairs = 400

type Candidate = Omit<ProcedureSuggestion, 'score' | 'matched'> & {
  /** How many procedures hold each pair of this name. */
  readonly counts: Readonly<Record<string, number>>
}

async function findCandidates(
  reader: Reader,
  known: readonly { readonly word: string; readonly procedures: number }[],
  on: LegalDate,
): Promise<readonly Candidate[]> {
  const words = known.map(({ word }) => word)
  const weights = known.map(({ procedures }) => weightOf(procedures))
  const { rows } = await sql<Candidate>`
    with pair as (select * from unnest(${words}::text[], ${weights}::float8[]) as pair (word, weight)),
    hit as (
      select r.id, sum(pair.weight) / (1 + ln(1 + length(r.name) / 60.0)) as score
      from procedure_revision r join pair on pair.word = any(r.name_pairs)
      where r.status = 'announced' and r.effective @> ${sql.lit(on)}::date and r.name_pairs && ${words}::text[]
      group by r.id
      order by score desc, length(r.name), r.id limit ${maxCandidates}
    )
    select p.id, p.code, r.name, r.sector_name, r.competent_agency_code,
      (select coalesce(jsonb_object_agg(w.word, w.procedures), '{}') from procedure_word w where w.word = any(r.name_pairs)) as counts
    from hit join procedure_revision r on r.id = hit.id join procedure p on p.id = r.procedure_id
    order by hit.score desc, length(r.name), r.id`.execute(reader)
  return rows
}

function weightOf(procedures: number): number {
  return Math.log(6000 / (procedures + 1))
}
