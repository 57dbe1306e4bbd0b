import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'

/** So many items tell how rare a word is; counting a million gives the same order of words for twenty times the work. */
const sampleSize = 50_000

/**
 * Counts anew in how many items each word occurs: of all items, or above fifty thousand of a sample scaled up.
 * One statement writes, so that whoever reads meanwhile sees the old counts whole.
 */
export async function recountLexemes(act: Act): Promise<{ readonly lexemes: number }> {
  const { total } = await act.tx
    .selectFrom('feedback')
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const share = Math.min(1, sampleSize / Math.max(1, Number(total)))
  // Words of letters only: numbers and addresses in a text tell who wrote it, not what it is about.
  const counted = sql<{ lexeme: string; items: number }>`
    select word.lexeme, round(count(*) / ${share}::float8)::int as items
    from feedback tablesample system (${share * 100}::real) repeatable (1), unnest(feedback.search_document) word
    where word.lexeme ~ '^[a-z]{2,20}$'
    group by word.lexeme`
  await act.tx.deleteFrom('feedbackLexeme').execute()
  const { rows } = await sql<{ lexemes: number }>`
    with written as (insert into feedback_lexeme (lexeme, items) ${counted} returning 1)
    select count(*)::int as lexemes from written`.execute(act.tx)
  return { lexemes: rows[0]?.lexemes ?? 0 }
}
