import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { decreeYear } from '#kernel/calendar/decree-year.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { chaseOutside } from './chase-outside.ts'
import { draftAnswer } from './draft-answer.ts'
import { getVisibleFeedback } from './queries.ts'
import { reckonWaitingClocks } from './reckon-waiting-clocks.ts'
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

test('every recurring job of the room has a name of its own', () => {
  const names = feedbackSchedule.map(({ job }) => job.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('feedback.collect-mail')
})
