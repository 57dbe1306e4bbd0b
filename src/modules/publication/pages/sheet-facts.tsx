import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import type { ReceivingWays } from '#modules/agency/public-contacts.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { Section } from '#ui/card/card.tsx'
import { SummaryList, type SummaryRow } from '#ui/summary-list/summary-list.tsx'
import { dueDayWords } from '../due-day.ts'
import { knownWays } from '../notice-sheet.ts'
import type { NoticeSheet, ProcedureSheet, Sheet } from '../sheet.ts'
import { publicationWords as words } from '../vi.ts'
import { noticeWords } from '../vi-notice.ts'
import { effectiveWords } from './sheet-words.ts'

export interface SheetFactsProps {
  readonly sheet: Sheet
  readonly agencyName: string
}

/** What is known of a sheet on one board. */
export function SheetFactsList({ sheet, agencyName }: SheetFactsProps) {
  const about = sheet.kind === 'procedure' ? aboutProcedure(sheet) : aboutNotice(sheet)
  return (
    <SummaryList
      rows={[
        { term: words.agency, value: agencyName },
        ...about,
        { term: words.posted, value: sheet.postedOn && formatDate(sheet.postedOn) },
        { term: words.place, value: sheet.place },
        { term: words.removed, value: sheet.removedOn && formatDate(sheet.removedOn) },
      ]}
    />
  )
}

function aboutProcedure(sheet: ProcedureSheet): readonly SummaryRow[] {
  return [
    { term: words.decision, value: sheet.decisionNumber },
    { term: words.effective, value: effectiveWords(sheet) },
    { term: words.due, value: dueDayWords(sheet, '') },
    { term: words.removalDue, value: sheet.removeBy && formatDate(sheet.removeBy) },
    { term: words.procedure, value: <a href={procedurePath(sheet.code)}>{sheet.code}</a> },
  ]
}

function aboutNotice(sheet: NoticeSheet): readonly SummaryRow[] {
  return [
    { term: noticeWords.drawnUp, value: formatDate(legalDateOf(sheet.madeAt)) },
    { term: noticeWords.ground, value: noticeWords.groundText },
  ]
}

/** How one agency is reached, as a sheet says it. */
export function WaysSection({ title, ways }: { readonly title: string; readonly ways: ReceivingWays }) {
  const known = knownWays(ways)
  return (
    <Section title={title}>
      <p>
        <strong>{ways.name}</strong>
      </p>
      {known.length > 0 ? (
        <SummaryList rows={known.map(({ label, value }) => ({ term: label, value }))} />
      ) : (
        <p class="soft">{noticeWords.unknown}</p>
      )}
    </Section>
  )
}
