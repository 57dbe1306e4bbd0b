import { actsForAgencyRole, agenciesOf, holdsRole, type Actor } from '#kernel/auth/actor.ts'
import { Refused } from '#kernel/errors.ts'
import type { PostRole } from './model.ts'

export const organisationMoves = [
  'create-agency',
  'amend-agency',
  'close-agency',
  'set-contact',
  'grant-role',
  'keep-officials',
  'change-email',
  'appoint',
  'appoint-focal-point',
  'deputise',
  'import',
] as const
export type OrganisationMove = (typeof organisationMoves)[number]

/** Who may do what; `agencyId` is the agency concerned, null where there is none yet. */
const rules: Readonly<Record<OrganisationMove, (actor: Actor, agencyId: string | null) => boolean>> = {
  'create-agency': keepsOrganisation,
  'amend-agency': keepsOrganisation,
  'close-agency': keepsOrganisation,
  'set-contact': (actor) => keepsOrganisation(actor) || isControlFocalPoint(actor),
  'grant-role': keepsOrganisation,
  // Without an official in the register the control authority could not write a new focal point into it.
  'keep-officials': (actor) => keepsOrganisation(actor) || isControlFocalPoint(actor),
  'change-email': keepsOrganisation,
  appoint: keepsOrganisation,
  'appoint-focal-point': (actor) => keepsOrganisation(actor) || isControlFocalPoint(actor),
  deputise: (actor, agencyId) => keepsOrganisation(actor) || holdsRole(actor, agencyId, 'head'),
  import: keepsOrganisation,
}

/** The same list draws the buttons, fills `allowed` of a refusal, and guards every act. */
export function organisationMovesFor(actor: Actor, agencyId: string | null): readonly OrganisationMove[] {
  return organisationMoves.filter((move) => rules[move](actor, agencyId))
}

/** @throws Refused with what the actor may do instead */
export function authorizeOrganisation(actor: Actor, move: OrganisationMove, agencyId: string | null): void {
  if (rules[move](actor, agencyId)) return
  throw new Refused('agency.not-allowed', { move, allowed: organisationMovesFor(actor, agencyId) })
}

/** Which right a post needs: focal points are the control authority's register (plan VII.2). */
export function appointingMove(role: PostRole): OrganisationMove {
  return role === 'focal-point' ? 'appoint-focal-point' : 'appoint'
}

function keepsOrganisation(actor: Actor): boolean {
  return actor.kind === 'system' || agenciesOf(actor, 'administrator').length > 0
}

function isControlFocalPoint(actor: Actor): boolean {
  return actsForAgencyRole(actor, 'control-authority', 'focal-point', 'head', 'deputy-head')
}
