import type { StoredFile } from '#kernel/files/stored-files.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { QrFigure } from '#ui/qr/qr.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { isOver } from '../model.ts'
import { publicationPath } from '../paths.ts'
import { qrOf } from '../print-pack.ts'
import type { BoardReport } from '../queries.ts'
import type { Sheet } from '../sheet.ts'
import { publicationProblem, publicationRefusal, publicationWords as words, sheetStateTones } from '../vi.ts'
import { noticeWords } from '../vi-notice.ts'
import { BoardReports } from './board-reports.tsx'
import { PostingForms } from './posting-forms.tsx'
import { SheetFactsList, WaysSection } from './sheet-facts.tsx'
import { nameOfSheet, stateLabelOf } from './sheet-words.ts'

export interface StaffSheetProps {
  readonly sheet: Sheet
  readonly agencyName: string
  /** What the code on the sheet opens. */
  readonly address: string
  readonly reports: readonly BoardReport[]
  readonly photos: readonly StoredFile[]
  /** What somebody should look at before the sheet is printed. */
  readonly cautions: readonly string[]
  readonly mayPost: boolean
  readonly today: LegalDate
  readonly attempt: Attempt | null
}

const labels = {
  postedOn: words.postedOn,
  place: words.place,
  files: words.photo,
  removedOn: words.removedOn,
  note: words.settleNote,
}

/** One sheet on one board: what it says, whether it hangs, what people reported, and what may be done now. */
export function StaffSheetPage(props: StaffSheetProps) {
  const { sheet, agencyName, address, attempt, mayPost, today } = props
  const pack = publicationPath('pack')
  const kicker = sheet.kind === 'procedure' ? sheet.code : words.sheet
  return (
    <StaffShell
      title={`${words.sheet} ${sheet.kind === 'procedure' ? sheet.code : agencyName}`}
      section="postings"
      breadcrumbs={[
        { label: words.title, href: publicationPath('list') },
        { label: sheet.kind === 'procedure' ? sheet.code : noticeWords.name },
      ]}
    >
      <ErrorSummary problems={attempt?.problems} words={publicationProblem} labels={labels} />
      {attempt?.refusal && <Notice tone="warning">{publicationRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader
        kicker={kicker}
        title={nameOfSheet(sheet)}
        tag={
          <>
            <Tag tone={sheetStateTones[sheet.state]}>{stateLabelOf(sheet)}</Tag> <DoneTag sheet={sheet} today={today} />
          </>
        }
      />
      {props.cautions.map((caution) => (
        <Notice key={caution} tone="warning">
          {caution}
        </Notice>
      ))}
      <SheetFactsList sheet={sheet} agencyName={agencyName} />
      <BoardReports sheet={sheet} reports={props.reports} mayPost={mayPost} />
      {!isOver(sheet.state) && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${pack}?to=${sheet.token}`}>
            {words.print}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${pack}?to=${sheet.token}&kho=a3`}>
            {words.packA3}
          </ButtonLink>
        </ButtonGroup>
      )}
      {mayPost && <PostingForms sheet={sheet} today={today} attempt={attempt} />}
      {sheet.kind === 'notice' && <WaysSection title={noticeWords.onSheet} ways={sheet.notice.agency} />}
      {sheet.kind === 'notice' && sheet.notice.control && (
        <WaysSection title={noticeWords.control} ways={sheet.notice.control} />
      )}
      <Photos sheet={sheet} photos={props.photos} />
      <Section title={words.scan}>
        <QrFigure matrix={qrOf(address)} caption={address} alt={words.scan} />
      </Section>
    </StaffShell>
  )
}

/** What has become of a sheet, in colour and word. */
export function DoneTag({ sheet, today }: { readonly sheet: Sheet; readonly today: LegalDate }) {
  const isOutdated = isOver(sheet.state)
  if (sheet.removedOn !== null) return <Tag>{`${words.removed} ${formatDate(sheet.removedOn)}`}</Tag>
  if (sheet.postedOn !== null && isOutdated) return <Tag tone="danger">{words.mustGo}</Tag>
  if (sheet.postedOn !== null) {
    const isLate = sheet.dueOn !== null && sheet.dueOn < sheet.postedOn
    const posted = `${words.posted} ${formatDate(sheet.postedOn)}`
    return <Tag tone={isLate ? 'warning' : 'success'}>{isLate ? `${posted}, ${words.postedLate}` : posted}</Tag>
  }
  if (isOutdated) return <Tag>{words.neverPosted}</Tag>
  if (sheet.dueOn !== null && sheet.dueOn < today) return <Tag tone="danger">{words.late}</Tag>
  return <Tag tone="info">{words.waits}</Tag>
}

function Photos({ sheet, photos }: { readonly sheet: Sheet; readonly photos: readonly StoredFile[] }) {
  if (photos.length === 0) return null
  return (
    <Section title={words.photos}>
      <ul>
        {photos.map((file) => (
          <li key={file.id}>
            <a href={publicationPath('photo', { token: sheet.token, id: file.id })}>{file.name}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
