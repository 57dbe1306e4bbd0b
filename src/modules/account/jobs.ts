import type { Caller } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'

const day = 86_400_000
const keptAttempts = 7 * day
const keptSessions = 90 * day

export const forgetSignIns = defineJob<Record<string, never>>({
  name: 'account.forget-sign-ins',
  work: ({ caller }) => deleteOldSignIns(caller),
})

/** Attempts and sessions are personal data that serve no purpose after a while; the audit log keeps that they were. */
export async function deleteOldSignIns({ db, clock }: Pick<Caller, 'db' | 'clock'>): Promise<void> {
  const now = clock.now().getTime()
  await db
    .deleteFrom('signInAttempt')
    .where('at', '<', new Date(now - keptAttempts))
    .execute()
  await db
    .deleteFrom('accountSession')
    .where('expiresAt', '<', new Date(now - keptSessions))
    .execute()
}
