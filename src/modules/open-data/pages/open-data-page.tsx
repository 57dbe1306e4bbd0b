import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { usePage } from '#ui/context.ts'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { openDataPaths } from '../paths.ts'
import { openDataPageEn } from '../en.ts'
import { openDataPageVi } from '../vi.ts'

export interface OpenDataPageProps {
  readonly inForce: number
  readonly today: LegalDate
}

/** What can be downloaded, how it is to be read, and on what terms. */
export function OpenDataPage({ inForce, today }: OpenDataPageProps) {
  const words = usePage().language === 'en' ? openDataPageEn : openDataPageVi
  return (
    <PublicShell
      title={words.title}
      description={words.description}
      head={<link rel="alternate" type="application/atom+xml" title={words.feedTitle} href={openDataPaths.feed} />}
    >
      <PageHeader title={words.title} lead={words.lead} />
      <p>{words.inForce(formatCount(inForce), formatDate(today))}</p>
      <section>
        <h2>{words.files}</h2>
        <Table
          caption={words.files}
          rows={words.datasets}
          rowKey={(one) => one.key}
          columns={[
            { key: 'name', label: words.name, rowHeader: true, cell: (one) => one.name },
            { key: 'format', label: words.format, cell: (one) => one.format },
            { key: 'link', label: words.download, cell: (one) => <a href={openDataPaths[one.key]}>{one.link}</a> },
          ]}
        />
      </section>
      <section>
        <h2>{words.programs}</h2>
        <ul>
          <li>
            <a href="/api/v1/docs">{words.api}</a>. {words.apiNote}
          </li>
          <li>
            <a href={openDataPaths.sitemap}>{words.sitemap}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{words.howToRead}</h2>
        <ul>
          {words.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.terms}</h2>
        <p>{words.termsText}</p>
      </section>
    </PublicShell>
  )
}
