import { actsForAgencyRole, agenciesOf, holdsRole, type Actor } from '#kernel/auth/actor.ts'
import type { Announcement } from './model.ts'
import { announcementMoves, announcementTransitions, type AnnouncementMove } from './workflow.ts'

/** Facts of one dossier that decide who may do what. */
export type JudgedAnnouncement = Pick<Announcement, 'status' | 'agencyId'>

type Rule = (actor: Actor, announcement: JudgedAnnouncement) => boolean

/** Who prepares a dossier in the drafting agency, and who checks it in the control authority. */
export const preparingRoles = ['focal-point', 'handler', 'head', 'deputy-head'] as const
const answeringRoles = ['head', 'deputy-head'] as const

const prepares: Rule = (actor, announcement) => holdsRole(actor, announcement.agencyId, ...preparingRoles)

const rules: Readonly<Record<AnnouncementMove, Rule>> = {
  edit: prepares,
  submit: prepares,
  'raise-finding': checksQuality,
  discuss: (actor, announcement) => prepares(actor, announcement) || checksQuality(actor) || signsDecisions(actor),
  return: (actor, announcement) =>
    announcement.status === 'submitted-to-chairman' ? signsDecisions(actor) : checksQuality(actor),
  clear: checksQuality,
  'submit-to-chairman': (actor, announcement) =>
    holdsRole(actor, announcement.agencyId, ...answeringRoles) ||
    actsForAgencyRole(actor, 'control-authority', ...answeringRoles),
  sign: signsDecisions,
  // The control authority frees procedures that somebody holds without a ground (Đ.5).
  withdraw: (actor, announcement) => prepares(actor, announcement) || checksQuality(actor),
}

export function canMoveAnnouncement(actor: Actor, move: AnnouncementMove, announcement: JudgedAnnouncement): boolean {
  return move in announcementTransitions[announcement.status] && rules[move](actor, announcement)
}

/** The same list draws the buttons, fills `allowedMoves` in the API, and guards every move. */
export function announcementMovesFor(actor: Actor, announcement: JudgedAnnouncement): readonly AnnouncementMove[] {
  return announcementMoves.filter((move) => canMoveAnnouncement(actor, move, announcement))
}

/** The control authority judges every dossier, also those of its own agency (NĐ 63/2010 Đ.5). */
export function checksQuality(actor: Actor): boolean {
  return actsForAgencyRole(actor, 'control-authority', ...preparingRoles)
}

/** The chairman, or who signs for the chairman (Đ.13.2). */
export function signsDecisions(actor: Actor): boolean {
  return actsForAgencyRole(actor, 'chairman-office', 'leader')
}

/** Who prepares decisions of the chairman (Đ.13.2): offices, departments and sector bodies of the province; districts and communes carry out. */
export const preparingKinds = ['provincial-committee', 'office', 'department', 'sector-body'] as const

/** In which agencies the actor may open a dossier, if it is one of `preparingKinds`. */
export function preparingAgencies(actor: Actor): readonly string[] {
  return agenciesOf(actor, ...preparingRoles)
}

/** Who watches the work in the chairman's office. */
export function watchesAnnouncements(actor: Actor): boolean {
  return actsForAgencyRole(actor, 'chairman-office', 'leader', ...preparingRoles)
}
