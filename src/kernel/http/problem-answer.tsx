import { isDomainError, TooMany, Unknown } from '#kernel/errors.ts'
import { ProblemPage } from '#ui/problem-page/problem-page.tsx'
import type { Exchange } from './exchange.ts'
import { problemOf } from './problems.ts'
import { sendPage } from './render.ts'
import { isReadAlone } from './route.ts'

/** Answers an error in the manner of the address: problem+json for the API, a page for people. */
export async function answerProblem(exchange: Exchange, error: unknown): Promise<void> {
  const { request, reply } = exchange
  const problem = problemOf(error, request.id)
  // The whole error goes to the log, the person sees a number to name: stack traces tell attackers and frighten citizens.
  if (!isDomainError(error)) request.log.error({ err: error }, 'failed')
  if (error instanceof TooMany) void reply.header('retry-after', error.retryAfterSeconds)

  if (request.url.startsWith('/api/')) {
    void reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
  } else if (error instanceof Unknown && isReadAlone(request.method)) {
    void reply.redirect(`/dang-nhap?ve=${encodeURIComponent(request.url)}`, 303)
  } else {
    sendPage(exchange, problem.status, <ProblemPage problem={problem} />)
  }
}
