import { perform } from '#kernel/act.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { chaseOutside } from './chase-outside.ts'
import { collectMail } from './collect-mail.ts'
import { addUpTally } from './open-tally.ts'
import { forgetAttempts } from './open-tracking.ts'
import { reckonWaitingClocks } from './reckon-waiting-clocks.ts'
import { recountLexemes } from './recount-lexemes.ts'
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

const collect = defineJob<Record<string, never>>({
  name: 'feedback.collect-mail',
  // The next minute tries again; waiting tries would only pile up.
  retryLimit: 0,
  work: async (world) => void (await collectMail(world)),
})

const recount = defineJob<Record<string, never>>({
  name: 'feedback.recount-lexemes',
  work: async ({ caller }) => void (await perform(caller, recountLexemes, {})),
})

const addUp = defineJob<Record<string, never>>({
  name: 'feedback.add-up-open',
  // The next minute adds up what this one could not.
  retryLimit: 0,
  work: async ({ caller }) => void (await perform(caller, addUpTally, {})),
})

const reckonWaiting = defineJob<Record<string, never>>({
  name: 'feedback.reckon-waiting-clocks',
  work: async ({ caller }) => void (await perform(caller, reckonWaitingClocks, {})),
})

const chase = defineJob<Record<string, never>>({
  name: 'feedback.chase-outside',
  work: async ({ caller }) => void (await perform(caller, chaseOutside, {})),
})

/** Reminders come when offices open, not at night. */
export const feedbackSchedule: readonly Scheduled[] = [
  { job: remind, cron: '30 7 * * *' },
  { job: chase, cron: '40 7 * * 1-5' },
  { job: collect, cron: '* * * * *' },
  { job: addUp, cron: '* * * * *' },
  { job: recount, cron: '10 1 * * *' },
  { job: reckonWaiting, cron: '50 0 * * *' },
  { job: forgetTries, cron: '15 3 * * *' },
  { job: rollUp, cron: '20 0 * * *' },
]
