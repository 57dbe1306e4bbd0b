import { randomUUID } from 'node:crypto'
import type { Act, Reader } from '#kernel/act.ts'

const factName = 'calendar.version'

/**
 * Marks calendar and rules as changed. Comes first in every act that changes them: the row is also the lock that makes such
 * acts follow one another. The mark is random, so a value seen inside a transaction that was rolled back never comes again.
 */
export async function renewVersion(act: Act): Promise<void> {
  const value = JSON.stringify(randomUUID())
  await act.tx
    .insertInto('installationFact')
    .values({ name: factName, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Changes whenever calendar or rules do; null before anything was loaded. */
export async function findVersion(reader: Reader): Promise<string | null> {
  const row = await reader
    .selectFrom('installationFact')
    .select('value')
    .where('name', '=', factName)
    .executeTakeFirst()
  return typeof row?.value === 'string' ? row.value : null
}
