import { perform, type Caller } from '#kernel/act.ts'
import type { SenderActor } from '#kernel/auth/actor.ts'
import { NotFound, TooMany } from '#kernel/errors.ts'
import { openTracking, type TrackingKey } from './open-tracking.ts'

/**
 * The sender of an item by its code and secret, for callers that show both each time (the API): the same check, and the same
 * slowing down of whoever guesses, as on the tracking page.
 * @throws NotFound for an unknown code or a wrong secret alike
 * @throws TooMany when this address has guessed too often
 */
export async function findAsSender(caller: Caller, key: TrackingKey): Promise<SenderActor> {
  const opened = await perform(caller, openTracking, { ...key, secret: key.secret.trim() })
  if (opened.outcome === 'wait') throw new TooMany(opened.seconds)
  if (opened.outcome === 'wrong') throw new NotFound('feedback.not-found')
  return { kind: 'sender', feedbackId: opened.feedbackId }
}
