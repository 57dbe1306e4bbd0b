import { sql } from 'kysely'
import { perform } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { visitor } from '#kernel/auth/actor.ts'
import { actAs, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { calendarApi } from './api.ts'
import { readCalendarFiles } from './calendar-files.ts'
import { ChangeRule, changeRule } from './change-rule.ts'
import { DecreeYear, decreeYear } from './decree-year.ts'
import { explain } from './deadline.ts'
import { enterHoliday } from './enter-holiday.ts'
import { EnterSwapDay, enterSwapDay } from './enter-swap-day.ts'
import { importCalendar } from './import-calendar.ts'
import { loadCalendar, loadLegalTime, loadRules } from './load-calendar.ts'
import { ruleOn } from './rules.ts'
import { testCalendar, testRules } from './testing.ts'
import { addWorkingDays, isWorkingDay } from './working-days.ts'

const files = readCalendarFiles()

function official(role: string): OfficialActor {
  const posts = [{ agencyId: '019a0000-0000-7000-8000-000000000001', role }]
  return { kind: 'official', accountId: 'a', officialId: 'o', name: 'Lan', posts, agencyRoles: {} }
}
const quan = official('administrator')
const lan = official('focal-point')

const newHoliday = {
  date: '2026-12-08',
  kind: 'holiday',
  name: 'Ngày nghỉ thử',
  basis: 'Quyết định số 1/QĐ-TTg',
} as const
const thirtyDays = ChangeRule.parse({
  rule: 'feedback.handle',
  days: 20,
  unit: 'working-day',
  origin: 'province',
  from: '2026-01-01',
  basis: 'Quyết định số 12/2025/QĐ-UBND, Điều 9',
})

describe('what the installation starts with', () => {
  test('is read back as it stands in the files', async ({ act }) => {
    const imported = await importCalendar(act, files)

    expect(imported).toEqual({
      years: 17,
      days: files.holidays.days.length + 2 * files.swaps.length,
      rules: files.rules.length,
    })
    const { calendar, rules } = await loadLegalTime(act.tx)
    expect(calendar).toEqual(testCalendar)
    expect(rules).toHaveLength(testRules.length)
    expect(rules).toEqual(expect.arrayContaining([...testRules]))
  })

  test('can be loaded again without changing anything', async ({ act }) => {
    await importCalendar(act, files)
    expect(await importCalendar(act, files)).toEqual({ years: 0, days: 0, rules: 0 })
    expect((await eventNames(act)).filter((name) => name === 'calendar.imported')).toHaveLength(1)
    expect(await loadCalendar(act.tx)).toEqual(testCalendar)
  })

  test('knows nothing before it is loaded, and says so', async ({ act }) => {
    const { calendar, rules } = await loadLegalTime(act.tx)
    expect(() => addWorkingDays('2017-03-15', 1, calendar)).toThrow(
      expect.objectContaining({ code: 'calendar.unknown' }),
    )
    expect(() => ruleOn(rules, 'feedback.handle', '2017-03-15')).toThrow(
      expect.objectContaining({ code: 'rule.unknown' }),
    )
  })

  test('does not bring back what an administrator has changed', async ({ act }) => {
    await importCalendar(act, files)
    await decreeYear(act, {
      year: 2027,
      basis: 'Thông báo 2027',
      days: [{ date: '2027-02-12', kind: 'holiday', name: 'Tết Nguyên đán' }],
    })
    await changeRule(act, thirtyDays)
    await importCalendar(act, files)

    const { calendar, rules } = await loadLegalTime(act.tx)
    expect(isWorkingDay('2027-02-05', calendar)).toBe(true)
    expect(ruleOn(rules, 'feedback.handle', '2026-11-23').days).toBe(20)
  })
})

describe('an administrator', () => {
  test('enters a holiday decreed during the year, and deadlines from then on know it', async ({ act }) => {
    await importCalendar(act, files)
    const before = await loadCalendar(act.tx)
    await enterHoliday(actAs(act, quan), newHoliday)

    expect(addWorkingDays('2026-11-17', 15, before)).toBe('2026-12-09')
    expect(addWorkingDays('2026-11-17', 15, await loadCalendar(act.tx))).toBe('2026-12-10')
    expect(await eventNames(act)).toContain('calendar.holiday-entered')
  })

  test('cannot enter a day twice', async ({ act }) => {
    await importCalendar(act, files)
    await expect(enterHoliday(act, { ...newHoliday, date: '2026-11-24' })).rejects.toMatchObject({
      code: 'calendar.day-taken',
      details: { date: '2026-11-24' },
    })
  })

  test('exchanges a weekday for a Saturday, and both days change together', async ({ act }) => {
    await importCalendar(act, files)
    await enterSwapDay(actAs(act, quan), { offOn: '2026-11-23', workedOn: '2026-11-28', basis: 'Công văn thử' })
    const calendar = await loadCalendar(act.tx)

    expect(isWorkingDay('2026-11-23', calendar)).toBe(false)
    expect(isWorkingDay('2026-11-28', calendar)).toBe(true)
    const receipt = explain(
      { startOn: '2026-11-20', rule: ruleOn(testRules, 'feedback.transfer', '2026-11-20') },
      calendar,
    )
    expect(receipt.lines.find((line) => line.reason === 'swapped')).toMatchObject({
      date: '2026-11-23',
      workedOn: '2026-11-28',
    })
  })

  test('cannot exchange a Saturday for a Saturday, nor one day for two', async ({ act }) => {
    expect(
      EnterSwapDay.safeParse({ offOn: '2026-11-28', workedOn: '2026-11-27', basis: 'x' }).error?.issues.map(
        (issue) => issue.message,
      ),
    ).toEqual(['not-a-weekday', 'not-a-weekend-day'])
    await importCalendar(act, files)
    await expect(enterSwapDay(act, { offOn: '2026-11-23', workedOn: '2026-01-10', basis: 'x' })).rejects.toMatchObject({
      code: 'calendar.day-taken',
    })
  })

  test('decrees the next year as computed, and deadlines may fall into it', async ({ act }) => {
    await importCalendar(act, files)
    await decreeYear(actAs(act, quan), { year: 2027, basis: 'Thông báo về nghỉ lễ, tết năm 2027' })
    const calendar = await loadCalendar(act.tx)

    expect(calendar.knownThrough).toBe('2027-12-31')
    expect(addWorkingDays('2026-12-25', 5, calendar)).toBe('2027-01-04')
    expect(await eventNames(act)).toContain('calendar.year-decreed')
  })

  test('decrees other days than were computed, which then are the only ones', async ({ act }) => {
    await importCalendar(act, files)
    await decreeYear(act, {
      year: 2027,
      basis: 'Thông báo',
      days: [{ date: '2027-02-11', kind: 'holiday', name: 'Tết Nguyên đán' }],
    })
    const calendar = await loadCalendar(act.tx)

    expect(isWorkingDay('2027-02-04', calendar)).toBe(true)
    expect(isWorkingDay('2027-02-11', calendar)).toBe(false)
    expect(calendar.holidays.get('2026-11-24')).toBe('Ngày Văn hóa Việt Nam')
  })

  test('leaving out a year leaves the calendar known only up to the gap', async ({ act }) => {
    await importCalendar(act, files)
    await decreeYear(act, { year: 2028, basis: 'Thông báo 2028' })
    expect((await loadCalendar(act.tx)).knownThrough).toBe('2026-12-31')
  })

  test('cannot decree a year without a single holiday, nor days of another year', async ({ act }) => {
    await importCalendar(act, files)
    await expect(decreeYear(act, { year: 2035, basis: 'x' })).rejects.toMatchObject({
      code: 'calendar.year-without-days',
    })
    const day = { date: '2026-01-01', kind: 'holiday', name: 'Tết Dương lịch' }
    expect(DecreeYear.safeParse({ year: 2027, basis: 'x', days: [day] }).success).toBe(false)
  })

  test('changes a period from a day on; the day before keeps the old value, and so does every stored deadline', async ({
    act,
  }) => {
    await importCalendar(act, files)
    const { calendar, rules } = await loadLegalTime(act.tx)
    const stored = explain({ startOn: '2026-11-17', rule: ruleOn(rules, 'feedback.handle', '2026-11-17') }, calendar)
    await changeRule(actAs(act, quan), thirtyDays)

    const changed = await loadRules(act.tx)
    expect(ruleOn(changed, 'feedback.handle', '2025-12-31')).toMatchObject({
      days: 15,
      origin: 'index',
      validTo: '2025-12-31',
    })
    expect(ruleOn(changed, 'feedback.handle', '2026-01-01')).toMatchObject({
      days: 20,
      origin: 'province',
      certain: true,
      validTo: null,
    })
    expect(stored).toMatchObject({ days: 15, dueOn: '2026-12-09' })
    expect(await eventNames(act)).toContain('calendar.rule-changed')
  })

  test('changes a period that has ended without touching the one after it', async ({ act }) => {
    await importCalendar(act, files)
    await changeRule(act, { ...thirtyDays, from: '2017-06-01' })
    const rules = await loadRules(act.tx)
    expect(ruleOn(rules, 'feedback.handle', '2022-07-31')).toMatchObject({ days: 20, validTo: '2022-07-31' })
    expect(ruleOn(rules, 'feedback.handle', '2022-08-01').days).toBe(15)
  })

  test('cannot change a period on its first day, nor one that is not loaded for that day', async ({ act }) => {
    await importCalendar(act, files)
    await expect(changeRule(act, { ...thirtyDays, from: '2022-08-01' })).rejects.toMatchObject({
      code: 'rule.change-too-early',
      details: { after: '2022-08-01' },
    })
    await expect(changeRule(act, { ...thirtyDays, from: '2000-01-01' })).rejects.toMatchObject({ code: 'rule.unknown' })
  })
})

test('nobody else changes the calendar', async ({ act }) => {
  for (const actor of [lan, visitor]) {
    const refused = { code: 'calendar.not-allowed' }
    await expect(importCalendar(actAs(act, actor), files)).rejects.toMatchObject(refused)
    await expect(enterHoliday(actAs(act, actor), newHoliday)).rejects.toMatchObject(refused)
    await expect(
      enterSwapDay(actAs(act, actor), { offOn: '2026-11-23', workedOn: '2026-11-28', basis: 'x' }),
    ).rejects.toMatchObject(refused)
    await expect(decreeYear(actAs(act, actor), { year: 2027, basis: 'x' })).rejects.toMatchObject(refused)
    await expect(changeRule(actAs(act, actor), thirtyDays)).rejects.toMatchObject(refused)
  }
})

test('the database itself refuses two values of a rule on one day', async ({ act }) => {
  await importCalendar(act, files)
  const second = sql`insert into legal_rule (rule, days, unit, direction, basis, origin, certain, valid)
    values ('feedback.transfer', 9, 'working-day', 'after', 'x', 'law', true, '[2020-01-01,2020-01-31]')`
  await expect(second.execute(act.tx)).rejects.toMatchObject({ constraint: 'one_value_in_force_at_a_time' })
})

test('a change is seen by everybody as soon as it is committed, and not at all when it is rolled back', async () => {
  const database = await freshDatabase()
  try {
    const caller = await callerOn(database)
    await perform(caller, importCalendar, files)
    expect(isWorkingDay('2026-12-08', await loadCalendar(database.reader))).toBe(true)

    const rolledBack = database.db.transaction().execute(async (tx) => {
      await perform(
        { ...caller, db: database.db },
        async (act) => {
          await enterHoliday(act, newHoliday)
          expect(isWorkingDay('2026-12-08', await loadCalendar(act.tx))).toBe(false)
          expect(isWorkingDay('2026-12-08', await loadCalendar(tx))).toBe(true)
          throw new Error('changed my mind')
        },
        undefined,
      )
    })
    await expect(rolledBack).rejects.toThrow('changed my mind')
    expect(isWorkingDay('2026-12-08', await loadCalendar(database.reader))).toBe(true)

    await perform(caller, enterHoliday, newHoliday)
    expect(isWorkingDay('2026-12-08', await loadCalendar(database.reader))).toBe(false)
  } finally {
    await database.drop()
  }
})

test('two administrators who change the same period at once do so one after the other', async () => {
  const database = await freshDatabase()
  try {
    const caller = await callerOn(database)
    await perform(caller, importCalendar, files)
    const outcomes = await Promise.allSettled([
      perform(caller, changeRule, thirtyDays),
      perform(caller, changeRule, { ...thirtyDays, days: 10 }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
      code: 'rule.change-too-early',
    })
  } finally {
    await database.drop()
  }
})

test('the address of the open interface is the agreed one, for everybody', () => {
  expect(calendarApi.map(({ method, path, access }) => ({ method, path, access }))).toEqual([
    { method: 'GET', path: '/api/v1/working-days', access: { who: 'everyone' } },
  ])
})

async function eventNames(act: Parameters<typeof importCalendar>[0]): Promise<readonly string[]> {
  return (await act.tx.selectFrom('auditEvent').select('name').execute()).map(({ name }) => name)
}
