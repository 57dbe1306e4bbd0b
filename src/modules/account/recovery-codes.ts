import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { Vault } from '#kernel/vault.ts'
import { newWrittenSecret, plainSecret } from './secrets.ts'

const howMany = 10

/** Ten new codes in place of all earlier ones; they are shown once, the table keeps keyed hashes. */
export async function makeRecoveryCodes(act: Act, input: { readonly accountId: string }): Promise<readonly string[]> {
  const { accountId } = input
  const codes = Array.from({ length: howMany }, () => newWrittenSecret(3))
  await act.tx.deleteFrom('accountRecoveryCode').where('accountId', '=', accountId).execute()
  await act.tx
    .insertInto('accountRecoveryCode')
    .values(codes.map((code) => ({ accountId, codeHash: hashOf(act.vault, accountId, code), createdAt: act.now })))
    .execute()
  await record(act, 'account.recovery-codes-made', { accountId, codes: howMany }, { type: 'account', id: accountId })
  return codes
}

/** Takes a code away if it is one that was not used yet; of two who send it at once one gets it. */
export async function spendRecoveryCode(act: Act, accountId: string, typed: string): Promise<boolean> {
  const spent = await act.tx
    .updateTable('accountRecoveryCode')
    .set({ usedAt: act.now })
    .where('accountId', '=', accountId)
    .where('codeHash', '=', hashOf(act.vault, accountId, typed))
    .where('usedAt', 'is', null)
    .returning('accountId')
    .executeTakeFirst()
  return spent !== undefined
}

function hashOf(vault: Vault, accountId: string, code: string): Buffer {
  return vault.hash(`${accountId} ${plainSecret(code)}`, 'account-recovery-code')
}
