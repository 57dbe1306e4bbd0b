import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'

/** Where the time comes from. Passed down, never read from the machine by a rule, so that a rule can be tested on any day. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/**
 * A clock that stands on another day and ticks from there (`CLOCK`, demonstration and tests only).
 * @param start the instant at which it is started
 */
export function clockStartedAt(start: Date): Clock {
  const offset = start.getTime() - Date.now()
  return { now: () => new Date(Date.now() + offset) }
}

/** A clock that does not move: for tests and for imports that must give the same rows twice. */
export function fixedClock(instant: Date): Clock {
  return { now: () => new Date(instant) }
}

export function todayOf(clock: Clock): LegalDate {
  return legalDateOf(clock.now())
}
