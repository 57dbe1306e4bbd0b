import { composeMail } from '#kernel/mail/compose.ts'
import type { Mailer } from '#kernel/mail/mailer.ts'

/** Shorter than the 60 seconds after which PostgreSQL ends the transaction that waits in `sendOnce`. */
const longestSendMs = 45_000

/**
 * Sends over SMTP. Encryption is demanded (STARTTLS, or from the start with `smtps:`) unless the server is on this machine or the
 * address says `?ignoreTLS=true`: the mails carry people's names and codes.
 * @param url `smtp://user:password@host:587`, `smtps://…:465`; further options of nodemailer in the query
 * @throws when the address is not one
 */
export function openSmtpMailer(url: string, from: string): Mailer {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (!address || !['smtp:', 'smtps:'].includes(address.protocol) || !address.hostname) {
    throw new Error('The mail server address must be smtp://[USER:PASSWORD@]HOST[:PORT] or smtps://…')
  }
  const unencrypted = address.searchParams.get('ignoreTLS') === 'true' || isThisMachine(address.hostname)
  const options = {
    url,
    requireTLS: address.protocol === 'smtp:' && !unencrypted,
    tls: { minVersion: 'TLSv1.2' as const },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return {
    async send(mail) {
      // Loaded with the first mail: the web process sends none and need not carry it.
      const { createTransport } = await import('nodemailer')
      await createTransport(options).sendMail({
        ...composeMail(mail, from),
        signal: AbortSignal.timeout(longestSendMs),
      })
    },
  }
}

function isThisMachine(host: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(host)
}
