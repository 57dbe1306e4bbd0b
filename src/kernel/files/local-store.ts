import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { NotFound } from '#kernel/errors.ts'
import type { FileStore, StoredContent } from '#kernel/files/store.ts'

const sha256Name = /^[0-9a-f]{64}$/

/**
 * A folder of contents, `ab/cd/abcd…`. What `put` has returned survives a power cut: the bytes, then the name, then the folder
 * are forced to the disk. What `get` returns is what was put: it is hashed again on every read.
 */
export function openLocalStore(folder: string): FileStore {
  const tmp = join(folder, 'tmp')
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      const path = pathOf(folder, sha256)
      if (await isWhole(path, bytes.length)) {
        // The new time keeps the sweep away; if the sweep was faster, the file is gone and is written anew.
        const touched = await unlessMissing(() => utimes(path, new Date(), new Date()).then(() => true))
        if (touched) return sha256
      }
      await makeFolder(tmp)
      await makeFolder(dirname(path))
      await writeDurably(join(tmp, randomUUID()), path, bytes)
      return sha256
    },
    async get(sha256) {
      const bytes = sha256Name.test(sha256) ? await unlessMissing(() => readFile(pathOf(folder, sha256))) : undefined
      if (!bytes) throw new NotFound('file-not-found')
      if (hashOf(bytes) !== sha256) throw new Error(`The stored file ${sha256} has been altered`)
      return bytes
    },
    async has(sha256) {
      return sha256Name.test(sha256) && (await unlessMissing(() => stat(pathOf(folder, sha256)))) !== undefined
    },
    async delete(sha256) {
      if (sha256Name.test(sha256)) await rm(pathOf(folder, sha256), { force: true })
    },
    list: () => listContents(folder),
    async deleteUntouched(sha256, since) {
      if (!sha256Name.test(sha256)) return false
      const path = pathOf(folder, sha256)
      const aside = join(tmp, randomUUID())
      await makeFolder(tmp)
      // Taken aside first and judged there: a `put` that comes between either has renewed this file, and it goes back, or writes its own.
      const taken = await unlessMissing(() => rename(path, aside).then(() => true))
      if (!taken) return false
      const { mtime } = await stat(aside)
      if (mtime < since) {
        await rm(aside, { force: true })
        return true
      }
      await rename(aside, path)
      return false
    },
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

async function isWhole(path: string, size: number): Promise<boolean> {
  const found = await unlessMissing(() => stat(path))
  return found?.size === size
}

async function writeDurably(aside: string, path: string, bytes: Buffer): Promise<void> {
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(aside, path)
  await syncFolder(dirname(path))
}

/** Makes the folder and forces each new name on the way to the disk, else a power cut could lose the file with its folder. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function* listContents(folder: string): AsyncIterable<StoredContent> {
  for (const first of await namesIn(folder, /^[0-9a-f]{2}$/)) {
    for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/)) {
      for (const sha256 of await namesIn(join(folder, first, second), sha256Name)) {
        const found = await unlessMissing(() => stat(pathOf(folder, sha256)))
        if (found) yield { sha256, storedAt: found.mtime }
      }
    }
  }
}

async function namesIn(folder: string, shape: RegExp): Promise<readonly string[]> {
  const names = await unlessMissing(() => readdir(folder))
  return (names ?? []).filter((name) => shape.test(name))
}

async function unlessMissing<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
