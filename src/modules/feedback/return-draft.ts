import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Text } from '#kernel/http/parse.ts'
import { getOpenDraft } from './answer-queries.ts'
import { Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const ReturnDraft = z.object({ reason: Text(4000, 3), version: Version.optional() })
export type ReturnDraft = z.infer<typeof ReturnDraft>

/** The head of the agency sends the draft back; it stays in the file beside the next one. */
export async function returnDraft(act: Act, input: ReturnDraft & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'return-draft')

  const draft = await getOpenDraft(act.tx, feedback.id)
  const returnedBy = act.actor.kind === 'official' ? act.actor.officialId : null
  await act.tx
    .updateTable('feedbackAnswer')
    .set({ returnedBy, returnedAt: act.now, returnReason: input.reason })
    .where('id', '=', draft.id)
    .execute()
  const returned = await move(act, feedback, 'return-draft')

  await tell(act, feedback.id, {
    name: 'draft-returned',
    note: input.reason,
    agencyId: feedback.handlingAgencyId,
    forSender: false,
  })
  await record(
    act,
    'feedback.draft-returned',
    { feedbackId: feedback.id, answerId: draft.id },
    { type: 'feedback', id: feedback.id },
  )
  return returned
}
