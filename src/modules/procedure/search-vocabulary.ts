import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { FoldedSynonym, Frequencies } from './search-reading.ts'
import type { KnownWord } from './search-words.ts'

/** The synonyms in force on a day that stand in these phrases, folded. */
export async function findSynonyms(
  reader: Reader,
  phrases: readonly string[],
  on: LegalDate,
): Promise<readonly FoldedSynonym[]> {
  const { rows } = await sql<FoldedSynonym>`
    select phrase_folded as phrase, array(select folded_words(meaning) from unnest(meanings) as meaning) as meanings
    from search_synonym where phrase_folded = any(${phrases}::text[]) and effective @> ${on}::date`.execute(reader)
  return rows.map(({ phrase, meanings }) => ({ phrase, meanings: meanings.filter((meaning) => meaning !== '') }))
}

export interface Vocabulary extends Frequencies {
  /** Words that the last, perhaps unfinished word begins, the usual ones first. */
  readonly completions: readonly string[]
}

const mostCompletions = 12

/** In how many names these words and pairs stand, and with which words the last one may go on. */
export async function lookUpWords(
  reader: Reader,
  terms: readonly string[],
  beginning: string | undefined,
): Promise<Vocabulary> {
  const { rows } = await sql<KnownWord & { readonly completes: boolean }>`
    select word, documents as procedures, false as completes from search_word where word = any(${[...terms, '']}::text[])
    union all
    (select word, documents, true from search_word
      where ${beginning !== undefined} and word ~>~ ${beginning ?? ''} and word ~<~ ${`${beginning ?? ''}\x7f`}
      order by documents desc limit ${sql.lit(mostCompletions)})`.execute(reader)
  const of = new Map(rows.map(({ word, procedures }) => [word, procedures]))
  return {
    names: of.get('') ?? 1,
    of,
    completions: rows.filter(({ completes }) => completes).map(({ word }) => word),
  }
}

/** Every single word of names and synonyms, a few thousand however many procedures there are: for slips of the finger. */
export async function listKnownWords(reader: Reader): Promise<readonly KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    select word, max(procedures) as procedures from (
      select word, documents as procedures from search_word where word <> '' and position(' ' in word) = 0
      union all select unnest(string_to_array(phrase_folded, ' ')), 1 from search_synonym where upper_inf(effective)
    ) known group by word`.execute(reader)
  return rows
}
