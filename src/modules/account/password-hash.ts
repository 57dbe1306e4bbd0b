import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's smallest recommended setting for argon2id (the package's default kind; the table checks it): 10 ms, and 19 MiB that a guesser must also pay. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

let nobodys: Promise<string> | undefined

/**
 * Whether this is the password. Without a hash (an unknown name, an account without password) the same work is done
 * against a password nobody has, so that the time of an answer does not say which names exist.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64'))
  const fits = await verify(passwordHash ?? (await nobodys), password.normalize('NFC'))
  return fits && passwordHash !== null
}
