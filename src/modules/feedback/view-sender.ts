import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import type { Feedback, Sender, Target } from './model.ts'
import { maySeeSender } from './policy.ts'
import { lockFeedback } from './queries.ts'
import { openSender } from './sender.ts'
import { tell } from './tell.ts'

export const ViewSender = z.object({})
export type ViewSender = z.infer<typeof ViewSender>

/** Looks at who sent it: an act, because each look is recorded and shown to the sender. @throws NotFound for whoever does not handle the item */
export async function viewSender(act: Act, input: Target): Promise<Sender> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  if (!maySeeSender(act.actor, feedback)) throw new NotFound('feedback.not-found')
  const row = await act.tx
    .selectFrom('feedbackSender')
    .select(['feedbackId', 'kind', 'sealed'])
    .where('feedbackId', '=', feedback.id)
    .executeTakeFirst()
  if (!row) throw new NotFound('feedback.no-sender')

  await tell(act, feedback.id, {
    name: 'sender-viewed',
    agencyId: agencyOfViewer(act.actor, feedback),
    forSender: true,
  })
  await record(act, 'feedback.sender-viewed', { feedbackId: feedback.id }, { type: 'feedback', id: feedback.id })
  return openSender(act.vault, row)
}

/** For whom she looked. The sender reads it: an agency that did not look must never be named, though it holds the item. */
export function agencyOfViewer(
  actor: Actor,
  feedback: Pick<Feedback, 'handlingAgencyId' | 'receivingAgencyId'>,
): string | null {
  const own = agenciesOf(actor)
  return [feedback.handlingAgencyId, feedback.receivingAgencyId].find((id) => own.includes(id ?? '')) ?? own[0] ?? null
}
