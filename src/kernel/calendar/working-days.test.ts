import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#kernel/root.ts'
import { testCalendar as calendar } from './testing.ts'
import {
  addCalendarDays,
  addWorkingDays,
  dayOffReason,
  isWorkingDay,
  lastWorkingDayUpTo,
  subtractDays,
  workingDaysBetween,
} from './working-days.ts'

/** Days off that are not ordinary Saturdays and Sundays, and weekend days worked, as the notices of each year list them: typed by hand, apart from the files. */
const offByYear: Readonly<Record<number, string>> = {
  2015: '1/1 2/1 16/2 17/2 18/2 19/2 20/2 23/2 28/4 29/4 30/4 1/5 2/9',
  2016: '1/1 8/2 9/2 10/2 11/2 12/2 18/4 2/5 3/5 2/9',
  2017: '2/1 26/1 27/1 30/1 31/1 1/2 6/4 1/5 2/5 4/9',
  2018: '1/1 14/2 15/2 16/2 19/2 20/2 25/4 30/4 1/5 3/9 31/12',
  2019: '1/1 4/2 5/2 6/2 7/2 8/2 15/4 29/4 30/4 1/5 2/9',
  2020: '1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9',
  2021: '1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9',
  2022: '3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9',
  2023: '2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9',
  2024: '1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9',
  2025: '1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9',
  2026: '1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11',
}
const workedByHand = new Set(
  '2015-02-14 2015-04-25 2019-01-05 2019-05-04 2024-05-04 2025-04-26 2026-01-10 2026-08-22'.split(' '),
)

function iso(day: number, month: number, year: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const offByHand = new Set(
  Object.entries(offByYear).flatMap(([year, list]) =>
    list.split(' ').map((text) => iso(Number(text.split('/')[0]), Number(text.split('/')[1]), Number(year))),
  ),
)

/** Every day of 2015–2026 from the raw files, with weekdays counted on from 1 January 2015, a Thursday. */
interface Day {
  readonly date: string
  readonly works: boolean
}

function rawJson(name: string): string {
  return readFileSync(join(projectRoot, 'data/calendar', name), 'utf8')
}

function allDays(): readonly Day[] {
  const off = new Set([...rawJson('holidays.json').matchAll(/"date": "([\d-]+)"/g)].map((match) => match[1]))
  const worked = new Set<string | undefined>()
  for (const match of rawJson('swapped-days.json').matchAll(/"off": "([\d-]+)", "worked": "([\d-]+)"/g)) {
    off.add(match[1])
    worked.add(match[2])
  }
  const days: Day[] = []
  let weekday = 4
  for (let year = 2015; year <= 2026; year++) {
    const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (const [month, length] of lengths.entries()) {
      for (let day = 1; day <= length; day++) {
        const date = iso(day, month + 1, year)
        days.push({ date, works: worked.has(date) || (weekday % 7 !== 0 && weekday % 7 !== 6 && !off.has(date)) })
        weekday++
      }
    }
  }
  return days
}

const table = allDays()
const anyPlace = fc.nat(table.length - 500)

function dayAt(place: number): Day {
  const day = table[place]
  if (!day) throw new Error(`no day ${place}`)
  return day
}

/** The plain way: pick out all working days after the first, and take the n-th. */
function slowWorkingDays(place: number, days: number): string {
  return days === 0
    ? dayAt(place).date
    : (table.slice(place + 1).filter((day) => day.works)[days - 1]?.date ?? 'beyond')
}

describe('every day of 2015 to 2026', () => {
  test('is a working day exactly when the raw files say so', () => {
    expect(table).toHaveLength(4383)
    expect(table.filter((day) => isWorkingDay(day.date, calendar) !== day.works)).toEqual([])
  })

  test('is a working day exactly when the notices of the year, read by hand, say so', () => {
    const wrong = table.filter(({ date }, place) => {
      const weekend = [2, 3].includes(place % 7)
      return isWorkingDay(date, calendar) !== (workedByHand.has(date) || (!weekend && !offByHand.has(date)))
    })
    expect(wrong).toEqual([])
  })
})

describe('a period in working days does not count the day of the event (BLDS 2015 Điều 147)', () => {
  test.each([
    ['2026-11-17', 15, '2026-12-09', '24/11 is a holiday from 2026'],
    ['2025-04-25', 3, '2025-04-29', 'Saturday 26/4/2025 is worked for 2/5'],
    ['2025-04-25', 5, '2025-05-06', 'and 2/5 is off for it'],
    ['2025-12-31', 2, '2026-01-06', '2/1/2026 is off in exchange'],
    ['2026-01-09', 1, '2026-01-10', 'Saturday 10/1/2026 is worked for it'],
    ['2017-01-25', 1, '2017-02-02', 'Tết 2017: off from 26/1 through 1/2'],
    ['2017-01-20', 5, '2017-02-03', 'across Tết 2017'],
    ['2016-12-30', 1, '2017-01-03', '1/1/2017 is a Sunday, made up for on 2/1'],
    ['2017-04-28', 1, '2017-05-03', '30/4/2017 is a Sunday, made up for on 2/5'],
    ['2017-09-01', 1, '2017-09-05', '2/9/2017 is a Saturday, made up for on 4/9'],
    ['2017-04-05', 1, '2017-04-07', 'Giỗ Tổ 2017 is 6/4'],
    ['2018-12-28', 1, '2019-01-02', '31/12/2018 is off in exchange'],
    ['2019-01-04', 1, '2019-01-05', 'and 5/1/2019 is worked for it'],
    ['2017-03-15', 0, '2017-03-15', 'nothing to count'],
  ])('%s + %i → %s: %s', (from, days, due) => {
    expect(addWorkingDays(from, days, calendar)).toBe(due)
  })

  test('the n-th working day is the n-th of all working days written in a row', () => {
    fc.assert(
      fc.property(anyPlace, fc.nat(200), (place, days) => {
        expect(addWorkingDays(dayAt(place).date, days, calendar)).toBe(slowWorkingDays(place, days))
      }),
      { numRuns: 300 },
    )
  })

  test('one more day is never due earlier, and always on a working day', () => {
    fc.assert(
      fc.property(anyPlace, fc.integer({ min: 1, max: 200 }), (place, days) => {
        const due = addWorkingDays(dayAt(place).date, days, calendar)
        expect(addWorkingDays(dayAt(place).date, days + 1, calendar) > due).toBe(true)
        expect(isWorkingDay(due, calendar)).toBe(true)
      }),
    )
  })

  test('counting between two days undoes adding', () => {
    fc.assert(
      fc.property(anyPlace, fc.nat(100), (place, days) => {
        const from = dayAt(place).date
        const due = addWorkingDays(from, days, calendar)
        expect(workingDaysBetween(from, due, calendar)).toBe(days)
      }),
    )
    expect(workingDaysBetween('2017-03-15', '2017-03-10', calendar)).toBe(-3)
    expect(workingDaysBetween('2017-03-10', '2017-03-12', calendar)).toBe(0)
    expect(Object.is(workingDaysBetween('2017-03-12', '2017-03-10', calendar), 0)).toBe(true)
  })
})

describe('a period in calendar days that ends on a day off ends on the next working day (BLDS 2015 Điều 148)', () => {
  test.each([
    ['2017-03-01', 15, '2017-03-16', 'a Thursday'],
    ['2017-03-10', 15, '2017-03-27', 'Saturday 25/3 moves to Monday'],
    ['2017-01-21', 5, '2017-02-02', '26/1 is the first day off of Tết'],
    ['2025-04-11', 15, '2025-04-26', 'a Saturday that is worked stays'],
  ])('%s + %i → %s: %s', (from, days, due) => {
    expect(addCalendarDays(from, days, calendar)).toBe(due)
  })

  test('agrees with looking at the table', () => {
    fc.assert(
      fc.property(anyPlace, fc.integer({ min: 1, max: 300 }), (place, days) => {
        const due = table.slice(place + days).find((day) => day.works)?.date
        expect(addCalendarDays(dayAt(place).date, days, calendar)).toBe(due)
      }),
    )
  })
})

describe('"chậm nhất trước ngày X … N ngày" is in time on or before X − N (NĐ 63/2010 Điều 15)', () => {
  test.each([
    ['2017-10-20', 5, 'calendar-day', '2017-10-15', 'a Sunday stays: later would be too late'],
    ['2017-01-01', 5, 'calendar-day', '2016-12-27', 'across the new year'],
    ['2017-10-20', 5, 'working-day', '2017-10-13', 'five working days before'],
    ['2017-02-02', 1, 'working-day', '2017-01-25', 'backwards across Tết'],
    ['2027-01-05', 20, 'calendar-day', '2026-12-16', 'X itself may lie in a year that is not decreed yet'],
  ] as const)('%s − %i %s → %s: %s', (from, days, unit, due, _why) => {
    expect(subtractDays(from, days, unit, calendar)).toBe(due)
  })

  test('counting back and forth in working days meets again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: table.length - 1 }), fc.nat(100), (place, days) => {
        const day = table.slice(place - 20, place + 1).findLast(({ works }) => works)
        if (!day) throw new Error('three weeks without a working day')
        expect(addWorkingDays(subtractDays(day.date, days, 'working-day', calendar), days, calendar)).toBe(day.date)
      }),
    )
  })

  test('an office is told the last working day before a limit on a day off', () => {
    expect(lastWorkingDayUpTo('2017-10-15', calendar)).toBe('2017-10-13')
    expect(lastWorkingDayUpTo('2025-04-27', calendar)).toBe('2025-04-26')
  })
})

test('counted back in calendar days, no calendar is needed', () => {
  expect(subtractDays('2027-01-15', 5, 'calendar-day', calendar)).toBe('2027-01-10')
})

describe('outside the decreed years nothing is answered', () => {
  test.each([
    ['forwards', () => addWorkingDays('2026-12-25', 5, calendar), '2027-01-01'],
    ['in calendar days', () => addCalendarDays('2026-12-25', 10, calendar), '2027-01-04'],
    ['backwards', () => subtractDays('2015-01-05', 5, 'working-day', calendar), '2014-12-31'],
    ['between', () => workingDaysBetween('2026-12-30', '2027-01-02', calendar), '2027-01-01'],
    ['of one day', () => isWorkingDay('2027-06-01', calendar), '2027-06-01'],
    ['of no days at all', () => addWorkingDays('2027-06-01', 0, calendar), '2027-06-01'],
  ])('%s', (_, ask, date) => {
    expect(ask).toThrow(
      expect.objectContaining({
        code: 'calendar.unknown',
        details: expect.objectContaining({ date, knownThrough: '2026-12-31' }),
      }),
    )
  })

  test('the last known day is still answered', () => {
    expect(addWorkingDays('2026-12-25', 4, calendar)).toBe('2026-12-31')
    expect(addWorkingDays('2014-12-31', 2, calendar)).toBe('2015-01-06')
  })

  test.each([-1, 1.5, Number.NaN])('%d days are nobody’s rule', (days) => {
    expect(() => addWorkingDays('2017-03-15', days, calendar)).toThrow(RangeError)
  })
})

test('a holiday at a weekend is called by its name, and a day made up for says so', () => {
  expect(dayOffReason('2016-04-16', calendar)).toBe('holiday: Giỗ Tổ Hùng Vương')
  expect(dayOffReason('2016-04-18', calendar)).toBe('holiday: Giỗ Tổ Hùng Vương (nghỉ bù)')
  expect(dayOffReason('2025-05-02', calendar)).toBe('swapped')
  expect(dayOffReason('2017-03-18', calendar)).toBe('weekend')
  expect(dayOffReason('2025-04-26', calendar)).toBe(null)
})
