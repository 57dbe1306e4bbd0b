import type { Caller, Tx } from '#kernel/act.ts'
import type { Mail, Mailer } from '#kernel/mail/mailer.ts'

/** What sending needs of the world of a job: a `JobWorld` fits. */
export interface MailWorld {
  readonly caller: Pick<Caller, 'db' | 'vault' | 'clock'>
  readonly mailer: Mailer
}

/**
 * Sends a mail unless the mail of this `messageId` has gone out already. Called by jobs, which may run twice.
 *
 * The row is locked while the server is spoken to, so two workers never send the same mail at once; it says `sent` only after
 * the server took it. One gap cannot be closed from here: the server takes the mail and this process dies before the commit. Then
 * the mail goes out a second time, with the same Message-ID, by which receiving servers and programs drop the copy.
 * @returns whether it went out now
 * @throws what the mailer threw, after the failed attempt has been written down
 */
export async function sendOnce(world: MailWorld, mail: Mail): Promise<'sent' | 'already-sent'> {
  const outcome = await world.caller.db.transaction().execute(async (tx) => {
    if (await isSent(tx, world, mail)) return { result: 'already-sent' as const }
    try {
      await world.mailer.send(mail)
    } catch (error) {
      // Kept, not thrown: throwing here would roll back the count of attempts.
      return { result: 'failed' as const, error }
    }
    await tx
      .updateTable('sentMail')
      .set({ state: 'sent', sentAt: world.caller.clock.now() })
      .where('messageId', '=', mail.messageId)
      .execute()
    return { result: 'sent' as const }
  })
  if (outcome.result === 'failed') throw outcome.error
  return outcome.result
}

/** Takes the row (a second worker waits here), and counts the attempt that is about to begin. */
async function isSent(tx: Tx, world: MailWorld, mail: Mail): Promise<boolean> {
  const toHash = world.caller.vault.hash(mail.to.toLowerCase(), 'mail-address')
  const row = await tx
    .insertInto('sentMail')
    .values({ messageId: mail.messageId, toHash, subject: mail.subject, state: 'failed', attempts: 1 })
    .onConflict((conflict) =>
      conflict
        .column('messageId')
        .doUpdateSet((row) => ({ attempts: row('sentMail.attempts', '+', 1) }))
        .where('sentMail.state', '=', 'failed'),
    )
    .returning('messageId')
    .executeTakeFirst()
  return row === undefined
}
