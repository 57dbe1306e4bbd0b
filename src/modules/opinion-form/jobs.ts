import { defineJob, type Job } from '#kernel/jobs/enqueue.ts'
import { mailOpinionInvitee, type InviteeMail } from './mail/to-invitee.ts'

/** Sends the form, or a reminder of it, to one who was invited. */
export const mailInvitee = defineJob<InviteeMail>({ name: 'opinion-form.mail-invitee', work: mailOpinionInvitee })

export const opinionFormJobs: readonly Job<never>[] = [mailInvitee]
