import { randomUUID } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import type { FormTarget, OpinionForm, ReplyChannel } from './model.ts'
import { standsNow } from './move-form.ts'
import { lockPublicForm } from './queries.ts'
import { answersTo } from './questions.ts'
import { replySenderOf, type GivenReply } from './reply-fields.ts'
import { opinionEmailHash, sealReplySender } from './reply-sender.ts'
import './audit-events.ts'

export interface SubmitReply extends GivenReply, FormTarget {
  /** Asked only of who gives a name. */
  readonly consent: boolean
}

export interface TakenReply {
  readonly id: string
  readonly number: number
  readonly code: string
  readonly receivedAt: Date
}

/**
 * Trả lời phiếu lấy ý kiến; into the register at once (NĐ 20/2008 Đ.9.2.g). The closing day itself still counts.
 * @throws Refused when the form takes no replies, or none over the network; Invalid for wrong answers
 */
export async function submitReply(act: Act, input: SubmitReply): Promise<TakenReply> {
  const form = await lockPublicForm(act.tx, input.code)
  // The clock decides, not the job that closes forms at night.
  if (form.status !== 'open' || act.today > form.closesOn)
    throw new Refused('opinion-form.closed', { ...standsNow(act, form), closesOn: form.closesOn })
  if (!form.replyChannels.includes('web')) throw new Refused('opinion-form.not-over-the-network', standsNow(act, form))
  return takeReply(act, form, { ...input, channel: 'web', receivedOn: act.today, enteredBy: null, asksConsent: true })
}

interface ArrivedReply extends GivenReply {
  readonly channel: ReplyChannel
  readonly receivedOn: string
  readonly enteredBy: string | null
  readonly consent?: boolean
  readonly asksConsent: boolean
}

/** What both ways in have in common. `form` must be locked: its row holds the last number of the register. */
export async function takeReply(act: Act, form: OpinionForm, input: ArrivedReply): Promise<TakenReply> {
  const answers = answersTo(form.questions, input.answers)
  const sender = replySenderOf(form, input)
  if (sender && input.asksConsent && input.consent !== true)
    throw new Invalid([{ field: 'consent', code: 'consent-required' }])

  const number = form.lastNumber + 1
  const id = randomUUID()
  const emailHash = sender?.email ? opinionEmailHash(act.vault, sender.email) : null
  await act.tx.updateTable('opinionForm').set({ lastNumber: number }).where('id', '=', form.id).execute()
  await act.tx
    .insertInto('opinionReply')
    .values({
      id,
      formId: form.id,
      number,
      channel: input.channel,
      receivedAt: act.now,
      receivedOn: input.receivedOn,
      answers: JSON.stringify(answers),
      senderKind: sender?.kind ?? null,
      sender: sender ? sealReplySender(act.vault, id, sender) : null,
      emailHash,
      enteredBy: input.enteredBy,
    })
    .execute()
  if (emailHash)
    await act.tx
      .updateTable('opinionInvitee')
      .set({ replyId: id })
      .where('formId', '=', form.id)
      .where('emailHash', '=', emailHash)
      .where('replyId', 'is', null)
      .execute()
  await record(
    act,
    'opinion-reply.received',
    { formId: form.id, replyId: id, number, channel: input.channel },
    { type: 'opinion-form', id: form.id },
  )
  return { id, number, code: form.code, receivedAt: act.now }
}
