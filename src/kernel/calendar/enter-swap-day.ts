import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Refused } from '#kernel/errors.ts'
import { authorizeCalendarChange } from './policy.ts'
import { renewVersion } from './version.ts'
import { isWeekend } from './working-days.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'calendar.swap-entered': { offOn: string; workedOn: string; basis: string }
  }
}

export const EnterSwapDay = z.object({
  /** A weekday on which nobody works. */
  offOn: z.iso.date().refine((date) => !isWeekend(date), 'not-a-weekday'),
  /** The Saturday or Sunday worked for it. */
  workedOn: z.iso.date().refine(isWeekend, 'not-a-weekend-day'),
  basis: z.string().trim().min(1).max(500),
})
export type EnterSwapDay = z.infer<typeof EnterSwapDay>

/** Hoán đổi ngày làm việc: both days at once, or neither. Deadlines already stored stay as they are. */
export async function enterSwapDay(act: Act, input: EnterSwapDay): Promise<void> {
  authorizeCalendarChange(act.actor)
  await renewVersion(act)
  const { offOn, workedOn, basis } = input
  const common = { basis, source: 'administrator' }
  const taken = () => new Refused('calendar.day-taken', { offOn, workedOn })
  await act.tx
    .insertInto('calendarDay')
    .values([
      { date: offOn, kind: 'swapped-off', name: 'Nghỉ hoán đổi', pairedOn: workedOn, ...common },
      { date: workedOn, kind: 'swapped-work', name: 'Làm bù', pairedOn: offOn, ...common },
    ])
    .execute()
    .catch((error) => translateConstraint(error, { calendar_day_pkey: taken, calendar_day_paired_on_key: taken }))
  await record(act, 'calendar.swap-entered', { offOn, workedOn, basis }, { type: 'calendar-day', id: offOn })
}
