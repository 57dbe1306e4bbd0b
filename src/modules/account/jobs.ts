import { defineJob } from '#kernel/jobs/enqueue.ts'

const day = 86_400_000
const keptAttempts = 7 * day
const keptSessions = 90 * day

/** Attempts and sessions are personal data that serve no purpose after a while; the audit log keeps that they were. */
export const forgetSignIns = defineJob<Record<string, never>>({
  name: 'account.forget-sign-ins',
  async work({ caller }) {
    const now = caller.clock.now().getTime()
    await caller.db
      .deleteFrom('signInAttempt')
      .where('at', '<', new Date(now - keptAttempts))
      .execute()
    await caller.db
      .deleteFrom('accountSession')
      .where('expiresAt', '<', new Date(now - keptSessions))
      .execute()
  },
})
