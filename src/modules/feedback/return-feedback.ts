import { z } from 'zod'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { dropClocksOf, handlingRules } from './clocks.ts'
import { notifyAgency } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const ReturnFeedback = z.object({
  reason: Text(4000, 10),
  /** The article by which it is another agency's to handle. */
  ground: Text(500, 3),
  version: Version.optional(),
})
export type ReturnFeedback = z.infer<typeof ReturnFeedback>

/** Trả lại: not ours, with reason and legal ground; the control authority decides what follows. */
export async function returnFeedback(act: Act, input: ReturnFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'return')

  const { handlingAgencyId } = feedback
  if (handlingAgencyId === null) throw new Error('feedback.returned-by-nobody')
  const times = await markReturned(act, feedback.id, input)
  await dropClocksOf(act, feedback.id, ...handlingRules)
  const returned = await move(act, feedback, 'return', {
    handlingAgencyId: null,
    handlerId: null,
    routingOverride: null,
  })

  await tell(act, feedback.id, {
    name: 'returned',
    agencyId: handlingAgencyId,
    note: `${input.reason}\n${input.ground}`,
    forSender: false,
    details: { times },
  })
  await record(
    act,
    'feedback.returned',
    { feedbackId: feedback.id, byAgencyId: handlingAgencyId, times },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifyAgency, { feedbackId: feedback.id, about: 'returned' })
  return returned
}

/** @returns how often this item has now been returned */
async function markReturned(act: Act, feedbackId: string, input: ReturnFeedback): Promise<number> {
  await act.tx
    .updateTable('feedbackTransfer')
    .set({
      returnedAt: act.now,
      returnedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      returnReason: input.reason,
      returnGround: input.ground,
    })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('feedbackTransfer')
        .select('id')
        .where('feedbackId', '=', feedbackId)
        .orderBy('id', 'desc')
        .limit(1),
    )
    .execute()
  const { times } = await act.tx
    .selectFrom('feedbackTransfer')
    .select(sql<number>`count(*)::int`.as('times'))
    .where('feedbackId', '=', feedbackId)
    .where('returnedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return times
}
