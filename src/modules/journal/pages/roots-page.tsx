import type { PublishedRoot } from '#kernel/audit/publish-root.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { usePage } from '#ui/context.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { pathIn } from '#ui/words.ts'
import { journalPaths } from '../paths.ts'
import { journalWords } from '../words.ts'

export interface RootsPageProps {
  readonly roots: readonly PublishedRoot[]
  readonly page: number
  readonly pageSize: number
  readonly total: number
}

/** Mã gốc đã công bố, newest first. */
export function RootsPage({ roots, page, pageSize, total }: RootsPageProps) {
  const { language } = usePage()
  const words = journalWords(language)
  return (
    <PublicShell title={words.title} description={words.description}>
      <PageHeader title={words.title} lead={words.lead} />
      <ul>
        <li>
          <a href={pathIn(language, journalPaths.howToCheck)}>{words.howToCheck}</a>
        </li>
        <li>
          <a href={journalPaths.rootsFile}>{words.download}</a>
        </li>
      </ul>
      {total === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneWhy}</p>
        </EmptyState>
      ) : (
        <Table
          caption={words.caption}
          rows={roots}
          rowKey={(root) => root.publishedOn}
          columns={[
            { key: 'day', label: words.day, rowHeader: true, cell: (root) => formatDate(root.publishedOn) },
            { key: 'events', label: words.events, numeric: true, cell: (root) => formatCount(root.size) },
            { key: 'root', label: words.root, cell: (root) => <code>{inGroups(root.root)}</code> },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        href={(to) => `${pathIn(language, journalPaths.roots)}?trang=${to}`}
      />
    </PublicShell>
  )
}

/** Sixty-four digits in a row can neither be compared by eye nor broken over two lines of a phone; a copied group break is no blank. */
function inGroups(root: Buffer) {
  const groups = root.toString('hex').match(/.{8}/g) ?? []
  return groups.map((group, index) => (
    <>
      {index > 0 && <wbr />}
      {group}
    </>
  ))
}
