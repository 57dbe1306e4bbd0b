import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import serveFiles from '@fastify/static'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { visitor } from '#kernel/auth/actor.ts'
import { isDomainError, NotFound, TooMany, Unknown } from '#kernel/errors.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { projectRoot } from '#kernel/root.ts'
import { mayEnter } from './access.ts'
import { forgetDrawing, inTurn, takesTurnAtOnce, watchCrowd } from './crowd.ts'
import type { Exchange, Identity } from './exchange.ts'
import { secureHeaders } from './headers.ts'
import { languageCookie, languageOf, withoutLanguage } from './language.ts'
import { observeRequests } from './metrics.ts'
import { answerProblem } from './problem-answer.tsx'
import { domainErrorOf } from './problems.ts'
import { isReadAlone, type Route } from './route.ts'
import { letGoOfFiles, uploadLimits } from './upload.ts'
import type { World } from './world.ts'

/** The largest JSON body; batches of dossiers have their own limit on their route. */
const jsonLimit = 1024 * 1024

/** From the first byte to the last of a request: ten files of ten megabytes over a poor telephone network. */
const longestRequestMs = 10 * 60_000

/**
 * The web server: middleware in order, then the routes given.
 * @param routes every route of every room; an address that stands twice refuses to start
 */
export async function createServer(
  world: World,
  routes: readonly Route[],
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: logger,
    // One line of our own per request (metrics.ts), by route and without addresses.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: (_, hop) => hop < world.trustedProxies,
    bodyLimit: jsonLimit,
    // Fastify waits for ever by itself: bodies that drip in would hold connections until none is left.
    requestTimeout: longestRequestMs,
    // English pages are the same routes under `/en`.
    rewriteUrl: (request) => withoutLanguage(request.url ?? '/'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    forceCloseConnections: 'idle',
  })

  watchCrowd(server, world)
  await server.register(cookie)
  // A file that is too large arrives cut, and the check of files says so on the form instead of losing what was typed.
  await server.register(multipart, { limits: uploadLimits, throwFileSizeLimit: false })
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })
  await server.register(rateLimit, {
    max: world.writesPerMinute,
    timeWindow: 60_000,
    allowList: (request) => isReadAlone(request.method),
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': false,
    },
    errorResponseBuilder: (_, limit) => new TooMany(Math.ceil(limit.ttl / 1000)),
  })
  await server.register(serveFiles, {
    root: join(projectRoot, '.build/assets'),
    prefix: '/tai-nguyen/',
    immutable: true,
    maxAge: '365d',
    index: false,
    dotfiles: 'deny',
    preCompressed: false,
  })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: jsonLimit },
    (_, body, done) => done(null, new URLSearchParams(String(body))),
  )
  server.addContentTypeParser(
    'application/problem+json',
    { parseAs: 'string' },
    server.getDefaultJsonParser('error', 'error'),
  )

  // `finish` of an answer that was sent, `close` of a connection that broke off.
  server.addHook('onRequest', async (request, reply) => {
    for (const end of ['finish', 'close']) reply.raw.once(end, () => letGoOfFiles(request))
  })
  secureHeaders(server, world)
  observeRequests(server, world)

  server.setErrorHandler(async (error, request, reply) => {
    const known = domainErrorOf(error)
    await answerProblem(await exchangeOf(world, request, reply), known)
  })
  server.setNotFoundHandler(async (request, reply) => {
    await answerProblem(await exchangeOf(world, request, reply), new NotFound())
  })
  for (const route of routes) mount(server, world, route)
  return server
}

function mount(server: FastifyInstance, world: World, route: Route): void {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    ...(route.answerError === undefined ? {} : { errorHandler: answeringErrors(world, route.answerError) }),
    async handler(request, reply) {
      const answer = (): Promise<void> => answerBy(route, world, request, reply)
      await (takesTurnAtOnce(request, route.sameForAll === true) ? inTurn(world, answer) : answer())
      return reply
    },
  })
}

async function answerBy(route: Route, world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const exchange = await exchangeOf(world, request, reply)
  if (!mayEnter(exchange.actor, route.access)) {
    // A role that is lacking must look like an address that does not exist; a missing sign-in may be mended.
    if (exchange.actor.kind === 'visitor') throw new Unknown()
    throw new NotFound()
  }
  await route.run(exchange)
  if (!isReadAlone(route.method) && exchange.actor.kind !== 'visitor') forgetDrawing(world)
}

/** Errors in the manner of another standard; what is our fault goes to the log all the same. */
function answeringErrors(world: World, answer: NonNullable<Route['answerError']>) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const known = domainErrorOf(error)
    if (!isDomainError(known)) request.log.error({ err: known }, 'failed')
    answer(await exchangeOf(world, request, reply), known)
    return reply
  }
}

const noOne: Identity = { actor: visitor, official: null, staffSections: [], sessionId: null }

async function exchangeOf(world: World, request: FastifyRequest, reply: FastifyReply): Promise<Exchange> {
  const now = world.clock.now()
  const today = legalDateOf(now)
  const identity = await identityOf(world, request, today)
  const language = languageOf(request)
  if (request.originalUrl !== request.url && request.cookies[languageCookie] !== language) {
    reply.setCookie(languageCookie, language, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 3600 })
  }
  return {
    world,
    request,
    reply,
    identity,
    actor: identity.actor,
    reader: world.reader,
    caller: {
      db: world.db,
      actor: identity.actor,
      clock: world.clock,
      requestId: request.id,
      queue: world.queue,
      vault: world.vault,
    },
    now,
    today,
    language,
    facts: await world.facts(),
  }
}

const identities = new WeakMap<FastifyRequest, Promise<Identity>>()

/** Found once per request, also when an error page asks again. */
function identityOf(world: World, request: FastifyRequest, today: string): Promise<Identity> {
  const known = identities.get(request)
  if (known) return known
  // An error page must be shown also when the database that knows the sessions is away.
  const found = world.identify(request, world.reader, today).catch((error: unknown) => {
    request.log.error({ error }, 'identify')
    return noOne
  })
  identities.set(request, found)
  return found
}
