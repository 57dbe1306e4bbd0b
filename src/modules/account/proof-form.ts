import type { z } from 'zod'
import { Invalid, isDomainError, TooMany, type FieldProblem } from '#kernel/errors.ts'
import type { Access } from '#kernel/http/access.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { fieldsFor, parse, type Typed } from '#kernel/http/parse.ts'
import { problemOf } from '#kernel/http/problems.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'

/** A form that came back: what was wrong, and what was typed but for passwords, which no page repeats. */
export interface Again {
  readonly problems: readonly FieldProblem[]
  readonly typed: Typed
  /** Seconds to wait before the next attempt is looked at. */
  readonly wait: number | null
}

export interface ProofFormSpec<Input extends z.ZodType> {
  readonly path: string
  readonly access: Access
  readonly input: Input
  /** Returns the address to go to. @throws Invalid, TooMany */
  readonly take: (exchange: Exchange, input: z.output<Input>) => Promise<string>
  readonly again: (exchange: Exchange, attempt: Again, status: number) => Promise<void> | void
}

/**
 * A form in which a secret is proved. Unlike `form` it is several acts: a failure must be counted although nothing else was done,
 * no connection may be held while a password is hashed, and nothing of it may be kept for a repeat.
 */
export function proofForm<Input extends z.ZodType>(spec: ProofFormSpec<Input>): Route {
  return {
    method: 'POST',
    path: spec.path,
    access: spec.access,
    kind: 'form',
    bodyLimit: 16 * 1024,
    async run(exchange) {
      const { typed: given } = await readForm(exchange.request)
      const { _csrf: token, _key: _, ...typed } = given
      try {
        guardAgainstForgery(exchange.request, token, exchange.world.vault)
        const to = await spec.take(exchange, parse(spec.input, fieldsFor(spec.input, typed)))
        void exchange.reply.header('cache-control', 'no-store').redirect(to, 303)
      } catch (error) {
        if (!isDomainError(error) || !(error instanceof Invalid || error instanceof TooMany)) throw error
        const wait = error instanceof TooMany ? error.retryAfterSeconds : null
        if (wait !== null) void exchange.reply.header('retry-after', wait)
        const problems = error instanceof Invalid ? error.problems : []
        await spec.again(exchange, { problems, typed, wait }, problemOf(error, exchange.request.id).status)
      }
    },
  }
}
