import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import { Refused } from '#kernel/errors.ts'

/** The calendar and the legal periods are kept by administrators, in whichever agency, and by the system's imports. */
export function canChangeCalendar(actor: Actor): boolean {
  return actor.kind === 'system' || agenciesOf(actor, 'administrator').length > 0
}

/** @throws Refused `calendar.not-allowed` */
export function authorizeCalendarChange(actor: Actor): void {
  if (!canChangeCalendar(actor)) throw new Refused('calendar.not-allowed', { allowed: [] })
}
