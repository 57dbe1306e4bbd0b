import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDateOf, startOfDay, timeZone } from './dates.ts'
import { formatCount } from './numbers.ts'

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

describe('the legal date of an instant', () => {
  test('is the day in Vietnam, as the world’s table of time zones has it, also of the years before 1975', () => {
    const instants = fc.date({ min: new Date('1930-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(fc.property(instants, (instant) => legalDateOf(instant) === calendar.format(instant)))
  })

  test('changes at midnight in Vietnam, not at midnight in Greenwich', () => {
    expect(legalDateOf(new Date('2017-12-31T16:59:59.999Z'))).toBe('2017-12-31')
    expect(legalDateOf(new Date('2017-12-31T17:00:00.000Z'))).toBe('2018-01-01')
    expect(legalDateOf(startOfDay('2017-03-15'))).toBe('2017-03-15')
  })
})

describe('a count', () => {
  test('has a point after every three digits, as Vietnamese officials write it', () => {
    expect([0, 7, 999, 1000, 1_234_567, -5, -1234].map(formatCount)).toEqual([
      '0',
      '7',
      '999',
      '1.000',
      '1.234.567',
      '-5',
      '-1.234',
    ])
    expect(formatCount(12_345_678_901n)).toBe('12.345.678.901')
  })
})
