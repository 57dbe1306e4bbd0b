import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act.ts'
import { countStatements } from '#kernel/db/statements.ts'
import { callerOn } from '#kernel/testing/fixtures.ts'
import { testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { draftAnswer } from './draft-answer.ts'
import { submitFeedback } from './submit-feedback.ts'
import { aSubmission, type TestFeedback } from './testing.ts'
import { itemUrl, openFeedbackApi, type FeedbackApiSite } from './testing/api-site.ts'

let api: FeedbackApiSite
let database: FeedbackApiSite['database']
let people: TestPeople
let look: FeedbackApiSite['look']
let send: FeedbackApiSite['send']
let given: FeedbackApiSite['given']

beforeAll(async () => {
  api = await openFeedbackApi()
  ;({ database, people, look, send, given } = api)
})

afterAll(() => api.close())

/** Wrong secrets of one test must not slow down the next. */
beforeEach(() => database.ownerDb.deleteFrom('feedbackAttempt').execute())

const { channel: _, files: __, ...body } = aSubmission

async function countFeedback(): Promise<number> {
  const { count } = await database.ownerDb
    .selectFrom('feedback')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

describe('sending feedback by program', () => {
  test('a program sends what a citizen would send, and gets code and secret once', async () => {
    const answer = await send('/api/v1/feedback', body)
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['cache-control']).toContain('no-store')
    const sent = answer.json()
    expect(sent).toMatchObject({
      status: 'submitted',
      receivedAt: '2017-03-15T02:00:00.000Z',
      receivingAgency: { code: 'so-tu-phap' },
      trackingUrl: 'http://localhost:3000/phan-anh-kien-nghi/tra-cuu',
    })
    const own = await look(`/api/v1/feedback/${sent.code}`, { secret: sent.secret })
    expect(own.json()).toMatchObject({ view: 'sender', channel: 'api', text: body.text, status: 'submitted' })
    expect(own.headers['cache-control']).toContain('no-store')
  })

  test('what a program sends and what the page sends are the same record', async () => {
    const { code } = (await send('/api/v1/feedback', body)).json()
    const byPage = await perform(await callerOn(database), submitFeedback, aSubmission)
    const rows = await database.ownerDb
      .selectFrom('feedback')
      .select(['channel', 'kind', 'ground', 'text', 'status', 'quoting', 'receivedOn', 'receivingAgencyId'])
      .where('code', 'in', [code, byPage.feedback.code])
      .execute()
    const [first, second] = rows.map(({ channel: _channel, ...rest }) => rest)
    expect(rows.map(({ channel }) => channel).toSorted()).toEqual(['api', 'web'])
    expect(first).toEqual(second)
  })

  test('nobody writes what is not hers to write: status, register, handler are kept out', async () => {
    const forged = { ...body, status: 'published', registerNumber: 1, channel: 'phone', enteredBy: randomUUID() }
    const { code, secret } = (await send('/api/v1/feedback', forged)).json()
    expect((await look(`/api/v1/feedback/${code}`, { secret })).json()).toMatchObject({
      status: 'submitted',
      register: null,
      channel: 'api',
    })
  })

  test.each([
    ['text too long', { ...body, text: 'a'.repeat(20_001) }, 'text', 'too-long'],
    ['text missing', { ...body, text: undefined }, 'text', 'required'],
    ['text a number', { ...body, text: 7 }, 'text', 'invalid'],
    ['text a list', { ...body, text: ['a'] }, 'text', 'invalid'],
    ['ground unknown', { ...body, ground: 'revenge' }, 'ground', 'not-an-option'],
    ['no consent', { ...body, consent: false }, 'consent', 'consent-required'],
    ['telephone of letters', { ...body, senderPhone: 'abc' }, 'senderPhone', 'invalid-phone'],
    [
      'nowhere to reach her',
      { ...body, senderPhone: undefined, senderEmail: undefined },
      'senderPhone',
      'phone-or-email-required',
    ],
    ['agency not there', { ...body, accusedAgencyCode: 'khong-co' }, 'accusedAgencyCode', 'not-an-option'],
    ['agency with a NUL', { ...body, accusedAgencyCode: 'a\u0000' }, 'body', 'invalid'],
    ['a list', [body], 'body', 'invalid'],
  ])('%s is said at its field, and nothing is kept', async (_name, payload, field, code) => {
    const before = await countFeedback()
    const answer = await send('/api/v1/feedback', payload)
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json().problems).toContainEqual(expect.objectContaining({ field, code }))
    expect(await countFeedback()).toBe(before)
  })

  test.each([
    ['broken JSON', 'application/json', '{"text": ', 422, 'invalid'],
    ['a form', 'application/x-www-form-urlencoded', 'text=a', 422, 'invalid'],
    ['plain text', 'text/plain', 'a', 422, 'invalid'],
    ['two megabytes', 'application/json', JSON.stringify({ ...body, text: 'a'.repeat(2_000_000) }), 413, 'too-large'],
  ])('%s is refused with a stable code', async (_name, type, payload, status, code) => {
    const answer = await api.site.server.inject({
      method: 'POST',
      url: '/api/v1/feedback',
      headers: { 'content-type': type },
      payload,
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ status, code })
  })

  test('two equal requests at the same time with one key make one record and get one answer', async () => {
    const before = await countFeedback()
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => send('/api/v1/feedback', body, { key })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect(await countFeedback()).toBe(before + 1)
  })

  test('fifty at once are all taken, each with a code and a secret of its own', async () => {
    const before = await countFeedback()
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('/api/v1/feedback', body)))
    expect(answers.every(({ statusCode }) => statusCode === 201)).toBe(true)
    expect(new Set(answers.map((answer) => answer.json().code)).size).toBe(50)
    expect(new Set(answers.map((answer) => answer.json().secret)).size).toBe(50)
    expect(await countFeedback()).toBe(before + 50)
  })
})

describe('following an item', () => {
  test('the sender sees course, deadlines with their receipts and what she may do', async () => {
    const item = await given('transferred')
    const seen = (await look(itemUrl(item), { secret: item.secret })).json()
    expect(seen).toMatchObject({
      view: 'sender',
      status: 'transferred',
      register: expect.stringMatching(/^\d+\/2017$/),
    })
    expect(seen.allowedMoves).toEqual(['withdraw'])
    const clock = seen.clocks.find((candidate: { rule: string }) => candidate.rule === 'feedback.handle')
    expect(clock).toMatchObject({ state: 'running', agency: { code: testAgencies.health } })
    expect(clock.receipt.lines[0]).toEqual({ date: '2017-03-15', counted: false, reason: 'start' })
    expect(seen.timeline.map((event: { name: string }) => event.name)).toEqual(['submitted', 'accepted', 'transferred'])
  })

  test('a draft is not shown to the sender, an approved answer is', async () => {
    const drafted = await given('answer-drafted')
    expect((await look(itemUrl(drafted), { secret: drafted.secret })).json().answers).toEqual([])
    const answered = await given('answered')
    const seen = (await look(itemUrl(answered), { secret: answered.secret })).json()
    expect(seen.answers).toMatchObject([{ outcome: 'explained', rating: null }])
    expect(seen.allowedMoves).toEqual(['reopen', 'rate'])
  })

  test('a wrong secret, an unknown code and a code that cannot be are the same 404', async () => {
    const item = await given('submitted')
    const answers = [
      await look(itemUrl(item), { secret: 'wrong' }),
      await look('/api/v1/feedback/PA-2222-3333', { secret: item.secret }),
      await look('/api/v1/feedback/%00', { secret: item.secret }),
      await look(itemUrl(item)),
    ]
    const problems = answers.map((answer) => ({ ...answer.json(), requestId: '' }))
    expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1)
    expect(problems[0]).toMatchObject({ status: 404, code: 'feedback.not-found' })
  })

  test('whoever goes on guessing must wait, and the secret of one item opens no other', async () => {
    const [mine, other] = [await given('submitted'), await given('submitted')]
    expect((await look(itemUrl(other), { secret: mine.secret })).statusCode).toBe(404)
    for (let guess = 0; guess < 5; guess++) await look(itemUrl(mine), { secret: `guess-${guess}` })
    const answer = await look(itemUrl(mine), { secret: 'one more' })
    expect(answer.statusCode).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('guesses of a neighbour behind the same address do not keep the right secret out, but do not go on for ever', async () => {
    const [mine, other] = [await given('submitted'), await given('submitted')]
    for (let guess = 0; guess < 7; guess++) await look(itemUrl(other), { secret: `guess-${guess}` })
    expect((await look(itemUrl(other), { secret: other.secret })).statusCode).toBe(429)
    expect((await look(itemUrl(mine), { secret: mine.secret })).statusCode).toBe(200)
    const codes = [...'23456789ABCDEFGHJKMNPQRSTVWXYZ'].flatMap((at) => [`PA-2222-222${at}`, `PA-3333-333${at}`])
    for (const code of codes.slice(0, 40)) await look(`/api/v1/feedback/${code}`, { secret: 'guess' })
    expect((await look(`/api/v1/feedback/${codes[41]}`, { secret: 'guess' })).statusCode).toBe(429)
  })

  test('an official sees what the pages let her do, and never who sent it', async () => {
    const item = await given('transferred')
    const answer = await look(itemUrl(item), { as: people.lan })
    expect(answer.json()).toMatchObject({ view: 'case', status: 'transferred' })
    expect(answer.json().allowedMoves).toEqual(['return', 'take-up'])
    for (const personal of ['Ngọc', '0912345678', 'ngoc@example.com', 'Ấp An Hưng']) {
      expect(answer.body).not.toContain(personal)
    }
  })

  test('looking at the sender is an act that the sender sees', async () => {
    const item = await given('transferred')
    const seen = await send(itemUrl(item, 'sender-views'), {}, { as: people.lan })
    expect(seen.json()).toMatchObject({ kind: 'individual', name: 'Trần Thị Ngọc', phone: '0912345678' })
    const { timeline } = (await look(itemUrl(item), { secret: item.secret })).json()
    expect(timeline.at(-1)).toMatchObject({ name: 'sender-viewed', by: 'official' })
  })

  test('one item costs few statements, whoever looks', async () => {
    const item = await given('published')
    // The check of the secret is a transaction of its own: five statements more.
    for (const [asking, most] of [
      [{}, 11],
      [{ as: people.hoa }, 11],
      [{ secret: item.secret }, 16],
    ] as const) {
      const { result, statements } = await countStatements(() => look(itemUrl(item), asking))
      expect(result.statusCode).toBe(200)
      expect(statements.length).toBeLessThanOrEqual(most)
    }
  })
})

describe('published items', () => {
  test('anybody lists and reads them, redacted, in the shape of every list', async () => {
    const item = await given('published')
    const list = (
      await look(`/api/v1/feedback?q=chung+thuc&agency=${testAgencies.health}&ground=impractical&year=2017`)
    ).json()
    expect(list).toMatchObject({ page: 1, pageSize: 20, totalIsLeast: false })
    expect(list.total).toBe(list.items.length)
    expect(list.items).toContainEqual({
      code: item.feedback.code,
      title: 'Bản sao chứng thực khi đăng ký khai sinh',
      ground: 'impractical',
      agency: { code: testAgencies.health, name: 'Sở Y tế' },
      answeredOn: '2017-03-15',
      onTime: true,
    })
    const read = await look(itemUrl(item))
    expect(read.json()).toMatchObject({ view: 'published', outcome: 'explained', publishedOn: '2017-03-15' })
    expect(read.body).not.toContain('Ngọc')
  })

  test.each([
    ['?q=khongcotunay', 0],
    ['?year=2016', 0],
    ['?q=%27%3B--&year=2016', 0],
  ])('%s finds %i', async (query, total) => {
    expect((await look(`/api/v1/feedback${query}`)).json()).toMatchObject({ items: [], total })
  })

  test.each(['?agency=khong-co', '?procedure=9.999999', '?ground=revenge', '?year=x', '?agency=%00'])(
    '%s is told to be wrong rather than answered with nothing',
    async (query) => expect((await look(`/api/v1/feedback${query}`)).statusCode).toBe(422),
  )
})

describe('the list of officials', () => {
  test('holds what she may see and nothing else, with what she may do', async () => {
    const [own, other] = [await given('transferred'), await given('submitted')]
    const url = (item: TestFeedback) => `/api/v1/feedback-cases?q=${item.feedback.code}`
    const list = (await look(url(own), { as: people.lan })).json()
    expect(list).toMatchObject({ total: 1, page: 1, pageSize: 50, items: [{ allowedMoves: ['return', 'take-up'] }] })
    expect((await look(url(other), { as: people.lan })).json().total).toBe(0)
    expect((await look(url(own), { as: people.minh })).json().total).toBe(0)
    expect((await look(url(own), { as: people.quanTri })).json().total).toBe(0)
    expect((await look(url(own))).statusCode).toBe(401)
  })

  test('narrows by status, agency and due day', async () => {
    await given('transferred')
    const narrowed = await look(
      `/api/v1/feedback-cases?status=transferred&agency=${testAgencies.health}&dueBefore=2018-01-01&q=chứng thực`,
      { as: people.hoa },
    )
    expect(narrowed.json().items.length).toBeGreaterThan(0)
    expect(narrowed.json().items.every((item: { status: string }) => item.status === 'transferred')).toBe(true)
    expect((await look('/api/v1/feedback-cases?dueBefore=2017-01-01', { as: people.hoa })).json().total).toBe(0)
    expect((await look('/api/v1/feedback-cases?status=lost', { as: people.hoa })).statusCode).toBe(422)
  })
})

test('a paper that lies with a draft reaches the sender with the approved answer, not before', async () => {
  const item = await given('handling')
  const paper = { name: 'tra-loi.pdf', mediaType: 'application/pdf', sha256: 'a'.repeat(64), size: 1 }
  const { code } = item.feedback
  const answer = { code, outcome: 'explained', text: 'Đã hướng dẫn các cơ sở.', files: [paper] } as const
  await perform(await callerOn(database, { actor: people.lan }), draftAnswer, answer)
  const filesSeen = async () => (await look(itemUrl(item), { secret: item.secret })).json().files
  expect(await filesSeen()).toEqual([])
  await send(itemUrl(item, 'approval'), {}, { as: people.hanh })
  expect(await filesSeen()).toMatchObject([{ name: 'tra-loi.pdf' }])
})

describe('evidence', () => {
  async function attach(item: TestFeedback, files: readonly (readonly [string, string])[], secret = item.secret) {
    const boundary = 'ranh-gioi'
    const parts = files.map(
      ([name, content]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n`,
    )
    return api.site.server.inject({
      method: 'POST',
      url: itemUrl(item, 'attachments'),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...api.headersOf({ secret }) },
      payload: `${parts.join('')}--${boundary}--\r\n`,
    })
  }

  test('the sender adds files, which are kept by content and shown to her', async () => {
    const item = await given('submitted')
    expect((await attach(item, [['giấy hẹn.txt', 'Hẹn ngày 10/3/2017.']])).statusCode).toBe(201)
    const seen = (await look(itemUrl(item), { secret: item.secret })).json()
    expect(seen.files).toMatchObject([{ name: 'giấy hẹn.txt', purpose: 'evidence' }])
    expect(seen.timeline.at(-1)).toMatchObject({ name: 'evidence-attached' })
  })

  test('ten in all; a file that lies, a stranger and an item that is answered are refused', async () => {
    const item = await given('submitted')
    const ten = Array.from({ length: 10 }, (_file, index) => [`${index}.txt`, `Trang ${index}`] as const)
    expect((await attach(item, ten)).statusCode).toBe(201)
    const more = await attach(item, [['11.txt', 'Trang 11']])
    expect(more.json().problems).toMatchObject([{ field: 'files', code: 'too-many-files' }])
    expect((await attach(item, [['anh.png', 'không phải ảnh']])).statusCode).toBe(422)
    expect((await attach(item, [])).statusCode).toBe(422)
    expect((await attach(item, [['a.txt', 'a']], 'wrong')).statusCode).toBe(404)
    const answered = await given('answered')
    expect((await attach(answered, [['a.txt', 'a']])).json()).toMatchObject({ code: 'feedback.evidence-too-late' })
  })
})
