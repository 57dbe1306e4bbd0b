import type { StoredFile } from '#kernel/files/stored-files.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { QrFigure } from '#ui/qr/qr.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { reportKinds, type SheetState } from '../model.ts'
import { publicationPath } from '../paths.ts'
import { qrOf } from '../print-pack.ts'
import type { BoardReport, Sheet } from '../queries.ts'
import {
  publicationProblem,
  publicationRefusal,
  publicationWords as words,
  reportLabels,
  sheetStateLabels,
  sheetStateTones,
} from '../vi.ts'
import { lastDayOf } from './days.ts'

export interface StaffSheetProps {
  readonly sheet: Sheet
  readonly state: SheetState
  readonly agencyName: string
  /** What the code on the sheet opens. */
  readonly address: string
  readonly reports: readonly BoardReport[]
  readonly photos: readonly StoredFile[]
  readonly mayPost: boolean
  readonly today: LegalDate
  readonly attempt: Attempt | null
}

const labels = { postedOn: words.postedOn, place: words.place, files: words.photo, removedOn: words.removedOn }

/** One sheet on one board: what it says, whether it hangs, what people reported, and what may be done now. */
export function StaffSheetPage(props: StaffSheetProps) {
  const { sheet, state, agencyName, address, attempt } = props
  return (
    <StaffShell
      title={`${words.sheet} ${sheet.code}`}
      section="postings"
      breadcrumbs={[{ label: words.title, href: publicationPath('list') }, { label: sheet.code }]}
    >
      <ErrorSummary problems={attempt?.problems} words={publicationProblem} labels={labels} />
      {attempt?.refusal && <Notice tone="warning">{publicationRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader
        kicker={sheet.code}
        title={sheet.name}
        tag={<Tag tone={sheetStateTones[state]}>{sheetStateLabels[state]}</Tag>}
      />
      <SummaryList
        rows={[
          { term: words.agency, value: agencyName },
          { term: words.decision, value: sheet.decisionNumber },
          { term: words.effective, value: effectiveWords(sheet) },
          { term: words.due, value: sheet.dueOn === null ? null : formatDate(sheet.dueOn) },
          { term: words.posted, value: sheet.postedOn === null ? null : formatDate(sheet.postedOn) },
          { term: words.place, value: sheet.place },
          { term: words.removed, value: sheet.removedOn === null ? null : formatDate(sheet.removedOn) },
          { term: words.procedure, value: <a href={procedurePath(sheet.code)}>{sheet.code}</a> },
        ]}
      />
      <p>
        <a href={`${publicationPath('pack')}?to=${sheet.token}`}>{words.print}</a>
      </p>
      <PostingForms {...props} />
      {props.photos.length > 0 && (
        <Section title={words.photos}>
          <ul>
            {props.photos.map((file) => (
              <li key={file.id}>
                <a href={publicationPath('photo', { token: sheet.token, id: file.id })}>{file.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Reports {...props} />
      <Section title={words.scan}>
        <QrFigure matrix={qrOf(address)} caption={address} alt={words.scan} />
      </Section>
    </StaffShell>
  )
}

function effectiveWords({ effectiveFrom, effectiveTo }: Sheet): string {
  const from = effectiveFrom === null ? words.sinceUnknown : words.from(formatDate(effectiveFrom))
  return effectiveTo === null ? from : `${from}, ${words.until(formatDate(lastDayOf(effectiveTo)))}`
}

function PostingForms({ sheet, mayPost, today, attempt }: StaffSheetProps) {
  if (!mayPost) return null
  const given = { problems: attempt?.problems, words: publicationProblem, typed: attempt?.typed }
  const isOver = sheet.effectiveTo !== null && sheet.effectiveTo <= today
  if (sheet.postedOn === null && !isOver)
    return (
      <Section title={words.confirm}>
        <Form action={publicationPath('confirm', { token: sheet.token })} multipart {...given}>
          <TextInput
            name="postedOn"
            label={words.postedOn}
            hint={words.dayHint}
            value={formatDate(today)}
            width="short"
          />
          <TextInput name="place" label={words.place} hint={words.placeHint} width="full" />
          <FileInput name="files" label={words.photo} hint={words.photoHint} multiple accept={['.jpg', '.png']} />
          <Button>{words.confirm}</Button>
        </Form>
      </Section>
    )
  if (sheet.postedOn !== null && sheet.removedOn === null)
    return (
      <Section title={words.takeDown}>
        <Form action={publicationPath('takeDown', { token: sheet.token })} {...given}>
          <TextInput
            name="removedOn"
            label={words.removedOn}
            hint={words.dayHint}
            value={formatDate(today)}
            width="short"
          />
          <Button kind="secondary">{words.takeDown}</Button>
        </Form>
      </Section>
    )
  return null
}

function Reports({ sheet, reports, mayPost }: StaffSheetProps) {
  if (reports.length === 0) return null
  return (
    <Section title={words.reports}>
      {reports.map((report) => (
        <div key={report.id} class="section">
          <p>
            <strong>{reportLabels[reportKinds.find((kind) => kind === report.kind) ?? 'other']}</strong>{' '}
            <span class="soft">{words.reportedOn(formatDate(report.reportedOn))}</span>
          </p>
          {report.words !== null && <p class="typed measure">{report.words}</p>}
          {report.settledNote !== null ? (
            <p class="typed measure">
              {words.settledOn}: {report.settledNote}
            </p>
          ) : (
            mayPost && (
              <Form
                action={publicationPath('settle', { token: sheet.token, report: report.id })}
                words={publicationProblem}
              >
                <TextArea name="note" label={words.settleNote} rows={2} limit={1000} id={`note-${report.id}`} />
                <Button kind="secondary">{words.settle}</Button>
              </Form>
            )
          )}
        </div>
      ))}
    </Section>
  )
}
