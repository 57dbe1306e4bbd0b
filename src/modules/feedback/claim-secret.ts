import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { sameBytes } from '#kernel/vault.ts'
import { claimCodeOf } from './claim-code.ts'
import { FeedbackCode } from './model.ts'
import { noteWrongTry, waitOf } from './open-tracking.ts'
import { tell } from './tell.ts'

/** Days in which the one-time code may be used; after that the receiving agency helps in person. */
export const claimDays = 14

/**
 * Whoever wrote a mail has seen no receipt page and so has no secret. A secret never travels by mail; what travels is a code for one
 * use, to the address the mail came from. It is typed into a form, so it stands in no address that a mail scanner opens or a log keeps.
 */
export async function issueClaim(act: Act, feedbackId: string): Promise<void> {
  const expiresAt = new Date(act.now.getTime() + claimDays * 86_400_000)
  await act.tx.insertInto('feedbackClaim').values({ feedbackId, issuedAt: act.now, expiresAt }).execute()
}

/** A new code for one use in place of the first, when the first may be used up or too old; it goes to the same address. */
export async function renewClaim(act: Act, feedbackId: string): Promise<void> {
  const expiresAt = new Date(act.now.getTime() + claimDays * 86_400_000)
  await act.tx
    .updateTable('feedbackClaim')
    .set({ issuedAt: act.now, expiresAt, usedAt: null })
    .where('feedbackId', '=', feedbackId)
    .execute()
}

export const ClaimSecret = z.object({ code: z.string().max(40), claim: z.string().max(40) })
export type ClaimSecret = z.infer<typeof ClaimSecret>

export type ClaimOutcome =
  | { readonly outcome: 'claimed'; readonly code: string; readonly secret: string }
  /** Says neither whether the item exists nor whether the code was used or too old. */
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly seconds: number }

/** The sender of a mail exchanges the one-time code for a secret of her own; the secret is shown once, like that of a form. */
export async function claimSecret(act: Act, input: ClaimSecret & { readonly address: string }): Promise<ClaimOutcome> {
  const { lanes, seconds } = await waitOf(act, input)
  if (seconds > 0) return { outcome: 'wait', seconds }

  const code = FeedbackCode.safeParse(input.code)
  const row = await act.tx
    .selectFrom('feedbackClaim')
    .innerJoin('feedback', 'feedback.id', 'feedbackClaim.feedbackId')
    .select(['feedbackId', 'code', 'issuedAt', 'expiresAt', 'usedAt'])
    .where('code', '=', code.success ? code.data : '')
    .forUpdate('feedbackClaim')
    .executeTakeFirst()
  const typed = act.vault.hash(input.claim.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''), 'claim-compare')
  const right = act.vault.hash(row ? claimCodeOf(act.vault, row).replace('-', '') : '-', 'claim-compare')
  const usable = row !== undefined && row.usedAt === null && row.expiresAt > act.now
  if (!row || !usable || !sameBytes(typed, right)) {
    await noteWrongTry(act, lanes)
    return { outcome: 'wrong' }
  }

  const secret = randomBytes(16).toString('base64url')
  await act.tx.updateTable('feedbackClaim').set({ usedAt: act.now }).where('feedbackId', '=', row.feedbackId).execute()
  await act.tx
    .updateTable('feedback')
    .set({ secretHash: act.vault.hash(secret, 'feedback-secret') })
    .where('id', '=', row.feedbackId)
    .execute()
  await tell({ ...act, actor: { kind: 'sender', feedbackId: row.feedbackId } }, row.feedbackId, {
    name: 'secret-claimed',
    forSender: true,
  })
  await record(act, 'feedback.secret-claimed', { feedbackId: row.feedbackId }, { type: 'feedback', id: row.feedbackId })
  return { outcome: 'claimed', code: row.code, secret }
}
