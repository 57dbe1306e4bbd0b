import { formatDate } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { reportKinds } from '../model.ts'
import { publicationPath } from '../paths.ts'
import type { BoardReport } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { publicationProblem, publicationWords as words, reportLabels } from '../vi.ts'

export interface BoardReportsProps {
  readonly sheet: Sheet
  readonly reports: readonly BoardReport[]
  readonly mayPost: boolean
}

/** What people who stood before the board have said, and what was done about it. */
export function BoardReports({ sheet, reports, mayPost }: BoardReportsProps) {
  if (reports.length === 0) return null
  return (
    <Section title={words.reports}>
      {reports.map((report) => (
        <div key={report.id} class="section">
          <p class="row">
            <strong>{reportLabels[reportKinds.find((kind) => kind === report.kind) ?? 'other']}</strong>{' '}
            <span class="soft">{words.reportedOn(formatDate(report.reportedOn))}</span>{' '}
            {report.settledNote === null ? (
              <Tag tone="warning">{words.unsettled}</Tag>
            ) : (
              <Tag tone="success">{words.settledOn}</Tag>
            )}
          </p>
          {report.words !== null && <p class="typed measure">{report.words}</p>}
          {report.settledNote !== null && (
            <p class="typed measure">
              {words.settleNote}: {report.settledNote}
            </p>
          )}
          {report.settledNote === null && mayPost && (
            <Form
              action={publicationPath('settle', { token: sheet.token, report: report.id })}
              words={publicationProblem}
            >
              <TextArea name="note" label={words.settleNote} rows={2} limit={1000} id={`note-${report.id}`} />
              <Button kind="secondary">{words.settle}</Button>
            </Form>
          )}
        </div>
      ))}
    </Section>
  )
}
