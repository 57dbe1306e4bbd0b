import { perform } from '#kernel/act.ts'
import { checkFiles, fileLimits, type UploadedFile } from '#kernel/files/content.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import type { CollectedMail, IncomingMail } from '#kernel/mail/incoming-mail.ts'
import { receiveMail } from './receive-mail.ts'

/** Takes in what waits in the mailbox; a mail is put away only after its item is committed. */
export function collectMail(world: JobWorld): Promise<CollectedMail> {
  return world.inbox.collect((mail) => takeMail(world, mail))
}

async function takeMail(world: JobWorld, { attachments, ...mail }: IncomingMail): Promise<void> {
  // A robot's mail is ignored anyway: its attachments need no scanner.
  const { files, refusedFiles } = mail.autoSubmitted
    ? { files: [], refusedFiles: [] }
    : await checkAttachments(world, attachments)
  await perform(world.caller, receiveMail, { mail, files, refusedFiles })
}

/** One by one: a picture that cannot be taken must not cost the letter that it came with. */
async function checkAttachments(world: JobWorld, attachments: readonly UploadedFile[]) {
  const files: FileInStore[] = []
  const refusedFiles: string[] = []
  for (const attachment of attachments) {
    const checked =
      files.length < fileLimits.files ? await checkFiles([attachment], world.scanner) : { files: [], problems: [] }
    // The scanner will answer later, and the mail waits for it.
    if (checked.problems.some(({ code }) => code === 'scanner-unavailable'))
      throw new Error('feedback.scanner-unavailable')
    const [file] = checked.files
    if (file && checked.problems.length === 0) {
      await world.files.put(file.bytes)
      files.push(file)
    } else refusedFiles.push(attachment.name)
  }
  return { files, refusedFiles }
}
