import { usePage } from '#ui/context.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { Hidden } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { pathIn } from '#ui/words.ts'
import { levels, type ProcedureItem, type ProcedureLevel } from '../model.ts'
import { procedureListPath, procedurePath, procedurePaths } from '../paths.ts'
import type { ProcedureHits } from '../search-procedures.ts'
import { procedureWords, type ProcedureWords } from '../words-of-pages.ts'

export interface ProcedureListQuery {
  readonly q?: string | undefined
  readonly sector?: string | undefined
  readonly agency?: string | undefined
  readonly level?: ProcedureLevel | undefined
}

export interface ProcedureListPageProps {
  readonly hits: ProcedureHits
  readonly query: ProcedureListQuery
}

/** Tra cứu thủ tục hành chính. */
export function ProcedureListPage({ hits, query }: ProcedureListPageProps) {
  const { language } = usePage()
  const words = procedureWords(language)
  const href = (change: Readonly<Record<string, string | number | undefined>>) =>
    pathIn(language, procedureListPath({ ...query, ...change }))
  return (
    <PublicShell title={words.title} description={words.description}>
      <PageHeader title={words.title} lead={words.lead} />
      <SearchBox
        action={pathIn(language, procedurePaths.list)}
        label={words.searchLabel}
        hint={words.searchHint}
        value={query.q}
        large
      >
        {query.sector && <Hidden name="sector" value={query.sector} />}
        {query.agency && <Hidden name="agency" value={query.agency} />}
        {query.level && <Hidden name="level" value={query.level} />}
      </SearchBox>
      <p class="no-print">
        <a href={pathIn(language, procedurePaths.sectors)}>{words.bySector}</a> ·{' '}
        <a href={pathIn(language, procedurePaths.agencies)}>{words.byAgency}</a> ·{' '}
        <a href={pathIn(language, procedurePaths.events)}>{words.byEvent}</a>
      </p>
      <Tabs
        label={words.level}
        items={[undefined, ...levels].map((level) => ({
          href: href({ level }),
          label: level === undefined ? words.allLevels : words.levels[level],
          current: level === query.level,
        }))}
      />
      {(query.sector || query.agency) && (
        <p>
          {words.filtered(
            hits.items[0] && query.sector
              ? `${words.sector} ${hits.items[0].sectorName}`
              : (query.sector ?? query.agency ?? ''),
          )}{' '}
          <a href={href({ sector: undefined, agency: undefined })}>{words.clear}</a>
        </p>
      )}
      {hits.mendedTo !== null && <p role="status">{words.mended(hits.mendedTo)}</p>}
      {hits.total === 0 ? (
        <EmptyState title={words.none}>
          <p>
            {words.noneWhy} <a href={pathIn(language, procedurePaths.sectors)}>{words.bySector}</a>
          </p>
        </EmptyState>
      ) : (
        <ol aria-label={words.caption} start={(hits.page - 1) * hits.pageSize + 1}>
          {hits.items.map((item) => (
            <ProcedureEntry key={item.id} item={item} words={words} href={pathIn(language, procedurePath(item.code))} />
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
    </PublicShell>
  )
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
      <a href={href}>{item.name}</a>
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
