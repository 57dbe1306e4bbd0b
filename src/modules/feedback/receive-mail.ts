import { createHash } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import type { SenderActor } from '#kernel/auth/actor.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import type { IncomingMail } from '#kernel/mail/incoming-mail.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { issueClaim, renewClaim } from './claim-secret.ts'
import { notifySender } from './jobs.ts'
import { Email, FeedbackCode, unprovenFiles, type Feedback } from './model.ts'
import { can } from './policy.ts'
import { feedbackColumns } from './queries.ts'
import { emailHash } from './sender.ts'
import { takeIn } from './submit-feedback.ts'
import { supplyInformation } from './supply-information.ts'
import { tell } from './tell.ts'

export interface ReceivedMail {
  readonly mail: Omit<IncomingMail, 'attachments'>
  /** Attachments that passed the check, already in the store. */
  readonly files: readonly FileInStore[]
  /** Names of attachments that could not be taken; the sender reads them on the tracking page. */
  readonly refusedFiles: readonly string[]
}

export type MailOutcome = 'ignored' | 'seen-before' | 'submitted' | 'supplied' | 'noted' | 'unproven'

const longestText = 20_000
/** Two programs that answer each other must not fill the register; what comes above is set aside for a person. */
const mailsPerDay = 10
/** A mail that has waited longer has an unreliable day: it counts from today. */
const longestWaitDays = 7

/**
 * Phản ánh, kiến nghị by e-mail (NĐ 20/2008 Đ.7.1.a): one mail becomes one item, or adds to the item whose code its subject quotes,
 * when it comes from that item's own address and our mail server has proven it. The same mail twice is one. What programs send
 * creates nothing.
 * @throws Invalid when the address is none; Refused `feedback.mail-flood`: the inbox sets such a mail aside for a person
 */
export async function receiveMail(act: Act, input: ReceivedMail): Promise<MailOutcome> {
  const { mail } = input
  if (mail.autoSubmitted) return 'ignored'
  const address = Email.safeParse(mail.from.address)
  if (!address.success) throw new Invalid([{ field: 'from', code: 'invalid-email' }])
  const messageId = storedId(mail.messageId)
  if (!(await isNew(act, messageId, mail.receivedAt))) return 'seen-before'

  const known = await findQuotedItem(act, mail.subject, address.data)
  const { feedback, outcome } = known
    ? await addTo(act, known, input)
    : { feedback: await submitMail(act, input, address.data), outcome: 'submitted' as const }
  await act.tx.updateTable('feedbackMail').set({ feedbackId: feedback.id }).where('messageId', '=', messageId).execute()
  if (input.refusedFiles.length > 0)
    await tell(act, feedback.id, {
      name: 'files-refused',
      note: input.refusedFiles.join('\n').slice(0, 4000),
      forSender: true,
    })
  return outcome
}

/** The row is written first: of two workers with the same mail the second waits here and then finds it. */
async function isNew(act: Act, messageId: string, receivedAt: Date): Promise<boolean> {
  const inserted = await act.tx
    .insertInto('feedbackMail')
    .values({ messageId, receivedAt })
    .onConflict((conflict) => conflict.column('messageId').doNothing())
    .returning('messageId')
    .executeTakeFirst()
  return inserted !== undefined
}

function storedId(messageId: string): string {
  const id = messageId.replaceAll('\0', '').toWellFormed()
  return id.length > 0 && id.length <= 500 ? id : createHash('sha256').update(messageId).digest('hex')
}

/** A code alone proves nothing, it stands on published pages: the address must be the one that the item was sent from. Anybody can write it. */
async function findQuotedItem(act: Act, subject: string, address: string): Promise<Feedback | undefined> {
  const quoted = FeedbackCode.safeParse(/\bPA-[0-9A-Z]{4}-[0-9A-Z]{4}\b/i.exec(subject)?.[0] ?? '')
  if (!quoted.success) return undefined
  return act.tx
    .selectFrom('feedback')
    .select(feedbackColumns)
    .where('code', '=', quoted.data)
    .where((where) =>
      where.exists(
        where
          .selectFrom('feedbackSender')
          .select('feedbackId')
          .whereRef('feedbackId', '=', 'feedback.id')
          .where('emailHash', '=', emailHash(act.vault, address)),
      ),
    )
    .forUpdate()
    .executeTakeFirst()
}

async function addTo(act: Act, feedback: Feedback, { mail, files }: ReceivedMail) {
  const text = cut(withoutQuotes(mail.text) || mail.subject || '(thư không có nội dung)')
  if (!mail.senderProven) return noteUnproven(act, feedback, { text, files })
  const sender: SenderActor = { kind: 'sender', feedbackId: feedback.id }
  const asSender = { ...act, actor: sender }
  if (can(sender, 'supply-information', feedback, act.today)) {
    await supplyInformation(asSender, { code: feedback.code, reply: text, files })
    return { feedback, outcome: 'supplied' as const }
  }
  await refuseFloodOf(act, feedback)
  await attachFiles(act, files, evidenceOf(feedback))
  await tell(asSender, feedback.id, {
    name: 'mail-received',
    note: text,
    forSender: true,
    details: { files: files.length },
  })
  await record(
    act,
    'feedback.mail-received',
    { feedbackId: feedback.id, files: files.length },
    { type: 'feedback', id: feedback.id },
  )
  return { feedback, outcome: 'noted' as const }
}

/**
 * It names the sender's address, which anybody can write: the office reads it, and it counts as nobody's word. It answers no question
 * and starts no clock again. The true sender is told, at her own address, and can confirm it with her secret.
 */
async function noteUnproven(
  act: Act,
  feedback: Feedback,
  { text, files }: { text: string; files: readonly FileInStore[] },
) {
  await refuseFloodOf(act, feedback)
  const toldToday = await countSince(act, feedback.id, ['mail-unproven'])
  await attachFiles(act, files, { ...evidenceOf(feedback), purpose: unprovenFiles })
  await tell(act, feedback.id, {
    name: 'mail-unproven',
    note: text,
    forSender: true,
    details: { files: files.length },
  })
  await record(
    act,
    'feedback.mail-unproven',
    { feedbackId: feedback.id, files: files.length },
    { type: 'feedback', id: feedback.id },
  )
  if (toldToday === 0) {
    if (feedback.channel === 'email') await renewClaim(act, feedback.id)
    await enqueue(act, notifySender, { feedbackId: feedback.id, about: 'mail-unproven' })
  }
  return { feedback, outcome: 'unproven' as const }
}

async function submitMail(act: Act, { mail, files }: ReceivedMail, address: string): Promise<Feedback> {
  await refuseFlood(act, address)
  const text = [mail.subject, mail.text].filter((part) => part !== '').join('\n\n') || '(thư không có nội dung)'
  const { feedback } = await takeIn(act, {
    channel: 'email',
    kind: 'problem',
    // What it is about is found when classifying; a mail has no field for it.
    ground: 'other',
    text: cut(text),
    senderKind: 'individual',
    senderName: (mail.from.name || (address.split('@')[0] ?? address)).toWellFormed().slice(0, 200),
    senderAddress: null,
    senderEmail: address,
    quotingDeclined: false,
    receivedOn: receivedOn(act, mail.receivedAt),
    enteredBy: null,
    files,
  })
  if (text.length > longestText)
    await tell(act, feedback.id, {
      name: 'mail-continued',
      note: text.slice(longestText, 2 * longestText).toWellFormed(),
      forSender: true,
    })
  await issueClaim(act, feedback.id)
  return feedback
}

async function refuseFlood(act: Act, address: string): Promise<void> {
  const since = new Date(act.now.getTime() - 24 * 3600_000)
  const { mails } = await act.tx
    .selectFrom('feedback')
    .innerJoin('feedbackSender', 'feedbackSender.feedbackId', 'feedback.id')
    .select((eb) => eb.fn.countAll<number>().as('mails'))
    .where('emailHash', '=', emailHash(act.vault, address))
    .where('channel', '=', 'email')
    .where('receivedAt', '>', since)
    .executeTakeFirstOrThrow()
  if (Number(mails) >= mailsPerDay) throw new Refused('feedback.mail-flood')
}

/** The address of a mail is easily forged: whoever knows it and the code must not be able to fill an item either. */
async function refuseFloodOf(act: Act, feedback: Feedback): Promise<void> {
  const mails = await countSince(act, feedback.id, ['mail-received', 'mail-unproven'])
  if (mails >= mailsPerDay) throw new Refused('feedback.mail-flood')
}

/** How often one of these happened to the item within a day. */
async function countSince(act: Act, feedbackId: string, names: readonly string[]): Promise<number> {
  const { times } = await act.tx
    .selectFrom('feedbackEvent')
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .where('feedbackId', '=', feedbackId)
    .where('name', 'in', names)
    .where('at', '>', new Date(act.now.getTime() - 24 * 3600_000))
    .executeTakeFirstOrThrow()
  return Number(times)
}

function receivedOn(act: Act, receivedAt: Date): LegalDate {
  const waited = act.now.getTime() - receivedAt.getTime()
  return waited >= 0 && waited <= longestWaitDays * 86_400_000 ? legalDateOf(receivedAt) : act.today
}

function evidenceOf(feedback: Feedback) {
  return { subjectType: 'feedback', subjectId: feedback.id, purpose: 'evidence', personal: true }
}

/** What the sender wrote now; the mail that she answers is ours. */
function withoutQuotes(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
}

function cut(text: string): string {
  return text.slice(0, longestText).toWellFormed()
}
