import type { SendMailOptions } from 'nodemailer'
import type { Mail } from '#kernel/mail/mailer.ts'

const lineWidth = 76

/**
 * Plain text of a mail: paragraphs folded at 76 columns with an empty line between. A word is never cut, so that an address
 * of a page can still be clicked. A paragraph may hold line ends of its own (an address block, a list).
 */
export function mailText(paragraphs: readonly string[]): string {
  const folded = paragraphs.map((paragraph) => paragraph.normalize('NFC').split(/\r?\n/).map(foldLine).join('\n'))
  return `${folded.join('\n\n')}\n`
}

function foldLine(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.trim().split(/[ \t]+/)) {
    // Vietnamese letters are one column each once composed; counted by characters, not by bytes.
    if (current !== '' && [...current].length + 1 + [...word].length > lineWidth) {
      lines.push(current)
      current = word
    } else {
      current = current === '' ? word : `${current} ${word}`
    }
  }
  return [...lines, current].join('\n')
}

/**
 * What nodemailer is to send. Every value that becomes a header is checked here: a line end in a subject or an address would let
 * whoever typed it write headers, and further recipients, of his own.
 * @param from the sender as in a header: `Cổng TTHC <khong-tra-loi@…>`
 * @throws Error with `mail.bad-address`, `mail.bad-subject` or `mail.bad-message-id`; trying again would not help
 */
export function composeMail(mail: Mail, from: string): SendMailOptions {
  if (!isMailAddress(mail.to)) throw new Error('mail.bad-address')
  if (lineEnds.test(mail.subject) || mail.subject.trim() === '') throw new Error('mail.bad-subject')
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject.normalize('NFC'),
    text: mail.text,
    messageId: messageIdOf(mail.messageId, from),
    headers: {
      // RFC 3834: holiday notices and other robots do not answer; our own inbox knows such a mail when it comes back.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    attachments: (mail.attachments ?? []).map(({ name, mediaType, bytes }) => {
      if (lineEnds.test(name) || lineEnds.test(mediaType)) throw new Error('mail.bad-attachment')
      return { filename: name, contentType: mediaType, content: bytes }
    }),
    // A path or an address in a value is text, never something to be read and sent out.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The whole message as it would travel (RFC 5322), CRLF line ends. */
export async function renderMail(mail: Mail, from: string): Promise<Buffer> {
  // Loaded when the first mail is made: the web process, which makes none, does not carry it.
  const { createTransport } = await import('nodemailer')
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(
    composeMail(mail, from),
  )
  if (!Buffer.isBuffer(message)) throw new Error('mail.not-rendered')
  return message
}

// Any control character, and the line and paragraph separators of Unicode.
const lineEnds = /[\p{Cc}\u2028\u2029]/u

/** Whether this is one address and nothing else: no name, no list, no comment, no quoted oddities. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(text)
}

/** `<id@domain>`; the domain is the sender's own when the id has none, so that it is one in the world. */
export function messageIdOf(id: string, from: string): string {
  const bare = id.replace(/^<|>$/g, '')
  const domain = /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1] ?? 'localhost'
  const whole = bare.includes('@') ? bare : `${bare}@${domain}`
  if (!/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9.-]+$/i.test(whole) || whole.length > 240)
    throw new Error('mail.bad-message-id')
  return `<${whole}>`
}
