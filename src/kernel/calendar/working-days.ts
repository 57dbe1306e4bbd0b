import { Refused } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/**
 * Which days count. The ordinary week is Monday to Friday; everything else stands here, as far as it was decreed.
 * A date is in at most one of the three maps (the database holds one row a day).
 */
export interface Calendar {
  /** First day of the years that are loaded as decreed. */
  readonly knownFrom: LegalDate
  /** Holidays are decreed year by year. Past this date we do not know, and must not guess. */
  readonly knownThrough: LegalDate
  /** Public holidays and the days off that make up for one at a weekend → name in Vietnamese. */
  readonly holidays: ReadonlyMap<LegalDate, string>
  /** Saturdays or Sundays worked in exchange → the weekday that is off for it. */
  readonly makeUpDays: ReadonlyMap<LegalDate, LegalDate>
  /** Weekdays off in exchange → the Saturday or Sunday that is worked for it. */
  readonly swappedOff: ReadonlyMap<LegalDate, LegalDate>
}

export type DayOffReason = 'weekend' | 'swapped' | `holiday: ${string}`

export type PeriodUnit = 'working-day' | 'calendar-day'

/**
 * The day on which `days` working days have passed; the starting day is not counted (BLDS 2015 Điều 147 khoản 2).
 * @param days whole, 0 or more; 0 gives `from`
 * @throws Refused `calendar.unknown` as soon as a day outside the decreed years has to be judged
 */
export function addWorkingDays(from: LegalDate, days: number, calendar: Calendar): LegalDate {
  return stepWorkingDays(from, checkedDays(days), 1, calendar)
}

/**
 * The end of a period in calendar days: the starting day is not counted, and an end on a day off moves to the next
 * working day (BLDS 2015 Điều 147 khoản 2, Điều 148 khoản 5).
 * @throws Refused `calendar.unknown`
 */
export function addCalendarDays(from: LegalDate, days: number, calendar: Calendar): LegalDate {
  let date = plusDays(from, checkedDays(days))
  if (days === 0) return known(date, calendar)
  while (!isWorkingDay(date, calendar)) date = plusDays(date, 1)
  return date
}

/**
 * "Chậm nhất trước ngày X … N ngày": the last day on which the act is in time, X − N. The day X is not counted.
 * In calendar days the answer may be a day off and is not moved: moving it later would eat into the N days that the law keeps free. So
 * it needs no calendar, and can be told of a year whose days off nobody has decreed yet.
 * @throws Refused `calendar.unknown`, in working days
 */
export function subtractDays(from: LegalDate, days: number, unit: PeriodUnit, calendar: Calendar): LegalDate {
  return unit === 'working-day'
    ? stepWorkingDays(from, checkedDays(days), -1, calendar)
    : plusDays(from, -checkedDays(days))
}

/** @throws Refused `calendar.unknown` */
export function isWorkingDay(date: LegalDate, calendar: Calendar): boolean {
  return dayOffReason(date, calendar) === null
}

/**
 * Why nobody works on this day; null on a working day. A holiday at a weekend is called by its name.
 * @throws Refused `calendar.unknown`
 */
export function dayOffReason(date: LegalDate, calendar: Calendar): DayOffReason | null {
  known(date, calendar)
  if (calendar.makeUpDays.has(date)) return null
  if (calendar.swappedOff.has(date)) return 'swapped'
  const holiday = calendar.holidays.get(date)
  if (holiday !== undefined) return `holiday: ${holiday}`
  return isWeekend(date) ? 'weekend' : null
}

/**
 * Working days after `from` up to and including `to`: how many are left until a due day, or (negative) how late it is.
 * `addWorkingDays(from, workingDaysBetween(from, to))` is `to` whenever `to` is a working day.
 * @throws Refused `calendar.unknown`
 */
export function workingDaysBetween(from: LegalDate, to: LegalDate, calendar: Calendar): number {
  if (to < from) {
    const late = workingDaysBetween(to, from, calendar)
    return late === 0 ? 0 : -late
  }
  let count = 0
  for (let date = plusDays(from, 1); date <= to; date = plusDays(date, 1)) if (isWorkingDay(date, calendar)) count++
  return count
}

/** The date itself, or the last working day before it: when an office can still do what is due on a day off. */
export function lastWorkingDayUpTo(date: LegalDate, calendar: Calendar): LegalDate {
  let day = date
  while (!isWorkingDay(day, calendar)) day = plusDays(day, -1)
  return day
}

/** Plain arithmetic on the calendar of the world; knows nothing of days off. */
export function plusDays(date: LegalDate, days: number): LegalDate {
  const instant = new Date(`${date}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + days)
  return instant.toISOString().slice(0, 10)
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: LegalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

export function isWeekend(date: LegalDate): boolean {
  const weekday = weekdayOf(date)
  return weekday === 0 || weekday === 6
}

/**
 * The date, when it lies in the decreed years.
 * @throws Refused `calendar.unknown` with the date and how far the calendar is known
 */
export function known(date: LegalDate, calendar: Calendar): LegalDate {
  if (date >= calendar.knownFrom && date <= calendar.knownThrough) return date
  throw new Refused('calendar.unknown', { date, knownFrom: calendar.knownFrom, knownThrough: calendar.knownThrough })
}

/** @throws RangeError: a rule with half a day or less than none is our fault, not the reader's */
export function checkedDays(days: number): number {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`calendar.days: ${days}`)
  return days
}

function stepWorkingDays(from: LegalDate, days: number, step: 1 | -1, calendar: Calendar): LegalDate {
  let date = from
  for (let left = days; left > 0;) {
    date = plusDays(date, step)
    if (isWorkingDay(date, calendar)) left--
  }
  return known(date, calendar)
}
