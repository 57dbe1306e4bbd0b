import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Feedback } from './model.ts'
import { tallyOpen, type OpenCount } from './open-tally.ts'
import { isController } from './policy.ts'
import { visibleTo } from './queries.ts'

/** Open items by state and agency: for the control authority from sums that are kept, for an agency counted among its own. */
export async function countOpen(reader: Reader, actor: Actor, today: LegalDate): Promise<readonly OpenCount[]> {
  if (actor.kind === 'official' && isController(actor)) return tallyOpen(reader, actor, today)
  const { fn } = reader
  const rows = await reader
    .selectFrom('feedback')
    .where('closedAt', 'is', null)
    .where(visibleTo(actor))
    .select(['status', 'handlingAgencyId'])
    .select([fn.countAll<number>().as('open'), fn.countAll<number>().filterWhere('dueOn', '<', today).as('late')])
    .groupBy(['status', 'handlingAgencyId'])
    .execute()
  return rows.map((row) => ({ ...row, open: Number(row.open), late: Number(row.late) }))
}

export interface MonthCount {
  /** 1–12. */
  readonly month: number
  readonly received: number
  readonly answered: number
  readonly answeredLate: number
  readonly rated: number
  readonly score: number
}

/**
 * Months of a year from the stored days, and from the rows themselves for the days since the last one stored:
 * always true, and cheap as long as the nightly job has run.
 * @param agencies whose items; undefined for the whole province
 */
export async function countMonths(
  reader: Reader,
  year: number,
  today: LegalDate,
  agencies: readonly string[] | undefined,
): Promise<readonly MonthCount[]> {
  const from = `${year}-01-01`
  const { rows } = await sql<MonthCount>`
    with stored as (select coalesce(max(on_date), ${from}::date - 1) as last from feedback_day),
    days as (
      select d.* from feedback_day d where d.on_date >= ${from}::date and d.on_date <= ${today}::date
      union all
      select d.* from stored, feedback_days(greatest(stored.last + 1, ${from}::date), ${today}::date) d
    )
    select extract(month from on_date)::int as month,
      sum(case when ${agencies === undefined} then received else received + transferred_in end)::int as received,
      sum(answered)::int as answered, sum(answered_late)::int as answered_late, sum(rated)::int as rated, sum(score)::int as score
    from days
    where ${agencies === undefined} or agency_id = any(${agencies ?? []}::uuid[])
    group by 1 order by 1`.execute(reader)
  return rows
}

export type OldItem = Pick<
  Feedback,
  'code' | 'status' | 'receivedOn' | 'dueOn' | 'pausedOn' | 'handlingAgencyId' | 'routingOverride'
> & { readonly words: string }

/** What has been open longest. */
export async function listOldest(reader: Reader, actor: Actor): Promise<readonly OldItem[]> {
  return items(reader, actor).where('closedAt', 'is', null).orderBy('receivedAt').orderBy('id').limit(10).execute()
}

/** Conduct items that went to the accused agency with a written reason: the chairman is shown each of them. */
export async function listOverridden(reader: Reader, actor: Actor): Promise<readonly OldItem[]> {
  return items(reader, actor).where('routingOverride', 'is not', null).orderBy('receivedAt', 'desc').limit(20).execute()
}

function items(reader: Reader, actor: Actor) {
  return reader
    .selectFrom('feedback')
    .where(visibleTo(actor))
    .select(['code', 'status', 'receivedOn', 'dueOn', 'pausedOn', 'handlingAgencyId', 'routingOverride'])
    .select(sql<string>`left(feedback.text, 140)`.as('words'))
}
