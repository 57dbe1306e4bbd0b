import { defineJob, type Job } from '#kernel/jobs/enqueue.ts'
import { mailAgency, type AgencyMail } from './mail/to-agency.ts'
import { mailChase, type ChaseMail } from './mail/chase.ts'
import { mailReminder, type ReminderMail } from './mail/reminder.ts'
import { mailSender, type SenderMail } from './mail/to-sender.ts'

/** Tells the sender by e-mail, when she gave one; the tracking page says the same to everybody. */
export const notifySender = defineJob<SenderMail>({ name: 'feedback.notify-sender', work: mailSender })

/** Tells the focal points of the agency whose turn it is. */
export const notifyAgency = defineJob<AgencyMail>({ name: 'feedback.notify-agency', work: mailAgency })

/** One reminder by mail, in its turn. */
export const notifyReminder = defineJob<ReminderMail>({ name: 'feedback.notify-reminder', work: mailReminder })

/** Asks the control authority to urge an office outside the province. */
export const notifyChase = defineJob<ChaseMail>({ name: 'feedback.notify-chase', work: mailChase })

export const feedbackJobs: readonly Job<never>[] = [notifySender, notifyAgency, notifyReminder, notifyChase]
