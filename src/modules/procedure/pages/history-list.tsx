import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import { usePage } from '#ui/context.ts'
import { pathIn } from '#ui/words.ts'
import type { ProcedureHistory, ProcedureText } from '../history-queries.ts'
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
          {words.endings(ending.change, formatDate(ending.on))} {words.byDecision(words.decisionOf(ending.decision))}
        </li>
      )}
      {history.texts.toReversed().map((text) => (
        <li key={text.revisionId}>
          {text.revisionId === current ? (
            <strong>{daysOf(text, words)}</strong>
          ) : (
            <a href={pathIn(language, `${procedurePath(history.code)}?on=${dayWithin(text)}`)}>{daysOf(text, words)}</a>
          )}
          {text.decision !== null && `: ${words.decisionOf(text.decision)}`}
          {text.imported && `: ${words.imported(formatDate(legalDateOf(text.recordedAt)))}`}
        </li>
      ))}
    </ul>
  )
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
