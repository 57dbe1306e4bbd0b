import type { FastifyReply, FastifyRequest } from 'fastify'

export type CookieKind = 'session' | 'step' | 'device' | 'oidc'

/**
 * Over https the name begins with `__Host-`: then a browser takes the cookie only from this very host,
 * and a page on a neighbouring subdomain cannot put its own session under ours.
 */
export function cookieName(kind: CookieKind, baseUrl: string): string {
  return baseUrl.startsWith('https:') ? `__Host-mb_${kind}` : `mb_${kind}`
}

export function readCookie(request: FastifyRequest, kind: CookieKind, baseUrl: string): string | undefined {
  return request.cookies[cookieName(kind, baseUrl)] || undefined
}

/** @param maxAge in milliseconds; without it the cookie goes when the browser is closed */
export function writeCookie(
  reply: FastifyReply,
  kind: CookieKind,
  baseUrl: string,
  content: { readonly value: string; readonly maxAge?: number },
): void {
  reply.setCookie(cookieName(kind, baseUrl), content.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: baseUrl.startsWith('https:'),
    ...(content.maxAge === undefined ? {} : { maxAge: Math.floor(content.maxAge / 1000) }),
  })
}

export function clearCookie(reply: FastifyReply, kind: CookieKind, baseUrl: string): void {
  reply.clearCookie(cookieName(kind, baseUrl), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: baseUrl.startsWith('https:'),
  })
}
