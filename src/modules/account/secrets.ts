import { randomInt } from 'node:crypto'

/** Without letters that are misread on paper (i, l, o, u, 0, 1). */
const alphabet = 'abcdefghjkmnpqrstvwxyz23456789'

/** Groups of four signs, 4.9 bits each: `k3fn-92pq-hx7m-zt5a`. */
export function newWrittenSecret(groups: number): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** As written or typed: capitals, spaces and dashes do not count. */
export function plainSecret(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '')
}
