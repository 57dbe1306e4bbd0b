import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { endSessions } from './end-sessions.ts'
import { officialOf } from './policy.ts'

export const EndOwnSession = z.object({ sessionId: z.uuid() })
export type EndOwnSession = z.infer<typeof EndOwnSession>

/** Ends a session of one's own. @throws NotFound for one that is not there, or somebody else's */
export async function endOwnSession(act: Act, input: EndOwnSession): Promise<void> {
  const { accountId } = officialOf(act.actor)
  const { sessions } = await endSessions(act, { accountId, sessionId: input.sessionId, by: 'self' })
  if (sessions === 0) throw new NotFound('account.session-not-found')
}

/** Ends all one's sessions but the one in which it is asked. */
export async function endOtherSessions(act: Act, input: { readonly keptSessionId: string | null }): Promise<void> {
  const { accountId } = officialOf(act.actor)
  await endSessions(act, { accountId, exceptId: input.keptSessionId, by: 'self' })
}
