import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** A file on the disk as it was made, and the same packed. */
export interface MadeFile {
  /** SHA-256 of what is in it. */
  readonly digest: string
  readonly madeAt: Date
  readonly plain: MadePart
  readonly gzip: MadePart
}

export interface MadePart {
  readonly path: string
  readonly bytes: number
}

export interface Making {
  /** What the file would be made of now; two of the same version say the same. */
  readonly version: () => Promise<string>
  readonly write: () => AsyncIterable<string>
}

/** Files made of what the database holds: kept for the next who asks, made anew when that has changed, worth nothing when the process ends. */
export interface MadeFiles {
  /** The file as it is, made first when need be: once, however many ask for it. */
  get(name: string, making: Making): Promise<MadeFile>
  /** The same, but undefined rather than make it. */
  find(name: string, version: string): MadeFile | undefined
  /** Removes them all. */
  close(): Promise<void>
}

interface UnderWay {
  readonly version: string
  readonly file: Promise<MadeFile>
}

/** A process that was killed leaves its files behind; nobody needs them after so long. */
const leftAfterMs = 2 * 24 * 3_600_000

export function openMadeFiles(folder: string): MadeFiles {
  const made = new Map<string, { readonly version: string; readonly file: MadeFile }>()
  const underWay = new Map<string, UnderWay>()
  /** Made before the one that is served now: somebody may just be opening it. */
  const earlier = new Map<string, MadeFile>()
  let own: Promise<string> | undefined
  let number = 0

  const find = (name: string, version: string) => {
    const known = made.get(name)
    return known?.version === version ? known.file : undefined
  }
  const make = async (name: string, version: string, write: Making['write']): Promise<MadeFile> => {
    own ??= ownFolder(folder)
    const file = await writeFiles(join(await own, `${number++}-${name}`), write())
    await removeFile(earlier.get(name))
    const replaced = made.get(name)
    if (replaced) earlier.set(name, replaced.file)
    made.set(name, { version, file })
    return file
  }

  return {
    find,
    async get(name, { version: versionNow, write }) {
      for (;;) {
        const version = await versionNow()
        const known = find(name, version)
        if (known && (await isThere(known.plain.path))) return known
        const begun = underWay.get(name)
        if (begun?.version === version) return begun.file
        if (begun) {
          // Of what was before: whoever waits for it looks again what holds then.
          await begun.file.catch(() => undefined)
          continue
        }
        const file = make(name, version, write)
        underWay.set(name, { version, file })
        try {
          return await file
        } finally {
          underWay.delete(name)
        }
      }
    },
    async close() {
      if (own) await rm(await own, { recursive: true, force: true })
    },
  }
}

async function ownFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (mtimeMs < Date.now() - leftAfterMs) await rm(path, { recursive: true, force: true })
  }
  return mkdtemp(join(folder, 'made-'))
}

async function writeFiles(path: string, pieces: AsyncIterable<string>): Promise<MadeFile> {
  const [plain, gzip] = [path, `${path}.gz`]
  try {
    const hash = createHash('sha256')
    await pipeline(hashed(pieces, hash), createWriteStream(plain, { mode: 0o600 }))
    await pipeline(createReadStream(plain), createGzip(), createWriteStream(gzip, { mode: 0o600 }))
    return { digest: hash.digest('hex'), madeAt: new Date(), plain: await partAt(plain), gzip: await partAt(gzip) }
  } catch (error) {
    for (const part of [plain, gzip]) await rm(part, { force: true })
    throw error
  }
}

/** Many small pieces as few larger ones: each is a call of the system. */
async function* hashed(pieces: AsyncIterable<string>, hash: Hash): AsyncGenerator<Buffer> {
  let kept: string[] = []
  let length = 0
  const block = () => {
    const bytes = Buffer.from(kept.join(''))
    kept = []
    length = 0
    hash.update(bytes)
    return bytes
  }
  for await (const piece of pieces) {
    kept.push(piece)
    length += piece.length
    if (length > 64 * 1024) yield block()
  }
  yield block()
}

async function partAt(path: string): Promise<MadePart> {
  return { path, bytes: (await stat(path)).size }
}

async function removeFile(file: MadeFile | undefined): Promise<void> {
  for (const part of file ? [file.plain, file.gzip] : []) await rm(part.path, { force: true })
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
