import { randomBytes } from 'node:crypto'
import type { VNode } from 'preact'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import type { PageContext } from '#ui/context.ts'
import { renderPage } from '#ui/render.tsx'
import { csrfTokenOf } from './csrf.ts'
import type { Exchange } from './exchange.ts'
import { takeNotice } from './notice.ts'

export function sendPage(exchange: Exchange, status: number, vnode: VNode): void {
  sendDrawn(exchange, status, drawPage(exchange, vnode))
}

/** @param sameForAll a page that is shown to many must not hold the token of one: it would open her form to the others, and theirs to nobody */
export function drawPage(
  exchange: Exchange,
  vnode: VNode,
  { sameForAll }: { readonly sameForAll?: true } = {},
): string {
  const context = contextOf(exchange)
  if (!sameForAll || exchange.actor.kind !== 'visitor') return renderPage(vnode, context)
  const refuse = (): never => {
    throw new Error(`page.same-for-all-with-a-form: ${exchange.request.routeOptions.url}`)
  }
  return renderPage(vnode, { ...context, csrfToken: refuse, newFormKey: refuse })
}

export function sendDrawn(exchange: Exchange, status: number, html: string): void {
  const { reply } = exchange
  void reply.code(status).type('text/html; charset=utf-8')
  // What a signed-in official or a sender saw must not be found in the browser of the next person at the desk.
  if (exchange.actor.kind !== 'visitor' || exchange.request.method !== 'GET')
    void reply.header('cache-control', 'private, no-store')
  else if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache')
  // As bytes: of a text the server would count them, put it behind the headers, and write the whole once more.
  void reply.send(Buffer.from(html))
}

function contextOf(exchange: Exchange): PageContext {
  const { world, request, reply, identity, facts } = exchange
  const secure = world.baseUrl.startsWith('https:')
  return {
    language: exchange.language,
    path: request.url,
    baseUrl: world.baseUrl,
    provinceName: facts.provinceName,
    official: identity.official,
    staffSections: identity.staffSections,
    csrfToken: () => csrfTokenOf(request, reply, world.vault, secure),
    newFormKey: () => randomBytes(18).toString('base64url'),
    notice: takeNotice(exchange),
    asset: (name) => world.asset(name),
    demonstration: facts.demonstration,
    clockShifted: world.clockShifted ? legalDateOf(exchange.now) : null,
  }
}
