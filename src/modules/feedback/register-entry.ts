import { z } from 'zod'
import { isLegalDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { Text } from '#kernel/http/parse.ts'
import { channels, Email, grounds, kinds, outcomes, Phone, senderKinds } from './model.ts'

const Day = z.string().refine((text): text is LegalDate => isLegalDate(text), { error: 'invalid-date' })

/** One line of a register that was kept elsewhere; its columns are described in docs/import-feedback.md. */
export const RegisterEntry = z
  .strictObject({
    number: Text(50),
    receivedOn: Day,
    channel: z.enum(channels).default('post'),
    kind: z.enum(kinds).default('problem'),
    ground: z.enum(grounds).default('other'),
    text: Text(20_000, 3),
    senderKind: z.enum(senderKinds).default('individual'),
    senderName: Text(200, 2),
    senderOrganization: Text(300).optional(),
    senderAddress: Text(500).optional(),
    senderPhone: Phone.optional(),
    senderEmail: Email.optional(),
    procedureCode: z.string().trim().max(60).optional(),
    unitCode: z.string().trim().max(20).optional(),
    accusedAgencyCode: z.string().trim().max(100).optional(),
    outcome: z.enum(outcomes).optional(),
    answerText: Text(20_000).optional(),
    answeredOn: Day.optional(),
    answeredBy: z.string().trim().max(100).optional(),
  })
  .refine((entry) => entry.answeredOn === undefined || entry.answerText !== undefined, {
    error: 'required',
    path: ['answerText'],
  })
  .refine((entry) => entry.answeredOn !== undefined || entry.answerText === undefined, {
    error: 'required',
    path: ['answeredOn'],
  })
  .refine((entry) => entry.answeredOn === undefined || entry.answeredOn >= entry.receivedOn, {
    error: 'feedback.answered-before-received',
    path: ['answeredOn'],
  })
export type RegisterEntry = z.infer<typeof RegisterEntry>
