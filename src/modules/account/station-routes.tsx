import { z } from 'zod'
import { perform } from '#kernel/act.ts'
import { Invalid, Unknown } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { setPathCookie } from '#kernel/http/path-cookie.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { changePassword } from './change-password.ts'
import { CodePage, EnrolmentPage, FirstPasswordPage } from './pages/station-pages.tsx'
import { accountPaths } from './paths.ts'
import { proofForm, type Again } from './proof-form.ts'
import { getAccount } from './queries.ts'
import { confirmTotp, spendCode } from './second-step.ts'
import { onceCookie } from './shown-once.ts'
import { countAttempt, recordFailure } from './sign-in.ts'
import { openProposal, proposeTotp } from './totp.ts'
import { findStop, proceed, stationPage, type Stop } from './way-in.ts'

/** A code of six digits, or one of the paper. */
const Code = z.string().trim().min(1).max(40)
const NewPassword = z.object({ newPassword: z.string().min(1).max(400), repeated: z.string().max(400).default('') })

/** The stations between the password and the session. */
export const stationRoutes: readonly Route[] = [
  stationPage(accountPaths.code, (exchange) => sendPage(exchange, 200, <CodePage />)),
  proofForm({
    path: accountPaths.code,
    access: everyone,
    input: z.object({ code: Code }),
    async take(exchange, { code }) {
      const { step, account } = await stopAt(exchange, accountPaths.code)
      const attemptId = await countAttempt(exchange, 'code', account.login)
      const secondStep = await perform(exchange.caller, spendCode, { accountId: account.id, code })
      if (secondStep === undefined) {
        await recordFailure(exchange, 'code')
        throw new Invalid([{ field: 'code', code: 'account.wrong-code' }])
      }
      return proceed(exchange, { ...step, secondStep, attemptIds: [...step.attemptIds, attemptId] })
    },
    again: (exchange, attempt, status) => sendPage(exchange, status, <CodePage attempt={attempt} />),
  }),

  stationPage(accountPaths.enrolment, (exchange, stop) => showEnrolment(exchange, stop)),
  proofForm({
    path: accountPaths.enrolment,
    access: everyone,
    input: z.object({ code: Code, proposal: z.string().max(500) }),
    async take(exchange, { code, proposal }) {
      const { step, account } = await stopAt(exchange, accountPaths.enrolment)
      const codes = await perform(exchange.caller, confirmTotp, { accountId: account.id, code, proposal })
      setPathCookie(exchange, onceCookie(exchange.world.vault, accountPaths.recoveryCodes, codes))
      return proceed(exchange, { ...step, secondStep: 'code', to: accountPaths.recoveryCodes })
    },
    async again(exchange, attempt, status) {
      showEnrolment(exchange, await stopAt(exchange, accountPaths.enrolment), { attempt, status })
    },
  }),

  stationPage(accountPaths.newPassword, (exchange) => sendPage(exchange, 200, <FirstPasswordPage />)),
  proofForm({
    path: accountPaths.newPassword,
    access: everyone,
    input: NewPassword,
    async take(exchange, input) {
      const { step, account } = await stopAt(exchange, accountPaths.newPassword)
      await perform(exchange.caller, changePassword, { ...input, accountId: account.id, keptSessionId: null })
      const { passwordChangedAt } = await getAccount(exchange.reader, account.id)
      return proceed(exchange, { ...step, passwordChangedAt: passwordChangedAt?.getTime() ?? 0 })
    },
    again: (exchange, attempt, status) => sendPage(exchange, status, <FirstPasswordPage attempt={attempt} />),
  }),
]

/** @throws Unknown when the way in must begin again */
async function stopAt(exchange: Exchange, path: string): Promise<Stop> {
  const stop = await findStop(exchange, path)
  if (!stop) throw new Unknown('account.step-expired')
  return stop
}

function showEnrolment(
  exchange: Exchange,
  { account }: Stop,
  returned?: { readonly attempt: Again; readonly status: number },
): void {
  const { vault } = exchange.world
  const sealed = returned?.attempt.typed['proposal']
  // The telephone has scanned the first square already; another one would make its codes wrong.
  const secret = typeof sealed === 'string' ? openProposal(vault, account.id, sealed) : undefined
  const proposal =
    secret !== undefined && typeof sealed === 'string' ? { secret, sealed } : proposeTotp(vault, account.id)
  const props = { login: account.login, proposal, attempt: returned?.attempt }
  sendPage(exchange, returned?.status ?? 200, <EnrolmentPage {...props} />)
}
