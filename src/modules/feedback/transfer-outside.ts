import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { endClocks } from './clocks.ts'
import { notifySender } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const TransferOutside = z.object({
  outsideName: Text(300, 3),
  reason: Text(4000),
  letterNumber: Text(100).optional(),
  version: Version.optional(),
})
export type TransferOutside = z.infer<typeof TransferOutside>

/** To a ministry or another province, by letter (NĐ 20/2008 Đ.9.1.d, Đ.18.2.c); we remember it and chase it. */
export async function transferOutside(act: Act, input: TransferOutside & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'transfer-outside')

  await act.tx
    .insertInto('feedbackTransfer')
    .values({
      feedbackId: feedback.id,
      fromAgencyId: feedback.receivingAgencyId,
      outsideName: input.outsideName,
      reason: input.reason,
      transferredAt: act.now,
      transferredBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      letterNumber: input.letterNumber ?? null,
    })
    .execute()
  await endClocks(act, feedback.id, 'feedback.transfer', 'feedback.refuse-or-forward')
  const transferred = await move(act, feedback, 'transfer-outside', { handlingAgencyId: null, handlerId: null })

  await tell(act, feedback.id, {
    name: 'transferred-outside',
    forSender: true,
    details: { outsideName: input.outsideName },
  })
  await record(act, 'feedback.transferred-outside', { feedbackId: feedback.id }, { type: 'feedback', id: feedback.id })
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'transferred' })
  return transferred
}
