import { actsForAgencyRole, agenciesOf, holdsRole, type Actor } from '#kernel/auth/actor.ts'

/** Who prints, posts and takes down in an agency. */
const postingRoles = ['desk', 'focal-point', 'handler', 'head', 'deputy-head'] as const

export function postingAgencies(actor: Actor): readonly string[] {
  return agenciesOf(actor, ...postingRoles)
}

export function mayPostFor(actor: Actor, agencyId: string): boolean {
  return holdsRole(actor, agencyId, ...postingRoles)
}

/** Who sees what every agency has posted (NĐ 63/2010 Đ.5; plan III.5). */
export function watchesPublication(actor: Actor): boolean {
  return actsForAgencyRole(actor, 'control-authority') || actsForAgencyRole(actor, 'chairman-office')
}
