import { perform, type Caller, type Doer, type Reader } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { CommandWorld } from '#kernel/commands/command.ts'
import { legalDateOf, startOfDay, type LegalDate } from '#kernel/i18n/dates.ts'
import {
  controlAuthorityOn,
  findAgencyByCode,
  listAgencies,
  listHolders,
  resolveOfficial,
} from '#modules/agency/public.ts'

/** Who does what in the demonstration on one day. */
export interface AnnouncingCast {
  readonly focal: OfficialActor
  readonly director: OfficialActor
  readonly control: OfficialActor
  readonly chairman: OfficialActor
}

export interface AnnouncingStage {
  readonly world: Pick<CommandWorld, 'caller' | 'reader' | 'files'>
  readonly now: Date
  readonly cast: AnnouncingCast
  readonly year: string
}

const health = 'so-y-te'

export async function announcingCast(reader: Reader, on: LegalDate): Promise<AnnouncingCast> {
  const department = await findAgencyByCode(reader, health)
  const control = await controlAuthorityOn(reader, on)
  const [office] = await listAgencies(reader, on, { role: 'chairman-office' })
  const holding = async (agencyId: string, role: 'focal-point' | 'head' | 'leader'): Promise<OfficialActor> => {
    const [holder] = await listHolders(reader, agencyId, [role], on)
    const resolved = holder && (await resolveOfficial(reader, holder.officialId, on))
    if (!resolved) throw new Error(`The demonstration has no ${role} in agency ${agencyId} on ${on}`)
    return { kind: 'official', accountId: resolved.officialId, ...resolved }
  }
  return {
    focal: await holding(department?.id ?? '', 'focal-point'),
    director: await holding(department?.id ?? '', 'head'),
    control: await holding(control.id, 'focal-point'),
    chairman: await holding(office?.id ?? '', 'leader'),
  }
}

/** An act by one of them, so many days ago in the forenoon. */
export function doneBy({ world, now }: AnnouncingStage, actor: OfficialActor, daysAgo: number) {
  const day = plusDays(legalDateOf(now), -daysAgo)
  const at = new Date(Math.min(startOfDay(day).getTime() + 9 * 3_600_000, now.getTime()))
  const caller: Caller = { ...world.caller, actor, clock: fixedClock(at) }
  return <Input, Result>(doer: Doer<Input, Result>, input: Input): Promise<Result> => perform(caller, doer, input)
}
