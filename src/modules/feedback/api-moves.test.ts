import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { testInstant } from '#kernel/testing/fixtures.ts'
import { testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { feedbackApi } from './api.ts'
import { aSubmission, type TestFeedback } from './testing.ts'
import { itemUrl, openFeedbackApi, type FeedbackApiSite } from './testing/api-site.ts'
import { traced } from './testing/trace.ts'

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

describe('moves', () => {
  test('the whole course can be gone by program, each answer saying what is allowed next', async () => {
    const { code } = (await send('/api/v1/feedback', body)).json()
    const to = (noun: string) => `/api/v1/feedback/${code}/${noun}`
    const steps: readonly [string, object, OfficialActor, string][] = [
      ['acceptance', {}, people.hoa, 'accepted'],
      ['classification', { about: 'rule', kind: 'problem', ground: 'impractical' }, people.hoa, 'accepted'],
      ['transfers', { toAgencyCode: testAgencies.health, reason: 'Thuộc thẩm quyền' }, people.hoa, 'transferred'],
      ['handling', {}, people.lan, 'handling'],
      ['assignment', { handlerId: people.son.officialId }, people.lan, 'handling'],
      ['extensions', { dueOn: '2017-06-30', reason: 'Cần lấy ý kiến chuyên môn' }, people.lan, 'handling'],
      ['collecting', { reason: 'Chưa đủ cơ sở' }, people.lan, 'collecting'],
      ['resumption', { reason: 'Đã đủ cơ sở' }, people.lan, 'handling'],
      ['answers', { outcome: 'explained', text: 'Đã hướng dẫn các cơ sở.' }, people.lan, 'answer-drafted'],
      ['draft-returns', { reason: 'Bổ sung căn cứ' }, people.hanh, 'handling'],
      ['answers', { outcome: 'explained', text: 'Đã hướng dẫn, có căn cứ.' }, people.lan, 'answer-drafted'],
      ['approval', {}, people.hanh, 'answered'],
    ]
    let version = 1
    for (const [noun, payload, as, status] of steps) {
      const answer = await send(to(noun), { ...payload, version }, { as })
      expect([noun, answer.statusCode, answer.json().status]).toEqual([noun, 200, status])
      expect(Array.isArray(answer.json().allowedMoves)).toBe(true)
      version = answer.json().version
    }
  })

  test('the sender replies, rates, comes back and withdraws with her secret, and nobody else does', async () => {
    const asked = await given('handling')
    await send(itemUrl(asked, 'information-requests'), { question: 'Xảy ra ngày nào?' }, { as: people.lan })
    expect((await send(itemUrl(asked, 'information'), { reply: 'Ngày 10/3.' })).statusCode).toBe(404)
    expect((await send(itemUrl(asked, 'information'), { reply: 'Ngày 10/3.' }, { as: people.lan })).statusCode).toBe(
      404,
    )
    const replied = await send(itemUrl(asked, 'information'), { reply: 'Ngày 10/3.' }, { secret: asked.secret })
    expect(replied.json()).toMatchObject({ status: 'handling', pausedOn: null, allowedMoves: ['withdraw'] })
    const withdrawn = await send(itemUrl(asked, 'withdrawal'), {}, { secret: asked.secret })
    expect(withdrawn.json()).toMatchObject({ status: 'withdrawn', allowedMoves: [] })

    const answered = await given('answered')
    const { secret } = answered
    expect((await send(itemUrl(answered, 'rating'), { score: 6 }, { secret })).statusCode).toBe(422)
    expect((await send(itemUrl(answered, 'rating'), { score: 2 }, { secret })).statusCode).toBe(200)
    const again = await send(itemUrl(answered, 'rating'), { score: 5 }, { secret })
    expect(again.json()).toMatchObject({ status: 409, code: 'feedback.already-rated' })
    const back = await send(itemUrl(answered, 'reopening'), { reason: 'Cơ sở vẫn đòi bản sao.' }, { secret })
    expect(back.json()).toMatchObject({ status: 'reopened' })
  })

  test('who acts on an old version is told how it stands and what is allowed now', async () => {
    const item = await given('accepted')
    const answer = await send(itemUrl(item, 'acceptance'), { version: 1 }, { as: people.hoa })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({
      code: 'feedback.changed',
      details: { status: 'accepted', version: 2, allowed: expect.arrayContaining(['classify']) },
    })
    const impossible = await send(itemUrl(item, 'approval'), {}, { as: people.hoa })
    expect(impossible.json()).toMatchObject({ status: 409, code: 'feedback.move-not-allowed' })
  })

  test('a repeated move with one key is made once', async () => {
    const item = await given('submitted')
    const key = randomUUID()
    const answers = await Promise.all([1, 2].map(() => send(itemUrl(item, 'acceptance'), {}, { as: people.hoa, key })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(answers[0]?.body).toBe(answers[1]?.body)
  })

  test('two officials answer the same item at once: one wins, the other gets 409 with how it stands and what is allowed', async () => {
    const item = await given('handling')
    const { version } = (await look(itemUrl(item), { as: people.lan })).json()
    const texts = ['Dự thảo của chị Lan: không phải nộp bản sao.', 'Dự thảo của anh Sơn: chỉ cần xuất trình bản chính.']
    const answers = await Promise.all(
      [people.lan, people.son].map((as, index) =>
        send(itemUrl(item, 'answers'), { version, outcome: 'explained', text: texts[index] }, { as }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const won = answers.findIndex(({ statusCode }) => statusCode === 200)
    expect(answers[1 - won]?.json()).toMatchObject({
      code: 'feedback.changed',
      details: { status: 'answer-drafted', version: version + 1, allowed: [] },
    })
    const drafts = database.db.selectFrom('feedbackAnswer').select('text').where('feedbackId', '=', item.feedback.id)
    expect(await drafts.execute()).toEqual([{ text: texts[won] }])
  })

  const staffEndpoints = feedbackApi.filter(
    ({ method, path, access }) => method === 'POST' && access.who === 'signed-in' && path.includes(':code'),
  )
  const bodies: Record<string, object> = {
    refusal: { ground: 'complaint', guidance: 'Gửi đơn khiếu nại đến nơi khác.' },
    'information-requests': { question: 'Xảy ra ngày nào, ở đâu?' },
    classification: { about: 'rule', kind: 'problem', ground: 'other' },
    transfers: { toAgencyCode: testAgencies.environment, reason: 'Thuộc thẩm quyền' },
    'outside-transfers': { outsideName: 'Bộ Y tế', reason: 'Thuộc thẩm quyền' },
    returns: { reason: 'Không thuộc thẩm quyền', ground: 'Điều 5' },
    'competence-rulings': { reason: 'Thuộc thẩm quyền của Sở' },
    assignment: { handlerId: randomUUID() },
    extensions: { dueOn: '2017-12-01', reason: 'Cần thêm thời gian' },
    collecting: { reason: 'Chưa đủ' },
    resumption: { reason: 'Đã đủ' },
    answers: { outcome: 'explained', text: 'Trả lời của người lạ.' },
    'draft-returns': { reason: 'Sửa lại' },
    publication: { title: 'Tiêu đề', text: 'Nội dung', answerText: 'Trả lời', redactionConfirmed: true },
    merge: { intoCode: 'PA-2222-3333' },
    'follow-ups': { followUpId: randomUUID(), decision: 'Quyết định 12/2017' },
  }

  test('there is an endpoint for every staff move', () => expect(staffEndpoints).toHaveLength(21))

  test.each(staffEndpoints.map(({ path }) => path.split('/').at(-1) ?? ''))(
    'an official of another agency finds nothing at %s, a visitor must sign in',
    async (noun) => {
      const item = await given('handling')
      const before = await look(itemUrl(item), { as: people.hoa })
      const stranger = await send(itemUrl(item, noun), bodies[noun] ?? {}, { as: people.minh })
      expect(stranger.json()).toMatchObject({ status: 404 })
      expect((await send(itemUrl(item, noun), bodies[noun] ?? {})).statusCode).toBe(401)
      expect((await look(itemUrl(item), { as: people.hoa })).body).toBe(before.body)
    },
  )

  test('the accused office reads nothing and is not told that there is something', async () => {
    const item = await given('submitted', { ground: 'conduct', accusedAgencyCode: testAgencies.health })
    expect((await look(itemUrl(item), { as: people.lan })).statusCode).toBe(404)
    const { items } = (await look(`/api/v1/feedback-cases?q=${item.feedback.code}`, { as: people.lan })).json()
    expect(items).toEqual([])
  })
})

describe('what a move leaves behind: rows, clocks, the course, the log and the job', () => {
  async function make(item: TestFeedback, noun: string, payload: object, as: OfficialActor) {
    const trace = await traced(database, item.feedback.id, () => send(itemUrl(item, noun), payload, { as }))
    expect([trace.result.statusCode, trace.audited.map(({ actorId }) => actorId)]).toEqual([200, [as.officialId]])
    const row = await database.db
      .selectFrom('feedback')
      .selectAll()
      .where('id', '=', item.feedback.id)
      .executeTakeFirstOrThrow()
    return { ...trace, answer: trace.result.json(), row, feedbackId: item.feedback.id }
  }

  const toSender = (feedbackId: string, about: string) => ({
    name: 'feedback.notify-sender',
    data: { feedbackId, about },
  })

  function transfersOf(feedbackId: string) {
    return database.db
      .selectFrom('feedbackTransfer')
      .selectAll()
      .where('feedbackId', '=', feedbackId)
      .orderBy('id')
      .execute()
  }

  test('refusing: the ground stands in the row, nothing is owed any more, the sender is told where to go', async () => {
    const item = await given('submitted')
    const guidance = 'Đây là khiếu nại; gửi đơn đến Ban Tiếp công dân tỉnh.'
    const made = await make(item, 'refusal', { ground: 'complaint', guidance, version: 1 }, people.hoa)
    const { feedbackId } = made
    expect(made.answer).toMatchObject({ status: 'refused', version: 2, dueOn: null, allowedMoves: [] })
    expect(made.row).toMatchObject({ status: 'refused', refusalGround: 'complaint', dueOn: null, registerNumber: null })
    expect(made.row.closedAt).toEqual(testInstant)
    expect(made.clocks.filter((clock) => !/: (met|dropped) 2017-03-15$/.test(clock))).toEqual([])
    expect(made.told).toEqual([{ name: 'refused', forSender: true }])
    expect(made.audited).toMatchObject([{ name: 'feedback.refused', data: { feedbackId, ground: 'complaint' } }])
    expect(made.jobs).toEqual([toSender(feedbackId, 'refused')])
    const { timeline } = (await look(itemUrl(item), { secret: item.secret })).json()
    expect(timeline.at(-1)).toMatchObject({ name: 'refused', note: guidance })
  })

  test('sending to a ministry: the letter is noted, the time for the transfer is kept, nobody in the province handles it', async () => {
    const item = await given('classified')
    const outside = { outsideName: 'Bộ Y tế', reason: 'Quy định do Bộ ban hành', letterNumber: '12/STP-KSTT' }
    const made = await make(item, 'outside-transfers', outside, people.hoa)
    const { feedbackId } = made
    expect(made.answer).toMatchObject({ status: 'transferred-outside', handlingAgency: null, dueOn: null })
    expect(made.answer.allowedMoves).toContain('draft-answer')
    expect(await transfersOf(feedbackId)).toMatchObject([
      {
        ...outside,
        toAgencyId: null,
        transferredBy: people.hoa.officialId,
        transferredAt: testInstant,
        returnedAt: null,
      },
    ])
    expect(made.clocks).toEqual(['feedback.transfer: met 2017-03-15'])
    expect(made.told).toEqual([{ name: 'transferred-outside', forSender: true }])
    expect(made.audited).toMatchObject([{ name: 'feedback.transferred-outside', data: { feedbackId } }])
    expect(made.jobs).toEqual([toSender(feedbackId, 'transferred')])
  })

  test('“not ours”: reason and article stand with the transfer, its time for handling falls away, the control authority is asked', async () => {
    const item = await given('transferred')
    const why = { reason: 'Việc này thuộc chức năng của Sở Tư pháp.', ground: 'Điều 3 Quyết định 12/2016' }
    const made = await make(item, 'returns', why, people.lan)
    const { feedbackId } = made
    expect(made.answer).toMatchObject({ status: 'returned', handlingAgency: null, dueOn: null, allowedMoves: [] })
    const [transfer] = await transfersOf(feedbackId)
    expect(transfer).toMatchObject({
      returnedBy: people.lan.officialId,
      returnedAt: testInstant,
      returnReason: why.reason,
      returnGround: why.ground,
    })
    expect(made.clocks).toEqual(['feedback.transfer: met 2017-03-15', 'feedback.handle: dropped 2017-03-15'])
    expect(made.told).toEqual([{ name: 'returned', forSender: false }])
    const byAgencyId = transfer?.toAgencyId
    expect(made.audited).toMatchObject([{ name: 'feedback.returned', data: { feedbackId, byAgencyId, times: 1 } }])
    expect(made.jobs).toEqual([{ name: 'feedback.notify-agency', data: { feedbackId, about: 'returned' } }])
  })

  test('ruling on competence: five working days for a new transfer run; after the second return the ruling binds', async () => {
    const item = await given('transferred')
    const back = { reason: 'Không thuộc chức năng của Sở.', ground: 'Điều 3 Quyết định 12/2016' }
    const ruling = { reason: 'Theo Điều 5 Nghị định 20, Sở là cơ quan xử lý.' }
    await make(item, 'returns', back, people.lan)
    const first = await make(item, 'competence-rulings', ruling, people.hoa)
    const { feedbackId } = first
    expect(first.answer).toMatchObject({ status: 'accepted', dueOn: '2017-03-22' })
    expect(first.answer.allowedMoves).toContain('transfer')
    expect(first.row.competenceRuledAt).toBeNull()
    expect(first.clocks.at(-1)).toBe('feedback.transfer: running 2017-03-22')
    expect(first.told).toEqual([{ name: 'competence-ruled', forSender: false }])
    expect(first.audited).toMatchObject([{ name: 'feedback.competence-ruled', data: { feedbackId, binding: false } }])

    const again = { toAgencyCode: testAgencies.health, reason: 'Đúng thẩm quyền' }
    await make(item, 'transfers', again, people.hoa)
    await make(item, 'returns', back, people.lan)
    const second = await make(item, 'competence-rulings', ruling, people.hoa)
    expect(second.row.competenceRuledAt).toEqual(testInstant)
    expect(second.audited).toMatchObject([{ data: { binding: true } }])
    await make(item, 'transfers', again, people.hoa)
    expect((await look(itemUrl(item), { as: people.lan })).json().allowedMoves).toEqual(['take-up'])
  })

  const redacted = {
    title: 'Bản sao chứng thực khi đăng ký khai sinh',
    text: 'Hồ sơ yêu cầu nộp bản sao có chứng thực.',
    answerText: 'Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.',
    redactionConfirmed: true,
  }

  function publicationOf(feedbackId: string) {
    return database.db
      .selectFrom('feedbackPublication')
      .selectAll()
      .where('feedbackId', '=', feedbackId)
      .executeTakeFirstOrThrow()
  }

  test('publishing: the redacted words stand beside the original, anybody reads them, the sender is told', async () => {
    const item = await given('answered')
    const made = await make(item, 'publication', redacted, people.hoa)
    const { feedbackId } = made
    expect(made.answer).toMatchObject({ status: 'published', allowedMoves: [] })
    expect(made.row).toMatchObject({ publishedAt: testInstant, closedAt: testInstant, text: item.feedback.text })
    const { redactionConfirmed: _confirmed, ...words } = redacted
    expect(await publicationOf(feedbackId)).toMatchObject({
      ...words,
      outcome: 'explained',
      agencyId: item.feedback.handlingAgencyId,
      answeredOn: '2017-03-15',
      publishedBy: people.hoa.officialId,
      onTime: true,
      year: 2017,
    })
    expect(made.told).toEqual([{ name: 'published', forSender: true }])
    const data = { feedbackId, code: item.feedback.code, onTime: true }
    expect(made.audited).toMatchObject([{ name: 'feedback.published', data }])
    expect(made.jobs).toEqual([toSender(feedbackId, 'published')])
    expect((await look(itemUrl(item))).json()).toMatchObject({ view: 'published', text: redacted.text })
  })

  test('words that nobody has confirmed are not published', async () => {
    const item = await given('answered')
    const answer = await send(
      itemUrl(item, 'publication'),
      { ...redacted, redactionConfirmed: false },
      { as: people.hoa },
    )
    expect(answer.statusCode).toBe(422)
    expect((await look(itemUrl(item))).statusCode).toBe(404)
  })

  test('merging: the item ends, points to the other one, and both tell of it', async () => {
    const [item, into] = [await given('accepted'), await given('handling')]
    const payload = { intoCode: into.feedback.code, reason: 'Cùng một việc, cùng một nơi' }
    const other = await traced(database, into.feedback.id, () => make(item, 'merge', payload, people.hoa))
    const made = other.result
    const { feedbackId } = made
    expect(made.answer).toMatchObject({ status: 'merged', dueOn: null, allowedMoves: [] })
    expect(made.row).toMatchObject({ mergedIntoId: into.feedback.id, closedAt: testInstant })
    expect(made.clocks).toEqual(['feedback.transfer: dropped 2017-03-15'])
    expect(made.told).toEqual([{ name: 'merged', forSender: true }])
    expect(other.told).toEqual([{ name: 'took-in', forSender: false }])
    const data = { feedbackId, intoId: into.feedback.id }
    expect(made.audited).toMatchObject([{ name: 'feedback.merged', data }])
    expect(made.jobs).toEqual([toSender(feedbackId, 'merged')])
    expect((await look(itemUrl(into), { as: people.lan })).json()).toMatchObject({ status: 'handling' })
  })

  test('reminding by hand: one reminder a day for the clock that runs, with its mail; the sender sees that it was done', async () => {
    const item = await given('handling')
    const made = await make(item, 'reminders', {}, people.hoa)
    const { feedbackId } = made
    expect(made.answer).toMatchObject({ status: 'handling', dueOn: '2017-04-05' })
    const reminders = await database.db
      .selectFrom('feedbackReminder')
      .innerJoin('feedbackClock', 'feedbackClock.id', 'feedbackReminder.clockId')
      .select(['feedbackReminder.id', 'clockId', 'rule', 'onDate', 'rank', 'byHand'])
      .where('feedbackReminder.feedbackId', '=', feedbackId)
      .execute()
    expect(reminders).toMatchObject([{ rule: 'feedback.handle', onDate: '2017-03-15', rank: 'handler', byHand: true }])
    expect(made.told).toEqual([{ name: 'reminded', forSender: true }])
    const { clockId, id: reminderId } = reminders[0] ?? {}
    const data = { feedbackId, clockId, rank: 'handler', byHand: true }
    expect(made.audited).toMatchObject([{ name: 'feedback.reminded', data }])
    expect(made.jobs).toEqual([{ name: 'feedback.notify-reminder', data: { reminderId } }])

    const again = await traced(database, feedbackId, () => send(itemUrl(item, 'reminders'), {}, { as: people.hoa }))
    expect([again.result.statusCode, again.audited, again.jobs]).toEqual([200, [], []])
  })

  test('completing a promised change: the decision is linked, and the sender is told “Bạn phản ánh – tỉnh đã sửa”', async () => {
    const item = await given('handling')
    const promise = {
      outcome: 'amend-or-repeal',
      text: 'Tỉnh sẽ bỏ yêu cầu nộp bản sao có chứng thực.',
      changeText: 'Sửa Quyết định 20/2015, bỏ thành phần hồ sơ số 3',
      changeByOn: '2017-06-30',
    }
    await make(item, 'answers', promise, people.lan)
    await make(item, 'approval', {}, people.hanh)
    const { id: followUpId } = await database.db
      .selectFrom('feedbackFollowUp')
      .select('id')
      .where('feedbackId', '=', item.feedback.id)
      .executeTakeFirstOrThrow()
    const decision = 'Quyết định số 15/2017/QĐ-UBND ngày 10/3/2017'
    const made = await make(item, 'follow-ups', { followUpId, decision }, people.lan)
    const { feedbackId } = made
    expect(made.answer).toMatchObject({ status: 'answered' })
    const rows = database.db.selectFrom('feedbackFollowUp').selectAll().where('id', '=', followUpId)
    expect(await rows.execute()).toMatchObject([{ decision, doneOn: '2017-03-15', dueOn: '2017-06-30' }])
    expect(made.told).toEqual([{ name: 'rule-changed', forSender: true }])
    expect(made.audited).toMatchObject([{ name: 'feedback.follow-up-done', data: { feedbackId, followUpId } }])
    expect(made.jobs).toEqual([toSender(feedbackId, 'rule-changed')])
    const twice = await send(itemUrl(item, 'follow-ups'), { followUpId, decision }, { as: people.lan })
    expect(twice.json()).toMatchObject({ status: 409, code: 'feedback.follow-up-done' })
  })
})
