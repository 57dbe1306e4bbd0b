import { agenciesOf, type Actor, type OfficialActor } from '#kernel/auth/actor.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** Roles that reach far, and the day from which their holders must have a second step. Not in the demonstration province. */
export const secondStepDuty = {
  roles: ['administrator', 'leader'],
  from: '2027-01-01',
} as const satisfies { readonly roles: readonly string[]; readonly from: LegalDate }

export function mustHaveSecondStep(
  posts: readonly { readonly role: string }[],
  at: { readonly today: LegalDate; readonly demonstration: boolean },
): boolean {
  if (at.demonstration || at.today < secondStepDuty.from) return false
  return posts.some((post) => secondStepDuty.roles.some((role) => role === post.role))
}

export function keepsAccounts(actor: Actor): boolean {
  return actor.kind === 'system' || agenciesOf(actor, 'administrator').length > 0
}

/** @throws Refused */
export function authorizeAccounts(actor: Actor): void {
  if (!keepsAccounts(actor)) throw new Refused('account.not-allowed', { allowed: [] })
}

/** The official who asks. @throws NotFound for anybody else */
export function officialOf(actor: Actor): OfficialActor {
  if (actor.kind !== 'official') throw new NotFound('account.not-found')
  return actor
}
