import { z } from 'zod'

export interface ApiAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

type Headers = Readonly<Record<string, string>>

/** A program that keeps its cookies, as the browser of an official does. */
export interface ApiClient {
  get(path: string, headers?: Headers): Promise<ApiAnswer>
  post(path: string, body: object, headers?: Headers): Promise<ApiAnswer>
  /** A file, with the type under which it is sent. */
  download(path: string): Promise<{ readonly status: number; readonly type: string; readonly bytes: Buffer }>
  /** Through the sign-in form: there is no other way in for officials. */
  signIn(login: string, password: string): Promise<void>
}

const Body = z.record(z.string(), z.unknown())

export function newClient(address: string): ApiClient {
  const cookies = new Map<string, string>()
  async function send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie }
    const response = await fetch(address + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }
  async function ask(path: string, init: RequestInit): Promise<ApiAnswer> {
    const response = await send(path, init)
    return { status: response.status, body: Body.parse(await response.json()) }
  }
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async download(path) {
      const response = await send(path, {})
      const type = response.headers.get('content-type') ?? ''
      return { status: response.status, type, bytes: Buffer.from(await response.arrayBuffer()) }
    },
    async signIn(login, password) {
      const page = await (await send('/dang-nhap', {})).text()
      const fields = Object.fromEntries(
        [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      )
      const answer = await send('/dang-nhap', {
        method: 'POST',
        body: new URLSearchParams({ ...fields, login, password }),
      })
      if (answer.status !== 303) throw new Error(`${login} cannot sign in (${answer.status})`)
    },
  }
}
