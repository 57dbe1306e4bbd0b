import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { lifetimes } from './model.ts'

export const accountPageSize = 50

export interface AccountSummary {
  readonly login: string
  readonly officialName: string
  readonly leftOn: LegalDate | null
  readonly disabledAt: Date | null
  readonly mustChange: boolean
  readonly hasSecondStep: boolean
  readonly sessions: number
  readonly lastSignInAt: Date | null
}

/** One page of accounts by name; `search` finds in login and name, with or without accents. One statement. */
export async function listAccounts(
  reader: Reader,
  given: { readonly search: string; readonly page: number; readonly now: Date },
): Promise<{ readonly items: readonly AccountSummary[]; readonly total: number }> {
  const words = `%${given.search.replace(/[\\%_]/g, '\\$&')}%`
  const idle = new Date(given.now.getTime() - lifetimes.idle)
  const { rows } = await sql<AccountSummary & { readonly total: number }>`
    select a.login, o.name as official_name, o.left_on, a.disabled_at, a.must_change,
      a.totp_confirmed_at is not null as has_second_step,
      (select count(*)::integer from account_session s where s.account_id = a.id and s.ended_at is null
        and s.expires_at > ${given.now} and s.last_seen_at > ${idle}) as sessions,
      (select max(s.created_at) from account_session s where s.account_id = a.id) as last_sign_in_at,
      (count(*) over ())::integer as total
    from account a
    join official o on o.id = a.official_id
    where a.login like lower(${words}) or o.folded_name like fold_vi(${words})
    order by o.folded_name, a.login
    limit ${accountPageSize} offset ${(given.page - 1) * accountPageSize}`.execute(reader)
  return { items: rows, total: rows[0]?.total ?? 0 }
}

/** Officials in office who have no account yet. */
export async function listOfficialsWithoutAccount(
  reader: Reader,
  today: LegalDate,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return reader
    .selectFrom('official')
    .leftJoin('account', 'account.officialId', 'official.id')
    .select(['official.code', 'official.name'])
    .where('account.id', 'is', null)
    .where((where) => where.or([where('official.leftOn', 'is', null), where('official.leftOn', '>', today)]))
    .orderBy('official.foldedName')
    .orderBy('official.code')
    .execute()
}
