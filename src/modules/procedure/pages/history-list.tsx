import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import { usePage } from '#ui/context.ts'
import { pathIn } from '#ui/words.ts'
import { decisionPath } from '../decision-path.ts'
import type { NamedDecision, ProcedureEnding, ProcedureHistory, ProcedureText } from '../history-queries.ts'
import { procedurePath } from '../paths.ts'
import { procedureWords, type ProcedureWords } from '../words-of-pages.ts'

/** Every announced text, the latest first, with its days and the decision that announced it. */
export function HistoryList({
  history,
  current,
}: {
  readonly history: ProcedureHistory
  /** The text that is shown. */
  readonly current: string
}) {
  const { language } = usePage()
  const words = procedureWords(language)
  const { ending } = history
  return (
    <ul>
      {ending && (
        <li>
          <EndingSaid ending={ending} words={words} />
        </li>
      )}
      {history.texts.toReversed().map((text) => (
        <li key={text.revisionId}>
          {text.revisionId === current ? (
            <strong>{daysOf(text, words)}</strong>
          ) : (
            <a href={pathIn(language, `${procedurePath(history.code)}?on=${dayWithin(text)}`)}>{daysOf(text, words)}</a>
          )}
          {text.decision !== null && (
            <>
              : <DecisionLink decision={text.decision} words={words} />
            </>
          )}
          {text.imported && `: ${words.imported(formatDate(legalDateOf(text.recordedAt)))}`}
        </li>
      ))}
    </ul>
  )
}

/** What ended a procedure from which day, with the way to the decision. */
export function EndingSaid({ ending, words }: { readonly ending: ProcedureEnding; readonly words: ProcedureWords }) {
  return (
    <>
      {words.endings(ending.change, formatDate(ending.on))} {words.byDecision}{' '}
      <DecisionLink decision={ending.decision} words={words} />.
    </>
  )
}

/** A decision that was signed here is one click away. */
export function DecisionLink({
  decision,
  words,
}: {
  readonly decision: NamedDecision
  readonly words: ProcedureWords
}) {
  const { language } = usePage()
  const path = decisionPath(decision)
  const name = words.decisionOf(decision)
  return path === undefined ? <>{name}</> : <a href={pathIn(language, path)}>{name}</a>
}

/** "Từ 01/06/2017 đến hết 31/12/2017". */
export function daysOf({ from, until }: ProcedureText, words: ProcedureWords): string {
  return words.days(from && formatDate(from), until && formatDate(dayBefore(until)))
}

/** A day on which this text is in force, for an address. */
function dayWithin({ from, until }: ProcedureText): string {
  return from ?? (until === null ? '' : dayBefore(until))
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
