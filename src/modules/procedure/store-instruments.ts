import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { isLegalDate, type LegalDate } from '#kernel/i18n/dates.ts'
import type { LegalBasis } from './content.ts'

/**
 * Keeps the legal instruments that texts rest on, each number once, with the day of issue where a name says it.
 * What is known is never written over; a day that was missing is added.
 */
export async function storeInstruments(act: Act, bases: readonly LegalBasis[]): Promise<void> {
  const byNumber = new Map<string, { name: string; issuedOn: LegalDate | null }>()
  for (const { number, name } of bases) {
    if (number === '') continue
    const seen = byNumber.get(number)
    byNumber.set(number, { name: seen?.name || name, issuedOn: seen?.issuedOn ?? issuedOnIn(name) })
  }
  if (byNumber.size === 0) return
  await act.tx
    .insertInto('legalInstrument')
    .values([...byNumber].map(([number, { name, issuedOn }]) => ({ number, name, issuedOn, recordedAt: act.now })))
    .onConflict((conflict) =>
      conflict
        .expression(sql`upper(number)`)
        .doUpdateSet((set) => ({ issuedOn: set.ref('excluded.issuedOn') }))
        .where('legalInstrument.issuedOn', 'is', null)
        .where(sql<boolean>`excluded.issued_on is not null`),
    )
    .execute()
}

const inWords = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu
const inDigits = /ngày\s+(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/iu

/** The first day that the name of an instrument names; null when it names none that exists. */
export function issuedOnIn(name: string): LegalDate | null {
  const found = [inWords.exec(name), inDigits.exec(name)]
    .filter((match) => match !== null)
    .toSorted((left, right) => left.index - right.index)[0]
  if (!found) return null
  const [, day = '', month = '', year = ''] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLegalDate(date) && Number(year) >= 1945 && Number(year) <= 2100 ? date : null
}
