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

/** Who looks after what an agency owes the national database: those who prepare its decisions, and the control authority for all. */
const sendingRoles = ['focal-point', 'handler', 'head', 'deputy-head'] as const

export function maySendFor(actor: Actor, agencyId: string): boolean {
  return holdsRole(actor, agencyId, ...sendingRoles) || actsForAgencyRole(actor, 'control-authority', ...sendingRoles)
}

/** Whose percentages over time an actor reads first: the whole province's (null), or those of an agency of hers. */
export function shownAgency(actor: Actor): string | null {
  return watchesPublication(actor) ? null : (agenciesOf(actor)[0] ?? null)
}
