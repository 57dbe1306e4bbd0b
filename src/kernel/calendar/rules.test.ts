import { expect, test } from 'vitest'
import { dateRuleOn, dueInYear, isInForce, limitOn, ruleNames, ruleOn } from './rules.ts'
import { testRules as rules } from './testing.ts'

test('every rule that the code may name is loaded today, with its basis', () => {
  const inForce = rules.filter((rule) => isInForce(rule, '2026-11-23')).map((rule) => rule.rule)
  expect(inForce.toSorted()).toEqual([...ruleNames].toSorted())
})

test('no two values of a rule are in force on one day', () => {
  for (const name of ruleNames) {
    const values = rules.filter((rule) => rule.rule === name)
    const changes = values.flatMap((rule) => [rule.validFrom, rule.validTo ?? '9999-12-31'])
    for (const day of changes) expect(values.filter((rule) => isInForce(rule, day)).length).toBeLessThanOrEqual(1)
  }
})

test('feedback outside one’s competence is transferred within 5 working days (NĐ 20/2008 Điều 9 khoản 1 điểm d)', () => {
  expect(ruleOn(rules, 'feedback.transfer', '2017-03-15')).toMatchObject({
    days: 5,
    unit: 'working-day',
    direction: 'after',
    origin: 'law',
    certain: true,
    basis: 'Điểm d khoản 1 Điều 9 Nghị định số 20/2008/NĐ-CP',
  })
})

test('a decision is signed 5 days before from 25/09/2017 (NĐ 92/2017), and by the earlier wording until the day before', () => {
  expect(ruleOn(rules, 'announcement.issue', '2017-09-25')).toMatchObject({
    days: 5,
    unit: 'calendar-day',
    direction: 'before',
    certain: true,
  })
  expect(ruleOn(rules, 'announcement.issue', '2017-09-24')).toMatchObject({
    days: 5,
    unit: 'working-day',
    direction: 'before',
    certain: false,
  })
})

test.each([
  'feedback.refuse-or-forward',
  'feedback.first-supplement',
  'feedback.publish',
  'feedback.handle-index',
] as const)('the national index clock %s does not run before 01/08/2022', (name) => {
  expect(ruleOn(rules, name, '2022-08-01').origin).toBe('index')
  expect(() => ruleOn(rules, name, '2022-07-31')).toThrow(
    expect.objectContaining({ code: 'rule.unknown', details: { rule: name, date: '2022-07-31' } }),
  )
})

test('the number of days for an answer is nobody’s decree, and is marked so', () => {
  expect(ruleOn(rules, 'feedback.handle', '2017-03-15')).toMatchObject({ days: 15, origin: 'province', certain: false })
  expect(ruleOn(rules, 'feedback.handle', '2026-03-15')).toMatchObject({ days: 15, origin: 'index', certain: false })
  expect(ruleOn(rules, 'feedback.handle-complex', '2026-03-15').note).toContain('Mặc định – chờ quy chế của tỉnh')
})

test('"trước ngày 31 tháng 01" is in time on 30 January at the latest (NĐ 63/2010 Điều 30 khoản 3)', () => {
  expect(dueInYear(dateRuleOn(rules, 'review.plan', '2017-01-10'), 2017)).toBe('2017-01-30')
  expect(dueInYear(dateRuleOn(rules, 'plan.agency', '2017-01-10'), 2017)).toBe('2017-01-29')
})

test('nobody is sent back for papers more than twice (NĐ 63/2010 Điều 20 khoản 4)', () => {
  expect(limitOn(rules, 'dossier.supplement', '2017-03-15').times).toBe(2)
  expect(() => limitOn(rules, 'dossier.supplement', '2009-03-15')).toThrow(
    expect.objectContaining({ code: 'rule.unknown' }),
  )
})
