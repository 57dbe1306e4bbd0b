import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Keeps personal data unreadable to whoever has only the database.
 * Every purpose has its own key, derived from the installation's secret; the secret is a file, never a row.
 */
export interface Vault {
  /** AES-256-GCM; `context` (a table and row id, say) is bound in, so that a sealed value cannot be moved to another row. */
  seal(plain: string, context: string): Buffer
  /** @throws when the value was altered, belongs to another context, or was sealed with another key */
  open(sealed: Buffer, context: string): string
  /** Keyed hash for look-up of something that must not be readable (a telephone number, a secret, a token). */
  hash(value: string, purpose: string): Buffer
  /** A key for one purpose outside personal data (CSRF tokens, the password of the application's database role). */
  derive(purpose: string): Buffer
}

const version = 1

/** @param secret the installation's secret, at least 32 bytes */
export function openVault(secret: Buffer): Vault {
  if (secret.length < 32) throw new Error('The installation secret must have at least 32 bytes')
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'minh-bach', purpose, 32))
  const sealKey = derive('seal')

  return {
    derive,
    hash: (value, purpose) =>
      createHmac('sha256', derive(`hash:${purpose}`))
        .update(value)
        .digest(),
    seal(plain, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, context) {
      if (sealed[0] !== version) throw new Error('vault.unknown-version')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(1, 13))
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
  }
}

/** Equality that takes the same time wherever the difference is. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
