import { sql } from 'kysely'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'

/** The day on which something is owed, or why there is none. */
export interface DueDay {
  readonly dueOn: LegalDate | null
  /** A period is laid down, but this year's holidays were not decreed when the duty arose: its last day cannot be reckoned. */
  readonly undecreedYear: number | null
}

/** Of a duty with a ground and without a day: the first year from its beginning on whose holidays are not known. */
export const undecreedYear = sql<number | null>`(case when duty.due_on is null and duty.due_basis is not null then
  (select candidate from generate_series(extract(year from duty.started_on)::int, extract(year from duty.started_on)::int + 2)
    candidate where not exists (select from calendar_year known where known.year = candidate and known.known)
    order by candidate limit 1) end)`

/** In words of a list. @param none where the law sets no period */
export function dueDayWords({ dueOn, undecreedYear: year }: DueDay, none: string): string {
  if (dueOn !== null) return formatDate(dueOn)
  return year === null ? none : `Chưa tính được: chưa có lịch nghỉ năm ${year}`
}
