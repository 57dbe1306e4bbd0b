import { z } from 'zod'
import type { Exchange } from '#kernel/http/exchange.ts'
import { clearCookie, readCookie, writeCookie } from './cookies.ts'
import { lifetimes } from './model.ts'
import { getAccount, isUsable, type SignInAccount } from './queries.ts'

const SignInStep = z.object({
  accountId: z.uuid(),
  /** When the password was given. */
  at: z.number(),
  /** Which password: one that was changed meanwhile opens nothing. */
  passwordChangedAt: z.number(),
  secondStep: z.enum(['none', 'code', 'recovery-code']),
  attemptIds: z.array(z.uuid()),
  /** Where to go in the end. */
  to: z.string(),
})

/** What the browser has shown so far, between the password and the session; sealed, so that only we can write it. */
export type SignInStep = z.infer<typeof SignInStep>

const context = 'account.sign-in-step'

export function leaveStep(exchange: Exchange, step: SignInStep): void {
  const { baseUrl, vault } = exchange.world
  const value = vault.seal(JSON.stringify(step), context).toString('base64url')
  writeCookie(exchange.reply, 'step', baseUrl, { value, maxAge: lifetimes.step })
}

/** The step this browser has come to; undefined when there is none, or it is too old. */
export async function findStep(
  exchange: Exchange,
): Promise<{ readonly step: SignInStep; readonly account: SignInAccount } | undefined> {
  const step = openStep(exchange)
  if (!step) return undefined
  const account = await getAccount(exchange.reader, step.accountId)
  const same = account.passwordChangedAt?.getTime() === step.passwordChangedAt
  if (same && isUsable(account, exchange.today)) return { step, account }
  clearCookie(exchange.reply, 'step', exchange.world.baseUrl)
  return undefined
}

function openStep({ world, request, now }: Exchange): SignInStep | undefined {
  const cookie = readCookie(request, 'step', world.baseUrl)
  if (!cookie || cookie.length > 4000) return undefined
  try {
    const step = SignInStep.parse(JSON.parse(world.vault.open(Buffer.from(cookie, 'base64url'), context)))
    const age = now.getTime() - step.at
    return age >= 0 && age < lifetimes.step ? step : undefined
  } catch {
    // Anybody can send a cookie; one that we did not seal says nothing.
    return undefined
  }
}
