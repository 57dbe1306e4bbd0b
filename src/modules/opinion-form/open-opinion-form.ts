import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { mailInvitee } from './jobs.ts'
import { FormVersion, type FormTarget, type OpinionForm } from './model.ts'
import { moveForm, requireFormMove, requireFormVersion, standsNow } from './move-form.ts'
import { lockStaffForm } from './queries.ts'

export const OpenOpinionForm = z.object({ version: FormVersion.optional() })
export type OpenOpinionForm = z.infer<typeof OpenOpinionForm>

/** Gửi phiếu lấy ý kiến (NĐ 20/2008 Đ.9.2.đ): from here it is public, takes replies, and can no longer be amended. */
export async function openOpinionForm(act: Act, input: OpenOpinionForm & FormTarget): Promise<OpinionForm> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormVersion(act, form, input.version)
  requireFormMove(act, form, 'open')
  if (form.closesOn < act.today) throw new Refused('opinion-form.closing-day-passed', standsNow(act, form))
  const opened = await moveForm(act, form, 'open', { openedOn: act.today })

  const invitees = await act.tx
    .selectFrom('opinionInvitee')
    .select('id')
    .where('formId', '=', form.id)
    .where('emailHash', 'is not', null)
    .execute()
  for (const { id } of invitees) await enqueue(act, mailInvitee, { inviteeId: id, about: 'invitation', on: act.today })
  await record(
    act,
    'opinion-form.opened',
    { formId: form.id, code: form.code, closesOn: form.closesOn, questions: form.questions.length },
    { type: 'opinion-form', id: form.id },
  )
  return opened
}
