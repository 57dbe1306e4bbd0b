import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { messageIdOf, renderMail } from '#kernel/mail/compose.ts'
import type { Mailer } from '#kernel/mail/mailer.ts'

/**
 * Writes each mail as an `.eml` file that any mail program opens: for demonstration, for tests, and for a province that hands its
 * mail over by other means. A mail that is tried again replaces its own file.
 */
export function openFolderMailer(folder: string, from: string): Mailer {
  return {
    async send(mail) {
      const message = await renderMail(mail, from)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const ending = fileEnding(messageIdOf(mail.messageId, from))
      const earlier = (await readdir(folder)).find((name) => !name.startsWith('.') && name.endsWith(ending))
      const aside = join(folder, `.${randomUUID()}.tmp`)
      await writeFlushed(aside, message)
      await rename(aside, join(folder, earlier ?? `${timeStamp(new Date())}${ending}`))
    },
  }
}

/** Readable and one of a kind: ids that differ only in characters that a file name cannot hold still get two files. */
function fileEnding(messageId: string): string {
  const readable = messageId
    .replace(/^<|@.*$/g, '')
    .replace(/[^a-z0-9-]+/gi, '-')
    .slice(0, 80)
  return `_${readable}_${createHash('sha256').update(messageId).digest('hex').slice(0, 10)}.eml`
}

/** `20261123T081500123Z`, so that the folder lists in the order of sending. */
function timeStamp(instant: Date): string {
  return instant.toISOString().replace(/[-:.]/g, '')
}

async function writeFlushed(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
