import { join } from 'node:path'
import { openFolderMailer } from '#kernel/mail/folder-mailer.ts'
import type { Mailer } from '#kernel/mail/mailer.ts'
import { openSmtpMailer } from '#kernel/mail/smtp-mailer.ts'

/**
 * @param smtpUrl `SMTP_URL`; undefined: mail is written to the folder `mail` in `dataDir`
 * @param from the sender as in a header
 * @throws when the address is not one
 */
export function openMailer(smtpUrl: string | undefined, dataDir: string, from: string): Mailer {
  return smtpUrl === undefined ? openFolderMailer(join(dataDir, 'mail'), from) : openSmtpMailer(smtpUrl, from)
}
