import { formatDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { opinionPath } from '../paths.ts'
import type { ListedForm } from '../queries.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import { opinionStatusLabels, opinionStatusTones } from '../vi.ts'

export interface StaffOpinionListProps {
  readonly items: readonly ListedForm[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly names: ReadonlyMap<string, string>
}

/** The forms of the official's agencies. */
export function StaffOpinionListPage({ items, total, page, pageSize, names }: StaffOpinionListProps) {
  const list = opinionPath('staffList')
  return (
    <StaffShell title={words.title} section="opinion-forms">
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={<ButtonLink href={opinionPath('staffNew')}>{words.create}</ButtonLink>}
      />
      {total === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyHint}</p>
        </EmptyState>
      ) : (
        <>
          <Table
            caption={words.title}
            hideCaption
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'form',
                label: words.form,
                rowHeader: true,
                cell: (form) => <a href={opinionPath('staffForm', { code: form.code })}>{form.title}</a>,
              },
              {
                key: 'status',
                label: words.status,
                cell: ({ status }) => <Tag tone={opinionStatusTones[status]}>{opinionStatusLabels[status]}</Tag>,
              },
              { key: 'closes', label: words.closesOn, cell: ({ closesOn }) => formatDate(closesOn) },
              {
                key: 'replies',
                label: words.replies,
                numeric: true,
                cell: ({ lastNumber }) => formatCount(lastNumber),
              },
              { key: 'agency', label: words.agency, cell: ({ agencyId }) => names.get(agencyId) },
            ]}
          />
          <Pagination {...{ page, pageSize, total }} href={(number) => `${list}?trang=${number}`} />
        </>
      )}
    </StaffShell>
  )
}
