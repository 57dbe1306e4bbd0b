import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { dropClocks, endClocks } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { refusalGrounds, Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const RefuseFeedback = z.object({
  ground: z.enum(refusalGrounds),
  /** Guidance for the sender: what is missing, or which door is the right one. */
  guidance: Text(4000, 10),
  version: Version.optional(),
})
export type RefuseFeedback = z.infer<typeof RefuseFeedback>

/**
 * Không tiếp nhận: what Đ.7 asks is missing, or it is khiếu nại, tố cáo (Đ.1), which have doors of their own.
 * The sender is always told why and where to go (Đ.9.1.a).
 */
export async function refuseFeedback(act: Act, input: RefuseFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'refuse')

  await endClocks(act, feedback.id, 'feedback.refuse-or-forward')
  await dropClocks(act, feedback.id)
  const refused = await move(act, feedback, 'refuse', { refusalGround: input.ground })

  await tell(act, feedback.id, {
    name: 'refused',
    note: input.guidance,
    forSender: true,
    details: { ground: input.ground },
  })
  await record(
    act,
    'feedback.refused',
    { feedbackId: feedback.id, ground: input.ground },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'refused' })
  return refused
}
