import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { everyone, signedIn } from '#kernel/http/access.ts'
import { change, listOf, look } from '#kernel/http/endpoint.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { PageNumber, Text, TypedDate } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { findAgencyByCode } from '#modules/agency/public.ts'
import { findProcedure, procedureNames } from '#modules/procedure/public.ts'
import { attachmentsEndpoint } from './api-attachments.ts'
import { ItemParams, OptionalSenderHeaders, senderOfRequest, shownSecret } from './api-common.ts'
import { feedbackMoveEndpoints } from './api-moves.ts'
import { feedbackApiPaths } from './api-paths.ts'
import { casesCountedAtMost, casesPageSize, listVisibleCases } from './visible-cases.ts'
import { agencyRefs, loadCourse } from './item-queries.ts'
import { grounds, senderKinds, SubmitFeedback, type Sender } from './model.ts'
import { publicFeedbackPath } from './paths.ts'
import { findPublished, listPublished, publishedAtMost, publishedPageSize } from './public-queries.ts'
import { getVisibleFeedback } from './queries.ts'
import { submitFeedback } from './submit-feedback.ts'
import { caseView, FeedbackItem, FeedbackState, senderView, stateView } from './view.ts'
import { PublishedLineView, publishedItemView, publishedLineView, ReferenceView } from './view-published.ts'
import { viewSender } from './view-sender.ts'
import { statuses } from './workflow.ts'

const tag = 'feedback'
const Code = Text(100)

const SubmittedView = z.object({
  code: z.string(),
  secret: z.string().describe('Shown this once; whoever has it and the code follows the item as its sender'),
  status: z.enum(statuses),
  receivedAt: z.iso.datetime(),
  receivingAgency: ReferenceView,
  trackingUrl: z.url().describe('Page on which the sender types code and secret'),
})

const SenderIdentity = z.object({
  kind: z.enum(senderKinds),
  name: z.string(),
  organization: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

/** The twins of the pages: the same acts, the same rules. */
export const feedbackApi: readonly Route[] = [
  change({
    method: 'POST',
    path: feedbackApiPaths.list,
    access: everyone,
    tag,
    summary: 'Send feedback; files follow to …/attachments',
    body: SubmitFeedback,
    status: 201,
    answer: SubmittedView,
    extra: () => ({ channel: 'api' as const, files: [] }),
    act: submitAndName,
    view: ({ feedback, secret, agency }, { world, reply }) => {
      void reply.header('cache-control', 'private, no-store')
      return {
        code: feedback.code,
        secret,
        status: feedback.status,
        receivedAt: feedback.receivedAt.toISOString(),
        receivingAgency: agency,
        trackingUrl: `${world.baseUrl}${publicFeedbackPath('track')}`,
      }
    },
  }),
  look({
    path: feedbackApiPaths.list,
    access: everyone,
    tag,
    summary: `Published items, newest first, ${publishedPageSize} a page`,
    query: z.object({
      q: Text(500, 0).optional().describe('Words, accents optional, or a tracking code'),
      agency: Code.optional().describe('Code of the agency that answered'),
      procedure: Code.optional().describe('Code of a procedure'),
      ground: z.enum(grounds).optional(),
      year: z.coerce.number().int().min(2000).max(2200).optional(),
      page: PageNumber,
    }),
    answer: listOf(PublishedLineView).extend({
      total: z
        .number()
        .int()
        .describe(
          `Exact up to ${publishedAtMost}; counting and paging stop there, because a million items are not counted for each request`,
        ),
      totalIsLeast: z.boolean().describe('There are more than `total`: narrow the search'),
    }),
    look: ({ reader, today }, { query }) => listPublishedItems({ reader, today }, query),
  }),
  look({
    path: feedbackApiPaths.item,
    access: everyone,
    tag,
    summary:
      'One item: with X-Feedback-Secret as its sender sees it, for an official who may see it with allowedMoves, for everybody else the published text',
    params: ItemParams,
    headers: OptionalSenderHeaders,
    answer: FeedbackItem,
    look: (exchange, { params }) => itemFor(exchange, params.code),
  }),
  look({
    path: feedbackApiPaths.cases,
    access: signedIn,
    tag,
    summary: `Items that the official may see, newest first, ${casesPageSize} a page`,
    query: z.object({
      status: z.enum(statuses).optional(),
      agency: Code.optional().describe('Code of the agency that handles it'),
      dueBefore: TypedDate.optional().describe('Open items due before this day'),
      q: Text(500, 0).optional(),
      page: PageNumber,
    }),
    answer: listOf(FeedbackState).extend({
      total: z.number().int().describe(`At most ${casesCountedAtMost}, where counting stops`),
    }),
    look: (exchange, { query }) => casesFor(exchange, query),
  }),
  change({
    method: 'POST',
    path: feedbackApiPaths.senderViews,
    access: signedIn,
    tag,
    summary: 'Look at who sent it: each look is recorded and shown to the sender',
    params: ItemParams,
    body: z.object({}),
    status: 200,
    answer: SenderIdentity,
    extra: (_, { params }) => params,
    act: viewSender,
    view: ({ kind, name, organization, address, phone, email }: Sender) => {
      return { kind, name, organization, address, phone, email }
    },
  }),
  attachmentsEndpoint,
  ...feedbackMoveEndpoints,
]

async function submitAndName(act: Act, input: Parameters<typeof submitFeedback>[1]) {
  const submitted = await submitFeedback(act, input)
  const { receivingAgencyId } = submitted.feedback
  const agency = (await agencyRefs(act.tx, [receivingAgencyId])).get(receivingAgencyId)
  if (!agency) throw new Error('feedback.received-by-nobody')
  return { ...submitted, agency }
}

interface PublishedQuery {
  readonly q?: string | undefined
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  readonly ground?: (typeof grounds)[number] | undefined
  readonly year?: number | undefined
  readonly page: number
}

async function listPublishedItems({ reader, today }: Pick<Exchange, 'reader' | 'today'>, query: PublishedQuery) {
  const { q, ground, year, page } = query
  const agencyId = await agencyIdOf({ reader }, query.agency)
  const procedure = query.procedure === undefined ? undefined : await findProcedure(reader, query.procedure, today)
  if (query.procedure !== undefined && !procedure) throw new Invalid([{ field: 'procedure', code: 'not-an-option' }])
  const found = await listPublished(reader, { q, agencyId, procedureId: procedure?.id, ground, year, page })
  const agencies = await agencyRefs(
    reader,
    found.items.map((item) => item.agencyId),
  )
  return {
    items: found.items.map((item) => publishedLineView(item, agencies)),
    total: found.total,
    totalIsLeast: found.more,
    page,
    pageSize: publishedPageSize,
  }
}

/** A program is told that it asks for an agency that is not there; an empty list would hide its mistake. */
async function agencyIdOf({ reader }: Pick<Exchange, 'reader'>, code: string | undefined): Promise<string | undefined> {
  if (code === undefined) return undefined
  const agency = await findAgencyByCode(reader, code)
  if (!agency) throw new Invalid([{ field: 'agency', code: 'not-an-option' }])
  return agency.id
}

async function itemFor(exchange: Exchange, code: string): Promise<z.input<typeof FeedbackItem>> {
  const { reader, actor, today } = exchange
  if (shownSecret(exchange) !== undefined) {
    const sender = await senderOfRequest(exchange, { code })
    void exchange.reply.header('cache-control', 'private, no-store')
    const own = await getVisibleFeedback(reader, sender, code)
    return senderView(own, await loadCourse(reader, own, true), { actor: sender, today })
  }
  if (actor.kind === 'official') {
    const visible = await findVisible(exchange, code)
    if (visible) return caseView(visible, await loadCourse(reader, visible, false), { actor, today })
  }
  const published = await findPublished(reader, code)
  if (!published) throw new NotFound('feedback.not-found')
  const agencies = await agencyRefs(reader, [published.agencyId])
  const procedures = await procedureNames(reader, published.procedureId === null ? [] : [published.procedureId])
  return publishedItemView(published, agencies, procedures.get(published.procedureId ?? ''))
}

async function findVisible({ reader, actor }: Exchange, code: string) {
  return getVisibleFeedback(reader, actor, code).catch((error: unknown) => {
    // Not hers to see: what everybody may read of it she may read too.
    if (error instanceof NotFound) return undefined
    throw error
  })
}

async function casesFor(
  { reader, actor, today }: Exchange,
  query: {
    readonly status?: (typeof statuses)[number] | undefined
    readonly agency?: string | undefined
    readonly dueBefore?: string | undefined
    readonly q?: string | undefined
    readonly page: number
  },
) {
  const { status, dueBefore, q, page } = query
  const agencyId = await agencyIdOf({ reader }, query.agency)
  const { items, total } = await listVisibleCases(reader, actor, { status, agencyId, dueBefore, q }, page)
  const agencies = await agencyRefs(
    reader,
    items.flatMap((item) => [item.receivingAgencyId, item.handlingAgencyId]),
  )
  return {
    items: items.map((item) => stateView(item, agencies, { actor, today })),
    total,
    page,
    pageSize: casesPageSize,
  }
}
