import { agenciesOf, holdsRole, type Actor } from '#kernel/auth/actor.ts'
import type { OpinionForm } from './model.ts'
import { opinionFormMoves, opinionFormTransitions, type OpinionFormMove } from './workflow.ts'

/** Facts of one form that decide who may do what. */
export type JudgedForm = Pick<OpinionForm, 'status' | 'agencyId'>

type Rule = (actor: Actor, form: JudgedForm) => boolean

/** Who writes a form, follows it up, keeps its register and studies the replies (Đ.9.2.a–d, e–h). */
export const formRoles = ['focal-point', 'handler', 'head', 'deputy-head'] as const
/** Who sends the form out in the agency's name, ends it, and decides what becomes of the replies (Đ.9.2.đ, i). */
export const signingRoles = ['head', 'deputy-head'] as const

const works: Rule = (actor, form) => holdsRole(actor, form.agencyId, ...formRoles)
const signs: Rule = (actor, form) => holdsRole(actor, form.agencyId, ...signingRoles)

const rules: Readonly<Record<OpinionFormMove, Rule>> = {
  amend: works,
  invite: works,
  open: signs,
  remind: works,
  // Đ.8.4: the agency that sends the form receives the replies, and nobody else does.
  'enter-reply': works,
  'evaluate-replies': works,
  'turn-into-feedback': works,
  close: (actor, form) => signs(actor, form) || actor.kind === 'system',
  decide: signs,
}

export function canMoveForm(actor: Actor, move: OpinionFormMove, form: JudgedForm): boolean {
  return move in opinionFormTransitions[form.status] && rules[move](actor, form)
}

/** The same list draws the buttons, fills `details.allowed` of a refusal, and guards every move. */
export function formMovesFor(actor: Actor, form: JudgedForm): readonly OpinionFormMove[] {
  return opinionFormMoves.filter((move) => canMoveForm(actor, move, form))
}

/** In which agencies the actor may begin a form. */
export function formAgenciesOf(actor: Actor): readonly string[] {
  return agenciesOf(actor, ...formRoles)
}
