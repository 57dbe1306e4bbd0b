import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { Button } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { FieldGroup } from '#ui/field/field.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { dueDayWords } from '../due-day.ts'
import { publicationPath } from '../paths.ts'
import { siteViews, type SiteDuty, type SiteView } from '../site-queries.ts'
import { publicationWords } from '../vi.ts'
import { siteProblem, siteRefusal, siteViewLabels, siteWords as words } from '../vi-site.ts'

export interface SiteListProps {
  readonly items: readonly SiteDuty[]
  readonly counts: Readonly<Record<SiteView, number>>
  readonly names: ReadonlyMap<string, string>
  readonly view: SiteView
  readonly today: LegalDate
  readonly page: number
  readonly pageSize: number
  /** Duties among the shown ones that the official may confirm. */
  readonly confirmable: ReadonlySet<string>
  readonly showsAgencies: boolean
  readonly attempt: Attempt | null
}

const labels = { dutyIds: words.choosing, address: words.addressField, publishedOn: words.publishedOn }

/** What the agencies owe their own sites, what is due first; those chosen are confirmed together. */
export function SiteListPage(props: SiteListProps) {
  const { items, counts, view, page, pageSize, attempt, confirmable, today } = props
  const list = publicationPath('sites')
  const tableWith = (columns: readonly Column<SiteDuty>[]) => (
    <Table
      caption={siteViewLabels[view]}
      hideCaption
      rows={items}
      rowKey={({ id }) => id}
      columns={[...columns, ...columnsOf(props)]}
    />
  )
  return (
    <StaffShell
      title={words.title}
      section="postings"
      breadcrumbs={[{ label: publicationWords.title, href: publicationPath('list') }, { label: words.title }]}
    >
      <ErrorSummary problems={attempt?.problems} words={siteProblem} labels={labels} />
      {attempt?.refusal && <Notice tone="warning">{siteRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader title={words.title} lead={words.lead} />
      <Tabs
        label={words.views}
        items={siteViews.map((one) => ({
          href: `${list}?xem=${one}`,
          label: siteViewLabels[one],
          count: counts[one],
          current: one === view,
        }))}
      />
      {items.length === 0 && (
        <EmptyState title={words.empty}>
          <p>{words.emptyHint}</p>
        </EmptyState>
      )}
      {items.length > 0 && confirmable.size === 0 && tableWith([])}
      {items.length > 0 && confirmable.size > 0 && (
        <Form action={list} problems={attempt?.problems} words={siteProblem} typed={attempt?.typed}>
          <FieldGroup name="dutyIds" label={words.choosing} hideLabel>
            {({ id }) => tableWith([chooseColumn(props, id)])}
          </FieldGroup>
          <h2>{words.confirmTitle}</h2>
          <TextInput name="address" type="url" label={words.addressField} hint={words.addressHint} width="full" />
          <TextInput
            name="publishedOn"
            label={words.publishedOn}
            hint={words.dayHint}
            value={formatDate(today)}
            width="short"
          />
          <Button>{words.confirm}</Button>
        </Form>
      )}
      <Pagination {...{ page, pageSize, total: counts[view] }} href={(to) => `${list}?xem=${view}&trang=${to}`} />
    </StaffShell>
  )
}

/** @param firstId what the error summary points to: the first box */
function chooseColumn({ confirmable, attempt }: SiteListProps, firstId: string): Column<SiteDuty> {
  const [first] = confirmable
  const typed = attempt?.typed['dutyIds'] ?? []
  const chosen = typeof typed === 'string' ? [typed] : typed
  return {
    key: 'choose',
    label: words.choose,
    cell: ({ id, code }) =>
      confirmable.has(id) && (
        <input
          type="checkbox"
          id={id === first ? firstId : undefined}
          name="dutyIds"
          value={id}
          checked={chosen.includes(id)}
          aria-label={words.chooseOne(code)}
        />
      ),
  }
}

function columnsOf({ items, names, showsAgencies, today }: SiteListProps): readonly Column<SiteDuty>[] {
  return [
    {
      key: 'procedure',
      label: words.procedure,
      rowHeader: true,
      wide: true,
      cell: ({ code, name, isEnding }) => (
        <>
          <a href={procedurePath(code)}>
            {code} – {name}
          </a>
          {isEnding && <span class="small soft"> {words.ending}</span>}
        </>
      ),
    },
    ...(showsAgencies
      ? [{ key: 'agency', label: words.agency, cell: ({ agencyId }: SiteDuty) => names.get(agencyId) }]
      : []),
    { key: 'decision', label: words.decision, cell: (duty) => <span class="nowrap">{duty.decisionNumber}</span> },
    {
      key: 'state',
      label: words.state,
      cell: (duty) => (
        <span class="nowrap">
          <StateTag {...{ duty, today }} />
        </span>
      ),
    },
    {
      key: 'due',
      label: words.due,
      cell: (duty) => <span class="some-words">{dueDayWords(duty, words.noDue)}</span>,
    },
    ...(items.some(({ address }) => address !== null)
      ? [
          {
            key: 'address',
            label: words.address,
            cell: ({ address, isEnding }: SiteDuty) =>
              address !== null && !isEnding && <a href={address}>{words.open}</a>,
          },
        ]
      : []),
  ]
}

function StateTag({
  duty: { doneOn, startedOn, dueOn, isEnding },
  today,
}: {
  readonly duty: SiteDuty
  readonly today: LegalDate
}) {
  if (doneOn !== null) return <Tag tone="success">{(isEnding ? words.removed : words.done)(formatDate(doneOn))}</Tag>
  if (startedOn > today) return <Tag>{words.removeFrom(formatDate(startedOn))}</Tag>
  if (dueOn !== null && dueOn < today) return <Tag tone="danger">{words.late}</Tag>
  return <Tag tone="info">{isEnding ? words.waitsRemoval : words.waits}</Tag>
}
