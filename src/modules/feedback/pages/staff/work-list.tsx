import type { Calendar } from '#kernel/calendar/working-days.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Combobox, Select, type Option } from '#ui/field/select.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import type { ShownProblem } from '#ui/problem.ts'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { dueWords } from '../../due-words.ts'
import { channels, grounds } from '../../model.ts'
import { staffPath } from '../../staff-paths.ts'
import { workTabs, type WorkRow, type WorkTab } from '../../staff-queries.ts'
import type { NextStep } from '../../policy.ts'
import { channelLabels, groundLabels, nextStepLabels, statusLabels, statusTones, waitingLabels } from '../../vi.ts'
import { closedStatuses, statuses, type Status } from '../../workflow.ts'
import { staffProblem, workWords, workTabLabels, workTabNames } from '../staff-words.ts'

/** The filters as they stand in the address, so that every view has an address one can send. */
export interface WorkAddress {
  readonly tab: WorkTab
  readonly closed: boolean
  readonly fields: Readonly<Record<string, string>>
}

export interface WorkListProps {
  readonly address: WorkAddress
  readonly rows: readonly WorkRow[]
  readonly counts: Readonly<Record<WorkTab, number>>
  readonly agencies: readonly Option[]
  readonly agencyNames: ReadonlyMap<string, string>
  readonly remindable: ReadonlySet<string>
  /** By id, the step that is this official's to take. */
  readonly nextSteps: ReadonlyMap<string, NextStep | undefined>
  readonly page: number
  readonly pageSize: number
  /** Address of what is older, for closed items. */
  readonly older: string | undefined
  readonly today: LegalDate
  readonly calendar: Calendar
  readonly mayEnterFeedback: boolean
  readonly problems: readonly ShownProblem[]
}

export function workListAddress(address: WorkAddress, more: Readonly<Record<string, string>> = {}): string {
  const fields = Object.entries({
    ...(address.closed ? { 'tinh-trang': 'da-dong' } : { xem: workTabNames[address.tab] }),
    ...address.fields,
    ...more,
  }).filter(([, value]) => value !== '')
  return `${staffPath('list')}?${new URLSearchParams(fields)}`
}

export function WorkListPage(props: WorkListProps) {
  const { address, counts, mayEnterFeedback, rows, page, pageSize } = props
  return (
    <StaffShell title={workWords.workList} section="work-list">
      <ErrorSummary problems={props.problems} words={staffProblem} />
      <PageHeader
        title={workWords.workList}
        actions={mayEnterFeedback && <ButtonLink href={staffPath('intake')}>{workWords.intake}</ButtonLink>}
      />
      {!address.closed && (
        <Tabs
          label={workWords.workViews}
          items={workTabs.map((tab) => ({
            href: workListAddress({ ...address, tab }),
            label: workTabLabels[tab],
            count: counts[tab],
            current: tab === address.tab,
          }))}
        />
      )}
      <WorkFilters address={address} agencies={props.agencies} />
      {rows.length === 0 ? <EmptyState title={workWords.nothingHere} /> : <WorkTable {...props} />}
      {address.closed
        ? props.older && (
            <p>
              <a href={props.older}>{workWords.older}</a>
            </p>
          )
        : counts[address.tab] > 0 && (
            <Pagination
              page={page}
              pageSize={pageSize}
              total={counts[address.tab]}
              href={(number) => workListAddress(address, { trang: String(number) })}
            />
          )}
    </StaffShell>
  )
}

function WorkFilters({ address, agencies }: { readonly address: WorkAddress; readonly agencies: readonly Option[] }) {
  const offered = statuses.filter((status) => closedStatuses.has(status) === address.closed)
  const filtered = Object.values(address.fields).some((value) => value !== '')
  return (
    <FilterBar
      action={staffPath('list')}
      label={workWords.search}
      clearHref={
        filtered || address.closed ? workListAddress({ tab: address.tab, closed: false, fields: {} }) : undefined
      }
      typed={{ ...address.fields, 'tinh-trang': address.closed ? 'da-dong' : 'dang-mo' }}
      initial={{ 'tinh-trang': 'dang-mo' }}
    >
      <input type="hidden" name="xem" value={workTabNames[address.tab]} />
      <TextInput name="q" type="search" label={workWords.search} placeholder={workWords.searchHint} />
      <Select
        name="tinh-trang"
        label={workWords.scope}
        placeholder={false}
        options={[
          { value: 'dang-mo', label: workWords.openItems },
          { value: 'da-dong', label: workWords.closedItems },
        ]}
      />
      <Select
        name="trang-thai"
        label={workWords.status}
        placeholder={workWords.anything}
        options={offered.map((value) => ({ value, label: statusLabels[value] }))}
      />
      {agencies.length > 0 && (
        <Combobox
          name="co-quan"
          label={workWords.handlingAgency}
          placeholder={workWords.anything}
          options={agencies}
          width="long"
        />
      )}
      <Select
        name="loai"
        label={workWords.ground}
        placeholder={workWords.anything}
        options={grounds.map((value) => ({ value, label: groundLabels[value] }))}
      />
      <Select
        name="kenh"
        label={workWords.channel}
        placeholder={workWords.anything}
        options={channels.map((value) => ({ value, label: channelLabels[value] }))}
      />
      <TextInput name="thu-tuc" label={workWords.procedureCode} width="short" placeholder="1.000123" />
    </FilterBar>
  )
}

function WorkTable(props: WorkListProps) {
  const { rows, remindable, address } = props
  const canRemind = rows.some((row) => remindable.has(row.id))
  const table = (
    <Table
      caption={address.closed ? workWords.closedItems : workTabLabels[address.tab]}
      hideCaption
      rows={rows}
      rowKey={(row) => row.code}
      columns={[...(canRemind ? [chooseColumn(remindable)] : []), ...columnsOf(props)]}
    />
  )
  if (!canRemind) return table
  return (
    <Form action={staffPath('remindMany')} label={workWords.remindChosen}>
      {table}
      <div class="row">
        <Button kind="secondary">{workWords.remindChosen}</Button>
        <span class="small soft">{workWords.remindHint}</span>
      </div>
    </Form>
  )
}

function chooseColumn(remindable: ReadonlySet<string>): Column<WorkRow> {
  return {
    key: 'choose',
    label: workWords.choose,
    cell: (row) =>
      remindable.has(row.id) && (
        <input type="checkbox" name="codes" value={row.code} aria-label={workWords.chooseItem(row.code)} />
      ),
  }
}

function columnsOf({ today, calendar, agencyNames, nextSteps }: WorkListProps): readonly Column<WorkRow>[] {
  return [
    {
      key: 'code',
      label: workWords.code,
      rowHeader: true,
      cell: (row) => (
        <>
          <a class="nowrap" href={staffPath('item', { code: row.code })}>
            {row.code}
          </a>
          {row.registerNumber !== null && (
            <span class="small soft nowrap">
              <br />
              {workWords.registerNumber} {row.registerNumber}/{row.registerYear}
            </span>
          )}
        </>
      ),
    },
    { key: 'words', label: workWords.content, cell: (row) => firstWords(row.words) },
    {
      key: 'status',
      label: workWords.status,
      cell: (row) => (
        <>
          <StatusTag status={row.status} />
          <p class="small">
            <NextStepWords item={row} step={nextSteps.get(row.id)} />
          </p>
        </>
      ),
    },
    {
      key: 'due',
      label: workWords.due,
      cell: (row) => <Due row={row} today={today} calendar={calendar} />,
    },
    {
      key: 'agency',
      label: workWords.handlingAgency,
      cell: (row) =>
        row.handlingAgencyId === null ? (
          <span class="soft">{workWords.notYetTransferred}</span>
        ) : (
          agencyNames.get(row.handlingAgencyId)
        ),
    },
  ]
}

export function StatusTag({ status }: { readonly status: Status }) {
  return <Tag tone={statusTones[status]}>{statusLabels[status]}</Tag>
}

interface NextStepProps {
  readonly item: Pick<WorkRow, 'status' | 'pausedOn'>
  readonly step: NextStep | undefined
}

/** What the reader should do now, or whom the item waits for. */
export function NextStepWords({ item, step }: NextStepProps) {
  if (step) {
    return (
      <>
        {workWords.nextStep}: <strong>{nextStepLabels[step]}</strong>
      </>
    )
  }
  const waiting = waitingLabels[item.pausedOn === null ? item.status : 'needs-information']
  return waiting && <span class="soft">{`${workWords.waitingFor} ${waiting}`}</span>
}

interface DueProps {
  readonly row: Pick<WorkRow, 'dueOn' | 'pausedOn' | 'receivedOn'>
  readonly today: LegalDate
  readonly calendar: Calendar
}

export function Due({ row, today, calendar }: DueProps) {
  if (row.pausedOn !== null) return <span class="soft">{workWords.paused}</span>
  const due = dueWords(row.dueOn, today, calendar)
  if (!due) return <span class="soft">{`${workWords.noDue}; nhận ${formatDate(row.receivedOn)}`}</span>
  return (
    <span>
      <span class="nowrap">{due.date}</span> <span class={due.late ? 'late nowrap' : 'soft nowrap'}>{due.words}</span>
    </span>
  )
}

/** Cut at a word, with a sign that more follows. */
export function firstWords(text: string, limit = 110): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= limit ? line : `${line.slice(0, limit).replace(/\s+\S*$/, '')} …`
}
