import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Select } from '#ui/field/select.tsx'
import { DateInput, TextInput } from '#ui/field/text-input.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { agencyKinds, type AgencyKind } from '../model.ts'
import { agencyPath } from '../paths.ts'
import type { OrganisationMove } from '../policy.ts'
import type { Agency } from '../queries.ts'
import { agencyKindLabels } from '../vi.ts'
import { staffWords } from '../vi-staff.ts'
import { period } from './staff-frame.tsx'

export interface AgencyListProps {
  /** One page of those found. */
  readonly agencies: readonly Agency[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly names: ReadonlyMap<string, string>
  readonly query: string
  readonly kind: AgencyKind | undefined
  readonly on: LegalDate
  readonly today: LegalDate
  readonly moves: readonly OrganisationMove[]
}

/** Every agency of a day. */
export function AgencyListPage(props: AgencyListProps) {
  const { agencies, names, query, kind, on, moves } = props
  const address = (page: number): string => {
    const parts = { q: query, loai: kind ?? '', ngay: formatDate(on), trang: String(page) }
    return `${agencyPath('agencies')}?${new URLSearchParams(parts)}`
  }
  return (
    <StaffShell title={staffWords.agencies} section="agencies">
      <PageHeader title={staffWords.agencies} actions={<ListActions moves={moves} />} />
      <FilterBar
        action={agencyPath('agencies')}
        label={staffWords.find}
        clearHref={query || kind ? agencyPath('agencies') : undefined}
        typed={{ q: query, loai: kind ?? '', ngay: formatDate(on) }}
        initial={{ ngay: formatDate(props.today) }}
      >
        <TextInput name="q" label={staffWords.search} type="search" optional />
        <Select
          name="loai"
          label={staffWords.kind}
          placeholder={staffWords.allKinds}
          options={agencyKinds.map((value) => ({ value, label: agencyKindLabels[value] }))}
          optional
        />
        <DateInput name="ngay" label={staffWords.on} optional />
      </FilterBar>
      <p class="soft">{formatCount(props.total)}</p>
      <Table
        caption={staffWords.agencies}
        hideCaption
        rows={agencies}
        rowKey={(agency) => agency.id}
        columns={[
          {
            key: 'name',
            label: staffWords.agency,
            rowHeader: true,
            cell: (agency) => <a href={agencyPath('agency', { code: agency.code })}>{agency.name}</a>,
          },
          { key: 'kind', label: staffWords.kind, cell: (agency) => agencyKindLabels[agency.kind] },
          { key: 'parent', label: staffWords.parent, cell: (agency) => agency.parentId && names.get(agency.parentId) },
          { key: 'code', label: staffWords.code, cell: (agency) => agency.code },
          { key: 'validity', label: staffWords.validity, cell: (agency) => period(agency.validFrom, agency.validTo) },
        ]}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} href={address} />
    </StaffShell>
  )
}

function ListActions({ moves }: { readonly moves: readonly OrganisationMove[] }) {
  return (
    <>
      {moves.includes('create-agency') && (
        <ButtonLink href={agencyPath('newAgency')}>{staffWords.newAgency}</ButtonLink>
      )}
      {moves.includes('import') && (
        <ButtonLink kind="secondary" href={agencyPath('uploadAgencies')}>
          {staffWords.importXlsx}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={agencyPath('exportAgencies')} download>
        {staffWords.exportXlsx}
      </ButtonLink>
    </>
  )
}
