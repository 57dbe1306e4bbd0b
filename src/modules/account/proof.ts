import { perform } from '#kernel/act.ts'
import { Invalid } from '#kernel/errors.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { passwordFits } from './password-hash.ts'
import { officialOf } from './policy.ts'
import { getAccount } from './queries.ts'
import { countAttempt, recordFailure } from './sign-in.ts'
import { markSucceeded } from './throttle.ts'

/**
 * Who is signed in shows the password again before something that outlasts the session: a screen left open must not be enough.
 * Counted like a sign-in, so that a stolen session cannot be used to guess it.
 * @throws Invalid, TooMany
 */
export async function provePassword(exchange: Exchange, password: string): Promise<{ readonly accountId: string }> {
  const { accountId } = officialOf(exchange.actor)
  const account = await getAccount(exchange.reader, accountId)
  const attemptId = await countAttempt(exchange, 'password', account.login)
  if (!(await passwordFits(account.passwordHash, password))) {
    await recordFailure(exchange, 'password')
    throw new Invalid([{ field: 'password', code: 'account.wrong-password' }])
  }
  await perform(exchange.caller, markSucceeded, attemptId)
  return { accountId }
}
