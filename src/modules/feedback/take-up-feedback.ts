import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { endClocks, handlingRules, startClock } from './clocks.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const TakeUpFeedback = z.object({ version: Version.optional() })
export type TakeUpFeedback = z.infer<typeof TakeUpFeedback>

/**
 * Thụ lý xử lý: the agency to which it was transferred, or the control authority itself for what is its own to handle
 * (Đ.9.1.d, third case) and for what a sender has reopened.
 */
export async function takeUpFeedback(act: Act, input: TakeUpFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'take-up')
  if (feedback.about === null) throw new Invalid([{ field: 'about', code: 'feedback.classify-first' }])

  const transferred = feedback.status === 'transferred' && feedback.handlingAgencyId !== null
  const agencyId = transferred && feedback.handlingAgencyId ? feedback.handlingAgencyId : feedback.receivingAgencyId
  if (!transferred) {
    await endClocks(act, feedback.id, 'feedback.transfer', 'feedback.refuse-or-forward', ...handlingRules)
    const rule = feedback.complex ? 'feedback.handle-complex' : 'feedback.handle'
    await startClock(act, feedback.id, { rule, agencyId, startOn: act.today })
  }
  const handlerId = act.actor.kind === 'official' ? act.actor.officialId : null
  const taken = await move(act, feedback, 'take-up', { handlingAgencyId: agencyId, handlerId })

  await tell(act, feedback.id, { name: 'taken-up', agencyId, forSender: true })
  await record(act, 'feedback.taken-up', { feedbackId: feedback.id, agencyId }, { type: 'feedback', id: feedback.id })
  return taken
}
