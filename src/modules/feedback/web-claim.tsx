import { perform } from '#kernel/act.ts'
import { everyone } from '#kernel/http/access.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { page } from '#kernel/http/page.ts'
import { setPathCookie } from '#kernel/http/path-cookie.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { pathIn } from '#ui/words.ts'
import { ClaimSecret, claimSecret } from './claim-secret.ts'
import { ClaimPage } from './pages/public/claim-page.tsx'
import { claimWords } from './pages/public/claim-words.ts'
import { feedbackPaths, publicFeedbackPath } from './paths.ts'
import { secretCookie } from './sender-cookie.ts'

/** Nhận khóa bí mật: for those who wrote a mail and never saw a receipt page. */
export const claimRoutes: readonly Route[] = [
  page({ path: feedbackPaths.public.claim, access: everyone, show: () => <ClaimPage /> }),
  { method: 'POST', path: feedbackPaths.public.claim, access: everyone, kind: 'form', run: claimWithCode },
]

/** Not a `form`: a wrong code must be remembered, so the act ends well and says what came of it. */
async function claimWithCode(exchange: Exchange): Promise<void> {
  const { request, reply, caller, language, world } = exchange
  const { typed } = await readForm(request)
  guardAgainstForgery(request, typed['_csrf'], world.vault)
  const words = claimWords[language]
  const asked = ClaimSecret.safeParse({ code: typed['code'], claim: typed['claim'] })
  const result = asked.success
    ? await perform(caller, claimSecret, { ...asked.data, address: request.ip })
    : { outcome: 'wrong' as const }
  if (result.outcome === 'claimed') {
    setPathCookie(exchange, secretCookie(result.code, result.secret))
    const to = pathIn(language, publicFeedbackPath('sent', { code: result.code }))
    void reply.header('cache-control', 'no-store').redirect(to, 303)
    return
  }
  const attempt = { problems: [], typed: { code: typed['code'] ?? '' }, refusal: null }
  const failure = result.outcome === 'wait' ? words.wait : words.wrong
  sendPage(exchange, result.outcome === 'wait' ? 429 : 422, <ClaimPage attempt={attempt} failure={failure} />)
}
