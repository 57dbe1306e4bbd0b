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
const firstWaitSeconds = 30
/** Wrong tries that cost nothing: for one code from one address, and for all codes from that address. */
const freeAttempts = { code: 5, address: 40 } as const

/**
 * Code and secret of one item. After five wrong secrets for one code in a quarter of an hour each further one makes the address wait
 * twice as long before it may try that code again; after forty for any codes, before it may try at all. A whole ward may stand behind
 * one address of a telephone network: whoever guesses there slows herself down, not her neighbour who has the right secret.
 * Outcomes, not errors: an error would roll back the very row that remembers the wrong attempt.
 */
export async function openTracking(act: Act, key: TrackingKey): Promise<TrackingOutcome> {
  const { lanes, seconds } = await waitOf(act, key)
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

  await noteWrongTry(act, lanes)
  return { outcome: 'wrong' }
}

/** Where wrong tries are counted, as keyed hashes. */
interface Lanes {
  readonly code: Buffer
  readonly address: Buffer
}

/** How long this address must wait before it may try this code again, counted over everything that can be guessed about it. */
export async function waitOf(
  act: Act,
  tried: { readonly address: string; readonly code: string },
): Promise<{ readonly lanes: Lanes; readonly seconds: number }> {
  const network = networkOf(tried.address)
  const code = FeedbackCode.safeParse(tried.code).data ?? ''
  const lanes = {
    address: act.vault.hash(network, 'feedback-attempt'),
    code: act.vault.hash(`${network}\n${code}`, 'feedback-attempt'),
  }
  // Guesses that arrive together must be counted one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${lanes.address.toString('base64')}, 0))`.execute(act.tx)
  const waits = [
    await secondsToWait(act, lanes.code, freeAttempts.code),
    await secondsToWait(act, lanes.address, freeAttempts.address),
  ]
  return { lanes, seconds: Math.max(...waits) }
}

export async function noteWrongTry(act: Act, { code, address }: Lanes): Promise<void> {
  const rows = [code, address].map((addressHash) => ({ addressHash, at: act.now }))
  await act.tx.insertInto('feedbackAttempt').values(rows).execute()
}

async function secondsToWait(act: Act, lane: Buffer, free: number): Promise<number> {
  const since = new Date(act.now.getTime() - countedMinutes * 60_000)
  const { rows } = await sql<{ wrong: number; last: Date | null }>`
    select count(*) as wrong, max(at) as last from feedback_attempt
    where address_hash = ${lane} and at > ${since}`.execute(act.tx)
  const { wrong, last } = rows[0] ?? { wrong: 0, last: null }
  if (wrong < free || last === null) return 0
  const wait = Math.min(firstWaitSeconds * 2 ** (wrong - free), countedMinutes * 60)
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
