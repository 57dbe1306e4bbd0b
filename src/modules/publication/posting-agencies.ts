import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { listAgencies } from '#modules/agency/public.ts'

/**
 * On whose boards a procedure hangs (Điều 17.1.b: where it is received and settled): at the level of the province with the department
 * that drafted it, at the others with every people's committee of that level that exists on the day.
 */
export async function agenciesOfLevels(
  reader: Reader,
  levels: readonly string[],
  draftingAgencyId: string,
  on: LegalDate,
): Promise<readonly string[]> {
  const kinds = [
    ...(levels.includes('district') ? (['district-committee'] as const) : []),
    ...(levels.includes('commune') ? (['commune-committee'] as const) : []),
  ]
  const committees = kinds.length === 0 ? [] : await listAgencies(reader, on, { kinds })
  const own = levels.includes('province') || committees.length === 0 ? [draftingAgencyId] : []
  return [...new Set([...own, ...committees.map(({ id }) => id)])]
}
