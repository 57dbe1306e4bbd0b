import { z } from 'zod'
import { perform } from '#kernel/act.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import type { IdentityProvider } from '#kernel/http/world.ts'
import { clearCookie, readCookie, writeCookie } from './cookies.ts'
import { accountOfPerson } from './link-oidc.ts'
import { lifetimes } from './model.ts'
import { beginOidc, finishOidc } from './oidc-client.ts'
import { SignInPage } from './pages/sign-in-page.tsx'
import { accountPaths, returnPath, workplace } from './paths.ts'
import { enter, recordFailure } from './sign-in.ts'
import { signInWords } from './vi.ts'

const Round = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string(), at: z.number() })
const context = 'account.oidc-round'

/** Out to the identity provider and back. Without a provider these addresses do not exist. */
export const oidcRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: accountPaths.oidc,
    access: everyone,
    kind: 'page',
    async run(exchange) {
      const provider = providerOf(exchange)
      const { world, request, reply, now } = exchange
      const to = returnPath(z.object({ ve: z.unknown() }).safeParse(request.query).data?.ve)
      const begun = await beginOidc(provider, `${world.baseUrl}${accountPaths.oidcReturn}`).catch((error: unknown) => {
        request.log.warn({ err: error }, 'identity provider')
        return undefined
      })
      if (!begun) return showProblem(exchange, 503, signInWords.oidcAway)
      const round = JSON.stringify({ ...begun.round, to, at: now.getTime() })
      const value = world.vault.seal(round, context).toString('base64url')
      writeCookie(reply, 'oidc', world.baseUrl, { value, maxAge: lifetimes.oidcRound })
      void reply.header('cache-control', 'no-store').redirect(begun.address, 303)
    },
  },
  {
    method: 'GET',
    path: accountPaths.oidcReturn,
    access: everyone,
    kind: 'page',
    async run(exchange) {
      const provider = providerOf(exchange)
      const round = takeRound(exchange)
      // Without a round of its own the browser was sent here by somebody else; nothing is asked, nothing counted.
      if (!round) return showProblem(exchange, 401, signInWords.oidcFailed)
      try {
        const current = new URL(exchange.request.url, exchange.world.baseUrl)
        const person = await finishOidc(provider, current, round)
        const account = await perform(exchange.caller, accountOfPerson, person)
        await enter(exchange, account, { via: 'oidc', secondStep: 'none', attemptIds: [] })
        void exchange.reply.header('cache-control', 'no-store').redirect(round.to, 303)
      } catch (error) {
        await recordFailure(exchange, 'oidc')
        if (error instanceof Refused) return showProblem(exchange, 403, signInWords.oidcNoAccount)
        // What the provider or a forger sent is for the log; the person can only begin again.
        exchange.request.log.warn({ err: error }, 'identity provider')
        showProblem(exchange, 401, signInWords.oidcFailed)
      }
    },
  },
]

/** @throws NotFound when none is configured */
function providerOf({ world }: Exchange): IdentityProvider {
  if (!world.oidc) throw new NotFound()
  return world.oidc
}

function takeRound({ world, request, reply, now }: Exchange): z.infer<typeof Round> | undefined {
  const cookie = readCookie(request, 'oidc', world.baseUrl)
  if (!cookie || cookie.length > 4000) return undefined
  clearCookie(reply, 'oidc', world.baseUrl)
  try {
    const round = Round.parse(JSON.parse(world.vault.open(Buffer.from(cookie, 'base64url'), context)))
    const age = now.getTime() - round.at
    return age >= 0 && age < lifetimes.oidcRound ? round : undefined
  } catch {
    // Anybody can send a cookie; one that we did not seal says nothing.
    return undefined
  }
}

function showProblem(exchange: Exchange, status: number, sentence: string): void {
  void exchange.reply.header('cache-control', 'no-store')
  const page = <SignInPage returnTo={workplace} oidcName={exchange.world.oidc?.name} oidcProblem={sentence} />
  sendPage(exchange, status, page)
}
