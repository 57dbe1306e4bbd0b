import { setTimeout as wait } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { z } from 'zod'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import { describe, expect, freshDatabase, test as base } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { Form } from '#ui/form/form.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { everyone } from './access.ts'
import { crowdOf, hopelessOf, workedOnAtOnce } from './crowd.ts'
import { change } from './endpoint.ts'
import { page } from './page.ts'
import type { Route } from './route.ts'

/** A page tells how many had been drawn before it, and takes its time. */
let drawn = 0
/** How many are being drawn, and the most there ever were. */
const atOnce = { now: 0, most: 0 }

async function drawSlowly(title: string) {
  const number = ++drawn
  atOnce.most = Math.max(atOnce.most, ++atOnce.now)
  await wait(100)
  atOnce.now--
  return (
    <PublicShell title={title}>
      <p>{`Bản vẽ số ${number}.`}</p>
    </PublicShell>
  )
}

const routes: readonly Route[] = [
  page({
    path: '/chung',
    access: everyone,
    sameForAll: true,
    query: z.object({ q: z.string().catch('') }),
    show: async (_, { query }) => {
      const shown = await drawSlowly(query.q)
      if (query.q === 'khong-co') throw new NotFound()
      return shown
    },
  }),
  page({ path: '/rieng', access: everyone, show: () => drawSlowly('Riêng') }),
  page({
    path: '/sai',
    access: everyone,
    sameForAll: true,
    show: () => (
      <PublicShell title="Sai">
        <Form action="/sai">Gửi</Form>
      </PublicShell>
    ),
  }),
  change({
    method: 'POST',
    path: '/api/v1/change',
    access: everyone,
    status: 200,
    summary: 'Changes what the pages show',
    tag: 'test',
    body: z.object({}),
    answer: z.object({ drawn: z.number() }),
    act: async () => drawn,
    view: (before) => ({ drawn: before }),
  }),
]

// oxlint-disable-next-line no-empty-pattern
const test = base.extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
  const database = await freshDatabase()
  const served = await serveRoutes(database, routes)
  onCleanup(async () => {
    await served.server.close()
    await database.drop()
  })
  return served
})

const official: OfficialActor = {
  kind: 'official',
  accountId: '01900000-0000-7000-8000-000000000001',
  officialId: '01900000-0000-7000-8000-000000000002',
  name: 'Phạm Thị Hòa',
  posts: [],
  agencyRoles: {},
}

/** So many at once: what they were answered, and how many pages were drawn for them. */
async function comeAtOnce({ server }: TestServer, count: number, asked: (index: number) => InjectOptions) {
  const before = drawn
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => server.inject(asked(index))))
  const statuses = new Set(answers.map(({ statusCode }) => statusCode))
  return { answers, statuses: [...statuses].toSorted(), pages: drawn - before }
}

describe('many who come at once', () => {
  test('are answered each for herself as long as they are no crowd', async ({ site }) => {
    const { pages } = await comeAtOnce(site, crowdOf - 1, () => ({ url: '/chung?q=a' }))
    expect(pages).toBe(crowdOf - 1)
  })

  test('share one drawing of the same page when they are a crowd, and whoever comes later gets a new one', async ({
    site,
  }) => {
    const { pages, statuses, answers } = await comeAtOnce(site, 200, () => ({ url: '/chung?q=b' }))
    expect(statuses).toEqual([200])
    expect(pages).toBe(1)
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers.every(({ headers }) => headers['set-cookie'] === undefined)).toBe(true)
    expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(200)
    const { pages: later } = await comeAtOnce(site, 1, () => ({ url: '/chung?q=b' }))
    expect(later).toBe(1)
  })

  test('are never given the page of another address, another language or another person', async ({ site }) => {
    const hoa = site.as(official)
    const kinds: ((index: number) => InjectOptions)[] = [
      (index) => ({ url: `/chung?q=${index}` }),
      () => ({ url: '/rieng' }),
      () => ({ url: '/chung?q=c', headers: hoa }),
      () => ({ url: '/chung?q=c', headers: { cookie: 'mb_form=x' } }),
      () => ({ url: '/chung?q=c', headers: { cookie: 'mb_notice=x' } }),
      () => ({ url: '/chung?q=c', headers: { authorization: 'Bearer x' } }),
    ]
    for (const asked of kinds) expect((await comeAtOnce(site, 100, asked)).pages).toBe(100)

    const { answers } = await comeAtOnce(site, 200, (index) => ({ url: index % 2 ? '/en/chung?q=d' : '/chung?q=d' }))
    for (const [index, { body }] of answers.entries()) expect(body).toContain(index % 2 ? 'lang="en"' : 'lang="vi"')
  })

  test('are worked on a few at a time, in the order in which they came, and a failure gives its place free', async ({
    site,
  }) => {
    atOnce.most = 0
    const { answers } = await comeAtOnce(site, 100, () => ({ url: '/rieng' }))
    const numbers = answers.map(({ body }) => Number(/Bản vẽ số (\d+)/.exec(body)?.[1]))
    expect(numbers.slice(workedOnAtOnce)).toEqual(numbers.slice(workedOnAtOnce).toSorted((one, other) => one - other))
    await comeAtOnce(site, 100, (index) => ({ url: index % 3 ? `/chung?q=${index}` : '/rieng' }))
    await comeAtOnce(site, 100, () => ({ url: '/sai', headers: { cookie: 'mb_form=x' } }))
    expect((await comeAtOnce(site, workedOnAtOnce, () => ({ url: '/rieng' }))).statuses).toEqual([200])
    expect(atOnce).toEqual({ now: 0, most: workedOnAtOnce })
  })

  test('are told together that there is no such page', async ({ site }) => {
    const { statuses, pages } = await comeAtOnce(site, 100, () => ({ url: '/chung?q=khong-co' }))
    expect(statuses).toEqual([404])
    expect(pages).toBe(1)
  })

  test('do not get a page that was begun before an official changed something', async ({ site }) => {
    const { server } = site
    const crowd = comeAtOnce(site, 100, () => ({ url: '/chung?q=e' }))
    await wait(50)
    const { drawn: before } = (
      await server.inject({ method: 'POST', url: '/api/v1/change', headers: site.as(official), payload: {} })
    ).json<{ drawn: number }>()
    const after = await server.inject({ url: '/chung?q=e' })
    const number = Number(/Bản vẽ số (\d+)/.exec(after.body)?.[1])
    expect(number).toBeGreaterThan(before)
    await crowd
  })

  test('are sent away with a time to come back when it is hopeless, and served again when it is over', async ({
    site,
  }) => {
    const { answers } = await comeAtOnce(site, hopelessOf + 5, () => ({ url: '/chung?q=f' }))
    const away = answers.filter(({ statusCode }) => statusCode === 503)
    expect(away.length).toBe(5)
    expect(away[0]?.headers['retry-after']).toBe('10')
    expect((await site.server.inject({ url: '/chung?q=f' })).statusCode).toBe(200)
  })
})

test('a page that is the same for all holds no token of one person', async ({ site: { server } }) => {
  expect((await server.inject({ url: '/sai' })).statusCode).toBe(500)
})
