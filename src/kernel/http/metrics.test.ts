import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { freshDatabase } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'

let database: TestDatabase
let open: TestServer
let guarded: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  open = await serveRoutes(database, [])
  guarded = await serveRoutes(database, [], undefined, { metricsToken: 'dem-so-lieu' })
})
afterAll(async () => {
  await Promise.all([open.server.close(), guarded.server.close()])
  await database.drop()
})

function scrape({ server }: TestServer, remoteAddress: string, headers: Record<string, string> = {}) {
  return server.inject({ url: '/metrics', remoteAddress, headers })
}

describe('measurements', () => {
  test.each(['127.0.0.1', '127.0.0.53', '::1', '::ffff:127.0.0.1'])(
    'a program on this machine (%s) reads them',
    async (address) => {
      const answer = await scrape(open, address)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toContain('text/plain')
      expect(answer.body).toContain('http_request_duration_seconds')
    },
  )

  test.each(['192.0.2.7', '10.0.0.4', '::ffff:10.0.0.4', '2001:db8::1', '127.evil.example'])(
    'from elsewhere (%s) the address does not exist',
    async (address) => {
      const answer = await scrape(open, address)
      expect(answer.statusCode).toBe(404)
      expect(answer.body).not.toContain('http_request_duration_seconds')
    },
  )

  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'a stranger behind a proxy on this machine is no program of this machine (%s)',
    async (name) => expect((await scrape(open, '127.0.0.1', { [name]: '192.0.2.7' })).statusCode).toBe(404),
  )

  test('with a token they are read from elsewhere, without it or with another one they are not', async () => {
    const bearing = (token: string) => ({ authorization: `Bearer ${token}` })
    expect((await scrape(guarded, '192.0.2.7', bearing('dem-so-lieu'))).statusCode).toBe(200)
    expect((await scrape(guarded, '192.0.2.7', bearing('dem-so-lieu-'))).statusCode).toBe(404)
    expect((await scrape(guarded, '192.0.2.7')).statusCode).toBe(404)
    expect((await scrape(open, '192.0.2.7', bearing('undefined'))).statusCode).toBe(404)
    expect((await scrape(guarded, '127.0.0.1')).statusCode).toBe(200)
  })

  test('alive and ready stay open to whoever watches: they say nothing else', async () => {
    for (const url of ['/healthz', '/readyz'])
      expect((await open.server.inject({ url, remoteAddress: '192.0.2.7' })).statusCode).toBe(200)
  })
})
