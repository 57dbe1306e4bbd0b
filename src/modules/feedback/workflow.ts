/**
 * The course of one phản ánh, kiến nghị (NĐ 20/2008 Đ.9, Đ.14) as a table. Who may make a move stands in `policy.ts`.
 */
export const statuses = [
  'submitted',
  'needs-information',
  'refused',
  'accepted',
  'transferred',
  'transferred-outside',
  'returned',
  'handling',
  'collecting',
  'answer-drafted',
  'answered',
  'published',
  'reopened',
  'withdrawn',
  'merged',
] as const
export type Status = (typeof statuses)[number]

export const moves = [
  'accept',
  'refuse',
  'request-information',
  'supply-information',
  'classify',
  'transfer',
  'transfer-outside',
  'return',
  'rule-on-competence',
  'take-up',
  'assign',
  'extend',
  'collect',
  'resume',
  'draft-answer',
  'return-draft',
  'approve-answer',
  'publish',
  'reopen',
  'withdraw',
  'merge',
  'rate',
  'remind',
] as const
export type FeedbackMove = (typeof moves)[number]

/** Which move leads where. A move that is absent is not possible from that status; a move to the same status changes facts only. */
export const transitions: Record<Status, Partial<Record<FeedbackMove, Status>>> = {
  submitted: {
    accept: 'accepted',
    refuse: 'refused',
    'request-information': 'needs-information',
    withdraw: 'withdrawn',
    merge: 'merged',
  },
  'needs-information': { 'supply-information': 'submitted', refuse: 'refused', withdraw: 'withdrawn' },
  refused: {},
  accepted: {
    classify: 'accepted',
    transfer: 'transferred',
    'transfer-outside': 'transferred-outside',
    'take-up': 'handling',
    withdraw: 'withdrawn',
    merge: 'merged',
    remind: 'accepted',
  },
  transferred: { 'take-up': 'handling', return: 'returned', withdraw: 'withdrawn', remind: 'transferred' },
  'transferred-outside': { 'draft-answer': 'answer-drafted', withdraw: 'withdrawn', remind: 'transferred-outside' },
  returned: { 'rule-on-competence': 'accepted', withdraw: 'withdrawn' },
  handling: {
    'request-information': 'handling',
    'supply-information': 'handling',
    assign: 'handling',
    extend: 'handling',
    collect: 'collecting',
    'draft-answer': 'answer-drafted',
    withdraw: 'withdrawn',
    merge: 'merged',
    remind: 'handling',
  },
  collecting: { resume: 'handling', withdraw: 'withdrawn', merge: 'merged' },
  'answer-drafted': {
    'return-draft': 'handling',
    'approve-answer': 'answered',
    withdraw: 'withdrawn',
    remind: 'answer-drafted',
  },
  answered: { publish: 'published', reopen: 'reopened', rate: 'answered', remind: 'answered' },
  published: { reopen: 'reopened', rate: 'published' },
  reopened: { 'take-up': 'handling', withdraw: 'withdrawn', remind: 'reopened' },
  withdrawn: {},
  merged: {},
}

/** Nothing more is owed to the sender here, unless she comes back. */
export const closedStatuses: ReadonlySet<Status> = new Set(['refused', 'published', 'withdrawn', 'merged'])
