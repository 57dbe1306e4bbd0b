import type { Act } from '#kernel/act.ts'
import { startOfDay, type LegalDate } from '#kernel/i18n/dates.ts'

/**
 * When texts of an import became public. A catalogue that is filled for the first time announces nothing: its texts were announced on the
 * days that they name, or nobody knows when. What comes or changes later is new to everybody who reads here.
 */
export async function announcedAtOf(act: Act): Promise<(decidedOn: LegalDate | null) => Date | null> {
  const earlier = await act.tx
    .selectFrom('procedureImport')
    .select('id')
    .where('finishedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return (decidedOn) => {
    if (earlier) return act.now
    const at = decidedOn === null ? null : startOfDay(decidedOn)
    // A day to come is a slip of the source.
    return at === null || at > act.now ? null : at
  }
}
