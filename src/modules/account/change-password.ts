import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { endSessions } from './end-sessions.ts'
import { hashPassword, passwordFits } from './password-hash.ts'
import { checkNewPassword } from './password-rules.ts'
import { lockAccount } from './queries.ts'

export interface ChangePassword {
  readonly accountId: string
  readonly newPassword: string
  readonly repeated: string
  /** The session in which it is changed stays. */
  readonly keptSessionId: string | null
}

/**
 * Chooses a new password; whoever else was signed in with the old one is signed out.
 * Who asks has shown the old one just before (`proof.ts`, `step.ts`).
 * @throws Invalid when it does not hold the rules, is the old one, or the two differ
 */
export async function changePassword(act: Act, input: ChangePassword): Promise<void> {
  const account = await lockAccount(act.tx, input.accountId)
  checkNewPassword('newPassword', input.newPassword, account)
  if (input.newPassword !== input.repeated) throw new Invalid([{ field: 'repeated', code: 'account.passwords-differ' }])
  if (await passwordFits(account.passwordHash, input.newPassword))
    throw new Invalid([{ field: 'newPassword', code: 'account.password-same' }])

  await act.tx
    .updateTable('account')
    .set({
      passwordHash: await hashPassword(input.newPassword),
      passwordChangedAt: act.now,
      mustChange: false,
      oneTimeUntil: null,
    })
    .where('id', '=', account.id)
    .execute()
  await endSessions(act, { accountId: account.id, exceptId: input.keptSessionId, by: 'password-changed' })

  await record(act, 'account.password-changed', { accountId: account.id }, { type: 'account', id: account.id })
}
