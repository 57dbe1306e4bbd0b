import { formatCount } from '#kernel/i18n/numbers.ts'
import { usePage } from '#ui/context.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn } from '#ui/words.ts'
import { procedureListPath, procedurePaths } from '../paths.ts'
import type { SectorCount } from '../search-procedures.ts'
import { procedureWords } from '../words-of-pages.ts'

/** Every sector with how many procedures it has, by first letter: nearly three hundred in one list are thirty screens of a telephone. */
export function SectorsPage({ sectors }: { readonly sectors: readonly SectorCount[] }) {
  const { language } = usePage()
  const words = procedureWords(language)
  const byLetter = Map.groupBy(sectors, ({ name }) => letterOf(name))
  return (
    <PublicShell
      title={words.sectorsTitle}
      breadcrumbs={[{ label: words.title, href: pathIn(language, procedurePaths.list) }, { label: words.sectorsTitle }]}
    >
      <PageHeader title={words.sectorsTitle} lead={words.sectorsLead} />
      {[...byLetter].map(([letter, group]) => (
        <Disclosure key={letter} summary={`${letter} – ${words.sectorsCount(group.length)}: ${firstNames(group)}`}>
          <ul>
            {group.map((sector) => (
              <li key={sector.code}>
                <a href={pathIn(language, procedureListPath({ sector: sector.code }))}>{sector.name}</a> (
                {formatCount(sector.procedures)})
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </PublicShell>
  )
}

/** What stands behind a letter, without opening it. */
function firstNames(group: readonly SectorCount[]): string {
  const names = group.slice(0, 3).map(({ name }) => name)
  return group.length > names.length ? `${names.join(', ')}…` : names.join(', ')
}

/** "Ứng phó" stands under Ư: a mark of tone makes no other letter. */
function letterOf(name: string): string {
  const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
  const letter = name.charAt(0).normalize('NFD').replaceAll(toneMarks, '').normalize('NFC')
  return letter.toLocaleUpperCase('vi')
}
