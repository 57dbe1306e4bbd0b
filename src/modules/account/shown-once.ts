import type { Exchange } from '#kernel/http/exchange.ts'
import { clearPathCookie, type PathCookie } from '#kernel/http/path-cookie.ts'
import type { Vault } from '#kernel/vault.ts'

const name = 'mb_once'
const context = 'account.shown-once'

/** A secret for the next page alone: sealed in a cookie of that page, never in its address, never in a table. */
export function onceCookie(vault: Vault, path: string, lines: readonly string[]): PathCookie {
  return { name, value: vault.seal(lines.join('\n'), context).toString('base64url'), path, maxAge: 600 }
}

/** Takes the secret out; the page shown again no longer has it. */
export function takeOnce(exchange: Exchange, path: string): readonly string[] | null {
  const cookie = exchange.request.cookies[name]
  if (!cookie || exchange.request.method !== 'GET') return null
  clearPathCookie(exchange, { name, path })
  try {
    return exchange.world.vault.open(Buffer.from(cookie, 'base64url'), context).split('\n')
  } catch {
    // Not sealed by us: nothing was said.
    return null
  }
}
