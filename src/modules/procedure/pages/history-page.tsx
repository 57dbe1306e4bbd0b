import { usePage } from '#ui/context.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Select } from '#ui/field/select.tsx'
import { DateInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn } from '#ui/words.ts'
import type { PartDifference } from '../differences.ts'
import type { ProcedureHistory, ProcedureText } from '../history-queries.ts'
import { procedureHistoryPath, procedurePath, procedurePaths } from '../paths.ts'
import { procedureWords } from '../words-of-pages.ts'
import { daysOf, HistoryList } from './history-list.tsx'
import { PartDifferences } from './part-differences.tsx'

export interface HistoryPageProps {
  readonly history: ProcedureHistory
  /** The two texts that are compared; undefined when there is only one. */
  readonly compared: { readonly before: ProcedureText; readonly after: ProcedureText } | undefined
  readonly differences: readonly PartDifference[]
}

/** Every text that was announced, and what changed between any two. */
export function HistoryPage({ history, compared, differences }: HistoryPageProps) {
  const { language } = usePage()
  const words = procedureWords(language)
  const name = history.texts.at(-1)?.name ?? history.code
  const options = history.texts.toReversed().map((text) => ({
    value: text.revisionId,
    label: [daysOf(text, words), text.decision?.number ?? ''].filter((part) => part !== '').join(' – '),
  }))
  return (
    <PublicShell
      title={`${words.history}: ${name}`}
      breadcrumbs={[
        { label: words.title, href: pathIn(language, procedurePaths.list) },
        { label: history.code, href: pathIn(language, procedurePath(history.code)) },
        { label: words.history },
      ]}
    >
      <PageHeader kicker={history.code} title={words.history} lead={name} />
      <HistoryList history={history} current="" />
      <Section title={words.chooseDay}>
        <Form action={pathIn(language, procedurePath(history.code))} method="get" label={words.chooseDay}>
          <DateInput name="on" label={words.day} />
          <Button kind="secondary">{words.seeTextOfDay}</Button>
        </Form>
      </Section>
      {compared && (
        <Section title={words.compareTexts}>
          <Form action={pathIn(language, procedureHistoryPath(history.code))} method="get" label={words.compareTexts}>
            <Select
              name="tu"
              label={words.olderText}
              options={options}
              value={compared.before.revisionId}
              placeholder={false}
            />
            <Select
              name="den"
              label={words.newerText}
              options={options}
              value={compared.after.revisionId}
              placeholder={false}
            />
            <Button kind="secondary">{words.compare}</Button>
          </Form>
          <PartDifferences differences={differences} />
        </Section>
      )}
    </PublicShell>
  )
}
