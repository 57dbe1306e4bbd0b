import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { DateInput } from '#ui/field/text-input.tsx'
import { FilterBar, SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { OfficialSummary } from '../official-lists.ts'
import type { DeputisingRow, FocalPointGap, PostHolder } from '../official-queries.ts'
import { agencyPath } from '../paths.ts'
import type { OrganisationMove } from '../policy.ts'
import { postRoleLabels } from '../vi.ts'
import { staffWords } from '../vi-staff.ts'
import { PostsTable } from './posts-table.tsx'
import { period } from './staff-frame.tsx'

function OfficialTabs({ current }: { readonly current: 'officials' | 'focalPoints' }) {
  return (
    <Tabs
      label={staffWords.officials}
      items={[
        { href: agencyPath('officials'), label: staffWords.officials, current: current === 'officials' },
        { href: agencyPath('focalPoints'), label: staffWords.focalPoints, current: current === 'focalPoints' },
      ]}
    />
  )
}

export interface OfficialListProps {
  readonly officials: readonly OfficialSummary[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly deputising: readonly DeputisingRow[]
  readonly query: string
  readonly moves: readonly OrganisationMove[]
}

/** Officials, what they hold today, and who stands in for whom. */
export function OfficialListPage({ officials, deputising, query, moves, ...paging }: OfficialListProps) {
  return (
    <StaffShell title={staffWords.officials} section="officials">
      <PageHeader title={staffWords.officials} actions={<ListActions moves={moves} />} />
      <OfficialTabs current="officials" />
      <SearchBox action={agencyPath('officials')} label={staffWords.search} name="q" value={query} />
      <Table
        caption={staffWords.officials}
        hideCaption
        rows={officials}
        rowKey={(official) => official.code}
        columns={[
          {
            key: 'name',
            label: staffWords.officialName,
            rowHeader: true,
            cell: (official) => <a href={agencyPath('official', { code: official.code })}>{official.name}</a>,
          },
          {
            key: 'posts',
            label: staffWords.held,
            cell: ({ posts }) => posts.map((post) => `${postRoleLabels[post.role]}, ${post.agencyName}`).join('; '),
          },
          { key: 'email', label: staffWords.email, cell: (official) => official.email },
          { key: 'phone', label: staffWords.phone, cell: (official) => official.phone },
          {
            key: 'left',
            label: staffWords.hasLeft,
            cell: (official) => official.leftOn && formatDate(official.leftOn),
          },
        ]}
      />
      <Pagination
        {...paging}
        href={(page) => `${agencyPath('officials')}?${new URLSearchParams({ q: query, trang: String(page) })}`}
      />
      <Section title={staffWords.deputisingList}>
        <Table
          caption={staffWords.deputisingList}
          hideCaption
          rows={deputising}
          rowKey={(row) => `${row.postId} ${row.validFrom}`}
          empty={staffWords.nobodyDeputises}
          columns={[
            { key: 'deputy', label: staffWords.deputy, rowHeader: true, cell: (row) => row.deputyName },
            {
              key: 'for',
              label: staffWords.deputyFor,
              cell: (row) => `${row.officialName} (${postRoleLabels[row.role]})`,
            },
            { key: 'validity', label: staffWords.validity, cell: (row) => period(row.validFrom, row.validTo) },
            { key: 'basis', label: staffWords.ground, cell: (row) => row.basis },
          ]}
        />
      </Section>
    </StaffShell>
  )
}

function ListActions({ moves }: { readonly moves: readonly OrganisationMove[] }) {
  return (
    <>
      {moves.includes('keep-officials') && (
        <ButtonLink href={agencyPath('newOfficial')}>{staffWords.newOfficial}</ButtonLink>
      )}
      {moves.includes('import') && (
        <ButtonLink kind="secondary" href={agencyPath('uploadOfficials')}>
          {staffWords.importXlsx}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={agencyPath('exportOfficials')} download>
        {staffWords.exportXlsx}
      </ButtonLink>
    </>
  )
}

export interface FocalPointsProps {
  readonly focalPoints: readonly PostHolder[]
  readonly gaps: readonly FocalPointGap[]
  readonly from: LegalDate
  readonly to: LegalDate
  readonly today: LegalDate
  readonly moves: readonly OrganisationMove[]
}

/** The register of focal points (plan VII.2), and the days on which an agency had none. */
export function FocalPointsPage({ focalPoints, gaps, from, to, today, moves }: FocalPointsProps) {
  return (
    <StaffShell title={staffWords.focalPoints} section="officials">
      <PageHeader title={staffWords.focalPoints} lead={staffWords.gapsLead} />
      <OfficialTabs current="focalPoints" />
      <Section title={staffWords.gaps}>
        <FilterBar
          action={agencyPath('focalPoints')}
          label={staffWords.gaps}
          typed={{ tu: formatDate(from), den: formatDate(to) }}
          initial={{ tu: formatDate(today), den: formatDate(today) }}
        >
          <DateInput name="tu" label={staffWords.from} />
          <DateInput name="den" label={staffWords.to} />
        </FilterBar>
        <Table
          caption={staffWords.gaps}
          hideCaption
          rows={gaps}
          rowKey={(gap) => `${gap.agencyCode} ${gap.from}`}
          empty={staffWords.noGaps}
          columns={[
            {
              key: 'agency',
              label: staffWords.agency,
              rowHeader: true,
              cell: (gap) => <a href={agencyPath('agency', { code: gap.agencyCode })}>{gap.agencyName}</a>,
            },
            { key: 'from', label: staffWords.from, cell: (gap) => formatDate(gap.from) },
            { key: 'to', label: staffWords.to, cell: (gap) => formatDate(gap.to) },
          ]}
        />
      </Section>
      <Section title={staffWords.focalPoints}>
        {focalPoints.length === 0 ? (
          <p>{staffWords.noFocalPoints}</p>
        ) : (
          <PostsTable posts={focalPoints} show="both" moves={moves} />
        )}
      </Section>
    </StaffShell>
  )
}
