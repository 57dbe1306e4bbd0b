import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { countStatements } from '#kernel/db/statements.ts'
import { readSheet } from '#kernel/sheets/read-sheet.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { seedFeedbackWorld } from '#modules/feedback/testing.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { createOpinionForm } from './create-opinion-form.ts'
import { inviteAudience } from './invite-audience.ts'
import { opinionFormRoutes } from './routes.ts'
import { aForm, anOpenForm, replyTo } from './testing.ts'

const hostile = '<script>alert("ý kiến")</script>{{7*7}} =1+1 \' or 1=1 --'

let database: TestDatabase
let people: TestPeople
let site: TestServer
let tomorrow: TestServer
let code: string
let draft: string

/** As one of the system's callers, but done by this person. */
async function done<Result>(actor: OfficialActor | undefined, doer: (act: Act) => Promise<Result>): Promise<Result> {
  return perform(await callerOn(database, actor ? { actor } : {}), (act: Act) => doer(act), undefined)
}

beforeAll(async () => {
  database = await freshDatabase()
  people = await done(undefined, seedFeedbackWorld)
  ;({ code } = await done(undefined, (act) => anOpenForm(act, people)))
  ;({ code: draft } = await done(people.lan, (act) =>
    createOpinionForm(act, { ...aForm, title: 'Phiếu còn đang soạn' }),
  ))
  await done(undefined, (act) =>
    replyTo(act, code, { answers: { q1: ['Tán thành'], q4: [hostile] }, senderName: hostile, consent: true }),
  )
  await done(people.lan, (act) =>
    inviteAudience(act, { code, invitees: `${hostile.replaceAll(';', '')}; a@example.com` }),
  )
  site = await serveRoutes(database, opinionFormRoutes)
  tomorrow = await serveRoutes(database, opinionFormRoutes, fixedClock(new Date('2017-04-01T08:00:00+07:00')))
})

afterAll(async () => {
  await site.server.close()
  await tomorrow.server.close()
  await database.drop()
})

const look = (url: string, actor?: OfficialActor) => site.server.inject({ url, headers: actor ? site.as(actor) : {} })

async function send(
  url: string,
  fields: Record<string, string>,
  options: { page?: string; actor?: OfficialActor; times?: number } = {},
) {
  const proof = await formProof(site.server, options.page ?? url, options.actor ? site.as(options.actor) : {})
  const payload = new URLSearchParams({ ...fields, ...proof.fields }).toString()
  const post = () => site.server.inject({ method: 'POST', url, headers: proof.headers, payload })
  const first = await post()
  return options.times === 2 ? [first, await post()] : [first]
}

async function repliesOf(formCode: string): Promise<number> {
  const { lastNumber } = await database.db
    .selectFrom('opinionForm')
    .select('lastNumber')
    .where('code', '=', formCode)
    .executeTakeFirstOrThrow()
  return lastNumber
}

describe('whoever is asked', () => {
  test('sees what is open and not what is being written', async () => {
    const { body, statusCode } = await look('/phieu-lay-y-kien')
    expect(statusCode).toBe(200)
    expect(body).toContain(aForm.title)
    expect(body).not.toContain('Phiếu còn đang soạn')
    for (const url of [
      `/phieu-lay-y-kien/${draft}`,
      `/phieu-lay-y-kien/${draft}/phieu.pdf`,
      '/phieu-lay-y-kien/%3Cscript%3E',
    ])
      expect((await look(url)).statusCode).toBe(404)
  })

  test('answers without script and gets a receipt; the same form sent twice is one reply', async () => {
    const before = await repliesOf(code)
    const [first, second] = await send(`/phieu-lay-y-kien/${code}`, { q1: 'Tán thành', q4: 'Rất nên' }, { times: 2 })
    expect(first?.statusCode).toBe(303)
    expect(second?.headers.location).toBe(first?.headers.location)
    expect(await repliesOf(code)).toBe(before + 1)
    const receipt = await look(String(first?.headers.location))
    expect(receipt.body).toContain(`Ý kiến của bạn đã vào sổ tiếp nhận, số ${before + 1}.`)
    expect(receipt.body).not.toContain('Rất nên')
  })

  test('finds every word again when something was wrong', async () => {
    const before = await repliesOf(code)
    const [answer] = await send(`/phieu-lay-y-kien/${code}`, { q4: hostile, senderPhone: '12' })
    expect(answer?.statusCode).toBe(422)
    expect(answer?.body).toContain('&lt;script>')
    expect(answer?.body).not.toContain('<script>alert')
    expect(answer?.body).toContain('href="#field-senderPhone"')
    const [other] = await send(`/phieu-lay-y-kien/${code}`, { q4: 'Chữ đã viết' })
    expect(other?.statusCode).toBe(422)
    expect(other?.body).toContain('Câu này cần được trả lời')
    expect(other?.body).toContain('Chữ đã viết')
    expect(await repliesOf(code)).toBe(before)
  })

  test('who comes after the closing day is told so with 409, and keeps the words', async () => {
    const proof = await formProof(site.server, `/phieu-lay-y-kien/${code}`)
    const payload = new URLSearchParams({ q1: 'Tán thành', q4: 'Tôi đến muộn', ...proof.fields }).toString()
    const url = `/phieu-lay-y-kien/${code}`
    const late = await tomorrow.server.inject({ method: 'POST', url, headers: proof.headers, payload })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Phiếu đã hết hạn trả lời')
    expect(late.body).toContain('Tôi đến muộn')
    expect((await tomorrow.server.inject({ url })).body).not.toContain('name="_csrf"')
  })

  test('reads the frame of the page in English', async () => {
    const { body } = await look(`/en/phieu-lay-y-kien/${code}`)
    expect(body).toContain('Your reply')
    expect(body).toContain(aForm.title)
  })
})

describe('API', () => {
  const url = () => `/api/v1/opinion-forms/${code}/replies`
  const post = (payload: object, headers: Record<string, string> = {}, server = site.server) =>
    server.inject({ method: 'POST', url: url(), payload, headers })

  test('lists open forms and takes a reply once for one key', async () => {
    const list = (await look('/api/v1/opinion-forms')).json()
    expect(list).toMatchObject({
      total: 1,
      items: [{ code, agency: 'so-y-te', status: 'open', closesOn: '2017-03-31' }],
    })
    const before = await repliesOf(code)
    const key = { 'idempotency-key': 'mot-lan-thoi' }
    const first = await post({ answers: { q1: ['Tán thành'] } }, key)
    expect(first.statusCode).toBe(201)
    expect((await post({ answers: { q1: ['Tán thành'] } }, key)).json()).toEqual(first.json())
    expect(await repliesOf(code)).toBe(before + 1)
  })

  test('says what is wrong (422), what is over (409) and what is not there (404)', async () => {
    expect((await post({ answers: {} })).statusCode).toBe(422)
    expect((await post({ answers: { q1: ['Tán thành'] } }, {}, tomorrow.server)).statusCode).toBe(409)
    const hidden = await site.server.inject({
      method: 'POST',
      url: `/api/v1/opinion-forms/${draft}/replies`,
      payload: { answers: {} },
    })
    expect(hidden.statusCode).toBe(404)
  })
})

describe('the agency that asks', () => {
  const staff = () => `/can-bo/phieu-lay-y-kien/${code}`

  test('every page takes at most 11 statements, shows hostile text as text, and is no other agency’s', async () => {
    const pages = ['', '?xem=unevaluated', '/nhap-y-kien', '/y-kien/1'].map((rest) => `${staff()}${rest}`)
    for (const url of [
      '/can-bo/phieu-lay-y-kien',
      '/can-bo/phieu-lay-y-kien/lap-phieu',
      `/can-bo/phieu-lay-y-kien/${draft}/sua`,
      ...pages,
    ]) {
      const { result, statements } = await countStatements(() => look(url, people.hanh))
      expect([url, result.statusCode]).toEqual([url, 200])
      expect(statements.length).toBeLessThanOrEqual(11)
      expect(result.body.length).toBeLessThan(100_000)
      expect(result.body).not.toContain('<script>alert')
    }
    for (const url of [...pages, `${staff()}/so-tiep-nhan.xlsx`, `/can-bo/phieu-lay-y-kien/${draft}/sua`]) {
      expect((await look(url, people.minh)).statusCode).toBe(404)
      expect((await look(url)).statusCode).not.toBe(200)
    }
    expect((await look('/can-bo/phieu-lay-y-kien', people.minh)).body).not.toContain(aForm.title)
  })

  test('public pages take at most 11 statements too', async () => {
    for (const url of ['/phieu-lay-y-kien', `/phieu-lay-y-kien/${code}`]) {
      const { statements } = await countStatements(() => look(url))
      expect(statements.length).toBeLessThanOrEqual(11)
    }
  })

  test('a form is written in the editor: more rows on demand, nothing lost, then a draft', async () => {
    const page = '/can-bo/phieu-lay-y-kien/lap-phieu'
    const fields = { title: 'Phiếu mới của Sở', 'q1.label': 'Hỏi gì?', 'q1.kind': 'text', rows: '4' }
    const [more] = await send(`${page}/cau-hoi`, fields, { page, actor: people.lan })
    expect(more?.statusCode).toBe(200)
    expect(more?.body).toContain('Phiếu mới của Sở')
    expect(more?.body).toContain('name="q7.label"')
    const [wrong] = await send(page, fields, { actor: people.lan })
    expect(wrong?.statusCode).toBe(422)
    expect(wrong?.body).toContain('Hỏi gì?')
    const whole = {
      ...fields,
      about: 'draft-rule',
      documentTitle: 'Dự thảo',
      introduction: hostile,
      audience: 'Mọi người',
      ways: 'network',
      replyChannels: 'web',
      closesOn: '30/4/2017',
    }
    const [saved] = await send(page, whole, { actor: people.lan })
    expect(saved?.headers.location).toBe('/can-bo/phieu-lay-y-kien/phieu-moi-cua-so')
    expect((await look('/can-bo/phieu-lay-y-kien/phieu-moi-cua-so', people.lan)).body).not.toContain('<script>alert')
  })

  test('a sender is shown only after she was asked for', async () => {
    const page = `${staff()}/y-kien/1`
    const named = '&lt;script>alert(&quot;ý kiến&quot;)'
    const hidden = await look(page, people.son)
    expect(hidden.body).toContain('Xem người trả lời')
    const [seen] = await send(`${page}/nguoi-gui`, {}, { page, actor: people.son })
    expect(seen?.statusCode).toBe(200)
    expect(seen?.headers['cache-control']).toContain('no-store')
    expect(seen?.body).toContain(named)
    const without = await site.server.inject({
      method: 'POST',
      url: `${page}/nguoi-gui`,
      headers: site.as(people.son),
      payload: {},
    })
    expect(without.statusCode).not.toBe(200)
  })

  test('the register is a sheet with one row a reply and no names of senders', async () => {
    const { rawPayload, statusCode } = await look(`${staff()}/so-tiep-nhan.xlsx`, people.lan)
    expect(statusCode).toBe(200)
    const { rows } = await readSheet(rawPayload, [
      { key: 'number', headers: ['Số'], type: 'number' },
      { key: 'sender', headers: ['Người trả lời'], type: 'text' },
      { key: 'words', headers: ['4. Ý kiến khác'], type: 'text', optional: true },
    ])
    expect(rows).toHaveLength(await repliesOf(code))
    expect(rows[0]).toMatchObject({ number: 1, sender: 'Cá nhân', words: hostile })
  })

  test('the form is printed as PDF', async () => {
    const { rawPayload, headers } = await look(`/phieu-lay-y-kien/${code}/phieu.pdf`)
    expect(headers['content-type']).toContain('application/pdf')
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('deciding before everything is studied is refused with 409 and the words stay', async () => {
    const [closed] = await send(
      `${staff()}/ket-thuc`,
      { reason: 'Đã đủ ý kiến để tổng hợp.' },
      { page: staff(), actor: people.hanh },
    )
    expect(closed?.statusCode).toBe(303)
    const decision = { evaluation: 'Đa số tán thành.', decision: 'handle', decisionText: 'Sửa dự thảo theo ý kiến.' }
    const [refused] = await send(`${staff()}/quyet-dinh`, decision, { actor: people.hanh })
    expect(refused?.statusCode).toBe(409)
    expect(refused?.body).toContain('Còn ý kiến chưa được đánh giá')
    expect(refused?.body).toContain('Sửa dự thảo theo ý kiến.')

    const count = await repliesOf(code)
    const proof = await formProof(site.server, staff(), site.as(people.lan))
    const fields = new URLSearchParams({ evaluation: 'agree', ...proof.fields })
    for (let number = 1; number <= count; number++) fields.append('numbers', String(number))
    const evaluated = await site.server.inject({
      method: 'POST',
      url: `${staff()}/danh-gia`,
      headers: proof.headers,
      payload: fields.toString(),
    })
    expect(evaluated.statusCode).toBe(303)
    const [decided] = await send(`${staff()}/quyet-dinh`, decision, { actor: people.hanh })
    expect(decided?.statusCode).toBe(303)
    const { body } = await look(`/phieu-lay-y-kien/${code}`)
    expect(body).toContain('Kết quả lấy ý kiến')
    expect(body).toContain('Sửa dự thảo theo ý kiến.')
    expect(body).toContain('Kết thúc trước hạn. Lý do: Đã đủ ý kiến để tổng hợp.')
    expect(body).not.toContain('Rất nên')
  })
})
