import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { MadeFile, Making } from '#kernel/files/made-files.ts'
import { contentDisposition } from '#kernel/files/serve-file.ts'
import type { Access } from './access.ts'
import type { Exchange } from './exchange.ts'
import type { Route } from './route.ts'

export interface MadeFileSpec {
  readonly path: string
  readonly access: Access
  readonly mediaType: string
  readonly making: (exchange: Exchange) => Making
}

/**
 * A large file that is made of the database once and then served from the disk: with length, ETag and ranges, packed for who can unpack it.
 * However slowly somebody reads it, nothing but her own connection waits.
 */
export function madeFile({ path, access, mediaType, making }: MadeFileSpec): Route {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return {
    method: 'GET',
    path,
    access,
    kind: 'download',
    async run(exchange) {
      const { reply, request, world } = exchange
      const of = making(exchange)
      void reply
        .type(mediaType)
        .header('content-disposition', contentDisposition(name))
        .header('vary', 'accept-encoding')
      void reply.header('cache-control', exchange.actor.kind === 'visitor' ? 'public, no-cache' : 'private, no-cache')
      if (request.method === 'HEAD') {
        // Who only asks what there is does not have it made.
        sendMade(exchange, world.made.find(name, await of.version()))
        return
      }
      // Not waited for: making it takes long, and a request that waits must not keep its turn from others.
      void world.made.get(name, of).then(
        (file) => sendMade(exchange, file),
        (error: unknown) => reply.send(error),
      )
    },
  }
}

function sendMade({ reply, request }: Exchange, file: MadeFile | undefined): void {
  const isAsked = request.method !== 'HEAD'
  // Fastify writes a length of its own over ours unless the body of a HEAD is a stream.
  const nothing = isAsked ? undefined : Readable.from([])
  if (!file) {
    void reply.send(nothing)
    return
  }
  const packed = acceptsGzip(request.headers['accept-encoding'])
  const { path, bytes } = packed ? file.gzip : file.plain
  const etag = `"${file.digest.slice(0, 32)}${packed ? '-gz' : ''}"`
  void reply.headers({
    etag,
    'last-modified': file.madeAt.toUTCString(),
    'accept-ranges': 'bytes',
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  })
  if (holds(request.headers['if-none-match'], etag)) {
    void reply.code(304).send(nothing)
    return
  }
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === etag ? rangeOf(request.headers.range, bytes) : undefined
  if (range === 'beyond') {
    void reply.code(416).header('content-range', `bytes */${bytes}`).send(nothing)
    return
  }
  const { from, to } = range ?? { from: 0, to: bytes - 1 }
  void reply.header('content-length', to - from + 1)
  if (range) void reply.code(206).header('content-range', `bytes ${from}-${to}/${bytes}`)
  void reply.send(isAsked && bytes > 0 ? createReadStream(path, { start: from, end: to }) : nothing)
}

function acceptsGzip(header: string | string[] | undefined): boolean {
  return /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(String(header ?? ''))
}

function holds(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}

/** One range; several, or what cannot be read, is answered with the whole. */
function rangeOf(header: string | undefined, bytes: number): { from: number; to: number } | 'beyond' | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  const [, first = '', last = ''] = found ?? []
  if (!found || (first === '' && last === '')) return undefined
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (first !== '' && last !== '' && Number(last) < from) return undefined
  return from >= bytes || to < from ? 'beyond' : { from, to }
}
