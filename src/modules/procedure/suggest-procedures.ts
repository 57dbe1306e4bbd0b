import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { foldWords } from './fold.ts'

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
const maxPairs = 16

/**
 * Procedures that a text of a citizen may be about, likeliest first: by the pairs of neighbouring syllables it shares with their names,
 * rare pairs counting more. Two statements. Empty when nothing points anywhere: better no suggestion than a wrong one.
 */
export async function suggestProcedures(
  reader: Reader,
  input: { readonly text: string; readonly limit: number; readonly on: LegalDate },
): Promise<readonly ProcedureSuggestion[]> {
  const pairs = pairsOf(input.text)
  if (pairs.length === 0) return []
  const { rows: known } = await sql<{ word: string; procedures: number }>`
    select word, procedures from procedure_word where word = any(${pairs}::text[]) and procedures <= greatest(${tooCommon}::int, (select max(procedures) from procedure_word) / 20)
    order by procedures limit ${maxPairs}`.execute(reader)
  if (known.length === 0) return []
  const words = known.map(({ word }) => word)
  const weights = known.map(({ procedures }) => weightOf(procedures))
  const { rows } = await sql<ProcedureSuggestion>`
    with pair as (select * from unnest(${words}::text[], ${weights}::float8[]) as pair (word, weight)),
    hit as (
      select r.id, sum(pair.weight) / (1 + ln(1 + length(r.name) / 60.0)) as score, array_agg(pair.word order by pair.weight desc, pair.word) as matched
      from procedure_revision r join pair on pair.word = any(r.name_pairs)
      where r.status = 'announced' and r.effective @> ${sql.lit(input.on)}::date and r.name_pairs && ${words}::text[]
      group by r.id
      order by score desc, length(r.name), r.id limit ${input.limit}
    )
    select p.id, p.code, r.name, r.sector_name, r.competent_agency_code, hit.score::float8 as score, hit.matched
    from hit join procedure_revision r on r.id = hit.id join procedure p on p.id = r.procedure_id
    order by hit.score desc, length(r.name), r.id`.execute(reader)
  return rows
}

/** Up to 400 pairs of a long text: more than anybody writes about one procedure. */
function pairsOf(text: string): string[] {
  const words = foldWords(text.slice(0, 20_000)).split(' ')
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < words.length && pairs.size < 400; at++) pairs.add(`${words[at]} ${words[at + 1]}`)
  return [...pairs]
}

function weightOf(procedures: number): number {
  return Math.log(6000 / (procedures + 1))
}
