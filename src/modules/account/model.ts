import { z } from 'zod'

/** Names to sign in with: small letters, digits, and single `.`, `_`, `-` between them. */
export const loginPattern = /^[a-z0-9]+([._-][a-z0-9]+)*$/

/** For making an account. */
export const Login = z
  .string()
  .trim()
  .transform((text) => text.toLowerCase())
  .refine((text) => text.length >= 2 && text.length <= 60 && loginPattern.test(text), {
    error: 'account.invalid-login',
  })

/** For signing in: whatever is typed is a name that either exists or does not; only its length is bounded. */
export const TypedLogin = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().min(1).max(200))

export const sessionVias = ['password', 'oidc'] as const
export type SessionVia = (typeof sessionVias)[number]

export const sessionEndings = [
  'sign-out',
  'self',
  'administrator',
  'password-changed',
  'account-disabled',
  'replaced',
] as const
export type SessionEnding = (typeof sessionEndings)[number]

const minute = 60_000

/** How long things last, in milliseconds. */
export const lifetimes = {
  /** A session ends at the latest after a working day. */
  session: 12 * 60 * minute,
  /** … and when nobody has used it for so long. */
  idle: 60 * minute,
  /** Last-seen is written no oftener than this: a look must not cost a write. */
  lastSeenStep: 5 * minute,
  /** Between the password and the second step. */
  step: 10 * minute,
  /** Between leaving for the identity provider and coming back. */
  oidcRound: 10 * minute,
  /** A one-time password that nobody used. */
  oneTimePassword: 7 * 24 * 60 * minute,
  /** A device from which somebody has signed in stays known for so long. */
  knownDevice: 180 * 24 * 60 * minute,
} as const
