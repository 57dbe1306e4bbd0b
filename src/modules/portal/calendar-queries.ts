import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

export interface CalendarYearRow {
  readonly year: number
  readonly known: boolean
  readonly decreedBasis: string | null
  readonly daysOff: number
  readonly swaps: number
}

/** Years of which anything is recorded, newest first, with how many days off and exchanges each has. */
export async function listCalendarYears(reader: Reader): Promise<readonly CalendarYearRow[]> {
  const { rows } = await sql<CalendarYearRow>`
    select y.year, y.known, y.decreed_basis,
      count(*) filter (where d.kind in ('holiday', 'substitute')) as days_off,
      count(*) filter (where d.kind = 'swapped-off') as swaps
    from calendar_year y left join calendar_day d on extract(year from d.date) = y.year
    group by y.year order by y.year desc`.execute(reader)
  return rows
}

export interface CalendarDayRow {
  readonly date: LegalDate
  readonly kind: 'holiday' | 'substitute' | 'swapped-off' | 'swapped-work'
  readonly name: string
  readonly pairedOn: LegalDate | null
  readonly basis: string
  readonly certain: boolean
}

/** The days of one year that are not as the ordinary week has them. */
export async function listCalendarDays(reader: Reader, year: number): Promise<readonly CalendarDayRow[]> {
  return reader
    .selectFrom('calendarDay')
    .select(['date', 'kind', 'name', 'pairedOn', 'basis', 'certain'])
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .orderBy('date')
    .execute()
}
