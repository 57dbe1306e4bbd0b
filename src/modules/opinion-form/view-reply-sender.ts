import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound } from '#kernel/errors.ts'
import type { FormTarget, OpinionForm, ReplySender } from './model.ts'
import { lockStaffForm } from './queries.ts'
import { openReplySender } from './reply-sender.ts'

export interface ReplyTarget extends FormTarget {
  readonly number: number
}

export interface SeenReply {
  readonly form: OpinionForm
  readonly sender: ReplySender
}

/** Looks at who replied: an act, because each look is recorded. @throws NotFound for other agencies, and for an anonymous reply */
export async function viewReplySender(act: Act, input: ReplyTarget): Promise<SeenReply> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  const row = await act.tx
    .selectFrom('opinionReply')
    .select(['id', 'senderKind', 'sender'])
    .where('formId', '=', form.id)
    .where('number', '=', input.number)
    .executeTakeFirst()
  const sender = row ? openReplySender(act.vault, row) : null
  if (!row || !sender) throw new NotFound('opinion-form.no-sender')
  const data = { formId: form.id, replyId: row.id }
  await record(act, 'opinion-reply.sender-viewed', data, { type: 'opinion-form', id: form.id })
  return { form, sender }
}
