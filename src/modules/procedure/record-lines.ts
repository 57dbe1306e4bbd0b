import { createGunzip } from 'node:zlib'
import type { RefusalReason } from './model.ts'

/** One line of the file, or why it cannot be one. Lines are counted from 1. */
export type RecordLine =
  | {
      readonly line: number
      readonly bytes: Buffer
      /** The file ended without a line end here. */ readonly last: boolean
    }
  | {
      readonly line: number
      readonly problem: Extract<RefusalReason, 'record-too-large' | 'file-cut' | 'file-corrupt' | 'wrong-encoding'>
    }

/** The longest real record has 188,763 bytes. */
export const maxRecordBytes = 4 * 1024 * 1024

const lineFeed = 0x0a

/**
 * Lines of a stream, plain or gzip (told by its first bytes), with never more than one record in memory.
 * A file that breaks off gives every whole line before the break and then one problem.
 */
export async function* readRecordLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RecordLine> {
  let line = 1
  let pieces: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of plainBytes(chunks)) {
      let start = 0
      for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
        const size = length + end - start
        if (size <= maxRecordBytes) pieces.push(chunk.subarray(start, end))
        yield size > maxRecordBytes
          ? { line, problem: 'record-too-large' }
          : { line, bytes: Buffer.concat(pieces), last: false }
        line++
        pieces = []
        length = 0
        start = end + 1
      }
      length += chunk.length - start
      // What is too large is counted but not kept, or one field could fill the memory.
      if (length <= maxRecordBytes) pieces.push(chunk.subarray(start))
      else pieces = []
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error
    yield { line, problem: error.reason }
    return
  }
  if (length > maxRecordBytes) yield { line, problem: 'record-too-large' }
  else if (length > 0) yield { line, bytes: Buffer.concat(pieces), last: true }
}

class BrokenFile extends Error {
  readonly reason: 'file-cut' | 'file-corrupt' | 'wrong-encoding'
  constructor(reason: 'file-cut' | 'file-corrupt' | 'wrong-encoding') {
    super(reason)
    this.reason = reason
  }
}

async function* plainBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let ended = false
  while (head.length < 3 && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else head = Buffer.concat([head, next.value])
  }
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new BrokenFile('wrong-encoding')
  const zipped = head[0] === 0x1f && head[1] === 0x8b
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const rest = joined(marked ? head.subarray(3) : head, iterator)
  yield* zipped ? unzipped(rest) : rest
}

async function* joined(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield Buffer.from(next.value)
}

/**
 * Unzips piece by piece with our own loop: a stream that fails throws away what it had already unzipped,
 * and the records before a break are good ones.
 */
async function* unzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const ready: Buffer[] = []
  let failure: { readonly code: string } | undefined
  const ended = new Promise<void>((resolve) => {
    gunzip.on('end', resolve)
    gunzip.on('close', resolve)
  })
  gunzip.on('data', (data: Buffer) => ready.push(data))
  gunzip.on('error', (error: NodeJS.ErrnoException) => {
    failure = { code: error.code ?? '' }
  })
  for await (const chunk of chunks) {
    // Small pieces: a file of nothing but zeros unzips to a thousand times its size.
    for (let at = 0; at < chunk.length && !failure; at += 16_384) {
      const piece = chunk.subarray(at, at + 16_384)
      // A piece that cannot be unzipped is never called back; the stream only closes.
      await Promise.race([new Promise<void>((resolve) => gunzip.write(piece, () => resolve())), ended])
      yield* ready.splice(0)
    }
    if (failure) break
  }
  if (!failure) gunzip.end()
  await ended
  yield* ready.splice(0)
  if (failure) throw new BrokenFile(failure.code === 'Z_BUF_ERROR' ? 'file-cut' : 'file-corrupt')
}
