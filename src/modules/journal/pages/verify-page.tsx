import { usePage } from '#ui/context.ts'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn } from '#ui/words.ts'
import { journalPaths } from '../paths.ts'
import { journalWords } from '../words.ts'

/** How anybody can check the published log. */
export function VerifyPage() {
  const { language } = usePage()
  const words = journalWords(language)
  return (
    <PublicShell
      title={words.howTitle}
      description={words.howLead}
      breadcrumbs={[{ label: words.title, href: pathIn(language, journalPaths.roots) }, { label: words.howToCheck }]}
    >
      <PageHeader title={words.howTitle} lead={words.howLead} />
      {words.sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.body}
        </section>
      ))}
    </PublicShell>
  )
}
