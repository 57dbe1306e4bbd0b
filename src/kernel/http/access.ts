import { actsForAgencyRole, agenciesOf, type Actor } from '#kernel/auth/actor.ts'

/**
 * Who may open a route at all, as data, so that the matrix test can go through every route and every role.
 * Which records one may see there is decided by the queries, never here.
 */
export type Access =
  | { readonly who: 'everyone' }
  | { readonly who: 'signed-in' }
  /** An official with one of these roles in any agency; with `agencyRole`, in an agency that holds it. */
  | { readonly who: 'officials'; readonly roles: readonly string[]; readonly agencyRole?: string }
  /** A program with a key. */
  | { readonly who: 'clients' }

export const everyone: Access = { who: 'everyone' }
export const signedIn: Access = { who: 'signed-in' }
export const clients: Access = { who: 'clients' }

export function officialsWith(...roles: readonly string[]): Access {
  return { who: 'officials', roles }
}

/** Officials with one of the roles in the agency that holds this role of law (`control-authority` …). */
export function officialsOf(agencyRole: string, ...roles: readonly string[]): Access {
  return { who: 'officials', roles, agencyRole }
}

export function mayEnter(actor: Actor, access: Access): boolean {
  switch (access.who) {
    case 'everyone':
      return true
    case 'signed-in':
      return actor.kind === 'official'
    case 'clients':
      return actor.kind === 'client'
    case 'officials':
      return access.agencyRole === undefined
        ? agenciesOf(actor, ...access.roles).length > 0
        : actsForAgencyRole(actor, access.agencyRole, ...access.roles)
  }
}
