import { formatDate, legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import { mailText } from '#kernel/mail/compose.ts'
import { sendOnce } from '#kernel/mail/send-once.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { opinionPath } from '../paths.ts'
import { openInvitee } from '../reply-sender.ts'
import { inviteeMailWords } from '../vi.ts'

export interface InviteeMail {
  readonly inviteeId: string
  readonly about: 'invitation' | 'reminder'
  /** The day it was asked for, so that each day's reminder is a mail of its own. */
  readonly on: LegalDate
}

/** One mail to one who was invited; none when she has replied, or the form takes no more replies. */
export async function mailOpinionInvitee(world: JobWorld, { inviteeId, about, on }: InviteeMail): Promise<void> {
  const { db, clock, vault } = world.caller
  const row = await db
    .selectFrom('opinionInvitee')
    .innerJoin('opinionForm', 'opinionForm.id', 'opinionInvitee.formId')
    .select([
      'opinionInvitee.id',
      'sealed',
      'replyId',
      'code',
      'title',
      'documentTitle',
      'status',
      'closesOn',
      'agencyId',
    ])
    .where('opinionInvitee.id', '=', inviteeId)
    .executeTakeFirst()
  if (!row || row.replyId !== null || row.status !== 'open' || legalDateOf(clock.now()) > row.closesOn) return
  const { name, email } = openInvitee(vault, row)
  if (email === null) return
  const words = inviteeMailWords[about]
  await sendOnce(world, {
    to: email,
    subject: words.subject(row.title.replaceAll(/\s+/g, ' ')).slice(0, 200),
    text: mailText([
      words.greeting(name),
      words.lead((await agencyNames(db, [row.agencyId])).get(row.agencyId) ?? '', row.documentTitle),
      `${row.title}\n${world.baseUrl}${opinionPath('form', { code: row.code })}`,
      words.until(formatDate(row.closesOn)),
    ]),
    messageId: `opinion-form.${about}.${inviteeId}.${on}`,
  })
}
