import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { visitor, type Actor } from '#kernel/auth/actor.ts'
import { fixedClock, type Clock } from '#kernel/clock.ts'
import { openLocalStore } from '#kernel/files/local-store.ts'
import { openMadeFiles } from '#kernel/files/made-files.ts'
import { openScanner } from '#kernel/files/scan.ts'
import type { Identity } from '#kernel/http/exchange.ts'
import type { Route } from '#kernel/http/route.ts'
import { createServer } from '#kernel/http/server.ts'
import type { World } from '#kernel/http/world.ts'
import type { TestDatabase } from './database.ts'
import { testInstant } from './fixtures.ts'

export interface TestServer {
  readonly server: FastifyInstance
  readonly world: World
  /** Headers of a request that comes from this person; the way of signing in has its own tests. */
  as(actor: Actor): Record<string, string>
}

/** The real server over a real database; only who asks is said by a header instead of a session. */
export async function serveRoutes(
  database: TestDatabase,
  routes: readonly Route[],
  clock: Clock = fixedClock(testInstant),
  changes: Partial<World> = {},
): Promise<TestServer> {
  const people = new Map<string, Actor>()
  const world: World = {
    db: database.db,
    reader: database.reader,
    vault: database.vault,
    queue: database.queue,
    clock,
    files: openLocalStore(mkdtempSync(join(tmpdir(), 'minh-bach-files-'))),
    made: openMadeFiles(mkdtempSync(join(tmpdir(), 'minh-bach-made-'))),
    scanner: openScanner(undefined),
    baseUrl: 'http://localhost:3000',
    clockShifted: false,
    trustedProxies: 0,
    writesPerMinute: 100_000,
    asset: (name) => `/tai-nguyen/${name}`,
    facts: async () => ({ provinceName: 'Tỉnh Sóc Trăng', demonstration: false }),
    identify: async (request) => identityFor(people.get(String(request.headers['x-test-person'])) ?? visitor),
    isReady: async () => true,
    ...changes,
  }
  const server = await createServer(world, routes, pino({ level: 'silent' }))
  return {
    server,
    world,
    as(actor) {
      const name = actor.kind === 'official' ? actor.officialId : actor.kind
      people.set(name, actor)
      return { 'x-test-person': name }
    },
  }
}

function identityFor(actor: Actor): Identity {
  const official = actor.kind === 'official' ? { name: actor.name, posts: [] } : null
  return { actor, official, staffSections: [], sessionId: null }
}

/** The token and cookie that a form needs, as a browser gets them from the page on which the form stands. */
export async function formProof(server: FastifyInstance, page: string, headers: Record<string, string> = {}) {
  const response = await server.inject({ url: page, headers })
  const token = /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1]
  const key = /name="_key" value="([^"]+)"/.exec(response.body)?.[1]
  if (!token || !key) throw new Error(`${page} (${response.statusCode}) has no form`)
  const cookie = response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return {
    fields: { _csrf: token, _key: key },
    headers: { ...headers, cookie, 'content-type': 'application/x-www-form-urlencoded' },
  }
}
