import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { findAgencyByCode, managingAgencyOf, type Agency } from '#modules/agency/public.ts'
import { endClocks, startClock } from './clocks.ts'
import { notifyAgency, notifySender } from './jobs.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { isAboutConduct } from './policy.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const TransferFeedback = z.object({
  toAgencyCode: z.string().min(1).max(100),
  reason: Text(4000),
  /** Why an item about conduct goes to the accused agency all the same; shown to the chairman. */
  overrideReason: Text(2000, 10).optional(),
  letterNumber: Text(100).optional(),
  version: Version.optional(),
})
export type TransferFeedback = z.infer<typeof TransferFeedback>

/**
 * Chuyển đến cơ quan có thẩm quyền xử lý, not later than five working days after acceptance (NĐ 20/2008 Đ.9.1.d).
 * @throws Refused `feedback.conduct-goes-above` with the agency that manages the accused one, when no reason for an override is given
 */
export async function transferFeedback(act: Act, input: TransferFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'transfer')
  const to = await findAgencyByCode(act.tx, input.toAgencyCode)
  if (!to || to.kind === 'outside' || to.kind === 'one-stop-desk')
    throw new Invalid([{ field: 'toAgencyCode', code: 'not-an-option' }])
  const overrideReason = await conflictOverride(act, { feedback, to, overrideReason: input.overrideReason })

  await act.tx
    .insertInto('feedbackTransfer')
    .values({
      feedbackId: feedback.id,
      fromAgencyId: feedback.receivingAgencyId,
      toAgencyId: to.id,
      reason: input.reason,
      overrideReason,
      transferredAt: act.now,
      transferredBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      letterNumber: input.letterNumber ?? null,
    })
    .execute()
  await endClocks(act, feedback.id, 'feedback.transfer', 'feedback.refuse-or-forward')
  const rule = feedback.complex ? 'feedback.handle-complex' : 'feedback.handle'
  await startClock(act, feedback.id, { rule, agencyId: to.id, startOn: act.today })
  const transferred = await move(act, feedback, 'transfer', {
    handlingAgencyId: to.id,
    handlerId: null,
    routingOverride: overrideReason,
  })

  await tell(act, feedback.id, { name: 'transferred', agencyId: to.id, forSender: true })
  await tell(act, feedback.id, {
    name: 'transfer-reason',
    agencyId: to.id,
    note: overrideReason ?? input.reason,
    forSender: false,
    details: { overridden: overrideReason !== null },
  })
  await record(
    act,
    'feedback.transferred',
    { feedbackId: feedback.id, toAgencyId: to.id, overridden: overrideReason !== null },
    { type: 'feedback', id: feedback.id },
  )
  await enqueue(act, notifyAgency, {
    feedbackId: feedback.id,
    about: overrideReason === null ? 'transferred' : 'routing-overridden',
  })
  await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'transferred' })
  return transferred
}

/** Feedback about an office's conduct never lands with that office unseen, nor with one below it, which it commands. */
async function conflictOverride(
  act: Act,
  routing: { feedback: Feedback; to: Agency; overrideReason: string | undefined },
): Promise<string | null> {
  const { feedback, to, overrideReason } = routing
  if (!isAboutConduct(feedback) || feedback.accusedAgencyId === null) return null
  if (to.id !== feedback.accusedAgencyId && to.parentId !== feedback.accusedAgencyId) return null
  if (overrideReason !== undefined) return overrideReason
  const above = await managingAgencyOf(act.tx, feedback.accusedAgencyId)
  throw new Refused('feedback.conduct-goes-above', { goesTo: above?.code ?? null, goesToName: above?.name ?? null })
}
