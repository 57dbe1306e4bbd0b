import { Refused } from '#kernel/errors.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { workingDaysBetween, type Calendar } from '#kernel/calendar/working-days.ts'

export interface DueWords {
  /** `23/03/2017` */
  readonly date: string
  /** `còn 3 ngày làm việc`, `hạn hôm nay`, `trễ 2 ngày` */
  readonly words: string
  readonly late: boolean
}

/** A due day as an official reads it; undefined when nothing is due. */
export function dueWords(dueOn: LegalDate | null, today: LegalDate, calendar: Calendar): DueWords | undefined {
  if (dueOn === null) return undefined
  const date = formatDate(dueOn)
  if (dueOn === today) return { date, words: 'hạn hôm nay', late: false }
  if (dueOn < today) return { date, words: `trễ ${daysBetween(dueOn, today)} ngày`, late: true }
  return { date, words: remaining(dueOn, today, calendar), late: false }
}

function remaining(dueOn: LegalDate, today: LegalDate, calendar: Calendar): string {
  try {
    return `còn ${workingDaysBetween(today, dueOn, calendar)} ngày làm việc`
  } catch (error) {
    // An extension may reach into a year whose holidays are not decreed yet; plain days are still true.
    if (error instanceof Refused && error.code === 'calendar.unknown') return `còn ${daysBetween(today, dueOn)} ngày`
    throw error
  }
}

function daysBetween(from: LegalDate, to: LegalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
