import { sql, type RawBuilder } from 'kysely'
import type { Act, Reader } from '#kernel/act.ts'
import { agenciesOf, type OfficialActor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { headRoles } from './policy.ts'
import type { Status } from './workflow.ts'

/** Nobody, none: as the table writes it. */
const none = '00000000-0000-0000-0000-000000000000'

export interface TallyDays {
  readonly today: LegalDate
  readonly weekEndsOn: LegalDate
}

/** Rows that count what the control authority may know of: all but what accuses its own people. */
function visibleRows(actor: OfficialActor): RawBuilder<unknown> {
  const all = agenciesOf(actor)
  return sql`(select * from feedback_open_tally where shielded_agency_id = ${none}
    or not (shielded_agency_id = any(${all}::uuid[]) or shielded_agency_id in (
      select parent_id from agency where id = any(${all}::uuid[]) and kind = 'one-stop-desk' and parent_id is not null)))`
}

/** Due before a day: the months before its own, and the days of its own month. */
function before(day: LegalDate): RawBuilder<unknown> {
  return sql`((grain = 'month' and due < date_trunc('month', ${day}::timestamp)::date)
    or (grain = 'day' and due >= date_trunc('month', ${day}::timestamp)::date and due < ${day}::date))`
}

/** How many open items stand in each tab of the control authority's work list. One statement over some hundred rows, however many items. */
export async function tallyTabs(reader: Reader, actor: OfficialActor, { today, weekEndsOn }: TallyDays) {
  const withRole = (...roles: readonly string[]) =>
    sql`handling_agency_id = any(${agenciesOf(actor, ...roles)}::uuid[])`
  const { rows } = await sql<Record<'mine' | 'agency' | 'late' | 'week' | 'all', number>>`
    select
      coalesce(sum(items) filter (where grain = 'item' and (
        status in ('submitted', 'accepted', 'returned', 'reopened', 'answered')
        or (status in ('handling', 'collecting') and handler_id = ${actor.officialId})
        or (status = 'transferred' and ${withRole('focal-point')})
        or (status = 'handling' and handler_id = ${none} and ${withRole('focal-point', ...headRoles)})
        or (status = 'answer-drafted' and ${withRole(...headRoles)}))), 0)::int as mine,
      coalesce(sum(items) filter (where grain = 'item' and handling_agency_id = any(${agenciesOf(actor)}::uuid[])), 0)::int as agency,
      coalesce(sum(items) filter (where ${before(today)}), 0)::int as late,
      coalesce(sum(items) filter (where grain = 'day' and due between ${today}::date and ${weekEndsOn}::date), 0)::int as week,
      coalesce(sum(items) filter (where grain = 'item'), 0)::int as "all"
    from ${visibleRows(actor)} tally
    where grain = 'item' or ${before(today)} or (grain = 'day' and due between ${today}::date and ${weekEndsOn}::date)`.execute(
    reader,
  )
  return rows[0] ?? { mine: 0, agency: 0, late: 0, week: 0, all: 0 }
}

export interface OpenCount {
  readonly status: Status
  readonly handlingAgencyId: string | null
  readonly open: number
  readonly late: number
}

/** Open items by state and agency, as far as the control authority may know of them. */
export async function tallyOpen(reader: Reader, actor: OfficialActor, today: LegalDate): Promise<readonly OpenCount[]> {
  const { rows } = await sql<OpenCount>`
    select status, nullif(handling_agency_id, ${none}) as handling_agency_id,
      coalesce(sum(items) filter (where grain = 'item'), 0)::int as open,
      coalesce(sum(items) filter (where grain <> 'item'), 0)::int as late
    from ${visibleRows(actor)} tally
    where grain = 'item' or ${before(today)}
    group by status, handling_agency_id
    having sum(items) filter (where grain = 'item') <> 0`.execute(reader)
  return rows
}

/** Adds up what has come since the last time. Every row is taken away by one of those who add up at once, so the sum stays the same. */
export async function addUpTally(act: Act): Promise<{ readonly added: number }> {
  const { rows } = await sql<{ added: number }>`
    with fresh as (
      delete from feedback_open_tally where fresh returning *
    ), touched as (
      select distinct grain, due, status, handling_agency_id, handler_id, shielded_agency_id from fresh
    ), stored as (
      delete from feedback_open_tally tally using touched
      where not tally.fresh and tally.grain = touched.grain and tally.due = touched.due and tally.status = touched.status
        and tally.handling_agency_id = touched.handling_agency_id and tally.handler_id = touched.handler_id
        and tally.shielded_agency_id = touched.shielded_agency_id
      returning tally.*
    ), written as (
      insert into feedback_open_tally (grain, due, status, handling_agency_id, handler_id, shielded_agency_id, items, fresh)
      select grain, due, status, handling_agency_id, handler_id, shielded_agency_id, sum(items), false
      from (select * from fresh union all select * from stored) summed
      group by grain, due, status, handling_agency_id, handler_id, shielded_agency_id
      having sum(items) <> 0
    )
    select count(*)::int as added from fresh`.execute(act.tx)
  return { added: rows[0]?.added ?? 0 }
}
