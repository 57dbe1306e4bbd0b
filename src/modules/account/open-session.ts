import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Unknown } from '#kernel/errors.ts'
import { lifetimes, type SessionVia } from './model.ts'
import { isUsable, lockAccount } from './queries.ts'
import { hashSessionToken, newSessionToken } from './session-token.ts'
import { markSucceeded } from './throttle.ts'

export interface OpenSession {
  readonly accountId: string
  readonly via: SessionVia
  readonly secondStep: 'none' | 'code' | 'recovery-code'
  /** `Firefox, Windows`. */
  readonly device: string
  /** The attempts that turned out well. */
  readonly attemptIds: readonly string[]
  /** The session that the browser had before: it ends, so that nobody can lay one under the newcomer. */
  readonly replacedSessionId: string | null
}

/** Signs in: a new session with a token that only the browser gets. @throws Unknown when the account was disabled meanwhile */
export async function openSession(
  act: Act,
  input: OpenSession,
): Promise<{ readonly token: string; readonly sessionId: string }> {
  const account = await lockAccount(act.tx, input.accountId)
  if (!isUsable(account, act.today)) throw new Unknown()

  const token = newSessionToken()
  const tokenHash = hashSessionToken(token, act.vault)
  if (!tokenHash) throw new Error('account.token')
  const { id: sessionId } = await act.tx
    .insertInto('accountSession')
    .values({
      accountId: account.id,
      tokenHash,
      via: input.via,
      device: input.device,
      createdAt: act.now,
      lastSeenAt: act.now,
      expiresAt: new Date(act.now.getTime() + lifetimes.session),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const attemptId of input.attemptIds) await markSucceeded(act, attemptId)
  if (input.replacedSessionId !== null) await replaceSession(act, input.replacedSessionId)

  const { via, secondStep } = input
  await record(
    act,
    'account.signed-in',
    { accountId: account.id, sessionId, via, secondStep },
    { type: 'account', id: account.id },
  )
  return { token, sessionId }
}

async function replaceSession(act: Act, sessionId: string): Promise<void> {
  await act.tx
    .updateTable('accountSession')
    .set({ endedAt: act.now, endedBy: 'replaced' })
    .where('id', '=', sessionId)
    .where('endedAt', 'is', null)
    .execute()
}
