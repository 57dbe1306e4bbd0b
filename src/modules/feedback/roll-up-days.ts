import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'

/**
 * Stores what happened on the days that are over, from the day after the last stored one through yesterday.
 * Days that are over do not change any more, so running it twice, or not for a week, is harmless.
 */
export async function rollUpDays(act: Act): Promise<{ readonly through: string }> {
  const through = plusDays(act.today, -1)
  await sql`
    insert into feedback_day (agency_id, on_date, received, transferred_in, answered, answered_late, rated, score)
    select d.agency_id, d.on_date, d.received, d.transferred_in, d.answered, d.answered_late, d.rated, d.score
    from (select coalesce((select max(on_date) + 1 from feedback_day),
      (select (min(received_at) at time zone 'Asia/Ho_Chi_Minh')::date from feedback)) as starts) span,
      feedback_days(span.starts, ${through}::date) d
    where span.starts is not null and span.starts <= ${through}::date
    on conflict do nothing`.execute(act.tx)
  return { through }
}
