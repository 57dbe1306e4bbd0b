import { z } from 'zod'
import { perform, type Doer } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { Invalid } from '#kernel/errors.ts'
import { performOnce } from '#kernel/once.ts'
import type { Access } from './access.ts'
import type { Exchange } from './exchange.ts'
import { scopeOf } from './form.ts'
import { paramsOf, queryOf } from './page.ts'
import { parse } from './parse.ts'
import type { Method, Output, Route } from './route.ts'

interface Common<Params, Query, Answer> {
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly tag: string
  readonly params?: Params
  readonly query?: Query
  /** Headers beside the usual ones, for the description. */
  readonly headers?: z.ZodType
  readonly answer: Answer
}

export interface LookSpec<
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Answer extends z.ZodType,
> extends Common<Params, Query, Answer> {
  readonly look: (
    exchange: Exchange,
    given: { params: Output<Params>; query: Output<Query> },
  ) => Promise<z.input<Answer>>
}

/** `GET` of the API: one answer in the shape of its schema. */
export function look<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Answer extends z.ZodType = z.ZodType,
>(spec: LookSpec<Params, Query, Answer>): Route {
  return {
    method: 'GET',
    path: spec.path,
    access: spec.access,
    kind: 'endpoint',
    description: describe(spec, 200),
    async run(exchange) {
      const given = { params: paramsOf<Params>(exchange, spec.params), query: queryOf<Query>(exchange, spec.query) }
      sendJson(exchange, 200, await spec.look(exchange, given))
    },
  }
}

export interface ChangeSpec<
  Params extends z.ZodType | undefined,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Extra extends object,
  Result,
> extends Common<Params, undefined, Answer> {
  readonly method: Exclude<Method, 'GET'>
  readonly status: 200 | 201
  readonly body: Body
  /** Who acts, when it is not the one behind the session: a sender who shows the secret of an item. */
  readonly actor?: (exchange: Exchange, params: Output<Params>) => Promise<Actor>
  /** What the act needs beside the body: the record's code from the address. */
  readonly extra?: (
    exchange: Exchange,
    given: { params: Output<Params>; body: z.output<Body> },
  ) => Promise<Extra> | Extra
  readonly act: Doer<z.output<Body> & Extra, Result>
  /** The wire shape is a function of the result; must be pure, because a repeat gives the stored answer. */
  readonly view: (result: Result, exchange: Exchange) => z.input<Answer>
}

/** An unsafe request of the API: one act, done once per `Idempotency-Key`. */
export function change<
  Params extends z.ZodType | undefined,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Result,
  // oxlint-disable-next-line typescript/no-empty-object-type
  Extra extends object = {},
>(spec: ChangeSpec<Params, Body, Answer, Extra, Result>): Route {
  return {
    method: spec.method,
    path: spec.path,
    access: spec.access,
    kind: 'endpoint',
    description: { ...describe(spec, spec.status), body: spec.body, idempotent: true },
    async run(exchange) {
      requireJson(exchange)
      const params = paramsOf<Params>(exchange, spec.params)
      const asked = spec.actor ? exchangeAs(exchange, await spec.actor(exchange, params)) : exchange
      const body = parse(spec.body, exchange.request.body ?? {})
      const extra = spec.extra ? await spec.extra(asked, { params, body }) : undefined
      const input = bodyWith<Body, Extra>(body, extra)
      const view = (result: Result): z.input<Answer> => spec.view(result, asked)
      sendJson(asked, spec.status, await performKeyed(asked, { asked: body, answer: view }, spec.act, input))
    },
  }
}

/** The same request from somebody else than the session says. */
export function exchangeAs(exchange: Exchange, actor: Actor): Exchange {
  return { ...exchange, actor, caller: { ...exchange.caller, actor } }
}

/**
 * Performs an act, once per `Idempotency-Key` when the request has one.
 * @param asked what was sent, as JSON can say it: a repeat asks for the same
 * @param answer what the one who asks is told; kept for a repeat, so it must be pure and survive JSON
 */
export async function performKeyed<Input, Result, Answer>(
  exchange: Exchange,
  { asked, answer }: { readonly asked: unknown; readonly answer: (result: Result) => Answer },
  act: Doer<Input, Result>,
  input: Input,
): Promise<Answer> {
  const key = idempotencyKey(exchange)
  return key === undefined
    ? answer(await perform(exchange.caller, act, input))
    : performOnce(exchange.caller, { key, scope: scopeOf(exchange), asked, answer }, act, input)
}

function bodyWith<Body extends z.ZodType, Extra extends object>(
  body: z.output<Body>,
  extra: Extra | undefined,
): z.output<Body> & Extra
function bodyWith(body: unknown, extra: object | undefined): unknown {
  return typeof body === 'object' && body !== null ? { ...body, ...extra } : body
}

/** JSON only: a form on another site cannot send it without asking first (CORS), which we never allow. */
function requireJson(exchange: Exchange): void {
  const type = exchange.request.headers['content-type'] ?? ''
  const empty =
    exchange.request.headers['content-length'] === '0' || exchange.request.headers['content-length'] === undefined
  if (
    !/^application\/([\w.-]+\+)?json\b/.test(type) &&
    !(type === '' && empty && exchange.request.body === undefined && exchange.actor.kind !== 'official')
  ) {
    throw new Invalid([{ field: 'body', code: 'unsupported-media-type' }])
  }
}

const IdempotencyKey = z.string().min(8).max(200)

function idempotencyKey(exchange: Exchange): string | undefined {
  const header = exchange.request.headers['idempotency-key']
  if (header === undefined) return undefined
  const key = IdempotencyKey.safeParse(header)
  if (!key.success)
    throw new Invalid([{ field: 'Idempotency-Key', code: 'invalid', details: { minimum: 8, maximum: 200 } }])
  return key.data
}

/** What was shown to somebody who had to prove who she is stays in no cache. */
export function sendJson(exchange: Exchange, status: number, answer: unknown): void {
  if (exchange.actor.kind !== 'visitor') void exchange.reply.header('cache-control', 'private, no-store')
  void exchange.reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(answer))
}

function describe<Params extends z.ZodType | undefined, Query extends z.ZodType | undefined, Answer extends z.ZodType>(
  spec: Common<Params, Query, Answer>,
  status: number,
) {
  return {
    summary: spec.summary,
    tag: spec.tag,
    params: spec.params,
    query: spec.query,
    headers: spec.headers,
    answer: spec.answer,
    status,
    idempotent: false,
  }
}

/** Every list of the API has this shape. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.number().int(), page: z.number().int(), pageSize: z.number().int() })
}
