import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { describe, expect, test as base } from '#kernel/testing/fixtures.ts'
import { accountPaths } from './paths.ts'
import { browserOf, databaseWithAccounts, movedClock, serveAccounts, type Browser, type Page } from './testing.ts'

interface Person {
  readonly email?: string
  readonly email_verified?: boolean
  readonly preferred_username?: string
}

const people: Readonly<Record<string, Person>> = {
  'subject-xa': { email: 'XA@minh-hoa.example', email_verified: true },
  'subject-soyte': { preferred_username: 'soyte' },
  'subject-unverified': { email: 'quantri@minh-hoa.example', email_verified: false },
  'subject-stranger': { email: 'nguoi-la@ngoai.example', email_verified: true, preferred_username: 'nguoi-la' },
  'subject-second-xa': { email: 'xa@minh-hoa.example', email_verified: true },
}

const redirectUri = `http://localhost:3000${accountPaths.oidcReturn}`

/** A real identity provider on loopback; its development pages take any name. */
async function startProvider(): Promise<{ readonly issuer: string; readonly server: Server }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${portOf(server.address())}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'minh-bach', client_secret: 'secret-of-the-test', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
  })
  server.on('request', provider.callback())
  return { issuer, server }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The browser at the provider: follows redirects, types the name, agrees; ends with the address back to us. */
async function atProvider(start: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>()
  let address = new URL(start)
  let body: string | undefined
  for (let hop = 0; hop < 12; hop++) {
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    body = undefined
    const location = response.headers.get('location')
    const text = await response.text()
    if (location?.startsWith(redirectUri)) return location.slice('http://localhost:3000'.length)
    if (location) {
      address = new URL(location, address)
      continue
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1]
    const action = /action="([^"]+)"/.exec(text)?.[1]
    if (!prompt || !action) throw new Error(`provider: ${response.status} ${text.slice(-600)}`)
    address = new URL(action, address)
    body = new URLSearchParams(prompt === 'login' ? { prompt, login: subject, password: 'x' } : { prompt }).toString()
  }
  throw new Error('provider: no end')
}

async function signInThere(browser: Browser, subject: string, ve = '/can-bo'): Promise<Page> {
  const out = await browser.get(`${accountPaths.oidc}?${new URLSearchParams({ ve })}`)
  return browser.get(await atProvider(out.location ?? '', subject))
}

async function linkedTo(database: TestDatabase, login: string): Promise<string | null | undefined> {
  const row = await database.db
    .selectFrom('account')
    .select('oidcSubject')
    .where('login', '=', login)
    .executeTakeFirst()
  return row?.oidcSubject
}

const test = base
  // Vitest reads from the pattern which fixtures are needed: here none.
  // oxlint-disable-next-line no-empty-pattern
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await databaseWithAccounts()
    onCleanup(() => database.drop())
    return database
  })
  // oxlint-disable-next-line no-empty-pattern
  .extend('issuer', { scope: 'file' }, async ({}, { onCleanup }) => {
    const { issuer, server } = await startProvider()
    onCleanup(() => {
      server.close()
      server.closeAllConnections()
    })
    return issuer
  })
  .extend('server', { scope: 'file' }, async ({ database, issuer }, { onCleanup }) => {
    // The provider signs with the real time.
    const clock = { now: () => new Date() }
    const oidc = { issuer, clientId: 'minh-bach', clientSecret: 'secret-of-the-test', name: 'tài khoản của tỉnh' }
    const server = await serveAccounts(database, clock, { oidc })
    onCleanup(() => server.close())
    return server
  })
  .extend('browser', ({ server }) => browserOf(server))

describe('signing in through an identity provider', () => {
  test('the first time finds the account by the verified address at work, later by the provider’s subject', async ({
    browser,
    server,
    database,
  }) => {
    expect((await browser.get(accountPaths.signIn)).body).toContain('Đăng nhập bằng tài khoản của tỉnh')
    const entered = await signInThere(browser, 'subject-xa', accountPaths.mine)
    expect([entered.status, entered.location]).toEqual([303, accountPaths.mine])
    expect((await browser.get(accountPaths.mine)).body).toContain('Tài khoản liên kết')
    expect(await linkedTo(database, 'xa')).toBe('subject-xa')

    await database.ownerDb
      .updateTable('official')
      .set({ email: 'moi@minh-hoa.example' })
      .where('code', '=', 'xa')
      .execute()
    expect((await signInThere(browserOf(server), 'subject-xa')).status).toBe(303)
    await database.ownerDb
      .updateTable('official')
      .set({ email: 'xa@minh-hoa.example' })
      .where('code', '=', 'xa')
      .execute()
  })

  test('or by the name to sign in with', async ({ browser, database }) => {
    expect((await signInThere(browser, 'subject-soyte')).location).toBe('/can-bo')
    expect(await linkedTo(database, 'soyte')).toBe('subject-soyte')
  })

  test('an unverified address, a stranger and a second subject come in nowhere, and no account is made', async ({
    server,
    database,
  }) => {
    const count = () =>
      database.db
        .selectFrom('account')
        .select((select) => select.fn.countAll().as('n'))
        .executeTakeFirst()
    const before = await count()
    for (const subject of ['subject-unverified', 'subject-stranger', 'subject-second-xa']) {
      const browser = browserOf(server)
      const page = await signInThere(browser, subject)
      expect([subject, page.status]).toEqual([subject, 403])
      expect(page.body).toContain('chưa ứng với tài khoản cán bộ nào')
      expect((await browser.get(accountPaths.mine)).status).toBe(303)
    }
    expect(await count()).toEqual(before)
    expect(await linkedTo(database, 'quantri')).toBeNull()
  })

  test('an account that was disabled stays shut', async ({ server, database }) => {
    await database.db.updateTable('account').set({ disabledAt: new Date() }).where('login', '=', 'soyte').execute()
    expect((await signInThere(browserOf(server), 'subject-soyte')).status).toBe(403)
    await database.db.updateTable('account').set({ disabledAt: null }).where('login', '=', 'soyte').execute()
  })

  test('an answer that belongs to another browser, another state or another nonce is refused', async ({ server }) => {
    const asked = browserOf(server)
    const other = browserOf(server)
    const out = await asked.get(accountPaths.oidc)
    const back = await atProvider(out.location ?? '', 'subject-xa')
    expect((await other.get(back)).status).toBe(401)

    await other.get(accountPaths.oidc)
    expect((await other.get(back)).status).toBe(401)
    expect((await asked.get(back.replace(/state=[^&]+/, 'state=forged'))).status).toBe(401)
    // The round is spent: the right answer no longer helps.
    expect((await asked.get(back)).status).toBe(401)

    const nonced = browserOf(server)
    const start = new URL((await nonced.get(accountPaths.oidc)).location ?? '')
    start.searchParams.set('nonce', 'forged')
    expect((await nonced.get(await atProvider(start.href, 'subject-xa'))).status).toBe(401)
    expect((await nonced.get(accountPaths.mine)).status).toBe(303)
  })

  test('an answer with an error, a made-up code or a made-up cookie is refused', async ({ server }) => {
    const browser = browserOf(server)
    const state = async (): Promise<string> => {
      const { location } = await browser.get(accountPaths.oidc)
      return new URL(location ?? '').searchParams.get('state') ?? ''
    }
    expect((await browser.get(`${accountPaths.oidcReturn}?error=access_denied&state=${await state()}`)).status).toBe(
      401,
    )
    expect((await browser.get(`${accountPaths.oidcReturn}?code=made-up&state=${await state()}`)).status).toBe(401)
    browser.cookies.set('mb_oidc', 'AAAA')
    expect((await browser.get(`${accountPaths.oidcReturn}?code=x&state=y`)).status).toBe(401)
  })
})

describe('the provider', () => {
  test('that is away leaves the password, and says so', async ({ database }) => {
    const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: undefined, name: 'tài khoản của tỉnh' }
    const server = await serveAccounts(database, movedClock(), { oidc })
    const page = await browserOf(server).get(accountPaths.oidc)
    expect(page.status).toBe(503)
    expect(page.body).toContain('Chưa kết nối được')
    await server.close()
  })

  test('that nobody configured has no addresses here', async ({ database }) => {
    const server = await serveAccounts(database, movedClock())
    const browser = browserOf(server)
    expect((await browser.get(accountPaths.oidc)).status).toBe(404)
    expect((await browser.get(accountPaths.oidcReturn)).status).toBe(404)
    expect((await browser.get(accountPaths.signIn)).body).not.toContain('Đăng nhập bằng tài khoản')
    await server.close()
  })
})
