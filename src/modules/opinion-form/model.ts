import { z } from 'zod'
import type { Selectable } from 'kysely'
import type { Database } from '#kernel/db/types.generated.ts'
import { Text, Ticked, TypedDate } from '#kernel/http/parse.ts'

export const opinionAbouts = ['draft-rule', 'procedure', 'rule-in-force'] as const
export type OpinionAbout = (typeof opinionAbouts)[number]

/** How the form is sent out (NĐ 20/2008 Đ.7.3.b): công văn, phương tiện thông tin đại chúng, mạng điện tử. */
export const sendingWays = ['official-letter', 'mass-media', 'network'] as const
export type SendingWay = (typeof sendingWays)[number]

/** How replies come back (Đ.9.2.d). */
export const replyChannels = ['web', 'post', 'counter', 'email'] as const
export type ReplyChannel = (typeof replyChannels)[number]

export const replyEvaluations = ['agree', 'partly', 'disagree', 'unclear', 'not-relevant'] as const
export type ReplyEvaluation = (typeof replyEvaluations)[number]

export const opinionDecisions = ['handle', 'transfer'] as const
export type OpinionDecision = (typeof opinionDecisions)[number]

export const questionKinds = ['choice', 'choices', 'text', 'scale'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const scaleSteps = ['1', '2', '3', '4', '5'] as const

/** More would not be answered by anybody; the ids are fixed so that one schema reads every form. */
export const questionIds = Array.from({ length: 30 }, (_, index) => `q${index + 1}`)
export const longestAnswer = 5000

const questionParts = {
  id: z.string().regex(/^q([1-9]|[12]\d|30)$/),
  label: z.string().min(1).max(1000),
  required: z.boolean(),
}

export const Question = z.discriminatedUnion('kind', [
  z.object({
    ...questionParts,
    kind: z.enum(['choice', 'choices']),
    options: z.array(z.string().min(1).max(300)).min(2).max(20),
  }),
  z.object({ ...questionParts, kind: z.literal('text') }),
  z.object({ ...questionParts, kind: z.literal('scale') }),
])
export type Question = z.infer<typeof Question>

/** What may be ticked; null where one writes. */
export function optionsOf(question: Question): readonly string[] | null {
  if (question.kind === 'text') return null
  return question.kind === 'scale' ? scaleSteps : question.options
}

/** Answers by question id; a text or a single choice is a list of one. */
export const Answers = z.record(z.string(), z.array(z.string()))
export type Answers = z.infer<typeof Answers>

type FormRow = Selectable<Database['opinionForm']>
export interface OpinionForm extends Omit<FormRow, 'questions' | 'ways' | 'replyChannels'> {
  readonly questions: readonly Question[]
  readonly ways: readonly SendingWay[]
  readonly replyChannels: readonly ReplyChannel[]
}

/** A code that stands in addresses. */
export const OpinionFormCode = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'invalid-code' })

export const FormVersion = z.coerce.number().int().min(1)

/** Which form an act is about; the code stands in the address. */
export interface FormTarget {
  readonly code: string
}

/** What is written of a form before it is sent (Đ.9.2.a–d). */
export const FormFields = {
  title: Text(300, 5),
  about: z.enum(opinionAbouts),
  procedureCode: z.string().trim().max(60).optional(),
  documentTitle: Text(500),
  introduction: Text(10_000),
  audience: Text(2000),
  ways: z.array(z.enum(sendingWays)).min(1),
  replyChannels: z.array(z.enum(replyChannels)).min(1),
  replyAddress: Text(1000).optional(),
  senderRequired: Ticked,
  closesOn: TypedDate,
}

export interface FormContent {
  readonly title: string
  readonly about: OpinionAbout
  readonly procedureCode?: string | undefined
  readonly documentTitle: string
  readonly introduction: string
  readonly audience: string
  readonly ways: readonly SendingWay[]
  readonly replyChannels: readonly ReplyChannel[]
  readonly replyAddress?: string | undefined
  readonly senderRequired: boolean
  readonly closesOn: string
  readonly questions: readonly Question[]
}

export const replySenderKinds = ['individual', 'organization'] as const
export type ReplySenderKind = (typeof replySenderKinds)[number]

/** Who replies, when she says so: name, and where she can be reached (Đ.7.1.d). */
export interface ReplySender {
  readonly kind: ReplySenderKind
  readonly name: string
  readonly address: string
  readonly phone: string | null
  readonly email: string | null
}
