import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { draftWords } from '../draft-words.ts'
import { nationalCodeProblem, nationalCodeRefusal, nationalCodeWords as words } from '../national-code-words.ts'
import type { ProvisionalProcedure } from '../record-national-code.ts'
import { staffProcedurePaths } from '../staff-paths.ts'

export interface NationalCodePageProps {
  readonly waiting: readonly ProvisionalProcedure[]
  /** Provisional code of the one that is meant. */
  readonly chosen: string
  readonly attempt: Attempt | null
}

/** What waits for a national code, and the place to enter it. */
export function NationalCodePage({ waiting, chosen, attempt }: NationalCodePageProps) {
  const labels = { code: words.procedure, nationalCode: words.code }
  return (
    <StaffShell
      title={words.title}
      section="procedures"
      breadcrumbs={[{ label: draftWords.title, href: staffProcedurePaths.list }, { label: words.title }]}
    >
      <ErrorSummary problems={attempt?.problems} labels={labels} words={nationalCodeProblem} />
      {attempt?.refusal && <Notice tone="warning">{nationalCodeRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader title={words.title} lead={words.lead} />
      {waiting.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneHint}</p>
        </EmptyState>
      ) : (
        <>
          <Form
            action={staffProcedurePaths.nationalCode}
            problems={attempt?.problems}
            typed={attempt?.typed}
            words={nationalCodeProblem}
          >
            <Select
              name="code"
              label={words.procedure}
              placeholder={words.choose}
              options={waiting.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))}
              value={chosen}
            />
            <TextInput name="nationalCode" label={words.code} hint={words.codeHint} width="medium" spellcheck={false} />
            <p class="small soft">{words.once}</p>
            <Button>{words.submit}</Button>
          </Form>
          <Section title={words.waiting}>
            <Table
              caption={words.waiting}
              hideCaption
              rows={waiting}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: 'procedure',
                  label: words.procedure,
                  rowHeader: true,
                  wide: true,
                  cell: ({ code, name }) => `${code} – ${name}`,
                },
                {
                  key: 'state',
                  label: words.state,
                  cell: ({ isAnnounced }) => (isAnnounced ? words.announced : words.draft),
                },
              ]}
            />
          </Section>
        </>
      )}
    </StaffShell>
  )
}
