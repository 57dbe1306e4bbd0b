import { z } from 'zod'
import { Invalid } from '#kernel/errors.ts'
import { Text, Ticked } from '#kernel/http/parse.ts'
import { Email, Phone } from '#modules/feedback/public.ts'
import { questionIds, replySenderKinds, type Answers, type OpinionForm, type ReplySender } from './model.ts'

export const SenderOfReply = {
  senderKind: z.enum(replySenderKinds).default('individual'),
  senderName: Text(200, 2).optional(),
  senderAddress: Text(500, 3).optional(),
  senderPhone: Phone.optional(),
  senderEmail: Email.optional(),
}

const AnswerList = z.array(z.string().max(20_000)).default([])

/** A list for every question that any form may have: a box ticked twice is two values, an empty one none. */
const answerLists: Record<`q${number}`, typeof AnswerList> = Object.fromEntries(
  questionIds.map((id) => [id, AnswerList]),
)

/** The fields of a form that is filled in; which of them exist, the form itself says. */
export const AnswerFields = z.object({ ...answerLists, ...SenderOfReply, consent: Ticked })

export interface GivenReply extends z.infer<z.ZodObject<typeof SenderOfReply>> {
  readonly answers: Answers
}

export function answersIn(fields: Readonly<Record<string, unknown>>): Answers {
  const Lists = z.array(z.string())
  return Object.fromEntries(
    questionIds.flatMap((id) => {
      const list = Lists.safeParse(fields[id])
      return list.success && list.data.length > 0 ? [[id, list.data]] : []
    }),
  )
}

/**
 * Who replies, where she says so or the form asks it; null for an anonymous reply.
 * @throws Invalid where the form asks for more (Đ.7.1.d: name, address, telephone or another address to be reached at)
 */
export function replySenderOf(
  form: Pick<OpinionForm, 'senderRequired'>,
  given: Omit<GivenReply, 'answers'>,
): ReplySender | null {
  const { senderName, senderAddress, senderPhone, senderEmail } = given
  const says = [senderName, senderAddress, senderPhone, senderEmail].some((field) => field !== undefined)
  if (!says && !form.senderRequired) return null
  const problems = [
    ...(senderName === undefined ? [{ field: 'senderName', code: 'required' }] : []),
    ...(form.senderRequired && senderAddress === undefined ? [{ field: 'senderAddress', code: 'required' }] : []),
    ...(form.senderRequired && senderPhone === undefined && senderEmail === undefined
      ? [{ field: 'senderPhone', code: 'phone-or-email-required' }]
      : []),
  ]
  if (problems.length > 0 || senderName === undefined) throw new Invalid(problems)
  return {
    kind: given.senderKind,
    name: senderName,
    address: senderAddress ?? '',
    phone: senderPhone ?? null,
    email: senderEmail ?? null,
  }
}
