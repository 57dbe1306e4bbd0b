/** The course of an opinion form (NĐ 20/2008 Đ.9.2) as data: status → move → status. */

export const opinionFormStatuses = ['draft', 'open', 'closed', 'evaluated'] as const
export type OpinionFormStatus = (typeof opinionFormStatuses)[number]

export const opinionFormMoves = [
  'amend',
  'invite',
  'open',
  'remind',
  'enter-reply',
  'evaluate-replies',
  'turn-into-feedback',
  'close',
  'decide',
] as const
export type OpinionFormMove = (typeof opinionFormMoves)[number]

export const opinionFormTransitions: Readonly<
  Record<OpinionFormStatus, Readonly<Partial<Record<OpinionFormMove, OpinionFormStatus>>>>
> = {
  draft: { amend: 'draft', invite: 'draft', open: 'open' },
  open: {
    invite: 'open',
    remind: 'open',
    'enter-reply': 'open',
    'evaluate-replies': 'open',
    'turn-into-feedback': 'open',
    close: 'closed',
  },
  // A letter posted in time may be entered after the closing day; what counts is the day it came.
  closed: {
    'enter-reply': 'closed',
    'evaluate-replies': 'closed',
    'turn-into-feedback': 'closed',
    decide: 'evaluated',
  },
  evaluated: { 'turn-into-feedback': 'evaluated' },
}
