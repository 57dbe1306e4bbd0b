import { afterAll, beforeAll } from 'vitest'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { perform, type Act } from '#kernel/act.ts'
import { fixedClock } from '#kernel/clock.ts'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, callerOn, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { actorOf, person, seedPeople } from '#modules/agency/testing.ts'
import { announceRevisions, closeDrafts, endProcedures } from './announce-revisions.ts'
import { findProcedureContent } from './draft-queries.ts'
import { procedureRoutes } from './routes.ts'
import { saveDraft } from './save-draft.ts'
import { flushSearchMisses } from './search-miss-flush.ts'
import { startRevision } from './start-revision.ts'
import { databaseWithCatalog } from './testing.ts'

let database: TestDatabase
let site: TestServer
beforeAll(async () => {
  database = await databaseWithCatalog()
  site = await serveRoutes(database, procedureRoutes())
})
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

  test('begins with the first letter of the alphabet, not with a mark or a number before a name', async () => {
    const { html } = await open('/thu-tuc-hanh-chinh')
    const names = [...html.matchAll(/<li><a href="\/thu-tuc-hanh-chinh\/[\d.]+">([^<]+)<\/a>/g)].map(
      ([, name = '']) => name,
    )
    expect(names).toHaveLength(50)
    for (const name of names) expect(name).toMatch(/^[A-CÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬ]/iu)
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
    expect((await open('/thu-tuc-hanh-chinh?q=khai+sihn')).text).toContain('Có phải bạn tìm “khai sinh”?')
    const { html, text } = await open('/thu-tuc-hanh-chinh?q=zzzzqqqq')
    expect(text).toContain('Không tìm thấy thủ tục nào')
    for (const way of ['/thu-tuc-hanh-chinh/linh-vuc', '/thu-tuc-hanh-chinh/su-kien', '/phan-anh-kien-nghi/gui'])
      expect(html).toContain(`href="${way}"`)
    const nearly = await open('/thu-tuc-hanh-chinh?q=K%E1%BA%BFt+h%C3%B4n+bitcoin')
    expect(nearly.text).toContain('Không có thủ tục nào có đủ các chữ đã gõ')
    expect(nearly.html).toContain('href="/thu-tuc-hanh-chinh?q=k%E1%BA%BFt+h%C3%B4n"')
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

  test('what is found is narrowed by links that say how many are left, and every filter can be taken off again', async () => {
    const { html } = await open('/thu-tuc-hanh-chinh?q=khai+sinh')
    const [, href = '', count = ''] =
      /<a href="([^"]*sector=G15-TP07[^"]*)" rel="nofollow">Hộ tịch[^<]*<\/a> <span class="soft">\((\d+)\)/.exec(
        html,
      ) ?? []
    const { body } = await ask('/procedures?q=khai+sinh&facets=true')
    expect(body.facets.sector).toContainEqual({ value: 'G15-TP07', procedures: Number(count) })
    const narrowed = await open(href.replaceAll('&amp;', '&'))
    expect(narrowed.text).toContain('Lĩnh vực: Hộ tịch')
    expect(narrowed.html).toContain('<a class="facet-set" href="/thu-tuc-hanh-chinh?q=khai+sinh" rel="nofollow">')
    expect(narrowed.html).toContain('<input type="hidden" name="sector" value="G15-TP07"/>')
    const department = await open('/thu-tuc-hanh-chinh?agency=so-y-te')
    expect(department.html).toMatch(/level=commune" rel="nofollow">Cấp xã<\/a>/)
    const nothing = await open('/thu-tuc-hanh-chinh?q=khai+sinh&level=district')
    expect(nothing.html).toContain('<a href="/thu-tuc-hanh-chinh?q=khai+sinh">Bỏ các điều kiện lọc</a>')
  })

  test('suggestions while typing are few, may be kept a minute by everybody, and a question without words has none', async () => {
    const response = await site.server.inject({ url: '/api/v1/procedures/suggest?q=dang%20ky%20khai%20s' })
    expect(response.headers['cache-control']).toBe('public, max-age=60')
    expect(response.json().items.length).toBe(8)
    expect(response.json().items[0]).toEqual({ code: expect.any(String), name: expect.stringMatching(/khai s/i) })
    expect((await ask('/procedures/suggest?q=%20')).body).toEqual({ items: [] })
    expect((await ask(`/procedures/suggest?q=${'a'.repeat(501)}`)).status).toBe(422)
  })

  test('the decisions that announced procedures are one click away, from the list and from the foot of every page', async () => {
    const { html } = await open('/thu-tuc-hanh-chinh')
    expect(html.match(/href="\/cong-bo"/g)).toHaveLength(2)
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
    const { status, html } = await open('/thu-tuc-hanh-chinh/1.001193')

    expect(status).toBe(200)
    expect(html).toMatch(/<h1>Thủ tục đăng ký khai sinh<\/h1>/)
    const order = [
      'Cần giấy tờ gì',
      'Nộp ở đâu',
      'Bao lâu',
      'Hết bao nhiêu tiền',
      'Nhận được gì',
      'Trình tự thực hiện',
      'Căn cứ pháp lý',
    ]
    const places = order.map((heading) => html.indexOf(`<h2>${heading}</h2>`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((left, right) => left - right))
    expect(html).toContain('href="/phan-anh-kien-nghi/gui?thu-tuc=1.001193"')
  })

  test('remarks among the papers have no number, long ones wait behind a word, and a form without a file says where it is, once', async () => {
    const { html, text } = await open('/thu-tuc-hanh-chinh/1.001193')
    const papers = html.slice(html.indexOf('id="giay-to"'), html.indexOf('id="noi-nop"'))
    const listed = [...papers.matchAll(/<ol class="papers">.*?<\/ol>/gs)].map(([list]) => list).join('')
    expect(listed).toContain('<p>Giấy chứng sinh; trường hợp không có')
    expect(listed).not.toContain('Cơ quan đăng ký hộ tịch từ chối giải quyết')
    expect(papers).toMatch(/<summary>Lưu ý \(\d+\)<\/summary>/)
    expect(text).toContain('Cơ quan đăng ký hộ tịch từ chối giải quyết')
    expect(text).toContain('Xem tiếp phần còn lại')
    const forms = await open('/thu-tuc-hanh-chinh/1.014325')
    expect(forms.text.match(/tệp ở Cơ sở dữ liệu quốc gia, chưa có bản tại đây/g)).toHaveLength(1)
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

  test('the whole list offers the levels that there are: districts until July 2025, and not since', async () => {
    expect((await open('/thu-tuc-hanh-chinh')).html).toContain('?level=district')
    const now = await serveRoutes(database, procedureRoutes(), fixedClock(new Date('2026-11-27T09:00:00+07:00')))
    const { body } = await now.server.inject({ url: '/thu-tuc-hanh-chinh' })
    expect(body).toContain('?level=commune')
    expect(body).not.toContain('?level=district')
    await now.server.close()
  })

  test('a day that is none is refused by the API', async () => {
    expect((await ask('/procedures/1.001193?on=2017-02-30')).status).toBe(422)
    expect((await ask('/procedures/1.001193?on=2015-01-01')).status).toBe(200)
  })

  test('search engines read what it is, and no text of it can end the block', async () => {
    const { html } = await open('/thu-tuc-hanh-chinh/1.001193')
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(data)).toMatchObject({ '@type': 'GovernmentService', identifier: '1.001193' })
  })

  test('ways with the same time stand in one line', async () => {
    const { text } = await open('/thu-tuc-hanh-chinh/1.014325')

    expect(text).toContain('Trực tiếp, trực tuyến (một phần), dịch vụ bưu chính 06 ngày làm việc')
  })

  test('each of the longest texts is a page of less than 100 KB on the way, asked for with four statements', async () => {
    for (const code of ['1.014199', '1.013742', '2.001538', '1.115797', '1.115778', '1.115602', '2.002011']) {
      const { statements } = await countStatements(() => open(`/thu-tuc-hanh-chinh/${code}`))
      const { html, status } = await open(`/thu-tuc-hanh-chinh/${code}`)
      expect(status).toBe(200)
      expect(statements.length).toBeLessThanOrEqual(4)
      expect(gzipSync(html).length, code).toBeLessThan(60_000)
      expect(html.length, code).toBeLessThan(400_000)
    }
  })
})

describe('browsing', () => {
  test('by an event of a life: every procedure that the portal puts there, a page at a time', async () => {
    const { text } = await open('/thu-tuc-hanh-chinh/su-kien')
    expect(text).toContain('Có con nhỏ (41)')
    expect(text).toContain('Giải quyết khiếu kiện (123)')
    const { html } = await open('/thu-tuc-hanh-chinh/su-kien/co-con-nho')
    expect(html.match(/<li><a href="\/thu-tuc-hanh-chinh\/\d/g)?.length).toBe(41)
    expect((await open('/thu-tuc-hanh-chinh/su-kien/khong-co')).status).toBe(404)
    expect((await open('/en/thu-tuc-hanh-chinh/su-kien/co-con-nho')).text).toContain('Having a small child')
  })

  test('by an event of a business: said to be ours and of a day, and none of the sector is missing', async () => {
    const { text } = await open('/thu-tuc-hanh-chinh/su-kien/nop-thue')
    expect(text).toContain('lập ngày 27/11/2026, không phải của cơ quan ban hành')
    const { rows } = await sql<{ code: string }>`
      select p.code from procedure_revision r join procedure p on p.id = r.procedure_id
      where r.status = 'announced' and r.sector_code in ('G12-TC06', 'G12-TC18', 'BTC_QLT')
        and (r.applicant_kinds = '{}' or r.applicant_kinds && array['business', 'cooperative', 'organization'])`.execute(
      database.reader,
    )
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => open(`/thu-tuc-hanh-chinh/su-kien/nop-thue?page=${page}`)),
    )
    const html = pages.map((each) => each.html).join('')
    expect(rows.length).toBeGreaterThan(60)
    expect(rows.filter(({ code }) => !html.includes(`href="/thu-tuc-hanh-chinh/${code}"`))).toEqual([])
  })

  test('by agency: what is suggested for each department', async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from procedure_revision
      where status = 'announced' and competent_agency_code = 'so-y-te'`.execute(database.reader)
    await perform(await callerOn(database), seedPeople, undefined)
    const { html } = await open('/thu-tuc-hanh-chinh/co-quan')
    expect(html).toContain(`<a href="/thu-tuc-hanh-chinh?agency=so-y-te">Sở Y tế</a> (${rows[0]?.count})`)
  })
})

describe('a procedure that was amended, and one that has ended', () => {
  const birth = '/thu-tuc-hanh-chinh/1.001193'
  const decision = { number: '512/QĐ-UBND', on: '2017-03-20', issuer: 'Chủ tịch UBND tỉnh Sóc Trăng' }
  beforeAll(async () => {
    const caller = await callerOn(database)
    await perform(
      caller,
      async (act) => {
        const agency = await act.tx
          .selectFrom('agency')
          .select('id')
          .where('code', '=', 'so-y-te')
          .executeTakeFirstOrThrow()
        const people = { lan: await person(act, 'nga', 'Nguyễn Thị Nga', 'so-y-te', 'focal-point') }
        const agencyId = agency.id
        const asLan = actAs(act, people.lan)
        const revisionId = await startRevision(asLan, { code: '1.001193', agencyId })
        const content = await findProcedureContent(act.tx, revisionId)
        if (!content) throw new Error('no text')
        const changed = { ...content, requirements: 'Người nộp đã đủ mười tám tuổi tròn.' }
        await saveDraft(asLan, { revisionId, version: 1, content: changed })
        await closeDrafts(act, [revisionId])
        await announceRevisions(act, decision, [{ revisionId, effectiveOn: '2017-06-01' }])
        const [ended, successor] = await act.tx
          .selectFrom('procedure')
          .select(['id', 'code'])
          .where('code', 'in', ['1.014325', '1.014199'])
          .orderBy('code', 'desc')
          .execute()
        const successorProcedureId = successor?.id ?? ''
        await endProcedures(act, decision, [
          { procedureId: ended?.id ?? '', change: 'replaced', endedOn: '2017-03-10', successorProcedureId },
        ])
      },
      undefined,
    )
  }, 60_000)

  test('before the day the old text is shown and the new one announced; on the day the new one, and nothing was flipped', async () => {
    const before = await open(birth)
    expect(before.text).not.toContain('đã đủ mười tám tuổi tròn')
    expect(before.text).toContain(
      'Từ 01/06/2017 áp dụng nội dung mới theo Quyết định số 512/QĐ-UBND ngày 20/03/2017 của Chủ tịch UBND tỉnh Sóc Trăng',
    )
    const course = before.html.slice(before.html.indexOf('id="lich-su"'))
    for (const part of [before.html, course]) expect(part).toContain('href="/cong-bo/512-qd-ubnd-2017"')
    expect(before.html).toContain(`href="${birth}?on=2017-06-01"`)

    const later = await serveRoutes(database, procedureRoutes(), fixedClock(new Date('2017-06-01T00:00:00+07:00')))
    const { body } = await later.server.inject({ url: birth })
    expect(body).toContain('đã đủ mười tám tuổi tròn')
    expect(body).not.toContain('áp dụng nội dung mới')
    await later.server.close()
  })

  test('as of a day: said before anything else, with the way back to the present text', async () => {
    const { text, html } = await open(`${birth}?on=2017-06-01`)
    expect(text).toContain('Đang xem nội dung áp dụng ngày 01/06/2017, không phải nội dung hôm nay.')
    expect(html).toContain(`<a href="${birth}">Xem nội dung áp dụng hôm nay</a>`)
    expect(text).toContain('đã đủ mười tám tuổi tròn')
    expect((await ask('/procedures/1.001193?on=2017-06-01')).body).toMatchObject({
      from: '2017-06-01',
      decision: { number: '512/QĐ-UBND' },
      state: 'in-force',
    })
    for (const [typed, said] of [
      ['ngay-mai', 'ngay-mai'],
      ['2017-02-30', '2017-02-30'],
      ['2017-03-01&on=2017-03-02', '2017-03-01,2017-03-02'],
    ]) {
      const none = await open(`${birth}?on=${typed}`)
      expect(none.status).toBe(200)
      expect(none.text).toContain(`“${said}” không phải là một ngày có thật`)
      expect(none.text).not.toContain('Đang xem nội dung')
    }
    expect((await open(`${birth}?on=`)).text).not.toContain('không phải là một ngày')
    expect((await open(`/en${birth}?on=2017-02-30`)).text).toContain('“2017-02-30” is not a day')
  })

  test('of a day long before an import nobody says that its text applied then: the source does not say since when', async () => {
    const { text } = await open(`${birth}?on=2012-01-01`)
    expect(text).toContain(
      'Nguồn không ghi nội dung này áp dụng từ ngày nào, nên chưa rõ ngày 01/01/2012 nội dung này đã được áp dụng chưa.',
    )
    expect(text).not.toContain('Đang xem nội dung áp dụng ngày 01/01/2012')
  })

  test('a day is chosen on the page of the changes, written as people write it', async () => {
    const { html } = await open(`${birth}/lich-su`)
    const form = /<form[^>]*action="([^"]+)"[^>]*>(?:(?!<\/form>).)*name="on"/.exec(html)
    expect(form?.[1]).toBe(birth)
    expect((await open(`${birth}?on=01%2F06%2F2017`)).text).toContain('Đang xem nội dung áp dụng ngày 01/06/2017')
  })

  test('what changed is marked, between any two texts', async () => {
    const { html, status } = await open(`${birth}/lich-su`)
    expect(status).toBe(200)
    expect(html).toContain('<ins>')
    expect(html).toContain('đã đủ mười tám tuổi tròn')
    const { body } = await ask('/procedures/1.001193/differences')
    expect(body.parts.map(({ part }: { part: string }) => part)).toEqual(['requirements'])
    expect((await ask('/procedures/1.001193/revisions')).body.items).toHaveLength(2)
  })

  test('one that was replaced answers with the decision and with what stands in its place', async () => {
    const { status, text, html } = await open('/thu-tuc-hanh-chinh/1.014325')
    expect(status).toBe(200)
    expect(text).toContain('Từ ngày 10/03/2017 thủ tục này được thay thế theo Quyết định số 512/QĐ-UBND')
    expect(html).toContain('href="/thu-tuc-hanh-chinh/1.014199"')
    const { body } = await ask('/procedures/1.014325')
    expect(body).toMatchObject({ state: 'ended', ending: { change: 'replaced', successor: { code: '1.014199' } } })
  })

  test('one that ended is found by its code, and said not to be among those that apply', async () => {
    const { text, html } = await open('/thu-tuc-hanh-chinh?q=1.014325')
    expect(text).toContain('Thủ tục mang mã này, không nằm trong danh sách đang áp dụng hôm nay')
    expect(html).toContain('href="/thu-tuc-hanh-chinh/1.014325"')
    expect((await open('/thu-tuc-hanh-chinh?q=1.001193')).text).not.toContain('Thủ tục mang mã này')
  })
})

describe('the words by which procedures are found', () => {
  test('what nobody found reaches the control authority, which teaches it, and the next who searches finds it', async () => {
    const caller = await callerOn(database)
    const { hoa, lan } = await perform(caller, async (act) => peopleOf(act), undefined)
    await flushSearchMisses(caller)
    const typed = 'zuzu+wibu'
    expect((await open(`/thu-tuc-hanh-chinh?q=${typed}`)).text).toContain('Không tìm thấy thủ tục nào')
    await open('/thu-tuc-hanh-chinh?q=0912345678+zzqq')
    await open('/thu-tuc-hanh-chinh?q=karaoke')
    await open('/thu-tuc-hanh-chinh?q=khai+sihn')
    await open('/thu-tuc-hanh-chinh?q=004946')
    await flushSearchMisses(caller)

    const desk = await site.server.inject({ url: '/can-bo/tim-kiem', headers: site.as(hoa) })
    expect(desk.body).toContain('href="/can-bo/tim-kiem?ngay=30&amp;tu=zuzu+wibu#them-tu"')
    expect(desk.body).not.toContain('0912')
    const [nothing = '', mended = ''] = desk.body.split('Chỉ thấy sau khi sửa hoặc bớt chữ')
    expect(nothing).toContain('>004946<')
    expect(desk.body).not.toContain('>karaoke<')
    expect(nothing).not.toContain('>khai sihn<')
    expect(mended).toContain('>khai sihn<')
    expect((await site.server.inject({ url: '/can-bo/tim-kiem', headers: site.as(lan) })).statusCode).toBe(404)

    const proof = await formProof(site.server, '/can-bo/tim-kiem?tu=zuzu+wibu', site.as(hoa))
    const send = (fields: Record<string, string>) =>
      site.server.inject({
        method: 'POST',
        url: '/can-bo/tim-kiem',
        headers: proof.headers,
        payload: new URLSearchParams({ ...proof.fields, ...fields }).toString(),
      })
    const word = { kind: 'everyday', phrase: 'zuzu wibu', source: 'Người dân tìm' }
    const empty = await send({ ...word, meanings: ' \n ' })
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('value="zuzu wibu"')
    expect((await send({ ...word, meanings: 'đăng ký kết hôn\n\n đăng ký khai tử ' })).statusCode).toBe(303)
    expect((await ask(`/procedures?q=${typed}`)).body.items[0].name).toMatch(/đăng ký (kết hôn|khai tử)/i)
    const again = await site.server.inject({
      method: 'POST',
      url: '/api/v1/search-synonyms',
      headers: { ...site.as(hoa), 'content-type': 'application/json' },
      payload: { kind: 'everyday', phrase: 'ZUZU WIBU', meanings: ['khai sinh'] },
    })
    expect(again.statusCode).toBe(409)
    expect(again.json()).toMatchObject({ code: 'procedure.synonym-known' })

    const list = await site.server.inject({ url: '/api/v1/search-synonyms?q=zuzu+wibu', headers: site.as(hoa) })
    const [{ synonymId }] = list.json().items
    const end = () =>
      site.server.inject({
        method: 'POST',
        url: `/api/v1/search-synonyms/${synonymId}/end`,
        headers: { ...site.as(hoa), 'content-type': 'application/json' },
        payload: {},
      })
    expect((await end()).statusCode).toBe(200)
    expect((await end()).statusCode).toBe(409)
    expect((await ask(`/procedures?q=${typed}`)).body).toMatchObject({ total: 0 })
  })
})

/** Those of the control authority and of the health department, who may stand in this database already. */
async function peopleOf(act: Act) {
  const known = await act.tx.selectFrom('official').select('id').where('code', '=', 'hoa').executeTakeFirst()
  if (!known) return seedPeople(act)
  const other = await act.tx.selectFrom('official').select('id').where('code', '=', 'lan').executeTakeFirstOrThrow()
  return { hoa: await actorOf(act, known.id), lan: await actorOf(act, other.id) }
}
