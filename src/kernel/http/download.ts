import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { contentDisposition } from '#kernel/files/serve-file.ts'
import type { Access } from './access.ts'
import type { Exchange } from './exchange.ts'
import { paramsOf, queryOf } from './page.ts'
import type { Output, Route } from './route.ts'

export interface Download {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer | string | Readable
  /** Shown in the browser rather than saved; only for what we made ourselves. */
  readonly inline?: boolean
}

export interface DownloadSpec<Params extends z.ZodType | undefined, Query extends z.ZodType | undefined> {
  readonly path: string
  readonly access: Access
  readonly params?: Params
  readonly query?: Query
  readonly get: (exchange: Exchange, given: { params: Output<Params>; query: Output<Query> }) => Promise<Download>
}

/** A file for the browser: documents, sheets, pictures, feeds. */
export function download<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
>(spec: DownloadSpec<Params, Query>): Route {
  return {
    method: 'GET',
    path: spec.path,
    access: spec.access,
    kind: 'download',
    async run(exchange) {
      const file = await spec.get(exchange, {
        params: paramsOf<Params>(exchange, spec.params),
        query: queryOf<Query>(exchange, spec.query),
      })
      sendDownload(exchange, file)
    },
  }
}

/** Hands over what was made; also the answer of a form whose result is a file. */
export function sendDownload({ reply, actor }: Exchange, file: Download): void {
  void reply.type(file.mediaType)
  if (!file.inline) void reply.header('content-disposition', contentDisposition(file.name))
  if (actor.kind !== 'visitor') void reply.header('cache-control', 'private, no-store')
  // A file of a stranger must not run as ours even if a browser decides to show it.
  void reply.header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
  void reply.send(file.bytes)
}
