import { formatCount } from '#kernel/i18n/numbers.ts'
import type { Language } from '#kernel/i18n/language.ts'
import { usePage } from '#ui/context.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FacetedList, type FacetGroup } from '#ui/facets/facets.tsx'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { Hidden } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { countedRoundly, Pagination } from '#ui/pagination/pagination.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import { bareName } from '../bare-name.ts'
import { listWords, type ListWords } from '../list-words.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { levels, levelsOn, type ProcedureItem } from '../model.ts'
import { decisionsPath, procedureListPath, procedurePath, procedurePaths, suggestAddress } from '../paths.ts'
import type { NamedProcedure } from '../former-codes.ts'
import { facetNames, type FacetName, type ProcedureFilters } from '../search-filters.ts'
import type { ProcedureHits } from '../search-procedures.ts'
import { procedureWords, type ProcedureWords } from '../words-of-pages.ts'
import { spelledAs } from '../spelled-as.ts'

export interface ProcedureListQuery extends ProcedureFilters {
  readonly q?: string | undefined
}

export interface ProcedureListPageProps {
  /** Whose code was typed, in force or not. */
  readonly meant: NamedProcedure | undefined
  readonly hits: ProcedureHits
  readonly query: ProcedureListQuery
  /** Names of the sectors and agencies by which one can narrow, by their codes. */
  readonly names: ReadonlyMap<string, string>
  readonly today: LegalDate
}

/** Tra cứu thủ tục hành chính. */
export function ProcedureListPage({ hits, query, names, today, meant }: ProcedureListPageProps) {
  const { language, asset } = usePage()
  const words = procedureWords(language)
  const list = listWords(language)
  const href = hrefWith(query, language)
  const labelOf = (facet: FacetName, value: string) => facetLabel(facet, value, words, names)
  const set = facetNames.flatMap((facet) => {
    const value = query[facet]
    if (!value) return []
    const label = list.facets[facet]
    return [{ key: facet, label, value: labelOf(facet, value), withoutHref: href({ [facet]: undefined }) }]
  })
  const groups: FacetGroup[] = facetNames.map((facet) => ({
    key: facet,
    label: list.facets[facet],
    choices: choicesOf(facet, hits, query, today).map(({ value, procedures }) => ({
      value,
      label: labelOf(facet, value),
      count: procedures,
      href: href({ [facet]: value }),
    })),
  }))
  return (
    <PublicShell
      title={words.title}
      description={words.description}
      head={<script type="module" src={asset('search-suggest.js')} defer />}
    >
      <PageHeader title={words.title} lead={query.q ? undefined : words.lead} />
      <SearchBox
        action={pathIn(language, procedurePaths.list)}
        label={words.searchLabel}
        hint={query.q ? undefined : words.searchHint}
        value={query.q}
        suggest={{ from: suggestAddress, to: pathIn(language, `${procedurePaths.list}/`) }}
        large
      >
        {set.map(({ key }) => (
          <Hidden key={key} name={key} value={query[key] ?? ''} />
        ))}
      </SearchBox>
      {!query.q && <WaysIn />}
      <FacetedList label={list.narrow} groups={groups} set={set}>
        {meant && hits.items.every(({ code }) => code !== meant.code) && (
          <p>
            {list.meant}{' '}
            <a href={pathIn(language, procedurePath(meant.code))} lang="vi">
              {meant.code} – {meant.name}
            </a>
          </p>
        )}
        <Reading hits={hits} query={query} />
        {hits.total === 0 ? (
          <NothingFound hits={hits} query={query} filtered={set.length > 0} />
        ) : (
          <ol aria-label={words.caption} start={(hits.page - 1) * hits.pageSize + 1}>
            {hits.items.map((item) => (
              <ProcedureEntry
                key={item.id}
                item={item}
                words={words}
                href={pathIn(language, procedurePath(item.code))}
              />
            ))}
          </ol>
        )}
        <Pagination
          page={hits.page}
          pageSize={hits.pageSize}
          total={hits.total}
          more={hits.more}
          href={(page) => href({ page })}
        />
      </FacetedList>
    </PublicShell>
  )
}

/** The list with some filters changed; one view has one address. */
function hrefWith({ q, sector, agency, level, applicant, online }: ProcedureListQuery, language: Language) {
  return (change: Readonly<Record<string, string | number | undefined>>) =>
    pathIn(language, procedureListPath({ q, sector, agency, level, applicant, online, ...change }))
}

/**
 * The whole catalogue is narrowed without counts: to count it anew for everybody who opens the list costs more than the list. Sectors and
 * agencies have pages of their own, which count.
 */
function choicesOf(facet: FacetName, { facets }: ProcedureHits, query: ProcedureListQuery, today: LegalDate) {
  if (query.q || facetNames.some((name) => query[name])) return facets[facet] ?? []
  return facet === 'level' ? levelsOn(today).map((value) => ({ value, procedures: undefined })) : []
}

/** Browsing, for those who do not know what the thing is called. */
function WaysIn() {
  const { language } = usePage()
  const words = procedureWords(language)
  return (
    <p class="no-print">
      <a href={pathIn(language, procedurePaths.sectors)}>{words.bySector}</a> ·{' '}
      <a href={pathIn(language, procedurePaths.agencies)}>{words.byAgency}</a> ·{' '}
      <a href={pathIn(language, procedurePaths.events)}>{words.byEvent}</a> ·{' '}
      <a href={pathIn(language, decisionsPath)}>{words.decisions}</a>
    </p>
  )
}

/** How many were found, and how the words were read. */
function Reading({ hits, query }: Pick<ProcedureListPageProps, 'hits' | 'query'>) {
  const { language } = usePage()
  const list = listWords(language)
  const ui = useUiWords()
  if (hits.total === 0 || (!query.q && facetNames.every((name) => !query[name]))) return null
  const total = hits.more ? ui.moreThan(countedRoundly(hits.total)) : formatCount(hits.total)
  return (
    <div role="status">
      {hits.mendedTo !== null && query.q && (
        <p>{list.mended(spelledAs(hits.mendedTo, [hits.items[0]?.name ?? '', query.q]))}</p>
      )}
      {hits.partial && <p>{list.partial}</p>}
      {hits.partial && <Alone telling={hits.telling} query={query} list={list} />}
      <p class="soft">{list.found(total)}</p>
    </div>
  )
}

/** The words of the question that say most, each to be searched alone. */
function Alone({
  telling,
  query,
  list,
}: {
  readonly telling: readonly string[]
  readonly query: ProcedureListQuery
  readonly list: ListWords
}) {
  const { language } = usePage()
  if (telling.length === 0) return null
  const href = hrefWith(query, language)
  return (
    <p class="no-print">
      {list.alone}{' '}
      {telling.map((term, at) => {
        const spelled = spelledAs(term, [query.q ?? ''])
        return (
          <>
            {at > 0 && ' · '}
            <a href={href({ q: spelled })} rel="nofollow">
              {spelled}
            </a>
          </>
        )
      })}
    </p>
  )
}

function NothingFound({
  hits,
  query,
  filtered,
}: Pick<ProcedureListPageProps, 'hits' | 'query'> & { readonly filtered: boolean }) {
  const { language } = usePage()
  const list = listWords(language)
  return (
    <EmptyState title={list.noneTitle}>
      {filtered && (
        <p>
          {list.noneFiltered} <a href={pathIn(language, procedureListPath({ q: query.q }))}>{list.noneFilters}</a>
        </p>
      )}
      {query.q && !filtered && (
        <ul>
          {list.noneTips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      )}
      <Alone telling={hits.telling} query={query} list={list} />
      {query.q && <p>{list.browse}</p>}
      {query.q && <WaysIn />}
      <p>
        {list.askUs} <a href={pathIn(language, '/phan-anh-kien-nghi/gui')}>{list.askUsLink}</a>
      </p>
    </EmptyState>
  )
}

function facetLabel(
  facet: FacetName,
  value: string,
  words: ProcedureWords,
  names: ReadonlyMap<string, string>,
): string {
  const known: Partial<Record<FacetName, Readonly<Record<string, string>>>> = {
    level: words.levels,
    applicant: words.applicantKinds,
    online: words.onlineKinds,
  }
  const label = known[facet]?.[value] ?? names.get(value) ?? value
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** Few elements a row: fifty of them are the greatest part of the work of this page. */
export function ProcedureEntry({
  item,
  words,
  href,
}: {
  readonly item: ProcedureItem
  readonly words: ProcedureWords
  readonly href: string
}) {
  return (
    <li>
      <a href={href}>{bareName(item.name)}</a>
      <p class="small soft">
        {[item.code, item.sectorName, levelText(item.levels, words), item.internal ? words.internal : '']
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </li>
  )
}

/** "Cấp tỉnh, cấp xã"; a procedure of none of our levels belongs to another body. */
export function levelText(found: readonly string[], words: ProcedureWords): string {
  const labels = levels.filter((level) => found.includes(level)).map((level) => words.levels[level])
  return labels.length === 0
    ? words.otherBody
    : labels.map((label, at) => (at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1))).join(', ')
}
