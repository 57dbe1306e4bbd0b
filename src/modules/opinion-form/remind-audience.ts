import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { mailInvitee } from './jobs.ts'
import { FormVersion, type FormTarget } from './model.ts'
import { moveForm, requireFormMove, requireFormVersion } from './move-form.ts'
import { lockStaffForm } from './queries.ts'

export const RemindAudience = z.object({ version: FormVersion.optional() })
export type RemindAudience = z.infer<typeof RemindAudience>

/**
 * Đôn đốc trả lời theo hạn định (NĐ 20/2008 Đ.9.2.e): everybody invited who has not replied, once a day at most.
 * @returns how many are written to now
 */
export async function remindAudience(act: Act, input: RemindAudience & FormTarget): Promise<number> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormVersion(act, form, input.version)
  requireFormMove(act, form, 'remind')
  const reminded = await act.tx
    .updateTable('opinionInvitee')
    .set({ remindedOn: act.today })
    .where('formId', '=', form.id)
    .where('replyId', 'is', null)
    .where('emailHash', 'is not', null)
    .where((eb) => eb.or([eb('remindedOn', 'is', null), eb('remindedOn', '<', act.today)]))
    .returning('id')
    .execute()
  for (const { id } of reminded) await enqueue(act, mailInvitee, { inviteeId: id, about: 'reminder', on: act.today })
  await moveForm(act, form, 'remind')
  const data = { formId: form.id, invitees: reminded.length }
  await record(act, 'opinion-form.audience-reminded', data, { type: 'opinion-form', id: form.id })
  return reminded.length
}
