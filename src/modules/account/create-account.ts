import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid } from '#kernel/errors.ts'
import { lifetimes, Login } from './model.ts'
import { hashPassword } from './password-hash.ts'
import { authorizeAccounts } from './policy.ts'
import { newWrittenSecret } from './secrets.ts'

export const CreateAccount = z.object({
  login: Login,
  officialCode: z.string().trim().min(1).max(60),
})
export type CreateAccount = z.infer<typeof CreateAccount>

/** An account with a password that is told once; rights come from the official's posts, not from here. */
export interface AccountWithPassword {
  readonly accountId: string
  readonly login: string
  readonly oneTimePassword: string
}

/** @throws Invalid when the name is taken, or the official is unknown, has left or has an account */
export async function createAccount(act: Act, input: CreateAccount): Promise<AccountWithPassword> {
  authorizeAccounts(act.actor)
  const official = await act.tx
    .selectFrom('official')
    .select(['id', 'leftOn'])
    .where('code', '=', input.officialCode)
    .forShare()
    .executeTakeFirst()
  if (!official) throw new Invalid([{ field: 'officialCode', code: 'account.unknown-official' }])
  if (official.leftOn !== null && official.leftOn <= act.today)
    throw new Invalid([{ field: 'officialCode', code: 'account.official-has-left' }])

  const oneTimePassword = newWrittenSecret(4)
  const { id } = await act.tx
    .insertInto('account')
    .values({
      officialId: official.id,
      login: input.login,
      passwordHash: await hashPassword(oneTimePassword),
      passwordChangedAt: act.now,
      mustChange: true,
      oneTimeUntil: new Date(act.now.getTime() + lifetimes.oneTimePassword),
      createdAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) =>
      translateConstraint(error, {
        account_login_key: () => new Invalid([{ field: 'login', code: 'already-taken' }]),
        account_official_id_key: () => new Invalid([{ field: 'officialCode', code: 'account.official-has-account' }]),
      }),
    )

  await record(act, 'account.created', { accountId: id, officialId: official.id }, { type: 'account', id })
  return { accountId: id, login: input.login, oneTimePassword }
}
