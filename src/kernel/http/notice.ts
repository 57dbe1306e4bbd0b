import { z } from 'zod'
import type { PageContext } from '#ui/context.ts'
import type { Exchange } from './exchange.ts'

const noticeCookie = 'mb_notice'

const LeftNotice = z.object({ tone: z.enum(['success', 'info', 'warning']), text: z.string().max(300) })
export type LeftNotice = z.infer<typeof LeftNotice>

/** Says something once on the page that a redirect leads to, without script and without an address that can be shared. */
export function leaveNotice(exchange: Exchange, notice: LeftNotice): void {
  const secure = exchange.world.baseUrl.startsWith('https:')
  exchange.reply.setCookie(noticeCookie, Buffer.from(JSON.stringify(notice)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 60,
  })
}

export function takeNotice(exchange: Exchange): PageContext['notice'] {
  const cookie = exchange.request.cookies[noticeCookie]
  if (!cookie || exchange.request.method !== 'GET') return null
  exchange.reply.clearCookie(noticeCookie, { path: '/' })
  try {
    const notice = LeftNotice.safeParse(JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')))
    return notice.success ? notice.data : null
  } catch {
    // A cookie is the visitor's own; nonsense in it is no message and no error.
    return null
  }
}
