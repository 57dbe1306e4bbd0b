import { sweepUnusedFiles } from '#kernel/files/sweep-unused-files.ts'
import { defineJob } from './enqueue.ts'

/** Contents of transactions that rolled back after the bytes were put. */
export const sweepFiles = defineJob<Record<string, never>>({
  name: 'kernel.sweep-files',
  // The store dates its contents by the machine's clock, so a shifted clock must not be used here.
  work: async ({ reader, files }) => void (await sweepUnusedFiles({ reader, files }, new Date())),
})

/** Longer than any browser or program repeats a request on its own. */
const keptDays = 7

/** Answers kept for repeats of the same request. */
export const forgetPerformedRequests = defineJob<Record<string, never>>({
  name: 'kernel.forget-performed-requests',
  work: async ({ caller }) => {
    const before = new Date(caller.clock.now().getTime() - keptDays * 86_400_000)
    await caller.db.deleteFrom('performedRequest').where('performedAt', '<', before).execute()
  },
})
