import { formatInstant } from '#kernel/i18n/dates.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { accountPaths } from '../paths.ts'
import type { SessionRow, SignInAccount } from '../queries.ts'
import { mineWords, totpWords, viaLabels } from '../vi.ts'

export interface MyAccountProps {
  readonly account: SignInAccount
  readonly sessions: readonly SessionRow[]
  readonly posts: readonly { readonly agencyName: string; readonly role: string }[]
  readonly sessionId: string | null
  readonly manages: boolean
}

export function MyAccountPage({ account, sessions, posts, sessionId, manages }: MyAccountProps) {
  return (
    <StaffShell title={mineWords.title} section="account">
      <PageHeader
        title={mineWords.title}
        kicker={account.officialName}
        actions={
          manages && (
            <ButtonLink kind="secondary" href={accountPaths.list}>
              {mineWords.manage}
            </ButtonLink>
          )
        }
      />
      <Section title={mineWords.posts}>
        <Table
          caption={mineWords.posts}
          hideCaption
          rows={posts}
          rowKey={(post) => `${post.agencyName} ${post.role}`}
          empty={mineWords.noPosts}
          columns={[
            { key: 'role', label: mineWords.role, rowHeader: true, cell: (post) => post.role },
            { key: 'agency', label: mineWords.agency, cell: (post) => post.agencyName },
          ]}
        />
      </Section>
      <Section title={mineWords.security}>
        <SecurityFacts account={account} />
      </Section>
      <Section title={mineWords.sessions}>
        <p>{mineWords.sessionsLead}</p>
        <SessionTable sessions={sessions} sessionId={sessionId} />
        {sessions.length > 1 && (
          <Form action={accountPaths.endOthers}>
            <Button kind="secondary">{mineWords.endOthers}</Button>
          </Form>
        )}
      </Section>
    </StaffShell>
  )
}

function SecurityFacts({ account }: { readonly account: SignInAccount }) {
  const { passwordChangedAt, totpConfirmedAt } = account
  return (
    <SummaryList
      rows={[
        { term: mineWords.login, value: account.login },
        {
          term: mineWords.password,
          value: passwordChangedAt ? mineWords.changedAt(formatInstant(passwordChangedAt)) : mineWords.noPassword,
          action: passwordChangedAt && <a href={accountPaths.password}>{mineWords.change}</a>,
        },
        {
          term: totpWords.title,
          value: totpConfirmedAt ? totpWords.on : totpWords.off,
          action: passwordChangedAt && <a href={accountPaths.totp}>{mineWords.change}</a>,
        },
        { term: mineWords.linked, value: account.oidcIssuer && new URL(account.oidcIssuer).host },
      ]}
    />
  )
}

interface SessionTableProps {
  readonly sessions: readonly SessionRow[]
  readonly sessionId: string | null
}

function SessionTable({ sessions, sessionId }: SessionTableProps) {
  return (
    <Table
      caption={mineWords.sessions}
      hideCaption
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: 'device',
          label: mineWords.device,
          rowHeader: true,
          cell: (session) =>
            session.id === sessionId ? `${session.device} (${mineWords.thisSession})` : session.device,
        },
        { key: 'via', label: mineWords.via, cell: (session) => viaLabels[session.via] },
        { key: 'from', label: mineWords.from, cell: (session) => formatInstant(session.createdAt) },
        { key: 'seen', label: mineWords.lastSeen, cell: (session) => formatInstant(session.lastSeenAt) },
        {
          key: 'end',
          label: mineWords.actions,
          hideLabel: true,
          cell: (session) => session.id !== sessionId && <EndButton session={session} />,
        },
      ]}
    />
  )
}

function EndButton({ session }: { readonly session: SessionRow }) {
  return (
    <Form action={accountPaths.endSession}>
      <Hidden name="sessionId" value={session.id} />
      <Button kind="secondary" small label={mineWords.endLabel(session.device, formatInstant(session.createdAt))}>
        {mineWords.end}
      </Button>
    </Form>
  )
}
