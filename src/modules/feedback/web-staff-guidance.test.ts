import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { acceptFeedback } from './accept-feedback.ts'
import { classifyFeedback } from './classify-feedback.ts'
import { draftAnswer } from './draft-answer.ts'
import { nextStepFor } from './policy.ts'
import { requestInformation } from './request-information.ts'
import { aFeedback, seedFeedbackWorld, type TestStage } from './testing.ts'
import { feedbackPublicRoutes } from './web-public.tsx'
import { feedbackStaffRoutes } from './web-staff.tsx'

let database: TestDatabase
let site: TestServer
let people: TestPeople

beforeAll(async () => {
  database = await freshDatabase()
  people = await committed((act) => seedFeedbackWorld(act))
  site = await serveRoutes(database, [...feedbackStaffRoutes, ...feedbackPublicRoutes])
}, 120_000)
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function committed<Result>(work: (act: Act) => Promise<Result>): Promise<Result> {
  return perform(await callerOn(database), work, undefined)
}

const item = (stage: TestStage) => committed((act) => aFeedback(act, people, stage))

async function textFor(actor: OfficialActor, url: string): Promise<string> {
  const { body } = await site.server.inject({ url, headers: site.as(actor) })
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('the next step', () => {
  test.each([
    ['submitted', 'hoa', 'accept', 'lan'],
    ['accepted', 'hoa', 'classify', 'lan'],
    ['classified', 'hoa', 'transfer', 'lan'],
    ['transferred', 'lan', 'take-up', 'hoa'],
    ['handling', 'lan', 'draft-answer', 'son'],
    ['answer-drafted', 'hanh', 'approve-answer', 'son'],
    ['answered', 'hoa', 'publish', 'lan'],
  ] as const)('what is %s waits for %s, who is told so, and for nobody else', async (stage, whose, step, other) => {
    const { feedback } = await item(stage)
    const judged = { ...feedback, drafterId: null }
    expect(nextStepFor(people[whose], judged, '2017-03-15')).toBe(step)
    expect(nextStepFor(people[other], judged, '2017-03-15')).toBeUndefined()
  })

  test('a head who wrote the answer is not told to approve it, and is told so of the drafts of others', async () => {
    const { feedback } = await item('handling')
    const words = { outcome: 'explained', text: 'Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.' } as const
    await committed((act) => draftAnswer(actAs(act, people.hanh), { code: feedback.code, ...words, files: [] }))
    const page = `/can-bo/phan-anh/${feedback.code}`
    expect(await textFor(people.hanh, page)).not.toMatch(/Bước tiếp: duyệt|Duyệt trả lời/)
    const lineOf = async (code: string) =>
      (await textFor(people.hanh, '/can-bo/phan-anh')).split(code)[1]?.split('Sở Y tế')[0]
    expect(await lineOf(feedback.code)).toContain('Chờ thủ trưởng duyệt trả lời')
    const { feedback: other } = await item('answer-drafted')
    expect(await textFor(people.hanh, `/can-bo/phan-anh/${other.code}`)).toContain('Bước tiếp: duyệt')
    expect(await lineOf(other.code)).toContain('Bước tiếp: duyệt')
  })

  test('while the sender is asked, nothing is the next step of the handler', async () => {
    const { feedback } = await item('handling')
    const asked = await committed((act) =>
      requestInformation(actAs(act, people.lan), { code: feedback.code, question: 'Sự việc xảy ra ngày nào?' }),
    )
    expect(nextStepFor(people.lan, { ...asked, drafterId: null }, '2017-03-15')).toBeUndefined()
    expect(await textFor(people.lan, `/can-bo/phan-anh/${feedback.code}`)).toContain('Chờ người gửi bổ sung')
  })

  test('it stands beside the status in the work list and on the page of the item', async () => {
    const { feedback } = await item('answered')
    const list = await textFor(people.hoa, '/can-bo/phan-anh')
    expect(list).toContain('Đã trả lời Bước tiếp: công khai kết quả')
    expect(await textFor(people.hoa, `/can-bo/phan-anh/${feedback.code}`)).toContain('Bước tiếp: công khai kết quả')
    expect(await textFor(people.lan, `/can-bo/phan-anh/${feedback.code}`)).toContain(
      'Chờ cơ quan kiểm soát thủ tục hành chính công khai',
    )
  })
})

describe('what will be read is seen before it goes out', () => {
  const words = {
    title: 'Bản sao chứng thực khi đăng ký khai sinh',
    text: 'Hồ sơ yêu cầu bản sao có chứng thực.',
    answerText: 'Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.',
  }

  async function send(actor: OfficialActor, code: string, url: string, fields: Record<string, string>) {
    const proof = await formProof(site.server, `/can-bo/phan-anh/${code}`, site.as(actor))
    const payload = new URLSearchParams({ ...proof.fields, ...fields }).toString()
    return site.server.inject({ method: 'POST', url, headers: proof.headers, payload })
  }

  /** From the title of the public page to the words under its facts. */
  const published = (html: string) => /<h1>.*?<\/dl>/s.exec(html)?.[0]

  test('the publisher sees the public page word for word, confirms below it, and that is what the public reads', async () => {
    const { code } = (await item('answered')).feedback
    const preview = await send(people.hoa, code, `/can-bo/phan-anh/${code}/cong-khai/xem-truoc`, words)
    expect(preview.statusCode).toBe(200)
    expect(preview.body).toContain('Chưa có gì được công khai')
    expect((await site.server.inject(`/phan-anh-kien-nghi/${code}`)).statusCode).toBe(404)

    const unconfirmed = await send(people.hoa, code, `/can-bo/phan-anh/${code}/cong-khai`, words)
    expect(unconfirmed.statusCode).toBe(422)
    expect(unconfirmed.body).toContain('Hãy đọc lại và xác nhận đã che hết thông tin cá nhân')
    expect(published(unconfirmed.body)).toBe(published(preview.body))

    const confirmed = { ...words, redactionConfirmed: 'on' }
    expect((await send(people.hoa, code, `/can-bo/phan-anh/${code}/cong-khai`, confirmed)).statusCode).toBe(303)
    const page = await site.server.inject(`/phan-anh-kien-nghi/${code}`)
    expect(published(page.body)).toContain(words.answerText)
    expect(published(page.body)).toBe(published(preview.body))
  })

  test('a sender who does not want to be quoted is not quoted in the preview either, and no title is asked for again', async () => {
    const { feedback } = await committed((act) => aFeedback(act, people, 'answered', { quotingDeclined: true }))
    const url = `/can-bo/phan-anh/${feedback.code}/cong-khai/xem-truoc`
    const preview = await send(people.hoa, feedback.code, url, words)
    expect(published(preview.body)).not.toContain(words.text)
    expect(published(preview.body)).toContain('Người gửi đề nghị không trích lời')
    const untitled = await send(people.hoa, feedback.code, url, { ...words, title: '' })
    expect(untitled.statusCode).toBe(422)
    expect(untitled.body).toContain(words.answerText)
  })

  test('nobody previews what is not hers to publish', async () => {
    const { code } = (await item('answered')).feedback
    const preview = await send(people.lan, code, `/can-bo/phan-anh/${code}/cong-khai/xem-truoc`, words)
    expect(preview.statusCode).toBe(409)
  })

  test('who approves sees the answer as the sender will, and its letter', async () => {
    const { code } = (await item('answer-drafted')).feedback
    const { body } = await site.server.inject({ url: `/can-bo/phan-anh/${code}`, headers: site.as(people.hanh) })
    const preview = /<section class="card preview".*?<\/section>/s.exec(body)?.[0] ?? ''
    expect(preview).toContain('Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.')
    expect(preview).toContain('Giải thích, hướng dẫn')
    expect(preview).toContain(`/can-bo/phan-anh/${code}/van-ban/tra-loi.pdf`)
  })
})

describe('feedback about conduct', () => {
  async function classifiedAboutConduct(accusedAgencyCode: string): Promise<string> {
    return committed(async (act) => {
      const { code } = (await aFeedback(act, people, 'submitted', { ground: 'conduct' })).feedback
      await acceptFeedback(actAs(act, people.hoa), { code })
      await classifyFeedback(actAs(act, people.hoa), {
        code,
        about: 'conduct',
        kind: 'problem',
        ground: 'conduct',
        complex: false,
        accusedAgencyCode,
      })
      return code
    })
  }

  test('the agency that manages the accused one is chosen already when it is to be transferred, with the reason', async () => {
    const code = await classifiedAboutConduct(testAgencies.commune)
    const { body } = await site.server.inject({ url: `/can-bo/phan-anh/${code}`, headers: site.as(people.hoa) })
    const field = /<select[^>]+name="toAgencyCode".*?<\/select>/s.exec(body)?.[0] ?? ''
    expect(/<option value="([^"]+)" selected/.exec(field)?.[1]).toBe(testAgencies.district)
    expect(body).toMatch(/Phản ánh về hành vi hành chính của Ủy ban nhân dân xã Long Bình.*khoản 1 Điều 14/)
    expect(body).toMatch(/Đã chọn sẵn Ủy ban nhân dân thị xã Ngã Năm: cơ quan quản lý Ủy ban nhân dân xã Long Bình/)
  })

  test('for feedback about a rule nothing is chosen in advance', async () => {
    const { feedback } = await item('classified')
    const { body } = await site.server.inject({
      url: `/can-bo/phan-anh/${feedback.code}`,
      headers: site.as(people.hoa),
    })
    expect(/<select[^>]+name="toAgencyCode".*?<\/select>/s.exec(body)?.[0]).not.toContain('selected')
  })
})
