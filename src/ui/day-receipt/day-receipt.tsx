import type { ComponentChildren } from 'preact'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { useUiWords } from '../words.ts'

export interface ReceiptDay {
  readonly date: LegalDate
  readonly counted: boolean
  /** Why a day does not count, in words ("nghỉ Quốc khánh", "ngày nhận"); null for a counted day without remark. */
  readonly reason: string | null
}

export interface DayReceiptProps {
  readonly days: readonly ReceiptDay[]
  readonly dueOn: LegalDate
  /** The article that gives the period. */
  readonly basis: ComponentChildren
  /** Open at first; for print pages. */
  readonly open?: boolean | undefined
}

/** How a deadline came about, day by day, so that anybody can count after us. Weeks fold; their sums stay visible. */
export function DayReceipt({ days, dueOn, basis, open }: DayReceiptProps) {
  const words = useUiWords()
  const numbered = numberDays(days)
  const total = days.filter((day) => day.counted).length
  return (
    <section class="day-receipt" aria-label={`${words.dueOn} ${formatDate(dueOn)}`}>
      <p class="receipt-due">
        {words.dueOn}: <strong>{formatDate(dueOn)}</strong> <span class="soft">({words.countedDays(total)})</span>
      </p>
      <p class="receipt-basis soft">
        {words.basis}: {basis}
      </p>
      {weeksOf(numbered).map((week) => (
        <ReceiptWeek key={week[0]?.date} week={week} dueOn={dueOn} open={open} />
      ))}
    </section>
  )
}

interface NumberedDay extends ReceiptDay {
  /** Which counted day it is, from 1; undefined when it does not count. */
  readonly number: number | undefined
}

interface ReceiptWeekProps {
  readonly week: readonly NumberedDay[]
  readonly dueOn: LegalDate
  readonly open: boolean | undefined
}

function ReceiptWeek({ week, dueOn, open }: ReceiptWeekProps) {
  const words = useUiWords()
  const first = week[0]
  const last = week.at(-1)
  if (!first || !last) return null
  const counted = week.filter((day) => day.counted).length
  return (
    <details class="receipt-week" open={open}>
      <summary>
        {first === last
          ? `${words.weekdays[weekday(first.date)]}, ${formatDate(first.date)}`
          : words.week(formatDate(first.date).slice(0, 5), formatDate(last.date))}{' '}
        <span class="soft">– {words.weekCounted(counted, week.length - counted)}</span>
      </summary>
      <ol>
        {week.map((day) => (
          <li key={day.date} class={day.counted ? undefined : 'soft'}>
            <span class="receipt-number" aria-hidden="true">
              {day.number ?? '–'}
            </span>
            <span>
              {words.weekdays[weekday(day.date)]}, <time datetime={day.date}>{formatDate(day.date)}</time>
            </span>
            <span class="receipt-reason">
              <DayWords day={day} due={day.date === dueOn} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The number in the margin is for the eye; the ear gets the same in words. */
function DayWords({ day, due }: { readonly day: NumberedDay; readonly due: boolean }) {
  const words = useUiWords()
  const reason = day.reason && (day.counted ? day.reason : `${words.dayNotCounted}: ${day.reason}`)
  return (
    <>
      {day.number !== undefined && <span class="visually-hidden">{words.dayNumber(day.number)} </span>}
      {due ? <strong>{words.dueOn}</strong> : (reason ?? (day.counted ? null : words.dayNotCounted))}
      {due && reason && ` – ${reason}`}
    </>
  )
}

function numberDays(days: readonly ReceiptDay[]): NumberedDay[] {
  return days.map((day, index) => ({
    ...day,
    number: day.counted ? days.slice(0, index + 1).filter((before) => before.counted).length : undefined,
  }))
}

/** Weeks begin on Monday, as the Vietnamese working week does. */
function weeksOf(days: readonly NumberedDay[]): NumberedDay[][] {
  const weeks: NumberedDay[][] = []
  for (const day of days) {
    const week = weeks.at(-1)
    if (week && weekday(day.date) !== 1) week.push(day)
    else weeks.push([day])
  }
  return weeks
}

function weekday(date: LegalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}
