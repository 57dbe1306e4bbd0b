import type { ComponentChildren } from 'preact'
import { formatDate, legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { Inset } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { QrFigure } from '#ui/qr/qr.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pathIn } from '#ui/words.ts'
import type { ProcedureContent } from '../content.ts'
import type { PartDifference } from '../differences.ts'
import type { ProcedureHistory, ProcedureText } from '../history-queries.ts'
import {
  feedbackOnProcedurePath,
  formFilePath,
  procedureHistoryPath,
  procedureListPath,
  procedurePath,
  procedurePaths,
} from '../paths.ts'
import { textsAfter, type ShownText } from '../text-on.ts'
import { procedureWords, type ProcedureWords } from '../words-of-pages.ts'
import { DecisionLink, EndingSaid, HistoryList } from './history-list.tsx'
import { levelText } from './list-page.tsx'
import { PartDifferences } from './part-differences.tsx'
import { ProcedureBody } from './procedure-body.tsx'

export interface ProcedurePageProps {
  readonly history: ProcedureHistory
  readonly shown: ShownText
  /** Undefined only while a text that was imported has not been read into its parts. */
  readonly content: ProcedureContent | undefined
  readonly today: LegalDate
  /** The day that was asked for; today when none was. */
  readonly on: LegalDate
  /** What was asked for as a day and is none; then today's text is shown. */
  readonly noDay: string | undefined
  /** Against the text before; null when there is none. */
  readonly differences: readonly PartDifference[] | null
  /** Modules of the QR code of its address. */
  readonly qr: readonly (readonly boolean[])[]
  /** What programs read of it, for the head of the document. */
  readonly structured?: ComponentChildren
}

/** One procedure in the order in which people ask: what you need, where, how long, how much, what you get; then the rest. */
export function ProcedurePage(props: ProcedurePageProps) {
  const { history, shown, content, today } = props
  const { text } = shown
  const { language, baseUrl } = usePage()
  const words = procedureWords(language)
  // A form is given out from the first day of its text on, not before.
  const hasBegun = text.from === null || text.from <= today
  return (
    <PublicShell
      title={text.name}
      description={`${history.code} – ${text.name}. ${words.description}`}
      canonical={`${baseUrl}${procedurePath(history.code)}`}
      breadcrumbs={crumbs(history, text, words, (path) => pathIn(language, path))}
      head={props.structured}
    >
      <PageHeader
        kicker={history.code}
        title={text.name}
        tag={text.internal && <Tag>{words.internal}</Tag>}
        lead={[text.sectorName, levelText(text.levels, words)].filter((part) => part !== '').join(' · ')}
      />
      <Warnings {...props} words={words} />
      {content === undefined ? (
        <p>{words.textMissing}</p>
      ) : (
        <>
          <Contents words={words} hasRequirements={content.requirements !== ''} />
          <ProcedureBody
            content={content}
            imported={text.imported}
            formHref={(fileId) => (hasBegun ? formFilePath(history.code, fileId) : undefined)}
          />
        </>
      )}
      <Course {...props} words={words} />
      <section class="section no-print">
        <p>{words.feedbackLead}</p>
        <p>
          <ButtonLink href={pathIn(language, feedbackOnProcedurePath(history.code))}>{words.giveFeedback}</ButtonLink>
        </p>
      </section>
      <QrFigure
        matrix={props.qr}
        alt={words.qrAlt}
        caption={words.qrCaption(`${baseUrl}${procedurePath(history.code)}`)}
      />
      {text.imported && <p class="small soft">{words.sourceNote(formatDate(legalDateOf(text.recordedAt)))}</p>}
    </PublicShell>
  )
}

function crumbs(
  history: ProcedureHistory,
  text: ProcedureText,
  words: ProcedureWords,
  inLanguage: (path: string) => string,
) {
  const list = { label: words.title, href: inLanguage(procedurePaths.list) }
  const here = { label: history.code }
  if (text.sectorCode === null) return [list, here]
  return [list, { label: text.sectorName, href: inLanguage(procedureListPath({ sector: text.sectorCode })) }, here]
}

type PartProps = ProcedurePageProps & { readonly words: ProcedureWords }

/** Whoever reads a text that does not hold today is told so before anything else. */
function Warnings({ history, shown: { text, state }, today, on, noDay, words }: PartProps) {
  const { language } = usePage()
  const { ending } = history
  const here = pathIn(language, procedurePath(history.code))
  const next = textsAfter(history, today)
  const successor = ending?.successor
  const lines: ComponentChildren[] = noDay === undefined ? [] : [<strong>{words.noSuchDay(noDay)}</strong>]
  if (state === 'ended')
    lines.push(
      ending && ending.on <= on ? (
        <>
          <strong>
            <EndingSaid ending={ending} words={words} />
          </strong>{' '}
          {successor && (
            <>
              {words.replacedBy}{' '}
              <a href={pathIn(language, procedurePath(successor.code))}>
                {successor.code} – {successor.name}
              </a>
              .
            </>
          )}{' '}
          {words.lastText}
        </>
      ) : (
        <>{words.notInForceOn(formatDate(on))}</>
      ),
    )
  if (state === 'upcoming' && text.from !== null) lines.push(<>{words.notYet(formatDate(text.from))}</>)
  if (on !== today && state === 'in-force')
    lines.push(
      <>
        <strong>{isKnownOn(text, on) ? words.asOf(formatDate(on)) : words.notKnownOn(formatDate(on))}</strong>{' '}
        <a href={here}>{words.toPresentText}</a>
      </>,
    )
  else if (on !== today) lines.push(<a href={here}>{words.toPresentText}</a>)
  if (on === today)
    for (const text of next)
      lines.push(
        <>
          {words.fromThen(formatDate(text.from ?? ''))}
          {text.decision !== null && (
            <>
              {' '}
              {words.byDecision} <DecisionLink decision={text.decision} words={words} />
            </>
          )}
          . <a href={`${here}?on=${text.from}`}>{words.readIt}</a>
        </>,
      )
  if (ending && ending.on > today && state === 'in-force') lines.push(<EndingSaid ending={ending} words={words} />)
  return lines.length === 0 ? null : (
    <Inset>
      {lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </Inset>
  )
}

/** An import shows what a source says when it is read; where it does not say since when, nobody knows what held before. */
function isKnownOn({ from, recordedAt }: ProcedureText, on: LegalDate): boolean {
  return from !== null || on >= legalDateOf(recordedAt)
}

/** Long texts are read in one part: the parts first. */
function Contents({ words, hasRequirements }: { readonly words: ProcedureWords; readonly hasRequirements: boolean }) {
  const parts = [
    ['giay-to', words.whatYouNeed],
    ['noi-nop', words.where],
    ['thoi-han', words.howLong],
    ['phi', words.howMuch],
    ['ket-qua', words.whatYouGet],
    ['trinh-tu', words.steps],
    ...(hasRequirements ? [['dieu-kien', words.requirements]] : []),
    ['can-cu', words.legalBasis],
    ['lich-su', words.history],
  ]
  return (
    <nav class="no-print" aria-label={words.onThisPage}>
      <ul class="row">
        {parts.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Course({ history, shown, differences, words }: PartProps) {
  const { language } = usePage()
  const several = history.texts.length > 1
  return (
    <Section id="lich-su" title={words.history}>
      <HistoryList history={history} current={shown.text.revisionId} />
      {differences !== null && (
        <Disclosure summary={words.changedHere}>
          <PartDifferences differences={differences} />
        </Disclosure>
      )}
      {several && (
        <p class="no-print">
          <a href={pathIn(language, procedureHistoryPath(history.code))}>{words.compareTexts}</a>
        </p>
      )}
    </Section>
  )
}
