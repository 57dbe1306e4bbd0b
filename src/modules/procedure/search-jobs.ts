import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { forgetSearchMisses } from './search-misses.ts'
import { refreshWords } from './words.ts'

/** Texts begin and end at midnight: the words of the names are counted again when the day has begun. */
const recountWords = defineJob<Record<string, never>>({
  name: 'procedure.recount-words',
  work: ({ caller }) => perform(caller, refreshWords, undefined),
})

const forgetMisses = defineJob<Record<string, never>>({
  name: 'procedure.forget-search-misses',
  work: ({ caller }) => perform(caller, forgetSearchMisses, undefined),
})

export const searchSchedule: readonly Scheduled[] = [
  { job: recountWords, cron: '5 0 * * *' },
  { job: forgetMisses, cron: '55 2 * * *' },
]
