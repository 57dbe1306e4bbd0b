import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { pageSize, type ProcedureItem, type ProcedureLevel } from './model.ts'
import { allWordsQuery, nearestWords, searchWords, spellingsQuery, type KnownWord } from './search-words.ts'

export interface ProcedureSearch {
  readonly q?: string | undefined
  /** Code of a sector. */
  readonly sector?: string | undefined
  /** Code of the suggested department. */
  readonly agency?: string | undefined
  readonly level?: ProcedureLevel | undefined
  /** From 1. */
  readonly page: number
  /** Procedures in force on this day. */
  readonly on: LegalDate
}

export interface ProcedureHits {
  readonly items: readonly ProcedureItem[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  /** The words that were searched for when what was typed found next to nothing; null when nothing was mended. */
  readonly mendedTo: string | null
}

/** What a search asks of a revision `r` and its procedure `p`, and in which order the hits come. */
interface Condition {
  readonly filter: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
  readonly mendedTo: string | null
}

/** Fewer hits than this, and a slip of the finger is looked for. */
const few = 3
/** So many hits are ranked: whoever finds more must say more, and ranking is what costs. */
const rankedAtMost = 1000

/**
 * Procedures in force on a day, 50 a page: by words (accents optional, the last word may be unfinished) or code, sector, suggested agency, level.
 * One statement; three when the words find fewer than three and may be mistyped. Without words in the order of the names.
 */
export async function searchProcedures(reader: Reader, search: ProcedureSearch): Promise<ProcedureHits> {
  const typed = search.q ?? ''
  const code = codeIn(typed)
  if (code !== undefined) return findHits(reader, search, byCode(code))
  const words = searchWords(typed)
  if (words.length === 0) return typed.trim() === '' ? listByName(reader, search) : nothing(search)
  const hits = await findHits(reader, search, byWords(allWordsQuery(words), words, null))
  if (hits.total >= few || search.page > 1) return hits
  const mended = await mendedWords(reader, words)
  if (!mended) return hits
  const better = await findHits(reader, search, byWords(mended.query, mended.best, mended.best.join(' ')))
  return better.total > hits.total ? better : hits
}

/** `1.004227`, ` 1.004227.000.00.00.H51 `: a digit, a dot and a digit begin a code. */
function codeIn(typed: string): string | undefined {
  const bare = typed.replace(/[\s\u200b\ufeff]+/g, '')
  return /^\d\.\d[\p{L}\d._-]*$/u.test(bare) ? bare : undefined
}

function byCode(code: string): Condition {
  return {
    filter: sql`r.procedure_id in (select id from procedure where code like ${`${code.replaceAll('_', '\\_')}%`})`,
    order: sql`length(p.code), p.code`,
    mendedTo: null,
  }
}

/** Names with the words as they were typed come first, the shortest of them first of all; then those with the words near each other. */
function byWords(query: string, words: readonly string[], mendedTo: string | null): Condition {
  const together = sql`r.name_folded like ${`% ${words.join(' ')}%`}`
  return {
    filter: sql`r.search @@ ${query}::tsquery`,
    order: sql`${together} desc, case when ${together} then length(r.name) end,
      ts_rank_cd(r.search, ${query}::tsquery, 1) desc, length(r.name), p.code`,
    mendedTo,
  }
}

async function mendedWords(
  reader: Reader,
  words: readonly string[],
): Promise<{ query: string; best: string[] } | undefined> {
  const lengths = words.map((word) => word.length)
  const { rows } = await sql<KnownWord>`
    select word, procedures from procedure_word
    where position(' ' in word) = 0 and length(word) between ${Math.min(...lengths) - 2} and ${Math.max(...lengths) + 2}`.execute(
    reader,
  )
  const known = new Set(rows.map((row) => row.word))
  const spellings = words
    .map((word) => (known.has(word) ? [word] : nearestWords(word, rows)))
    .filter((list) => list.length > 0)
  const best = spellings.map(([first = '']) => first)
  if (best.length === 0 || best.join(' ') === words.join(' ')) return undefined
  return { query: spellingsQuery(spellings), best }
}

interface HitRow extends ProcedureItem {
  readonly total: number
}

async function findHits(reader: Reader, search: ProcedureSearch, condition: Condition): Promise<ProcedureHits> {
  const { rows } = await sql<Nullable<HitRow>>`
    with hit as materialized (
      select r.id from procedure_revision r where ${inForce(search)} and ${condition.filter}
    ), best as (
      select row_number() over (order by ${condition.order}) as place, ${columns}
      from (select id from hit limit ${sql.lit(rankedAtMost)}) h
      join procedure_revision r on r.id = h.id join procedure p on p.id = r.procedure_id
      order by place ${portionOf(search)}
    )
    select total.total, best.* from (select count(*) as total from hit) total left join best on true order by place`.execute(
    reader,
  )
  return hitsOf(rows, search, condition.mendedTo)
}

async function listByName(reader: Reader, search: ProcedureSearch): Promise<ProcedureHits> {
  const { rows } = await sql<Nullable<HitRow>>`
    with best as materialized (
      select r.procedure_id, r.name, r.sector_code, r.sector_name, r.levels, r.agencies, r.competent_agency_code, r.internal
      from procedure_revision r where ${inForce(search)}
      order by ${nameOrder} ${portionOf(search)}
    )
    select total.total, ${columns}
    from (select count(*) as total from procedure_revision r where ${inForce(search)}) total
    left join best r on true left join procedure p on p.id = r.procedure_id
    order by ${nameOrder}`.execute(reader)
  return hitsOf(rows, search, null)
}

/**
 * The numbers stand in the statement where they are always the same: for a prepared statement with an unknown limit PostgreSQL expects a tenth of
 * all rows, and sorts the whole catalogue to give fifty.
 */
function portionOf(search: ProcedureSearch): RawBuilder<unknown> {
  const limit = sql`limit ${sql.lit(pageSize)}`
  return search.page === 1 ? limit : sql`${limit} offset ${(search.page - 1) * pageSize}`
}

/** As the index `procedure_revision_by_name` has it: sorting five thousand Vietnamese names anew costs more than all the rest. */
const nameOrder = sql`left(r.name, 200) collate "vi-x-icu", r.procedure_id`

const columns = sql`p.id, p.code, r.name, r.sector_code, r.sector_name, r.levels, r.agencies, r.competent_agency_code, r.internal`

/**
 * The day stands in the statement: of an unknown day PostgreSQL expects two dozen revisions in force instead of nearly all,
 * and reads and sorts the whole catalogue for the fifty names that an index has in order.
 */
function inForce(search: ProcedureSearch): RawBuilder<unknown> {
  const parts = [sql`r.status = 'announced' and r.effective @> ${sql.lit(search.on)}::date`]
  if (search.sector) parts.push(sql`r.sector_code = ${search.sector}`)
  if (search.agency) parts.push(sql`r.competent_agency_code = ${search.agency}`)
  if (search.level) parts.push(sql`${search.level} = any(r.levels)`)
  return sql.join(parts, sql` and `)
}

type Nullable<Row> = { readonly [Name in keyof Row]: Row[Name] | null }

/** A page past the end still says how many there are: its one row has a total and nothing else. */
function hitsOf(rows: readonly Nullable<HitRow>[], search: ProcedureSearch, mendedTo: string | null): ProcedureHits {
  const items = rows.flatMap(
    ({ id, code, name, sectorCode, sectorName, levels, agencies, competentAgencyCode, internal }) =>
      id === null || code === null || name === null
        ? []
        : [
            {
              id,
              code,
              name,
              sectorCode,
              sectorName: sectorName ?? '',
              levels: levels ?? [],
              agencies: agencies ?? '',
              competentAgencyCode,
              internal: internal ?? false,
            },
          ],
  )
  return { items, total: rows[0]?.total ?? 0, page: search.page, pageSize, mendedTo }
}

function nothing(search: ProcedureSearch): ProcedureHits {
  return { items: [], total: 0, page: search.page, pageSize, mendedTo: null }
}

export interface SectorCount {
  readonly code: string
  readonly name: string
  readonly procedures: number
}

/** Sectors that have procedures in force, with how many, in the order of their names. */
export async function listSectors(reader: Reader, on: LegalDate): Promise<readonly SectorCount[]> {
  const { rows } = await sql<SectorCount>`
    select s.code, s.name, c.procedures from sector s
    join (select r.sector_code, count(*) as procedures from procedure_revision r
      where r.status = 'announced' and r.effective @> ${sql.lit(on)}::date group by r.sector_code) c on c.sector_code = s.code
    order by s.name collate "vi-x-icu", s.code`.execute(reader)
  return rows
}
