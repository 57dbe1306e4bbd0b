import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const CollectGround = z.object({ reason: Text(4000), version: Version.optional() })
export type CollectGround = z.infer<typeof CollectGround>

/** Chưa đủ cơ sở xem xét, tiếp tục tập hợp để nghiên cứu (NĐ 20/2008 Đ.14.2.b). The clock goes on: collecting is work, not waiting. */
export async function collectGround(act: Act, input: CollectGround & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  const moved = await move(act, feedback, 'collect')

  await tell(act, feedback.id, {
    name: 'collecting',
    note: input.reason,
    agencyId: feedback.handlingAgencyId,
    forSender: true,
  })
  await record(act, 'feedback.collecting', { feedbackId: feedback.id }, { type: 'feedback', id: feedback.id })
  return moved
}
