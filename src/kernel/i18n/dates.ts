/** A legal date, `YYYY-MM-DD`, in Vietnam. Never a Date: a Date is an instant. */
export type LegalDate = string

export const timeZone = 'Asia/Ho_Chi_Minh'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** Vietnam has kept UTC+7 without summer time since 1975. */
const sinceSevenHours = Date.UTC(1976, 0, 1)
const sevenHours = 7 * 60 * 60_000

function partsOf(instant: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]))
}

/** The legal date on which an instant falls in Vietnam. */
export function legalDateOf(instant: Date): LegalDate {
  // Asked for by every request: the calendar of the language library takes fifty times as long.
  if (instant.getTime() >= sinceSevenHours) return new Date(instant.getTime() + sevenHours).toISOString().slice(0, 10)
  const { year, month, day } = partsOf(instant)
  return `${year}-${month}-${day}`
}

/** Whether a string is a day that exists: `2017-02-29` is not. */
export function isLegalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The first instant of a legal date in Vietnam (UTC+7, without daylight saving since 1975). */
export function startOfDay(date: LegalDate): Date {
  return new Date(`${date}T00:00:00+07:00`)
}

/** `2017-09-25` → `25/09/2017`. */
export function formatDate(date: LegalDate): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

/** An instant as Vietnamese officials write it: `08:05 25/09/2017`. */
export function formatInstant(instant: Date): string {
  const { year, month, day, hour, minute } = partsOf(instant)
  return `${hour}:${minute} ${day}/${month}/${year}`
}

/** `25/09/2017` or `25/9/2017` → `2017-09-25`; undefined when it is not a day that exists. */
export function parseDate(text: string): LegalDate | undefined {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text)
  if (!match) return isLegalDate(text.trim()) ? text.trim() : undefined
  const [, day = '', month = '', year = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLegalDate(date) ? date : undefined
}
