import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { sameBytes } from '#kernel/vault.ts'
import { FeedbackCode } from './model.ts'

export interface TrackingKey {
  readonly code: string
  readonly secret: string
  /** Network address of the one who asks; kept as a keyed hash only. */
  readonly address: string
}

/** `wrong` says neither whether the code exists nor which of the two was wrong. */
export type TrackingOutcome =
  | { readonly outcome: 'open'; readonly feedbackId: string; readonly code: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly seconds: number }

const countedMinutes = 15
const freeAttempts = 5
const firstWaitSeconds = 30

/**
 * Code and secret of one item. After five wrong pairs in a quarter of an hour each further one makes the address wait twice as long.
 * Outcomes, not errors: an error would roll back the very row that remembers the wrong attempt.
 */
export async function openTracking(act: Act, key: TrackingKey): Promise<TrackingOutcome> {
  const { addressHash, seconds } = await waitOf(act, key.address)
  if (seconds > 0) return { outcome: 'wait', seconds }

  const code = FeedbackCode.safeParse(key.code)
  const row = await act.tx
    .selectFrom('feedback')
    .select(['id', 'code', 'secretHash'])
    .where('code', '=', code.success ? code.data : '')
    .executeTakeFirst()
  // The same work with and without a row: time must not tell whether a code exists.
  const shown = act.vault.hash(key.secret, 'feedback-secret')
  const right = sameBytes(shown, row?.secretHash ?? Buffer.alloc(shown.length))
  if (row && right) return { outcome: 'open', feedbackId: row.id, code: row.code }

  await noteWrongTry(act, addressHash)
  return { outcome: 'wrong' }
}

/** How long this address must wait before it may try again, counted over everything that can be guessed. */
export async function waitOf(
  act: Act,
  address: string,
): Promise<{ readonly addressHash: Buffer; readonly seconds: number }> {
  const addressHash = act.vault.hash(networkOf(address), 'feedback-attempt')
  // Guesses that arrive together must be counted one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${addressHash.toString('base64')}, 0))`.execute(act.tx)
  return { addressHash, seconds: await secondsToWait(act, addressHash) }
}

export async function noteWrongTry(act: Act, addressHash: Buffer): Promise<void> {
  await act.tx.insertInto('feedbackAttempt').values({ addressHash, at: act.now }).execute()
}

async function secondsToWait(act: Act, addressHash: Buffer): Promise<number> {
  const since = new Date(act.now.getTime() - countedMinutes * 60_000)
  const { rows } = await sql<{ wrong: number; last: Date | null }>`
    select count(*) as wrong, max(at) as last from feedback_attempt
    where address_hash = ${addressHash} and at > ${since}`.execute(act.tx)
  const { wrong, last } = rows[0] ?? { wrong: 0, last: null }
  if (wrong < freeAttempts || last === null) return 0
  const wait = Math.min(firstWaitSeconds * 2 ** (wrong - freeAttempts), countedMinutes * 60)
  return Math.max(0, Math.ceil(wait - (act.now.getTime() - last.getTime()) / 1000))
}

/** A household has a whole /64 of IPv6: counting single addresses would count nothing. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0')
  return [...front, ...gap, ...back].slice(0, 4).join(':')
}

/** Attempts of yesterday say nothing any more. */
export async function forgetAttempts(act: Act): Promise<void> {
  const before = new Date(act.now.getTime() - 24 * 3600_000)
  await act.tx.deleteFrom('feedbackAttempt').where('at', '<', before).execute()
}
