import type { Attempt } from '#kernel/http/form.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { Hidden } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { procedureListPath, withQuery } from '../paths.ts'
import { missKeptDays } from '../search-misses.ts'
import { searchStaffWords as words } from '../search-staff-words.ts'
import { searchStaffPath } from '../staff-paths.ts'
import type { ListedMiss, ListedSynonym, MissList, SynonymList } from '../synonym-queries.ts'
import { SynonymForm, synonymLabels, synonymProblemWords, SynonymRefusal } from './synonym-form.tsx'

export interface SearchDeskPageProps {
  readonly misses: MissList
  /** Of how many days, today included. */
  readonly days: number
  /** With which the form for a new word begins. */
  readonly phrase: string | undefined
  readonly synonyms: SynonymList
  readonly q: string | undefined
  readonly view: 'dang-hieu' | 'da-thoi'
  /** Whether the address asks for the table, which is folded otherwise. */
  readonly tableAsked: boolean
  readonly attempt: Attempt | null
}

const desk = searchStaffPath('desk')
const addId = 'them-tu'
const tableId = 'bang-tu'

/** What people did not find, and the words that the search has learned. */
export function SearchDeskPage(props: SearchDeskPageProps) {
  const { misses, days, phrase, synonyms, q, view, tableAsked, attempt } = props
  return (
    <StaffShell title={words.title} section="search">
      <ErrorSummary problems={attempt?.problems} labels={synonymLabels} words={synonymProblemWords} />
      <SynonymRefusal attempt={attempt} />
      <PageHeader title={words.title} lead={words.lead} />
      <Section title={words.misses}>
        <Tabs
          label={words.period}
          items={[7, 30, missKeptDays].map((one) => ({
            href: withQuery(desk, { ngay: one }),
            label: words.days(one),
            current: one === days,
          }))}
        />
        {misses.nothing.length === 0 ? (
          <EmptyState title={words.noMisses}>
            <p>{words.noMissesWhy}</p>
          </EmptyState>
        ) : (
          <MissTable caption={words.misses} misses={misses.nothing} days={days} />
        )}
        {misses.afterMending.length > 0 && (
          <Disclosure summary={words.mended(misses.afterMending.length)}>
            <p>{words.mendedLead}</p>
            <MissTable caption={words.found} misses={misses.afterMending} days={days} counts />
          </Disclosure>
        )}
        <p class="small soft">{words.missesNote(missKeptDays)}</p>
      </Section>
      <Section id={addId} title={words.add}>
        <Disclosure summary={words.addLead} open={phrase !== undefined || attempt !== null}>
          <SynonymForm action={desk} button={words.save} kind="everyday" {...{ attempt, phrase }} />
        </Disclosure>
      </Section>
      <Section id={tableId} title={words.table}>
        <Disclosure
          summary={words.seeTable}
          open={q !== undefined || view === 'da-thoi' || synonyms.page > 1 || tableAsked}
        >
          <Tabs
            label={words.views}
            items={[
              {
                href: `${withQuery(desk, { q, xem: 'dang-hieu' })}#${tableId}`,
                label: words.current,
                current: view === 'dang-hieu',
              },
              {
                href: `${withQuery(desk, { q, xem: 'da-thoi' })}#${tableId}`,
                label: words.past,
                current: view === 'da-thoi',
              },
            ]}
          />
          <SearchBox action={`${desk}#${tableId}`} label={words.search} value={q}>
            {view === 'da-thoi' && <Hidden name="xem" value={view} />}
          </SearchBox>
          {synonyms.items.length === 0 ? (
            <EmptyState title={words.none}>
              <p>{words.noneWhy}</p>
            </EmptyState>
          ) : (
            <SynonymTable synonyms={synonyms.items} amendable={view === 'dang-hieu'} />
          )}
          <Pagination
            page={synonyms.page}
            pageSize={synonyms.pageSize}
            total={synonyms.total}
            href={(page) => `${withQuery(desk, { q, xem: view === 'da-thoi' ? view : undefined, page })}#${tableId}`}
          />
        </Disclosure>
      </Section>
    </StaffShell>
  )
}

interface MissTableProps {
  readonly caption: string
  readonly misses: readonly ListedMiss[]
  readonly days: number
  /** Says how many were found. */
  readonly counts?: boolean
}

function MissTable({ caption, misses, days, counts }: MissTableProps) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={misses}
      rowKey={({ query }) => query}
      columns={[
        { key: 'query', label: words.typed, rowHeader: true, cell: ({ query }) => query },
        { key: 'times', label: words.times, numeric: true, cell: ({ times }) => formatCount(times) },
        { key: 'last', label: words.lastOn, cell: ({ lastOn }) => formatDate(lastOn) },
        ...(counts
          ? [{ key: 'found', label: words.found, cell: ({ found }: ListedMiss) => words.foundCount(found) }]
          : []),
        {
          key: 'action',
          label: words.action,
          hideLabel: true,
          cell: ({ query, known }) => (
            <>
              <a href={procedureListPath({ q: query })} aria-label={words.tryLabel(query)}>
                {words.tryIt}
              </a>{' '}
              ·{' '}
              {known ? (
                words.known
              ) : (
                <a href={`${withQuery(desk, { ngay: days, tu: query })}#${addId}`} aria-label={words.teachLabel(query)}>
                  {words.teach}
                </a>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

interface SynonymTableProps {
  readonly synonyms: readonly ListedSynonym[]
  readonly amendable: boolean
}

function SynonymTable({ synonyms, amendable }: SynonymTableProps) {
  return (
    <Table
      caption={words.table}
      hideCaption
      rows={synonyms}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'phrase',
          label: words.phrase,
          rowHeader: true,
          cell: ({ phrase, kind }) => (
            <>
              {phrase} <span class="small soft">· {words.kinds[kind]}</span>
            </>
          ),
        },
        { key: 'meanings', label: words.meanings, wide: true, cell: ({ meanings }) => meanings.join('; ') },
        {
          key: 'days',
          label: words.daysUnderstood,
          cell: (synonym) => <span class="small soft">{daysOfSynonym(synonym)}</span>,
        },
        ...(amendable
          ? [
              {
                key: 'amend',
                label: words.amend,
                hideLabel: true,
                cell: ({ id, phrase }: ListedSynonym) => (
                  <a href={searchStaffPath('synonym', { synonymId: id })} aria-label={words.amendLabel(phrase)}>
                    {words.amend}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** "từ 01/03/2017 đến trước 01/04/2017"; what was added and ended on one day was understood on none. */
export function daysOfSynonym({ from, until }: Pick<ListedSynonym, 'from' | 'until'>): string {
  const begin = from === null ? words.always : words.since(formatDate(from))
  return until === null ? begin : `${begin} ${words.before(formatDate(until))}`
}
