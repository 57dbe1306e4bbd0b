import type { Exchange } from './exchange.ts'

/** A short-lived value for some pages only (a sender's secret): never in an address, never in a log. */
export interface PathCookie {
  readonly name: string
  readonly value: string
  /** Without the language; the English pages below `/en` get the same cookie. */
  readonly path: string
  /** In seconds. */
  readonly maxAge: number
}

export function setPathCookie(exchange: Exchange, { name, value, path, maxAge }: PathCookie): void {
  const secure = exchange.world.baseUrl.startsWith('https:')
  for (const each of pathsOf(path))
    exchange.reply.setCookie(name, value, { path: each, maxAge, httpOnly: true, sameSite: 'lax', secure })
}

export function clearPathCookie(exchange: Exchange, { name, path }: Pick<PathCookie, 'name' | 'path'>): void {
  for (const each of pathsOf(path)) exchange.reply.clearCookie(name, { path: each })
}

function pathsOf(path: string): readonly string[] {
  return path === '/' ? [path] : [path, `/en${path}`]
}
