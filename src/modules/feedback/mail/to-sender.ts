import { mailText } from '#kernel/mail/compose.ts'
import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import { sendOnce } from '#kernel/mail/send-once.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { openSender } from '../sender.ts'
import { claimCodeOf } from '../claim-code.ts'
import { publicFeedbackPath } from '../paths.ts'
import { receivedByMailWords, unprovenMailWords } from './received-by-mail.ts'
import { senderMailWords, type SenderMailFacts } from './sender-words.ts'

/** What happened; each has its words. */
export const senderMailKinds = [
  'received',
  'accepted',
  'refused',
  'information-requested',
  'transferred',
  'extended',
  'answered',
  'published',
  'merged',
  'rule-changed',
  'mail-unproven',
] as const
export type SenderMailKind = (typeof senderMailKinds)[number]

export interface SenderMail {
  readonly feedbackId: string
  readonly about: SenderMailKind
}

/**
 * One mail to the sender, if she gave an address. It holds the code and what happened, never the text of the item and never the
 * secret: a mailbox is read by more people than its owner.
 */
export async function mailSender(world: JobWorld, { feedbackId, about }: SenderMail): Promise<void> {
  const { db, vault } = world.caller
  const row = await db
    .selectFrom('feedback')
    .innerJoin('feedbackSender', 'feedbackSender.feedbackId', 'feedback.id')
    .select([
      'feedback.id',
      'code',
      'version',
      'dueOn',
      'registerNumber',
      'registerYear',
      'handlingAgencyId',
      'receivingAgencyId',
      'feedbackSender.kind',
      'sealed',
    ])
    .where('feedback.id', '=', feedbackId)
    .executeTakeFirst()
  if (!row) return
  const sender = openSender(vault, { feedbackId, kind: row.kind, sealed: row.sealed })
  if (sender.email === null) return

  const agencyId = row.handlingAgencyId ?? row.receivingAgencyId
  const names = await agencyNames(db, [agencyId])
  const facts: SenderMailFacts = {
    name: sender.name,
    code: row.code,
    register: row.registerNumber === null ? null : `${row.registerNumber}/${row.registerYear}`,
    dueOn: row.dueOn,
    agencyName: names.get(agencyId) ?? '',
    trackingUrl: `${world.baseUrl}/phan-anh-kien-nghi/tra-cuu?ma=${row.code}`,
  }
  const words = claimWords.get(about)
  const claim = words && (await findClaim(world, feedbackId))
  const { subject, paragraphs } =
    words && claim
      ? words(facts, {
          claimCode: claimCodeOf(vault, claim),
          usableUntil: claim.expiresAt,
          claimUrl: `${world.baseUrl}${publicFeedbackPath('claim')}`,
        })
      : senderMailWords[about](facts)
  await sendOnce(world, {
    to: sender.email,
    subject,
    text: mailText([
      `Kính gửi ông/bà ${sender.name},`,
      ...paragraphs,
      ...(about === 'received' && claim ? [] : ['Thư này được gửi tự động, xin không trả lời.']),
    ]),
    // Stays the same when the job is tried again; a later event of the same kind (a second question) is another mail.
    messageId: `feedback.${about}.${await countOf(world, feedbackId, about)}.${feedbackId}`,
  })
}

/** Mails that carry the code for one use with which the sender gets her secret. */
const claimWords = new Map<SenderMailKind, typeof receivedByMailWords>([
  ['received', receivedByMailWords],
  ['mail-unproven', unprovenMailWords],
])

/** Only an item that came by mail has one: everybody else saw the secret on the page. */
async function findClaim(world: JobWorld, feedbackId: string) {
  return world.caller.db
    .selectFrom('feedbackClaim')
    .select(['feedbackId', 'issuedAt', 'expiresAt'])
    .where('feedbackId', '=', feedbackId)
    .executeTakeFirst()
}

/** How often this has happened to the item, so that the second question gets its own mail and a retry of the first does not. */
async function countOf(world: JobWorld, feedbackId: string, about: SenderMailKind): Promise<number> {
  const eventName = about === 'received' ? 'submitted' : about
  const { count } = await world.caller.db
    .selectFrom('feedbackEvent')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('feedbackId', '=', feedbackId)
    .where('name', 'in', about === 'transferred' ? ['transferred', 'transferred-outside'] : [eventName])
    .executeTakeFirstOrThrow()
  return Number(count)
}
