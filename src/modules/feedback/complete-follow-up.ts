import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { notifySender } from './jobs.ts'
import type { Feedback, Target } from './model.ts'
import { isController, mayCompleteFollowUp } from './policy.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const CompleteFollowUp = z.object({
  followUpId: z.uuid(),
  /** Number and date of the decision that changed the rule, as written on it. */
  decision: Text(500, 5),
})
export type CompleteFollowUp = z.infer<typeof CompleteFollowUp>

/** The rule has changed: the sender is told "Bạn phản ánh – tỉnh đã sửa". */
export async function completeFollowUp(act: Act, input: CompleteFollowUp & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  const followUp = await act.tx
    .selectFrom('feedbackFollowUp')
    .select(['id', 'agencyId', 'doneOn'])
    .where('id', '=', input.followUpId)
    .where('feedbackId', '=', feedback.id)
    .forUpdate()
    .executeTakeFirst()
  if (!followUp) throw new NotFound('feedback.no-follow-up')
  if (!isController(act.actor) && !mayCompleteFollowUp(act.actor, followUp.agencyId))
    throw new NotFound('feedback.no-follow-up')
  if (followUp.doneOn !== null) throw new Refused('feedback.follow-up-done')

  await act.tx
    .updateTable('feedbackFollowUp')
    .set({ doneOn: act.today, decision: input.decision })
    .where('id', '=', followUp.id)
    .execute()

  await tell(act, feedback.id, {
    name: 'rule-changed',
    note: input.decision,
    agencyId: followUp.agencyId,
    forSender: true,
  })
  await record(
    act,
    'feedback.follow-up-done',
    { feedbackId: feedback.id, followUpId: followUp.id },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'rule-changed' })
  return feedback
}
