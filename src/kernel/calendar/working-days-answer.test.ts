import { describe, expect, test } from 'vitest'
import { parse } from '#kernel/http/parse.ts'
import { testCalendar as calendar } from './testing.ts'
import { workingDaysAnswer, WorkingDaysAnswer, WorkingDaysQuery } from './working-days-answer.ts'

test('a program asks for three working days after 25/04/2025 and sees each day', () => {
  const answer = workingDaysAnswer(parse(WorkingDaysQuery, { from: '2025-04-25', days: '3' }), calendar)
  expect(answer).toEqual({
    dueOn: '2025-04-29',
    days: [
      { date: '2025-04-25', counted: false, reason: 'start' },
      { date: '2025-04-26', counted: true, reason: null },
      { date: '2025-04-27', counted: false, reason: 'weekend' },
      { date: '2025-04-28', counted: true, reason: null },
      { date: '2025-04-29', counted: true, reason: null },
    ],
  })
  expect(WorkingDaysAnswer.parse(answer)).toEqual(answer)
})

test('no days end on the day itself', () => {
  expect(workingDaysAnswer({ from: '2017-03-15', days: 0 }, calendar).dueOn).toBe('2017-03-15')
})

describe('what cannot be understood is said field by field', () => {
  test.each([
    [{}, ['from: required', 'days: required']],
    [{ from: '2017-02-29', days: '1' }, ['from: invalid-date']],
    [{ from: '15/03/2017', days: '1' }, ['from: invalid-date']],
    [{ from: '2017-03-15', days: '' }, ['days: invalid-number']],
    [{ from: '2017-03-15', days: '1.5' }, ['days: invalid-number']],
    [{ from: '2017-03-15', days: '1e3' }, ['days: invalid-number']],
    [{ from: '2017-03-15', days: '-1' }, ['days: too-small']],
    [{ from: '2017-03-15', days: '3651' }, ['days: too-large']],
    [{ from: '2017-03-15', days: ['1', '2'] }, ['days: ']],
  ])('%j', (query, said) => {
    expect(() => parse(WorkingDaysQuery, query)).toThrow(said.join(', '))
  })
})
