import { perform } from '#kernel/act.ts'
import { publishRoot } from '#kernel/audit/publish-root.ts'
import { sealPending } from '#kernel/audit/seal-events.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'

/** Every few minutes. Run twice at once it seals nothing twice. */
export const sealLogJob = defineJob<object>({
  name: 'audit.seal-log',
  work: async ({ caller }) => {
    await sealPending(caller)
  },
})

/** Once a day, shortly before midnight in Vietnam. Run twice it publishes once. */
export const publishRootJob = defineJob<object>({
  name: 'audit.publish-root',
  work: async ({ caller }) => {
    await sealPending(caller)
    await perform(caller, publishRoot, undefined)
  },
})
