import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import { endSessions } from './end-sessions.ts'
import { authorizeAccounts } from './policy.ts'
import { findAccountByLogin, type SignInAccount } from './queries.ts'

interface NamedAccount {
  readonly login: string
}

/** Nobody signs in any more, and who is signed in is out. @throws Refused for one's own account */
export async function disableAccount(act: Act, input: NamedAccount): Promise<void> {
  const account = await keptAccount(act, input)
  // The last administrator would have locked the door from outside.
  if (act.actor.kind === 'official' && act.actor.accountId === account.id)
    throw new Refused('account.own-account', { allowed: [] })
  if (account.disabledAt !== null) throw new Refused('account.disabled-already', { allowed: ['enable'] })

  await act.tx.updateTable('account').set({ disabledAt: act.now }).where('id', '=', account.id).execute()
  await endSessions(act, { accountId: account.id, by: 'account-disabled' })

  await record(act, 'account.disabled', { accountId: account.id }, { type: 'account', id: account.id })
}

export async function enableAccount(act: Act, input: NamedAccount): Promise<void> {
  const account = await keptAccount(act, input)
  if (account.disabledAt === null) throw new Refused('account.enabled-already', { allowed: ['disable'] })

  await act.tx.updateTable('account').set({ disabledAt: null }).where('id', '=', account.id).execute()

  await record(act, 'account.enabled', { accountId: account.id }, { type: 'account', id: account.id })
}

/** An administrator ends every session of an account. */
export async function endAccountSessions(act: Act, input: NamedAccount): Promise<{ readonly sessions: number }> {
  const account = await keptAccount(act, input)
  return endSessions(act, { accountId: account.id, by: 'administrator' })
}

/** @throws NotFound */
async function keptAccount(act: Act, { login }: NamedAccount): Promise<SignInAccount> {
  authorizeAccounts(act.actor)
  const account = await findAccountByLogin(act.tx, login)
  if (!account) throw new NotFound('account.not-found')
  return account
}
