import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { Invalid } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { FormTarget } from './model.ts'
import { requireFormMove } from './move-form.ts'
import { lockStaffForm } from './queries.ts'
import type { GivenReply } from './reply-fields.ts'
import { takeReply, type TakenReply } from './submit-reply.ts'

export const enteredChannels = ['post', 'counter', 'email'] as const

export interface EnterReply extends GivenReply, FormTarget {
  readonly channel: (typeof enteredChannels)[number]
  readonly receivedOn?: LegalDate | undefined
  /** Who was invited and has answered with this reply. */
  readonly inviteeId?: string | undefined
}

export const EnteredFields = {
  channel: z.enum(enteredChannels),
  inviteeId: z.uuid().optional(),
}

/**
 * Vào sổ ý kiến trả lời that came by post, over the counter or by mail (NĐ 20/2008 Đ.9.2.g); also after the form was closed, for
 * what came in time.
 * @throws Invalid for a day outside the time of the form
 */
export async function enterReply(act: Act, input: EnterReply): Promise<TakenReply> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormMove(act, form, 'enter-reply')
  const receivedOn = input.receivedOn ?? act.today
  if (receivedOn > act.today) throw new Invalid([{ field: 'receivedOn', code: 'date-in-future' }])
  if (receivedOn > form.closesOn || (form.openedOn !== null && receivedOn < form.openedOn))
    throw new Invalid([{ field: 'receivedOn', code: 'outside-the-time' }])
  const { actor } = act
  const reply = await takeReply(act, form, {
    ...input,
    receivedOn,
    enteredBy: actor.kind === 'official' ? actor.officialId : null,
    asksConsent: false,
  })
  if (input.inviteeId !== undefined) await markReplied(act, form.id, input.inviteeId, reply.id)
  return reply
}

async function markReplied(act: Act, formId: string, inviteeId: string, replyId: string): Promise<void> {
  const marked = await act.tx
    .updateTable('opinionInvitee')
    .set({ replyId })
    .where('formId', '=', formId)
    .where('id', '=', inviteeId)
    .returning('id')
    .executeTakeFirst()
  if (!marked) throw new Invalid([{ field: 'inviteeId', code: 'not-an-option' }])
}
