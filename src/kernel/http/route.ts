import type { z } from 'zod'
import type { Access } from './access.ts'
import type { Exchange } from './exchange.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One address of the system, as data: a module exports a list of them, `app.ts` mounts the lists, and the matrix test,
 * the OpenAPI description and the route table are all read from the same list.
 */
export interface Route {
  readonly method: Method
  /** Fastify path: `/phan-anh-kien-nghi/:code`. */
  readonly path: string
  readonly access: Access
  readonly kind: 'page' | 'form' | 'endpoint' | 'download'
  readonly description?: EndpointDescription
  /** Largest body in bytes where the usual limit is too small. */
  readonly bodyLimit?: number
  /** Shows the same to everybody; in a crowd it is drawn once for many. */
  readonly sameForAll?: true
  readonly run: (exchange: Exchange) => Promise<void>
  /** For addresses whose errors follow another standard than ours (GeoReport). */
  readonly answerError?: (exchange: Exchange, error: unknown) => void
}

/** What OpenAPI says of an endpoint, from the schemas that also validate. */
export interface EndpointDescription {
  readonly summary: string
  readonly tag: string
  readonly params?: z.ZodType | undefined
  readonly query?: z.ZodType | undefined
  readonly headers?: z.ZodType | undefined
  readonly body?: z.ZodType | undefined
  /** Media type of the body where it is not JSON. */
  readonly bodyType?: string
  readonly answer: z.ZodType
  readonly status: number
  readonly idempotent: boolean
}

export type Output<Schema extends z.ZodType | undefined> = Schema extends z.ZodType
  ? z.output<Schema>
  : Record<string, never>

/** Fixed parts of an address filled in; `:code` becomes the value, encoded. */
export function pathTo(pattern: string, params: Readonly<Record<string, string | number>> = {}): string {
  return partsOf(pattern)
    .map((part, at) => (at % 2 === 0 ? part : encodeURIComponent(String(params[part] ?? ''))))
    .join('')
}

const knownParts = new Map<string, readonly string[]>()

/** Text and names in turn; kept, because a list asks for the address of every row. */
function partsOf(pattern: string): readonly string[] {
  const known = knownParts.get(pattern)
  if (known) return known
  const parts = pattern.split(/:(\w+)/)
  knownParts.set(pattern, parts)
  return parts
}

/** Methods that change nothing, and so need no token, no key and no limit. */
export function isReadAlone(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}
