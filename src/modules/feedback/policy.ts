import { actsForAgencyRole, agenciesOf, holdsRole, type Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Feedback } from './model.ts'
import { moves, transitions, type FeedbackMove, type Status } from './workflow.ts'

/** Facts of one item that decide who may do what. */
export type Judged = Pick<
  Feedback,
  | 'id'
  | 'status'
  | 'about'
  | 'ground'
  | 'accusedAgencyId'
  | 'handlingAgencyId'
  | 'pausedOn'
  | 'dueOn'
  | 'reopenUntil'
  | 'reopenedAt'
  | 'competenceRuledAt'
>

type Rule = (actor: Actor, feedback: Judged, today: LegalDate) => boolean

/** Who carries an item through its agency. */
export const workingRoles = ['focal-point', 'handler', 'head', 'deputy-head'] as const
/** Who answers for an agency and approves what leaves it. */
export const headRoles = ['head', 'deputy-head'] as const
/** Roles of the control authority and of the chairman's office, whom it helps (NĐ 20/2008 Đ.8.3, Đ.18). */
const controlRoles = ['focal-point', 'handler', 'head', 'deputy-head', 'leader'] as const

const rules: Record<FeedbackMove, Rule> = {
  accept: isController,
  refuse: isController,
  'request-information': (actor, feedback) =>
    feedback.status === 'submitted' ? isController(actor) : worksOnIt(actor, feedback) && feedback.pausedOn === null,
  'supply-information': (actor, feedback) =>
    isItsSender(actor, feedback) && (feedback.status === 'needs-information' || feedback.pausedOn !== null),
  classify: isController,
  transfer: (actor, feedback) => isController(actor) && feedback.about !== null,
  'transfer-outside': (actor, feedback) => isController(actor) && feedback.about !== null,
  return: (actor, feedback) => worksOnIt(actor, feedback) && feedback.competenceRuledAt === null,
  'rule-on-competence': isController,
  'take-up': (actor, feedback) =>
    feedback.status === 'transferred' ? worksOnIt(actor, feedback) : isController(actor),
  assign: (actor, feedback) => holdsRole(actor, feedback.handlingAgencyId, 'focal-point', ...headRoles),
  // Đ.8: only before the due date has passed; a promise already broken cannot be moved.
  extend: (actor, feedback, today) =>
    worksOnIt(actor, feedback) && feedback.pausedOn === null && feedback.dueOn !== null && today <= feedback.dueOn,
  collect: worksOnIt,
  resume: worksOnIt,
  'draft-answer': (actor, feedback) =>
    feedback.status === 'transferred-outside'
      ? isController(actor)
      : worksOnIt(actor, feedback) && feedback.pausedOn === null,
  'return-draft': approvesIt,
  'approve-answer': approvesIt,
  publish: isController,
  reopen: (actor, feedback, today) =>
    isItsSender(actor, feedback) &&
    feedback.reopenedAt === null &&
    feedback.reopenUntil !== null &&
    today <= feedback.reopenUntil,
  withdraw: isItsSender,
  merge: isController,
  rate: isItsSender,
  remind: (actor, feedback) => isController(actor) || holdsRole(actor, feedback.handlingAgencyId, ...headRoles),
}

export function can(actor: Actor, move: FeedbackMove, feedback: Judged, today: LegalDate): boolean {
  return move in transitions[feedback.status] && !isShutOut(actor, feedback) && rules[move](actor, feedback, today)
}

/** The same list draws the buttons, fills `allowedMoves` in the API, and guards every move. */
export function movesFor(actor: Actor, feedback: Judged, today: LegalDate): FeedbackMove[] {
  return moves.filter((move) => can(actor, move, feedback, today))
}

/** Steps that bring an item nearer to its end; the others (extend, merge, remind …) may be taken beside them. */
export type NextStep = Extract<
  FeedbackMove,
  | 'accept'
  | 'classify'
  | 'transfer'
  | 'take-up'
  | 'rule-on-competence'
  | 'assign'
  | 'draft-answer'
  | 'resume'
  | 'approve-answer'
  | 'publish'
>

const stepsForward: Record<Status, readonly NextStep[]> = {
  submitted: ['accept'],
  'needs-information': [],
  refused: [],
  // Transfer is allowed only once it is classified; then that is what comes next.
  accepted: ['transfer', 'classify'],
  transferred: ['take-up'],
  'transferred-outside': ['draft-answer'],
  returned: ['rule-on-competence'],
  handling: ['draft-answer'],
  collecting: ['resume'],
  'answer-drafted': ['approve-answer'],
  answered: ['publish'],
  published: [],
  reopened: ['take-up'],
  withdrawn: [],
  merged: [],
}

/**
 * What this official should do next with the item; undefined when it waits for somebody else. Only what `movesFor` allows, and never
 * the approval of one's own draft.
 */
export function nextStepFor(
  actor: Actor,
  feedback: Judged & Pick<Feedback, 'handlerId'> & { readonly drafterId: string | null },
  today: LegalDate,
): NextStep | undefined {
  const own = actor.kind === 'official' && actor.officialId === feedback.drafterId
  const allowed = movesFor(actor, feedback, today).filter((move) => !own || move !== 'approve-answer')
  const steps = stepsForward[feedback.status].filter((step) => allowed.includes(step))
  if (feedback.status !== 'handling') return steps[0]
  if (feedback.handlerId === null) return allowed.includes('assign') ? 'assign' : steps[0]
  // A colleague may write it too, but it was given to somebody.
  return actor.kind === 'official' && actor.officialId === feedback.handlerId ? steps[0] : undefined
}

export function isController(actor: Actor): boolean {
  return (
    actsForAgencyRole(actor, 'control-authority', ...controlRoles) ||
    actsForAgencyRole(actor, 'chairman-office', ...controlRoles)
  )
}

/**
 * The accused agency sees and does nothing with an item about its conduct, unless it was asked by an official step:
 * a transfer with a written reason that the chairman is shown.
 */
export function isShutOut(
  actor: Actor,
  feedback: Pick<Judged, 'about' | 'ground' | 'accusedAgencyId' | 'handlingAgencyId'>,
): boolean {
  if (feedback.accusedAgencyId === null || !isAboutConduct(feedback)) return false
  return feedback.handlingAgencyId !== feedback.accusedAgencyId && agenciesOf(actor).includes(feedback.accusedAgencyId)
}

/** As classified by an official; before that, as the sender says (Đ.5.1). */
export function isAboutConduct(feedback: Pick<Judged, 'about' | 'ground'>): boolean {
  return feedback.about === null ? feedback.ground === 'conduct' : feedback.about === 'conduct'
}

/** Identity only for those who handle the item; leaders who only watch do without. */
export function maySeeSender(actor: Actor, feedback: Judged): boolean {
  if (isShutOut(actor, feedback)) return false
  return actsForAgencyRole(actor, 'control-authority', ...workingRoles) || worksOnIt(actor, feedback)
}

/**
 * Who may open the register with names, for a stated purpose: the control authority, which keeps it, and focal points.
 * Of its lines they see only those senders whom they may see one by one.
 */
export function mayOpenRegister(actor: Actor): boolean {
  return actsForAgencyRole(actor, 'control-authority', ...workingRoles) || agenciesOf(actor, 'focal-point').length > 0
}

/** Who may write down what somebody said on the telephone, at the counter or in a letter. */
export function mayEnterFeedback(actor: Actor): boolean {
  return isController(actor) || agenciesOf(actor, 'desk', 'focal-point').length > 0
}

/** Who may say that a promised change has been made. */
export function mayCompleteFollowUp(actor: Actor, agencyId: string): boolean {
  return holdsRole(actor, agencyId, ...workingRoles)
}

function worksOnIt(actor: Actor, feedback: Judged): boolean {
  return holdsRole(actor, feedback.handlingAgencyId, ...workingRoles)
}

function approvesIt(actor: Actor, feedback: Judged): boolean {
  if (feedback.handlingAgencyId === null) return actsForAgencyRole(actor, 'control-authority', ...headRoles)
  return holdsRole(actor, feedback.handlingAgencyId, ...headRoles)
}

function isItsSender(actor: Actor, feedback: Judged): boolean {
  return actor.kind === 'sender' && actor.feedbackId === feedback.id
}
