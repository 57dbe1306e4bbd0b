import type { Reader } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { listHolders, resolveOfficial } from '#modules/agency/public.ts'

export type DemonstrationRole = 'focal-point' | 'head'

/** Who would have done it on that day: the agency's own focal point or head. */
export async function officialIn(
  reader: Reader,
  agencyId: string,
  role: DemonstrationRole,
  on: LegalDate,
): Promise<OfficialActor> {
  const [holder] = await listHolders(reader, agencyId, [role], on)
  const resolved = holder ? await resolveOfficial(reader, holder.officialId, on) : undefined
  if (!resolved) throw new Error(`The demonstration has no ${role} in agency ${agencyId} on ${on}`)
  return { kind: 'official', accountId: resolved.officialId, ...resolved }
}
