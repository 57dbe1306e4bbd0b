import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { Email } from '#modules/feedback/public.ts'
import { mailInvitee } from './jobs.ts'
import { FormVersion, type FormTarget } from './model.ts'
import { moveForm, requireFormMove, requireFormVersion } from './move-form.ts'
import { lockStaffForm } from './queries.ts'
import { opinionEmailHash, sealInvitee, type Invitee } from './reply-sender.ts'

export const InviteAudience = z.object({ invitees: Text(100_000), version: FormVersion.optional() })
export type InviteAudience = z.infer<typeof InviteAudience>

const mostInvitees = 500

/**
 * Xác định cá nhân, tổ chức cần lấy ý kiến (NĐ 20/2008 Đ.9.2.b), one a line: `Hội Nông dân xã An Thạnh; hoinongdan@example.vn`.
 * Who is added after the form was sent out gets it at once.
 * @returns how many are new
 */
export async function inviteAudience(act: Act, input: InviteAudience & FormTarget): Promise<number> {
  const form = await lockStaffForm(act.tx, act.actor, input.code)
  requireFormVersion(act, form, input.version)
  requireFormMove(act, form, 'invite')
  let invited = 0
  for (const invitee of inviteesIn(input.invitees)) {
    const id = randomUUID()
    const row = await act.tx
      .insertInto('opinionInvitee')
      .values({
        id,
        formId: form.id,
        sealed: sealInvitee(act.vault, id, invitee),
        emailHash: invitee.email === null ? null : opinionEmailHash(act.vault, invitee.email),
        createdAt: act.now,
      })
      .onConflict((conflict) => conflict.constraint('opinion_invitee_once').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!row) continue
    invited++
    if (form.status === 'open' && invitee.email !== null)
      await enqueue(act, mailInvitee, { inviteeId: id, about: 'invitation', on: act.today })
  }
  await moveForm(act, form, 'invite')
  const data = { formId: form.id, invitees: invited }
  await record(act, 'opinion-form.audience-invited', data, { type: 'opinion-form', id: form.id })
  return invited
}

function inviteesIn(text: string): readonly Invitee[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostInvitees)
    throw new Invalid([{ field: 'invitees', code: 'too-many-lines', details: { maximum: mostInvitees } }])
  return lines.map((line, index) => {
    const [name = '', typed = '', ...rest] = line.split(';').map((part) => part.trim())
    const email = typed === '' ? undefined : Email.safeParse(typed)
    if (name === '' || name.length > 300 || rest.length > 0 || email?.success === false)
      throw new Invalid([{ field: 'invitees', code: 'invalid-line', details: { line: index + 1 } }])
    return { name, email: email?.data ?? null }
  })
}
