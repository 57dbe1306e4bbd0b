import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { actIn, type Caller, type Doer } from '#kernel/act.ts'
import type { Vault } from '#kernel/vault.ts'

/**
 * Performs an act at most once for a key: a repeat with the same key gives the first answer and changes nothing,
 * also when the two arrive at the same time (the second waits for the first to commit).
 *
 * A repeat asks for the same. Visitors share one scope and may choose poor keys (a counter), and at a shared computer the form of the one
 * before comes back with its key: were the key alone to count, the next would lose her words and be handed the other's secret.
 *
 * The answer is kept sealed with a key made from the request's own key, of which only a hash is stored: an answer may
 * hold a sender's secret, and whoever reads the table must not find it there.
 *
 * @param scope what the key counts for (the route and the actor), so that a key seen elsewhere opens nothing
 * @param asked what was sent, as JSON can say it; the same key with something else is another request
 * @param answer what to tell the one who asks; it must survive JSON
 */
export async function performOnce<Input, Result, Answer>(
  caller: Caller,
  once: {
    readonly key: string
    readonly scope: string
    readonly asked: unknown
    readonly answer: (result: Result) => Answer
  },
  doer: Doer<Input, Result>,
  input: Input,
): Promise<Answer> {
  const now = caller.clock.now()
  const keyHash = caller.vault.hash(JSON.stringify([once.scope, once.key, once.asked]), 'performed-request')
  return caller.db.transaction().execute(async (tx) => {
    const first = await tx
      .insertInto('performedRequest')
      .values({ keyHash, act: once.scope, performedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('keyHash')
      .executeTakeFirst()
    if (!first) {
      const stored = await tx
        .selectFrom('performedRequest')
        .select('result')
        .where('keyHash', '=', keyHash)
        .executeTakeFirstOrThrow()
      if (!stored.result) throw new Error('performed-request.without-answer')
      return unsealAnswer(caller.vault, once.key, stored.result)
    }
    const answer = once.answer(await doer(actIn(tx, caller, now), input))
    await tx
      .updateTable('performedRequest')
      .set({ result: sealAnswer(caller.vault, once.key, answer) })
      .where('keyHash', '=', keyHash)
      .execute()
    return answer
  })
}

function sealAnswer(vault: Vault, key: string, answer: unknown): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', answerKey(vault, key), nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unsealAnswer<Answer>(vault: Vault, key: string, sealed: Buffer): Answer {
  const decipher = createDecipheriv('aes-256-gcm', answerKey(vault, key), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'))
}

function answerKey(vault: Vault, key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, vault.derive('performed-answer'), 'minh-bach', 32))
}
