import { formatCount, formatDecimal, formatPercent } from '#kernel/i18n/numbers.ts'
import { BarChart } from '#ui/bar-chart/bar-chart.tsx'
import { Heading } from '#ui/card/card.tsx'
import { replyEvaluations } from '../model.ts'
import type { OpinionWords } from '../public-words.ts'
import type { OpinionResults, QuestionResult } from '../results.ts'

interface ResultsProps {
  readonly results: OpinionResults
  readonly words: OpinionWords
}

/** Figures of every question: tables whose bars only help the eye. */
export function ResultTables({ results, words }: ResultsProps) {
  return (
    <div class="stack">
      <p>{words.counted(formatCount(results.counted), formatCount(results.received))}</p>
      {results.received > 0 && (
        <>
          <BarChart
            caption={words.byEvaluation}
            maximum={results.received}
            bars={replyEvaluations
              .filter((evaluation) => evaluation !== 'not-relevant' || results.byEvaluation[evaluation] > 0)
              .map((evaluation) => ({
                label: words.evaluations[evaluation],
                value: results.byEvaluation[evaluation],
                shown: share(results.byEvaluation[evaluation], results.received),
              }))}
          />
          {results.questions.map((result, index) => (
            <QuestionTable key={result.question.id} result={result} number={index + 1} words={words} />
          ))}
        </>
      )}
    </div>
  )
}

interface QuestionTableProps {
  readonly result: QuestionResult
  readonly number: number
  readonly words: OpinionWords
}

function QuestionTable({ result, number, words }: QuestionTableProps) {
  const { question, options, answered, mean } = result
  return (
    <div class="stack">
      <Heading level={3}>
        {number}. {question.label}
      </Heading>
      {options ? (
        <BarChart
          caption={words.answered(formatCount(answered))}
          maximum={answered}
          bars={options.map(({ option, count }) => ({ label: option, value: count, shown: share(count, answered) }))}
        />
      ) : (
        <p class="soft">
          {words.answered(formatCount(answered))}. {words.writtenAnswers}
        </p>
      )}
      {mean !== null && (
        <p>
          {words.mean}: <strong>{formatDecimal(mean, 2)}</strong>
        </p>
      )}
    </div>
  )
}

/** `12 (60 %)`. */
function share(count: number, total: number): string {
  return total === 0 ? formatCount(count) : `${formatCount(count)} (${formatPercent(count / total, 0)})`
}
