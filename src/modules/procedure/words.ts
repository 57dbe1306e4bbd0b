import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'

/**
 * Counts again which words and pairs of neighbouring words the search documents in force hold, and how many do.
 * Vietnamese words are mostly pairs: "khai sinh" says what a feedback is about, "khai" and "sinh" apart do not. The empty word counts them all.
 */
export async function refreshWords(act: Act): Promise<void> {
  await act.tx.deleteFrom('procedureWord').execute()
  await sql`
    insert into procedure_word (word, procedures)
    with document as (
      select search from procedure_revision where status = 'announced' and effective @> ${act.today}::date
    )
    select word, count(*) from document, unnest(tsvector_to_array(search)) as word group by word
    union all select '', count(*) from document having count(*) > 0
  `.execute(act.tx)
}
