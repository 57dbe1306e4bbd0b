/** The course of a dossier for announcing procedures (NĐ 63/2010 Đ.13–15) as a table. Who may make a move stands in `policy.ts`. */
export const announcementStatuses = [
  'drafting',
  'in-quality-control',
  'returned',
  'cleared',
  'submitted-to-chairman',
  'signed',
  'withdrawn',
] as const
export type AnnouncementStatus = (typeof announcementStatuses)[number]

export const announcementMoves = [
  'edit',
  'submit',
  'raise-finding',
  'discuss',
  'return',
  'clear',
  'submit-to-chairman',
  'sign',
  'withdraw',
] as const
export type AnnouncementMove = (typeof announcementMoves)[number]

/** Which move leads where. A move that is absent is not possible from that status; a move to the same status changes facts only. */
export const announcementTransitions: Readonly<
  Record<AnnouncementStatus, Readonly<Partial<Record<AnnouncementMove, AnnouncementStatus>>>>
> = {
  drafting: { edit: 'drafting', discuss: 'drafting', submit: 'in-quality-control', withdraw: 'withdrawn' },
  'in-quality-control': {
    'raise-finding': 'in-quality-control',
    discuss: 'in-quality-control',
    return: 'returned',
    clear: 'cleared',
    withdraw: 'withdrawn',
  },
  returned: { edit: 'returned', discuss: 'returned', submit: 'in-quality-control', withdraw: 'withdrawn' },
  cleared: {
    discuss: 'cleared',
    return: 'returned',
    'submit-to-chairman': 'submitted-to-chairman',
    withdraw: 'withdrawn',
  },
  // The chairman does not sign what is not ready: it goes back with the reason.
  'submitted-to-chairman': { discuss: 'submitted-to-chairman', return: 'returned', sign: 'signed' },
  signed: {},
  withdrawn: {},
}
