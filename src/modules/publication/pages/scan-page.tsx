import type { ComponentChildren } from 'preact'
import type { Attempt } from '#kernel/http/form.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { RadioGroup } from '#ui/field/choice.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { isOver, reportKinds } from '../model.ts'
import { publicationPath } from '../paths.ts'
import type { NoticeSheet, ProcedureSheet, Sheet } from '../sheet.ts'
import { publicationProblem, publicationRefusal, reportLabels, scanWords as words, sheetStateTones } from '../vi.ts'
import { noticeWords } from '../vi-notice.ts'
import type { ReceivingNotice } from '#modules/agency/public-contacts.ts'
import { lastDayOf } from './days.ts'
import { WaysSection } from './sheet-facts.tsx'
import { nameOfSheet, sentenceOf, stateLabelOf } from './sheet-words.ts'

interface ScannedSheet {
  readonly sheet: Sheet
  readonly agencyName: string
  readonly attempt: Attempt | null
  readonly children?: ComponentChildren
}

/** What whoever scans the code on a board must know at one look: does this sheet still hold? */
function ScanFrame({ sheet, agencyName, attempt, children }: ScannedSheet) {
  return (
    <PublicShell title={words.title}>
      <ErrorSummary problems={attempt?.problems} words={publicationProblem} labels={{ kind: words.kind }} />
      {attempt?.refusal && <Notice tone="warning">{publicationRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader
        kicker={sheet.kind === 'procedure' ? sheet.code : words.title}
        title={sentenceOf(sheet)}
        tag={<Tag tone={sheetStateTones[sheet.state]}>{stateLabelOf(sheet)}</Tag>}
        lead={nameOfSheet(sheet)}
      />
      <p>{words.hangs(agencyName)}</p>
      {sheet.removedOn !== null && <p>{words.takenDown(formatDate(sheet.removedOn))}</p>}
      {children}
      <ReportSection sheet={sheet} attempt={attempt} />
    </PublicShell>
  )
}

export interface ProcedureScanProps {
  readonly sheet: ProcedureSheet
  /** Whether some text of the procedure applies today. */
  readonly appliesToday: boolean
  readonly endedBy: 'repealed' | 'annulled' | 'replaced' | undefined
  readonly agencyName: string
  readonly attempt: Attempt | null
}

export function ProcedureScanPage(props: ProcedureScanProps) {
  const { sheet, appliesToday, endedBy } = props
  const { effectiveFrom, effectiveTo, state } = sheet
  const path = procedurePath(sheet.code)
  return (
    <ScanFrame {...props}>
      {effectiveFrom !== null && <p>{words.since(formatDate(effectiveFrom))}</p>}
      {effectiveTo !== null && <p>{words.until(formatDate(lastDayOf(effectiveTo)))}</p>}
      {state === 'not-yet' && !appliesToday && <p>{words.nothingYet}</p>}
      <ButtonGroup>
        <ButtonLink href={state === 'not-yet' && effectiveFrom !== null ? `${path}?on=${effectiveFrom}` : path}>
          {endedBy === undefined ? words.reading[state] : words.readingEnded[endedBy]}
        </ButtonLink>
        {state === 'not-yet' && appliesToday && (
          <ButtonLink kind="secondary" href={path}>
            {words.reading.replaced}
          </ButtonLink>
        )}
      </ButtonGroup>
    </ScanFrame>
  )
}

export interface NoticeScanProps {
  readonly sheet: NoticeSheet
  /** What holds today; null when the agency receives no feedback any more. */
  readonly current: ReceivingNotice | null
  readonly agencyCode: string
  readonly agencyName: string
  readonly attempt: Attempt | null
}

export function NoticeScanPage(props: NoticeScanProps) {
  const { current, agencyCode } = props
  const form = '/phan-anh-kien-nghi/gui'
  return (
    <ScanFrame {...props}>
      {current && <WaysSection title={noticeWords.now} ways={current.agency} />}
      {current?.control && <WaysSection title={noticeWords.control} ways={current.control} />}
      <ButtonGroup>
        <ButtonLink href={current ? `${form}?noi=${encodeURIComponent(agencyCode)}` : form}>
          {noticeWords.send}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/noi-tiep-nhan">
          {noticeWords.everywhere}
        </ButtonLink>
      </ButtonGroup>
    </ScanFrame>
  )
}

function ReportSection({ sheet, attempt }: { readonly sheet: Sheet; readonly attempt: Attempt | null }) {
  const mustNotHang = isOver(sheet.state) || sheet.removedOn !== null
  return (
    <Section title={words.report}>
      <p>{words.reportLead}</p>
      <Form
        action={publicationPath('sheet', { token: sheet.token })}
        problems={attempt?.problems}
        words={publicationProblem}
        typed={attempt?.typed}
      >
        <RadioGroup
          name="kind"
          label={words.kind}
          choices={reportKinds
            .filter((kind) => mustNotHang || kind !== 'still-hanging')
            .map((kind) => ({ value: kind, label: reportLabels[kind] }))}
        />
        <TextArea name="words" label={words.words} rows={3} limit={1000} optional />
        <Button>{words.send}</Button>
      </Form>
    </Section>
  )
}
