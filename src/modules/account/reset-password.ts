import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { NotFound } from '#kernel/errors.ts'
import type { AccountWithPassword } from './create-account.ts'
import { endSessions } from './end-sessions.ts'
import { lifetimes } from './model.ts'
import { hashPassword } from './password-hash.ts'
import { authorizeAccounts } from './policy.ts'
import { findAccountByLogin } from './queries.ts'
import { newWrittenSecret } from './secrets.ts'

/** Gives an account a one-time password that must be changed at the next sign-in, and ends its sessions. @throws NotFound */
export async function resetPassword(act: Act, input: { readonly login: string }): Promise<AccountWithPassword> {
  authorizeAccounts(act.actor)
  const account = await findAccountByLogin(act.tx, input.login)
  if (!account) throw new NotFound('account.not-found')

  const oneTimePassword = newWrittenSecret(4)
  await act.tx
    .updateTable('account')
    .set({
      passwordHash: await hashPassword(oneTimePassword),
      passwordChangedAt: act.now,
      mustChange: true,
      oneTimeUntil: new Date(act.now.getTime() + lifetimes.oneTimePassword),
    })
    .where('id', '=', account.id)
    .execute()
  await endSessions(act, { accountId: account.id, by: 'administrator' })

  await record(act, 'account.password-reset', { accountId: account.id }, { type: 'account', id: account.id })
  return { accountId: account.id, login: account.login, oneTimePassword }
}
