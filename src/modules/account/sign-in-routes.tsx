import { z } from 'zod'
import { Invalid, TooMany } from '#kernel/errors.ts'
import { everyone, signedIn } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import type { FieldProblem } from '#kernel/errors.ts'
import type { Typed } from '#kernel/http/parse.ts'
import { clearCookie } from './cookies.ts'
import { endSessions } from './end-sessions.ts'
import { TypedLogin } from './model.ts'
import { SignInPage } from './pages/sign-in-page.tsx'
import { accountPaths, returnPath } from './paths.ts'
import type { SignInAccount } from './queries.ts'
import { accountWithPassword, countAttempt, enter, recordFailure } from './sign-in.ts'
import { stepForm } from './step-form.ts'
import { leaveStep, type Step } from './step.ts'

const SignIn = z.object({ login: TypedLogin, password: z.string().min(1).max(200), ve: z.string().optional() })

export const signInRoutes: readonly Route[] = [
  page({
    path: accountPaths.signIn,
    access: everyone,
    query: z.object({ ve: z.string().optional().catch(undefined) }),
    show(exchange, { query }) {
      // A page that says who is signed in, or asks to, is nobody's to keep.
      exchange.reply.header('cache-control', 'no-store')
      return <SignInPage returnTo={returnPath(query.ve)} />
    },
  }),

  stepForm({
    path: accountPaths.signIn,
    input: SignIn,
    async take(exchange, { login, password, ve }) {
      const attemptId = await countAttempt(exchange, 'password', login)
      const account = await accountWithPassword(exchange, { login, password })
      if (!account) {
        await recordFailure(exchange, 'password')
        throw new Invalid([{ field: 'login', code: 'account.wrong-login-or-password' }])
      }
      return proceed(exchange, account, {
        accountId: account.id,
        at: exchange.now.getTime(),
        passwordChangedAt: account.passwordChangedAt?.getTime() ?? 0,
        secondStep: 'none',
        attemptIds: [attemptId],
        to: returnPath(ve),
      })
    },
    again: showSignIn,
  }),

  form({
    path: accountPaths.signOut,
    access: signedIn,
    input: z.object({}),
    extra: ({ actor, identity }) => ({
      accountId: actor.kind === 'official' ? actor.accountId : '',
      sessionId: identity.sessionId ?? '',
      by: 'sign-out' as const,
    }),
    act: endSessions,
    done(_, { exchange }) {
      clearCookie(exchange.reply, 'session', exchange.world.baseUrl)
      return { to: '/' }
    },
  }),
]

/** The next thing to ask for, or the session when nothing is left. Returns the address to go to. */
export async function proceed(exchange: Exchange, account: SignInAccount, step: Step): Promise<string> {
  if (account.totpConfirmedAt !== null && step.secondStep === 'none') {
    leaveStep(exchange, step)
    return accountPaths.code
  }
  if (account.mustChange) {
    leaveStep(exchange, step)
    return accountPaths.newPassword
  }
  const { secondStep, attemptIds } = step
  await enter(exchange, account, { via: 'password', secondStep, attemptIds })
  return step.to
}

function showSignIn(
  exchange: Exchange,
  attempt: {
    readonly status: number
    readonly problems: readonly FieldProblem[]
    readonly typed: Typed
    readonly error: unknown
  },
): void {
  const { status, problems, typed, error } = attempt
  const wait = error instanceof TooMany ? error.retryAfterSeconds : null
  sendPage(exchange, status, <SignInPage {...{ problems, typed, wait }} returnTo={returnPath(typed['ve'])} />)
}
