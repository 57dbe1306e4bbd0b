import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  isFaultOfMail,
  largestMail,
  parseIncomingMail,
  UnreadableMail,
  type Inbox,
  type IncomingMail,
} from '#kernel/mail/incoming-mail.ts'

/**
 * A folder into which another program drops `.eml` files. It must write them under another name (`.tmp`) and rename them when they
 * are whole. Files that have been taken in go to `done`, those that could not be to `failed`.
 */
export function openFolderInbox(folder: string, authservId?: string): Inbox {
  return {
    async collect(receive) {
      for (const name of ['done', 'failed']) await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
      let received = 0
      let failed = 0
      for (const name of await waitingIn(folder)) {
        const taken = await takeIn(join(folder, name), { receive, authservId })
        await rename(
          join(folder, name),
          join(folder, taken ? 'done' : 'failed', await freeName(folder, taken ? 'done' : 'failed', name)),
        )
        if (taken) received += 1
        else failed += 1
      }
      return { received, failed }
    },
  }
}

interface Taking {
  readonly receive: (mail: IncomingMail) => Promise<void>
  readonly authservId: string | undefined
}

async function waitingIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /^[^.].*\.eml$/i.test(entry.name))
    .map((entry) => entry.name)
    .toSorted()
}

async function takeIn(path: string, { receive, authservId }: Taking): Promise<boolean> {
  try {
    const { size, mtime } = await stat(path)
    if (size > largestMail) throw new UnreadableMail('too-large')
    await receive(await parseIncomingMail(await readFile(path), mtime, authservId))
    return true
  } catch (error) {
    if (isFaultOfMail(error)) return false
    throw error
  }
}

/** The same name may have been dropped before; what is kept is never overwritten. */
async function freeName(folder: string, kept: string, name: string): Promise<string> {
  const names = new Set(await readdir(join(folder, kept)))
  let free = name
  for (let copy = 2; names.has(free); copy++) free = name.replace(/\.eml$/i, `-${copy}.eml`)
  return free
}
