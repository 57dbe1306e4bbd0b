import * as client from 'openid-client'
import { z } from 'zod'
import type { IdentityProvider } from '#kernel/http/world.ts'

/** What is remembered between leaving for the provider and coming back. */
export interface OidcRound {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface OidcPerson {
  readonly issuer: string
  readonly subject: string
  /** Only when the provider has verified it. */
  readonly email: string | undefined
  readonly username: string | undefined
}

const discovered = new WeakMap<IdentityProvider, Promise<client.Configuration>>()

/** The provider's endpoints and keys; asked for once, again after a failure. */
function configurationOf(provider: IdentityProvider): Promise<client.Configuration> {
  const known = discovered.get(provider)
  if (known) return known
  const { issuer, clientId, clientSecret } = provider
  const proof = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  // Without TLS only a provider on this very machine may be asked.
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname)
  const options = { timeout: 10, ...(isLocal ? { execute: [client.allowInsecureRequests] } : {}) }
  const asked = client.discovery(new URL(issuer), clientId, undefined, proof, options).catch((error: unknown) => {
    discovered.delete(provider)
    throw error
  })
  discovered.set(provider, asked)
  return asked
}

/** Where to send the browser (authorization code, PKCE, state and nonce), and what to remember until it is back. */
export async function beginOidc(
  provider: IdentityProvider,
  redirectUri: string,
): Promise<{ readonly address: string; readonly round: OidcRound }> {
  const configuration = await configurationOf(provider)
  const verifier = client.randomPKCECodeVerifier()
  const round = { state: client.randomState(), nonce: client.randomNonce(), verifier }
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: round.state,
    nonce: round.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, round }
}

const Claims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: z.string().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
})

/**
 * Exchanges the code for the signed statement of who it is.
 * @param current the whole address to which the browser came back
 * @throws whatever is wrong with state, nonce, signature, code or provider
 */
export async function finishOidc(provider: IdentityProvider, current: URL, round: OidcRound): Promise<OidcPerson> {
  const configuration = await configurationOf(provider)
  const tokens = await client.authorizationCodeGrant(configuration, current, {
    pkceCodeVerifier: round.verifier,
    expectedState: round.state,
    expectedNonce: round.nonce,
    idTokenExpected: true,
  })
  const stated = Claims.parse(tokens.claims())
  // Most providers tell e-mail and name only here; the subject must be the one of the signed statement.
  const told = configuration.serverMetadata().userinfo_endpoint
    ? Claims.partial().parse(await client.fetchUserInfo(configuration, tokens.access_token, stated.sub))
    : {}
  // Address and its verification must come from one statement.
  const addressed = stated.email === undefined ? told : stated
  return {
    issuer: stated.iss,
    subject: stated.sub,
    email: addressed.email_verified === true ? addressed.email : undefined,
    username: stated.preferred_username ?? told.preferred_username,
  }
}
