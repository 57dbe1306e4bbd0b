import { z } from 'zod'
import type { Doer } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import { pathTo, type Route } from '#kernel/http/route.ts'
import { CreateAccount, createAccount, type AccountWithPassword } from './create-account.ts'
import { disableAccount, enableAccount, endAccountSessions } from './disable-account.ts'
import { accountPageSize, listAccounts, listOfficialsWithoutAccount } from './keeping-queries.ts'
import { loginPattern } from './model.ts'
import { AccountPage } from './pages/account-page.tsx'
import { AccountListPage } from './pages/account-list-page.tsx'
import { NewAccountPage } from './pages/new-account-page.tsx'
import { accountPaths } from './paths.ts'
import { findAccountByLogin, listLiveSessions } from './queries.ts'
import { resetPassword } from './reset-password.ts'
import { resetTotp } from './second-step.ts'
import { onceCookie, takeOnce } from './shown-once.ts'
import { keepingWords } from './vi.ts'

const administrators = officialsWith('administrator')
const LoginInPath = z.object({ login: z.string().max(60).regex(loginPattern).catch('') })

/** Keeping the accounts of all officials; for administrators. */
export const keepingRoutes: readonly Route[] = [
  page({
    path: accountPaths.list,
    access: administrators,
    query: z.object({ q: z.string().trim().max(100).catch(''), trang: PageNumber.default(1) }),
    async show({ reader, now, today }, { query }) {
      const { items, total } = await listAccounts(reader, { search: query.q, page: query.trang, now })
      const paging = { total, page: query.trang, pageSize: accountPageSize }
      return <AccountListPage accounts={items} query={query.q} today={today} {...paging} />
    },
  }),

  page({ path: accountPaths.newAccount, access: administrators, show: (exchange) => newAccountPage(exchange, null) }),
  form({
    path: accountPaths.newAccount,
    access: administrators,
    input: CreateAccount,
    act: createAccount,
    done: (account, { exchange }) => ({
      ...passwordShown(account, exchange),
      notice: { tone: 'success', text: keepingWords.created },
    }),
    again: (exchange, attempt) => newAccountPage(exchange, attempt),
  }),

  page({
    path: accountPaths.account,
    access: administrators,
    params: LoginInPath,
    show: (exchange, { params }) => accountPage(exchange, params.login, null),
  }),
  form({
    path: accountPaths.reset,
    access: administrators,
    params: LoginInPath,
    input: z.object({}),
    extra: (_, { params }) => params,
    act: resetPassword,
    done: (account, { exchange }) => passwordShown(account, exchange),
    again: (exchange, attempt, { params }) => accountPage(exchange, params.login, attempt),
  }),
  keepingForm(accountPaths.totpReset, resetTotp),
  keepingForm(accountPaths.disabling, disableAccount),
  keepingForm(accountPaths.enabling, enableAccount),
  keepingForm(accountPaths.accountSessions, endAccountSessions),
]

/** A button of the account's page: one act on that account. */
function keepingForm<Result>(path: string, act: Doer<{ readonly login: string }, Result>): Route {
  return form({
    path,
    access: administrators,
    params: LoginInPath,
    input: z.object({}),
    extra: (_, { params }) => params,
    act,
    done: (_, { params }) => ({
      to: pathTo(accountPaths.account, params),
      notice: { tone: 'success', text: keepingWords.saved },
    }),
    again: (exchange, attempt, { params }) => accountPage(exchange, params.login, attempt),
  })
}

function passwordShown({ login, oneTimePassword }: AccountWithPassword, { world }: Exchange) {
  const to = pathTo(accountPaths.account, { login })
  return { to, cookie: onceCookie(world.vault, to, [oneTimePassword]) }
}

async function newAccountPage({ reader, today }: Exchange, attempt: Attempt | null) {
  return <NewAccountPage officials={await listOfficialsWithoutAccount(reader, today)} attempt={attempt} />
}

async function accountPage(exchange: Exchange, login: string, attempt: Attempt | null) {
  const { reader, now, today, actor } = exchange
  const account = await findAccountByLogin(reader, login)
  if (!account) throw new NotFound('account.not-found')
  const sessions = await listLiveSessions(reader, account.id, now)
  const [oneTimePassword] = takeOnce(exchange, pathTo(accountPaths.account, { login })) ?? []
  const isOwn = actor.kind === 'official' && actor.accountId === account.id
  return <AccountPage {...{ account, sessions, today, attempt, isOwn, oneTimePassword }} />
}
