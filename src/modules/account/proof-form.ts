import type { z } from 'zod'
import { Invalid, isDomainError, TooMany, type FieldProblem } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { fieldsFor, parse, type Typed } from '#kernel/http/parse.ts'
import { problemOf } from '#kernel/http/problems.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'

export interface Again {
  readonly status: number
  readonly problems: readonly FieldProblem[]
  readonly typed: Typed
  readonly error: unknown
}

export interface StepFormSpec<Input extends z.ZodType> {
  readonly path: string
  readonly input: Input
  /** Returns the address to go to. @throws Invalid, TooMany */
  readonly take: (exchange: Exchange, input: z.output<Input>) => Promise<string>
  readonly again: (exchange: Exchange, attempt: Again) => Promise<void> | void
}

/**
 * A form of the way in. Unlike `form` it is several acts: a failure must be counted although nothing else was done,
 * no connection may be held while a password is hashed, and nothing of it may be kept for a repeat.
 */
export function stepForm<Input extends z.ZodType>(spec: StepFormSpec<Input>): Route {
  return {
    method: 'POST',
    path: spec.path,
    access: everyone,
    kind: 'form',
    bodyLimit: 16 * 1024,
    async run(exchange) {
      const { typed: given } = await readForm(exchange.request)
      const { _csrf: token, ...typed } = given
      try {
        guardAgainstForgery(exchange.request, token, exchange.world.vault)
        const to = await spec.take(exchange, parse(spec.input, fieldsFor(spec.input, typed)))
        void exchange.reply.header('cache-control', 'no-store').redirect(to, 303)
      } catch (error) {
        if (!isDomainError(error) || !(error instanceof Invalid || error instanceof TooMany)) throw error
        if (error instanceof TooMany) void exchange.reply.header('retry-after', error.retryAfterSeconds)
        const { status } = problemOf(error, exchange.request.id)
        await spec.again(exchange, { status, problems: error instanceof Invalid ? error.problems : [], typed, error })
      }
    },
  }
}
