import { plusDays } from '#kernel/calendar/working-days.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** A range ends before its upper day; people say the last day on which something applies. */
export function lastDayOf(upper: LegalDate): LegalDate {
  return plusDays(upper, -1)
}
