import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import type { SenderActor } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { findAsSender } from './find-as-sender.ts'
import { agencyRefs } from './item-queries.ts'
import { FeedbackCode, type Feedback } from './model.ts'
import { stateView, type FeedbackState } from './view.ts'

/** A code that no item can have is an item that is not there: 404, not 422. */
export const ItemParams = z.object({
  code: z
    .string()
    .max(300)
    .transform((text) => FeedbackCode.safeParse(text).data ?? '')
    .describe('Tracking code, PA-7K3M-9QXD'),
})
export type ItemParams = z.infer<typeof ItemParams>

const secretDescription = 'The secret given on submission; a wrong one is the same 404 as an unknown code, slowed down'

export const SenderHeaders = z.object({ 'X-Feedback-Secret': z.string().max(200).describe(secretDescription) })
export const OptionalSenderHeaders = SenderHeaders.partial()

export function shownSecret({ request }: Exchange): string | undefined {
  const header = request.headers['x-feedback-secret']
  return typeof header === 'string' && header.trim() !== '' ? header : undefined
}

/** The sender behind the secret in the header. @throws NotFound also when there is none: the item is nobody else's */
export async function senderOfRequest(exchange: Exchange, { code }: ItemParams): Promise<SenderActor> {
  const secret = shownSecret(exchange)
  if (secret === undefined) throw new NotFound('feedback.not-found')
  return findAsSender(exchange.caller, { code, secret, address: exchange.request.ip })
}

/** What every move answers: how the item stands now and what the one who moved it may do next. Read in the act's own transaction. */
export async function stateAfter(act: Act, feedback: Feedback): Promise<z.input<typeof FeedbackState>> {
  const agencies = await agencyRefs(act.tx, [feedback.receivingAgencyId, feedback.handlingAgencyId])
  return stateView(feedback, agencies, act)
}
