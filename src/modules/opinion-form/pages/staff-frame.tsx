import type { ComponentChildren } from 'preact'
import type { Attempt } from '#kernel/http/form.ts'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { opinionPath } from '../paths.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import { opinionProblemVi, opinionRefusalVi } from '../vi.ts'

interface OpinionFrameProps {
  readonly title: string
  /** The form that the page belongs to; absent where a new one is made. */
  readonly form?: { readonly code: string; readonly title: string } | undefined
  readonly attempt: Attempt | null
  readonly labels?: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

/** What all staff pages of one form have in common: where one is, and what was wrong. */
export function OpinionFrame({ title, form, attempt, labels, children }: OpinionFrameProps) {
  const isForm = form?.title === title
  return (
    <StaffShell
      title={title}
      section="opinion-forms"
      breadcrumbs={[
        { label: words.title, href: opinionPath('staffList') },
        ...(form && !isForm ? [{ label: form.title, href: opinionPath('staffForm', { code: form.code }) }] : []),
        { label: title },
      ]}
    >
      <ErrorSummary problems={attempt?.problems} words={opinionProblemVi} labels={labels} />
      {attempt?.refusal && <Notice tone="warning">{opinionRefusalVi(attempt.refusal.code)}</Notice>}
      {children}
    </StaffShell>
  )
}
