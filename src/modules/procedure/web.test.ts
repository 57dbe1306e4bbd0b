import { afterAll, beforeAll } from 'vitest'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { procedureRoutes } from './routes.ts'
import { describeSource } from './describe-source.ts'
import { exportSources } from './export-sources.ts'
import { databaseWithCatalog } from './testing.ts'

let database: TestDatabase
let site: TestServer
beforeAll(async () => {
  database = await databaseWithCatalog()
  site = await serveRoutes(database, procedureRoutes)
}, 120_000)
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function open(url: string) {
  const response = await site.server.inject({ url })
  return {
    status: response.statusCode,
    html: response.body,
    text: response.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
  }
}

async function ask(url: string) {
  const response = await site.server.inject({ url: `/api/v1${url}` })
  return { status: response.statusCode, type: response.headers['content-type'], body: response.json() }
}

describe('the list and its twin', () => {
  test('fifty procedures a page, from one statement', async () => {
    const { result, statements } = await countStatements(() => open('/thu-tuc-hanh-chinh'))

    expect(result.status).toBe(200)
    expect(result.html.match(/href="\/thu-tuc-hanh-chinh\/\d/g)?.length).toBe(50)
    expect(result.text).toContain('4.815')
    expect(statements.length).toBe(1)
    expect((await ask('/procedures')).body).toMatchObject({ total: 4815, page: 1, pageSize: 50 })
  })

  test('page and API find the same for the same words', async () => {
    const { html } = await open('/thu-tuc-hanh-chinh?q=dang%20ky%20khai%20sinh')
    const { body } = await ask('/procedures?q=dang%20ky%20khai%20sinh')

    const onPage = [...html.matchAll(/href="\/thu-tuc-hanh-chinh\/([\d.]+)"/g)].map((match) => match[1])
    expect(onPage).toEqual(body.items.map((item: { code: string }) => item.code))
    expect(body.items[0]).toMatchObject({
      name: 'Thủ tục đăng ký khai sinh',
      levels: ['commune'],
      sector: { code: 'G15-TP07', name: 'Hộ tịch' },
    })
    expect(html).toContain('value="dang ky khai sinh"')
  })

  test('a mended word is said, nothing found says what to do', async () => {
    expect((await open('/thu-tuc-hanh-chinh?q=khai+sihn')).text).toContain('“khai sinh”')
    expect((await open('/thu-tuc-hanh-chinh?q=zzzzqqqq')).text).toContain('Không tìm thấy thủ tục nào')
    expect((await ask('/procedures?q=zzzzqqqq')).body).toMatchObject({ items: [], total: 0 })
  })

  test('an address with nonsense shows the list; the API names the wrong field', async () => {
    expect((await open('/thu-tuc-hanh-chinh?level=moon&page=-3&q=')).text).toContain('4.815')
    expect(await ask('/procedures?level=moon')).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect((await ask('/procedures?page=0')).status).toBe(422)
  })

  test('what was typed is shown, never run', async () => {
    const { html } = await open(
      `/thu-tuc-hanh-chinh?q=${encodeURIComponent('"><script>alert(1)</script>')}&sector=${encodeURIComponent('<img src=x>')}`,
    )

    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
  })

  test('filters stay with the pages that follow', async () => {
    const { html } = await open('/thu-tuc-hanh-chinh?level=commune')

    expect(html).toContain('href="/thu-tuc-hanh-chinh?level=commune&amp;page=2"')
    expect((await ask('/procedures?sector=G15-TP07&level=commune')).body.total).toBeGreaterThan(5)
  })

  test('sectors can be browsed', async () => {
    const { status, html } = await open('/thu-tuc-hanh-chinh/linh-vuc')

    expect(status).toBe(200)
    expect(html).toContain('href="/thu-tuc-hanh-chinh?sector=G15-TP07"')
  })

  test('the pages speak English around the Vietnamese texts', async () => {
    expect((await open('/en/thu-tuc-hanh-chinh')).text).toContain('Administrative procedures')
  })
})

describe('one procedure and its twin', () => {
  test('is told in the order in which people ask, with a way to give feedback', async () => {
    const { status, html, text } = await open('/thu-tuc-hanh-chinh/1.001193')

    expect(status).toBe(200)
    expect(html).toMatch(/<h1>Thủ tục đăng ký khai sinh<\/h1>/)
    const order = [
      'Cần giấy tờ gì',
      'Nộp ở đâu, bao lâu, hết bao nhiêu tiền',
      'Nhận được gì',
      'Trình tự thực hiện',
      'Căn cứ pháp lý',
    ]
    const places = order.map((heading) => text.indexOf(heading))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((left, right) => left - right))
    expect(html).toContain('href="/phan-anh-kien-nghi/gui?thu-tuc=1.001193"')
  })

  test('the API gives the same parts, cleaned', async () => {
    const { status, body } = await ask('/procedures/1.001193')

    expect(status).toBe(200)
    expect(body).toMatchObject({ code: '1.001193', name: 'Thủ tục đăng ký khai sinh', competentAgency: null })
    expect(body.legalBases.length).toBeGreaterThan(3)
    expect(JSON.stringify(body)).not.toMatch(/\\t|\u00a0|Không có thông tin/)
  })

  test('blanks around the code do not matter', async () => {
    expect((await open('/thu-tuc-hanh-chinh/%201.001193')).status).toBe(200)
    expect((await ask('/procedures/1.001193%20')).status).toBe(200)
  })

  test('an unknown code is not found, on the page and in the API', async () => {
    expect((await open('/thu-tuc-hanh-chinh/9.999999')).status).toBe(404)
    const unknown = await ask('/procedures/9.999999')
    expect(unknown).toMatchObject({ status: 404, body: { code: 'procedure.not-found' } })
    expect(unknown.type).toContain('application/problem+json')
    expect((await open(`/thu-tuc-hanh-chinh/${encodeURIComponent("1' or '1'='1")}`)).status).toBe(404)
  })

  test('a day that is none is refused by the API', async () => {
    expect((await ask('/procedures/1.001193?on=2017-02-30')).status).toBe(422)
    expect((await ask('/procedures/1.001193?on=2015-01-01')).status).toBe(200)
  })

  test('every one of the 4,815 records can be shown', { timeout: 120_000 }, async () => {
    let shown = 0
    for await (const source of exportSources(database.reader, '2017-03-15')) if (describeSource(source)) shown++

    expect(shown).toBe(4815)
  })

  test('a few statements for the largest page', async () => {
    const { statements } = await countStatements(() => open('/thu-tuc-hanh-chinh/1.001193'))

    expect(statements.length).toBeLessThanOrEqual(2)
  })
})
