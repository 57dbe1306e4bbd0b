import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import type { Act } from '#kernel/act.ts'
import { changeRule } from '#kernel/calendar/change-rule.ts'
import { decreeYear } from '#kernel/calendar/decree-year.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { chaseOutside } from './chase-outside.ts'
import { draftAnswer } from './draft-answer.ts'
import { getVisibleFeedback } from './queries.ts'
import { reckonWaitingClocks } from './reckon-waiting-clocks.ts'
import { remindBeforeDue } from './remind.ts'
import { feedbackSchedule } from './recurring.ts'
import { aFeedback, seedFeedbackWorld } from './testing.ts'
import { transferOutside } from './transfer-outside.ts'

describe('duties that wait for the calendar of a year', () => {
  test('get their day, from the day on which they arose, once the year is decreed', async ({ act }) => {
    const december = actAt(act, '2026-12-21T09:00:00+07:00')
    const people = await seedFeedbackWorld(december)
    const { feedback } = await aFeedback(december, people, 'transferred')
    const january = actAs(actAt(act, '2027-01-04T00:50:00+07:00'), systemActor('test'))
    expect(await reckonWaitingClocks(january)).toEqual({ reckoned: 0 })

    await decreeYear(january, {
      year: 2027,
      basis: 'Thông báo thử nghiệm',
      days: [{ date: '2027-01-01', kind: 'holiday', name: 'Tết Dương lịch' }],
    })
    // The duty of the decree and that of the national index beside it.
    expect(await reckonWaitingClocks(january)).toEqual({ reckoned: 2 })
    const clock = await act.tx
      .selectFrom('feedbackClock')
      .select(['state', 'dueOn', 'startedOn', 'receipt'])
      .where('feedbackId', '=', feedback.id)
      .where('rule', '=', 'feedback.handle')
      .executeTakeFirstOrThrow()
    // Fifteen working days after Monday 21/12/2026, New Year's Day not counted.
    expect(clock).toMatchObject({ state: 'running', dueOn: '2027-01-12', startedOn: '2026-12-21' })
    expect(clock.receipt).toMatchObject({ dueOn: '2027-01-12' })
    expect((await getVisibleFeedback(act.tx, people.hoa, feedback.code)).dueOn).toBe('2027-01-12')
    expect(await reckonWaitingClocks(january)).toEqual({ reckoned: 0 })
  })

  test('a right of the sender to come back that waited gets its last day too', async ({ act }) => {
    const december = actAt(act, '2026-12-21T09:00:00+07:00')
    const people = await seedFeedbackWorld(december)
    const { feedback } = await aFeedback(december, people, 'answered')
    expect(feedback.reopenUntil).toBeNull()
    const january = actAs(actAt(act, '2027-01-02T00:50:00+07:00'), systemActor('test'))
    await decreeYear(january, {
      year: 2027,
      basis: 'Thông báo thử nghiệm',
      days: [{ date: '2027-01-01', kind: 'holiday', name: 'Tết Dương lịch' }],
    })
    await reckonWaitingClocks(january)
    expect((await getVisibleFeedback(act.tx, people.hoa, feedback.code)).reopenUntil).toBe('2027-01-05')
  })
})

describe('items that lie outside the province', () => {
  test('the control authority is reminded every thirty days until there is an answer, and the sender sees it', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const { feedback } = await aFeedback(act, people, 'classified')
    const { code } = feedback
    await transferOutside(actAs(act, people.hoa), { code, outsideName: 'Bộ Y tế', reason: 'Thẩm quyền của Bộ' })
    const on = (day: string) => actAs(actAt(act, `${day}T07:40:00+07:00`), systemActor('test'))
    expect(await chaseOutside(on('2017-04-13'))).toEqual({ chased: 0 })
    expect(await chaseOutside(on('2017-04-14'))).toEqual({ chased: 1 })
    expect(await chaseOutside(on('2017-04-14'))).toEqual({ chased: 0 })
    expect(await chaseOutside(on('2017-05-15'))).toEqual({ chased: 1 })
    const told = await act.tx
      .selectFrom('feedbackEvent')
      .select(['name', 'forSender', 'details'])
      .where('feedbackId', '=', feedback.id)
      .where('name', '=', 'reminded')
      .execute()
    expect(told).toEqual(
      Array.from({ length: 2 }, () => ({ name: 'reminded', forSender: true, details: { outsideName: 'Bộ Y tế' } })),
    )

    await draftAnswer(actAs(act, people.hoa), {
      code,
      outcome: 'explained',
      text: 'Bộ Y tế đã trả lời như sau.',
      files: [],
    })
    expect(await chaseOutside(on('2017-07-15'))).toEqual({ chased: 0 })
  })
})

describe('the ladder of reminders is the province’s to set (Đ.18.5)', () => {
  const ranksOn = async (act: Act, day: string) => {
    const morning = actAs(actAt(act, `${day}T07:30:00+07:00`), systemActor('test'))
    await remindBeforeDue(morning)
    const rows = await act.tx.selectFrom('feedbackReminder').select('rank').where('onDate', '=', day).execute()
    return rows.map(({ rank }) => rank).toSorted()
  }

  test('without a decision of the province: the handler from the due day, the head one working day later, then the control authority and the chairman', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    // Fifteen working days after Wednesday 15/3/2017 is Wednesday 5/4/2017; 6/4 is the commemoration of the Hùng Kings.
    await aFeedback(act, people, 'handling')
    expect(await ranksOn(act, '2017-03-31')).toEqual([])
    expect(await ranksOn(act, '2017-04-03')).toEqual(['handler'])
    expect(await ranksOn(act, '2017-04-05')).toEqual(['handler'])
    expect(await ranksOn(act, '2017-04-07')).toEqual(['handler', 'head'])
    expect(await ranksOn(act, '2017-04-11')).toEqual(['control-authority', 'handler', 'head'])
    expect(await ranksOn(act, '2017-04-13')).toEqual(['chairman', 'control-authority', 'handler', 'head'])
  })

  test('from the day of a new decision the ranks are told as it says, and not a day earlier', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    await aFeedback(act, people, 'handling')
    const change = { unit: 'working-day', origin: 'province', basis: 'Quyết định số 9/QĐ-UBND', note: null } as const
    const system = actAs(act, systemActor('test'))
    await changeRule(system, { ...change, rule: 'reminder.chairman', days: 1, from: '2017-04-10' })
    await changeRule(system, { ...change, rule: 'reminder.before', days: 4, from: '2017-03-30' })
    expect(await ranksOn(act, '2017-03-30')).toEqual(['handler'])
    expect(await ranksOn(act, '2017-04-07')).toEqual(['handler', 'head'])
    expect(await ranksOn(act, '2017-04-10')).toEqual(['chairman', 'handler', 'head'])
  })
})

test('every recurring job of the room has a name of its own', () => {
  const names = feedbackSchedule.map(({ job }) => job.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('feedback.collect-mail')
})
