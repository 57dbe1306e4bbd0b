import { usePage } from '../context.ts'
import { fieldId } from '../field/field-parts.ts'
import { messageFor, type ProblemWords, type ShownProblem } from '../problem.ts'
import { useUiWords } from '../words.ts'

export interface ErrorSummaryProps {
  readonly problems?: readonly ShownProblem[] | undefined
  readonly words?: ProblemWords | undefined
  /** Labels by field name: out of its place "Hãy nhập…" must say what. */
  readonly labels?: Readonly<Record<string, string>> | undefined
}

/** Stands first on a page that came back with 422. Nothing when nothing is wrong. */
export function ErrorSummary({ problems = [], words, labels = {} }: ErrorSummaryProps) {
  const { language } = usePage()
  const own = useUiWords()
  if (problems.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      <h2>{own.problemTitle(problems.length)}</h2>
      <ul>
        {problems.map((problem) => {
          const label = labels[problem.field]
          const message = messageFor(problem, words, language)
          return (
            <li key={`${problem.field} ${problem.code}`}>
              {problem.field ? (
                <a href={`#${fieldId(problem.field)}`}>{label ? `${label}: ${lowerFirst(message)}` : message}</a>
              ) : (
                message
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
