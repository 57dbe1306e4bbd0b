import { z } from 'zod'
import type { SenderActor } from '#kernel/auth/actor.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import type { PathCookie } from '#kernel/http/path-cookie.ts'
import { feedbackPaths, publicFeedbackPath } from './paths.ts'

export const senderCookieName = 'mb_sender'
const openMinutes = 60

const SealedSession = z.object({ feedbackId: z.uuid(), until: z.number() })

/** For an hour the browser may look at one item without typing the secret again; the cookie is sealed and goes to the tracking pages only. */
export function senderCookie({ world, now }: Exchange, feedbackId: string): PathCookie {
  const session = { feedbackId, until: now.getTime() + openMinutes * 60_000 }
  return {
    name: senderCookieName,
    value: world.vault.seal(JSON.stringify(session), senderCookieName).toString('base64url'),
    path: feedbackPaths.public.track,
    maxAge: openMinutes * 60,
  }
}

/** The sender whose code and secret were shown in this browser within the hour. */
export function findSender({ world, request, now }: Exchange): SenderActor | undefined {
  const opened = openCookie(request.cookies[senderCookieName], (sealed) => world.vault.open(sealed, senderCookieName))
  const session = SealedSession.safeParse(opened)
  if (!session.success || session.data.until < now.getTime()) return undefined
  return { kind: 'sender', feedbackId: session.data.feedbackId }
}

function openCookie(value: string | undefined, open: (sealed: Buffer) => string): unknown {
  if (!value) return undefined
  try {
    return JSON.parse(open(Buffer.from(value, 'base64url')))
  } catch {
    // A cookie is the visitor's own; one that was altered opens nothing and is no error.
    return undefined
  }
}

export const secretCookieName = 'mb_sent'
/** Long enough to copy, print and reload; after that the secret is nowhere but with the sender. */
const secretMinutes = 15

/** Carries the secret to the receipt page of this one item. */
export function secretCookie(code: string, secret: string): PathCookie {
  return {
    name: secretCookieName,
    value: secret,
    path: publicFeedbackPath('sent', { code }),
    maxAge: secretMinutes * 60,
  }
}
