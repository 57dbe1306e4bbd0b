import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { announcementPath } from '../paths.ts'
import { announcementViews, type AnnouncementView, type ListedAnnouncement } from '../queries.ts'
import { announcingWords as words } from '../staff-words.ts'
import {
  announcementStatusLabels,
  announcementStatusTones,
  announcementViewLabels,
  announcementViewNames,
} from '../vi.ts'

export interface DossierListProps {
  readonly items: readonly ListedAnnouncement[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly view: AnnouncementView
  readonly counts: Readonly<Record<AnnouncementView, number>>
  readonly names: ReadonlyMap<string, string>
  readonly mayCreate: boolean
  readonly today: LegalDate
}

/** Dossiers that wait for this official, of her agency, and all that she may see. */
export function DossierListPage(props: DossierListProps) {
  const { items, total, page, pageSize, view, counts, names, mayCreate, today } = props
  const list = announcementPath('list')
  return (
    <StaffShell title={words.title} section="announcements">
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={mayCreate && <ButtonLink href={announcementPath('create')}>{words.create}</ButtonLink>}
      />
      <Tabs
        label={words.views}
        items={announcementViews
          .filter((one) => one !== 'mine' || mayCreate)
          .map((one) => ({
            href: `${list}?xem=${announcementViewNames[one]}`,
            label: announcementViewLabels[one],
            count: counts[one],
            current: one === view,
          }))}
      />
      {total === 0 ? (
        <EmptyState title={words.nothingHere} />
      ) : (
        <>
          <Table
            caption={words.title}
            hideCaption
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'dossier',
                label: words.dossier,
                rowHeader: true,
                cell: ({ code, title, decisionNumber, decisionOn }) => (
                  <>
                    <a href={announcementPath('dossier', { code })}>{title}</a>
                    <span class="small soft">
                      {' '}
                      {decisionNumber && decisionOn
                        ? `${code} · Quyết định số ${decisionNumber} ngày ${formatDate(decisionOn)}`
                        : code}
                    </span>
                  </>
                ),
              },
              {
                key: 'status',
                label: words.status,
                cell: ({ status }) => (
                  <Tag tone={announcementStatusTones[status]}>{announcementStatusLabels[status]}</Tag>
                ),
              },
              {
                key: 'due',
                label: words.due,
                cell: ({ dueOn, status }) =>
                  dueOn === null || status === 'signed' || status === 'withdrawn' ? (
                    ''
                  ) : (
                    <span class={dueOn < today ? 'late' : undefined}>
                      {formatDate(dueOn)}
                      {dueOn < today && ` (${words.late})`}
                    </span>
                  ),
              },
              { key: 'items', label: words.items, numeric: true, cell: (row) => formatCount(row.items) },
              { key: 'agency', label: words.agency, cell: ({ agencyId }) => names.get(agencyId) },
            ]}
          />
          <Pagination
            {...{ page, pageSize, total }}
            href={(number) => `${list}?xem=${announcementViewNames[view]}&trang=${number}`}
          />
        </>
      )}
    </StaffShell>
  )
}
