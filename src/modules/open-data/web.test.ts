import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { databaseWithCatalog } from '#modules/procedure/testing.ts'
import { aPublishedDecision } from '#modules/publication/testing.ts'
import { routes } from '../../routes.ts'

describe('whoever wants the data', { timeout: 240_000 }, () => {
  let database: TestDatabase
  let site: TestServer
  beforeAll(async () => {
    database = await databaseWithCatalog()
    site = await serveRoutes(database, routes)
  })
  afterAll(async () => {
    await site.server.close()
    await database.drop()
  })
  const get = (url: string) => site.server.inject({ url })

  test('gets every procedure in force but the internal ones, in each kind of file the same ones', async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from procedure_revision
      where status = 'announced' and upper_inf(effective) and not internal`.execute(database.ownerDb)
    const count = Number(rows[0]?.count)
    const csv = (await get('/du-lieu-mo/thu-tuc-hanh-chinh.csv')).body
    const json = (await get('/du-lieu-mo/thu-tuc-hanh-chinh.json')).json<{ items: { code: string }[] }>()
    const graph = (await get('/du-lieu-mo/thu-tuc-hanh-chinh.jsonld')).json<{ '@graph': { '@id': string }[] }>()
    expect(csv.startsWith('\uFEFFMã thủ tục,Tên thủ tục')).toBe(true)
    expect(csv.split(/\r\n(?=[^\r\n])/).length - 1).toBe(count)
    expect(json.items.length).toBe(count)
    expect(graph['@graph'].filter((node) => JSON.stringify(node).includes('"cpsv:PublicService"')).length).toBe(count)
    expect(new Set(graph['@graph'].map((node) => node['@id'])).size).toBe(graph['@graph'].length)
  })

  test('gets one procedure by its code, and 404 for one that is not there', async () => {
    const { statusCode, headers, body } = await get('/du-lieu-mo/thu-tuc-hanh-chinh/1.000080.jsonld')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toContain('application/ld+json')
    expect(body).toContain('/thu-tuc-hanh-chinh/1.000080')
    expect((await get('/du-lieu-mo/thu-tuc-hanh-chinh/9.999999.jsonld')).statusCode).toBe(404)
  })

  test('follows the changes, finds all pages by the sitemap that robots.txt names, and reads how to use it all', async () => {
    const { code } = await perform(await callerOn(database), (act) => aPublishedDecision(act), undefined)
    const feed = (await get('/du-lieu-mo/thay-doi.atom')).body
    expect(/<entry>\s+<id>.*<\/id>\s+<title>(.*)<\/title>/.exec(feed)?.[1]).toBe(
      `${code} – Cấp giấy phép hoạt động phòng khám (Quyết định số 512/QĐ-UBND ngày 15/03/2017)`,
    )
    expect(feed).toContain(
      '<summary>Nội dung có hiệu lực từ ngày 01/06/2017. Quyết định số 512/QĐ-UBND ngày 15/03/2017.</summary>',
    )
    const robots = (await get('/robots.txt')).body
    const index = /Sitemap: \S+?(\/sitemap\.xml)/.exec(robots)?.[1] ?? ''
    const part = /<loc>[^<]*?(\/sitemap\/1\.xml)<\/loc>/.exec((await get(index)).body)?.[1] ?? ''
    expect((await get(part)).body.match(/<url>/g)?.length).toBeGreaterThan(4_000)
    expect((await get('/sitemap/99.xml')).statusCode).toBe(404)
    const page = (await get('/du-lieu-mo')).body
    for (const name of ['.csv', '.json', '.jsonld', 'thay-doi.atom']) expect(page).toContain(`${name}"`)
  })

  test('who asks for the whole catalogue while three others are being served is told when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => get('/du-lieu-mo/thu-tuc-hanh-chinh.csv')))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 200, 200, 429, 429])
    expect((await get('/du-lieu-mo/thu-tuc-hanh-chinh.csv')).statusCode).toBe(200)
  })
})
