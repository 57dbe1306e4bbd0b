import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { visitor } from '#kernel/auth/actor.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { person, testAgencies } from '#modules/agency/testing.ts'
import { acceptFeedback } from './accept-feedback.ts'
import { approveAnswer } from './approve-answer.ts'
import { classifyFeedback } from './classify-feedback.ts'
import { draftAnswer } from './draft-answer.ts'
import { extendDeadline } from './extend-deadline.ts'
import { mergeFeedback } from './merge-feedback.ts'
import { movesFor } from './policy.ts'
import { publishAnswer } from './publish-answer.ts'
import { rateAnswer } from './rate-answer.ts'
import { refuseFeedback } from './refuse-feedback.ts'
import { remindBeforeDue } from './remind.ts'
import { reopenFeedback } from './reopen-feedback.ts'
import { requestInformation } from './request-information.ts'
import { returnFeedback } from './return-feedback.ts'
import { ruleOnCompetence } from './rule-on-competence.ts'
import { submitFeedback } from './submit-feedback.ts'
import { supplyInformation } from './supply-information.ts'
import { takeUpFeedback } from './take-up-feedback.ts'
import { aFeedback, aSubmission, seedFeedbackWorld } from './testing.ts'
import { transferFeedback } from './transfer-feedback.ts'
import { viewSender } from './view-sender.ts'
import { withdrawFeedback } from './withdraw-feedback.ts'

describe('sending', () => {
  test('what a citizen sends is kept with a code and a secret; name and telephone are not readable in the database', async ({
    act,
  }) => {
    await seedFeedbackWorld(act)
    const { feedback, secret } = await submitFeedback(actAs(act, visitor), aSubmission)

    expect(feedback.code).toMatch(/^PA-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
    const row = await act.tx
      .selectFrom('feedbackSender')
      .selectAll()
      .where('feedbackId', '=', feedback.id)
      .executeTakeFirstOrThrow()
    expect(row.sealed.toString('latin1')).not.toContain('0912345678')
    expect(feedback.secretHash.toString('base64url')).not.toBe(secret)
    const jobs = await act.tx.selectFrom('auditEvent').select('data').where('subjectId', '=', feedback.id).execute()
    expect(JSON.stringify(jobs)).not.toContain('Ngọc')
  })

  test('a procedure or a commune that does not exist is said at its field', async ({ act }) => {
    await seedFeedbackWorld(act)
    await expect(
      submitFeedback(actAs(act, visitor), { ...aSubmission, unitCode: '99999', procedureCode: '9.999999' }),
    ).rejects.toEqual(
      new Invalid([
        { field: 'unitCode', code: 'not-an-option' },
        { field: 'procedureCode', code: 'not-an-option' },
      ]),
    )
  })
})

describe('accepting (Đ.9.1)', () => {
  test('register numbers follow each other without gaps, and the five working days for the transfer run', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const first = await aFeedback(act, people, 'accepted')
    const second = await aFeedback(act, people, 'accepted')

    expect([first.feedback.registerNumber, second.feedback.registerNumber]).toEqual([1, 2])
    expect(second.feedback.registerYear).toBe(2017)
    // Wednesday 15/03/2017 + 5 working days
    expect(first.feedback.dueOn).toBe('2017-03-22')
  })

  test('an official of a department may not accept, and is not told that the item exists', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'submitted')
    await expect(acceptFeedback(actAs(act, people.lan), { code: feedback.code })).rejects.toThrow(NotFound)
  })

  test('whoever acts on an old page is told how it stands now and what is allowed', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'accepted')
    await expect(
      refuseFeedback(actAs(act, people.hoa), {
        code: feedback.code,
        ground: 'complaint',
        guidance: 'Đây là khiếu nại.',
        version: 1,
      }),
    ).rejects.toMatchObject({
      code: 'feedback.changed',
      details: { status: 'accepted', version: 2, allowed: expect.arrayContaining(['classify']) },
    })
  })

  test('khiếu nại, tố cáo are refused with guidance, and nothing is owed any more', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'submitted')
    const refused = await refuseFeedback(actAs(act, people.hoa), {
      code: feedback.code,
      ground: 'complaint',
      guidance: 'Gửi đơn khiếu nại đến Ban Tiếp công dân.',
    })
    expect(refused).toMatchObject({ status: 'refused', refusalGround: 'complaint', dueOn: null })
    expect(movesFor(people.hoa, refused, act.today)).toEqual([])
  })
})

describe('transferring without conflict', () => {
  const conduct = {
    about: 'conduct',
    kind: 'problem',
    ground: 'conduct',
    complex: false,
    accusedAgencyCode: testAgencies.commune,
  } as const

  test('feedback about an office never goes to that office, but to the one that manages it', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'accepted', { ground: 'conduct' })
    await classifyFeedback(actAs(act, people.hoa), { code: feedback.code, ...conduct })

    await expect(
      transferFeedback(actAs(act, people.hoa), {
        code: feedback.code,
        toAgencyCode: testAgencies.commune,
        reason: 'Chuyển',
      }),
    ).rejects.toMatchObject({ code: 'feedback.conduct-goes-above', details: { goesTo: testAgencies.district } })
    const sent = await transferFeedback(actAs(act, people.hoa), {
      code: feedback.code,
      toAgencyCode: testAgencies.district,
      reason: 'Cấp trên trực tiếp',
    })
    expect(sent.status).toBe('transferred')
  })

  test('the accused office does not see the item, not even when its own desk wrote it down', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'submitted', {
      ground: 'conduct',
      accusedAgencyCode: testAgencies.commune,
      deskCode: testAgencies.commune,
    })
    await expect(viewSender(actAs(act, people.sen), { code: feedback.code })).rejects.toThrow(NotFound)
  })

  test('an override needs a written reason, which stays with the item', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'accepted', { ground: 'conduct' })
    await classifyFeedback(actAs(act, people.hoa), { code: feedback.code, ...conduct })
    const overrideReason = 'Chỉ cơ quan này giữ hồ sơ gốc; Chủ tịch đã đồng ý.'
    const sent = await transferFeedback(actAs(act, people.hoa), {
      code: feedback.code,
      toAgencyCode: testAgencies.commune,
      reason: 'Chuyển',
      overrideReason,
    })
    expect(sent.routingOverride).toBe(overrideReason)
  })

  test('conduct without saying whose cannot be classified', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'accepted')
    await expect(
      classifyFeedback(actAs(act, people.hoa), { ...conduct, code: feedback.code, accusedAgencyCode: undefined }),
    ).rejects.toEqual(new Invalid([{ field: 'accusedAgencyCode', code: 'required' }]))
  })

  test('after the second return the control authority rules, and it cannot be returned again', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'transferred')
    const { code } = feedback
    for (const round of [1, 2]) {
      await returnFeedback(actAs(act, people.lan), {
        code,
        reason: 'Không thuộc chức năng của Sở.',
        ground: 'Điều 3 Quyết định 12',
      })
      const ruled = await ruleOnCompetence(actAs(act, people.hoa), { code, reason: 'Xem xét lại thẩm quyền xử lý.' })
      expect(ruled.competenceRuledAt !== null).toBe(round === 2)
      await transferFeedback(actAs(act, people.hoa), {
        code,
        toAgencyCode: testAgencies.health,
        reason: 'Đúng thẩm quyền',
      })
    }
    await expect(
      returnFeedback(actAs(act, people.lan), { code, reason: 'Vẫn không thuộc Sở.', ground: 'Điều 3' }),
    ).rejects.toThrow(Refused)
  })
})

describe('the time for handling', () => {
  test('fifteen working days from the transfer; the receipt is stored with its ground', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'transferred')
    // 15/03/2017 + 15 working days, without 06/04 (Giỗ Tổ Hùng Vương)
    expect(feedback.dueOn).toBe('2017-04-05')
    const clock = await act.tx
      .selectFrom('feedbackClock')
      .selectAll()
      .where('feedbackId', '=', feedback.id)
      .where('rule', '=', 'feedback.handle')
      .executeTakeFirstOrThrow()
    expect(clock.receipt).toMatchObject({ dueOn: '2017-04-05', days: 15, unit: 'working-day' })
  })

  test('while the office waits for the sender the clock stands still, and the days are not counted', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback, sender } = await aFeedback(act, people, 'handling')
    const { code } = feedback
    const asked = await requestInformation(actAt(actAs(act, people.lan), '2017-03-20T09:00:00+07:00'), {
      code,
      question: 'Cơ sở y tế nào yêu cầu bản sao?',
    })
    expect(asked).toMatchObject({ status: 'handling', pausedOn: '2017-03-20', dueOn: null })

    const supplied = await supplyInformation(actAt(actAs(act, sender), '2017-03-24T09:00:00+07:00'), {
      code,
      reply: 'Trạm y tế xã.',
      files: [],
    })
    // Four working days were waited: 05/04 + 4 = 12/04, because 06/04 is a holiday.
    expect(supplied).toMatchObject({ pausedOn: null, dueOn: '2017-04-12' })
  })

  test('an extension comes before the due day, with a later day; afterwards it is refused', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'handling')
    const input = { code: feedback.code, dueOn: '2017-04-20', reason: 'Cần ý kiến của Bộ Y tế.' }
    await expect(extendDeadline(actAs(act, people.lan), { ...input, dueOn: '2017-04-05' })).rejects.toThrow(Invalid)
    await expect(extendDeadline(actAt(actAs(act, people.lan), '2017-04-07T09:00:00+07:00'), input)).rejects.toThrow(
      Refused,
    )
    const extended = await extendDeadline(actAs(act, people.lan), input)
    expect(extended.dueOn).toBe('2017-04-20')
  })

  test('reminders go out two working days before, on the day and daily when late, climbing; running twice sends nothing twice', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    await aFeedback(act, people, 'handling')
    const on = async (day: string) => (await remindBeforeDue(actAt(act, `${day}T07:30:00+07:00`))).reminded
    expect(await on('2017-03-31')).toBe(0)
    expect(await on('2017-04-03')).toBe(1)
    expect(await on('2017-04-03')).toBe(0)
    expect(await on('2017-04-04')).toBe(0)
    expect(await on('2017-04-05')).toBe(1)
    expect(await on('2017-04-06')).toBe(0)
    expect(await on('2017-04-07')).toBe(2)
    expect(await on('2017-04-14')).toBe(4)
  })
})

describe('the clocks of the national index (from 1/8/2022)', () => {
  test('run beside the legal ones, and the item still shows the day by which it must be handled', async ({ act }) => {
    const in2026 = actAt(act, '2026-03-16T09:00:00+07:00')
    const people = await seedFeedbackWorld(in2026)
    const { feedback } = await aFeedback(in2026, people, 'handling')
    expect(feedback.dueOn).toBe('2026-04-06')
    const clocks = await act.tx
      .selectFrom('feedbackClock')
      .select(['rule', 'state'])
      .where('feedbackId', '=', feedback.id)
      .orderBy('rule')
      .execute()
    expect(clocks).toEqual([
      { rule: 'feedback.first-supplement', state: 'dropped' },
      { rule: 'feedback.handle', state: 'running' },
      { rule: 'feedback.handle-index', state: 'running' },
      { rule: 'feedback.refuse-or-forward', state: 'met' },
      { rule: 'feedback.transfer', state: 'met' },
    ])
  })

  test('at the end of the last decreed year the duty is kept, and its day waits for the decree', async ({ act }) => {
    const inDecember = actAt(act, '2026-12-21T09:00:00+07:00')
    const people = await seedFeedbackWorld(inDecember)
    const { feedback } = await aFeedback(inDecember, people, 'transferred')
    expect(feedback).toMatchObject({ status: 'transferred', dueOn: null })
    const clock = await act.tx
      .selectFrom('feedbackClock')
      .select(['state', 'dueOn'])
      .where('feedbackId', '=', feedback.id)
      .where('rule', '=', 'feedback.handle')
      .executeTakeFirstOrThrow()
    expect(clock).toEqual({ state: 'calendar-unknown', dueOn: null })
  })
})

test('from 1/8/2022 a new item shows the two working days of the index, is reminded of, and after acceptance the day of the decree', async ({
  act,
}) => {
  const in2026 = actAt(act, '2026-03-16T09:00:00+07:00')
  const people = await seedFeedbackWorld(in2026)
  const { feedback } = await aFeedback(in2026, people, 'submitted')
  expect(feedback.dueOn).toBe('2026-03-18')
  const stored = await act.tx
    .selectFrom('feedback')
    .select('dueOn')
    .where('id', '=', feedback.id)
    .executeTakeFirstOrThrow()
  expect(stored.dueOn).toBe('2026-03-18')
  expect((await remindBeforeDue(actAt(act, '2026-03-18T07:30:00+07:00'))).reminded).toBe(1)
  const accepted = await acceptFeedback(actAs(in2026, people.hoa), { code: feedback.code })
  expect(accepted.dueOn).toBe('2026-03-23')
})

describe('answering (Đ.14–15)', () => {
  test('who drafted cannot approve, even holding both offices; the head of the agency does', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'handling')
    const { code } = feedback
    await draftAnswer(actAs(act, people.hanh), {
      code,
      outcome: 'explained',
      text: 'Sở đã hướng dẫn các cơ sở.',
      files: [],
    })
    await expect(approveAnswer(actAs(act, people.hanh), { code })).rejects.toMatchObject({
      code: 'feedback.drafter-cannot-approve',
    })
    await expect(approveAnswer(actAs(act, people.lan), { code })).rejects.toMatchObject({
      code: 'feedback.move-not-allowed',
    })

    const deputy = await person(act, 'phuc', 'Mai Văn Phúc', testAgencies.health, 'deputy-head')
    const answered = await approveAnswer(actAs(act, deputy), { code })
    expect(answered).toMatchObject({ status: 'answered', answeredLate: false, dueOn: null, reopenUntil: '2017-03-30' })
  })

  test('an answer after the due day is late for ever', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'answer-drafted')
    const answered = await approveAnswer(actAt(actAs(act, people.hanh), '2017-04-07T09:00:00+07:00'), {
      code: feedback.code,
    })
    expect(answered.answeredLate).toBe(true)
    const clock = await act.tx
      .selectFrom('feedbackClock')
      .select(['state', 'endedOn'])
      .where('feedbackId', '=', feedback.id)
      .where('rule', '=', 'feedback.handle')
      .executeTakeFirstOrThrow()
    expect(clock).toEqual({ state: 'late', endedOn: '2017-04-07' })
  })

  test('the sender rates once, and comes back once within fifteen days, to the control authority', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback, sender } = await aFeedback(act, people, 'answered')
    const { code } = feedback
    await rateAnswer(actAs(act, sender), { code, score: 2 })
    await expect(rateAnswer(actAs(act, sender), { code, score: 5 })).rejects.toMatchObject({
      code: 'feedback.already-rated',
    })
  })

  test('coming back is possible on the fifteenth day and not on the sixteenth', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback, sender } = await aFeedback(act, people, 'answered')
    const { code } = feedback
    const reason = 'Trạm y tế vẫn yêu cầu bản sao.'
    await expect(
      reopenFeedback(actAt(actAs(act, sender), '2017-03-31T09:00:00+07:00'), { code, reason }),
    ).rejects.toThrow(Refused)
    const reopened = await reopenFeedback(actAt(actAs(act, sender), '2017-03-30T23:59:00+07:00'), { code, reason })
    expect(reopened.status).toBe('reopened')
    expect(movesFor(people.lan, reopened, '2017-03-30')).toEqual([])
    const taken = await takeUpFeedback(actAt(actAs(act, people.hoa), '2017-03-31T09:00:00+07:00'), { code })
    expect(taken.handlingAgencyId).toBe(feedback.receivingAgencyId)
  })

  test('no official can rate, withdraw or reopen in the name of the sender', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'answered')
    for (const actor of Object.values(people)) {
      expect(movesFor(actor, feedback, act.today)).not.toEqual(expect.arrayContaining(['rate']))
      expect(movesFor(actor, feedback, act.today)).not.toEqual(expect.arrayContaining(['reopen']))
    }
  })
})

describe('publishing, merging, withdrawing', () => {
  test('a sender who asked not to be quoted is not quoted', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'published', { quotingDeclined: true })
    const row = await act.tx
      .selectFrom('feedbackPublication')
      .select(['text', 'answerText'])
      .where('feedbackId', '=', feedback.id)
      .executeTakeFirstOrThrow()
    expect(row.text).toBe('')
    expect(row.answerText).toContain('Sở đã hướng dẫn')
  })

  test('a second answer takes the place of the first, with the day on which it was given and the agency that gave it', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const chief = await person(act, 'thao', 'Ngô Thị Thảo', 'so-tu-phap', 'head')
    const { feedback, sender } = await aFeedback(act, people, 'published')
    const { code } = feedback
    const text = 'Tỉnh đã kiểm tra lại; trạm y tế xã đã thôi yêu cầu bản sao.'
    const on = (day: string) => actAt(act, `2017-03-${day}T09:00:00+07:00`)
    await reopenFeedback(actAs(on('16'), sender), { code, reason: 'Trạm y tế vẫn yêu cầu bản sao.' })
    await takeUpFeedback(actAs(on('17'), people.hoa), { code })
    await draftAnswer(actAs(on('20'), people.hoa), { code, outcome: 'conduct-procedure', text, files: [] })
    await approveAnswer(actAs(on('21'), chief), { code })
    const words = { title: 'Bản sao chứng thực', text: feedback.text, answerText: text, redactionConfirmed: true }
    await publishAnswer(actAs(on('23'), people.hoa), { code, ...words })
    const row = await act.tx
      .selectFrom('feedbackPublication')
      .select(['outcome', 'answerText', 'agencyId', 'answeredOn', 'publishedOn'])
      .where('feedbackId', '=', feedback.id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({
      outcome: 'conduct-procedure',
      answerText: text,
      agencyId: feedback.receivingAgencyId,
      answeredOn: '2017-03-21',
      publishedOn: '2017-03-23',
    })
  })

  test('an item can be merged into another, not into itself, and not into one that has ended', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const one = await aFeedback(act, people, 'submitted')
    const two = await aFeedback(act, people, 'accepted')
    const merge = (code: string, intoCode: string) => mergeFeedback(actAs(act, people.hoa), { code, intoCode })
    await expect(merge(one.feedback.code, one.feedback.code)).rejects.toThrow(Invalid)
    expect(await merge(one.feedback.code, two.feedback.code)).toMatchObject({
      status: 'merged',
      mergedIntoId: two.feedback.id,
    })
    await expect(merge(two.feedback.code, one.feedback.code)).rejects.toThrow(Invalid)
  })

  test('the sender withdraws before an answer, not after', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const early = await aFeedback(act, people, 'handling')
    expect(await withdrawFeedback(actAs(act, early.sender), { code: early.feedback.code })).toMatchObject({
      status: 'withdrawn',
      dueOn: null,
    })
    const late = await aFeedback(act, people, 'answered')
    await expect(withdrawFeedback(actAs(act, late.sender), { code: late.feedback.code })).rejects.toThrow(Refused)
  })
})

describe('who sees the sender', () => {
  test('who handles the item, and each look is written where the sender reads it', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'handling')
    const { code } = feedback
    expect(await viewSender(actAs(act, people.lan), { code })).toMatchObject({
      name: 'Trần Thị Ngọc',
      phone: '0912345678',
    })
    await expect(viewSender(actAs(act, people.tu), { code })).rejects.toThrow(NotFound)
    await expect(viewSender(actAs(act, people.minh), { code })).rejects.toThrow(NotFound)
    const seen = await act.tx
      .selectFrom('feedbackEvent')
      .select(['officialId', 'forSender'])
      .where('feedbackId', '=', feedback.id)
      .where('name', '=', 'sender-viewed')
      .execute()
    expect(seen).toEqual([{ officialId: people.lan.officialId, forSender: true }])
  })

  test('the sender reads which agency looked, not which one holds the item', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'handling')
    await viewSender(actAs(act, people.hoa), { code: feedback.code })
    const look = await act.tx
      .selectFrom('feedbackEvent')
      .select('agencyId')
      .where('feedbackId', '=', feedback.id)
      .where('name', '=', 'sender-viewed')
      .executeTakeFirstOrThrow()
    expect(look.agencyId).toBe(feedback.receivingAgencyId)
    expect(look.agencyId).not.toBe(feedback.handlingAgencyId)
  })
})
