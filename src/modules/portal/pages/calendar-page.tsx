import type { LegalRule } from '#kernel/calendar/rules.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { Section } from '#ui/card/card.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { CalendarDayRow, CalendarYearRow } from '../calendar-queries.ts'
import {
  calendarProblem,
  calendarRefusal,
  calendarWords as words,
  dayKindLabels,
  originLabels,
  ruleLabels,
  unitLabels,
} from '../calendar-words.ts'
import { portalPaths } from '../paths.ts'
import { CalendarForms } from './calendar-forms.tsx'

/** A form of this page that came back. */
export type CalendarAttempt = Attempt & { readonly form: 'decree' | 'holiday' | 'swap' | 'rule' }

export interface CalendarPageProps {
  readonly rules: readonly LegalRule[]
  readonly years: readonly CalendarYearRow[]
  readonly days: readonly CalendarDayRow[]
  readonly year: number
  readonly today: LegalDate
  readonly mayChange: boolean
  readonly attempt: CalendarAttempt | null
}

export function CalendarPage(props: CalendarPageProps) {
  const { attempt } = props
  return (
    <StaffShell title={words.title} section="calendar">
      <ErrorSummary problems={attempt?.problems} words={calendarProblem} />
      {attempt?.refusal && <Notice tone="warning">{calendarRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader title={words.title} lead={words.lead} />
      <Rules rules={props.rules} />
      <Years years={props.years} />
      <Days days={props.days} year={props.year} />
      {props.mayChange && <CalendarForms today={props.today} attempt={attempt} />}
    </StaffShell>
  )
}

function Rules({ rules }: { readonly rules: readonly LegalRule[] }) {
  return (
    <Section title={words.rules}>
      <Table
        caption={words.rules}
        hideCaption
        rows={rules}
        rowKey={(rule) => `${rule.rule} ${rule.validFrom}`}
        columns={[
          { key: 'rule', label: words.rule, rowHeader: true, cell: (rule) => ruleLabels[rule.rule] },
          { key: 'length', label: words.length, cell: lengthOf },
          {
            key: 'basis',
            label: words.basis,
            cell: (rule) => (
              <>
                {rule.basis}
                {rule.note && <div class="small soft">{rule.note}</div>}
              </>
            ),
          },
          {
            key: 'origin',
            label: words.origin,
            cell: (rule) => (
              <>
                {originLabels[rule.origin]} {!rule.certain && <Tag tone="warning">{words.unsure}</Tag>}
              </>
            ),
          },
          {
            key: 'validity',
            label: words.validity,
            cell: (rule) =>
              `${formatDate(rule.validFrom)} – ${rule.validTo === null ? words.present : formatDate(rule.validTo)}`,
          },
        ]}
      />
    </Section>
  )
}

function lengthOf(rule: LegalRule): string {
  switch (rule.unit) {
    case 'fixed-date':
      return words.each(rule.monthDay.split('-').toReversed().join('/'))
    case 'times':
      return words.times(rule.times)
    case 'by-instrument':
      return words.byInstrument
    default:
      return `${rule.days} ${unitLabels[rule.unit]}${rule.direction === 'before' ? ` ${words.before}` : ''}`
  }
}

function Years({ years }: { readonly years: readonly CalendarYearRow[] }) {
  return (
    <Section title={words.years}>
      <Table
        caption={words.years}
        hideCaption
        rows={years}
        rowKey={({ year }) => String(year)}
        columns={[
          {
            key: 'year',
            label: words.year,
            rowHeader: true,
            cell: ({ year }) => <a href={`${portalPaths.calendar}?nam=${year}`}>{year}</a>,
          },
          {
            key: 'state',
            label: words.state,
            cell: ({ known }) => <Tag tone={known ? 'success' : 'warning'}>{known ? words.known : words.unknown}</Tag>,
          },
          { key: 'daysOff', label: words.daysOff, numeric: true, cell: ({ daysOff }) => daysOff },
          { key: 'swaps', label: words.swaps, numeric: true, cell: ({ swaps }) => swaps },
          { key: 'basis', label: words.basis, cell: ({ decreedBasis }) => decreedBasis },
        ]}
      />
    </Section>
  )
}

function Days({ days, year }: { readonly days: readonly CalendarDayRow[]; readonly year: number }) {
  return (
    <Section title={words.daysOf(year)}>
      <Table
        caption={words.daysOf(year)}
        hideCaption
        rows={days}
        rowKey={({ date }) => date}
        empty={words.noDays}
        columns={[
          { key: 'date', label: words.date, rowHeader: true, cell: ({ date }) => formatDate(date) },
          {
            key: 'kind',
            label: words.kind,
            cell: ({ kind, certain }) => (
              <>
                {dayKindLabels[kind]} {!certain && <Tag tone="warning">{words.check}</Tag>}
              </>
            ),
          },
          { key: 'name', label: words.name, cell: ({ name }) => name },
          { key: 'paired', label: words.paired, cell: ({ pairedOn }) => pairedOn && formatDate(pairedOn) },
          { key: 'basis', label: words.basis, cell: ({ basis }) => basis },
        ]}
      />
    </Section>
  )
}
