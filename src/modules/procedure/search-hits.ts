import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { bareNameOrder } from './bare-name.ts'
import type { ProcedureItem } from './model.ts'
import { facetsOf, inForce, portionOf, type Facets, type ProcedureFilters } from './search-filters.ts'
import { rankedAtMost } from './search-ranking.ts'

/** The statements of the search. */

export interface Found {
  readonly items: readonly ProcedureItem[]
  /** Exact, unless `more`. */
  readonly total: number
  /** There are more than were ranked. */
  readonly more: boolean
  /** How many have every word of the question. */
  readonly full: number
  /** How well the first one answers; comparable between two readings of one question. */
  readonly best: number
  readonly facets: Facets
}

export interface Wanted {
  readonly filters: ProcedureFilters
  readonly page: number
  /** So many procedures a page. */
  readonly size: number
  readonly on: LegalDate
  readonly withFacets: boolean
}

/** What answers less than this share of the best is not shown. */
const shownFrom = 0.45

/**
 * Finds by the query for all words and by the one for any of the words that count most, ranks, counts and gives one page: one statement.
 * The longest search documents lie outside their rows, and every ranking of one would fetch it anew, a dozen times for a long sentence:
 * `document` is the copy fetched once; marking none of its words is the cheapest way to get one.
 */
export async function findRanked(
  reader: Reader,
  wanted: Wanted,
  by: { readonly all: string | undefined; readonly any: string; readonly score: RawBuilder<number> },
): Promise<Found> {
  const matching = (query: string, full: boolean) => sql`
    (select r.id, ${sql.lit(full)} as full from procedure_revision r
      where ${inForce(wanted.filters, wanted.on)} and r.search @@ ${query}::tsquery limit ${sql.lit(rankedAtMost)})`
  const branches = [...(by.all === undefined ? [] : [matching(by.all, true)]), matching(by.any, false)]
  return runPage(
    reader,
    wanted,
    sql`
    candidate as materialized (
      select id, bool_or("full") as "full" from (${sql.join(branches, sql` union all `)}) found group by id
    ), scored as materialized (
      select ${hitColumns}, c."full", (${by.score})::float8 as score
      from candidate c join procedure_revision r on r.id = c.id
      cross join lateral (select setweight(r.search, 'A', '{}') as search offset 0) document
    ), kept as materialized (
      select * from scored where score >= ${sql.lit(shownFrom)} * (select max(score) from scored)
    )`,
    sql`(select count(*) from candidate) >= ${sql.lit(rankedAtMost)}`,
  )
}

/** Procedures whose papers are called by all these words: when no name answers. */
export async function findByPapers(reader: Reader, wanted: Wanted, query: string): Promise<Found> {
  return runPage(
    reader,
    wanted,
    sql`
    kept as materialized (
      select ${hitColumns}, true as "full", 1 / (1 + length(r.search_papers) / 1000.0)::float8 as score from procedure_revision r
      where ${inForce(wanted.filters, wanted.on)} and to_tsvector('simple', r.search_papers) @@ ${query}::tsquery
      limit ${sql.lit(rankedAtMost)}
    )`,
    sql`false`,
  )
}

/** Whoever types `1.00` has not typed a code yet. */
const codesAtMost = 5000

/** Procedures whose code begins so; `_` and `%` are letters like others. */
export async function findByCode(reader: Reader, wanted: Wanted, code: string): Promise<Found> {
  const beginning = `${code.replace(/[\\%_]/g, '\\$&')}%`
  return runPage(
    reader,
    wanted,
    sql`
    kept as materialized (
      select ${hitColumns}, true as "full", (1000 - length(p.code))::float8 as score
      from procedure_revision r join procedure p on p.id = r.procedure_id
      where ${inForce(wanted.filters, wanted.on)} and r.procedure_id in (select id from procedure where code like ${beginning} limit ${sql.lit(codesAtMost)})
    )`,
    sql`(select count(*) from kept) >= ${sql.lit(codesAtMost)}`,
  )
}

const hitColumns = sql`r.id, r.procedure_id, r.sector_code, r.competent_agency_code, r.levels, r.applicant_kinds, r.online, 1 as alike, length(r.name) as name_length`

interface HitRow extends ProcedureItem {
  readonly total: number
  readonly more: boolean
  readonly full: number
  readonly best: number
  readonly facets: Facets
}
type Nullable<Row> = { readonly [Name in keyof Row]: Row[Name] | null }

async function runPage(
  reader: Reader,
  wanted: Wanted,
  sets: RawBuilder<unknown>,
  more: RawBuilder<unknown>,
): Promise<Found> {
  const facets = wanted.withFacets ? facetsOf(sql`kept`, wanted.filters) : sql`'{}'::jsonb`
  const { rows } = await sql<Nullable<HitRow>>`
    with ${sets}, page as (
      select k.id, row_number() over (order by k.score desc, k.name_length, p.code) as place
      from kept k join procedure p on p.id = k.procedure_id order by place ${portionOf(wanted.page, wanted.size)}
    ), counted as (
      select count(*)::int as total, count(*) filter (where "full")::int as "full", coalesce(max(score), 0) as best from kept
    )
    select counted.total, counted."full", counted.best, ${more} as more,
      case when row_number() over (order by page.place) = 1 then ${facets} end as facets,
      p.id, p.code, r.name, r.sector_code, r.sector_name, r.levels, r.agencies, r.competent_agency_code, r.internal
    from counted left join page on true
      left join procedure_revision r on r.id = page.id left join procedure p on p.id = r.procedure_id
    order by page.place`.execute(reader)
  const [first] = rows
  return {
    items: itemsOf(rows),
    total: first?.total ?? 0,
    more: first?.more ?? false,
    full: first?.full ?? 0,
    best: first?.best ?? 0,
    facets: first?.facets ?? {},
  }
}

/** All procedures in force in the order of their names; the index has them in order. */
export async function listByName(reader: Reader, wanted: Wanted): Promise<Found> {
  const filtered = inForce(wanted.filters, wanted.on)
  const { rows } = await sql<Nullable<ProcedureItem & { total: number }>>`
    with best as materialized (
      select r.procedure_id, r.name, r.sector_code, r.sector_name, r.levels, r.agencies, r.competent_agency_code, r.internal
      from procedure_revision r where ${filtered}
      order by ${nameOrder} ${portionOf(wanted.page, wanted.size)}
    )
    select total.total, p.id, p.code, r.name, r.sector_code, r.sector_name, r.levels, r.agencies, r.competent_agency_code, r.internal
    from (select count(*)::int as total from procedure_revision r where ${filtered}) total
    left join best r on true left join procedure p on p.id = r.procedure_id
    order by ${nameOrder}`.execute(reader)
  const total = rows[0]?.total ?? 0
  return { items: itemsOf(rows), total, more: false, full: total, best: 0, facets: {} }
}

/** From the index: sorting five thousand Vietnamese names anew costs more than all the rest. */
const nameOrder = bareNameOrder(sql`r.procedure_id`)

/** Facets of the whole catalogue, or of the part that the filters leave: those that are alike are counted together first, a hundred thousand are a few hundred then. */
export async function countFacets(reader: Reader, filters: ProcedureFilters, on: LegalDate): Promise<Facets> {
  const { rows } = await sql<{ facets: Facets }>`
    with kept as materialized (
      select r.sector_code, r.competent_agency_code, r.levels, r.applicant_kinds, r.online, count(*) as alike
      from procedure_revision r where ${inForce(filters, on)} group by 1, 2, 3, 4, 5
    )
    select ${facetsOf(sql`kept`, filters)} as facets`.execute(reader)
  return rows[0]?.facets ?? {}
}

/** A page past the end still says how many there are: its one row has a total and nothing else. */
function itemsOf(rows: readonly Nullable<ProcedureItem>[]): ProcedureItem[] {
  return rows.flatMap(({ id, code, name, sectorCode, sectorName, levels, agencies, competentAgencyCode, internal }) =>
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
}
