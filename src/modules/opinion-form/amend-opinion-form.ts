import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { contentOf } from './create-opinion-form.ts'
import type { FormContent, FormTarget, OpinionForm } from './model.ts'
import { moveForm, requireFormMove, requireFormVersion } from './move-form.ts'
import { lockStaffForm } from './queries.ts'

export interface AmendOpinionForm extends FormContent, FormTarget {
  readonly version?: number | undefined
}

/** Sửa phiếu while it is a draft: a question that people have answered can no longer become another one. */
export async function amendOpinionForm(act: Act, input: AmendOpinionForm): Promise<OpinionForm> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormVersion(act, form, input.version)
  requireFormMove(act, form, 'amend')
  const amended = await moveForm(act, form, 'amend', await contentOf(act, input))
  const data = { formId: form.id, version: amended.version }
  await record(act, 'opinion-form.amended', data, { type: 'opinion-form', id: form.id })
  return amended
}
