import { randomBytes } from 'node:crypto'
import type { Vault } from '#kernel/vault.ts'

const length = 43

export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the table keeps; undefined when the cookie cannot be a token of ours, so that nonsense costs no statement. */
export function hashSessionToken(token: string | undefined, vault: Vault): Buffer | undefined {
  return token !== undefined && token.length === length && /^[\w-]+$/.test(token)
    ? vault.hash(token, 'account-session')
    : undefined
}
