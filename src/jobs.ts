import type { Job } from '#kernel/jobs/enqueue.ts'
import { feedbackJobs } from '#modules/feedback/public.ts'
import { opinionFormJobs } from '#modules/opinion-form/public.ts'
import { publicationJobs } from '#modules/publication/public-reconciliation.ts'
import { reactions } from './reactions.ts'

/** Everything that acts ask for after they have committed. */
export const jobs: readonly Job<never>[] = [
  ...feedbackJobs,
  ...opinionFormJobs,
  ...publicationJobs,
  ...reactions.flat(),
]
