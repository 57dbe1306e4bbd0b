import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { NotFound } from '#kernel/errors.ts'
import type { World } from './world.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from request to the end of the answer, by route',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 2.5, 5],
  registers: [registry],
})

/** Every request is logged once, by its route and not its address: addresses hold codes and words that people searched for. */
export function observeRequests(server: FastifyInstance, world: World): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const seconds = reply.elapsedTime / 1000
    durations.observe({ method: request.method, route, status: reply.statusCode }, seconds)
    const line = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (reply.statusCode >= 500) request.log.error(line, 'request')
    else request.log.info(line, 'request')
  })

  server.get('/healthz', { logLevel: 'silent' }, async () => ({ status: 'ok' }))
  server.get('/readyz', { logLevel: 'silent' }, async (_, reply) => {
    const ready = await world.isReady().catch(() => false)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready' })
  })
  server.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    // Which pages are asked for and how busy an office is concerns nobody else: for them the address does not exist.
    if (!isScraper(request, world.metricsToken)) throw new NotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
/** What a proxy on this machine adds for the stranger behind it, who would otherwise look like this machine. */
const addedByProxies = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']

/** A program on this machine, or one that knows the token, from wherever. */
function isScraper({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  const shown = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (shown !== undefined) return token !== undefined && timingSafeEqual(digest(shown), digest(token))
  return loopback.test(socket.remoteAddress ?? '') && !addedByProxies.some((name) => name in headers)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
