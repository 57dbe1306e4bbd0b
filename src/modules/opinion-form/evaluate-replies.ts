import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { replyEvaluations, type FormTarget } from './model.ts'
import { requireFormMove } from './move-form.ts'
import { lockStaffForm } from './queries.ts'

export const EvaluateReplies = z.object({
  numbers: z.array(z.coerce.number().int().min(1)).min(1).max(200),
  evaluation: z.enum(replyEvaluations),
  note: Text(2000).optional(),
})
export type EvaluateReplies = z.infer<typeof EvaluateReplies>

/**
 * Nghiên cứu, đánh giá, phân loại (NĐ 20/2008 Đ.9.2.h), one reply or several of the same sense at once. A note that is not
 * given leaves the one that is there.
 * @returns how many were evaluated
 */
export async function evaluateReplies(act: Act, input: EvaluateReplies & FormTarget): Promise<number> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormMove(act, form, 'evaluate-replies')
  const numbers = [...new Set(input.numbers)]
  if (numbers.some((number) => number > form.lastNumber))
    throw new Invalid([{ field: 'numbers', code: 'not-an-option' }])
  const { actor } = act
  await act.tx
    .updateTable('opinionReply')
    .set({
      evaluation: input.evaluation,
      evaluatedAt: act.now,
      evaluatedBy: actor.kind === 'official' ? actor.officialId : null,
      ...(input.note === undefined ? {} : { note: input.note }),
    })
    .where('formId', '=', form.id)
    .where('number', 'in', numbers)
    .execute()
  const data = { formId: form.id, numbers, evaluation: input.evaluation }
  await record(act, 'opinion-reply.evaluated', data, { type: 'opinion-form', id: form.id })
  return numbers.length
}
