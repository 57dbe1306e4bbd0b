import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'

/**
 * Counts again which syllables and pairs of neighbouring syllables the names in force hold, and in how many procedures.
 * Vietnamese words are mostly pairs: "khai sinh" says what a feedback is about, "khai" and "sinh" apart do not.
 */
export async function refreshWords(act: Act): Promise<void> {
  await act.tx.deleteFrom('procedureWord').execute()
  await sql`
    insert into procedure_word (word, procedures)
    with name as (
      select id, name_folded, name_pairs from procedure_revision
      where status = 'announced' and effective @> ${act.today}::date
    ), term as (
      select distinct id, word from name, unnest(string_to_array(btrim(name_folded), ' ')) as word
      union all
      select id, unnest(name_pairs) from name
    )
    select word, count(*) from term where word <> '' group by word
  `.execute(act.tx)
  await refreshSearchWords(act)
}

/** The same of the whole search documents, for ranking and mending: the empty word counts them all. */
async function refreshSearchWords(act: Act): Promise<void> {
  await act.tx.deleteFrom('searchWord').execute()
  await sql`
    insert into search_word (word, documents)
    with document as (
      select search from procedure_revision where status = 'announced' and effective @> ${act.today}::date
    )
    select word, count(*) from document, unnest(tsvector_to_array(search)) as word group by word
    union all select '', count(*) from document having count(*) > 0
  `.execute(act.tx)
}
