import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { Section } from '#ui/card/card.tsx'
import { Select } from '#ui/field/select.tsx'
import { DateInput } from '#ui/field/text-input.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { unitLevels, type UnitLevel } from '../model.ts'
import { agencyPath } from '../paths.ts'
import type { Succession, Unit } from '../unit-queries.ts'
import { successionLabels, unitLevelLabels } from '../vi.ts'
import { staffWords } from '../vi-staff.ts'
import { period } from './staff-frame.tsx'

export interface UnitsProps {
  readonly units: readonly Unit[]
  readonly names: ReadonlyMap<string, string>
  readonly successions: readonly Succession[]
  readonly on: LegalDate
  readonly today: LegalDate
  readonly level: UnitLevel | undefined
}

/** The administrative units of a day, and who follows whom. */
export function UnitsPage({ units, names, successions, on, today, level }: UnitsProps) {
  return (
    <StaffShell title={staffWords.units} section="units">
      <PageHeader title={staffWords.units} lead={staffWords.unitsLead} />
      <FilterBar
        action={agencyPath('units')}
        label={staffWords.units}
        typed={{ ngay: formatDate(on), cap: level ?? '' }}
        initial={{ ngay: formatDate(today) }}
      >
        <DateInput name="ngay" label={staffWords.on} />
        <Select
          name="cap"
          label={staffWords.level}
          placeholder={staffWords.allLevels}
          options={unitLevels.map((value) => ({ value, label: unitLevelLabels[value] }))}
          optional
        />
      </FilterBar>
      <p class="soft">
        {unitLevels
          .map((value) => [unitLevelLabels[value], units.filter((unit) => unit.level === value).length] as const)
          .filter(([, count]) => count > 0)
          .map(([label, count]) => `${label}: ${formatCount(count)}`)
          .join(' · ')}
      </p>
      <Table
        caption={staffWords.units}
        hideCaption
        rows={units}
        rowKey={(unit) => unit.id}
        empty={staffWords.nothingThen}
        columns={[
          { key: 'name', label: staffWords.unit, rowHeader: true, cell: (unit) => unit.name },
          { key: 'code', label: staffWords.code, cell: (unit) => unit.code },
          { key: 'level', label: staffWords.level, cell: (unit) => unitLevelLabels[unit.level] },
          { key: 'parent', label: staffWords.upper, cell: (unit) => unit.parentId && names.get(unit.parentId) },
          { key: 'validity', label: staffWords.validity, cell: (unit) => period(unit.validFrom, unit.validTo) },
        ]}
      />
      <Section title={staffWords.successions}>
        <Table
          caption={staffWords.successions}
          hideCaption
          rows={successions}
          rowKey={(link) => `${link.from.id} ${link.to?.id ?? ''}`}
          columns={[
            {
              key: 'from',
              label: staffWords.formerUnit,
              rowHeader: true,
              cell: ({ from }) => `${from.name} (${from.code})`,
            },
            { key: 'kind', label: staffWords.change, cell: (link) => successionLabels[link.kind] },
            {
              key: 'to',
              label: staffWords.newUnit,
              cell: ({ to }) => (to ? `${to.name} (${to.code})` : staffWords.noSuccessor),
            },
            {
              key: 'on',
              label: staffWords.effectiveOn,
              cell: (link) =>
                (link.effectiveOn ? formatDate(link.effectiveOn) : staffWords.unknownDay) +
                (link.certain ? '' : ` (${staffWords.uncertain})`),
            },
            { key: 'basis', label: staffWords.ground, cell: (link) => link.basis },
          ]}
        />
      </Section>
    </StaffShell>
  )
}
