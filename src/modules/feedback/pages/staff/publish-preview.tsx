import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Checkbox } from '#ui/field/choice.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { movePath, staffPath } from '../../staff-paths.ts'
import { moveLabels } from '../../vi.ts'
import { PublishedContent, type PublishedItemProps } from '../public/item-page.tsx'
import { staffFieldLabels, staffProblem, workWords } from '../staff-words.ts'
import { RedactedFields } from './answering-forms.tsx'
import { caseWords } from './case-words.ts'

export interface PublishPreviewProps extends PublishedItemProps {
  /** The words as typed: also those that the sender does not want quoted go back into the form. */
  readonly typed: {
    readonly title: string
    readonly text: string
    readonly answerText: string
    readonly version: string
  }
  readonly attempt: Attempt | null
}

/** The public page as it will be, with the confirmation below it: nobody confirms what she has not seen. */
export function PublishPreviewPage({ typed, attempt, ...published }: PublishPreviewProps) {
  const { code } = published.item
  return (
    <StaffShell
      title={caseWords.preview}
      section="work-list"
      breadcrumbs={[
        { label: workWords.workList, href: staffPath('list') },
        { label: code, href: staffPath('item', { code }) },
        { label: caseWords.preview },
      ]}
    >
      <ErrorSummary problems={attempt?.problems} words={staffProblem} labels={staffFieldLabels} />
      <Notice>{caseWords.previewLead}</Notice>
      <div class="card preview stack">
        <PublishedContent {...published} />
      </div>
      <Section title={caseWords.confirmPublishing}>
        <Form
          action={movePath('publish', code)}
          label={moveLabels.publish}
          problems={attempt?.problems}
          words={staffProblem}
        >
          {Object.entries(typed).map(([name, value]) => (
            <Hidden key={name} name={name} value={value} />
          ))}
          <Checkbox name="redactionConfirmed" label="Tôi đã đọc và xác nhận không còn thông tin cá nhân" />
          <Button>{moveLabels.publish}</Button>
        </Form>
        <Disclosure summary={caseWords.mendPreview}>
          <Form action={staffPath('publishPreview', { code })} label={caseWords.mendPreview}>
            <Hidden name="version" value={typed.version} />
            <RedactedFields {...typed} />
            <Button kind="secondary">{caseWords.previewAgain}</Button>
          </Form>
        </Disclosure>
      </Section>
    </StaffShell>
  )
}
