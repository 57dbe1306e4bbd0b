import type { Route } from '#kernel/http/route.ts'
import { isReadAlone } from '#kernel/http/route.ts'
import { formProof, type TestServer } from '#kernel/testing/server.ts'
import type { Asker } from './route-people.ts'

export interface Answer {
  readonly status: number
  /** Where it sends on. */
  readonly to: string | undefined
  readonly type: string
  readonly body: Buffer
}

type Body = Readonly<Record<string, unknown>>

/** One request by somebody, in the manner of the address: a page is opened, a form is sent with its token, a program sends JSON. */
export async function ask(
  site: TestServer,
  route: Pick<Route, 'method' | 'path' | 'kind'>,
  url: string,
  asker: Asker,
  body: Body = {},
): Promise<Answer> {
  const headers: Record<string, string> = { ...site.as(asker.actor), ...asker.headers }
  if (isReadAlone(route.method)) return answerOf(await site.server.inject({ method: 'GET', url, headers }))
  if (route.kind !== 'form') {
    return answerOf(await site.server.inject({ method: route.method, url, headers, payload: body }))
  }
  const { token, cookie } = await tokenOf(site)
  const payload = formBody({ ...body, _csrf: token }).toString()
  const cookies = [headers['cookie'], cookie].filter((each) => each !== undefined).join('; ')
  const sent = { ...headers, cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' }
  return answerOf(await site.server.inject({ method: route.method, url, headers: sent, payload }))
}

interface Token {
  readonly token: string
  readonly cookie: string
}

const tokens = new WeakMap<TestServer, Promise<Token>>()

/** One token for a whole walk: it belongs to a cookie, not to a person or a page. */
function tokenOf(site: TestServer): Promise<Token> {
  const known = tokens.get(site)
  if (known) return known
  const made = formProof(site.server, '/dang-nhap').then(({ fields, headers }) => ({
    token: fields._csrf,
    cookie: headers.cookie,
  }))
  tokens.set(site, made)
  return made
}

function formBody(fields: Body): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, each === true ? 'on' : String(each)]),
  )
  return new URLSearchParams(pairs)
}

interface Injected {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly rawPayload: Buffer
}

function answerOf({ statusCode, headers, rawPayload }: Injected): Answer {
  const { location, 'content-type': type } = headers
  return {
    status: statusCode,
    to: typeof location === 'string' ? location : undefined,
    type: typeof type === 'string' ? type : '',
    body: rawPayload,
  }
}
