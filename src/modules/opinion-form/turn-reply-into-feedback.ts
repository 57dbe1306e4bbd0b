import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import { feedbackActs } from '#modules/feedback/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { Answers, type OpinionForm, type ReplySender } from './model.ts'
import { requireFormMove, standsNow } from './move-form.ts'
import { lockStaffForm } from './queries.ts'
import { openReplySender } from './reply-sender.ts'
import type { ReplyTarget } from './view-reply-sender.ts'

/** NĐ 20/2008 Đ.5.2–5.6; conduct is no matter of an opinion form, which asks about a rule (Đ.7.3.a). */
export const turnedGrounds = ['impractical', 'inconsistent', 'unlawful', 'treaty-conflict', 'other'] as const

export const TurnReplyIntoFeedback = z.object({
  ground: z.enum(turnedGrounds),
  kind: z.enum(['problem', 'proposal']),
})
export type TurnReplyIntoFeedback = z.infer<typeof TurnReplyIntoFeedback>

/**
 * A reply becomes an item of its own, in the sender's own words, for the agency competent to handle it (NĐ 20/2008 Đ.6.3,
 * Đ.9.2.i). She gets its code by e-mail.
 * @returns the tracking code
 * @throws Refused when it has become one already, or when its sender is not known as Đ.7.1.d asks
 */
export async function turnReplyIntoFeedback(act: Act, input: TurnReplyIntoFeedback & ReplyTarget): Promise<string> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormMove(act, form, 'turn-into-feedback')
  const reply = await act.tx
    .selectFrom('opinionReply')
    .select(['id', 'answers', 'senderKind', 'sender', 'feedbackId'])
    .where('formId', '=', form.id)
    .where('number', '=', input.number)
    .forUpdate()
    .executeTakeFirst()
  if (!reply) throw new NotFound('opinion-form.reply-not-found')
  if (reply.feedbackId !== null) throw new Refused('opinion-form.already-feedback', standsNow(act, form))
  const sender = openReplySender(act.vault, reply)
  if (!sender || sender.address === '' || (sender.phone === null && sender.email === null))
    throw new Refused('opinion-form.sender-not-enough', standsNow(act, form))

  const procedures = await procedureNames(act.tx, form.procedureId === null ? [] : [form.procedureId])
  const { feedback } = await feedbackActs.submitFeedback(act, {
    channel: 'opinion-form',
    kind: input.kind,
    ground: input.ground,
    text: wordsOf(form, Answers.parse(reply.answers)),
    procedureCode: [...procedures.values()][0]?.code,
    provision: form.documentTitle,
    ...senderFields(sender),
    quotingDeclined: false,
    consent: true,
    files: [],
    demonstration: form.demonstration,
  })
  await act.tx.updateTable('opinionReply').set({ feedbackId: feedback.id }).where('id', '=', reply.id).execute()
  const data = { formId: form.id, replyId: reply.id, feedbackId: feedback.id }
  await record(act, 'opinion-reply.turned-into-feedback', data, { type: 'opinion-form', id: form.id })
  return feedback.code
}

function senderFields(sender: ReplySender) {
  return {
    senderKind: sender.kind,
    senderName: sender.name,
    senderOrganization: sender.kind === 'organization' ? sender.name : undefined,
    senderAddress: sender.address,
    senderPhone: sender.phone ?? undefined,
    senderEmail: sender.email ?? undefined,
  }
}

/** Faithfully (Đ.7.2.đ): what was asked, and what was answered to it. */
function wordsOf(form: OpinionForm, answers: Answers): string {
  const lines = form.questions.flatMap((question) => {
    const given = answers[question.id]
    return given ? [`${question.label}\n${given.join('; ')}`] : []
  })
  return [form.title, ...lines].join('\n\n').slice(0, 20_000)
}
