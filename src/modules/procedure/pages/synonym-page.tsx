import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { DateInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { searchStaffWords as words } from '../search-staff-words.ts'
import { searchStaffPath } from '../staff-paths.ts'
import type { ListedSynonym } from '../synonym-queries.ts'
import { daysOfSynonym } from './search-desk-page.tsx'
import { SynonymForm, synonymLabels, synonymProblemWords, SynonymRefusal } from './synonym-form.tsx'

export interface SynonymPageProps {
  readonly synonym: ListedSynonym
  readonly attempt: Attempt | null
}

/** One word of the search: amended from a day on, or no longer used. */
export function SynonymPage({ synonym, attempt }: SynonymPageProps) {
  const { id: synonymId, kind, phrase, meanings, source, until } = synonym
  const title = words.amendTitle(phrase)
  return (
    <StaffShell
      title={title}
      section="search"
      breadcrumbs={[{ label: words.title, href: searchStaffPath('desk') }, { label: title }]}
    >
      <ErrorSummary problems={attempt?.problems} labels={synonymLabels} words={synonymProblemWords} />
      <SynonymRefusal attempt={attempt} />
      <PageHeader title={title} lead={`${words.kinds[kind]} · ${daysOfSynonym(synonym)}`} />
      {until === null ? (
        <>
          <p>{words.amendLead}</p>
          <SynonymForm
            action={searchStaffPath('synonym', { synonymId })}
            button={words.amendSave}
            {...{ attempt, kind, phrase, meanings, source }}
          />
          <Section title={words.end}>
            <p>{words.endLead}</p>
            <Form
              action={searchStaffPath('end', { synonymId })}
              problems={attempt?.problems}
              typed={attempt?.typed}
              words={synonymProblemWords}
            >
              <DateInput name="until" label={words.until} hint={words.fromHint} optional />
              <Button kind="danger" confirm={words.endConfirm}>
                {words.end}
              </Button>
            </Form>
          </Section>
        </>
      ) : (
        <>
          <p>{words.closed}</p>
          <ul>
            {meanings.map((meaning) => (
              <li key={meaning}>{meaning}</li>
            ))}
          </ul>
        </>
      )}
    </StaffShell>
  )
}
