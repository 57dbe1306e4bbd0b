import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { aFeedback, seedFeedbackWorld, type TestStage } from './testing.ts'
import { rollUpDays } from './roll-up-days.ts'
import type { Submission } from './submit-feedback.ts'
import { feedbackStaffRoutes } from './web-staff.tsx'

let database: TestDatabase
let site: TestServer
let people: TestPeople

beforeAll(async () => {
  database = await freshDatabase()
  people = await committed((act) => seedFeedbackWorld(act))
  site = await serveRoutes(database, feedbackStaffRoutes)
}, 120_000)
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function committed<Result>(work: (act: Act) => Promise<Result>): Promise<Result> {
  return perform(await callerOn(database), work, undefined)
}

async function item(stage: TestStage, submission: Partial<Submission> = {}): Promise<string> {
  return (await committed((act) => aFeedback(act, people, stage, submission))).feedback.code
}

async function open(actor: OfficialActor, url: string) {
  const response = await site.server.inject({ url, headers: site.as(actor) })
  return { status: response.statusCode, html: response.body, text: textOf(response.body), response }
}

function textOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

/** Sends a form as the browser would: with the token and key of the page on which it stands. */
async function send(actor: OfficialActor, page: string, url: string, fields: Record<string, string | string[]>) {
  const proof = await formProof(site.server, page, site.as(actor))
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...proof.fields, ...fields }))
    for (const each of [value].flat()) body.append(name, each)
  const response = await site.server.inject({ method: 'POST', url, headers: proof.headers, payload: body.toString() })
  return { status: response.statusCode, html: response.body, text: textOf(response.body), response }
}

const caseOf = (code: string) => `/can-bo/phan-anh/${code}`

function versionOn(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
}

async function moveBy(actor: OfficialActor, code: string, noun: string, fields: Record<string, string> = {}) {
  const page = await open(actor, caseOf(code))
  return send(actor, caseOf(code), `${caseOf(code)}/${noun}`, { version: versionOn(page.html), ...fields })
}

async function statusOf(code: string): Promise<string> {
  const row = await database.reader.selectFrom('feedback').select('status').where('code', '=', code).executeTakeFirst()
  return row?.status ?? ''
}

describe('the course of an item by the forms of its page (Đ.9, Đ.14)', () => {
  test('accepted, classified, transferred, taken up, assigned, answered by two people, published', async () => {
    const code = await item('submitted')
    const { hoa, lan, son, hanh } = people

    expect((await moveBy(hoa, code, 'tiep-nhan')).status).toBe(303)
    expect(
      (await moveBy(hoa, code, 'phan-loai', { about: 'rule', kind: 'problem', ground: 'impractical' })).status,
    ).toBe(303)
    expect(
      (await moveBy(hoa, code, 'chuyen', { toAgencyCode: testAgencies.health, reason: 'Thuộc ngành y tế' })).status,
    ).toBe(303)
    expect((await moveBy(lan, code, 'thu-ly')).status).toBe(303)
    const offered = (await open(lan, caseOf(code))).html
    expect(offered).toContain(`<option value="${son.officialId}">`)
    expect((await moveBy(lan, code, 'giao-viec', { handlerId: son.officialId })).status).toBe(303)
    expect(
      (await moveBy(son, code, 'du-thao', { outcome: 'explained', text: 'Không phải nộp bản sao chứng thực.' })).status,
    ).toBe(303)
    expect((await moveBy(hanh, code, 'duyet', { documentNumber: '12/SYT' })).status).toBe(303)

    const beforePublishing = await open(hoa, caseOf(code))
    expect(beforePublishing.html).not.toContain('name="redactionConfirmed" value="on" checked')
    const published = await moveBy(hoa, code, 'cong-khai', {
      title: 'Bản sao chứng thực khi đăng ký khai sinh',
      text: 'Yêu cầu nộp bản sao.',
      answerText: 'Không phải nộp.',
      redactionConfirmed: 'on',
    })
    expect(published.status).toBe(303)
    expect(await statusOf(code)).toBe('published')

    const { text } = await open(hoa, caseOf(code))
    for (const line of [
      'Tiếp nhận, vào sổ số 1/2017',
      'Chuyển đến Sở Y tế',
      'Giao Đỗ Văn Sơn',
      'Trả lời người gửi',
      'Công khai kết quả',
    ])
      expect(text).toContain(line)
    expect(text).toContain('Văn bản số 12/SYT')
  })

  test('the receipts of both clocks stand on the page with article and days', async () => {
    const { text } = await open(people.hoa, caseOf(await item('transferred')))

    expect(text).toContain('Hạn: 05/04/2017 – 15 ngày làm việc từ 15/03/2017, không tính 6 ngày nghỉ')
    expect(text).toContain('Chuyển đến cơ quan có thẩm quyền')
    expect(text).toContain('Đúng hạn')
  })

  test('guidance left empty is the ready sentence of the ground', async () => {
    const code = await item('submitted')
    expect((await moveBy(people.hoa, code, 'tu-choi', { ground: 'complaint' })).status).toBe(303)

    expect((await open(people.hoa, caseOf(code))).text).toContain('giải quyết theo Luật Khiếu nại')
  })

  test('whoever returns an item is led to the work list, for it is no longer hers to see', async () => {
    const code = await item('transferred')
    const returned = await moveBy(people.lan, code, 'tra-lai', {
      reason: 'Thuộc lĩnh vực tài nguyên và môi trường',
      ground: 'Khoản 2 Điều 1 Quyết định 10',
    })

    expect(returned.response.headers.location).toBe('/can-bo/phan-anh')
    expect((await open(people.lan, caseOf(code))).status).toBe(404)
  })

  test('a promise to change a rule is closed on the page of the item with the decision that changed it', async () => {
    const code = await item('handling')
    await moveBy(people.lan, code, 'du-thao', {
      outcome: 'amend-or-repeal',
      text: 'Sở sẽ trình sửa đổi quy định này.',
      changeText: 'Bỏ yêu cầu nộp bản sao',
      changeByOn: '30/06/2017',
    })
    await moveBy(people.hanh, code, 'duyet')
    const { html } = await open(people.lan, caseOf(code))
    const followUpId = /name="followUpId" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const done = await send(people.lan, caseOf(code), `${caseOf(code)}/da-sua-quy-dinh`, {
      followUpId,
      decision: 'Quyết định số 15/2017/QĐ-UBND ngày 20/06/2017',
    })

    expect(done.status).toBe(303)
    expect((await open(people.lan, caseOf(code))).text).toContain('Quyết định số 15/2017/QĐ-UBND')
  })
})

describe('what is wrong is said, and what was typed stays', () => {
  test('an answer that promises a change without a day comes back with its words', async () => {
    const code = await item('handling')
    const answer = await moveBy(people.lan, code, 'du-thao', {
      outcome: 'amend-or-repeal',
      text: 'Chúng tôi sẽ sửa quy định này trong thời gian sớm nhất.',
      changeText: 'Bỏ bản sao',
    })

    expect(answer.status).toBe(422)
    expect(answer.html).toContain('href="#field-changeByOn"')
    expect(answer.html).toContain('id="field-changeByOn"')
    expect(answer.html).toContain('Chúng tôi sẽ sửa quy định này trong thời gian sớm nhất.')
    expect(await statusOf(code)).toBe('handling')
  })

  test('a draft that comes back stands in the form again, to be mended and not written anew', async () => {
    const code = await item('answer-drafted')
    const before = await database.reader
      .selectFrom('feedbackAnswer')
      .innerJoin('feedback', 'feedback.id', 'feedbackAnswer.feedbackId')
      .select('feedbackAnswer.text')
      .where('feedback.code', '=', code)
      .executeTakeFirstOrThrow()
    expect((await moveBy(people.hanh, code, 'tra-du-thao', { reason: 'Bỏ tên người gửi.' })).status).toBe(303)
    const { html } = await open(people.lan, caseOf(code))
    const [, form = ''] = /action="[^"]+\/du-thao"([\s\S]*?)<\/form>/.exec(html) ?? []
    expect(form).toContain(before.text)
  })

  test('an answer left empty comes back with the names of what is missing', async () => {
    const sent = await moveBy(people.lan, await item('handling'), 'du-thao', { text: '' })
    expect(sent.status).toBe(422)
    expect(sent.text).toMatch(/Kết quả xử lý: .*Nội dung: hãy nhập/)
  })

  test('an item about conduct goes above: the page says where, keeps the reason and offers the override', async () => {
    const code = await item('accepted', { ground: 'conduct' })
    const fields = { about: 'conduct', kind: 'problem', ground: 'conduct', accusedAgencyCode: testAgencies.health }
    await moveBy(people.hoa, code, 'phan-loai', fields)
    const refused = await moveBy(people.hoa, code, 'chuyen', {
      toAgencyCode: testAgencies.health,
      reason: 'Sở tự kiểm tra trước',
    })

    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Ủy ban nhân dân tỉnh')
    expect(refused.html).toContain('Sở tự kiểm tra trước')
    expect(refused.html).toContain('name="overrideReason"')
    const overridden = await moveBy(people.hoa, code, 'chuyen', {
      toAgencyCode: testAgencies.health,
      reason: 'Sở tự kiểm tra trước',
      overrideReason: 'Chủ tịch yêu cầu Sở báo cáo giải trình trước',
    })
    expect(overridden.status).toBe(303)
    expect((await open(people.tu, '/can-bo')).text).toContain('Chủ tịch yêu cầu Sở báo cáo giải trình trước')
  })

  test('two officials draft an answer at once: one wins, the other is told how it stands and keeps her text', async () => {
    const code = await item('handling')
    const version = versionOn((await open(people.lan, caseOf(code))).html)
    const draft = (actor: OfficialActor, text: string) =>
      send(actor, caseOf(code), `${caseOf(code)}/du-thao`, { version, outcome: 'explained', text })
    const answers = await Promise.all([
      draft(people.lan, 'Dự thảo của chị Lan: không phải nộp bản sao.'),
      draft(people.son, 'Dự thảo của anh Sơn: chỉ cần xuất trình bản chính.'),
    ])

    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const [lans, sons] = answers
    const [lost, words] = lans?.status === 409 ? [lans, 'Dự thảo của chị Lan'] : [sons, 'Dự thảo của anh Sơn']
    expect(lost?.text).toContain(words)
    expect(lost?.text).toContain('Tình trạng hiện tại: Chờ duyệt trả lời')
    const drafts = await database.reader
      .selectFrom('feedbackAnswer')
      .innerJoin('feedback', 'feedback.id', 'feedbackId')
      .select('feedbackAnswer.id')
      .where('code', '=', code)
      .execute()
    expect(drafts).toHaveLength(1)
  })

  test('two heads approve the same draft at once: the sender gets one answer', async () => {
    const code = await item('answer-drafted')
    const version = versionOn((await open(people.hanh, caseOf(code))).html)
    const approve = () =>
      send(people.hanh, caseOf(code), `${caseOf(code)}/duyet`, { version, documentNumber: '77/SYT-TTr' })
    const answers = await Promise.all([approve(), approve()])

    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect(answers.find(({ status }) => status === 409)?.text).toContain('77/SYT-TTr')
  })
})

describe('the sender', () => {
  test('stands behind a button; pressing it shows name and telephone once and is recorded for the sender to read', async () => {
    const code = await item('handling')
    expect((await open(people.lan, caseOf(code))).text).not.toContain('Trần Thị Ngọc')
    const shown = await send(people.lan, caseOf(code), `${caseOf(code)}/nguoi-gui`, {})

    expect(shown.status).toBe(200)
    expect(shown.text).toContain('Trần Thị Ngọc')
    expect(shown.text).toContain('0912345678')
    const again = await open(people.lan, caseOf(code))
    expect(again.text).not.toContain('Trần Thị Ngọc')
    expect(again.text).toContain('Xem thông tin người gửi')
  })

  test('is not shown to a leader who only watches, nor without the token of the page', async () => {
    const code = await item('handling')
    expect((await open(people.tu, caseOf(code))).html).not.toContain('/nguoi-gui"')
    const forged = await site.server.inject({
      method: 'POST',
      url: `${caseOf(code)}/nguoi-gui`,
      headers: { ...site.as(people.lan), 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
    expect(forged.statusCode).toBe(409)
    expect(forged.body).not.toContain('Trần Thị Ngọc')
  })
})

describe('the work list', () => {
  test('counts what it shows, and finds by words without accents, by code and by register number', async () => {
    const code = await item('handling', { text: 'Phòng khám thu thêm khoản bồi dưỡng chưa niêm yết ở huyện Kế Sách.' })
    const mine = await open(people.lan, '/can-bo/phan-anh?xem=cua-toi')
    expect(mine.text).toContain(code)
    expect(mine.text).toMatch(/còn \d+ ngày làm việc/)

    const { html } = await open(people.hoa, '/can-bo/phan-anh?xem=tat-ca&q=boi%20duong%20chua%20niem%20yet')
    expect([...new Set(html.match(/PA-[\w-]{9}/g))]).toEqual([code])
    const { registerNumber, registerYear } = await database.reader
      .selectFrom('feedback')
      .select(['registerNumber', 'registerYear'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    for (const q of [code.toLowerCase(), `${registerNumber}/${registerYear}`])
      expect((await open(people.hoa, `/can-bo/phan-anh?xem=tat-ca&q=${encodeURIComponent(q)}`)).text).toContain(code)
    expect((await open(people.minh, '/can-bo/phan-anh?xem=tat-ca')).text).not.toContain(code)
  })

  test('an item that is closed is found among the closed ones', async () => {
    const code = await item('published')
    expect((await open(people.hoa, '/can-bo/phan-anh?xem=tat-ca')).text).not.toContain(code)
    expect((await open(people.hoa, '/can-bo/phan-anh?tinh-trang=da-dong')).text).toContain(code)
  })

  test('several are reminded with one button, once a day', async () => {
    const codes = [await item('handling'), await item('transferred')]
    const remind = () => send(people.hoa, '/can-bo/phan-anh?xem=tat-ca', '/can-bo/phan-anh/don-doc', { codes })
    const remindedToday = async () =>
      (await database.reader.selectFrom('feedbackReminder').select('id').where('byHand', '=', true).execute()).length
    const before = await remindedToday()

    expect((await remind()).status).toBe(303)
    expect(await remindedToday()).toBe(before + 2)
    await remind()
    expect(await remindedToday()).toBe(before + 2)
    expect((await send(people.hoa, '/can-bo/phan-anh?xem=tat-ca', '/can-bo/phan-anh/don-doc', {})).status).toBe(422)
  })
})

describe('writing down what was said on the telephone', () => {
  const said = {
    channel: 'phone',
    kind: 'problem',
    ground: 'conduct',
    text: 'Bà con chờ ở quầy từ 7 giờ đến 11 giờ mà không ai gọi số.',
    senderKind: 'individual',
    senderName: 'Thạch Thị Hoa',
    senderAddress: 'Khóm 3, phường 1',
    senderPhone: '0987 654 321',
    accusedAgencyCode: testAgencies.commune,
  }

  test('the desk saves it and gets a receipt with code and secret that nobody else can open', async () => {
    const entered = await send(people.sen, '/can-bo/phan-anh/tiep-nhan', '/can-bo/phan-anh/tiep-nhan', {
      ...said,
      accusedAgencyCode: testAgencies.district,
    })
    expect(entered.status).toBe(303)
    const to = String(entered.response.headers.location)
    expect(to).toMatch(/^\/can-bo\/phan-anh\/PA-.{9}\/phieu$/)
    const secret = entered.response.cookies.find(({ name }) => name === 'mb_entered')?.value ?? ''
    expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
    const receipt = await site.server.inject({
      url: to,
      headers: { ...site.as(people.sen), cookie: `mb_entered=${secret}` },
    })
    expect(receipt.body).toContain(secret)
    expect((await open(people.sen, to)).html).not.toContain(secret)
  })

  test('the button pressed twice makes one item, and both answers lead to its receipt', async () => {
    const page = '/can-bo/phan-anh/tiep-nhan'
    const proof = await formProof(site.server, page, site.as(people.sen))
    const payload = new URLSearchParams({ ...proof.fields, ...said, text: 'Nói một lần, bấm hai lần.' }).toString()
    const press = () => site.server.inject({ method: 'POST', url: page, headers: proof.headers, payload })
    const answers = [...(await Promise.all([press(), press()])), await press()]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1)
    const rows = database.reader.selectFrom('feedback').select('id').where('text', '=', 'Nói một lần, bấm hai lần.')
    expect(await rows.execute()).toHaveLength(1)
  })

  test('a complaint about the very office at whose desk it is made still gets its receipt, and nothing beyond', async () => {
    const page = '/can-bo/phan-anh/tiep-nhan'
    const entered = await send(people.sen, page, page, { ...said, ground: 'conduct' })
    const to = String(entered.response.headers.location)
    const secret = entered.response.cookies.find(({ name }) => name === 'mb_entered')?.value ?? ''
    const headers = { ...site.as(people.sen), cookie: `mb_entered=${secret}` }
    const receipt = await site.server.inject({ url: to, headers })
    expect(receipt.statusCode).toBe(200)
    expect(receipt.body).toContain(secret)
    expect((await open(people.sen, to)).status).toBe(404)
    expect((await site.server.inject({ url: to.replace('/phieu', ''), headers })).statusCode).toBe(404)
  })

  test('without a name it comes back with what was said', async () => {
    const { senderName: _, ...nameless } = said
    const answer = await send(people.sen, '/can-bo/phan-anh/tiep-nhan', '/can-bo/phan-anh/tiep-nhan', nameless)

    expect(answer.status).toBe(422)
    expect(answer.html).toContain('href="#field-senderName"')
    expect(answer.text).toContain('không ai gọi số')
  })

  test('an official who may not write it down finds no such page', async () => {
    expect((await open(people.son, '/can-bo/phan-anh/tiep-nhan')).status).toBe(404)
  })
})

describe('register and dashboard', () => {
  test('the register lists by number, without names, and as a sheet', async () => {
    const code = await item('accepted')
    const { text } = await open(people.hoa, '/can-bo/so-tiep-nhan?so=1')
    expect(text).toContain('Số thứ tự')
    expect((await open(people.hoa, '/can-bo/so-tiep-nhan?nam=2017')).text).toContain(code)
    expect(text).not.toContain('Trần Thị Ngọc')
    const sheet = await site.server.inject({ url: '/can-bo/so-tiep-nhan.xlsx?nam=2017', headers: site.as(people.hoa) })
    expect(sheet.statusCode).toBe(200)
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  test('the months are the same before and after the nightly roll-up', async () => {
    await item('answered')
    const monthsOf = async () => /Tháng 3 .*?Cả năm [\d. ]+/.exec((await open(people.hoa, '/can-bo')).text)?.[0]
    const before = await monthsOf()
    const caller = await callerOn(database)
    await perform({ ...caller, clock: { now: () => new Date('2017-03-20T00:20:00+07:00') } }, rollUpDays, {})

    expect(before).toMatch(/Tháng 3 \d/)
    expect(await monthsOf()).toBe(before)
    const stored = await database.reader.selectFrom('feedbackDay').select('received').execute()
    expect(stored.length).toBeGreaterThan(0)
  })
})

describe('not yours and not there are the same', () => {
  test('an official of another agency gets 404 at every address of an item, by GET and by POST', async () => {
    const code = await item('handling')
    const list = '/can-bo/phan-anh'
    for (const { path, method } of feedbackStaffRoutes.filter((route) => route.path.includes(':code'))) {
      const url = path.replace(':code', code).replace(':id', '0195a000-0000-7000-8000-000000000000')
      // Fields that every form takes, so that nothing but the item itself can be the reason.
      const fields = {
        version: '1',
        reason: 'Lý do đủ dài để hợp lệ',
        ground: 'complaint',
        question: 'Câu hỏi đủ dài để hợp lệ',
        about: 'rule',
        kind: 'problem',
        toAgencyCode: testAgencies.health,
        outsideName: 'Bộ Y tế',
        handlerId: people.son.officialId,
        dueOn: '30/06/2017',
        outcome: 'explained',
        text: 'Câu trả lời đủ dài để hợp lệ',
        title: 'Tiêu đề',
        answerText: 'Trả lời',
        redactionConfirmed: 'on',
        intoCode: code,
        followUpId: people.son.officialId,
        decision: 'Quyết định 1',
      }
      const grounded = url.endsWith('phan-loai') ? { ...fields, ground: 'other' } : fields
      const target = url.endsWith('/gop') ? { ...grounded, intoCode: 'PA-2222-2222' } : grounded
      const proofPage = `${list}/tiep-nhan`
      const answer = method === 'GET' ? await open(people.minh, url) : await send(people.minh, proofPage, url, target)
      expect([method, path, answer.status]).toEqual([method, path, 404])
      expect(answer.text).not.toContain('bản sao có chứng thực')
    }
  })

  test('a file opens only under the item that it belongs to', async () => {
    const code = await item('handling')
    const other = await item('handling')
    const { id: subjectId } = await database.reader
      .selectFrom('feedback')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    const sha256 = await site.world.files.put(Buffer.from('%PDF-1.7 biên bản'))
    const { id } = await database.db
      .insertInto('storedFile')
      .values({
        sha256,
        name: 'biên bản.pdf',
        mediaType: 'application/pdf',
        size: 20,
        purpose: 'evidence',
        subjectType: 'feedback',
        subjectId,
        personal: true,
        uploadedByKind: 'visitor',
        uploadedAt: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()

    expect((await open(people.lan, `${caseOf(code)}/tep/${id}`)).status).toBe(200)
    expect((await open(people.lan, `${caseOf(other)}/tep/${id}`)).status).toBe(404)
    expect((await open(people.minh, `${caseOf(code)}/tep/${id}`)).status).toBe(404)
  })

  test('text that looks like a page is shown as text', async () => {
    const code = await item('accepted', {
      text: '<script>alert(1)</script><img src=x onerror=alert(2)> nội dung phản ánh',
      wishedRemedy: '"><b>đậm</b>',
    })
    for (const url of [caseOf(code), '/can-bo/phan-anh?xem=tat-ca', '/can-bo/so-tiep-nhan', '/can-bo']) {
      const { html } = await open(people.hoa, url)
      expect(html).not.toContain('<script>alert(1)')
      expect(html).not.toContain('<img src=x')
      expect(html).not.toContain('<b>đậm')
    }
    expect((await open(people.hoa, caseOf(code))).html).toContain('&lt;script>alert(1)')
  })
})

describe('bounded reading', () => {
  test('no page asks the database more than eleven times', async () => {
    const codes = [await item('submitted'), await item('classified'), await item('handling'), await item('answered')]
    const pages = [
      '/can-bo',
      '/can-bo/phan-anh',
      '/can-bo/phan-anh?xem=tat-ca&thu-tuc=1.000123&q=ban%20sao',
      '/can-bo/phan-anh?tinh-trang=da-dong',
      '/can-bo/phan-anh/tiep-nhan',
      '/can-bo/so-tiep-nhan',
      ...codes.map(caseOf),
    ]
    for (const actor of [people.hoa, people.lan]) {
      for (const url of pages) {
        const { statements } = await countStatements(() => open(actor, url))

        expect(statements.length, `${url}\n${statements.join('\n')}`).toBeLessThanOrEqual(11)
      }
    }
  })
})
