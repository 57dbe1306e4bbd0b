import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { closeDueForms } from './close-opinion-form.ts'

const closeDue = defineJob<Record<string, never>>({
  name: 'opinion-form.close-due',
  work: async ({ caller }) => void (await perform(caller, closeDueForms, {})),
})

/** After midnight: the closing day itself belongs to those who reply. */
export const opinionFormSchedule: readonly Scheduled[] = [{ job: closeDue, cron: '5 0 * * *' }]
