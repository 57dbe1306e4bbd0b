import { formatDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import type { Agency } from '#modules/agency/public.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { usePage } from '#ui/context.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Combobox, Select } from '#ui/field/select.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pathIn } from '#ui/words.ts'
import { grounds } from '../../model.ts'
import { publicFeedbackPath, publishedListPath, type PublishedFilters } from '../../paths.ts'
import { publishedAtMost, publishedPageSize, type PublishedLine, type PublishedList } from '../../public-queries.ts'
import { useFeedbackLabels, usePublicWords } from '../public-words.ts'

export interface PublishedListProps {
  readonly found: PublishedList
  /** Names of agencies by id. */
  readonly names: ReadonlyMap<string, string>
  readonly agencies: readonly Agency[]
  readonly procedure: { readonly code: string; readonly name: string } | null
  readonly filters: PublishedFilters
  readonly page: number
  readonly thisYear: number
}

/** Published results: what others have asked, and what was answered. */
export function PublishedListPage(props: PublishedListProps) {
  const { found, filters, page } = props
  const words = usePublicWords()
  const { language } = usePage()
  const link = (path: string) => pathIn(language, path)
  const feed = publishedListPath(filters, 1, 'feed')
  return (
    <PublicShell
      title={words.title}
      description={words.list.lead}
      head={<link rel="alternate" type="application/atom+xml" href={feed} title={words.list.feed} />}
      breadcrumbs={[{ label: words.home, href: link('/') }, { label: words.title }]}
    >
      <PageHeader
        title={words.title}
        lead={words.list.lead}
        actions={
          <>
            <ButtonLink href={link(publicFeedbackPath('submit'))}>{words.list.send}</ButtonLink>
            <ButtonLink href={link(publicFeedbackPath('track'))} kind="secondary">
              {words.list.track}
            </ButtonLink>
          </>
        }
      />
      <Filters {...props} />
      {found.more && <Notice>{words.list.more(formatCount(publishedAtMost))}</Notice>}
      {found.items.length === 0 ? (
        <EmptyState title={words.list.none}>
          <p>{words.list.noneWhy}</p>
        </EmptyState>
      ) : (
        <ol aria-label={words.list.results} start={(page - 1) * publishedPageSize + 1}>
          {found.items.map((item) => (
            <Entry key={item.code} item={item} agency={props.names.get(item.agencyId) ?? ''} />
          ))}
        </ol>
      )}
      <Pagination
        page={page}
        pageSize={publishedPageSize}
        total={found.total}
        href={(number) => link(publishedListPath(filters, number))}
      />
      <p class="small">
        <a href={feed}>{words.list.feed}</a>
      </p>
    </PublicShell>
  )
}

function Filters({ found, agencies, procedure, filters, thisYear }: PublishedListProps) {
  const words = usePublicWords()
  const labels = useFeedbackLabels()
  const { language } = usePage()
  const list = pathIn(language, publicFeedbackPath('list'))
  const years = Array.from({ length: thisYear - Math.min(found.firstYear ?? thisYear, thisYear) + 1 }, (_, back) =>
    String(thisYear - back),
  )
  const filtered = Object.values(filters).some((value) => value !== undefined && value !== '')
  return (
    <>
      <FilterBar
        action={list}
        label={words.list.filters}
        clearHref={filtered ? list : undefined}
        typed={{
          q: filters.q ?? '',
          'co-quan': filters.agency ?? '',
          'noi-dung': filters.ground ?? '',
          nam: filters.year === undefined ? '' : String(filters.year),
        }}
      >
        <TextInput name="q" label={words.list.search} type="search" placeholder={words.list.searchHint} optional />
        <Select
          name="noi-dung"
          label={words.list.ground}
          placeholder={words.list.all}
          options={grounds.map((value) => ({ value, label: labels.grounds[value] }))}
          optional
        />
        <Combobox
          name="co-quan"
          label={words.list.agency}
          placeholder={words.list.all}
          options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
          optional
        />
        <Select
          name="nam"
          label={words.list.year}
          placeholder={words.list.all}
          options={years.map((year) => ({ value: year, label: year }))}
          width="short"
          optional
        />
        {filters.procedure && <Hidden name="thu-tuc" value={filters.procedure} />}
      </FilterBar>
      {filters.procedure && (
        <p>
          {words.list.procedureFilter(procedure?.name ?? filters.procedure)}{' '}
          <a href={pathIn(language, publishedListPath({ ...filters, procedure: undefined }))}>{words.list.clear}</a>
        </p>
      )}
    </>
  )
}

function Entry({ item, agency }: { readonly item: PublishedLine; readonly agency: string }) {
  const words = usePublicWords()
  const labels = useFeedbackLabels()
  const { language } = usePage()
  return (
    <li>
      <a href={pathIn(language, publicFeedbackPath('item', { code: item.code }))} lang="vi">
        {item.title}
      </a>
      <p class="small soft">
        <span lang="vi">{agency}</span> · {words.list.answeredOn(formatDate(item.answeredOn))} ·{' '}
        {labels.grounds[item.ground]} <OnTimeTag onTime={item.onTime} />
      </p>
    </li>
  )
}

export function OnTimeTag({ onTime }: { readonly onTime: boolean }) {
  const { list } = usePublicWords()
  return <Tag tone={onTime ? 'success' : 'danger'}>{onTime ? list.onTime : list.late}</Tag>
}
