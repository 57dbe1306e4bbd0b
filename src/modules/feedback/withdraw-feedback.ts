import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { dropClocks } from './clocks.ts'
import type { Feedback, Target } from './model.ts'
import { move, requireMove } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const WithdrawFeedback = z.object({ reason: Text(4000).optional() })
export type WithdrawFeedback = z.infer<typeof WithdrawFeedback>

/** Rút phản ánh, kiến nghị: by the sender, before there is an answer. */
export async function withdrawFeedback(act: Act, input: WithdrawFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireMove(act, feedback, 'withdraw')

  await dropClocks(act, feedback.id)
  const withdrawn = await move(act, feedback, 'withdraw')

  await tell(act, feedback.id, { name: 'withdrawn', note: input.reason, forSender: true })
  await record(act, 'feedback.withdrawn', { feedbackId: feedback.id }, { type: 'feedback', id: feedback.id })
  return withdrawn
}
