import type { LegalDate } from '#kernel/i18n/dates.ts'

/** A range of days as PostgreSQL reads it; both days belong to it, null goes on for ever. */
export function rangeOf(from: LegalDate, to: LegalDate | null): string {
  return to === null ? `[${from},)` : `[${from},${to}]`
}
