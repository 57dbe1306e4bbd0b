import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { SessionEnding } from './model.ts'

export interface EndSessions {
  readonly accountId: string
  /** One session; absent: all of the account. */
  readonly sessionId?: string
  /** Keeps this one: who changes a password stays signed in. */
  readonly exceptId?: string | null
  readonly by: SessionEnding
}

/** Ends sessions of one account; nothing happens, and nothing is recorded, when there is none. */
export async function endSessions(act: Act, input: EndSessions): Promise<{ readonly sessions: number }> {
  const { accountId, sessionId, exceptId, by } = input
  const ended = await act.tx
    .updateTable('accountSession')
    .set({ endedAt: act.now, endedBy: by })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .$if(sessionId !== undefined, (query) => query.where('id', '=', sessionId ?? ''))
    .$if(typeof exceptId === 'string', (query) => query.where('id', '<>', exceptId ?? ''))
    .returning('id')
    .execute()
  const sessions = ended.length
  if (sessions > 0)
    await record(act, 'account.session-ended', { accountId, sessions, by }, { type: 'account', id: accountId })
  return { sessions }
}
