import { systemActor } from '#kernel/auth/actor.ts'
import { decreeYear } from '#kernel/calendar/decree-year.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import type { Act } from '#kernel/act.ts'
import { findSheet } from './queries.ts'
import { reckonDuties } from './reckon-duties.ts'
import { aPublishedDecision, changeInAugust, type Published } from './testing.ts'

function dutiesOf(act: Act, { procedureId }: Published) {
  return act.tx
    .selectFrom('publicationDuty as duty')
    .innerJoin('announcement', 'announcement.id', 'duty.announcementId')
    .select(['announcement.decisionNumber', 'duty.way', 'duty.dueOn', 'duty.doneOn', 'duty.droppedOn'])
    .where('duty.procedureId', '=', procedureId)
    .orderBy('announcement.decisionNumber')
    .orderBy('duty.way')
    .execute()
}

test('a text put right before its day is owed nowhere any longer, and its sheet says that it never applied', async ({
  act,
}) => {
  const published = await aPublishedDecision(act)
  const { people, code: procedureCode } = published
  const june = actAt(act, '2017-06-20T09:00:00+07:00')
  await changeInAugust(june, people, { procedureCode, kind: 'amended', decisionNumber: '900/QĐ-UBND' })
  const wrong = await act.tx
    .selectFrom('postingSheet as sheet')
    .innerJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
    .select('sheet.token')
    .where('revision.decisionNumber', '=', '900/QĐ-UBND')
    .executeTakeFirstOrThrow()
  expect(await findSheet(act.tx, wrong.token, '2017-06-21')).toMatchObject({ state: 'not-yet' })
  const july = actAt(act, '2017-07-03T09:00:00+07:00')
  await changeInAugust(july, people, { procedureCode, kind: 'amended', decisionNumber: '901/QĐ-UBND' })
  const duties = await dutiesOf(act, published)
  const of = (number: string) => duties.filter(({ decisionNumber }) => decisionNumber === number)
  expect(new Set(of('900/QĐ-UBND').map(({ droppedOn }) => droppedOn))).toEqual(new Set(['2017-07-03']))
  expect(new Set(of('901/QĐ-UBND').map(({ droppedOn }) => droppedOn))).toEqual(new Set([null]))
  expect(await findSheet(act.tx, wrong.token, '2017-07-04')).toMatchObject({ state: 'replaced' })
})

describe('a day in a year that is not decreed yet', () => {
  test('is told the night after the decree, from the day on which the duty arose', async ({ act }) => {
    const december = actAt(act, '2026-12-30T09:00:00+07:00')
    const published = await aPublishedDecision(december, ['province'], '2027-06-01')
    expect((await dutiesOf(act, published)).map(({ way, dueOn }) => [way, dueOn])).toEqual([
      ['agency-site', null],
      ['national-database', null],
      ['posting', null],
    ])
    const january = actAs(actAt(act, '2027-01-04T09:00:00+07:00'), systemActor('test'))
    expect(await reckonDuties(january)).toBe(0)
    const days = [{ date: '2027-01-01', kind: 'holiday' as const, name: 'Tết Dương lịch' }]
    await decreeYear(january, { year: 2027, basis: 'Thông báo nghỉ lễ năm 2027', days })
    expect(await reckonDuties(january)).toBe(3)
    expect(new Set((await dutiesOf(act, published)).map(({ dueOn }) => dueOn))).toEqual(new Set(['2027-01-07']))
    expect(await reckonDuties(january)).toBe(0)
  })
})
