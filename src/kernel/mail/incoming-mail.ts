import { createHash } from 'node:crypto'
import type { ParsedMail } from 'mailparser'
import { isDomainError } from '#kernel/errors.ts'
import { isSenderProven } from './sender-proof.ts'

/** Ten files of 10 MB would be 137 MB in a mail; no mail server passes that, and most stop at 25 to 35 MB. */
export const largestMail = 40 * 1024 * 1024
const mostAttachments = 50
const longestHtml = 2 * 1024 * 1024

export interface IncomingMail {
  /** Without angle brackets; made from the content when the sender gave none, so that it is the same on every reading. */
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly subject: string
  /** Plain text with `\n` line ends; made from HTML when there is only that. */
  readonly text: string
  readonly receivedAt: Date
  readonly attachments: readonly { readonly name: string; readonly bytes: Buffer }[]
  /** Sent by a program: a holiday notice, a bounce, a mailing list, one of our own. It must create nothing and be answered by nothing. */
  readonly autoSubmitted: boolean
  /** Our mail server has proven that it comes from the domain of its sender; the address of a mail alone is anybody's to write. */
  readonly senderProven: boolean
}

/** Where mails to the system come in. */
export interface Inbox {
  /**
   * Gives each waiting mail to `receive`, one at a time and oldest first, and puts it away only when that has returned.
   * A crash between the two gives the mail again: `receive` must know a `messageId` that it has seen.
   * A mail that is refused (a domain error) or unreadable is set aside for a person; any other error ends the round, the mail waits.
   * @throws the first error that is not the mail's own fault
   */
  collect(receive: (mail: IncomingMail) => Promise<void>): Promise<CollectedMail>
}

export interface CollectedMail {
  readonly received: number
  /** Set aside: in `inbox/failed`, or flagged in the mailbox. */
  readonly failed: number
}

/** The mail cannot be read: it is set aside for a person. */
export class UnreadableMail extends Error {
  readonly code: 'too-large' | 'no-sender' | 'broken'
  constructor(code: 'too-large' | 'no-sender' | 'broken') {
    super(`mail.${code}`)
    this.code = code
  }
}

/** Whether the mail itself is at fault, so that trying again would bring the same. */
export function isFaultOfMail(error: unknown): boolean {
  return error instanceof UnreadableMail || (isDomainError(error) && error.kind !== 'too-many')
}

/**
 * @param receivedAt when it came in; the `Date` header is the sender's word and a period of law cannot hang on it
 * @param authservId whose word on the sender counts
 * @throws UnreadableMail
 */
export async function parseIncomingMail(
  raw: Buffer,
  receivedAt: Date,
  authservId: string | undefined,
): Promise<IncomingMail> {
  if (raw.length > largestMail) throw new UnreadableMail('too-large')
  const mail = await parse(raw)
  const sender = mail.from?.value[0]
  const address = sender?.address?.trim().toLowerCase() ?? ''
  if (!sender || !address.includes('@')) throw new UnreadableMail('no-sender')

  return {
    messageId: mail.messageId?.replace(/^<|>$/g, '').trim() || madeUpId(raw),
    from: { name: oneLine(sender.name), address },
    subject: oneLine(mail.subject ?? ''),
    text: (mail.text ?? '').replace(/\r\n?/g, '\n').replaceAll('\0', '').normalize('NFC').trim(),
    receivedAt,
    attachments: mail.attachments.slice(0, mostAttachments).map((attachment, index) => ({
      name: attachment.filename ?? `tep-${index + 1}`,
      bytes: attachment.content,
    })),
    autoSubmitted: isAutoSubmitted(mail, address),
    senderProven: isSenderProven(mail.headerLines, address, authservId),
  }
}

async function parse(raw: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser')
  try {
    return await simpleParser(raw, {
      skipTextToHtml: true,
      skipImageLinks: true,
      maxHtmlLengthToParse: longestHtml,
      maxHeadSize: 256 * 1024,
      maxChildNodes: 200,
    })
  } catch {
    throw new UnreadableMail('broken')
  }
}

function madeUpId(raw: Buffer): string {
  return `${createHash('sha256').update(raw).digest('hex')}@no-message-id`
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .normalize('NFC')
    .trim()
}

const listHeaders = [
  'list-id',
  'list-post',
  'list-unsubscribe',
  'list-help',
  'feedback-id',
  'x-autoreply',
  'x-autorespond',
  'x-loop',
]
const robots = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|khong-?tra-?loi|bounces?|.*-bounces?)(?:\+.*)?@/

/** RFC 3834, RFC 3464, RFC 2919, and what programs older than these write. */
function isAutoSubmitted(mail: ParsedMail, address: string): boolean {
  const values = new Map(mail.headerLines.map(({ key, line }) => [key, valueOf(line)]))
  const declared = values.get('auto-submitted')
  return (
    (declared !== undefined && !/^no\b/.test(declared)) ||
    /^(?:bulk|list|junk|auto[_-]reply)\b/.test(values.get('precedence') ?? '') ||
    listHeaders.some((name) => values.has(name)) ||
    values.get('return-path') === '<>' ||
    /^multipart\/report\b/.test(values.get('content-type') ?? '') ||
    robots.test(address)
  )
}

function valueOf(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
