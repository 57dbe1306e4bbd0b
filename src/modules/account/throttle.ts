import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { TooMany } from '#kernel/errors.ts'
import type { Vault } from '#kernel/vault.ts'

/** Whose attempt it is, as keyed hashes. */
export interface Attempter {
  readonly loginHash: Buffer
  readonly addressHash: Buffer
  /** Set when the browser has shown that this name once signed in from it. */
  readonly deviceHash: Buffer | null
}

/** How failures are counted: so many are free, then each further one doubles the wait. */
export interface Allowance {
  readonly free: number
  readonly firstWaitSeconds: number
}

export const allowances = {
  device: { free: 10, firstWaitSeconds: 5 },
  pair: { free: 5, firstWaitSeconds: 5 },
  /** While a name is tried from many addresses, an unknown device has one try, then waits long. */
  pairUnderAttack: { free: 1, firstWaitSeconds: 60 },
  address: { free: 30, firstWaitSeconds: 10 },
} as const satisfies Record<string, Allowance>

/** Failures from so many addresses within the window mean that many guess one name together. */
const attackingAddresses = 10
const windowMs = 60 * 60_000
const longestWaitSeconds = 15 * 60

/** The kind of secret that is tried, so that codes of the second step have a count of their own. */
export type AttemptKind = 'password' | 'code'

export function attempterOf(
  vault: Vault,
  given: {
    readonly kind: AttemptKind
    readonly login: string
    readonly address: string
    readonly device: string | null
  },
): Attempter {
  const { kind, login, address, device } = given
  return {
    loginHash: vault.hash(`${kind} ${login}`, 'sign-in-login'),
    addressHash: vault.hash(networkOf(address), 'sign-in-address'),
    deviceHash: device === null ? null : vault.hash(device, 'sign-in-device'),
  }
}

/**
 * Counts an attempt before the secret is looked at, as a failure until `markSucceeded`: of a thousand attempts sent at once
 * each is counted by the next.
 *
 * Nobody waits because of a stranger: a known device is measured by its own failures alone, another address by its own.
 * A guesser can therefore slow himself and those behind his address, never the owner of the name elsewhere.
 * @throws TooMany with the seconds that are left; such an attempt is not counted
 */
export async function beginAttempt(act: Act, attempter: Attempter): Promise<{ readonly attemptId: string }> {
  const lane = attempter.deviceHash ?? attempter.addressHash
  await sql`select pg_advisory_xact_lock(hashtextextended(${lane.toString('hex')}, 7))`.execute(act.tx)
  const wait = Math.max(0, ...(await waitsOf(act, attempter)))
  if (wait > 0) throw new TooMany(Math.ceil(wait), 'account.wait')
  const { id } = await act.tx
    .insertInto('signInAttempt')
    .values({ ...attempter, at: act.now, succeeded: false })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { attemptId: id }
}

export async function markSucceeded(act: Act, attemptId: string): Promise<void> {
  await act.tx.updateTable('signInAttempt').set({ succeeded: true }).where('id', '=', attemptId).execute()
}

async function waitsOf(act: Act, { loginHash, addressHash, deviceHash }: Attempter): Promise<readonly number[]> {
  const since = new Date(act.now.getTime() - windowMs)
  if (deviceHash) {
    const own = await failuresSinceSuccess(act, since, sql`login_hash = ${loginHash} and device_hash = ${deviceHash}`)
    return [waitFor(own, allowances.device, act.now)]
  }
  const pair = await failuresSinceSuccess(
    act,
    since,
    sql`login_hash = ${loginHash} and address_hash = ${addressHash} and device_hash is null`,
  )
  const address = await failuresOfAddress(act, since, addressHash)
  const allowance = (await isUnderAttack(act, since, loginHash)) ? allowances.pairUnderAttack : allowances.pair
  return [waitFor(pair, allowance, act.now), waitFor(address, allowances.address, act.now)]
}

interface Failures {
  readonly count: number
  readonly lastAt: Date | null
}

type Condition = ReturnType<typeof sql>

async function failuresSinceSuccess(act: Act, since: Date, lane: Condition): Promise<Failures> {
  const { rows } = await sql<Failures>`
    select count(*)::integer as count, max(at) as last_at
    from sign_in_attempt
    where ${lane} and not succeeded and at > ${since} and at <= ${act.now}
      and id > coalesce(
        (select id from sign_in_attempt where ${lane} and succeeded order by id desc limit 1),
        '00000000-0000-0000-0000-000000000000')`.execute(act.tx)
  return rows[0] ?? { count: 0, lastAt: null }
}

/** A success clears nothing here: whoever has one account could otherwise guess at all the others for ever. */
async function failuresOfAddress(act: Act, since: Date, addressHash: Buffer): Promise<Failures> {
  const { rows } = await sql<Failures>`
    select count(*)::integer as count, max(at) as last_at
    from sign_in_attempt
    where address_hash = ${addressHash} and device_hash is null and not succeeded and at > ${since} and at <= ${act.now}`.execute(
    act.tx,
  )
  return rows[0] ?? { count: 0, lastAt: null }
}

async function isUnderAttack(act: Act, since: Date, loginHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ addresses: number }>`
    select count(distinct address_hash)::integer as addresses
    from sign_in_attempt
    where login_hash = ${loginHash} and device_hash is null and not succeeded and at > ${since} and at <= ${act.now}`.execute(
    act.tx,
  )
  return (rows[0]?.addresses ?? 0) >= attackingAddresses
}

/** Seconds still to wait after these failures. */
export function waitFor(failures: Failures, { free, firstWaitSeconds }: Allowance, now: Date): number {
  if (failures.lastAt === null || failures.count < free) return 0
  const whole = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (failures.count - free))
  return Math.max(0, whole - (now.getTime() - failures.lastAt.getTime()) / 1000)
}

/** One household or office has one IPv4 address, but 2^64 IPv6 addresses to try from. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!z.ipv6().safeParse(plain).success) return plain
  const [head = '', tail = ''] = plain.split('::')
  const heads = head === '' ? [] : head.split(':')
  const tails = tail === '' ? [] : tail.split(':')
  const gap = plain.includes('::') ? Array.from({ length: 8 - heads.length - tails.length }, () => '0') : []
  return [...heads, ...gap, ...tails]
    .slice(0, 4)
    .map((part) => part.toLowerCase().padStart(4, '0'))
    .join(':')
}
