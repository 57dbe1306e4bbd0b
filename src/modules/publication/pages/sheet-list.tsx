import type { LegalDate } from '#kernel/i18n/dates.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Combobox } from '#ui/field/select.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { dueDayWords } from '../due-day.ts'
import { publicationPath } from '../paths.ts'
import { sheetViews, type Board, type SheetView } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { publicationWords as words, viewLabels } from '../vi.ts'
import { noticeWords } from '../vi-notice.ts'
import { mustGoWords, textOfSheet, titleOfSheet } from './sheet-words.ts'
import { DoneTag } from './staff-sheet.tsx'

export interface SheetListProps {
  readonly items: readonly Sheet[]
  readonly counts: Readonly<Record<SheetView, number>>
  readonly names: ReadonlyMap<string, string>
  readonly today: LegalDate
  readonly view: SheetView
  readonly page: number
  readonly pageSize: number
  readonly canPrint: boolean
  /** Whoever posts on one board only knows whose it is. */
  readonly showsAgencies: boolean
  /** To choose from, for whoever watches all; empty for the others. */
  readonly boards: readonly Board[]
  /** Code of the agency whose board alone is shown; empty for all. */
  readonly board: string
}

/** Sheets of the boards that the official sees, what is due first. */
export function SheetListPage(props: SheetListProps) {
  const { items, counts, names, today, view, page, pageSize, canPrint, showsAgencies } = props
  const list = publicationPath('list')
  const kept = props.board === '' ? '' : `&noi=${encodeURIComponent(props.board)}`
  const pack = publicationPath('pack')
  return (
    <StaffShell title={words.title} section="postings">
      <PageHeader title={words.title} lead={words.lead} />
      <p>
        <a href={publicationPath('sites')}>{words.sites}</a>
      </p>
      <Tabs
        label={words.views}
        items={sheetViews.map((one) => ({
          href: `${list}?xem=${one}${kept}`,
          label: viewLabels[one],
          count: counts[one],
          current: one === view,
        }))}
      />
      {props.boards.length > 0 && (
        <FilterBar
          action={list}
          label={words.filterBoards}
          typed={{ noi: props.board }}
          {...(props.board === '' ? {} : { clearHref: `${list}?xem=${view}` })}
        >
          <input type="hidden" name="xem" value={view} />
          <Combobox
            name="noi"
            label={words.agency}
            placeholder={words.allBoards}
            options={props.boards.map(({ code, name }) => ({ value: code, label: name }))}
            optional
          />
        </FilterBar>
      )}
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
              label: words.sheet,
              rowHeader: true,
              wide: true,
              cell: (sheet) => (
                <>
                  <a href={publicationPath('staffSheet', { token: sheet.token })}>{titleOfSheet(sheet)}</a>
                  {sheet.kind === 'procedure' && <p class="small soft">{textOfSheet(sheet)}</p>}
                </>
              ),
            },
            ...(showsAgencies
              ? [{ key: 'agency', label: words.agency, cell: ({ agencyId }: Sheet) => names.get(agencyId) }]
              : []),
            {
              key: 'state',
              label: words.state,
              cell: (sheet) => <DoneTag sheet={sheet} today={today} />,
            },
            {
              key: 'due',
              label: view === 'phai-go' ? words.toTakeDown : words.due,
              cell: (sheet) => (
                <span class="some-words">
                  {view === 'phai-go' ? mustGoWords(sheet) : dueDayWords(sheet, noticeWords.noPeriod)}
                </span>
              ),
            },
          ]}
        />
      )}
      <Pagination
        {...{ page, pageSize, total: counts[view] }}
        href={(to) => `${list}?xem=${view}${kept}&trang=${to}`}
      />
    </StaffShell>
  )
}
