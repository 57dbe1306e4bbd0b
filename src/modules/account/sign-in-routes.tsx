import { z } from 'zod'
import { Invalid } from '#kernel/errors.ts'
import { everyone, signedIn } from '#kernel/http/access.ts'
import { form } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { clearCookie } from './cookies.ts'
import { endSessions } from './end-sessions.ts'
import { TypedLogin } from './model.ts'
import { SignInPage } from './pages/sign-in-page.tsx'
import { accountPaths, returnPath } from './paths.ts'
import { officialOf } from './policy.ts'
import { proofForm } from './proof-form.ts'
import { accountWithPassword, countAttempt, recordFailure } from './sign-in.ts'
import { proceed } from './way-in.ts'

const SignIn = z.object({ login: TypedLogin, password: z.string().min(1).max(200), ve: z.string().optional() })

export const signInRoutes: readonly Route[] = [
  page({
    path: accountPaths.signIn,
    access: everyone,
    query: z.object({ ve: z.string().optional().catch(undefined) }),
    show({ reply, world }, { query }) {
      void reply.header('cache-control', 'no-store')
      return <SignInPage returnTo={returnPath(query.ve)} oidcName={world.oidc?.name} />
    },
  }),

  proofForm({
    path: accountPaths.signIn,
    access: everyone,
    input: SignIn,
    async take(exchange, { login, password, ve }) {
      const attemptId = await countAttempt(exchange, 'password', login)
      const account = await accountWithPassword(exchange, { login, password })
      if (!account) {
        await recordFailure(exchange, 'password')
        throw new Invalid([{ field: 'login', code: 'account.wrong-login-or-password' }])
      }
      return proceed(exchange, {
        accountId: account.id,
        at: exchange.now.getTime(),
        passwordChangedAt: account.passwordChangedAt?.getTime() ?? 0,
        secondStep: 'none',
        attemptIds: [attemptId],
        to: returnPath(ve),
      })
    },
    again(exchange, attempt, status) {
      const returnTo = returnPath(attempt.typed['ve'])
      sendPage(exchange, status, <SignInPage {...{ attempt, returnTo }} oidcName={exchange.world.oidc?.name} />)
    },
  }),

  form({
    path: accountPaths.signOut,
    access: signedIn,
    input: z.object({}),
    extra: ({ actor, identity }) => ({
      accountId: officialOf(actor).accountId,
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
