import { z } from 'zod'
import { perform } from '#kernel/act.ts'
import { signedIn } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form } from '#kernel/http/form.ts'
import { leaveNotice } from '#kernel/http/notice.ts'
import { page } from '#kernel/http/page.ts'
import { setPathCookie } from '#kernel/http/path-cookie.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { changePassword } from './change-password.ts'
import { EndOwnSession, endOtherSessions, endOwnSession } from './own-acts.ts'
import { MyAccountPage } from './pages/my-account-page.tsx'
import { ChangePasswordPage } from './pages/change-password-page.tsx'
import { RecoveryCodesPage, TotpPage, type TotpPageProps } from './pages/totp-page.tsx'
import { accountPaths } from './paths.ts'
import { keepsAccounts, officialOf } from './policy.ts'
import { proofForm, type Again } from './proof-form.ts'
import { provePassword } from './proof.ts'
import { countRecoveryCodes, getAccount, listLiveSessions } from './queries.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { confirmTotp, removeTotp } from './second-step.ts'
import { onceCookie, takeOnce } from './shown-once.ts'
import { openProposal, proposeTotp } from './totp.ts'
import { mineWords, passwordWords, totpWords } from './vi.ts'

const Password = z.string().min(1).max(200)

/** One's own account. */
export const ownRoutes: readonly Route[] = [
  page({
    path: accountPaths.mine,
    access: signedIn,
    async show({ reader, actor, identity, now }) {
      const { accountId } = officialOf(actor)
      const account = await getAccount(reader, accountId)
      const sessions = await listLiveSessions(reader, accountId, now)
      const posts = identity.official?.posts ?? []
      const { sessionId } = identity
      return <MyAccountPage {...{ account, sessions, posts, sessionId }} manages={keepsAccounts(actor)} />
    },
  }),
  form({
    path: accountPaths.endSession,
    access: signedIn,
    input: EndOwnSession,
    act: endOwnSession,
    done: () => ({ to: accountPaths.mine, notice: { tone: 'success', text: mineWords.ended } }),
  }),
  form({
    path: accountPaths.endOthers,
    access: signedIn,
    input: z.object({}),
    extra: ({ identity }) => ({ keptSessionId: identity.sessionId }),
    act: endOtherSessions,
    done: () => ({ to: accountPaths.mine, notice: { tone: 'success', text: mineWords.ended } }),
  }),

  page({ path: accountPaths.password, access: signedIn, show: () => <ChangePasswordPage /> }),
  proofForm({
    path: accountPaths.password,
    access: signedIn,
    input: z.object({
      password: Password,
      newPassword: z.string().min(1).max(400),
      repeated: z.string().max(400).default(''),
    }),
    async take(exchange, { password, newPassword, repeated }) {
      const { accountId } = await provePassword(exchange, password)
      const keptSessionId = exchange.identity.sessionId
      await perform(exchange.caller, changePassword, { accountId, newPassword, repeated, keptSessionId })
      leaveNotice(exchange, { tone: 'success', text: passwordWords.changed })
      return accountPaths.mine
    },
    again: (exchange, attempt, status) => sendPage(exchange, status, <ChangePasswordPage attempt={attempt} />),
  }),

  page({
    path: accountPaths.totp,
    access: signedIn,
    show: async (exchange) => <TotpPage {...await totpProps(exchange)} />,
  }),
  proofForm({
    path: accountPaths.totp,
    access: signedIn,
    input: z.object({ code: z.string().trim().min(1).max(40), proposal: z.string().max(500) }),
    async take(exchange, { code, proposal }) {
      const { accountId } = officialOf(exchange.actor)
      showOnce(exchange, await perform(exchange.caller, confirmTotp, { accountId, code, proposal }))
      return accountPaths.recoveryCodes
    },
    again: showTotp,
  }),
  proofForm({
    path: accountPaths.totpRemoval,
    access: signedIn,
    input: z.object({ password: Password }),
    async take(exchange, { password }) {
      await perform(exchange.caller, removeTotp, await provePassword(exchange, password))
      leaveNotice(exchange, { tone: 'success', text: totpWords.turnedOff })
      return accountPaths.mine
    },
    again: showTotp,
  }),
  page({
    path: accountPaths.recoveryCodes,
    access: signedIn,
    show: (exchange) => <RecoveryCodesPage codes={takeOnce(exchange, accountPaths.recoveryCodes)} />,
  }),
  proofForm({
    path: accountPaths.recoveryCodes,
    access: signedIn,
    input: z.object({ password: Password }),
    async take(exchange, { password }) {
      showOnce(exchange, await perform(exchange.caller, makeRecoveryCodes, await provePassword(exchange, password)))
      return accountPaths.recoveryCodes
    },
    again: showTotp,
  }),
]

function showOnce(exchange: Exchange, codes: readonly string[]): void {
  setPathCookie(exchange, onceCookie(exchange.world.vault, accountPaths.recoveryCodes, codes))
}

async function totpProps({ reader, actor, world }: Exchange, attempt?: Again): Promise<TotpPageProps> {
  const { vault } = world
  const account = await getAccount(reader, officialOf(actor).accountId)
  if (account.totpConfirmedAt !== null)
    return { account, proposal: null, codesLeft: await countRecoveryCodes(reader, account.id), attempt }
  const sealed = attempt?.typed['proposal']
  // The telephone has scanned the first square already; another one would make its codes wrong.
  const secret = typeof sealed === 'string' ? openProposal(vault, account.id, sealed) : undefined
  const kept = secret !== undefined && typeof sealed === 'string' ? { secret, sealed } : undefined
  return { account, proposal: kept ?? proposeTotp(vault, account.id), codesLeft: 0, attempt }
}

async function showTotp(exchange: Exchange, attempt: Again, status: number): Promise<void> {
  sendPage(exchange, status, <TotpPage {...await totpProps(exchange, attempt)} />)
}
