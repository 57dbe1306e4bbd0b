/**
 * Who acts. Everything that a person may see or do is decided from this value, never from a session or a request.
 * The kernel does not know what the roles mean; the modules' `policy.ts` do.
 */

/** A role held in an agency today, in one's own right or deputising for somebody. */
export interface Post {
  readonly agencyId: string
  /** `focal-point`, `handler`, `desk`, `head`, `deputy-head`, `administrator`, `leader`. */
  readonly role: string
  /** The official whose place is taken for a time; absent when the post is one's own. */
  readonly deputisingFor?: string
}

export interface VisitorActor {
  readonly kind: 'visitor'
}

/** A citizen who has shown the code and the secret of one item. */
export interface SenderActor {
  readonly kind: 'sender'
  readonly feedbackId: string
}

export interface OfficialActor {
  readonly kind: 'official'
  readonly accountId: string
  readonly officialId: string
  readonly name: string
  readonly posts: readonly Post[]
  /** Roles that the law gives an agency and that it holds today, of the agencies in `posts`: agency id → role names (`control-authority` …). */
  readonly agencyRoles: Readonly<Record<string, readonly string[]>>
}

/** A program of another organisation, by its key. */
export interface ClientActor {
  readonly kind: 'client'
  readonly clientId: string
  readonly name: string
}

/** The system itself: jobs, imports, reminders. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

export type Actor = VisitorActor | SenderActor | OfficialActor | ClientActor | SystemActor

export const visitor: VisitorActor = { kind: 'visitor' }

export function systemActor(name: string): SystemActor {
  return { kind: 'system', name }
}

/** The agencies in which the actor holds any of these roles (any role at all when none is named). */
export function agenciesOf(actor: Actor, ...roles: readonly string[]): readonly string[] {
  if (actor.kind !== 'official') return []
  const held = actor.posts.filter((post) => roles.length === 0 || roles.includes(post.role))
  return [...new Set(held.map((post) => post.agencyId))]
}

/** Whether the actor holds one of these roles in this agency today. */
export function holdsRole(actor: Actor, agencyId: string | null, ...roles: readonly string[]): boolean {
  return agencyId !== null && agenciesOf(actor, ...roles).includes(agencyId)
}

/** Whether one of the actor's agencies holds this role of law today, with the actor in one of `roles` there. */
export function actsForAgencyRole(actor: Actor, agencyRole: string, ...roles: readonly string[]): boolean {
  if (actor.kind !== 'official') return false
  return agenciesOf(actor, ...roles).some((agencyId) => actor.agencyRoles[agencyId]?.includes(agencyRole) ?? false)
}

/** Stable name of the actor for the audit log: no personal data. */
export function actorReference(actor: Actor): { readonly kind: Actor['kind']; readonly id: string | null } {
  switch (actor.kind) {
    case 'visitor':
      return { kind: 'visitor', id: null }
    case 'sender':
      return { kind: 'sender', id: actor.feedbackId }
    case 'official':
      return { kind: 'official', id: actor.officialId }
    case 'client':
      return { kind: 'client', id: actor.clientId }
    case 'system':
      return { kind: 'system', id: actor.name }
  }
}
