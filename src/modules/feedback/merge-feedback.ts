import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { dropClocks } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { FeedbackCode, Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const MergeFeedback = z.object({
  intoCode: FeedbackCode,
  reason: Text(4000).optional(),
  version: Version.optional(),
})
export type MergeFeedback = z.infer<typeof MergeFeedback>

/** Gộp vào một phản ánh khác about the same thing; its sender follows the other one's course from then on. */
export async function mergeFeedback(act: Act, input: MergeFeedback & Target): Promise<Feedback> {
  if (input.intoCode === input.code) throw new Invalid([{ field: 'intoCode', code: 'feedback.same-item' }])
  // Always in the order of their codes: two who merge two items into each other must not wait for one another forever.
  const [first, second] = [input.code, input.intoCode].toSorted()
  const locked = [
    await lockFeedback(act.tx, act.actor, first ?? ''),
    await lockFeedback(act.tx, act.actor, second ?? ''),
  ]
  const feedback = locked.find(({ code }) => code === input.code)
  const into = locked.find(({ code }) => code === input.intoCode)
  if (!feedback || !into) throw new Error('feedback.merge-lost-its-items')
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'merge')
  if (into.status === 'merged' || into.status === 'withdrawn' || into.status === 'refused') {
    throw new Invalid([{ field: 'intoCode', code: 'feedback.not-alive' }])
  }

  await dropClocks(act, feedback.id)
  const merged = await move(act, feedback, 'merge', { mergedIntoId: into.id })

  await tell(act, feedback.id, { name: 'merged', note: input.reason, forSender: true })
  await tell(act, into.id, { name: 'took-in', forSender: false, details: { code: feedback.code } })
  await record(
    act,
    'feedback.merged',
    { feedbackId: feedback.id, intoId: into.id },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'merged' })
  return merged
}
