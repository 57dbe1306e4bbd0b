import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import type { OidcPerson } from './oidc-client.ts'
import {
  findAccountByLogin,
  findAccountByOidc,
  isUsable,
  listAccountsByEmail,
  lockAccount,
  type SignInAccount,
} from './queries.ts'

/**
 * The account of somebody whom the identity provider vouches for. At the first time it is found by the verified address at work,
 * else by the name to sign in with, and tied to the provider's subject for ever after; no account and no right is ever made.
 * @throws Refused when there is none that may be used
 */
export async function accountOfPerson(act: Act, person: OidcPerson): Promise<SignInAccount> {
  const account = (await findAccountByOidc(act.tx, person.issuer, person.subject)) ?? (await link(act, person))
  if (!account || !isUsable(account, act.today)) throw new Refused('account.oidc-no-account', { allowed: [] })
  return account
}

async function link(act: Act, person: OidcPerson): Promise<SignInAccount | undefined> {
  const found = await findClaimed(act, person)
  if (!found) return undefined
  const account = await lockAccount(act.tx, found.account.id)
  // An account belongs to one subject: a second person with the same address or name must not come in.
  if (account.oidcSubject !== null || !isUsable(account, act.today)) return undefined
  await act.tx
    .updateTable('account')
    .set({ oidcIssuer: person.issuer, oidcSubject: person.subject })
    .where('id', '=', account.id)
    .execute()
  await record(act, 'account.oidc-linked', { accountId: account.id, by: found.by }, { type: 'account', id: account.id })
  return account
}

async function findClaimed(
  act: Act,
  { email, username }: OidcPerson,
): Promise<{ readonly account: SignInAccount; readonly by: 'email' | 'login' } | undefined> {
  const byEmail = email === undefined ? [] : await listAccountsByEmail(act.tx, email)
  const [first, second] = byEmail
  // An address that two officials share names neither.
  if (first && !second) return { account: first, by: 'email' }
  const byLogin = username === undefined ? undefined : await findAccountByLogin(act.tx, username.toLowerCase())
  return byLogin && { account: byLogin, by: 'login' }
}
