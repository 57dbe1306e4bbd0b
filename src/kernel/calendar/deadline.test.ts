import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeDue, explain, reckon, type Pause, type Period } from './deadline.ts'
import { Receipt } from './receipt.ts'
import { lineWords, receiptWords } from './receipt-words.ts'
import { ruleOn } from './rules.ts'
import { testCalendar as calendar, testRules } from './testing.ts'
import { addCalendarDays, addWorkingDays, plusDays, subtractDays, workingDaysBetween } from './working-days.ts'

const fifteen: Period = { days: 15, unit: 'working-day' }
const handle = ruleOn(testRules, 'feedback.handle', '2026-11-17')

const someDay = fc.integer({ min: 0, max: 3900 }).map((days) => plusDays('2015-02-01', days))
const somePeriod = fc.record({
  days: fc.nat(40),
  unit: fc.constantFrom('working-day' as const, 'calendar-day' as const),
})

describe('the receipt of a deadline', () => {
  test('counts exactly the days of the rule, and ends on the due day', () => {
    fc.assert(
      fc.property(someDay, somePeriod, (startOn, rule) => {
        const receipt = explain({ startOn, rule: { ...handle, ...rule } }, calendar)
        expect(receipt.lines.filter((line) => line.counted)).toHaveLength(rule.days)
        expect(receipt.lines.at(-1)?.date).toBe(receipt.dueOn)
        expect(receipt.lines[0]).toEqual({ date: startOn, counted: false, reason: 'start' })
        for (const [place, line] of receipt.lines.entries()) {
          expect(line.date).toBe(plusDays(startOn, place))
          expect(line.counted).toBe(line.reason === null)
        }
        expect(Receipt.parse(JSON.parse(JSON.stringify(receipt)))).toEqual(receipt)
      }),
    )
  })

  test('says the same day as the arithmetic, forwards and backwards', () => {
    fc.assert(
      fc.property(someDay, somePeriod, (startOn, { days, unit }) => {
        const add = unit === 'working-day' ? addWorkingDays : addCalendarDays
        expect(computeDue({ startOn, rule: { days, unit } }, calendar)).toBe(add(startOn, days, calendar))
        const later = plusDays(startOn, 90)
        expect(computeDue({ startOn: later, rule: { days, unit, direction: 'before' } }, calendar)).toBe(
          subtractDays(later, days, unit, calendar),
        )
      }),
    )
  })

  test('is due no earlier with one day more', () => {
    fc.assert(
      fc.property(someDay, somePeriod, (startOn, rule) => {
        const due = computeDue({ startOn, rule }, calendar) ?? ''
        const longer = computeDue({ startOn, rule: { ...rule, days: rule.days + 1 } }, calendar) ?? ''
        expect(longer >= due).toBe(true)
      }),
    )
  })

  test('shows why 24/11/2026 and the weekends were passed over', () => {
    const receipt = explain({ startOn: '2026-11-17', rule: handle }, calendar)
    expect(receipt).toMatchObject({ dueOn: '2026-12-09', ruleId: 'feedback.handle', days: 15, basis: handle.basis })
    expect(receipt.lines.filter((line) => !line.counted).map((line) => [line.date, line.reason])).toEqual([
      ['2026-11-17', 'start'],
      ['2026-11-21', 'weekend'],
      ['2026-11-22', 'weekend'],
      ['2026-11-24', 'holiday: Ngày Văn hóa Việt Nam'],
      ['2026-11-28', 'weekend'],
      ['2026-11-29', 'weekend'],
      ['2026-12-05', 'weekend'],
      ['2026-12-06', 'weekend'],
    ])
    expect(receiptWords(receipt, 'vi')).toBe('Hạn: 09/12/2026 – 15 ngày làm việc từ 17/11/2026, không tính 7 ngày nghỉ')
    expect(receiptWords(receipt, 'en')).toBe(
      'Due: 09/12/2026 – 15 working days from 17/11/2026, not counting 7 days off',
    )
  })

  test('tells a citizen in words what each day was', () => {
    const { lines } = explain({ startOn: '2025-04-25', rule: { ...handle, days: 5 } }, calendar)
    expect(lines.map((line) => lineWords(line, 'working-day', 'vi'))).toEqual([
      'Ngày bắt đầu',
      'Ngày làm bù, được tính',
      'Nghỉ hằng tuần',
      null,
      null,
      'Nghỉ Ngày Chiến thắng (30/4)',
      'Nghỉ Ngày Quốc tế lao động (1/5)',
      'Nghỉ hoán đổi, làm bù ngày 26/04/2025',
      'Nghỉ hằng tuần',
      'Nghỉ hằng tuần',
      null,
      null,
    ])
    expect(lines.map((line) => lineWords(line, 'working-day', 'en'))).toContain('Public holiday: Reunification Day')
    expect(
      lineWords(
        { date: '2016-04-18', counted: false, reason: 'holiday: Giỗ Tổ Hùng Vương (nghỉ bù)' },
        'working-day',
        'en',
      ),
    ).toBe('Public holiday: Hung Kings’ Commemoration Day (in lieu)')
  })
})

describe('waiting for the sender does not run against the office', () => {
  const startOn = '2017-03-01'
  const pause: Pause = { from: '2017-03-08', to: '2017-03-15' }

  test('a closed pause moves the due day by the working days in it', () => {
    expect(computeDue({ startOn, rule: fifteen }, calendar)).toBe('2017-03-22')
    expect(computeDue({ startOn, rule: fifteen, pauses: [pause] }, calendar)).toBe('2017-03-29')
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 20 }), fc.nat(10), fc.nat(30), (start, days, wait, length) => {
        const from = plusDays(start, wait)
        const to = plusDays(from, length)
        const rule: Period = { days, unit: 'working-day' }
        const without = addWorkingDays(start, days, calendar)
        const shift = from < without ? workingDaysBetween(from, to, calendar) : 0
        expect(computeDue({ startOn: start, rule, pauses: [{ from, to }] }, calendar)).toBe(
          shift === 0 ? without : addWorkingDays(without, shift, calendar),
        )
      }),
    )
  })

  test('two pauses that overlap are not counted twice', () => {
    const twice = computeDue(
      { startOn, rule: fifteen, pauses: [pause, { from: '2017-03-09', to: '2017-03-15' }] },
      calendar,
    )
    expect(twice).toBe('2017-03-29')
  })

  test('the day of asking is the office’s own; the days of waiting and the day of the answer are not counted', () => {
    const { lines } = explain({ startOn, rule: { ...handle, days: 15 }, pauses: [pause] }, calendar)
    expect(lines.filter((line) => line.reason === 'paused').map((line) => line.date)).toEqual([
      '2017-03-09',
      '2017-03-10',
      '2017-03-11',
      '2017-03-12',
      '2017-03-13',
      '2017-03-14',
      '2017-03-15',
    ])
    expect(lineWords(lines[8] ?? { date: startOn, counted: true, reason: null }, 'working-day', 'vi')).toBe(
      'Tạm dừng chờ người gửi bổ sung',
    )
  })

  test('while the sender has not answered there is no due day, and the receipt says so', () => {
    const open = { startOn, rule: handle, pauses: [{ from: '2017-03-08', to: null }] }
    expect(computeDue(open, calendar)).toBe(null)
    expect(receiptWords(explain(open, calendar), 'vi')).toMatch(/^Đang tạm dừng, chưa có hạn – 15 ngày làm việc từ /)
  })

  test('asking after the period has ended does not bring it back', () => {
    expect(computeDue({ startOn, rule: fifteen, pauses: [{ from: '2017-03-22', to: null }] }, calendar)).toBe(
      '2017-03-22',
    )
    expect(computeDue({ startOn, rule: fifteen, pauses: [{ from: '2017-03-21', to: null }] }, calendar)).toBe(null)
  })

  test('a period in calendar days is paused in the same way and still ends on a working day', () => {
    const rule: Period = { days: 15, unit: 'calendar-day' }
    expect(computeDue({ startOn, rule, pauses: [{ from: '2017-03-08', to: '2017-03-10' }] }, calendar)).toBe(
      '2017-03-20',
    )
  })

  test('a period counted back cannot be paused', () => {
    const rule: Period = { days: 5, unit: 'calendar-day', direction: 'before' }
    expect(() => computeDue({ startOn, rule, pauses: [pause] }, calendar)).toThrow(RangeError)
  })
})

describe('an extension', () => {
  test('sets a later due day and leaves the counted days as they were', () => {
    const receipt = explain({ startOn: '2017-03-01', rule: handle, extendedTo: '2017-04-10' }, calendar)
    expect(receipt).toMatchObject({ dueOn: '2017-04-10', extendedTo: '2017-04-10' })
    expect(receipt.lines.at(-1)?.date).toBe('2017-03-22')
    expect(receiptWords(receipt, 'vi')).toBe(
      'Hạn: 10/04/2017 (đã gia hạn, lúc đầu là 22/03/2017) – 15 ngày làm việc từ 01/03/2017, không tính 6 ngày nghỉ',
    )
  })

  test('cannot take time away', () => {
    expect(computeDue({ startOn: '2017-03-01', rule: fifteen, extendedTo: '2017-03-10' }, calendar)).toBe('2017-03-22')
  })
})

describe('a deadline in a year that is not decreed yet', () => {
  const december = { startOn: '2026-12-15', rule: handle }

  test('is refused rather than guessed', () => {
    expect(() => explain(december, calendar)).toThrow(expect.objectContaining({ code: 'calendar.unknown' }))
  })

  test('is refused also for a period of no days', () => {
    const none = { startOn: '2027-03-01', rule: { ...fifteen, days: 0 } }
    expect(() => computeDue(none, calendar)).toThrow(expect.objectContaining({ code: 'calendar.unknown' }))
  })

  test('is told where calendar days are counted back: no day off matters (Đ.15)', () => {
    const back: Period = { days: 5, unit: 'calendar-day', direction: 'before' }
    expect(computeDue({ startOn: '2027-03-01', rule: back }, calendar)).toBe('2027-02-24')
    expect(computeDue({ startOn: '2015-01-03', rule: back }, calendar)).toBe('2014-12-29')
  })

  test('is told when only the day of effect lies there: a rule of 03/01/2027 is announced by 29/12/2026', () => {
    const issue = ruleOn(testRules, 'announcement.issue', '2026-11-23')
    expect(explain({ startOn: '2027-01-03', rule: issue }, calendar).dueOn).toBe('2026-12-29')
  })

  test('can be recorded as not yet known, so that receiving feedback does not stop in December', () => {
    expect(reckon(december, calendar)).toEqual({
      state: 'calendar-unknown',
      ruleId: 'feedback.handle',
      startOn: '2026-12-15',
      knownThrough: '2026-12-31',
    })
    expect(reckon({ ...december, startOn: '2026-11-17' }, calendar)).toMatchObject({
      state: 'reckoned',
      receipt: { dueOn: '2026-12-09' },
    })
  })

  test('a beginning before the known years is a mistake, not a wait', () => {
    expect(() => reckon({ ...december, startOn: '2014-06-02' }, calendar)).toThrow(
      expect.objectContaining({ code: 'calendar.unknown' }),
    )
  })
})
