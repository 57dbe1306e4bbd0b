import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { forgetAttempts } from './open-tracking.ts'
import { remindBeforeDue } from './remind.ts'
import { rollUpDays } from './roll-up-days.ts'

const remind = defineJob<Record<string, never>>({
  name: 'feedback.remind-before-due',
  work: async ({ caller }) => void (await perform(caller, remindBeforeDue, {})),
})

const forgetTries = defineJob<Record<string, never>>({
  name: 'feedback.forget-wrong-tries',
  work: async ({ caller }) => void (await perform(caller, forgetAttempts, {})),
})

const rollUp = defineJob<Record<string, never>>({
  name: 'feedback.roll-up-days',
  work: async ({ caller }) => void (await perform(caller, rollUpDays, {})),
})

/** Reminders come when offices open, not at night. */
export const feedbackSchedule: readonly Scheduled[] = [
  { job: remind, cron: '30 7 * * *' },
  { job: forgetTries, cron: '15 3 * * *' },
  { job: rollUp, cron: '20 0 * * *' },
]
