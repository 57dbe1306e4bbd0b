import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { FormVersion, type FormTarget, type OpinionForm } from './model.ts'
import { moveForm, requireFormMove, requireFormVersion } from './move-form.ts'
import { lockStaffForm } from './queries.ts'

export const CloseOpinionForm = z.object({ reason: Text(2000, 10).optional(), version: FormVersion.optional() })
export type CloseOpinionForm = z.infer<typeof CloseOpinionForm>

/**
 * Kết thúc lấy ý kiến. Before the closing day has passed a reason is asked, and everybody can read it: the day was a promise.
 * @throws Invalid without that reason
 */
export async function closeOpinionForm(act: Act, input: CloseOpinionForm & FormTarget): Promise<OpinionForm> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormVersion(act, form, input.version)
  requireFormMove(act, form, 'close')
  const early = act.today <= form.closesOn
  if (early && input.reason === undefined) throw new Invalid([{ field: 'reason', code: 'required' }])
  const { actor } = act
  const closed = await moveForm(act, form, 'close', {
    closedAt: act.now,
    closedBy: actor.kind === 'official' ? actor.officialId : null,
    closeReason: input.reason ?? null,
  })
  await record(
    act,
    'opinion-form.closed',
    { formId: form.id, code: form.code, replies: form.lastNumber, early },
    { type: 'opinion-form', id: form.id },
  )
  return closed
}

/** Each night: what was open until yesterday is closed. Harmless when it runs twice. */
export async function closeDueForms(act: Act): Promise<number> {
  const due = await act.tx
    .selectFrom('opinionForm')
    .select('code')
    .where('status', '=', 'open')
    .where('closesOn', '<', act.today)
    .orderBy('id')
    .execute()
  for (const { code } of due) await closeOpinionForm(act, { code })
  return due.length
}
