import type { LegalDate } from '#kernel/i18n/dates.ts'
import { Refused } from '#kernel/errors.ts'
import type { Receipt, ReceiptLine } from './receipt.ts'
import type { PeriodRule } from './rules.ts'
import { checkedDays, dayOffReason, known, plusDays, type Calendar, type PeriodUnit } from './working-days.ts'

/**
 * Time that does not run against the office: from the day on which the sender was asked to the day on which the answer came.
 * The days after `from` up to and including `to` are not counted: `from` was still the office's own day, and `to` is the day
 * of an event, which is never counted. `to` null: still waiting.
 */
export interface Pause {
  readonly from: LegalDate
  readonly to: LegalDate | null
}

export interface Period {
  readonly days: number
  readonly unit: PeriodUnit
  /** Default `after`. */
  readonly direction?: 'after' | 'before'
}

export interface DeadlineInput<Rule extends Period = Period> {
  /** Day of the event from which the period runs; it is not counted. With `before`, the day X counted back from. */
  readonly startOn: LegalDate
  readonly rule: Rule
  readonly pauses?: readonly Pause[]
  /** A later due day set by a decision; an earlier one than computed changes nothing. */
  readonly extendedTo?: LegalDate | null
}

/**
 * The due day, or null while a pause is open and the period did not end before it.
 * @throws Refused `calendar.unknown` rather than guess
 */
export function computeDue(input: DeadlineInput, calendar: Calendar): LegalDate | null {
  return later(walk(input, calendar).countedTo, input.extendedTo ?? null)
}

/**
 * The deadline with its receipt, for storing.
 * @throws Refused `calendar.unknown` rather than guess
 */
export function explain(input: DeadlineInput<PeriodRule>, calendar: Calendar): Receipt {
  const { rule, startOn } = input
  const { countedTo, lines } = walk(input, calendar)
  const extendedTo = input.extendedTo ?? null
  return {
    ruleId: rule.rule,
    startOn,
    dueOn: later(countedTo, extendedTo),
    days: rule.days,
    unit: rule.unit,
    direction: rule.direction,
    basis: rule.basis,
    origin: rule.origin,
    certain: rule.certain,
    extendedTo,
    lines,
  }
}

/** A deadline, or that it cannot be told yet because the year in which it falls has not been decreed. */
export type Reckoning =
  | { readonly state: 'reckoned'; readonly receipt: Receipt }
  | {
      readonly state: 'calendar-unknown'
      readonly ruleId: string
      readonly startOn: LegalDate
      readonly knownThrough: LegalDate
    }

/**
 * `explain` for acts that must not fail in December: the duty is recorded, its day follows once the next year is decreed
 * (`calendar.year-decreed`). A beginning before the known years still throws: that is a mistake, not a wait.
 */
export function reckon(input: DeadlineInput<PeriodRule>, calendar: Calendar): Reckoning {
  try {
    return { state: 'reckoned', receipt: explain(input, calendar) }
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'calendar.unknown' || input.startOn < calendar.knownFrom)
      throw error
    return {
      state: 'calendar-unknown',
      ruleId: input.rule.rule,
      startOn: input.startOn,
      knownThrough: calendar.knownThrough,
    }
  }
}

/**
 * A period without pause or rule: its end and every day on the way.
 * @throws Refused `calendar.unknown`
 */
export function walkPeriod(
  startOn: LegalDate,
  rule: Period,
  calendar: Calendar,
): { readonly dueOn: LegalDate; readonly lines: readonly ReceiptLine[] } {
  const { lines } = walk({ startOn, rule }, calendar)
  return { dueOn: lines.at(-1)?.date ?? startOn, lines }
}

function later(countedTo: LegalDate | null, extendedTo: LegalDate | null): LegalDate | null {
  if (countedTo === null || extendedTo === null) return countedTo
  return extendedTo > countedTo ? extendedTo : countedTo
}

/**
 * Goes day by day until all days of the period are counted. In calendar days every day counts, but the last one must be a
 * working day (BLDS 2015 Điều 148 khoản 5), so a day off in its place is passed over; backwards it stays where it falls.
 */
function walk(
  input: DeadlineInput,
  calendar: Calendar,
): { readonly countedTo: LegalDate | null; readonly lines: ReceiptLine[] } {
  const { startOn, rule, pauses = [] } = input
  const step = rule.direction === 'before' ? -1 : 1
  if (step === -1 && pauses.length > 0) throw new RangeError('calendar.pause-in-a-period-counted-back')
  const lines: ReceiptLine[] = [{ date: startOn, counted: false, reason: 'start' }]
  let date = startOn
  for (let left = checkedDays(rule.days); left > 0;) {
    date = plusDays(date, step)
    const pause = pauses.find(({ from, to }) => from < date && (to === null || date <= to))
    if (pause?.to === null) return { countedTo: null, lines }
    const line = pause ? pausedLine(date, calendar) : lineOf(date, { rule, isLast: left === 1 && step === 1 }, calendar)
    lines.push(line)
    if (line.counted) left--
  }
  // Counted back in calendar days it stays where it falls, working day or not: no calendar is asked.
  return { countedTo: step === -1 && rule.unit === 'calendar-day' ? date : known(date, calendar), lines }
}

function pausedLine(date: LegalDate, calendar: Calendar): ReceiptLine {
  return { date: known(date, calendar), counted: false, reason: 'paused' }
}

function lineOf(date: LegalDate, at: { rule: Period; isLast: boolean }, calendar: Calendar): ReceiptLine {
  // A calendar day counts whatever it is: it need not be known, so X may lie in a year that is not decreed yet.
  const reason = at.rule.unit === 'calendar-day' && !at.isLast ? null : dayOffReason(date, calendar)
  if (reason === null) return { date, counted: true, reason }
  const workedOn = reason === 'swapped' ? calendar.swappedOff.get(date) : undefined
  return { date, counted: false, reason, ...(workedOn === undefined ? {} : { workedOn }) }
}
