import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Refused } from '#kernel/errors.ts'
import { EnterHoliday } from './enter-holiday.ts'
import { authorizeCalendarChange } from './policy.ts'
import { renewVersion } from './version.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'calendar.year-decreed': { year: number; basis: string; days: number }
  }
}

export const DecreeYear = z
  .object({
    year: z.number().int().min(1900).max(2200),
    basis: z.string().trim().min(1).max(500),
    /** All days off of the year but exchanges. Left out: the days computed for it are the decreed ones. */
    days: z
      .array(EnterHoliday.omit({ basis: true }))
      .min(1)
      .max(60)
      .optional(),
  })
  .refine(({ year, days = [] }) => days.every(({ date }) => date.startsWith(`${year}-`)), {
    path: ['days'],
    message: 'another-year',
  })
export type DecreeYear = z.infer<typeof DecreeYear>

/**
 * The days off of a year have been decided: from now on deadlines may fall into it (once the years before are known too).
 * A second decree replaces the first; exchanges stay, because they are decided apart. Deadlines already stored stay as they are.
 */
export async function decreeYear(act: Act, input: DecreeYear): Promise<void> {
  authorizeCalendarChange(act.actor)
  await renewVersion(act)
  if (input.days) await replaceDays(act, input, input.days)
  const days = await countDays(act, input.year)
  if (days === 0) throw new Refused('calendar.year-without-days', { year: input.year })
  const decreed = { known: true, decreedBasis: input.basis }
  await act.tx
    .insertInto('calendarYear')
    .values({ year: input.year, ...decreed })
    .onConflict((conflict) => conflict.column('year').doUpdateSet(decreed))
    .execute()
  const { year, basis } = input
  await record(act, 'calendar.year-decreed', { year, basis, days }, { type: 'calendar-year', id: String(year) })
}

async function replaceDays(
  act: Act,
  { year, basis }: DecreeYear,
  days: NonNullable<DecreeYear['days']>,
): Promise<void> {
  await act.tx
    .deleteFrom('calendarDay')
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .where('kind', 'in', ['holiday', 'substitute'])
    .execute()
  await act.tx
    .insertInto('calendarDay')
    .values(days.map((day) => ({ ...day, basis, source: 'administrator' })))
    .execute()
    .catch((error) =>
      translateConstraint(error, { calendar_day_pkey: () => new Refused('calendar.day-taken', { year }) }),
    )
}

async function countDays(act: Act, year: number): Promise<number> {
  const { count } = await act.tx
    .selectFrom('calendarDay')
    .select(sql<number>`count(*)`.as('count'))
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .where('kind', 'in', ['holiday', 'substitute'])
    .executeTakeFirstOrThrow()
  return count
}
