import { formatCount } from '#kernel/i18n/numbers.ts'
import { usePage } from '#ui/context.ts'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn } from '#ui/words.ts'
import { procedureListPath, procedurePaths } from '../paths.ts'
import type { SectorCount } from '../search-procedures.ts'
import { procedureWords } from '../words-of-pages.ts'

/** Every sector with how many procedures it has. */
export function SectorsPage({ sectors }: { readonly sectors: readonly SectorCount[] }) {
  const { language } = usePage()
  const words = procedureWords(language)
  return (
    <PublicShell
      title={words.sectorsTitle}
      breadcrumbs={[{ label: words.title, href: pathIn(language, procedurePaths.list) }, { label: words.sectorsTitle }]}
    >
      <PageHeader title={words.sectorsTitle} lead={words.sectorsLead} />
      <ul>
        {sectors.map((sector) => (
          <li key={sector.code}>
            <a href={pathIn(language, procedureListPath({ sector: sector.code }))}>{sector.name}</a> (
            {formatCount(sector.procedures)})
          </li>
        ))}
      </ul>
    </PublicShell>
  )
}
