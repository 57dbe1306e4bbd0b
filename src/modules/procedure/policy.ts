import { actsForAgencyRole, agenciesOf, holdsRole, type Actor } from '#kernel/auth/actor.ts'

/** Who prepares texts of procedures in an agency, and who answers for them. */
export const draftingRoles = ['focal-point', 'handler', 'head', 'deputy-head'] as const

/** Agencies for which this person may prepare procedures. */
export function draftingAgencies(actor: Actor): readonly string[] {
  return agenciesOf(actor, ...draftingRoles)
}

/** Whether this person may write the drafts of an agency. */
export function mayDraftFor(actor: Actor, agencyId: string | null): boolean {
  return holdsRole(actor, agencyId, ...draftingRoles)
}

/** The control authority, which checks what agencies send (NĐ 63/2010 Đ.5, as amended) and keeps the catalogue. */
export function isCatalogController(actor: Actor): boolean {
  return actsForAgencyRole(actor, 'control-authority', ...draftingRoles)
}

/** Who may look at drafts of the agencies concerned: those who write them, and those who decide. */
export const draftReadingRoles = [...draftingRoles, 'leader'] as const

/** The control authority checks and the chairman's office submits what every agency writes. */
export function seesEveryDraft(actor: Actor): boolean {
  return isCatalogController(actor) || actsForAgencyRole(actor, 'chairman-office')
}

/** Drafts are seen by those who write them and by the control authority; to everybody else they do not exist. */
export function maySeeDraft(actor: Actor, agencyId: string | null): boolean {
  return holdsRole(actor, agencyId) || seesEveryDraft(actor)
}
