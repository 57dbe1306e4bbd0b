import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { FormVersion, opinionDecisions, type FormTarget, type OpinionForm } from './model.ts'
import { moveForm, requireFormMove, requireFormVersion, standsNow } from './move-form.ts'
import { lockStaffForm } from './queries.ts'

export const DecideOpinionForm = z
  .object({
    evaluation: Text(20_000, 10),
    decision: z.enum(opinionDecisions),
    decisionText: Text(20_000, 10),
    transferredTo: Text(500).optional(),
    version: FormVersion.optional(),
  })
  .refine(({ decision, transferredTo }) => decision !== 'transfer' || transferredTo !== undefined, {
    error: 'required',
    path: ['transferredTo'],
  })
export type DecideOpinionForm = z.infer<typeof DecideOpinionForm>

/**
 * Đánh giá chung và quyết định xử lý theo thẩm quyền, hoặc chuyển cấp có thẩm quyền (NĐ 20/2008 Đ.9.2.h–i); results are public from here.
 * @throws Refused while a reply has not been studied
 */
export async function decideOpinionForm(act: Act, input: DecideOpinionForm & FormTarget): Promise<OpinionForm> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormVersion(act, form, input.version)
  requireFormMove(act, form, 'decide')
  const left = await unevaluated(act, form.id)
  if (left > 0) throw new Refused('opinion-form.replies-not-evaluated', { left, ...standsNow(act, form) })

  const { actor } = act
  const decided = await moveForm(act, form, 'decide', {
    evaluation: input.evaluation,
    decision: input.decision,
    decisionText: input.decisionText,
    transferredTo: input.decision === 'transfer' ? (input.transferredTo ?? null) : null,
    evaluatedAt: act.now,
    evaluatedBy: actor.kind === 'official' ? actor.officialId : null,
  })
  await record(
    act,
    'opinion-form.evaluated',
    { formId: form.id, code: form.code, replies: form.lastNumber, decision: input.decision },
    { type: 'opinion-form', id: form.id },
  )
  return decided
}

async function unevaluated(act: Act, formId: string): Promise<number> {
  const { left } = await act.tx
    .selectFrom('opinionReply')
    .select((eb) => eb.fn.countAll<string>().as('left'))
    .where('formId', '=', formId)
    .where('evaluation', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}
