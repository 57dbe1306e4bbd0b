import type { Attempt } from '#kernel/http/form.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { RadioGroup } from '#ui/field/choice.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { reportKinds, type SheetState } from '../model.ts'
import { publicationPath } from '../paths.ts'
import type { Sheet } from '../queries.ts'
import {
  publicationProblem,
  reportLabels,
  scanWords as words,
  sheetSentences,
  sheetStateLabels,
  sheetStateTones,
} from '../vi.ts'
import { lastDayOf } from './days.ts'

export interface ScanPageProps {
  readonly sheet: Sheet
  readonly state: SheetState
  readonly agencyName: string
  readonly attempt: Attempt | null
}

/** What whoever scans the code on a board must know at one look: does this sheet still apply? */
export function ScanPage({ sheet, state, agencyName, attempt }: ScanPageProps) {
  const isOver = state === 'replaced' || state === 'ended'
  return (
    <PublicShell title={words.title}>
      <ErrorSummary problems={attempt?.problems} words={publicationProblem} labels={{ kind: words.kind }} />
      <PageHeader
        kicker={sheet.code}
        title={sheetSentences[state]}
        tag={<Tag tone={sheetStateTones[state]}>{sheetStateLabels[state]}</Tag>}
        lead={sheet.name}
      />
      <p>{words.hangs(agencyName)}</p>
      {sheet.effectiveFrom !== null && <p>{words.since(formatDate(sheet.effectiveFrom))}</p>}
      {sheet.effectiveTo !== null && <p>{words.until(formatDate(lastDayOf(sheet.effectiveTo)))}</p>}
      <p>
        <a href={procedurePath(sheet.code)}>{isOver ? words.current : words.read}</a>
      </p>
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
              .filter((kind) => isOver || kind !== 'still-hanging')
              .map((kind) => ({ value: kind, label: reportLabels[kind] }))}
          />
          <TextArea name="words" label={words.words} rows={3} limit={1000} optional />
          <Button>{words.send}</Button>
        </Form>
      </Section>
    </PublicShell>
  )
}
