import type { ComponentChildren } from 'preact'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import type { Crumb } from '#ui/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { organisationProblem, refusalText, staffWords } from '../vi-staff.ts'

export interface FormPageProps {
  readonly title: string
  readonly section: 'agencies' | 'officials'
  readonly crumbs: readonly Crumb[]
  readonly action: string
  readonly attempt: Attempt | null
  readonly submit?: string
  readonly multipart?: boolean
  /** Above the form: what it will do. */
  readonly before?: ComponentChildren
  readonly labels?: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

/** One act, one page: the form, what was wrong with it, and what was typed. */
export function FormPage(props: FormPageProps) {
  const { title, section, crumbs, action, attempt, submit, before, labels, children } = props
  return (
    <StaffShell title={title} section={section} breadcrumbs={[...crumbs, { label: title }]}>
      <ErrorSummary problems={attempt?.problems} words={organisationProblem} labels={labels} />
      {attempt?.refusal && <Notice tone="warning">{refusalText(attempt.refusal.code)}</Notice>}
      <PageHeader title={title} />
      {before}
      <Form
        action={action}
        multipart={props.multipart}
        problems={attempt?.problems}
        words={organisationProblem}
        typed={attempt?.typed}
      >
        {children}
        <Button>{submit ?? staffWords.save}</Button>
      </Form>
    </StaffShell>
  )
}

/** `01/01/2017 – 24/09/2017`, or `01/01/2017 – đến nay`. */
export function period(from: LegalDate, to: LegalDate | null): string {
  return `${formatDate(from)} – ${to === null ? staffWords.present : formatDate(to)}`
}
