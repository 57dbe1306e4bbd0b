import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { foldWords } from './fold.ts'
import { pageSize as usualPageSize } from './model.ts'
import type { SynonymKind } from './search-synonym.ts'

export interface ListedSynonym {
  readonly id: string
  readonly kind: SynonymKind
  readonly phrase: string
  readonly meanings: readonly string[]
  readonly source: string
  /** Null: since always. */
  readonly from: LegalDate | null
  /** The first day on which it is no longer understood; null while nothing ends it. */
  readonly until: LegalDate | null
}

export interface SynonymList {
  readonly items: readonly ListedSynonym[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

export interface AskedSynonyms {
  readonly q?: string | undefined
  readonly ended: boolean
  readonly page: number
  readonly pageSize?: number
  readonly on: LegalDate
}

const synonymColumns = sql`id, kind, phrase, meanings, source, lower(effective) as "from", upper(effective) as until`

/**
 * The words that the search understands today or will, in the order of the alphabet, a page at a time; or those that it no longer does.
 * @param q words that stand in the phrase or its meanings
 */
export async function listSynonyms(
  reader: Reader,
  { q, ended, page, on, pageSize = usualPageSize }: AskedSynonyms,
): Promise<SynonymList> {
  const folded = `%${foldWords(q ?? '')}%`
  const { rows } = await sql<ListedSynonym & { readonly total: number }>`
    select ${synonymColumns}, count(*) over ()::int as total from search_synonym
    where (upper(effective) <= ${on}::date or isempty(effective)) is ${ended ? sql`true` : sql`not true`}
      and (phrase_folded like ${folded} or folded_words(array_to_string(meanings, ' ')) like ${folded})
    order by phrase_folded, id limit ${sql.lit(pageSize)} offset ${(page - 1) * pageSize}`.execute(reader)
  return { items: rows, total: rows[0]?.total ?? 0, page, pageSize }
}

/** @throws NotFound `procedure.synonym-not-found` */
export async function getSynonym(reader: Reader, id: string): Promise<ListedSynonym> {
  const { rows } = await sql<ListedSynonym>`
    select ${synonymColumns} from search_synonym where id = ${id}::uuid`.execute(reader)
  const [synonym] = rows
  if (!synonym) throw new NotFound('procedure.synonym-not-found')
  return synonym
}

export interface ListedMiss {
  /** Folded. */
  readonly query: string
  readonly times: number
  readonly lastOn: LegalDate
  /** How many procedures it found the last time. */
  readonly found: number
  /** The search has learned exactly these words since. */
  readonly known: boolean
}

/** Of each kind. */
const mostMisses = 25

export interface MissList {
  /** Found nothing at all, the last time. */
  readonly nothing: readonly ListedMiss[]
  /** Found only after a word was mended or left out. */
  readonly afterMending: readonly ListedMiss[]
}

/** What people searched in the last days, today included, and did not find as they typed it, the most frequent first. One statement. */
export async function listMisses(reader: Reader, days: number, on: LegalDate): Promise<MissList> {
  const { rows } = await sql<ListedMiss>`select query, times, last_on, found, known from (select *,
      row_number() over (partition by found = 0 order by times desc, last_on desc, query)::int as rank from (
    select query, sum(times)::int as times, max(day) as last_on, (array_agg(found order by day desc))[1] as found,
      exists (select from search_synonym s where s.phrase_folded = query and s.effective @> ${on}::date) as known
    from search_miss where day > ${on}::date - ${days}::int
    group by query) counted) ranked where rank <= ${sql.lit(mostMisses)} order by rank`.execute(reader)
  return {
    nothing: rows.filter(({ found }) => found === 0),
    afterMending: rows.filter(({ found }) => found > 0),
  }
}
