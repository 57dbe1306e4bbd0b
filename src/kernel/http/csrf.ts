import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '#kernel/errors.ts'
import { sameBytes, type Vault } from '#kernel/vault.ts'

export const formCookie = 'mb_form'

/**
 * Two independent guards against a form posted from another site: where the browser says the request comes from,
 * and a token that belongs to a cookie which only our pages can read back into a form.
 */
export function guardAgainstForgery(request: FastifyRequest, typedToken: unknown, vault: Vault): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused('form.from-another-site')
  const cookie = request.cookies[formCookie]
  if (!cookie || typeof typedToken !== 'string') throw new Refused('form.expired')
  if (!sameBytes(Buffer.from(typedToken), Buffer.from(tokenFor(cookie, vault)))) throw new Refused('form.expired')
}

/** The token for this visitor's forms; sets the cookie it belongs to when there is none yet. */
export function csrfTokenOf(request: FastifyRequest, reply: FastifyReply, vault: Vault, secure: boolean): string {
  let cookie = request.cookies[formCookie]
  if (!cookie) {
    cookie = randomBytes(18).toString('base64url')
    // Two forms on one page must get one cookie.
    request.cookies[formCookie] = cookie
    reply.setCookie(formCookie, cookie, { path: '/', httpOnly: true, sameSite: 'lax', secure })
  }
  return tokenFor(cookie, vault)
}

function tokenFor(cookie: string, vault: Vault): string {
  return vault.hash(cookie, 'csrf').toString('base64url')
}
