import { z } from 'zod'
import { visitor } from '#kernel/auth/actor.ts'
import { Invalid, isDomainError, NotFound, TooMany } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import { exchangeAs, performKeyed } from '#kernel/http/endpoint.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { parse } from '#kernel/http/parse.ts'
import { problemOf } from '#kernel/http/problems.ts'
import type { Route } from '#kernel/http/route.ts'
import { FeedbackCode, grounds } from '../model.ts'
import { feedbackPaths } from '../paths.ts'
import { submitFeedback, type Submitted } from '../submit-feedback.ts'
import { writeXml, type GeoValue } from './geo-value.ts'
import { listRequests } from './queries.ts'
import { inGeoNames, readRequestBody } from './request-body.ts'
import { readRequestQuery } from './request-query.ts'
import { requestView } from './request-view.ts'
import { serviceDefinition, serviceList } from './services.ts'
import { contactWords, noticeOf } from './words.ts'

const base = '/api/open311/v2'

/** The day on which what these addresses answer last changed its shape. */
const changeset = '2026-11-23T00:00:00+07:00'

interface Answer {
  readonly root: string
  readonly value: GeoValue
  readonly status?: number
}

/**
 * Open311 GeoReport v2, in JSON and XML. Whoever is signed in counts as a visitor: a form on another site can post here without
 * asking, so no session may lend it authority.
 */
export const open311Routes: readonly Route[] = [
  ...inBothFormats('GET', '/discovery', ({ world }) => ({ root: 'discovery', value: discovery(world.baseUrl) })),
  ...inBothFormats('GET', '/services', () => ({ root: 'services', value: serviceList() })),
  ...inBothFormats('GET', '/services/:id', (exchange) => {
    const code = idOf(exchange)
    const ground = grounds.find((known) => known === code)
    if (ground === undefined) throw new NotFound('service_code')
    return { root: 'service_definition', value: serviceDefinition(ground) }
  }),
  ...inBothFormats('GET', '/requests', async (exchange) => {
    const filter = readRequestQuery(exchange.request.query, exchange.today)
    const rows = await listRequests(exchange.reader, filter)
    return { root: 'service_requests', value: rows.map(requestView) }
  }),
  ...inBothFormats('GET', '/requests/:id', async (exchange) => {
    const [row] = await publishedRequests(exchange)
    if (!row) throw new NotFound('service_request_id')
    return { root: 'service_requests', value: [requestView(row)] }
  }),
  ...inBothFormats('POST', '/requests', takeRequest),
  // No token is ever given out, because the code is there at once; a client that asks with the code as token gets it back.
  ...inBothFormats('GET', '/tokens/:id', async (exchange) => {
    const [row] = await publishedRequests(exchange)
    if (!row) throw new NotFound('token')
    return { root: 'service_requests', value: [{ service_request_id: row.code, token: row.code }] }
  }),
]

async function takeRequest(exchange: Exchange): Promise<Answer> {
  const input = { ...readRequestBody(exchange.request.body), channel: 'api' as const, files: [] }
  const trackingUrl = `${exchange.world.baseUrl}${feedbackPaths.public.track}`
  const answer = ({ feedback, secret }: Submitted): Answer => ({
    root: 'service_requests',
    value: [
      {
        service_request_id: feedback.code,
        service_notice: noticeOf(feedback.code, secret, trackingUrl),
        account_id: null,
      },
    ],
    status: 201,
  })
  return performKeyed(exchange, { asked: input, answer }, submitFeedback, input)
}

function publishedRequests({ reader, request }: Exchange) {
  const code = FeedbackCode.safeParse(idOf({ request }))
  return listRequests(reader, { codes: code.success ? [code.data] : [], limit: 1 })
}

function discovery(baseUrl: string): GeoValue {
  return {
    changeset,
    contact: `${contactWords} ${baseUrl}/noi-tiep-nhan`,
    key_service: null,
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${baseUrl}${base}`,
        changeset,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}

function inBothFormats(
  method: 'GET' | 'POST',
  path: string,
  answer: (exchange: Exchange) => Promise<Answer> | Answer,
): readonly Route[] {
  return ['json', 'xml'].map((format) => ({
    method,
    path: `${base}${path}.${format}`,
    access: everyone,
    kind: 'endpoint' as const,
    async run(exchange) {
      const asked = exchangeAs(exchange, visitor)
      requireOurJurisdiction(asked)
      const { root, value, status = 200 } = await answer(asked)
      if (method === 'POST') void exchange.reply.header('cache-control', 'private, no-store')
      send(exchange, status, root, value)
    },
    answerError: (exchange, error) => {
      if (error instanceof TooMany) void exchange.reply.header('retry-after', error.retryAfterSeconds)
      const status = geoStatusOf(error)
      const errors = descriptionsOf(error).map((description) => ({ code: status, description }))
      send(exchange, status, 'errors', errors)
    },
  }))
}

function send({ request, reply }: Exchange, status: number, root: string, value: GeoValue): void {
  const xml = request.url.split('?')[0]?.endsWith('.xml') ?? false
  void reply
    .code(status)
    .type(xml ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8')
    .send(xml ? writeXml(root, value) : JSON.stringify(value))
}

const Jurisdiction = z.object({ jurisdiction_id: z.string().optional() })

/** One installation serves one province; its name in the protocol is the name of its site. */
function requireOurJurisdiction({ request, world }: Exchange): void {
  const given =
    request.body instanceof URLSearchParams
      ? request.body.get('jurisdiction_id')
      : parse(Jurisdiction, request.query).jurisdiction_id
  if (given && given !== new URL(world.baseUrl).hostname) throw new NotFound('jurisdiction_id')
}

const Id = z.object({ id: z.string() })

function idOf({ request }: Pick<Exchange, 'request'>): string {
  return parse(Id, request.params).id
}

/** GeoReport knows 400 and 404; what it does not know keeps its own number. */
function geoStatusOf(error: unknown): number {
  if (error instanceof Invalid) return 400
  return problemOf(error, '').status
}

function descriptionsOf(error: unknown): readonly string[] {
  if (error instanceof Invalid) return error.problems.map(inGeoNames).map(({ field, code }) => `${field}: ${code}`)
  if (error instanceof NotFound) return [`${error.code} was not found`]
  return [isDomainError(error) ? error.code : 'internal error']
}
