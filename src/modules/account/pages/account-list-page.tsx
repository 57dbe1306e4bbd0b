import { formatInstant, type LegalDate } from '#kernel/i18n/dates.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { pathTo } from '#kernel/http/route.ts'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag, type TagTone } from '#ui/tag/tag.tsx'
import type { AccountSummary } from '../keeping-queries.ts'
import { accountPaths } from '../paths.ts'
import { keepingWords, mineWords } from '../vi.ts'

export interface AccountListProps {
  readonly accounts: readonly AccountSummary[]
  readonly query: string
  readonly today: LegalDate
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

export function AccountListPage({ accounts, query, today, ...paging }: AccountListProps) {
  return (
    <StaffShell
      title={keepingWords.title}
      section="account"
      breadcrumbs={[{ label: mineWords.title, href: accountPaths.mine }, { label: keepingWords.title }]}
    >
      <PageHeader
        title={keepingWords.title}
        lead={keepingWords.lead}
        actions={<ButtonLink href={accountPaths.newAccount}>{keepingWords.create}</ButtonLink>}
      />
      <SearchBox action={accountPaths.list} label={keepingWords.search} name="q" value={query} />
      <Table
        caption={keepingWords.title}
        hideCaption
        rows={accounts}
        rowKey={(account) => account.login}
        empty={keepingWords.none}
        columns={[
          {
            key: 'name',
            label: keepingWords.name,
            rowHeader: true,
            cell: ({ login, officialName }) => <a href={pathTo(accountPaths.account, { login })}>{officialName}</a>,
          },
          { key: 'login', label: keepingWords.login, cell: (account) => account.login },
          { key: 'state', label: keepingWords.state, cell: (account) => <StateTag account={account} today={today} /> },
          {
            key: 'second',
            label: keepingWords.secondStep,
            cell: (account) => (account.hasSecondStep ? keepingWords.yes : keepingWords.no),
          },
          { key: 'sessions', label: keepingWords.sessions, cell: (account) => account.sessions },
          {
            key: 'last',
            label: keepingWords.lastSignIn,
            cell: ({ lastSignInAt }) => (lastSignInAt ? formatInstant(lastSignInAt) : keepingWords.never),
          },
        ]}
      />
      <Pagination
        {...paging}
        href={(number) => `${accountPaths.list}?${new URLSearchParams({ q: query, trang: String(number) })}`}
      />
    </StaffShell>
  )
}

type State = keyof typeof keepingWords.states

const tones: Readonly<Record<State, TagTone>> = {
  active: 'success',
  disabled: 'danger',
  left: 'neutral',
  'one-time': 'warning',
}

export interface StateTagProps {
  readonly account: {
    readonly leftOn: LegalDate | null
    readonly disabledAt: Date | null
    readonly mustChange: boolean
  }
  readonly today: LegalDate
}

export function StateTag({ account, today }: StateTagProps) {
  const state = stateOf(account, today)
  return <Tag tone={tones[state]}>{keepingWords.states[state]}</Tag>
}

function stateOf({ leftOn, disabledAt, mustChange }: StateTagProps['account'], today: LegalDate): State {
  if (disabledAt !== null) return 'disabled'
  if (leftOn !== null && leftOn <= today) return 'left'
  return mustChange ? 'one-time' : 'active'
}
