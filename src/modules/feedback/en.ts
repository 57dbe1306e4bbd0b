import type { TagTone } from '#ui/tag/tag.tsx'
import type { Ground, Kind, Outcome, ProcedurePart, RefusalGround, SenderKind } from './model.ts'
import type { Status } from './workflow.ts'

/** The labels that public pages show, in English; `vi.ts` has the same in Vietnamese. */
export interface FeedbackLabels {
  readonly statuses: Readonly<Record<Status, string>>
  readonly tones: Readonly<Record<Status, TagTone>>
  readonly grounds: Readonly<Record<Ground, string>>
  readonly kinds: Readonly<Record<Kind, string>>
  readonly parts: Readonly<Record<ProcedurePart, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly refusals: Readonly<Record<RefusalGround, string>>
  readonly senderKinds: Readonly<Record<SenderKind, string>>
}

export const feedbackLabelsEn: Omit<FeedbackLabels, 'tones'> = {
  statuses: {
    submitted: 'Just sent',
    'needs-information': 'Waiting for your reply',
    refused: 'Not accepted',
    accepted: 'Accepted',
    transferred: 'Passed on for handling',
    'transferred-outside': 'Passed on outside the province',
    returned: 'Competence being settled',
    handling: 'Being handled',
    collecting: 'Being collected with others',
    'answer-drafted': 'Answer awaiting approval',
    answered: 'Answered',
    published: 'Published',
    reopened: 'Being looked at again',
    withdrawn: 'Withdrawn',
    merged: 'Merged',
  },
  grounds: {
    conduct: 'Delay, trouble, or wrong or missing handling by an office or official',
    impractical: 'A rule that does not fit reality',
    inconsistent: 'Rules that contradict each other',
    unlawful: 'An unlawful rule',
    'treaty-conflict': 'A rule against an international treaty',
    other: 'Something else about administrative rules',
  },
  kinds: { problem: 'Feedback', proposal: 'Proposal' },
  parts: {
    step: 'Steps',
    channel: 'Ways of applying',
    'dossier-part': 'Papers and number of copies',
    'processing-time': 'Time limit',
    fee: 'Fees',
    'form-template': 'Forms',
    requirement: 'Requirements and conditions',
    outcome: 'Result',
    applicant: 'Who may apply',
    'competent-agency': 'Agency in charge',
    other: 'Something else',
  },
  outcomes: {
    'amend-or-repeal': 'Rule amended, replaced or repealed',
    'recommend-amendment': 'Amendment or repeal recommended to the competent agency',
    'issue-new-rule': 'New rule issued',
    'recommend-new-rule': 'New rule recommended to the competent agency',
    'conduct-procedure': 'Conduct dealt with by the statutory procedure',
    explained: 'Explained',
    'insufficient-ground': 'Not enough ground yet; collected further',
  },
  refusals: {
    'no-content': 'It does not say what it is about',
    'no-sender': 'Name, address or telephone number (or postal address) of the sender is missing',
    'not-vietnamese': 'It is not in Vietnamese',
    complaint: 'It is a complaint (khiếu nại)',
    denunciation: 'It is a denunciation (tố cáo)',
    'not-administrative-rule': 'It is not about administrative rules',
    duplicate: 'The same sender has sent the same before',
  },
  senderKinds: {
    individual: 'A person',
    organization: 'An organization or business',
    official: 'Written down by an official',
  },
}
