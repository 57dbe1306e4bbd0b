import { sql, type RawBuilder } from 'kysely'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** From a day until another, which is no longer part of it; null: no end is known. */
export function spanOf(from: LegalDate, until: LegalDate | null): RawBuilder<string> {
  return sql<string>`daterange(${from}::date, ${until}::date)`
}

/** Whether the range in a column holds this day. */
export function holds(column: string, on: LegalDate): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} @> ${on}::date`
}

/** Whether the range in a column ends later than this day. */
export function endsAfter(column: string, day: LegalDate): RawBuilder<boolean> {
  return sql<boolean>`(upper_inf(${sql.ref(column)}) or upper(${sql.ref(column)}) > ${day}::date)`
}

/** The range in a column with another end; the start stays. */
export function endedAt(column: string, until: LegalDate): RawBuilder<string> {
  return sql<string>`daterange(lower(${sql.ref(column)}), ${until}::date)`
}

export function firstDay(column: string): RawBuilder<LegalDate> {
  return sql<LegalDate>`lower(${sql.ref(column)})`
}

/** The last day that belongs to the range, null while it has no end. */
export function lastDay(column: string): RawBuilder<LegalDate | null> {
  return sql<LegalDate | null>`upper(${sql.ref(column)}) - 1`
}
