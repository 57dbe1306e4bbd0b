import { auditJobs } from '#kernel/audit/jobs.ts'
import { sweepFiles, forgetPerformedRequests } from '#kernel/jobs/housekeeping.ts'
import type { Scheduled } from '#kernel/jobs/worker.ts'
import { forgetSignIns } from '#modules/account/public.ts'
import { announcementSchedule } from '#modules/announcement/public.ts'
import { feedbackSchedule } from '#modules/feedback/public.ts'
import { opinionFormSchedule } from '#modules/opinion-form/public.ts'
import { searchSchedule } from '#modules/procedure/public-search.ts'
import { publicationSchedule } from '#modules/publication/public-reconciliation.ts'
import { noticeSchedule } from '#modules/publication/public.ts'

/** Every recurring job, one line each, in Vietnamese time. */
export const schedule: readonly Scheduled[] = [
  { job: auditJobs.seal, cron: '* * * * *' },
  { job: auditJobs.publishRoot, cron: '59 23 * * *' },
  { job: sweepFiles, cron: '20 2 * * *' },
  { job: forgetPerformedRequests, cron: '40 2 * * *' },
  { job: forgetSignIns, cron: '50 2 * * *' },
  ...searchSchedule,
  ...feedbackSchedule,
  ...opinionFormSchedule,
  ...announcementSchedule,
  ...publicationSchedule,
  ...noticeSchedule,
]
