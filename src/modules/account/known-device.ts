import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { sameBytes, type Vault } from '#kernel/vault.ts'
import { lifetimes } from './model.ts'

const Content = z.object({
  id: z.string().length(24),
  /** Who has signed in from here: keyed hashes of the names, with the instant. */
  people: z.array(z.object({ login: z.string(), at: z.number() })).max(20),
})

const context = 'account.known-device'

/** A desk computer is shared; more people than this and the oldest must sign in as strangers again. */
const mostPeople = 10

/** The name of this browser if this login has signed in from it; null for a stranger, also when the cookie is nonsense. */
export function knownDeviceOf(vault: Vault, cookie: string | undefined, login: string, now: Date): string | null {
  const content = open(vault, cookie)
  const mine = hashOf(vault, login)
  const known = content?.people.some(
    (person) =>
      sameBytes(Buffer.from(person.login), Buffer.from(mine)) && now.getTime() - person.at < lifetimes.knownDevice,
  )
  return content && known ? content.id : null
}

/** The cookie after a sign-in. */
export function rememberDevice(vault: Vault, cookie: string | undefined, login: string, now: Date): string {
  const content = open(vault, cookie)
  const mine = hashOf(vault, login)
  const others = content?.people.filter((person) => person.login !== mine) ?? []
  const people = [{ login: mine, at: now.getTime() }, ...others].slice(0, mostPeople)
  const id = content?.id ?? randomBytes(18).toString('base64url')
  return vault.seal(JSON.stringify({ id, people }), context).toString('base64url')
}

function hashOf(vault: Vault, login: string): string {
  return vault.hash(login, 'known-device').toString('base64url')
}

function open(vault: Vault, cookie: string | undefined): z.infer<typeof Content> | undefined {
  if (!cookie || cookie.length > 4000) return undefined
  try {
    return Content.parse(JSON.parse(vault.open(Buffer.from(cookie, 'base64url'), context)))
  } catch {
    // Anybody can send a cookie; one that we did not seal says nothing.
    return undefined
  }
}
