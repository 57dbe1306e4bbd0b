import type { Reader } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { controlAuthorityOn, listHolders, resolveOfficial, type Agency } from '#modules/agency/public.ts'

export type DemonstrationRole = 'focal-point' | 'head'

/** Answers the same questions from memory: two thousand steps ask for the same few dozen people. */
export function peopleBook(reader: Reader) {
  const controls = new Map<LegalDate, Promise<Agency>>()
  const people = new Map<string, Promise<OfficialActor>>()
  return (on: LegalDate) => ({
    control: () => remembered(controls, on, () => controlAuthorityOn(reader, on)),
    async peopleOn(agencyId: string, role: DemonstrationRole): Promise<OfficialActor> {
      const control = await remembered(controls, on, () => controlAuthorityOn(reader, on))
      // What an official may do changes only with the day on which control moves.
      return remembered(people, `${agencyId} ${role} ${control.id}`, () => officialIn(reader, agencyId, role, on))
    },
  })
}

function remembered<Key, Value>(known: Map<Key, Promise<Value>>, key: Key, find: () => Promise<Value>): Promise<Value> {
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
}

/** Who would have done it on that day: the agency's own focal point or head. */
async function officialIn(
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
