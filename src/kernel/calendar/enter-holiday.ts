import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Refused } from '#kernel/errors.ts'
import { authorizeCalendarChange } from './policy.ts'
import { renewVersion } from './version.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'calendar.holiday-entered': { date: string; kind: 'holiday' | 'substitute'; basis: string }
  }
}

export const EnterHoliday = z.object({
  date: z.iso.date(),
  /** `substitute`: a day off that makes up for a holiday at a weekend (nghỉ bù). */
  kind: z.enum(['holiday', 'substitute']),
  name: z.string().trim().min(1).max(200),
  basis: z.string().trim().min(1).max(500),
})
export type EnterHoliday = z.infer<typeof EnterHoliday>

/** A holiday decreed after the year was: counts for deadlines reckoned from now on; stored ones stay as they are. */
export async function enterHoliday(act: Act, input: EnterHoliday): Promise<void> {
  authorizeCalendarChange(act.actor)
  await renewVersion(act)
  await act.tx
    .insertInto('calendarDay')
    .values({ ...input, source: 'administrator' })
    .execute()
    .catch((error) =>
      translateConstraint(error, { calendar_day_pkey: () => new Refused('calendar.day-taken', { date: input.date }) }),
    )
  const { date, kind, basis } = input
  await record(act, 'calendar.holiday-entered', { date, kind, basis }, { type: 'calendar-day', id: date })
}
