import { expressionBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { visibleTo } from './queries.ts'
import type { Status } from './workflow.ts'

export interface SimilarFeedback {
  readonly code: string
  /** The first 200 characters. */
  readonly text: string
  readonly status: Status
  /** From 0 to 1: how much of what is rare in the text occurs in the other as well; a little more for the same procedure. */
  readonly score: number
  readonly procedureName: string | null
}

export interface SimilarTo {
  /** The item itself, left out of the answer; null for a text that is not an item yet. */
  readonly id: string | null
  readonly text: string
  readonly procedureId: string | null
}

/** Words that together occur in no more items than this are looked up one by one: every item that has one of them is compared. */
const rareBudget = 1500
/** Commoner words are looked up three at a time, and only so many items that have them are compared. */
const commonLimit = 500
/** Above this, looking up four words in every choice of three costs more than it finds: only the three rarest, then. */
const usualItems = 20_000
/** Below this two texts share words and nothing else. */
const lowestScore = 0.25

/**
 * The items most like a text among those that the actor may see, likest first. One statement.
 * Rare words find the candidates through the search index, and the shared weight of all words ranks them.
 */
export async function listSimilar(
  reader: Reader,
  actor: Actor,
  to: SimilarTo,
  limit = 5,
): Promise<readonly SimilarFeedback[]> {
  const { rows } = await similarQuery(actor, to, limit).execute(reader)
  return rows
}

/** What the comparison and the rule of visibility ask of a candidate. */
const compared = sql.raw(
  'id, code, text, status, search_document, procedure_id, handling_agency_id, accused_agency_id, desk_agency_id, entered_by, about, ground',
)

/** The statement alone, so that a test can ask the database how it would carry it out. */
export function similarQuery(actor: Actor, to: SimilarTo, limit: number) {
  const visible = visibleTo(actor)(expressionBuilder<Database, 'feedback'>())
  return sql<SimilarFeedback>`
    with counted as materialized (
      select word.lexeme, word.lexeme::tsquery as query, coalesce(known.items, 1) as items,
        ln(1 + all_items.most::float8 / coalesce(known.items, 1)) as weight
      from (select max(items) as most from feedback_lexeme) all_items,
        unnest(to_tsvector('simple', fold_vi(left(${to.text}, 10000)))) word
        left join feedback_lexeme known on known.lexeme = word.lexeme
      where word.lexeme ~ '^[a-z]{2,20}$' and all_items.most is not null
      order by items, word.lexeme
      limit 40
    ), ranked as (
      select lexeme, items, sum(items) over (order by items, lexeme) <= ${rareBudget} as rare from counted
    ), placed as (
      select lexeme, items, row_number() over (order by items, lexeme) as place from ranked where not rare
    ), common as (
      select lexeme from placed where place <= 3 or (place = 4 and items <= ${usualItems})
    ), triple as (
      select a.lexeme || ' & ' || b.lexeme || ' & ' || c.lexeme as query
      from common a join common b on b.lexeme > a.lexeme join common c on c.lexeme > b.lexeme
    ), candidate as (
      (select ${compared} from feedback
        where search_document @@ (select string_agg(lexeme, ' | ')::tsquery from ranked where rare) limit ${rareBudget * 2})
      union all
      (select ${compared} from feedback
        where search_document @@ (select string_agg(query, ' | ')::tsquery from triple) limit ${commonLimit})
    ), seen as (
      select * from candidate as feedback where ${visible} and id is distinct from ${to.id}::uuid
    ), scored as (
      select distinct on (seen.id) seen.id, seen.code, left(seen.text, 200) as text, seen.status, seen.procedure_id,
        0.85 * coalesce(shared.weight, 0) / (select sum(weight) from counted)
          + case when seen.procedure_id = ${to.procedureId}::uuid then 0.15 else 0 end as score
      from seen, lateral (
        select sum(counted.weight) as weight from counted where seen.search_document @@ counted.query
      ) shared
    ), best as (
      select * from scored where score >= ${lowestScore} order by score desc, id desc limit ${limit}
    )
    select best.code, best.text, best.status, round(best.score::numeric, 3)::float8 as score, named.name as procedure_name
    from best left join lateral (
      select r.name from procedure_revision r
      where r.procedure_id = best.procedure_id and r.status = 'announced'
      order by upper(r.effective) desc nulls first limit 1
    ) named on true
    order by best.score desc, best.id desc`
}
