import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Doer } from '#kernel/act.ts'
import { signedIn } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import type { Output, Route } from '#kernel/http/route.ts'
import { NotFound } from '#kernel/errors.ts'
import { organisationMovesFor, type OrganisationMove } from './policy.ts'
import { staffWords } from './vi-staff.ts'

interface FormPair<Params extends z.ZodType, Input extends z.ZodType, Extra extends object, Result> {
  readonly path: string
  readonly params: Params
  /** Any of these opens the page; the act itself decides again, on the record. */
  readonly moves: readonly OrganisationMove[]
  readonly input: Input
  /** The record that the address names, as the act wants it. */
  readonly named: (params: Output<Params>) => Extra
  readonly act: Doer<z.output<Input> & Extra, Result>
  readonly draw: (exchange: Exchange, params: Output<Params>, attempt: Attempt | null) => Promise<VNode> | VNode
  readonly to: (result: Result, params: Output<Params>) => string
}

/** A page with one form and the act behind it; after the act one is where its result can be seen. */
export function formPair<Params extends z.ZodType, Input extends z.ZodType, Extra extends object, Result>(
  pair: FormPair<Params, Input, Extra, Result>,
): readonly Route[] {
  const { path, params, input, act } = pair
  return [
    page({
      path,
      access: signedIn,
      params,
      show: (exchange, given) => {
        // Deputising depends on the agency of the post; whoever may not is told so by the act.
        const allowed =
          pair.moves.includes('deputise') ||
          pair.moves.some((move) => organisationMovesFor(exchange.actor, null).includes(move))
        if (!allowed) throw new NotFound()
        return pair.draw(exchange, given.params, null)
      },
    }),
    form({
      path,
      access: signedIn,
      params,
      input,
      extra: (_, given) => pair.named(given.params),
      act,
      done: (result, given) => ({
        to: pair.to(result, given.params),
        notice: { tone: 'success', text: staffWords.saved },
      }),
      again: (exchange, attempt, given) => pair.draw(exchange, given.params, attempt),
    }),
  ]
}
