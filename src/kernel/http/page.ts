import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Access } from './access.ts'
import type { Exchange } from './exchange.ts'
import { parse } from './parse.ts'
import { drawnTogether } from './crowd.ts'
import { drawPage, sendDrawn } from './render.ts'
import type { Output, Route } from './route.ts'

export interface PageSpec<Params extends z.ZodType | undefined, Query extends z.ZodType | undefined> {
  readonly path: string
  readonly access: Access
  readonly params?: Params
  /** Queries of pages should `catch` nonsense rather than refuse it: an address is easily mistyped. */
  readonly query?: Query
  /** The same for everybody who asks in the same language, and without a form to send: in a crowd it is drawn once for many. */
  readonly sameForAll?: true
  readonly show: (exchange: Exchange, given: { params: Output<Params>; query: Output<Query> }) => Promise<VNode> | VNode
}

/** A page that is looked at: no writes, one pure function of what was read. */
export function page<Params extends z.ZodType | undefined = undefined, Query extends z.ZodType | undefined = undefined>(
  spec: PageSpec<Params, Query>,
): Route {
  return {
    method: 'GET',
    path: spec.path,
    access: spec.access,
    kind: 'page',
    ...(spec.sameForAll ? { sameForAll: true } : {}),
    async run(exchange) {
      const draw = async (): Promise<string> =>
        drawPage(
          exchange,
          await spec.show(exchange, {
            params: paramsOf<Params>(exchange, spec.params),
            query: queryOf<Query>(exchange, spec.query),
          }),
          spec,
        )
      sendDrawn(exchange, 200, spec.sameForAll ? await drawnTogether(exchange, draw) : await draw())
    },
  }
}

export function paramsOf<Schema extends z.ZodType | undefined>(
  exchange: Exchange,
  schema: Schema | undefined,
): Output<Schema>
export function paramsOf(exchange: Exchange, schema: z.ZodType | undefined): unknown {
  return schema ? parse(schema, exchange.request.params) : {}
}

export function queryOf<Schema extends z.ZodType | undefined>(
  exchange: Exchange,
  schema: Schema | undefined,
): Output<Schema>
export function queryOf(exchange: Exchange, schema: z.ZodType | undefined): unknown {
  return schema ? parse(schema, exchange.request.query) : {}
}
