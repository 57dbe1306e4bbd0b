import { sql } from 'kysely'
import type { Reader, Tx } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { lifetimes } from './model.ts'

export interface LiveSession {
  readonly id: string
  readonly accountId: string
  readonly officialId: string
  readonly lastSeenAt: Date
}

/** The session of a token if it may still be used at this moment: not ended, not idle, its official in office. One statement. */
export async function findLiveSession(
  reader: Reader,
  tokenHash: Buffer,
  at: { readonly now: Date; readonly today: LegalDate },
): Promise<LiveSession | undefined> {
  return reader
    .selectFrom('accountSession as session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .innerJoin('official', 'official.id', 'account.officialId')
    .select(['session.id', 'session.accountId', 'account.officialId', 'session.lastSeenAt'])
    .where('session.tokenHash', '=', tokenHash)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', at.now)
    .where('session.lastSeenAt', '>', new Date(at.now.getTime() - lifetimes.idle))
    .where('account.disabledAt', 'is', null)
    .where((where) => where.or([where('official.leftOn', 'is', null), where('official.leftOn', '>', at.today)]))
    .executeTakeFirst()
}

function signInAccounts(reader: Reader) {
  return reader
    .selectFrom('account')
    .innerJoin('official', 'official.id', 'account.officialId')
    .select(['account.id', 'account.login', 'account.officialId', 'official.name as officialName'])
    .select(['official.code as officialCode', 'official.email', 'official.leftOn'])
    .select(['account.passwordHash', 'account.passwordChangedAt', 'account.mustChange', 'account.oneTimeUntil'])
    .select(['account.totpSecret', 'account.totpConfirmedAt', 'account.totpLastStep', 'account.disabledAt'])
    .select(['account.oidcIssuer', 'account.oidcSubject'])
}

export type SignInAccount = Awaited<ReturnType<ReturnType<typeof signInAccounts>['executeTakeFirstOrThrow']>>

export async function findAccountByLogin(reader: Reader, login: string): Promise<SignInAccount | undefined> {
  return signInAccounts(reader).where('account.login', '=', login).executeTakeFirst()
}

/** @throws NotFound */
export async function getAccount(reader: Reader, id: string): Promise<SignInAccount> {
  const account = await signInAccounts(reader).where('account.id', '=', id).executeTakeFirst()
  if (!account) throw new NotFound('account.not-found')
  return account
}

/** @throws NotFound */
export async function lockAccount(tx: Tx, id: string): Promise<SignInAccount> {
  const account = await signInAccounts(tx).where('account.id', '=', id).forUpdate('account').executeTakeFirst()
  if (!account) throw new NotFound('account.not-found')
  return account
}

export async function findAccountByOidc(
  reader: Reader,
  issuer: string,
  subject: string,
): Promise<SignInAccount | undefined> {
  return signInAccounts(reader)
    .where('account.oidcIssuer', '=', issuer)
    .where('account.oidcSubject', '=', subject)
    .executeTakeFirst()
}

/** Accounts, not yet tied to an identity provider, whose official has this address at work. */
export async function listAccountsByEmail(reader: Reader, email: string): Promise<readonly SignInAccount[]> {
  return signInAccounts(reader)
    .where(sql<string>`lower(official.email)`, '=', email.toLowerCase())
    .where('account.oidcSubject', 'is', null)
    .limit(2)
    .execute()
}

/** Whether an account may be used at all: not disabled, its official in office. */
export function isUsable(account: Pick<SignInAccount, 'disabledAt' | 'leftOn'>, today: LegalDate): boolean {
  return account.disabledAt === null && (account.leftOn === null || account.leftOn > today)
}

export interface SessionRow {
  readonly id: string
  readonly via: 'password' | 'oidc'
  readonly device: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** Sessions of an account that can still be used, latest first. */
export async function listLiveSessions(reader: Reader, accountId: string, now: Date): Promise<readonly SessionRow[]> {
  return reader
    .selectFrom('accountSession')
    .select(['id', 'via', 'device', 'createdAt', 'lastSeenAt'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', new Date(now.getTime() - lifetimes.idle))
    .orderBy('createdAt', 'desc')
    .execute()
}

/** How many recovery codes have not been used. */
export async function countRecoveryCodes(reader: Reader, accountId: string): Promise<number> {
  const { count } = await reader
    .selectFrom('accountRecoveryCode')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
