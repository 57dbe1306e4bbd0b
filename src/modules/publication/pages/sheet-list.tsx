import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { publicationPath } from '../paths.ts'
import { sheetViews, type Sheet, type SheetView } from '../queries.ts'
import { publicationWords as words, viewLabels } from '../vi.ts'

export interface SheetListProps {
  readonly items: readonly Sheet[]
  readonly counts: Readonly<Record<SheetView, number>>
  readonly names: ReadonlyMap<string, string>
  readonly today: LegalDate
  readonly view: SheetView
  readonly page: number
  readonly pageSize: number
  readonly canPrint: boolean
}

/** Sheets of the boards that the official sees, what is due first. */
export function SheetListPage({ items, counts, names, today, view, page, pageSize, canPrint }: SheetListProps) {
  const list = publicationPath('list')
  const pack = publicationPath('pack')
  return (
    <StaffShell title={words.title} section="postings">
      <PageHeader title={words.title} lead={words.lead} />
      <Tabs
        label={words.views}
        items={sheetViews.map((one) => ({
          href: `${list}?xem=${one}`,
          label: viewLabels[one],
          count: counts[one],
          current: one === view,
        }))}
      />
      {canPrint && view === 'cho-niem-yet' && items.length > 0 && (
        <ButtonGroup>
          <ButtonLink href={pack}>{words.pack}</ButtonLink>
          <ButtonLink kind="secondary" href={`${pack}?kho=a3`}>
            {words.packA3}
          </ButtonLink>
        </ButtonGroup>
      )}
      {items.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={viewLabels[view]}
          hideCaption
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'procedure',
              label: words.procedure,
              rowHeader: true,
              wide: true,
              cell: (sheet) => (
                <a href={publicationPath('staffSheet', { token: sheet.token })}>
                  {sheet.code} – {sheet.name}
                </a>
              ),
            },
            { key: 'agency', label: words.agency, cell: ({ agencyId }) => names.get(agencyId) },
            {
              key: 'state',
              label: words.state,
              cell: (sheet) => (
                <span class="nowrap">
                  <HangingTag sheet={sheet} today={today} />
                </span>
              ),
            },
            {
              key: 'due',
              label: words.due,
              cell: ({ dueOn }) => dueOn !== null && <span class="nowrap">{formatDate(dueOn)}</span>,
            },
          ]}
        />
      )}
      <Pagination {...{ page, pageSize, total: counts[view] }} href={(to) => `${list}?xem=${view}&trang=${to}`} />
    </StaffShell>
  )
}

/** What has become of a sheet, in colour and word. */
function HangingTag({ sheet, today }: { readonly sheet: Sheet; readonly today: LegalDate }) {
  if (sheet.removedOn !== null) return <Tag>{`${words.removed} ${formatDate(sheet.removedOn)}`}</Tag>
  if (sheet.postedOn !== null && sheet.effectiveTo !== null && sheet.effectiveTo <= today)
    return <Tag tone="danger">{viewLabels['phai-go']}</Tag>
  if (sheet.postedOn !== null) return <Tag tone="success">{`${words.posted} ${formatDate(sheet.postedOn)}`}</Tag>
  if (sheet.dueOn !== null && sheet.dueOn < today) return <Tag tone="danger">{words.late}</Tag>
  return <Tag tone="info">{viewLabels['cho-niem-yet']}</Tag>
}
