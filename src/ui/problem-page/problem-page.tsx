import { usePage } from '../context.ts'
import { ButtonLink } from '../button/button.tsx'
import { PublicShell } from '../shell/public-shell.tsx'
import { StaffShell } from '../shell/staff-shell.tsx'
import { problemPageWords } from './words.ts'

export interface ProblemPageProps {
  readonly problem: {
    readonly status: number
    readonly code: string
    readonly requestId: string
    readonly details?: Readonly<Record<string, unknown>>
  }
  /** A sentence of the room that refused, when it has a better one. */
  readonly sentence?: string
}

/** What a person sees when something cannot be done: what happened, what to do now, and a number to name on the telephone. */
export function ProblemPage({ problem, sentence }: ProblemPageProps) {
  const { language, official } = usePage()
  const words = problemPageWords[language]
  const { title, advice } = words.statuses[problem.status] ?? words.otherwise
  const wait = problem.details?.['retryAfterSeconds']
  const content = (
    <>
      <h1>{title}</h1>
      <p>{sentence ?? words.codes[problem.code] ?? advice}</p>
      {typeof wait === 'number' && <p>{words.wait(wait)}</p>}
      <p>
        <ButtonLink href={official ? '/can-bo' : '/'} kind="secondary">
          {official ? words.workplace : words.home}
        </ButtonLink>
      </p>
      <p class="muted">{words.requestId(problem.requestId)}</p>
    </>
  )
  return official ? (
    <StaffShell title={title} section="">
      {content}
    </StaffShell>
  ) : (
    <PublicShell title={title}>{content}</PublicShell>
  )
}
