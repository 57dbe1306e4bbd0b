import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { importCalendar } from '#kernel/calendar/import-calendar.ts'
import { readCalendarFiles } from '#kernel/calendar/calendar-files.ts'
import { loadCalendar } from '#kernel/calendar/load-calendar.ts'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { portalRoutes } from './routes.ts'

/** Roles are all that these pages ask of an official. */
function officialWith(role: string, id: string): OfficialActor {
  const posts = [{ agencyId: '00000000-0000-7000-8000-000000000001', role }]
  return { kind: 'official', accountId: id, officialId: id, name: 'Lan', posts, agencyRoles: {} }
}

let database: TestDatabase
const people = {
  administrator: officialWith('administrator', '00000000-0000-7000-8000-00000000000a'),
  other: officialWith('handler', '00000000-0000-7000-8000-00000000000b'),
}
let site: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  await perform(await callerOn(database), importCalendar, readCalendarFiles())
  site = await serveRoutes(database, portalRoutes)
})

afterAll(async () => {
  await site.server.close()
  await database.drop()
})

const look = (url: string, actor?: OfficialActor) => site.server.inject({ url, headers: actor ? site.as(actor) : {} })

async function send(url: string, actor: OfficialActor, fields: Record<string, string>) {
  const proof = await formProof(site.server, '/can-bo/lich', site.as(actor))
  const payload = new URLSearchParams({ ...fields, ...proof.fields }).toString()
  return site.server.inject({ method: 'POST', url, headers: proof.headers, payload })
}

describe('the start page', () => {
  test('leads to procedures, to the form and to tracking, in both languages, with few statements', async () => {
    await look('/')
    const { result, statements } = await countStatements(() => look('/'))
    expect(result.statusCode).toBe(200)
    expect(statements.length).toBeLessThanOrEqual(1)
    for (const href of [
      '/thu-tuc-hanh-chinh',
      '/phan-anh-kien-nghi/gui',
      '/phan-anh-kien-nghi/tra-cuu',
      '/noi-tiep-nhan',
    ])
      expect(result.body).toContain(`"${href}"`)
    expect(result.body).toContain('search-suggest.js')
    expect((await look('/en')).body).toContain('Send feedback')
  })

  test('search engines are told what is not for them', async () => {
    const { body, headers } = await look('/robots.txt')
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toContain('Disallow: /phan-anh-kien-nghi/tra-cuu')
    expect(body).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m)
  })
})

describe('calendar and legal periods', () => {
  test('everyone signed in reads which periods there are, by which ground, and which years are not announced', async () => {
    const { result, statements } = await countStatements(() => look('/can-bo/lich?nam=2017', people.other))
    expect(statements.length).toBeLessThanOrEqual(11)
    for (const said of [
      '5 ngày làm việc',
      'Điểm d khoản 1 Điều 9 Nghị định số 20/2008/NĐ-CP',
      'chưa chắc chắn',
      'Chưa công bố',
      'Quốc khánh',
    ])
      expect(result.body).toContain(said)
    expect(result.body).not.toContain('<form class="form" action="/can-bo/lich')
    expect((await look('/can-bo/lich')).headers.location).toContain('/dang-nhap')
  })

  test('an administrator announces a year, and deadlines may fall into it', async () => {
    const wrong = await send('/can-bo/lich/nam', people.administrator, {
      year: '2027',
      basis: 'Công văn 1/VPCP',
      days: '02/09/2027 Quốc khánh\n31/02/2027 Không có',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('31/02/2027 Không có')
    const taken = await send('/can-bo/lich/nam', people.administrator, {
      year: '2027',
      basis: 'Công văn 1/VPCP',
      days: '01/01/2027 Tết Dương lịch\n02/09/2027 Quốc khánh\n03/09/2027 Quốc khánh (nghỉ bù)',
    })
    expect(taken.statusCode).toBe(303)
    const calendar = await loadCalendar(database.reader)
    expect(calendar.knownThrough).toBe('2027-12-31')
    expect(calendar.holidays.get('2027-09-03')).toContain('nghỉ bù')
  })

  test('a day off, an exchange and a new length are taken with their document, and refused when they cannot be', async () => {
    const basis = 'Công văn 2/VPCP'
    const day = { date: '24/11/2026', kind: 'holiday', name: 'Ngày thêm', basis }
    const first = await send('/can-bo/lich/ngay-nghi', people.administrator, { ...day, date: '25/11/2026' })
    expect(first.statusCode).toBe(303)
    const again = await send('/can-bo/lich/ngay-nghi', people.administrator, { ...day, date: '25/11/2026' })
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('Ngày này đã có trong lịch')
    const swap = { offOn: '26/11/2026', workedOn: '28/11/2026', basis }
    expect((await send('/can-bo/lich/hoan-doi', people.administrator, swap)).statusCode).toBe(303)
    const odd = await send('/can-bo/lich/hoan-doi', people.administrator, { ...swap, workedOn: '27/11/2026' })
    expect(odd.body).toContain('Phải là thứ Bảy hoặc Chủ nhật')
    const rule = {
      rule: 'feedback.handle',
      days: '10',
      unit: 'working-day',
      origin: 'province',
      from: '01/06/2017',
      basis,
    }
    expect((await send('/can-bo/lich/thoi-han', people.administrator, rule)).statusCode).toBe(303)
    expect((await look('/can-bo/lich', people.other)).body).toContain('10 ngày làm việc')
    const ladder = { ...rule, rule: 'reminder.chairman', days: '7', from: '02/06/2017' }
    expect((await send('/can-bo/lich/thoi-han', people.administrator, ladder)).statusCode).toBe(303)
    const shown = (await look('/can-bo/lich', people.other)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(shown).toMatch(/báo Chủ tịch UBND tỉnh, số ngày trễ 7 ngày làm việc Công văn 2\/VPCP/)
  })

  test('nobody else can change it', async () => {
    const proof = await formProof(site.server, '/can-bo/lich', site.as(people.administrator))
    const payload = new URLSearchParams({ ...proof.fields, year: '2028', basis: 'x' }).toString()
    const headers = { ...proof.headers, ...site.as(people.other) }
    expect((await site.server.inject({ method: 'POST', url: '/can-bo/lich/nam', headers, payload })).statusCode).toBe(
      404,
    )
  })
})

test('the page of patterns opens for officials only', async () => {
  expect((await look('/can-bo/giao-dien', people.other)).body).toContain('Mẫu giao diện')
  expect((await look('/can-bo/giao-dien')).statusCode).toBe(303)
})
