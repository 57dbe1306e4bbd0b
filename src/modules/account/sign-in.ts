import type { FastifyRequest } from 'fastify'
import { perform } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { formCookie } from '#kernel/http/csrf.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { clearCookie, readCookie, writeCookie } from './cookies.ts'
import { deviceLabel } from './device-label.ts'
import { knownDeviceOf, rememberDevice } from './known-device.ts'
import { lifetimes } from './model.ts'
import { openSession, type OpenSession } from './open-session.ts'
import { passwordFits } from './password-hash.ts'
import { findAccountByLogin, isUsable, type SignInAccount } from './queries.ts'
import { attempterOf, beginAttempt, type AttemptKind } from './throttle.ts'

/** Counts an attempt of this browser at a name. @throws TooMany */
export async function countAttempt(exchange: Exchange, kind: AttemptKind, login: string): Promise<string> {
  const { caller, request, world, now } = exchange
  const device = knownDeviceOf(world.vault, readCookie(request, 'device', world.baseUrl), login, now)
  const attempter = attempterOf(world.vault, { kind, login, address: request.ip, device })
  const { attemptId } = await perform(caller, beginAttempt, attempter)
  return attemptId
}

/** The account of this name and password; undefined, after the same work, for whatever reason it may not be used. */
export async function accountWithPassword(
  exchange: Exchange,
  given: { readonly login: string; readonly password: string },
): Promise<SignInAccount | undefined> {
  const account = await findAccountByLogin(exchange.reader, given.login)
  const fits = await passwordFits(account?.passwordHash ?? null, given.password)
  if (!account || !fits || !isUsable(account, exchange.today)) return undefined
  return account.oneTimeUntil !== null && account.oneTimeUntil <= exchange.now ? undefined : account
}

export async function recordFailure(exchange: Exchange, step: 'password' | 'code' | 'oidc'): Promise<void> {
  await perform(exchange.caller, (act) => record(act, 'account.sign-in-failed', { step }), undefined)
}

/** The last step of every way in: a session, its cookie, and a browser that is known from now on. */
export async function enter(
  exchange: Exchange,
  account: Pick<SignInAccount, 'id' | 'login'>,
  how: Pick<OpenSession, 'via' | 'secondStep' | 'attemptIds'>,
): Promise<void> {
  const { caller, request, reply, world, now, identity } = exchange
  const { baseUrl, vault } = world
  const { token } = await perform(caller, openSession, {
    ...how,
    accountId: account.id,
    device: deviceOf(request),
    replacedSessionId: identity.sessionId,
  })
  writeCookie(reply, 'session', baseUrl, { value: token })
  const device = rememberDevice(vault, readCookie(request, 'device', baseUrl), account.login, now)
  writeCookie(reply, 'device', baseUrl, { value: device, maxAge: lifetimes.knownDevice })
  clearCookie(reply, 'step', baseUrl)
  // Forms opened before the sign-in must not be sent in the name of the one who has come in.
  reply.clearCookie(formCookie, { path: '/' })
}

export function deviceOf(request: FastifyRequest): string {
  return deviceLabel(request.headers['user-agent'])
}
