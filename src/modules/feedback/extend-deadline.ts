import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { extendClock } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const ExtendDeadline = z.object({ dueOn: TypedDate, reason: Text(4000, 10), version: Version.optional() })
export type ExtendDeadline = z.infer<typeof ExtendDeadline>

/** Gia hạn: before the due day, with a reason and a new day; the sender is told. */
export async function extendDeadline(act: Act, input: ExtendDeadline & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'extend')
  const from = feedback.dueOn
  if (from === null || input.dueOn <= from)
    throw new Invalid([{ field: 'dueOn', code: 'feedback.not-later', details: { dueOn: from ?? '' } }])

  await extendClock(act, feedback, input.dueOn)
  const extended = await move(act, feedback, 'extend')

  await tell(act, feedback.id, {
    name: 'extended',
    note: input.reason,
    agencyId: feedback.handlingAgencyId,
    forSender: true,
    details: { from, to: input.dueOn },
  })
  await record(
    act,
    'feedback.extended',
    { feedbackId: feedback.id, from, to: input.dueOn },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'extended' })
  return extended
}
