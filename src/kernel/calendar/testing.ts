import { readCalendarFiles } from './calendar-files.ts'
import { LegalRule } from './rules.ts'
import type { Calendar } from './working-days.ts'

const files = readCalendarFiles()
const knownYears = files.holidays.years.filter(({ known }) => known).map(({ year }) => year)

/** The calendar and the rules that an installation starts with, for tests of pure rules in any module. */
export const testCalendar: Calendar = {
  knownFrom: `${Math.min(...knownYears)}-01-01`,
  knownThrough: `${Math.max(...knownYears)}-12-31`,
  holidays: new Map(files.holidays.days.map(({ date, name }) => [date, name])),
  makeUpDays: new Map(files.swaps.map(({ off, worked }) => [worked, off])),
  swappedOff: new Map(files.swaps.map(({ off, worked }) => [off, worked])),
}

export const testRules: readonly LegalRule[] = files.rules.map(({ id, ...rule }) =>
  LegalRule.parse({ ...rule, rule: id }),
)
