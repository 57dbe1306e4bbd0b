import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { bareNameOrder } from './bare-name.ts'
import type { BusinessEvent } from './business-events.ts'
import { pageSize, type ProcedureItem } from './model.ts'

/** What people browse by: an event of a life as the portal groups it, or one of a business as we do. */
export type BrowsedEvent =
  | { readonly kind: 'life'; readonly key: string }
  | { readonly kind: 'business'; readonly event: BusinessEvent }

export interface EventProcedures {
  readonly items: readonly ProcedureItem[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

/** Every procedure in force that belongs to an event, in the order of the names, a page at a time. */
export async function listEventProcedures(
  reader: Reader,
  asked: { readonly event: BrowsedEvent; readonly page: number; readonly on: LegalDate },
): Promise<EventProcedures> {
  const { rows } = await sql<ProcedureItem & { readonly total: number }>`
    select p.id, p.code, r.name, r.sector_code, r.sector_name, r.levels, r.agencies, r.competent_agency_code, r.internal,
      count(*) over ()::int as total
    from procedure_revision r join procedure p on p.id = r.procedure_id
    where ${inForceOn(asked.on)} and ${belongs(asked.event)}
    order by ${bareNameOrder(sql`r.procedure_id`)}
    limit ${pageSize} offset ${(asked.page - 1) * pageSize}`.execute(reader)
  const total = rows[0]?.total ?? (asked.page === 1 ? 0 : await countEvent(reader, asked))
  return { items: rows, total, page: asked.page, pageSize }
}

/** A page beyond the end still says how many there are. */
async function countEvent(
  reader: Reader,
  { event, on }: { readonly event: BrowsedEvent; readonly on: LegalDate },
): Promise<number> {
  const { rows } = await sql<{ readonly total: number }>`
    select count(*)::int as total from procedure_revision r where ${inForceOn(on)} and ${belongs(event)}`.execute(
    reader,
  )
  return rows[0]?.total ?? 0
}

/** How many procedures each group of the portal has. */
export async function countLifeEvents(reader: Reader, on: LegalDate): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly event: string; readonly procedures: number }>`
    select r.life_event as event, count(*)::int as procedures from procedure_revision r
    where ${inForceOn(on)} and r.life_event <> '' group by r.life_event`.execute(reader)
  return new Map(rows.map(({ event, procedures }) => [event, procedures]))
}

/** How many procedures go with each event of a business; one may go with several. */
export async function countBusinessEvents(
  reader: Reader,
  on: LegalDate,
  events: readonly BusinessEvent[],
): Promise<ReadonlyMap<string, number>> {
  const counts = sql.join(
    events.map((event) => sql`count(*) filter (where ${belongs({ kind: 'business', event })})::int`),
    sql`, `,
  )
  const { rows } = await sql<{ readonly counts: readonly number[] }>`
    select array[${counts}] as counts from procedure_revision r where ${inForceOn(on)}`.execute(reader)
  return new Map(events.map(({ key }, at) => [key, rows[0]?.counts[at] ?? 0]))
}

export interface AgencyCount {
  readonly code: string
  readonly procedures: number
}

/** Departments of the province by the procedures that are suggested for them. */
export async function countAgencyProcedures(reader: Reader, on: LegalDate): Promise<readonly AgencyCount[]> {
  const { rows } = await sql<AgencyCount>`
    select r.competent_agency_code as code, count(*)::int as procedures from procedure_revision r
    where ${inForceOn(on)} and r.competent_agency_code is not null group by r.competent_agency_code`.execute(reader)
  return rows
}

function inForceOn(on: LegalDate): RawBuilder<unknown> {
  return sql`r.status = 'announced' and r.effective @> ${sql.lit(on)}::date`
}

function belongs(browsed: BrowsedEvent): RawBuilder<unknown> {
  if (browsed.kind === 'life') return sql`r.life_event = ${browsed.key}`
  const { sectors, serviceGroups, phrases } = browsed.event
  const likes = phrases.map((phrase) => `% ${phrase} %`)
  return sql`((r.sector_code = any(${sectors}::text[])
      and (r.applicant_kinds = '{}' or r.applicant_kinds && array['business', 'cooperative', 'organization']))
    or r.service_groups && ${serviceGroups}::text[]
    or r.name_folded like any(${likes}::text[]))`
}
