import { createGunzip } from 'node:zlib'
import { newCutter } from './record-cutter.ts'
import type { RecordLine } from './record-line.ts'

/** What all records of a file may be together, unpacked: a gzip file of a few megabytes can hold a thousand times as much. */
export const maxFileBytes = 4 * 1024 * 1024 * 1024

/**
 * Records of a stream, plain or gzip (told by its first bytes), in one of the forms of `newCutter`, with never more than one in memory.
 * A file that breaks off gives every whole line before the break and then one problem.
 */
export async function* readRecordLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RecordLine> {
  const cutter = newCutter()
  let isEmpty = true
  try {
    for await (const chunk of plainBytes(chunks)) {
      isEmpty &&= chunk.every((byte) => byte <= 0x20)
      yield* cutter.take(chunk)
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error
    yield* cutter.stop()
    yield { line: cutter.line(), problem: error.reason }
    return
  }
  yield* isEmpty ? [{ line: 1, problem: 'file-empty' as const }] : cutter.end()
}

class BrokenFile extends Error {
  readonly reason: 'file-cut' | 'file-corrupt' | 'file-too-large' | 'wrong-encoding'
  constructor(reason: BrokenFile['reason']) {
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
  yield* bounded(zipped ? unzipped(rest) : rest)
}

async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > maxFileBytes) throw new BrokenFile('file-too-large')
    yield chunk
  }
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
