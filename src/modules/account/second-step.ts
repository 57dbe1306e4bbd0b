import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { authorizeAccounts } from './policy.ts'
import { findAccountByLogin, lockAccount } from './queries.ts'
import { makeRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts'
import { openProposal, openTotp, sealTotp, totpStep } from './totp.ts'

/** Turns the second step on, once a code shows that the telephone has the secret. Returns the recovery codes. */
export async function confirmTotp(
  act: Act,
  input: { readonly accountId: string; readonly proposal: string; readonly code: string },
): Promise<readonly string[]> {
  const account = await lockAccount(act.tx, input.accountId)
  if (account.totpConfirmedAt !== null) throw new Refused('account.totp-confirmed-already', { allowed: ['remove'] })
  const secret = openProposal(act.vault, account.id, input.proposal)
  if (secret === undefined) throw new Invalid([{ field: 'code', code: 'form-expired' }])
  const step = totpStep(secret, input.code, { now: act.now, lastStep: null })
  if (step === undefined) throw new Invalid([{ field: 'code', code: 'account.wrong-code' }])

  await act.tx
    .updateTable('account')
    .set({
      totpSecret: sealTotp(act.vault, account.id, secret),
      totpConfirmedAt: act.now,
      totpLastStep: step,
    })
    .where('id', '=', account.id)
    .execute()

  await record(act, 'account.totp-confirmed', { accountId: account.id }, { type: 'account', id: account.id })
  return makeRecoveryCodes(act, { accountId: account.id })
}

/**
 * Tries a code of the telephone or of the paper, and spends it.
 * Returns undefined rather than throws: a failure must not undo that it was counted.
 */
export async function spendCode(
  act: Act,
  input: { readonly accountId: string; readonly code: string },
): Promise<'code' | 'recovery-code' | undefined> {
  const account = await lockAccount(act.tx, input.accountId)
  if (account.totpSecret === null || account.totpConfirmedAt === null) return undefined
  const secret = openTotp(act.vault, account.id, account.totpSecret)
  const step = totpStep(secret, input.code, { now: act.now, lastStep: account.totpLastStep })
  if (step === undefined) return (await spendRecoveryCode(act, account.id, input.code)) ? 'recovery-code' : undefined
  await act.tx.updateTable('account').set({ totpLastStep: step }).where('id', '=', account.id).execute()
  return 'code'
}

/** Turns the second step off. Who asks has shown the password just before. */
export async function removeTotp(act: Act, input: { readonly accountId: string }): Promise<void> {
  await takeTotpAway(act, input.accountId, 'self')
}

/** For somebody who has lost the telephone and the paper. @throws NotFound */
export async function resetTotp(act: Act, input: { readonly login: string }): Promise<void> {
  authorizeAccounts(act.actor)
  const account = await findAccountByLogin(act.tx, input.login)
  if (!account) throw new NotFound('account.not-found')
  await takeTotpAway(act, account.id, 'administrator')
}

async function takeTotpAway(act: Act, accountId: string, by: 'self' | 'administrator'): Promise<void> {
  const account = await lockAccount(act.tx, accountId)
  if (account.totpConfirmedAt === null) throw new Refused('account.no-totp', { allowed: ['confirm'] })
  await act.tx
    .updateTable('account')
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    .where('id', '=', accountId)
    .execute()
  await act.tx.deleteFrom('accountRecoveryCode').where('accountId', '=', accountId).execute()
  await record(act, 'account.totp-removed', { accountId, by }, { type: 'account', id: accountId })
}
