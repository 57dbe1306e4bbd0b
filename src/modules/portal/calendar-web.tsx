import { z } from 'zod'
import type { Doer } from '#kernel/act.ts'
import { changeRule } from '#kernel/calendar/change-rule.ts'
import { decreeYear } from '#kernel/calendar/decree-year.ts'
import { enterHoliday } from '#kernel/calendar/enter-holiday.ts'
import { enterSwapDay } from '#kernel/calendar/enter-swap-day.ts'
import { loadRules } from '#kernel/calendar/load-calendar.ts'
import { canChangeCalendar } from '#kernel/calendar/policy.ts'
import { PeriodRule, periodRuleNames } from '#kernel/calendar/rules.ts'
import { isWeekend } from '#kernel/calendar/working-days.ts'
import { officialsWith, signedIn } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { parseDate } from '#kernel/i18n/dates.ts'
import { listCalendarDays, listCalendarYears } from './calendar-queries.ts'
import { calendarWords } from './calendar-words.ts'
import { CalendarPage, type CalendarAttempt } from './pages/calendar-page.tsx'
import { portalPaths } from './paths.ts'

const YearNumber = z.coerce.number().int().min(1900).max(2200)
const Basis = Text(500)

/** `02/09/2027 Quốc khánh`, a day on each line. */
const TypedDays = Text(10_000).transform((text, context) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, day = '', name = ''] = /^(\S+)\s+(.+)$/.exec(line) ?? []
      const date = parseDate(day)
      if (date === undefined) context.addIssue({ code: 'custom', message: 'invalid-date' })
      const kind = name.includes('(nghỉ bù)') ? ('substitute' as const) : ('holiday' as const)
      return { date: date ?? '', kind, name }
    }),
)

const DecreeForm = z
  .object({ year: YearNumber, basis: Basis, days: TypedDays.optional() })
  .refine(({ year, days = [] }) => days.every(({ date }) => date.startsWith(`${year}-`)), {
    path: ['days'],
    error: 'another-year',
  })

const HolidayForm = z.object({
  date: TypedDate,
  kind: z.enum(['holiday', 'substitute']),
  name: Text(200),
  basis: Basis,
})

const SwapForm = z.object({
  offOn: TypedDate.refine((date) => !isWeekend(date), { error: 'not-a-weekday' }),
  workedOn: TypedDate.refine(isWeekend, { error: 'not-a-weekend-day' }),
  basis: Basis,
})

const RuleForm = PeriodRule.pick({ unit: true, origin: true }).extend({
  rule: z.enum(periodRuleNames),
  days: z.coerce.number().int().min(0).max(3650),
  from: TypedDate,
  basis: Basis,
  note: Text(500)
    .optional()
    .transform((note) => note ?? null),
})

/** Lịch và thời hạn: everyone signed in may read, administrators keep it. */
export const calendarPages: readonly Route[] = [
  page({
    path: portalPaths.calendar,
    access: signedIn,
    query: z.object({ nam: YearNumber.optional().catch(undefined) }),
    show: (exchange, { query }) => showCalendar(exchange, query.nam, null),
  }),
  calendarForm('decree', DecreeForm, decreeYear),
  calendarForm('holiday', HolidayForm, enterHoliday),
  calendarForm('swap', SwapForm, enterSwapDay),
  calendarForm('rule', RuleForm, changeRule),
]

function calendarForm<Input extends z.ZodType>(
  name: CalendarAttempt['form'],
  input: Input,
  act: Doer<z.output<Input>, void>,
): Route {
  return form({
    path: portalPaths[name],
    access: officialsWith('administrator'),
    input,
    act,
    done: () => ({ to: portalPaths.calendar, notice: { tone: 'success', text: calendarWords.done[name] } }),
    again: (exchange, attempt) => showCalendar(exchange, undefined, { ...attempt, form: name }),
  })
}

async function showCalendar(exchange: Exchange, asked: number | undefined, attempt: CalendarAttempt | null) {
  const { reader, actor, today } = exchange
  const year = asked ?? Number(today.slice(0, 4))
  const [rules, years, days] = await Promise.all([
    loadRules(reader),
    listCalendarYears(reader),
    listCalendarDays(reader, year),
  ])
  return <CalendarPage {...{ rules, years, days, year, today, attempt }} mayChange={canChangeCalendar(actor)} />
}
