import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { Card, Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import { opinionWordsEn } from '../en.ts'
import { opinionPath } from '../paths.ts'
import { opinionWordsVi, takesReplies, type OpinionWords } from '../public-words.ts'
import type { ListedForm } from '../queries.ts'

export function useOpinionWords(): OpinionWords {
  return usePage().language === 'en' ? opinionWordsEn : opinionWordsVi
}

export interface OpinionListProps {
  readonly open: readonly ListedForm[]
  readonly ended: readonly ListedForm[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly names: ReadonlyMap<string, string>
  readonly today: LegalDate
}

/** What people are asked now, and what came of what they were asked before. */
export function OpinionListPage(props: OpinionListProps) {
  const words = useOpinionWords()
  const ui = useUiWords()
  const { language } = usePage()
  const list = pathIn(language, opinionPath('list'))
  const { open, ended, total, page, pageSize } = props
  return (
    <PublicShell
      title={words.title}
      description={words.lead}
      breadcrumbs={[{ label: ui.home, href: pathIn(language, '/') }, { label: words.title }]}
    >
      <PageHeader title={words.title} lead={words.lead} />
      <Section title={words.openForms}>
        {open.length === 0 ? (
          <EmptyState title={words.nothingOpen}>
            <p>
              <a href={pathIn(language, '/phan-anh-kien-nghi/gui')}>{words.nothingOpenHint}</a>
            </p>
          </EmptyState>
        ) : (
          open.map((form) => <FormCard key={form.id} form={form} {...props} words={words} />)
        )}
      </Section>
      <Section title={words.endedForms}>
        {ended.length === 0 ? (
          <p class="soft">{words.nothingEnded}</p>
        ) : (
          ended.map((form) => <FormCard key={form.id} form={form} {...props} words={words} />)
        )}
        {total > pageSize && (
          <Pagination
            {...{ page, pageSize, total }}
            href={(number) => (number === 1 ? list : `${list}?trang=${number}`)}
          />
        )}
      </Section>
      <p class="soft">{words.basis}</p>
    </PublicShell>
  )
}

interface FormCardProps {
  readonly form: ListedForm
  readonly names: ReadonlyMap<string, string>
  readonly today: LegalDate
  readonly words: OpinionWords
}

function FormCard({ form, names, today, words }: FormCardProps) {
  const { language } = usePage()
  const open = takesReplies(form, today)
  const day = formatDate(form.closesOn)
  return (
    <Card title={form.title} href={pathIn(language, opinionPath('form', { code: form.code }))}>
      <p>
        {words.about[form.about]}: {form.documentTitle}
      </p>
      <p class="soft">
        {names.get(form.agencyId)} · {open ? words.until(day) : words.closed(day)}{' '}
        {open ? (
          <Tag tone="progress">{words.tagOpen}</Tag>
        ) : (
          form.status === 'evaluated' && <Tag tone="success">{words.tagEvaluated}</Tag>
        )}
      </p>
    </Card>
  )
}
