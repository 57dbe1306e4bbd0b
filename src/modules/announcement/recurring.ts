import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { reckonSigningClocks } from './dossier-clocks.ts'

const reckonWaiting = defineJob<Record<string, never>>({
  name: 'announcement.reckon-waiting-clocks',
  work: async ({ caller }) => void (await perform(caller, reckonSigningClocks, undefined)),
})

export const announcementSchedule: readonly Scheduled[] = [{ job: reckonWaiting, cron: '52 0 * * *' }]
