import { fileLimits } from '#kernel/files/content.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { messageFor } from '#ui/problem.ts'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import type { ImportProblem, ImportResult } from '../import-problem.ts'
import { agencyPath } from '../paths.ts'
import { organisationProblem, refusalText, staffWords } from '../vi-staff.ts'
import { FormPage } from './staff-frame.tsx'

export type ImportSubject = 'agencies' | 'officials'

export const importPaths = {
  agencies: { list: 'agencies', upload: 'uploadAgencies', check: 'checkAgencies' },
  officials: { list: 'officials', upload: 'uploadOfficials', check: 'checkOfficials' },
} as const

export function UploadPage({
  subject,
  attempt,
}: {
  readonly subject: ImportSubject
  readonly attempt: Attempt | null
}) {
  const paths = importPaths[subject]
  return (
    <FormPage
      title={staffWords.importXlsx}
      section={subject}
      crumbs={[{ label: staffWords[subject], href: agencyPath(paths.list) }]}
      action={agencyPath(paths.upload)}
      attempt={attempt}
      submit={staffWords.check}
      multipart
    >
      <FileInput
        name="file"
        label={staffWords.file}
        hint={staffWords.fileHint}
        accept={['.xlsx']}
        maximumBytes={fileLimits.bytes}
      />
    </FormPage>
  )
}

export interface CheckPageProps {
  readonly subject: ImportSubject
  readonly sha256: string
  readonly result: ImportResult
  readonly attempt: Attempt | null
}

/** What the import would do. Nothing has been written yet. */
export function CheckPage({ subject, sha256, result, attempt }: CheckPageProps) {
  const paths = importPaths[subject]
  const ready = result.problems.length === 0 && result.changes.length > 0
  return (
    <StaffShell
      title={staffWords.checked}
      section={subject}
      breadcrumbs={[
        { label: staffWords[subject], href: agencyPath(paths.list) },
        { label: staffWords.importXlsx, href: agencyPath(paths.upload) },
        { label: staffWords.checked },
      ]}
    >
      {attempt?.refusal && <Notice tone="warning">{refusalText(attempt.refusal.code)}</Notice>}
      <PageHeader title={staffWords.checked} lead={staffWords.unchanged(formatCount(result.unchanged))} />
      {result.problems.length > 0 && <Problems problems={result.problems} />}
      {result.changes.length > 0 && <Changes result={result} />}
      {result.problems.length === 0 && result.changes.length === 0 && <Notice>{staffWords.importNothing}</Notice>}
      {ready && (
        <Form action={agencyPath(paths.check, { sha256 })}>
          <Button>{staffWords.apply}</Button>
        </Form>
      )}
    </StaffShell>
  )
}

function Problems({ problems }: { readonly problems: readonly ImportProblem[] }) {
  return (
    <Section title={staffWords.problems}>
      <Table
        caption={staffWords.problems}
        hideCaption
        rows={problems}
        rowKey={(problem) => `${problem.row} ${problem.cell} ${problem.column} ${problem.code}`}
        columns={[
          { key: 'place', label: staffWords.place, rowHeader: true, cell: placeOf },
          {
            key: 'problem',
            label: staffWords.problem,
            cell: (problem) => messageFor({ field: '', code: problem.code }, organisationProblem),
          },
        ]}
      />
    </Section>
  )
}

function placeOf(problem: ImportProblem): string {
  const row = problem.cell || (problem.row === null ? '' : `${staffWords.row} ${problem.row}`)
  return [row, problem.column].filter(Boolean).join(', ') || staffWords.file
}

function Changes({ result }: { readonly result: ImportResult }) {
  return (
    <Section title={staffWords.changes}>
      <Table
        caption={staffWords.changes}
        hideCaption
        rows={result.changes}
        rowKey={(change) => String(change.row)}
        columns={[
          { key: 'row', label: staffWords.row, cell: (change) => change.row },
          { key: 'code', label: staffWords.code, cell: (change) => change.code },
          { key: 'name', label: staffWords.name, rowHeader: true, cell: (change) => change.name },
          { key: 'change', label: staffWords.change, cell: (change) => staffWords.changeLabels[change.change] },
        ]}
      />
    </Section>
  )
}
