import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { getOpenDraft, type FeedbackAnswer } from './answer-queries.ts'
import { endClocks, handlingRules, startClock, startIndexClock } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, movesNow, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const ApproveAnswer = z.object({ documentNumber: Text(100).optional(), version: Version.optional() })
export type ApproveAnswer = z.infer<typeof ApproveAnswer>

/**
 * The head of the agency, or a deputy, approves; drafter and approver are two people (the database says so too).
 * In the same transaction the sender's answer exists, the clock ends, the right to come back begins, and a promise to change a rule opens its own duty.
 */
export async function approveAnswer(act: Act, input: ApproveAnswer & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'approve-answer')
  const draft = await getOpenDraft(act.tx, feedback.id)
  if (act.actor.kind !== 'official' || draft.draftedBy === act.actor.officialId) {
    throw new Refused('feedback.drafter-cannot-approve', movesNow(act, feedback))
  }

  await act.tx
    .updateTable('feedbackAnswer')
    .set({ approvedBy: act.actor.officialId, approvedAt: act.now, documentNumber: input.documentNumber ?? null })
    .where('id', '=', draft.id)
    .execute()
  const late = feedback.dueOn !== null && act.today > feedback.dueOn
  await endClocks(act, feedback.id, ...handlingRules, 'feedback.handle-index')
  await startIndexClock(act, feedback.id, {
    rule: 'feedback.publish',
    agencyId: feedback.receivingAgencyId,
    startOn: act.today,
  })
  const reopenUntil =
    feedback.reopenedAt === null
      ? await startClock(act, feedback.id, { rule: 'feedback.reopen', agencyId: null, startOn: act.today })
      : null
  await openFollowUp(act, feedback, draft)
  const answered = await move(act, feedback, 'approve-answer', { answeredAt: act.now, answeredLate: late, reopenUntil })

  await tell(act, feedback.id, {
    name: 'answered',
    agencyId: feedback.handlingAgencyId ?? feedback.receivingAgencyId,
    forSender: true,
    details: { outcome: draft.outcome, late },
  })
  await record(
    act,
    'feedback.answered',
    { feedbackId: feedback.id, answerId: draft.id, outcome: draft.outcome, late },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'answered' })
  return answered
}

/** A rule that was promised to change stays open until the decision that changed it is linked. */
async function openFollowUp(act: Act, feedback: Feedback, answer: FeedbackAnswer): Promise<void> {
  if (answer.changeText === null || answer.changeByOn === null) return
  await act.tx
    .insertInto('feedbackFollowUp')
    .values({
      feedbackId: feedback.id,
      answerId: answer.id,
      agencyId: feedback.handlingAgencyId ?? feedback.receivingAgencyId,
      text: answer.changeText,
      dueOn: answer.changeByOn,
    })
    .execute()
}
