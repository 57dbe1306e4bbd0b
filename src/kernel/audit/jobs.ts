import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import { publishRoot } from './publish-root.ts'
import { sealPending } from './seal-events.ts'

const seal = defineJob<Record<string, never>>({
  name: 'audit.seal',
  work: async ({ caller }) => void (await sealPending(caller)),
})

const publish = defineJob<Record<string, never>>({
  name: 'audit.publish-root',
  async work({ caller }) {
    await sealPending(caller)
    await perform(caller, (act) => publishRoot(act), {})
  },
})

/** Sealing each minute, and the day's root last thing in the day. */
export const auditJobs = { seal, publishRoot: publish }
