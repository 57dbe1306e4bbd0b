import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, formatInstant, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatBytes, formatCount } from '#kernel/i18n/numbers.ts'
import { nationalCodePath, procedurePath } from '#modules/procedure/public.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { dueDayWords } from '../due-day.ts'
import { mayBeSentAgain } from '../national-model.ts'
import { sendingViews, type NationalExchange, type Sending, type SendingView } from '../national-queries.ts'
import { reconciliationPath } from '../reconciliation-paths.ts'
import {
  sendingRefusal,
  sendingStateLabels,
  sendingStateTones,
  sendingViewLabels,
  sendingWords as words,
} from '../reconciliation-words.ts'

export interface SendingListProps {
  readonly items: readonly Sending[]
  readonly counts: Readonly<Record<SendingView, number>>
  readonly names: ReadonlyMap<string, string>
  readonly view: SendingView
  readonly today: LegalDate
  readonly page: number
  readonly pageSize: number
}

/** What is owed to the national database, and how far it is. */
export function SendingListPage({ items, counts, names, view, today, page, pageSize }: SendingListProps) {
  const list = reconciliationPath('sendings')
  return (
    <StaffShell
      title={words.title}
      section="reconciliation"
      breadcrumbs={[
        { label: words.reconciliation, href: reconciliationPath('reconciliation') },
        { label: words.title },
      ]}
    >
      <PageHeader title={words.title} lead={words.lead} />
      <Tabs
        label={words.views}
        items={sendingViews.map((one) => ({
          href: `${list}?xem=${one}`,
          label: sendingViewLabels[one],
          count: counts[one],
          current: one === view,
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={sendingViewLabels[view]}
          hideCaption
          rows={items}
          rowKey={({ dutyId }) => dutyId}
          columns={[
            {
              key: 'procedure',
              label: words.procedure,
              rowHeader: true,
              wide: true,
              cell: (sending) => (
                <>
                  <a href={reconciliationPath('sending', { dutyId: sending.dutyId })}>
                    {sending.code} – {sending.name}
                  </a>
                  {sending.isEnding && <span class="small soft"> {words.ending}</span>}
                </>
              ),
            },
            {
              key: 'state',
              label: words.state,
              cell: ({ state }) => (
                <span class="nowrap">
                  <Tag tone={sendingStateTones[state]}>{sendingStateLabels[state]}</Tag>
                </span>
              ),
            },
            { key: 'due', label: words.due, cell: (sending) => <LastDay {...{ sending, today }} /> },
            { key: 'agency', label: words.agency, cell: ({ agencyId }) => names.get(agencyId) },
            { key: 'attempts', label: words.attempts, numeric: true, cell: (row) => formatCount(row.attempts) },
          ]}
        />
      )}
      <Pagination {...{ page, pageSize, total: counts[view] }} href={(to) => `${list}?xem=${view}&trang=${to}`} />
    </StaffShell>
  )
}

function LastDay({ sending, today }: { readonly sending: Sending; readonly today: LegalDate }) {
  const { dueOn, doneOn } = sending
  if (dueOn === null) return <span class="soft">{dueDayWords(sending, words.noDue)}</span>
  const isLate = doneOn === null ? dueOn < today : dueOn < doneOn
  return (
    <span class={isLate ? 'late' : undefined}>
      {formatDate(dueOn)}
      {isLate && ` (${words.late})`}
    </span>
  )
}

export interface SendingPageProps {
  readonly sending: Sending
  readonly agencyName: string
  readonly exchanges: readonly NationalExchange[]
  readonly mayAsk: boolean
  /** May enter the national code that takes the place of a provisional one. */
  readonly mayEnterCode: boolean
  readonly today: LegalDate
  readonly attempt: Attempt | null
}

/** One duty towards the national database: every attempt, with what was sent by its hash and what was answered. */
export function SendingPage(props: SendingPageProps) {
  const { sending, agencyName, exchanges, mayAsk, mayEnterCode, today, attempt } = props
  const day = (on: LegalDate | null) => (on === null ? null : formatDate(on))
  return (
    <StaffShell
      title={`${words.title} ${sending.code}`}
      section="reconciliation"
      breadcrumbs={[{ label: words.title, href: reconciliationPath('sendings') }, { label: sending.code }]}
    >
      {attempt?.refusal && <Notice tone="warning">{sendingRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader
        kicker={sending.isEnding ? `${sending.code} · ${words.ending}` : sending.code}
        title={sending.name}
        tag={<Tag tone={sendingStateTones[sending.state]}>{sendingStateLabels[sending.state]}</Tag>}
      />
      <SummaryList
        rows={[
          { term: words.agency, value: agencyName },
          { term: words.decision, value: sending.decisionNumber },
          {
            term: words.due,
            value: <LastDay {...{ sending, today }} />,
          },
          { term: words.sentOn, value: day(sending.sentOn) },
          { term: words.doneOn, value: day(sending.doneOn) },
          { term: words.procedure, value: <a href={procedurePath(sending.code)}>{sending.code}</a> },
        ]}
      />
      {mayEnterCode && (
        <p>
          <a href={nationalCodePath(sending.code)}>{words.enterCode}</a>
        </p>
      )}
      {mayAsk && sending.doneOn === null && mayBeSentAgain(sending.state) && (
        <Form action={reconciliationPath('sendAgain', { dutyId: sending.dutyId })}>
          <p class="small soft">{sending.state === 'failed' ? words.againFailedHint : words.againHint}</p>
          <Button kind="secondary">{words.again}</Button>
        </Form>
      )}
      <Section title={words.exchanges}>
        <Table
          caption={words.exchanges}
          hideCaption
          rows={exchanges}
          rowKey={({ id }) => id}
          empty={words.notSent}
          columns={[
            { key: 'at', label: words.at, rowHeader: true, cell: ({ at }) => formatInstant(at) },
            { key: 'via', label: words.via, cell: ({ via }) => words.vias[via] },
            {
              key: 'outcome',
              label: words.outcome,
              cell: ({ outcome }) => <Tag tone={sendingStateTones[outcome]}>{sendingStateLabels[outcome]}</Tag>,
            },
            {
              key: 'answer',
              label: words.answer,
              wide: true,
              cell: ({ status, answer }) => (
                <span class="typed">{[status, answer].filter((part) => part !== null && part !== '').join(': ')}</span>
              ),
            },
            { key: 'size', label: words.size, numeric: true, cell: ({ bodyBytes }) => formatBytes(bodyBytes) },
            {
              key: 'hash',
              label: words.hash,
              cell: ({ bodyHash }) => <code class="small">{bodyHash.toString('hex').slice(0, 16)}…</code>,
            },
          ]}
        />
      </Section>
    </StaffShell>
  )
}
