import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { perform } from '#kernel/act.ts'
import type { Clock } from '#kernel/clock.ts'
import type { World } from '#kernel/http/world.ts'
import { createServer } from '#kernel/http/server.ts'
import { callerOn, filledDatabase, testInstant } from '#kernel/testing/fixtures.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { serveRoutes } from '#kernel/testing/server.ts'
import { loadOrganisation } from '#modules/agency/public.ts'
import { createDemonstrationAccounts } from './demonstration.ts'
import { identifyRequest } from './identify-request.ts'
import { accountPaths } from './paths.ts'
import { accountRoutes } from './routes.ts'

export const testPassword = 'ruộng lúa mùa nước nổi'

/** A clock that a test moves forward by hand. */
export interface MovedClock extends Clock {
  pass(milliseconds: number): void
}

export function movedClock(): MovedClock {
  let at = testInstant.getTime()
  return {
    now: () => new Date(at),
    pass(milliseconds) {
      at += milliseconds
    },
  }
}

/** A database of its own with the people of the demonstration, with `testPassword`. Call `drop` at the end. */
export function databaseWithAccounts(): Promise<TestDatabase> {
  return filledDatabase({
    name: 'accounts',
    async fill(database) {
      const caller = await callerOn(database)
      await perform(caller, loadOrganisation, undefined)
      await perform(caller, createDemonstrationAccounts, testPassword)
    },
  })
}

/** The real server with real sessions. */
export async function serveAccounts(
  database: TestDatabase,
  clock: Clock,
  changes: Partial<World> = {},
): Promise<FastifyInstance> {
  const { world, server } = await serveRoutes(database, [], clock)
  await server.close()
  const whole = { ...world, ...changes }
  const { db, vault, baseUrl } = whole
  const identify = identifyRequest({ db, vault, clock, baseUrl, sectionsOpenTo: () => ['account'] })
  return createServer({ ...whole, identify }, accountRoutes, pino({ level: 'silent' }))
}

/** A browser: keeps cookies, sends forms as they stand on the page. */
export interface Browser {
  get(path: string): Promise<Page>
  /** Opens the page on which the form stands and sends the form. */
  send(path: string, fields: Readonly<Record<string, string>>, page?: string): Promise<Page>
  readonly cookies: Map<string, string>
}

export interface Page {
  readonly status: number
  readonly location: string | undefined
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

export function browserOf(server: FastifyInstance, address = '10.0.0.1', userAgent = 'Firefox/140 Windows'): Browser {
  const cookies = new Map<string, string>()
  async function ask(options: { url: string; method: 'GET' | 'POST'; payload?: string }): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const form = options.method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const response = await server.inject({
      ...options,
      remoteAddress: address,
      headers: { cookie, 'user-agent': userAgent, ...form },
    })
    for (const { name, value, maxAge, expires } of response.cookies) {
      if (maxAge === 0 || (expires && expires.getTime() === 0) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const { statusCode, headers, body } = response
    return { status: statusCode, location: headers.location, headers, body }
  }
  return {
    cookies,
    get: (url) => ask({ url, method: 'GET' }),
    async send(path, fields, page = path) {
      const opened = await ask({ url: page, method: 'GET' })
      const token = /name="_csrf" value="([^"]+)"/.exec(opened.body)?.[1] ?? ''
      return ask({ url: path, method: 'POST', payload: new URLSearchParams({ _csrf: token, ...fields }).toString() })
    },
  }
}

/** Signs a browser in by its password. */
export function signIn(browser: Browser, login: string, password = testPassword, ve = '/can-bo'): Promise<Page> {
  return browser.send(accountPaths.signIn, { login, password, ve })
}
