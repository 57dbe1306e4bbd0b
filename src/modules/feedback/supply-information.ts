import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import { Text } from '#kernel/http/parse.ts'
import { resumeClocks } from './clocks.ts'
import type { Feedback, Target } from './model.ts'
import { move, requireMove } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const SupplyInformation = z.object({ reply: Text(20_000) })
export type SupplyInformation = z.infer<typeof SupplyInformation>

/** The sender replies to what was asked; a clock that stood still runs again from today. */
export async function supplyInformation(
  act: Act,
  input: SupplyInformation & Target & { readonly files: readonly FileInStore[] },
): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireMove(act, feedback, 'supply-information')

  await act.tx
    .updateTable('feedbackQuestion')
    .set({ reply: input.reply, repliedAt: act.now })
    .where('feedbackId', '=', feedback.id)
    .where('repliedAt', 'is', null)
    .execute()
  await attachFiles(act, input.files, {
    subjectType: 'feedback',
    subjectId: feedback.id,
    purpose: 'evidence',
    personal: true,
  })
  if (feedback.pausedOn !== null) await resumeClocks(act, feedback)
  const supplied = await move(act, feedback, 'supply-information', { pausedOn: null })

  await tell(act, feedback.id, {
    name: 'information-supplied',
    note: input.reply,
    forSender: true,
    details: { files: input.files.length },
  })
  await record(
    act,
    'feedback.information-supplied',
    { feedbackId: feedback.id, files: input.files.length },
    { type: 'feedback', id: feedback.id },
  )
  return supplied
}
