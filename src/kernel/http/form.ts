import { createHash } from 'node:crypto'
import type { VNode } from 'preact'
import type { z } from 'zod'
import { perform, type Doer } from '#kernel/act.ts'
import { actorReference, type Actor } from '#kernel/auth/actor.ts'
import { Invalid, isDomainError, Refused, type FieldProblem } from '#kernel/errors.ts'
import type { UploadedFile } from '#kernel/files/content.ts'
import { performOnce } from '#kernel/once.ts'
import type { Access } from './access.ts'
import { guardAgainstForgery } from './csrf.ts'
import type { Exchange } from './exchange.ts'
import { leaveNotice, type LeftNotice } from './notice.ts'
import { paramsOf } from './page.ts'
import { setPathCookie, type PathCookie } from './path-cookie.ts'
import { fieldsFor, parse, type Typed } from './parse.ts'
import { sendPage } from './render.ts'
import type { Output, Route } from './route.ts'
import { readForm } from './upload.ts'

/** Where the browser goes after an act; kept for the repeat of the same form. */
export interface Destination {
  readonly to: string
  readonly notice?: LeftNotice
  /** A short-lived value for the next page only (a sender's secret): never in an address, never in a log. */
  readonly cookie?: PathCookie
}

/** A form that could not be taken: what was typed is kept, whatever was wrong. */
export interface Attempt {
  readonly problems: readonly FieldProblem[]
  readonly typed: Typed
  /** Set when the state did not allow it (409). */
  readonly refusal: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null
}

export interface FormSpec<Params extends z.ZodType | undefined, Input extends z.ZodType, Extra extends object, Result> {
  readonly path: string
  readonly access: Access
  readonly params?: Params
  readonly input: Input
  /** Who performs, where it is not the one whose session this is: a sender who has shown code and secret of one item. */
  readonly actor?: (exchange: Exchange) => Promise<Actor> | Actor
  /**
   * What the act needs beside the typed fields: the record's code from the address, checked files. Runs before the transaction.
   * Throws Invalid for files that are not what they say.
   */
  readonly extra?: (
    exchange: Exchange,
    given: { params: Output<Params>; files: readonly UploadedFile[]; input: z.output<Input> },
  ) => Promise<Extra> | Extra
  readonly act: Doer<z.output<Input> & Extra, Result>
  /** Must be pure: a repeat gives the stored destination. */
  readonly done: (result: Result, given: { params: Output<Params>; exchange: Exchange }) => string | Destination
  /** The page the form stands on, again, with the present state. Without it a plain problem page is shown. */
  readonly again?: (exchange: Exchange, attempt: Attempt, given: { params: Output<Params> }) => Promise<VNode> | VNode
}

/** A form of a page: parse, perform one act once, redirect. */
export function form<
  Params extends z.ZodType | undefined,
  Input extends z.ZodType,
  Result,
  // oxlint-disable-next-line typescript/no-empty-object-type
  Extra extends object = {},
>(spec: FormSpec<Params, Input, Extra, Result>): Route {
  return {
    method: 'POST',
    path: spec.path,
    access: spec.access,
    kind: 'form',
    async run(exchange) {
      const { typed, files } = await readForm(exchange.request)
      const { _csrf: token, _key: key, ...fields } = typed
      // The same key goes round with the form: an attempt that failed made nothing, so the next is still the first.
      const kept = key === undefined ? fields : { ...fields, _key: key }
      const params = paramsOf<Params>(exchange, spec.params)
      try {
        guardAgainstForgery(exchange.request, token, exchange.world.vault)
        const performing = spec.actor ? performingAs(exchange, await spec.actor(exchange)) : exchange
        const destination = await take(performing, spec, { fields, files, params, key })
        follow(exchange, destination)
      } catch (error) {
        await showAgain(exchange, spec, { error, fields: kept, params })
      }
    },
  }
}

function performingAs(exchange: Exchange, actor: Actor): Exchange {
  return { ...exchange, actor, caller: { ...exchange.caller, actor } }
}

async function take<Params extends z.ZodType | undefined, Input extends z.ZodType, Extra extends object, Result>(
  exchange: Exchange,
  spec: FormSpec<Params, Input, Extra, Result>,
  given: { fields: Typed; files: readonly UploadedFile[]; params: Output<Params>; key: Typed[string] | undefined },
): Promise<Destination> {
  const input = parse(spec.input, fieldsFor(spec.input, given.fields))
  const extra = spec.extra ? await spec.extra(exchange, { params: given.params, files: given.files, input }) : undefined
  const whole = withExtra<Input, Extra>(input, extra)
  const answer = (result: Result): Destination => {
    const done = spec.done(result, { params: given.params, exchange })
    return typeof done === 'string' ? { to: done } : done
  }
  if (typeof given.key !== 'string' || given.key.length < 16)
    return answer(await perform(exchange.caller, spec.act, whole))
  const once = { key: given.key, scope: scopeOf(exchange), asked: [given.fields, digestsOf(given.files)], answer }
  return performOnce(exchange.caller, once, spec.act, whole)
}

function withExtra<Input extends z.ZodType, Extra extends object>(
  input: z.output<Input>,
  extra: Extra | undefined,
): z.output<Input> & Extra
function withExtra(input: unknown, extra: object | undefined): unknown {
  return typeof input === 'object' && input !== null ? { ...input, ...extra } : input
}

/** Files as a repeat of the same request would bring them again. */
export function digestsOf(files: readonly UploadedFile[]): readonly (readonly [name: string, sha256: string])[] {
  return files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')])
}

/** What an idempotency key counts for: this address and this person. */
export function scopeOf(exchange: Exchange): string {
  const { kind, id } = actorReference(exchange.actor)
  return `${exchange.request.method} ${exchange.request.url.split('?')[0]} ${kind} ${id ?? ''}`
}

function follow(exchange: Exchange, destination: Destination): void {
  if (destination.notice) leaveNotice(exchange, destination.notice)
  if (destination.cookie) setPathCookie(exchange, destination.cookie)
  void exchange.reply.header('cache-control', 'no-store').redirect(destination.to, 303)
}

async function showAgain<Params extends z.ZodType | undefined, Input extends z.ZodType, Extra extends object, Result>(
  exchange: Exchange,
  spec: FormSpec<Params, Input, Extra, Result>,
  given: { error: unknown; fields: Typed; params: Output<Params> },
): Promise<void> {
  const { error, fields } = given
  if (!spec.again || !isDomainError(error)) throw error
  if (error instanceof Invalid) {
    sendPage(
      exchange,
      422,
      await spec.again(exchange, { problems: error.problems, typed: fields, refusal: null }, { params: given.params }),
    )
  } else if (error instanceof Refused) {
    const refusal = { code: error.code, details: error.details }
    sendPage(
      exchange,
      409,
      await spec.again(exchange, { problems: [], typed: fields, refusal }, { params: given.params }),
    )
  } else {
    throw error
  }
}
