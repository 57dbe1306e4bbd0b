import { get as httpGet, type IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { databaseWithCatalog } from '#modules/procedure/testing.ts'
import { aPublishedDecision } from '#modules/publication/testing.ts'
import { versionInForce } from './queries.ts'
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

  test('gets a file of the whole catalogue as any other file: with its length, in parts, and not again while it is the same', async () => {
    const url = '/du-lieu-mo/thu-tuc-hanh-chinh.csv'
    const whole = await get(url)
    const { etag = '', 'content-length': length } = whole.headers
    expect([length, etag]).toEqual([String(whole.rawPayload.length), expect.stringMatching(/^"[0-9a-f]{32}"$/)])
    const asked = (headers: Record<string, string>) => site.server.inject({ url, headers })
    expect((await asked({ 'if-none-match': String(etag) })).statusCode).toBe(304)
    const part = await asked({ range: 'bytes=3-20' })
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 3-20/${length}`])
    expect(part.rawPayload.equals(whole.rawPayload.subarray(3, 21))).toBe(true)
    expect((await asked({ range: 'bytes=-5' })).rawPayload.equals(whole.rawPayload.subarray(-5))).toBe(true)
    expect((await asked({ range: 'bytes=999999999-' })).statusCode).toBe(416)
    expect((await asked({ range: 'bytes=3-20', 'if-range': '"of-yesterday"' })).statusCode).toBe(200)
    const packed = await asked({ 'accept-encoding': 'br, gzip' })
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-length': String(packed.rawPayload.length),
    })
    expect(gunzipSync(packed.rawPayload).equals(whole.rawPayload)).toBe(true)
    const head = await site.server.inject({ method: 'HEAD', url })
    expect([head.headers['content-length'], head.headers.etag, head.body]).toEqual([length, etag, ''])
  })

  test('who only asks what there is does not have the file made', async () => {
    const other = await serveRoutes(database, routes)
    const path = '/du-lieu-mo/thu-tuc-hanh-chinh.jsonld'
    const { statusCode, headers } = await other.server.inject({ method: 'HEAD', url: path })
    expect([statusCode, headers['content-type'], headers['content-length']]).toEqual([
      200,
      'application/ld+json; charset=utf-8',
      undefined,
    ])
    const version = await versionInForce(database.reader, '2017-03-15')
    expect(other.world.made.find('thu-tuc-hanh-chinh.jsonld', version)).toBeUndefined()
    await other.server.close()
  })

  test('however slowly others read the whole catalogue, it is open for everybody', async () => {
    const address = await site.server.listen({ host: '127.0.0.1', port: 0 })
    const url = '/du-lieu-mo/thu-tuc-hanh-chinh.json'
    // Each takes the first bytes and then nothing for as long as the test lasts.
    const slow = await Promise.all(
      Array.from(
        { length: 10 },
        () =>
          new Promise<IncomingMessage>((resolve, reject) => {
            httpGet(`${address}${url}`, (answer) => resolve(answer.pause())).on('error', reject)
          }),
      ),
    )
    expect(slow.map(({ statusCode }) => statusCode)).toEqual(slow.map(() => 200))
    const answer = await fetch(`${address}${url}`)
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000_000)
    for (const one of slow) one.destroy()
  })

  test('is given the new text as soon as it is in force', async () => {
    const url = '/du-lieu-mo/thu-tuc-hanh-chinh.csv'
    const { etag } = (await get(url)).headers
    await sql`update procedure_revision set internal = true where id = (select id from procedure_revision
      where status = 'announced' and upper_inf(effective) and not internal limit 1)`.execute(database.ownerDb)
    expect((await get(url)).headers.etag).not.toBe(etag)
  })
})
