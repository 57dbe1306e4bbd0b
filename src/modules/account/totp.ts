import { Secret, TOTP } from 'otpauth'
import type { Vault } from '#kernel/vault.ts'

/** Seconds of one code (RFC 6238). */
const period = 30
/** How many codes before and after the present one are taken, because clocks differ. */
const window = 1

function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator application reads from the QR code. */
export function totpAddress(secret: string, login: string): string {
  return totpOf(secret, login).toString()
}

/** The step of a code that is right at this moment and later than the last one used; undefined otherwise. */
export function totpStep(
  secret: string,
  typed: string,
  at: { now: Date; lastStep: number | null },
): number | undefined {
  const token = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totpOf(secret, '').validate({ token, window, timestamp: at.now.getTime() })
  if (delta === null) return undefined
  const step = Math.floor(at.now.getTime() / 1000 / period) + delta
  // A code that somebody saw over the shoulder must not open a second time (RFC 6238 section 5.2).
  return at.lastStep !== null && step <= at.lastStep ? undefined : step
}

/** The code of this moment, as the application on the telephone shows it. */
export function totpCode(secret: string, now: Date): string {
  return totpOf(secret, '').generate({ timestamp: now.getTime() })
}

function totpOf(secret: string, login: string): TOTP {
  return new TOTP({
    issuer: 'Minh Bạch',
    label: login || 'minhbach',
    secret: Secret.fromBase32(secret),
    digits: 6,
    period,
  })
}

/** A secret that is on its way to somebody's telephone; the page carries it sealed, so that a look writes nothing. */
export interface TotpProposal {
  readonly secret: string
  readonly sealed: string
}

export function proposeTotp(vault: Vault, accountId: string): TotpProposal {
  const secret = newTotpSecret()
  return { secret, sealed: vault.seal(secret, `account.totp-proposal:${accountId}`).toString('base64url') }
}

/** The proposed secret; undefined when the page was made for somebody else, or not by us. */
export function openProposal(vault: Vault, accountId: string, sealed: string): string | undefined {
  try {
    return vault.open(Buffer.from(sealed, 'base64url'), `account.totp-proposal:${accountId}`)
  } catch {
    return undefined
  }
}

/** The secret as the table keeps it; bound to its account. */
export function sealTotp(vault: Vault, accountId: string, secret: string): Buffer {
  return vault.seal(secret, `account.totp:${accountId}`)
}

export function openTotp(vault: Vault, accountId: string, sealed: Buffer): string {
  return vault.open(sealed, `account.totp:${accountId}`)
}
