import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import { fixedClock } from '#kernel/clock.ts'
import { countStatements } from '#kernel/db/statements.ts'
import { sampleDocx, samplePdf, samplePhoneJpeg, sampleProgram } from '#kernel/files/sample-files.ts'
import { createServer } from '#kernel/http/server.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, testInstant } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { pino } from 'pino'
import { databaseWithCatalog } from '#modules/procedure/testing.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { extendDeadline } from './extend-deadline.ts'
import { requestInformation } from './request-information.ts'
import { aFeedback, seedFeedbackWorld, type TestFeedback } from './testing.ts'
import { viewSender } from './view-sender.ts'
import { actAs } from '#kernel/testing/fixtures.ts'
import { feedbackPublicRoutes } from './web-public.tsx'

let database: TestDatabase
let people: TestPeople
let site: TestServer

beforeAll(async () => {
  database = await databaseWithCatalog()
  people = await perform(await callerOn(database), seedFeedbackWorld, undefined)
  site = await serveRoutes(database, feedbackPublicRoutes)
})

afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function arrange<Result>(work: (act: Act) => Promise<Result>): Promise<Result> {
  return perform(await callerOn(database), work, undefined)
}

const look = (url: string, headers: Record<string, string> = {}) => site.server.inject({ url, headers })

const complaint = {
  ground: 'impractical',
  text: 'Bộ phận một cửa yêu cầu nộp thêm bản sao có chứng thực khi đăng ký khai sinh.',
  senderKind: 'individual',
  senderName: 'Trần Thị Ngọc',
  senderAddress: 'Ấp An Hưng, xã An Thạnh 3',
  senderPhone: '0912 345 678',
  consent: 'on',
}

type Fields = Record<string, string>
interface SentFile {
  readonly name: string
  readonly bytes: Buffer
}

async function send(fields: Fields, files: readonly SentFile[] = [], url = '/phan-anh-kien-nghi/gui', ip = '10.0.0.1') {
  const proof = await formProof(site.server, url)
  return post(url, { ...fields, ...proof.fields }, { files, cookie: proof.headers.cookie, ip })
}

async function post(
  url: string,
  fields: Fields,
  given: { readonly files?: readonly SentFile[]; readonly cookie: string; readonly ip?: string },
) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const { name, bytes } of given.files ?? []) body.append('files', new Blob([new Uint8Array(bytes)]), name)
  return site.server.inject({
    method: 'POST',
    url,
    headers: { cookie: given.cookie },
    payload: body,
    remoteAddress: given.ip ?? '10.0.0.1',
  })
}

function cookiesOf(response: Awaited<ReturnType<typeof look>>): string {
  return response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function countItems(): Promise<number> {
  const { count } = await database.db
    .selectFrom('feedback')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

describe('the form (NĐ 20/2008 Đ.5–7)', () => {
  test('asks what the law asks, says why, and points complaints and denunciations to their own doors', async () => {
    const { body, statusCode } = await look('/phan-anh-kien-nghi/gui')
    expect(statusCode).toBe(200)
    for (const said of [
      '1. Việc gì?',
      '2. Ở đâu, thủ tục nào?',
      '3. Bạn là ai?',
      'Luật Khiếu nại',
      'Luật Tố cáo',
      'Luật Bảo vệ dữ liệu cá nhân',
    ])
      expect(body).toContain(said)
    expect(body).toContain('Xã An Thạnh')
    expect((await look('/en/phan-anh-kien-nghi/gui')).body).toContain('Send feedback or a proposal')
  })

  test('knows the procedure and the desk from its address', async () => {
    const { body } = await look('/phan-anh-kien-nghi/gui?thu-tuc=1.001193&noi=ubnd-xa-long-binh-tx-nga-nam')
    expect(body).toContain('Thủ tục đăng ký khai sinh (1.001193)')
    expect(body).toContain('Ủy ban nhân dân xã Long Bình')
    expect(body).toContain('name="deskCode" value="ubnd-xa-long-binh-tx-nga-nam"')
    expect((await look('/phan-anh-kien-nghi/gui?thu-tuc=9.9&noi=khong-co')).statusCode).toBe(200)
  })

  test('is taken once; the receipt shows code and secret while the cookie lasts, and afterwards only where to look', async () => {
    const before = await countItems()
    const proof = await formProof(site.server, '/phan-anh-kien-nghi/gui')
    const fields = { ...complaint, ...proof.fields, procedureCode: '1.001193', wishedRemedy: 'Bỏ yêu cầu này.' }
    const first = await post('/phan-anh-kien-nghi/gui', fields, { cookie: proof.headers.cookie })
    const second = await post('/phan-anh-kien-nghi/gui', fields, { cookie: proof.headers.cookie })
    expect(first.statusCode).toBe(303)
    expect(second.headers.location).toBe(first.headers.location)
    expect(await countItems()).toBe(before + 1)

    const address = String(first.headers.location)
    expect(address).toMatch(/^\/phan-anh-kien-nghi\/da-gui\/PA-[\w-]{9}$/)
    const secret = first.cookies.find(({ name }) => name === 'mb_sent')
    expect(secret).toMatchObject({ httpOnly: true, path: address })
    expect(address).not.toContain(secret?.value)

    const receipt = await look(address, { cookie: cookiesOf(first) })
    expect(receipt.body).toContain(secret?.value)
    expect(receipt.body).toContain('5 ngày làm việc kể từ ngày tiếp nhận')
    expect(receipt.headers['cache-control']).toContain('no-store')
    const sheet = await look(`${address}/phieu.pdf`, { cookie: cookiesOf(first) })
    expect(sheet.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')

    const later = await look(address)
    expect(later.body).not.toContain(secret?.value)
    expect(later.body).toContain('chỉ hiện một lần')
    expect((await look(`${address}/phieu.pdf`)).statusCode).toBe(404)
    const unknown = await look('/phan-anh-kien-nghi/da-gui/PA-2222-2222')
    expect(unknown.body.replaceAll('PA-2222-2222', address.slice(-12))).toBe(later.body)

    const row = await database.db
      .selectFrom('feedback')
      .select(['channel', 'kind', 'procedureId'])
      .where('code', '=', address.slice(-12))
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ channel: 'web', kind: 'proposal' })
    expect(row.procedureId).not.toBeNull()
  })

  test('from the QR code of a desk the desk is recorded', async () => {
    await send({ ...complaint, deskCode: 'ubnd-xa-long-binh-tx-nga-nam' })
    const row = await database.db.selectFrom('feedback').select('channel').orderBy('id', 'desc').executeTakeFirst()
    expect(row?.channel).toBe('desk-qr')
  })

  test('words that fit several procedures come back as a choice, and the choice is taken', async () => {
    const asked = await send({ ...complaint, procedureWords: 'khai sinh' })
    expect(asked.statusCode).toBe(422)
    expect(asked.body).toContain('Hãy chọn một thủ tục trong danh sách')
    expect(asked.body).toContain('name="procedureListedFor" value="khai sinh"')
    expect(asked.body).toContain('value="1.001193"')
    expect(asked.body).toContain('Không phải thủ tục nào ở trên')
    const chosen = { procedureWords: 'khai sinh', procedureListedFor: 'khai sinh' }
    expect((await send({ ...complaint, ...chosen, procedureCode: '1.001193' })).statusCode).toBe(303)
    expect((await send({ ...complaint, ...chosen, procedureCode: 'khong-kem' })).statusCode).toBe(303)
    expect((await send({ ...complaint, procedureWords: '1.001193 – Thủ tục đăng ký khai sinh' })).statusCode).toBe(303)
    const unknown = await send({ ...complaint, procedureWords: 'zzqqzz xxqq' })
    expect(unknown.statusCode).toBe(422)
    expect(unknown.body).toContain('hãy sửa lại hoặc để trống')
  })

  test('the accused agency is kept for conduct only', async () => {
    const fields = { ...complaint, accusedAgencyCode: 'so-y-te', provision: 'Điều 5' }
    await send({ ...fields, ground: 'conduct' })
    const latest = () =>
      database.db
        .selectFrom('feedback')
        .select(['accusedAgencyId', 'provision'])
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    expect(await latest()).toMatchObject({ provision: null, accusedAgencyId: expect.any(String) })
    await send(fields)
    expect(await latest()).toEqual({ provision: 'Điều 5', accusedAgencyId: null })
  })
})

describe('bad input', () => {
  test('an empty form comes back with every field that is missing, linked and in words', async () => {
    const { body, statusCode } = await send({})
    expect(statusCode).toBe(422)
    for (const name of ['ground', 'text', 'senderName', 'senderAddress', 'senderPhone', 'consent'])
      expect(body).toContain(`href="#field-${name}"`)
    expect(body).toContain('Hãy nhập số điện thoại hoặc thư điện tử')
  })

  test('text that is too long is refused and kept', async () => {
    const { body, statusCode } = await send({ ...complaint, text: 'á'.repeat(20_001) })
    expect(statusCode).toBe(422)
    expect(body).toContain('Dài quá 20.000 ký tự')
    expect(body).toContain('á'.repeat(20_001))
    expect(body).toContain('value="Trần Thị Ngọc"')
  })

  test('a form that was open for too long says that it was not sent, and keeps the words', async () => {
    const { body, statusCode } = await post('/phan-anh-kien-nghi/gui', complaint, { cookie: '' })
    expect(statusCode).toBe(409)
    expect(body).toContain('Chưa gửi được vì trang đã mở quá lâu')
    expect(body).toContain('value="Trần Thị Ngọc"')
  })

  test('a script in the text is shown as text', async () => {
    const { body } = await send({ ...complaint, text: '<script>alert(1)</script> chuyện', senderName: '' })
    expect(body).toContain('&lt;script>alert(1)')
    expect(body).not.toContain('<script>alert(1)')
  })

  const pdf = { name: 'don.pdf', bytes: samplePdf }
  test.each([
    ['eleven files', Array.from({ length: 11 }, () => pdf), 'Nhiều nhất 10 tệp'],
    ['thirty files', Array.from({ length: 30 }, () => pdf), 'Nhiều nhất 10 tệp'],
    [
      'a file of ten megabytes and one byte',
      [{ name: 'to.pdf', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 32) }],
      'lớn hơn 10 MB',
    ],
    [
      'a program that calls itself a picture',
      [{ name: 'anh.jpg', bytes: sampleProgram }],
      'nội dung không đúng như tên tệp',
    ],
    ['a program', [{ name: 'a.exe', bytes: sampleProgram }], 'không thuộc loại được nhận'],
  ])('%s: refused at the field, the words kept', async (_, files, said) => {
    const before = await countItems()
    const { body, statusCode } = await send(complaint, files)
    expect(statusCode).toBe(422)
    expect(body).toContain(said)
    expect(body).toContain('href="#field-files"')
    expect(body).toContain('Bộ phận một cửa yêu cầu nộp thêm bản sao')
    expect(body).toContain('hãy chọn lại')
    expect(await countItems()).toBe(before)
  })

  test('the place where a picture was taken is removed, and the sender is told', async () => {
    const sent = await send(complaint, [
      { name: 'ảnh.jpg', bytes: await samplePhoneJpeg() },
      { name: 'đơn.docx', bytes: await sampleDocx('Kính gửi') },
    ])
    expect(sent.statusCode).toBe(303)
    const receipt = await look(String(sent.headers.location), { cookie: cookiesOf(sent) })
    expect(receipt.body).toContain('Vị trí chụp ghi trong tệp bạn gửi đã được xóa')
    const [file] = await database.db.selectFrom('storedFile').select('sha256').where('name', '=', 'ảnh.jpg').execute()
    expect((await site.world.files.get(file?.sha256 ?? '')).includes('GPS')).toBe(false)
  })

  test('a flood from one address has to wait', async () => {
    const flooded = await createServer(
      { ...site.world, writesPerMinute: 2 },
      feedbackPublicRoutes,
      pino({ level: 'silent' }),
    )
    const answers = []
    for (const _ of [1, 2, 3]) answers.push(await flooded.inject({ method: 'POST', url: '/phan-anh-kien-nghi/gui' }))
    await flooded.close()
    expect(answers.at(-1)?.statusCode).toBe(429)
    expect(answers.at(-1)?.headers['retry-after']).toBeDefined()
    expect(answers.at(-1)?.body).toContain('Vui lòng thử lại sau')
  })

  test('a form posted from another site is not taken', async () => {
    const before = await countItems()
    const answer = await post('/phan-anh-kien-nghi/gui', complaint, { cookie: '' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Bộ phận một cửa yêu cầu nộp thêm bản sao')
    expect(await countItems()).toBe(before)
  })
})

async function open(item: Pick<TestFeedback, 'feedback' | 'secret'>, ip = '10.1.0.1') {
  const proof = await formProof(site.server, '/phan-anh-kien-nghi/tra-cuu')
  const fields = { code: item.feedback.code, secret: item.secret, ...proof.fields }
  const answer = await post('/phan-anh-kien-nghi/tra-cuu', fields, { cookie: proof.headers.cookie, ip })
  return { answer, cookie: `${proof.headers.cookie}; ${cookiesOf(answer)}` }
}

async function act(path: string, cookie: string, fields: Fields, files: readonly SentFile[] = []) {
  const { body } = await look('/phan-anh-kien-nghi/tra-cuu', { cookie })
  const token = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
  return post(`/phan-anh-kien-nghi/tra-cuu/${path}`, { ...fields, _csrf: token }, { cookie, files })
}

describe('the tracking page', () => {
  test('code and secret open it for an hour; it tells where the item stands, by when, and who looked', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'handling'))
    await arrange((now) => viewSender(actAs(now, people.lan), { code: item.feedback.code }))
    const { answer, cookie } = await open(item)
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/phan-anh-kien-nghi/tra-cuu')

    const { result, statements } = await countStatements(() => look('/phan-anh-kien-nghi/tra-cuu', { cookie }))
    expect(statements.length).toBeLessThanOrEqual(11)
    expect(result.headers['cache-control']).toContain('no-store')
    for (const said of [
      'Cơ quan có thẩm quyền đang xử lý',
      'Xử lý và trả lời',
      '15 ngày làm việc từ',
      'Đã chuyển đến cơ quan có thẩm quyền',
      'Sở Y tế',
      'Ai đã xem thông tin của bạn',
    ])
      expect(result.body).toContain(said)
    expect(result.body).not.toContain('Chưa ai xem tên')
    expect((await look('/en/phan-anh-kien-nghi/tra-cuu', { cookie })).body).toContain(
      'The competent agency is handling it',
    )

    const later = await serveRoutes(
      database,
      feedbackPublicRoutes,
      fixedClock(new Date(testInstant.getTime() + 61 * 60_000)),
    )
    const closed = await later.server.inject({ url: '/phan-anh-kien-nghi/tra-cuu', headers: { cookie } })
    await later.server.close()
    expect(closed.body).not.toContain(item.feedback.text)
  })

  test('a wrong secret and an unknown code look the same: 404 and the form again', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'submitted'))
    const wrong = await open({ ...item, secret: 'x'.repeat(22) }, '10.2.0.1')
    const unknown = await open(
      { feedback: { ...item.feedback, code: 'PA-2222-3333' }, secret: item.secret },
      '10.2.0.2',
    )
    expect([wrong.answer.statusCode, unknown.answer.statusCode]).toEqual([404, 404])
    const bare = (html: string) => html.replaceAll(/value="[^"]*"/g, '')
    expect(bare(wrong.answer.body)).toBe(bare(unknown.answer.body))
    expect(wrong.answer.body).toContain('Mã hoặc khóa bí mật không đúng')
  })

  test('after five wrong attempts one address has to wait, longer each time; others do not', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'submitted'))
    for (const _ of [1, 2, 3, 4, 5]) await open({ ...item, secret: 'wrong' }, '10.3.0.1')
    const slowed = await open(item, '10.3.0.1')
    expect(slowed.answer.statusCode).toBe(429)
    expect(slowed.answer.headers['retry-after']).toBe('30')
    expect(slowed.answer.body).toContain('Hãy thử lại sau 30 giây')
    expect((await open(item, '10.3.0.2')).answer.statusCode).toBe(303)
  })

  test('a cookie that was altered opens nothing', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'submitted'))
    const { cookie } = await open(item, '10.4.0.1')
    const altered = cookie.replace(/mb_sender=.../, 'mb_sender=AAA')
    expect((await look('/phan-anh-kien-nghi/tra-cuu', { cookie: altered })).body).not.toContain(item.feedback.text)
  })

  test('the sender replies with a file, and only she can fetch it', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'handling'))
    await arrange((now) =>
      requestInformation(actAs(now, people.lan), { code: item.feedback.code, question: 'Ông/bà nộp hồ sơ ngày nào?' }),
    )
    const { cookie } = await open(item, '10.5.0.1')
    expect((await look('/phan-anh-kien-nghi/tra-cuu', { cookie })).body).toContain('Ông/bà nộp hồ sơ ngày nào?')
    const empty = await act('bo-sung', cookie, { reply: '' })
    expect(empty.statusCode).toBe(422)
    expect(
      (await act('bo-sung', cookie, { reply: 'Ngày 01/3/2017.' }, [{ name: 'hẹn.pdf', bytes: samplePdf }])).statusCode,
    ).toBe(303)
    const page = await look('/phan-anh-kien-nghi/tra-cuu', { cookie })
    expect(page.body).toContain('Ngày 01/3/2017.')
    const address = /href="(\/phan-anh-kien-nghi\/tra-cuu\/tep\/[^"]+)"/.exec(page.body)?.[1] ?? ''
    const file = await look(address, { cookie })
    expect(file.rawPayload.equals(samplePdf)).toBe(true)
    expect((await look(address)).statusCode).toBe(404)
    const other = await arrange((now) => aFeedback(now, people, 'submitted'))
    expect((await look(address, { cookie: (await open(other, '10.5.0.2')).cookie })).statusCode).toBe(404)
  })

  test('the answer is read, rated once, and the item can be reopened once', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'published'))
    const { cookie } = await open(item, '10.6.0.1')
    const answered = await look('/phan-anh-kien-nghi/tra-cuu', { cookie })
    expect(answered.body).toContain('Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.')
    expect((await act('danh-gia', cookie, { score: '9' })).statusCode).toBe(422)
    expect((await act('danh-gia', cookie, { score: '4', words: 'Rõ ràng.' })).statusCode).toBe(303)
    const again = await act('danh-gia', cookie, { score: '5', words: 'Đổi ý' })
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('Đổi ý')
    expect((await act('xem-lai', cookie, { reason: 'Cơ sở vẫn yêu cầu bản sao.' })).statusCode).toBe(303)
    expect((await look('/phan-anh-kien-nghi/tra-cuu', { cookie })).body).toContain('Bạn đã đề nghị xem lại')
  })

  test('what somebody else has moved meanwhile is told with the words kept (409)', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'answered'))
    const { cookie } = await open(item, '10.7.0.1')
    const refused = await act('rut', cookie, { reason: 'Tôi không cần nữa vì đã xong.' })
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('đã chuyển sang bước khác')
    expect(refused.body).toContain('Tôi không cần nữa vì đã xong.')
    expect(refused.body).toContain('Đã có câu trả lời cho bạn')
  })

  test('the sender withdraws before there is an answer; a form after the hour keeps its words', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'accepted'))
    const { cookie } = await open(item, '10.8.0.1')
    expect((await act('rut', cookie, { reason: 'Đã được giải quyết.' })).statusCode).toBe(303)
    expect((await look('/phan-anh-kien-nghi/tra-cuu', { cookie })).body).toContain('Bạn đã rút phản ánh này')
    const expired = await act('xem-lai', cookie.replace(/mb_sender=[^;]+/, ''), { reason: 'Còn điều chưa rõ ở đây.' })
    expect(expired.statusCode).toBe(409)
    expect(expired.body).toContain('Còn điều chưa rõ ở đây.')
  })

  test('an extension and its receipt can be seen', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'handling'))
    await arrange((now) =>
      extendDeadline(actAs(now, people.lan), {
        code: item.feedback.code,
        dueOn: '2017-05-31',
        reason: 'Cần xác minh thêm',
      }),
    )
    const { cookie } = await open(item, '10.9.0.1')
    expect((await look('/phan-anh-kien-nghi/tra-cuu', { cookie })).body).toContain('đến 31/05/2017')
  })

  test('a visitor who has shown nothing can do nothing', async () => {
    const proof = await formProof(site.server, '/phan-anh-kien-nghi/tra-cuu')
    for (const path of ['bo-sung', 'rut', 'danh-gia', 'xem-lai']) {
      const fields = { ...proof.fields, reason: 'Không có quyền gì', reply: 'x', score: '1' }
      const answer = await post(`/phan-anh-kien-nghi/tra-cuu/${path}`, fields, { cookie: proof.headers.cookie })
      expect(answer.statusCode).toBe(409)
    }
  })
})

describe('what was published (NĐ 20/2008 Đ.19)', () => {
  test('is listed by one statement, found without accents, and narrowed by agency, ground and year', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'published'))
    await look('/phan-anh-kien-nghi')
    const { result, statements } = await countStatements(() => look('/phan-anh-kien-nghi?q=ban+sao+chung+thuc'))
    expect(result.body).toContain(item.feedback.code)
    expect(result.body).toContain('Đúng hạn')
    expect(statements.length).toBeLessThanOrEqual(2)
    for (const [query, count] of [
      ['co-quan=so-y-te&noi-dung=impractical&nam=2017', true],
      ['co-quan=so-tu-phap', false],
      ['noi-dung=conduct', false],
      ['nam=2015', false],
      ['thu-tuc=1.001193', false],
      ['q=%27%3B--%00', false],
      [`q=${item.feedback.code.toLowerCase()}`, true],
      ['noi-dung=moon&trang=-1&nam=x', true],
    ] as const) {
      const { body } = await look(`/phan-anh-kien-nghi?${query}`)
      expect({ query, found: body.includes(`/${item.feedback.code}"`) }).toEqual({ query, found: count })
    }
    expect((await look('/en/phan-anh-kien-nghi')).body).toContain('Feedback and proposals')
  })

  test('one item tells question, answer, agency and whether it was in time; nothing of the sender', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'published'))
    const { result, statements } = await countStatements(() => look(`/phan-anh-kien-nghi/${item.feedback.code}`))
    expect(result.statusCode).toBe(200)
    expect(statements.length).toBeLessThanOrEqual(11)
    expect(result.body).toContain('Sở đã hướng dẫn các cơ sở')
    expect(result.body).not.toContain('Trần Thị Ngọc')
    expect(result.body).not.toContain('0912345678')
  })

  test('the words of a sender who does not want to be quoted are not there', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'published', { quotingDeclined: true }))
    const { body } = await look(`/phan-anh-kien-nghi/${item.feedback.code}`)
    expect(body).toContain('đề nghị không trích lời')
    expect(body).not.toContain(item.feedback.text)
  })

  test('an item that is not published and one that is not there are the same 404', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'answered'))
    for (const code of [item.feedback.code, 'PA-2222-2222', 'khong-co', '%3Cscript%3E'])
      expect((await look(`/phan-anh-kien-nghi/${code}`)).statusCode).toBe(404)
  })

  test('can be followed as a feed', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'published'))
    const feed = await look('/phan-anh-kien-nghi/nguon-tin.xml')
    expect(feed.headers['content-type']).toContain('application/atom+xml')
    expect(feed.body).toContain(`<id>http://localhost:3000/phan-anh-kien-nghi/${item.feedback.code}</id>`)
    expect(feed.body).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)/)
  })

  test('is offered to whoever writes about the same, with script and without', async () => {
    const item = await arrange((now) => aFeedback(now, people, 'published'))
    const q = encodeURIComponent('hồ sơ đăng ký khai sinh đòi nộp bản sao chứng thực')
    const { items } = (await look(`/phan-anh-kien-nghi/tuong-tu?q=${q}`)).json()
    expect(items.length).toBeGreaterThan(0)
    expect((await look('/phan-anh-kien-nghi/tuong-tu?q=th%E1%BB%9Di+ti%E1%BA%BFt+h%C3%B4m+nay')).json()).toEqual({
      items: [],
    })
    const again = await send({ ...complaint, senderName: '' })
    expect(again.body).toContain('Những câu trả lời đã có')
    expect(item.feedback.status).toBe('published')
  })
})

test.each(['/phan-anh-kien-nghi/gui', '/phan-anh-kien-nghi', '/phan-anh-kien-nghi/tra-cuu'])(
  '%s needs at most 11 statements',
  async (url) => {
    const { statements } = await countStatements(() => look(url))
    expect(statements.length).toBeLessThanOrEqual(11)
  },
)
