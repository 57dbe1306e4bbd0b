import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Select, type Option } from '#ui/field/select.tsx'
import { TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import type { ProblemWords } from '#ui/problem.ts'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { draftWords as words } from '../draft-words.ts'
import { staffProcedurePaths } from '../staff-paths.ts'

export interface StartDraftPageProps {
  /** Agencies for which this person may write. */
  readonly agencies: readonly Option[]
  readonly attempt: Attempt | null
}

const problemWords: ProblemWords = ({ code }) => words.problems[code]

/** A procedure that does not exist yet begins with its name. */
export function StartDraftPage({ agencies, attempt }: StartDraftPageProps) {
  const labels = { name: words.startName, code: words.startCode, agencyId: words.agency }
  const [only] = agencies
  return (
    <StaffShell
      title={words.startTitle}
      section="procedures"
      breadcrumbs={[{ label: words.title, href: staffProcedurePaths.list }, { label: words.startTitle }]}
    >
      <ErrorSummary problems={attempt?.problems} labels={labels} words={problemWords} />
      {attempt?.refusal && <Notice tone="warning">{words.refusals['form.expired']}</Notice>}
      <PageHeader title={words.startTitle} />
      <Form action={staffProcedurePaths.start} problems={attempt?.problems} typed={attempt?.typed} words={problemWords}>
        <TextArea name="name" label={words.startName} rows={2} limit={4000} />
        <TextInput
          name="code"
          label={words.startCode}
          hint={words.startCodeHint}
          width="medium"
          optional
          spellcheck={false}
        />
        {agencies.length > 1 ? (
          <Select name="agencyId" label={words.agency} options={agencies} />
        ) : (
          <Hidden name="agencyId" value={only?.value ?? ''} />
        )}
        <Button>{words.start}</Button>
      </Form>
    </StaffShell>
  )
}
