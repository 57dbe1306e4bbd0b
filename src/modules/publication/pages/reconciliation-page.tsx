import { formatDate, legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatPercent } from '#kernel/i18n/numbers.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { BarChart } from '#ui/bar-chart/bar-chart.tsx'
import { Section } from '#ui/card/card.tsx'
import { Select, type Option } from '#ui/field/select.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Stats } from '#ui/stat/stat.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { ReconciledDay } from '../count-reconciliation.ts'
import { reconciledPlaces, type ReconciledPlace, type ReconciledProcedure } from '../reconcile.ts'
import { toneFilters, type Reconciliation } from '../reconciliation-list.ts'
import { reconciliationPath } from '../reconciliation-paths.ts'
import {
  ageWords,
  cellLabels,
  ownerWords,
  placeLabels,
  placeNames,
  reconciliationWords as words,
  tagTonesOf,
  toneFilterLabels,
} from '../reconciliation-words.ts'

/** What narrows the list, as it stands in the address. */
export interface ReconciliationQuery {
  readonly 'co-quan': string
  readonly 'linh-vuc': string
  readonly 'tinh-trang': string
  readonly noi: string
}

export interface ReconciliationPageProps {
  readonly reconciliation: Reconciliation
  readonly shown: readonly ReconciledProcedure[]
  readonly names: ReadonlyMap<string, string>
  readonly agencies: readonly Option[]
  readonly days: readonly ReconciledDay[]
  readonly query: ReconciliationQuery
  readonly today: LegalDate
  readonly page: number
  readonly pageSize: number
}

const list = reconciliationPath('reconciliation')

/** Every procedure in four places, what is worst first; who has to do what about it, and since when. */
export function ReconciliationPage(props: ReconciliationPageProps) {
  const { reconciliation, shown, query, page, pageSize } = props
  const total = reconciliation.found.length
  return (
    <StaffShell title={words.title} section="reconciliation">
      <PageHeader title={words.title} lead={words.lead} />
      <Figures {...reconciliation} />
      <p class="small">
        {reconciliation.snapshot
          ? words.snapshot(
              formatDate(reconciliation.snapshot.takenOn),
              reconciliation.snapshot.records,
              formatDate(legalDateOf(reconciliation.snapshot.importedAt)),
            )
          : words.noSnapshot}{' '}
        {words.howSnapshot} <a href={reconciliationPath('sendings')}>{words.sendings}</a>
      </p>
      <Filters {...props} />
      <p class="row">
        <strong>{words.found(total)}</strong>
        <a href={`${reconciliationPath('sheet')}?${searchOf(query)}`}>{words.sheet}</a>
      </p>
      <ProcedureTable {...props} rows={shown} />
      <Pagination {...{ page, pageSize, total }} href={(to) => `${list}?${searchOf(query)}&trang=${to}`} />
      <p class="small soft">{words.legend}</p>
      <History days={props.days} />
    </StaffShell>
  )
}

function Figures({ procedures, overall, places }: Reconciliation) {
  const share = (count: number) => (procedures === 0 ? 0 : count / procedures)
  return (
    <>
      <Stats
        items={[
          { label: words.procedures, value: procedures },
          {
            label: words.matchingAll,
            value: formatPercent(share(overall.green)),
            note: words.ofProcedures(overall.green, procedures),
            href: `${list}?tinh-trang=khop`,
          },
          {
            label: words.red,
            value: overall.red,
            note: words.redNote,
            href: `${list}?tinh-trang=do`,
            tone: overall.red > 0 ? 'danger' : 'normal',
          },
          { label: words.amber, value: overall.amber, note: words.amberNote, href: `${list}?tinh-trang=vang` },
        ]}
      />
      <BarChart
        caption={words.places}
        maximum={1}
        bars={reconciledPlaces.map((place) => ({
          label: placeLabels[place],
          value: share(places[place].green),
          shown: formatPercent(share(places[place].green)),
          href: `${list}?noi=${placeNames[place]}&tinh-trang=chua-khop`,
        }))}
      />
    </>
  )
}

function Filters({ reconciliation, agencies, query }: ReconciliationPageProps) {
  return (
    <FilterBar
      action={list}
      label={words.filter}
      clearHref={list}
      typed={{ ...query }}
      initial={{ 'tinh-trang': 'tat-ca' }}
    >
      <Select name="co-quan" label={words.agency} options={agencies} placeholder={words.all} />
      <Select
        name="linh-vuc"
        label={words.sector}
        placeholder={words.all}
        options={reconciliation.sectors.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Select
        name="tinh-trang"
        label={words.tone}
        placeholder={false}
        options={toneFilters.map((value) => ({ value, label: toneFilterLabels[value] }))}
      />
      <Select
        name="noi"
        label={words.place}
        placeholder={words.anyPlace}
        options={reconciledPlaces.map((place) => ({ value: placeNames[place], label: placeLabels[place] }))}
      />
    </FilterBar>
  )
}

function ProcedureTable({
  rows,
  names,
  today,
}: Pick<ReconciliationPageProps, 'names' | 'today'> & { readonly rows: readonly ReconciledProcedure[] }) {
  return (
    <Table
      caption={words.title}
      hideCaption
      rows={rows}
      rowKey={({ facts }) => `${facts.code} ${facts.isKnown}`}
      empty={words.empty}
      columns={[
        {
          key: 'procedure',
          label: words.procedure,
          rowHeader: true,
          cell: ({ facts }) => (
            <>
              {facts.isKnown ? <a href={procedurePath(facts.code)}>{facts.code}</a> : facts.code} –{' '}
              {shortened(facts.name)}{' '}
              <span class="small soft">{facts.isKnown ? ownerOf(facts.ownerId, names) : words.notHere}</span>
            </>
          ),
        },
        ...reconciledPlaces.map((place) => ({
          key: place,
          label: placeLabels[place],
          cell: (one: ReconciledProcedure) => <PlaceCell {...{ one, place, names, today }} />,
        })),
      ]}
    />
  )
}

/** The longest names have four hundred letters; fifty of them would make the page heavier than a page may be. */
function shortened(name: string): string {
  return name.length <= 160 ? name : `${name.slice(0, 160).trimEnd()}…`
}

function ownerOf(agencyId: string | null, names: ReadonlyMap<string, string>): string {
  return (agencyId === null ? undefined : names.get(agencyId)) ?? words.noOwner
}

interface PlaceCellProps {
  readonly one: ReconciledProcedure
  readonly place: ReconciledPlace
  readonly names: ReadonlyMap<string, string>
  readonly today: LegalDate
}

function PlaceCell({ one: { facts, cells }, place, names, today }: PlaceCellProps) {
  const cell = cells[place]
  const behind = [
    place === 'boards' && facts.boardsDue > 0 ? words.boards(facts.boardsHung, facts.boardsDue) : '',
    cell.since === null ? '' : ageWords(cell.since, today),
    // Whose the row is stands in its head already.
    cell.agencyIds.every((id) => id === facts.ownerId) ? '' : ownerWords(cell, names),
  ].filter((text) => text !== '')
  return (
    <>
      <Tag tone={tagTonesOf[cell.tone]}>{cellLabels[cell.state]}</Tag>
      {behind.length > 0 && <div class="small soft">{behind.join(' · ')}</div>}
    </>
  )
}

function History({ days }: { readonly days: readonly ReconciledDay[] }) {
  const percent = (count: number, { procedures }: ReconciledDay) =>
    formatPercent(procedures === 0 ? 0 : count / procedures)
  return (
    <Section title={words.history}>
      {days.length === 0 ? (
        <p>{words.historyEmpty}</p>
      ) : (
        <Table
          caption={words.history}
          hideCaption
          keepGrid
          rows={days}
          rowKey={({ onDay }) => onDay}
          columns={[
            { key: 'day', label: words.day, rowHeader: true, cell: ({ onDay }) => formatDate(onDay) },
            { key: 'matching', label: words.matchingAll, numeric: true, cell: (day) => percent(day.matching, day) },
            ...reconciledPlaces.map((place) => ({
              key: place,
              label: placeLabels[place],
              numeric: true,
              cell: (day: ReconciledDay) => percent(day[place], day),
            })),
            { key: 'red', label: words.red, numeric: true, cell: ({ red }) => red },
          ]}
        />
      )}
    </Section>
  )
}

function searchOf(query: ReconciliationQuery): string {
  return new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
}
