import type { ImapFlow } from 'imapflow'
import {
  isFaultOfMail,
  largestMail,
  parseIncomingMail,
  UnreadableMail,
  type Inbox,
  type IncomingMail,
} from '#kernel/mail/incoming-mail.ts'

const mostPerRound = 100

/**
 * A mailbox over IMAP. A mail is marked read (`\Seen`) only after it was taken in; one that could not be is marked `\Flagged` as
 * well, so that a person sees it. Nothing is deleted.
 * @param url `imaps://user:password@host[:port]/INBOX`; `imap:` demands STARTTLS unless the server is on this machine
 * @throws when the address lacks a part
 */
export function openImapInbox(url: string, authservId?: string): Inbox {
  const { mailbox, connect } = mailboxOf(url)
  return {
    async collect(receive) {
      const client = await connect()
      // Without a listener a connection that drops between two commands would end the process.
      client.on('error', () => undefined)
      await client.connect()
      try {
        const lock = await client.getMailboxLock(mailbox)
        try {
          return await collectUnseen(client, { receive, authservId })
        } finally {
          lock.release()
        }
      } finally {
        await client.logout().catch(() => client.close())
      }
    },
  }
}

function mailboxOf(text: string): { readonly mailbox: string; readonly connect: () => Promise<ImapFlow> } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['imap:', 'imaps:'].includes(url.protocol) || !url.hostname || !url.username) {
    throw new Error('The inbox address must be imaps://USER:PASSWORD@HOST[:PORT]/MAILBOX')
  }
  const secure = url.protocol === 'imaps:'
  const thisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const options = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    ...(secure || thisMachine ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    tls: { minVersion: 'TLSv1.2' as const },
    logger: false as const,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    maxLiteralSize: largestMail + 1024,
  }
  return {
    mailbox: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    // Loaded only where a mailbox is read: its thirty megabytes are not for every process.
    connect: async () => new (await import('imapflow')).ImapFlow(options),
  }
}

interface Taking {
  readonly receive: (mail: IncomingMail) => Promise<void>
  readonly authservId: string | undefined
}

async function collectUnseen(
  client: ImapFlow,
  taking: Taking,
): Promise<{ readonly received: number; readonly failed: number }> {
  const found = await client.search({ seen: false }, { uid: true })
  let received = 0
  let failed = 0
  // A flooded mailbox is worked through in rounds, so that one job never holds on for hours.
  for (const uid of (found || []).slice(0, mostPerRound)) {
    const taken = await takeIn(client, uid, taking)
    await client.messageFlagsAdd(`${uid}`, taken ? ['\\Seen'] : ['\\Seen', '\\Flagged'], { uid: true })
    if (taken) received += 1
    else failed += 1
  }
  return { received, failed }
}

async function takeIn(client: ImapFlow, uid: number, { receive, authservId }: Taking): Promise<boolean> {
  try {
    const about = await client.fetchOne(`${uid}`, { size: true, internalDate: true }, { uid: true })
    if (!about) return true
    if ((about.size ?? 0) > largestMail) throw new UnreadableMail('too-large')
    const message = await client.fetchOne(`${uid}`, { source: true }, { uid: true })
    if (!message || !message.source) throw new Error('The mail server gave a mail without its content')
    const receivedAt = new Date(about.internalDate ?? Date.now())
    await receive(await parseIncomingMail(message.source, receivedAt, authservId))
    return true
  } catch (error) {
    if (isFaultOfMail(error)) return false
    throw error
  }
}
