import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { dropClocksOf, endClocks, startClock } from './clocks.ts'
import { notifyAgency } from './jobs.ts'
import type { Feedback, Target } from './model.ts'
import { move, requireMove } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const ReopenFeedback = z.object({ reason: Text(4000, 10) })
export type ReopenFeedback = z.infer<typeof ReopenFeedback>

/** The sender is not content and comes back, once, within fifteen days; it goes to the control authority, not to the one who answered. */
export async function reopenFeedback(act: Act, input: ReopenFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireMove(act, feedback, 'reopen')

  await endClocks(act, feedback.id, 'feedback.reopen')
  await dropClocksOf(act, feedback.id, 'feedback.publish')
  const rule = feedback.complex ? 'feedback.handle-complex' : 'feedback.handle'
  await startClock(act, feedback.id, { rule, agencyId: feedback.receivingAgencyId, startOn: act.today })
  const reopened = await move(act, feedback, 'reopen', { reopenedAt: act.now, reopenUntil: null, handlerId: null })

  await tell(act, feedback.id, { name: 'reopened', note: input.reason, forSender: true })
  await record(act, 'feedback.reopened', { feedbackId: feedback.id }, { type: 'feedback', id: feedback.id })
  await enqueue(act, notifyAgency, { feedbackId: feedback.id, about: 'reopened' })
  return reopened
}
