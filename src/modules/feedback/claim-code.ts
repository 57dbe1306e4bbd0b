import type { Vault } from '#kernel/vault.ts'
import { codeAlphabet } from './model.ts'

/** Reckoned from the installation's key each time, so that neither a table nor a queue ever holds it: `7K3M9-QXD2F`. */
export function claimCodeOf(vault: Vault, claim: { readonly feedbackId: string; readonly issuedAt: Date }): string {
  const bytes = vault.hash(`${claim.feedbackId}/${claim.issuedAt.toISOString()}`, 'feedback-claim')
  let value = bytes.readBigUInt64BE()
  let letters = ''
  for (let at = 0; at < 10; at++) {
    letters += codeAlphabet.charAt(Number(value % BigInt(codeAlphabet.length)))
    value /= BigInt(codeAlphabet.length)
  }
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}
