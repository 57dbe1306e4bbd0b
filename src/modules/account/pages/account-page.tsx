import { formatInstant, type LegalDate } from '#kernel/i18n/dates.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { pathTo } from '#kernel/http/route.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Form } from '#ui/form/form.tsx'
import { Inset, Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { accountPaths } from '../paths.ts'
import type { SessionRow, SignInAccount } from '../queries.ts'
import { accountRefusal, keepingWords, mineWords, totpWords } from '../vi.ts'
import { StateTag } from './account-list-page.tsx'

export interface AccountPageProps {
  readonly account: SignInAccount
  readonly sessions: readonly SessionRow[]
  readonly today: LegalDate
  readonly attempt: Attempt | null
  /** One's own account cannot be disabled. */
  readonly isOwn: boolean
  readonly oneTimePassword: string | undefined
}

/** One account for the administrator: its state, and what can be done with it. */
export function AccountPage({ account, sessions, today, attempt, isOwn, oneTimePassword }: AccountPageProps) {
  const { login } = account
  return (
    <StaffShell
      title={account.officialName}
      section="account"
      breadcrumbs={[{ label: keepingWords.title, href: accountPaths.list }, { label: account.officialName }]}
    >
      {attempt?.refusal && <Notice tone="warning">{accountRefusal(attempt.refusal.code)}</Notice>}
      <PageHeader title={account.officialName} tag={<StateTag account={account} today={today} />} />
      {oneTimePassword && (
        <Inset>
          <p>
            {keepingWords.oneTime}: <code>{oneTimePassword}</code>
          </p>
          <p>{keepingWords.oneTimeLead}</p>
        </Inset>
      )}
      <SummaryList
        rows={[
          { term: keepingWords.login, value: login },
          { term: totpWords.title, value: account.totpConfirmedAt ? totpWords.on : totpWords.off },
          { term: mineWords.linked, value: account.oidcIssuer && new URL(account.oidcIssuer).host },
          {
            term: mineWords.sessions,
            value: sessions.map((session) => `${session.device}, ${formatInstant(session.lastSeenAt)}`).join('; '),
          },
        ]}
      />
      <Section title={keepingWords.acts}>
        <AccountAct login={login} path={accountPaths.reset} title={keepingWords.reset} lead={keepingWords.resetLead} />
        {sessions.length > 0 && (
          <AccountAct
            login={login}
            path={accountPaths.accountSessions}
            title={keepingWords.endSessions}
            lead={keepingWords.endSessionsLead}
          />
        )}
        {account.totpConfirmedAt !== null && (
          <AccountAct
            login={login}
            path={accountPaths.totpReset}
            title={keepingWords.resetTotp}
            lead={keepingWords.resetTotpLead}
          />
        )}
        {account.disabledAt !== null && (
          <AccountAct login={login} path={accountPaths.enabling} title={keepingWords.enable} />
        )}
        {account.disabledAt === null && !isOwn && (
          <AccountAct
            login={login}
            path={accountPaths.disabling}
            title={keepingWords.disable}
            lead={keepingWords.disableLead}
            danger
          />
        )}
      </Section>
    </StaffShell>
  )
}

interface AccountActProps {
  readonly login: string
  readonly path: string
  readonly title: string
  readonly lead?: string
  readonly danger?: boolean
}

function AccountAct({ login, path, title, lead, danger }: AccountActProps) {
  return (
    <Form action={pathTo(path, { login })}>
      {lead && <p class="soft">{lead}</p>}
      <Button kind={danger ? 'danger' : 'secondary'} confirm={keepingWords.confirm}>
        {title}
      </Button>
    </Form>
  )
}
