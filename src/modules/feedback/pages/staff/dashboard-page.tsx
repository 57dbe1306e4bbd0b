import type { Calendar } from '#kernel/calendar/working-days.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount, formatDecimal, formatPercent } from '#kernel/i18n/numbers.ts'
import { BarChart } from '#ui/bar-chart/bar-chart.tsx'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Stats } from '#ui/stat/stat.tsx'
import { WaitingList, type WaitingWork } from '#ui/waiting/waiting.tsx'
import { Table } from '#ui/table/table.tsx'
import type { MonthCount, OldItem } from '../../dashboard-queries.ts'
import type { OpenCount } from '../../open-tally.ts'
import { staffPath } from '../../staff-paths.ts'
import { statusLabels } from '../../vi.ts'
import { statuses } from '../../workflow.ts'
import { workWords } from '../staff-words.ts'
import { Due, firstWords, StatusTag, workListAddress } from './work-list.tsx'

export interface DashboardProps {
  readonly open: readonly OpenCount[]
  readonly months: readonly MonthCount[]
  readonly oldest: readonly OldItem[]
  readonly overridden: readonly OldItem[]
  readonly agencyNames: ReadonlyMap<string, string>
  /** What waits in other rooms. */
  readonly otherWork: readonly WaitingWork[]
  readonly wholeProvince: boolean
  readonly year: number
  readonly today: LegalDate
  readonly calendar: Calendar
}

export function DashboardPage(props: DashboardProps) {
  const { wholeProvince, year } = props
  const mayOpenWork = useMayOpenWork()
  return (
    <StaffShell title={workWords.dashboard} section="dashboard">
      <PageHeader
        title={workWords.dashboard}
        lead={wholeProvince ? 'Việc đang chờ và số liệu trên toàn tỉnh' : 'Việc đang chờ và số liệu của cơ quan tôi'}
        actions={mayOpenWork && <ButtonLink href={staffPath('list')}>{workWords.workList}</ButtonLink>}
      />
      {props.otherWork.length > 0 && (
        <WaitingList title={workWords.otherWork} nothing={workWords.noOtherWork} works={props.otherWork} />
      )}
      <h2>{workWords.feedbackFigures}</h2>
      <Figures {...props} />
      {mayOpenWork && <StatesAndAgencies {...props} />}
      <Section title={`Năm ${year} theo tháng`}>
        <Months months={everyMonth(props.months)} />
      </Section>
      {props.overridden.length > 0 && (
        <Section title="Chuyển cho chính cơ quan bị phản ánh">
          <p class="soft">
            Mỗi lần chuyển như vậy phải có lý do bằng văn bản và được báo Chủ tịch Ủy ban nhân dân tỉnh.
          </p>
          <Items {...props} rows={props.overridden} caption="Chuyển cho chính cơ quan bị phản ánh" withReason />
        </Section>
      )}
      {mayOpenWork && (
        <Section title="Chờ lâu nhất">
          <Items {...props} rows={props.oldest} caption="Chờ lâu nhất" />
        </Section>
      )}
    </StaffShell>
  )
}

/** An administrator sees no items: of what is open there is no figure to show (0 would be untrue), and a link would end at “not found”. */
function useMayOpenWork(): boolean {
  return usePage().staffSections.includes('work-list')
}

function Figures({ open, months }: DashboardProps) {
  const mayOpenWork = useMayOpenWork()
  const all = sum(open, (row) => row.open)
  const late = sum(open, (row) => row.late)
  const answered = sum(months, (row) => row.answered)
  const onTime = answered - sum(months, (row) => row.answeredLate)
  const rated = sum(months, (row) => row.rated)
  const score = sum(months, (row) => row.score)
  const address = (tab: 'all' | 'late') => workListAddress({ tab, closed: false, fields: {} })
  const stillOpen = [
    { label: 'Đang mở', value: all, href: address('all') },
    {
      label: 'Trễ hạn',
      value: late,
      href: address('late'),
      tone: late > 0 ? ('danger' as const) : ('normal' as const),
    },
  ]
  return (
    <Stats
      items={[
        ...(mayOpenWork ? stillOpen : []),
        {
          label: 'Trả lời đúng hạn trong năm',
          value: answered === 0 ? '–' : formatPercent(onTime / answered),
          note: `${formatCount(onTime)} trong ${formatCount(answered)} câu trả lời`,
        },
        {
          label: 'Người gửi đánh giá',
          value: rated === 0 ? '–' : `${formatDecimal(score / rated)}/5`,
          note: `${formatCount(rated)} lượt trong năm`,
        },
      ]}
    />
  )
}

function StatesAndAgencies({ open, agencyNames, wholeProvince }: DashboardProps) {
  const states = statuses
    .map((status) => ({
      label: statusLabels[status],
      value: sum(
        open.filter((row) => row.status === status),
        (row) => row.open,
      ),
      href: workListAddress({ tab: 'all', closed: false, fields: { 'trang-thai': status } }),
    }))
    .filter(({ value }) => value > 0)
  const late = lateByAgency(open).slice(0, 15)
  return (
    <div class="grid">
      <Section title="Đang mở theo trạng thái">
        {states.length === 0 ? (
          <p class="soft">{workWords.nothingHere}</p>
        ) : (
          <BarChart caption="Số phản ánh, kiến nghị" bars={states} />
        )}
      </Section>
      {wholeProvince && (
        <Section title="Trễ hạn theo cơ quan">
          {late.length === 0 ? (
            <p class="soft">Không có phản ánh, kiến nghị nào trễ hạn.</p>
          ) : (
            <BarChart
              caption="Số phản ánh, kiến nghị trễ hạn"
              bars={late.map(({ agencyId, late: value }) => ({
                label: agencyId === null ? workWords.notYetTransferred : (agencyNames.get(agencyId) ?? ''),
                value,
                tone: 'danger' as const,
              }))}
            />
          )}
        </Section>
      )}
    </div>
  )
}

function lateByAgency(open: readonly OpenCount[]): { agencyId: string | null; late: number }[] {
  const byAgency = new Map<string | null, number>()
  for (const row of open) byAgency.set(row.handlingAgencyId, (byAgency.get(row.handlingAgencyId) ?? 0) + row.late)
  return [...byAgency]
    .map(([agencyId, late]) => ({ agencyId, late }))
    .filter(({ late }) => late > 0)
    .toSorted((a, b) => b.late - a.late)
}

/** A month in which nothing came is a row of zeros, not a gap that looks like a fault. */
function everyMonth(months: readonly MonthCount[]): readonly MonthCount[] {
  const nothing = { received: 0, answered: 0, answeredLate: 0, rated: 0, score: 0 }
  const last = months.at(-1)?.month ?? 0
  return Array.from({ length: last }, (_, index) => {
    const month = index + 1
    return months.find((row) => row.month === month) ?? { month, ...nothing }
  })
}

function Months({ months }: { readonly months: readonly MonthCount[] }) {
  const numbers = [
    { key: 'received', label: 'Nhận', value: (row: MonthCount) => row.received },
    { key: 'answered', label: 'Trả lời', value: (row: MonthCount) => row.answered },
    { key: 'late', label: 'Trong đó trễ hạn', value: (row: MonthCount) => row.answeredLate },
    { key: 'rated', label: 'Lượt đánh giá', value: (row: MonthCount) => row.rated },
  ]
  return (
    <Table
      caption="Nhận và trả lời theo tháng"
      hideCaption
      keepGrid
      rows={months}
      rowKey={(row) => String(row.month)}
      empty={workWords.nothingHere}
      columns={[
        { key: 'month', label: 'Tháng', rowHeader: true, cell: (row) => `Tháng ${row.month}` },
        ...numbers.map(({ key, label, value }) => ({
          key,
          label,
          numeric: true,
          cell: (row: MonthCount) => formatCount(value(row)),
        })),
      ]}
      footer={['Cả năm', ...numbers.map(({ value }) => formatCount(sum(months, value)))]}
    />
  )
}

interface ItemsProps extends Pick<DashboardProps, 'agencyNames' | 'today' | 'calendar'> {
  readonly rows: readonly OldItem[]
  readonly caption: string
  readonly withReason?: boolean
}

function Items({ rows, caption, withReason, agencyNames, today, calendar }: ItemsProps) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.code}
      empty={workWords.nothingHere}
      columns={[
        {
          key: 'code',
          label: workWords.code,
          rowHeader: true,
          cell: (row) => (
            <a class="nowrap" href={staffPath('item', { code: row.code })}>
              {row.code}
            </a>
          ),
        },
        { key: 'received', label: 'Ngày nhận', cell: (row) => formatDate(row.receivedOn) },
        {
          key: 'words',
          label: withReason ? 'Lý do chuyển' : workWords.content,
          cell: (row) => firstWords(withReason ? (row.routingOverride ?? '') : row.words),
        },
        { key: 'status', label: workWords.status, cell: (row) => <StatusTag status={row.status} /> },
        { key: 'due', label: workWords.due, cell: (row) => <Due row={row} today={today} calendar={calendar} /> },
        {
          key: 'agency',
          label: workWords.handlingAgency,
          cell: (row) =>
            row.handlingAgencyId === null ? workWords.notYetTransferred : agencyNames.get(row.handlingAgencyId),
        },
      ]}
    />
  )
}

function sum<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((total, row) => total + value(row), 0)
}
