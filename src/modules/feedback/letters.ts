import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { can, isController, isShutOut, maySeeSender, type Judged } from './policy.ts'
import type { Status } from './workflow.ts'

/** The official documents of one item, as they stand in their addresses. */
export const letterKinds = ['chuyen', 'bo-sung', 'tra-loi', 'tu-choi', 'nhac'] as const
export type LetterKind = (typeof letterKinds)[number]

export const letterLabels: Readonly<Record<LetterKind, string>> = {
  chuyen: 'Công văn chuyển phản ánh, kiến nghị',
  'bo-sung': 'Công văn đề nghị bổ sung thông tin',
  'tra-loi': 'Công văn trả lời',
  'tu-choi': 'Thông báo không tiếp nhận',
  nhac: 'Công văn đôn đốc',
}

const afterTransfer: ReadonlySet<Status> = new Set([
  'transferred',
  'transferred-outside',
  'handling',
  'collecting',
  'answer-drafted',
  'answered',
  'published',
  'reopened',
])

/** What each of them needs of the item's course; whose rows are asked for stands in `letter-facts.ts`. */
const isTime: Readonly<Record<LetterKind, (feedback: Judged) => boolean>> = {
  chuyen: ({ status, handlingAgencyId }) =>
    afterTransfer.has(status) && (handlingAgencyId !== null || status === 'transferred-outside'),
  'bo-sung': ({ status, pausedOn }) => status === 'needs-information' || pausedOn !== null,
  'tra-loi': ({ status }) => ['answer-drafted', 'answered', 'published', 'reopened'].includes(status),
  'tu-choi': ({ status }) => status === 'refused',
  nhac: ({ status }) =>
    ['transferred', 'transferred-outside', 'handling', 'answer-drafted', 'reopened'].includes(status),
}

/** The documents that an official may make of an item now: the list that draws the links guards the addresses. */
export function lettersFor(actor: Actor, feedback: Judged, today: LegalDate): LetterKind[] {
  if (isShutOut(actor, feedback)) return []
  return letterKinds.filter((kind) => isTime[kind](feedback) && mayMake(actor, kind, feedback, today))
}

function mayMake(actor: Actor, kind: LetterKind, feedback: Judged, today: LegalDate): boolean {
  if (kind === 'nhac') return can(actor, 'remind', feedback, today)
  if (kind === 'chuyen') return isController(actor) && (!namesSender(kind, feedback) || maySeeSender(actor, feedback))
  return maySeeSender(actor, feedback)
}

/**
 * Whether the document tells who sent the item, so that making it counts as a look. A transfer inside the province does not: the
 * agency looks in the system, and is recorded there. About conduct nobody outside learns it (the accused may be near).
 */
export function namesSender(kind: LetterKind, feedback: Pick<Judged, 'status' | 'about'>): boolean {
  if (kind === 'nhac') return false
  if (kind === 'chuyen') return feedback.status === 'transferred-outside' && feedback.about === 'rule'
  return true
}
