import { setTimeout as wait } from 'node:timers/promises'
import { perform, type Act, type Caller, type Reader } from '#kernel/act.ts'
import type { SenderActor } from '#kernel/auth/actor.ts'
import { NotFound, TooMany } from '#kernel/errors.ts'
import { sameBytes } from '#kernel/vault.ts'
import { FeedbackCode } from './model.ts'

/** What somebody shows who says that an item is her own; `address` is the network address from which she asks. */
export interface SenderProof {
  readonly code: string
  readonly secret: string
  readonly address: string
}

/** How far back wrong tries count, how many are free, and after how many nothing is looked up for a while. */
const rememberedSeconds = 900
const freeTries = 3
const mostTries = 20
const waitPerTryMs = 200
const longestWaitMs = 2000

/**
 * The sender of an item, by its code and secret. A wrong secret is the same 404 as an unknown code, and each further wrong
 * one from the same address takes longer. A right one always opens: the neighbours of somebody who guesses, behind one
 * address of a whole commune, must not be shut out, and 128 bits are not guessed.
 * @throws NotFound for an unknown code or a wrong secret
 * @throws TooMany after twenty wrong tries within a quarter of an hour
 */
export async function findAsSender(
  asked: { readonly reader: Reader; readonly caller: Caller },
  proof: SenderProof,
): Promise<SenderActor> {
  const feedbackId = await idBehind(asked, proof)
  if (feedbackId !== undefined) return { kind: 'sender', feedbackId }

  const addressHash = asked.caller.vault.hash(proof.address, 'feedback-attempt')
  const tries = await perform(asked.caller, noteWrongTry, { addressHash })
  if (tries > mostTries) throw new TooMany(rememberedSeconds)
  await wait(Math.min(Math.max(tries - freeTries, 0) * waitPerTryMs, longestWaitMs))
  throw new NotFound('feedback.not-found')
}

async function idBehind(
  { reader, caller }: { readonly reader: Reader; readonly caller: Caller },
  proof: SenderProof,
): Promise<string | undefined> {
  const code = FeedbackCode.safeParse(proof.code)
  const row = code.success
    ? await reader
        .selectFrom('feedback')
        .select(['id', 'secretHash'])
        .where('code', '=', code.data)
        .executeTakeFirst()
    : undefined
  // Hashed also when there is no such item: how long it takes must not tell which codes exist.
  const shown = caller.vault.hash(proof.secret.trim(), 'feedback-secret')
  return row && sameBytes(shown, row.secretHash) ? row.id : undefined
}

/** @returns how many wrong tries this address has made lately, this one included */
async function noteWrongTry(act: Act, input: { readonly addressHash: Buffer }): Promise<number> {
  await act.tx.insertInto('feedbackAttempt').values({ addressHash: input.addressHash, at: act.now }).execute()
  const recent = await act.tx
    .selectFrom('feedbackAttempt')
    .select('at')
    .where('addressHash', '=', input.addressHash)
    .where('at', '>', new Date(act.now.getTime() - rememberedSeconds * 1000))
    .limit(mostTries + 1)
    .execute()
  return recent.length
}

/** What the table keeps is forgotten after a day. */
export async function forgetWrongTries(act: Act): Promise<void> {
  await act.tx
    .deleteFrom('feedbackAttempt')
    .where('at', '<', new Date(act.now.getTime() - 86_400_000))
    .execute()
}
