import { z } from 'zod'
import type { Selectable } from 'kysely'
import type { Database } from '#kernel/db/types.generated.ts'
import { Text, Ticked, TypedDate } from '#kernel/http/parse.ts'

/** One row; `search_document` is the database's own and is never read. */
export type Feedback = Omit<Selectable<Database['feedback']>, 'searchDocument'>

export const channels = ['web', 'phone', 'counter', 'post', 'email', 'desk-qr', 'opinion-form', 'api'] as const
export type Channel = (typeof channels)[number]

export const kinds = ['problem', 'proposal'] as const
export type Kind = (typeof kinds)[number]

/** What it is about (NĐ 20/2008 Đ.5.1–5.6). */
export const grounds = ['conduct', 'impractical', 'inconsistent', 'unlawful', 'treaty-conflict', 'other'] as const
export type Ground = (typeof grounds)[number]

export const abouts = ['conduct', 'rule'] as const
export type About = (typeof abouts)[number]

export const procedureParts = [
  'step',
  'channel',
  'dossier-part',
  'processing-time',
  'fee',
  'form-template',
  'requirement',
  'outcome',
  'applicant',
  'competent-agency',
  'other',
] as const
export type ProcedurePart = (typeof procedureParts)[number]

/** How it was settled (NĐ 20/2008 Đ.15), conduct by its statutory procedure (Đ.14.1), not enough ground yet (Đ.14.2.b). */
export const outcomes = [
  'amend-or-repeal',
  'recommend-amendment',
  'issue-new-rule',
  'recommend-new-rule',
  'conduct-procedure',
  'explained',
  'insufficient-ground',
] as const
export type Outcome = (typeof outcomes)[number]

/** Why it is not accepted: what Đ.7 asks is missing, or it belongs to another door (Đ.1). */
export const refusalGrounds = [
  'no-content',
  'no-sender',
  'not-vietnamese',
  'complaint',
  'denunciation',
  'not-administrative-rule',
  'duplicate',
] as const
export type RefusalGround = (typeof refusalGrounds)[number]

export const senderKinds = ['individual', 'organization', 'official'] as const
export type SenderKind = (typeof senderKinds)[number]

/** Who sends (Đ.7.1.d): name, address, and a telephone number or a postal or e-mail address to be reached at. */
export interface Sender {
  readonly kind: SenderKind
  readonly name: string
  readonly organization: string | null
  /** Not known of whoever wrote an e-mail, until she says it. */
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
}

// No 0/O, 1/I/L, U: read aloud over the telephone they are mistaken for one another.
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `PA-7K3M-9QXD`; people type it small, with blanks or without hyphens. */
export const FeedbackCode = z
  .string()
  .max(40)
  // Only what people put between the signs: were letters with accents dropped too, “chương trình” would be a code.
  .transform((text) => text.toUpperCase().replaceAll(/[\s.\u2010-\u2015-]/g, ''))
  .pipe(z.string().regex(/^(PA)?[2-9A-HJKMNP-TV-Z]{8}$/, { error: 'invalid-code' }))
  .transform((text) => `PA-${text.slice(-8, -4)}-${text.slice(-4)}`)

/** The code that somebody typed into a search, if it is one: eight plain letters without PA or a digit are words, such as “ngan hang”. */
export function codeAmongWords(typed: string): string | undefined {
  return /^\s*PA|\d/i.test(typed) ? FeedbackCode.safeParse(typed).data : undefined
}

/** Purpose of files that came with a mail whose sender nobody has proven: the office sees them as such. */
export const unprovenFiles = 'unproven-mail'

/** What a move compares: the version on the page from which it was made. */
export const Version = z.coerce.number().int().min(1)

export const Phone = z
  .string()
  .max(30)
  .transform((text) => text.replaceAll(/[\s().-]/g, '').replace(/^\+84/, '0'))
  .pipe(z.string().regex(/^0\d{8,10}$/, { error: 'invalid-phone' }))

export const Email = z.string().max(254).trim().toLowerCase().pipe(z.email())

const SenderFields = {
  senderKind: z.enum(senderKinds).default('individual'),
  senderName: Text(200, 2),
  senderOrganization: Text(300).optional(),
  senderAddress: Text(500, 3),
  senderPhone: Phone.optional(),
  senderEmail: Email.optional(),
}

/** What it says, whoever writes it down. */
const ContentFields = {
  kind: z.enum(kinds).default('problem'),
  ground: z.enum(grounds),
  text: Text(20_000, 10),
  wishedRemedy: Text(20_000).optional(),
  unitCode: z.string().max(20).optional(),
  accusedAgencyCode: z.string().max(100).optional(),
  procedureCode: z.string().trim().max(60).optional(),
  procedurePart: z.enum(procedureParts).optional(),
  provision: Text(500).optional(),
  dossierCode: Text(100).optional(),
  deskCode: z.string().max(100).optional(),
}

interface Reachable {
  readonly senderPhone?: string | undefined
  readonly senderEmail?: string | undefined
  readonly senderKind: SenderKind
  readonly senderOrganization?: string | undefined
}

/** Đ.7.1.d: a telephone number, or an address at which the sender can be reached. */
function isReachable(fields: Reachable): boolean {
  return fields.senderPhone !== undefined || fields.senderEmail !== undefined
}

function namesOrganization(fields: Reachable): boolean {
  return fields.senderKind !== 'organization' || fields.senderOrganization !== undefined
}

/** Asked also while other fields are wrong: somebody who mends a form should not be told of one more only then. */
function isObject({ value }: { readonly value: unknown }): boolean {
  return typeof value === 'object' && value !== null
}

/** The form that a citizen fills in, and the body of `POST /api/v1/feedback`. */
export const SubmitFeedback = z
  .object({
    ...ContentFields,
    ...SenderFields,
    quotingDeclined: Ticked,
    consent: Ticked.refine((ticked) => ticked, { error: 'consent-required' }),
  })
  .refine(isReachable, { error: 'phone-or-email-required', path: ['senderPhone'], when: isObject })
  .refine(namesOrganization, { error: 'required', path: ['senderOrganization'], when: isObject })
export type SubmitFeedback = z.infer<typeof SubmitFeedback>

/** What an official writes down for somebody who called, came or wrote (Đ.7.2.đ: faithfully). */
export const EnterFeedback = z
  .object({
    ...ContentFields,
    ...SenderFields,
    channel: z.enum(['phone', 'counter', 'post', 'email']),
    receivedOn: TypedDate.optional(),
    quotingDeclined: Ticked,
  })
  .refine(namesOrganization, { error: 'required', path: ['senderOrganization'] })
export type EnterFeedback = z.infer<typeof EnterFeedback>

/** Which item an act is about; the code stands in the address. */
export interface Target {
  readonly code: string
}
