import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { publishedWords } from './public-queries.ts'

export interface SimilarAnswer {
  readonly code: string
  readonly title: string
}

/** The words together may stand in so many items; more would be read for nothing. */
const readAtMost = 20_000
/** So many are compared closely. */
const comparedAtMost = 300
/** So many words in one query; the rarest say most. */
const askedAtMost = 8

/**
 * Published results that may already answer what somebody is writing, likeliest first: those that share its rare words, and of them
 * those that share pairs of neighbouring syllables. Two statements; none when nothing is written.
 */
export async function findSimilarPublished(reader: Reader, text: string, limit = 3): Promise<readonly SimilarAnswer[]> {
  const words = publishedWords(text, 80).filter((word) => word.length > 1 && !/\d/.test(word))
  if (words.length < 2) return []
  const { rows: known } = await sql<{ word: string; items: number }>`
    select asked.word, coalesce(lexeme.items, 0) as items
    from unnest(${words}::text[]) as asked (word) left join feedback_lexeme lexeme on lexeme.lexeme = asked.word
    order by items limit ${sql.lit(askedAtMost)}`.execute(reader)
  let read = 0
  const rare = known.filter(({ items }) => (read += items) <= readAtMost).map(({ word }) => word)
  if (rare.length === 0) return []
  const pairs = pairsOf(text)
  const { rows } = await sql<SimilarAnswer>`
    with near as (
      select feedback_id, code, title, search_document from feedback_publication
      where search_document @@ ${rare.join(' | ')}::tsquery limit ${sql.lit(comparedAtMost)}
    ), scored as (
      select code, title, feedback_id,
        (select count(*) from unnest(${pairs}::text[]) as pair where near.search_document @@ pair::tsquery) as shared
      from near
    )
    select code, title from scored where shared >= 2 order by shared desc, feedback_id desc limit ${sql.lit(limit)}`.execute(
    reader,
  )
  return rows
}

/** Neighbouring syllables, which are most Vietnamese words: `khai <-> sinh`. */
function pairsOf(text: string): string[] {
  const syllables = text
    .slice(0, 500)
    .split(/[^\p{L}\p{M}]+/u)
    .map((syllable) => publishedWords(syllable)[0] ?? '')
  const pairs = syllables.flatMap((syllable, at) => {
    const next = syllables[at + 1] ?? ''
    return syllable.length > 1 && next.length > 1 ? [`${syllable} <-> ${next}`] : []
  })
  return [...new Set(pairs)].slice(0, 40)
}
