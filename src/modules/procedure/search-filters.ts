import { sql, type RawBuilder } from 'kysely'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { ApplicantKind, OnlineKind } from './content.ts'
import type { ProcedureLevel } from './model.ts'

/** By what a list of procedures is narrowed. */
export interface ProcedureFilters {
  /** Code of a sector. */
  readonly sector?: string | undefined
  /** Code of the suggested department. */
  readonly agency?: string | undefined
  readonly level?: ProcedureLevel | undefined
  readonly applicant?: ApplicantKind | undefined
  readonly online?: OnlineKind | undefined
}

export const facetNames = ['sector', 'agency', 'level', 'applicant', 'online'] as const
export type FacetName = (typeof facetNames)[number]

export interface FacetValue {
  readonly value: string
  readonly procedures: number
}

/** How many of the procedures found have which value, most first; a facet by which the list is narrowed already is left out. */
export type Facets = Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>

/**
 * The day stands in the statement: of an unknown day PostgreSQL expects two dozen revisions in force instead of nearly all,
 * and reads and sorts the whole catalogue for the fifty names that an index has in order.
 */
export function inForce(filters: ProcedureFilters, on: LegalDate): RawBuilder<unknown> {
  const parts = [sql`r.status = 'announced' and r.effective @> ${sql.lit(on)}::date`]
  if (filters.sector) parts.push(sql`r.sector_code = ${filters.sector}`)
  if (filters.agency) parts.push(sql`r.competent_agency_code = ${filters.agency}`)
  if (filters.level) parts.push(sql`${filters.level} = any(r.levels)`)
  if (filters.applicant) parts.push(sql`${filters.applicant} = any(r.applicant_kinds)`)
  if (filters.online) parts.push(sql`r.online = ${filters.online}`)
  return sql.join(parts, sql` and `)
}

/**
 * The numbers stand in the statement where they are always the same: for a prepared statement with an unknown limit PostgreSQL expects a tenth of
 * all rows, and sorts the whole catalogue to give fifty.
 */
export function portionOf(page: number, size: number): RawBuilder<unknown> {
  const limit = sql`limit ${sql.lit(size)}`
  return page === 1 ? limit : sql`${limit} offset ${(page - 1) * size}`
}

/** Sectors are hundreds; more than these nobody reads through. */
const mostValues = 30

/** Counts the facets of the rows of `source`, which has the columns of the filters and `alike`, for how many procedures a row stands, as one JSON object. */
export function facetsOf(source: RawBuilder<unknown>, filters: ProcedureFilters): RawBuilder<unknown> {
  const counted = facetNames
    .filter((name) => !filters[name])
    .map(
      (name) => sql`
      select ${name}::text as facet, value, sum(alike)::int as procedures from (${valuesOf[name](source)}) one
      where value is not null group by value order by procedures desc, value limit ${sql.lit(mostValues)}`,
    )
  if (counted.length === 0) return sql`'{}'::jsonb`
  return sql`(select coalesce(jsonb_object_agg(facet, list), '{}') from (
    select facet, jsonb_agg(jsonb_build_object('value', value, 'procedures', procedures) order by procedures desc, value) as list
    from (${sql.join(
      counted.map((part) => sql`(${part})`),
      sql` union all `,
    )}) counted group by facet) listed)`
}

const valuesOf: Readonly<Record<FacetName, (source: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  sector: (source) => sql`select alike, sector_code as value from ${source}`,
  agency: (source) => sql`select alike, competent_agency_code as value from ${source}`,
  level: (source) => sql`select alike, unnest(levels) as value from ${source}`,
  applicant: (source) => sql`select alike, unnest(applicant_kinds) as value from ${source}`,
  online: (source) => sql`select alike, nullif(online, 'none') as value from ${source}`,
}
