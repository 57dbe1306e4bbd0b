import cookies from '@fastify/cookie'
import { fastify } from 'fastify'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { perform } from '#kernel/act.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { callerOn, describe, expect, test as base, testInstant } from '#kernel/testing/fixtures.ts'
import { identifyRequest } from './identify-request.ts'
import { resetPassword } from './reset-password.ts'
import { accountPaths, returnPath } from './paths.ts'
import {
  browserOf,
  databaseWithAccounts,
  movedClock,
  serveAccounts,
  signIn,
  testPassword,
  type Browser,
} from './testing.ts'

const minute = 60_000

// Vitest reads from the pattern which fixtures are needed: here none.
const test = base
  // oxlint-disable-next-line no-empty-pattern
  .extend('seeded', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await databaseWithAccounts()
    onCleanup(() => database.drop())
    return database
  })
  // oxlint-disable-next-line no-empty-pattern
  .extend('clock', () => movedClock())
  .extend('server', async ({ seeded, clock }, { onCleanup }) => {
    const server = await serveAccounts(seeded, clock)
    onCleanup(() => server.close())
    return server
  })
  .extend('browser', ({ server }) =>
    browserOf(server, `10.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`),
  )

function isIn(browser: Browser): Promise<boolean> {
  return browser.get(accountPaths.mine).then((page) => page.status === 200)
}

describe('signing in', () => {
  test('an official signs in with the password and comes back to the page that asked for it', async ({ browser }) => {
    const asked = await browser.get(accountPaths.mine)
    expect([asked.status, asked.location]).toEqual([303, '/dang-nhap?ve=%2Fcan-bo%2Ftai-khoan'])

    const entered = await signIn(browser, 'soyte', testPassword, accountPaths.mine)
    expect([entered.status, entered.location]).toEqual([303, accountPaths.mine])
    const mine = await browser.get(accountPaths.mine)
    expect(mine.status).toBe(200)
    expect(mine.body).toContain('Cán bộ đầu mối')
    expect(mine.body).toContain('Sở Y tế')
    expect(mine.body).toContain('Firefox, Windows (phiên này)')
  })

  test('capitals in the name do not matter', async ({ browser }) => {
    expect((await signIn(browser, ' SoYTe ')).status).toBe(303)
  })

  test('an unknown name and a wrong password get the same answer', async ({ browser }) => {
    const words = (body: string): string => body.replace(/value="[^"]*"/g, '')
    const wrong = await signIn(browser, 'soyte', 'không phải mật khẩu này')
    const unknown = await signIn(browser, 'khong-co-ai', 'không phải mật khẩu này')
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(words(unknown.body)).toBe(words(wrong.body))
    expect(wrong.body).toContain('Tên đăng nhập hoặc mật khẩu không đúng')
    expect(wrong.body).not.toContain('không phải mật khẩu này')
  })

  test('an unknown name costs the same work as a wrong password', async ({ browser }) => {
    const timeOf = async (login: string): Promise<number> => {
      const start = performance.now()
      await signIn(browser, login, 'sai mật khẩu rồi nhé')
      return performance.now() - start
    }
    await timeOf('khoi-dong')
    const unknown = Math.min(await timeOf('ai-do-1'), await timeOf('ai-do-2'))
    // Hashing alone takes some 10 ms; without it the whole answer would take a fraction of that.
    expect(unknown).toBeGreaterThan(5)
  })

  test('the cookie is for this site alone and not for scripts; over https it is bound to the host', async ({
    seeded,
    clock,
    browser,
    server,
  }) => {
    const entered = await signIn(browser, 'soyte')
    expect(String(entered.headers['set-cookie'])).toMatch(/mb_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
    const secure = await serveAccounts(seeded, clock, { baseUrl: 'https://minhbach.example' })
    const safe = browserOf(secure)
    const safely = await signIn(safe, 'soyte')
    expect(String(safely.headers['set-cookie'])).toMatch(
      /__Host-mb_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax/,
    )
    expect(await isIn(safe)).toBe(true)
    safe.cookies.set('mb_session', safe.cookies.get('__Host-mb_session') ?? '')
    safe.cookies.delete('__Host-mb_session')
    expect(await isIn(safe)).toBe(false)
    await secure.close()
    expect(server).toBeDefined()
  })

  test('the table of sessions holds no token', async ({ seeded, browser }) => {
    await signIn(browser, 'soyte')
    const token = browser.cookies.get('mb_session') ?? ''
    const rows = await seeded.db.selectFrom('accountSession').selectAll().execute()
    expect(token).toHaveLength(43)
    expect(rows.some((row) => row.tokenHash.equals(Buffer.from(token, 'base64url')))).toBe(false)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('every sign-in has a new session, and the one the browser had before ends', async ({ browser, server }) => {
    await signIn(browser, 'soyte')
    const first = browser.cookies.get('mb_session') ?? ''
    await signIn(browser, 'soyte')
    expect(browser.cookies.get('mb_session')).not.toBe(first)
    const thief = browserOf(server)
    thief.cookies.set('mb_session', first)
    expect(await isIn(thief)).toBe(false)
  })

  test('a form without the token of the page signs nobody in', async ({ server }) => {
    const response = await server.inject({
      method: 'POST',
      url: accountPaths.signIn,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ login: 'soyte', password: testPassword }).toString(),
    })
    expect(response.statusCode).toBe(409)
    expect(response.cookies.some(({ name }) => name.includes('session'))).toBe(false)
  })

  test.for([
    { login: '', password: testPassword },
    { login: 'soyte', password: '' },
    { login: 'x'.repeat(300), password: testPassword },
    { login: 'soyte', password: 'x'.repeat(300) },
    { login: "' or 1=1 --", password: testPassword },
    { login: 'soyte\u0000', password: testPassword },
    { login: '<script>alert(1)</script>', password: 'x' },
  ])('what cannot be right is answered with the form again: %o', async (fields, { browser }) => {
    const page = await browser.send(accountPaths.signIn, fields)
    expect(page.status).toBe(422)
    expect(page.body).not.toContain('<script>alert')
    expect(await isIn(browser)).toBe(false)
  })

  test('a request without a session costs no statement, one with a session three', async ({ seeded, browser }) => {
    await signIn(browser, 'soyte')
    const token = browser.cookies.get('mb_session')
    let statements = 0
    const counted = new Kysely<Database>({
      dialect: new PostgresDialect({ pool: seeded.pool }),
      plugins: [new CamelCasePlugin()],
      log: () => void statements++,
    })
    const identify = identifyRequest({
      db: seeded.db,
      vault: seeded.vault,
      clock: movedClock(),
      baseUrl: 'http://localhost',
      sectionsOpenTo: () => [],
    })
    const bare = fastify()
    await bare.register(cookies)
    bare.get('/', async (request) => (await identify(request, counted, legalDateOf(testInstant))).actor.kind)
    expect((await bare.inject('/')).body).toBe('visitor')
    expect((await bare.inject({ url: '/', cookies: { mb_session: 'nonsense' } })).body).toBe('visitor')
    expect(statements).toBe(0)
    expect((await bare.inject({ url: '/', cookies: { mb_session: token ?? '' } })).body).toBe('official')
    expect(statements).toBe(3)
  })
})

describe('a session ends', () => {
  test('after an hour without use, and twelve hours after it began however much it is used', async ({
    browser,
    clock,
  }) => {
    await signIn(browser, 'soyte')
    clock.pass(59 * minute)
    expect(await isIn(browser)).toBe(true)
    clock.pass(59 * minute)
    expect(await isIn(browser)).toBe(true)
    clock.pass(61 * minute)
    expect(await isIn(browser)).toBe(false)

    await signIn(browser, 'soyte')
    for (let use = 0; use < 15; use++) {
      expect(await isIn(browser)).toBe(use * 55 < 12 * 60)
      clock.pass(55 * minute)
    }
  })

  test('by signing out, in the table too', async ({ browser, server }) => {
    await signIn(browser, 'soyte')
    const stolen = browserOf(server)
    stolen.cookies.set('mb_session', browser.cookies.get('mb_session') ?? '')
    expect((await browser.send(accountPaths.signOut, {}, accountPaths.mine)).location).toBe('/')
    expect(await isIn(browser)).toBe(false)
    expect(await isIn(stolen)).toBe(false)
  })

  test('by hand from another of one’s own; somebody else’s is not found', async ({ browser, server, seeded }) => {
    const office = browserOf(server, '10.9.0.1', 'Chrome/140 Linux')
    await signIn(office, 'xa')
    await signIn(browser, 'xa')
    const [row] = await seeded.db
      .selectFrom('accountSession')
      .select('id')
      .where('device', '=', 'Chrome, Linux')
      .where('endedAt', 'is', null)
      .execute()
    const sessionId = row?.id ?? ''

    const stranger = browserOf(server, '10.9.0.2')
    await signIn(stranger, 'soyte')
    expect((await stranger.send(accountPaths.endSession, { sessionId }, accountPaths.mine)).status).toBe(404)
    expect(await isIn(office)).toBe(true)

    expect((await browser.get(accountPaths.mine)).body).toContain('Kết thúc phiên Chrome, Linux')
    expect((await browser.send(accountPaths.endSession, { sessionId }, accountPaths.mine)).status).toBe(303)
    expect([await isIn(office), await isIn(browser)]).toEqual([false, true])
    await signIn(office, 'xa')
    expect((await browser.send(accountPaths.endOthers, {}, accountPaths.mine)).status).toBe(303)
    expect([await isIn(office), await isIn(browser)]).toEqual([false, true])
  })

  test('when the password is changed, but for the session in which it was', async ({ browser, server }) => {
    const other = browserOf(server, '10.9.1.1')
    await signIn(other, 'kiemsoat-truong')
    await signIn(browser, 'kiemsoat-truong')
    const wrong = {
      password: 'sai rồi, không đúng đâu',
      newPassword: 'đò ngang bến Ninh Kiều',
      repeated: 'đò ngang bến Ninh Kiều',
    }
    const refused = await browser.send(accountPaths.password, wrong)
    expect([refused.status, await isIn(other)]).toEqual([422, true])
    expect(refused.body).toContain('Mật khẩu hiện tại không đúng')

    const changed = await browser.send(accountPaths.password, { ...wrong, password: testPassword })
    expect([changed.status, changed.location]).toEqual([303, accountPaths.mine])
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    expect((await signIn(browserOf(server, '10.9.1.2'), 'kiemsoat-truong')).status).toBe(422)
    expect((await signIn(browserOf(server, '10.9.1.2'), 'kiemsoat-truong', wrong.newPassword)).status).toBe(303)
  })

  test('on the day the official leaves office, and nobody comes in any more', async ({ browser, seeded, clock }) => {
    await signIn(browser, 'soyte-giamdoc')
    const leave = (leftOn: string | null) =>
      seeded.ownerDb
        .updateTable('official')
        .set({ leftOn, leftBasis: leftOn && 'Quyết định nghỉ hưu' })
        .where('code', '=', 'soyte-giamdoc')
        .execute()
    await leave('2017-03-16')
    expect(await isIn(browser)).toBe(true)
    await leave(legalDateOf(clock.now()))
    expect(await isIn(browser)).toBe(false)
    expect((await signIn(browser, 'soyte-giamdoc')).status).toBe(422)
    await leave(null)
  })
})

describe('where to go after signing in', () => {
  test.for([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'can-bo',
    '',
    '/dang-nhap?ve=/x',
    '/dang-xuat',
    '/'.padEnd(600, 'a'),
  ])('never to another site, nor in a circle: %s', (address) => {
    expect(returnPath(address)).toBe('/can-bo')
  })

  test('to any page of this site with its query', () => {
    expect(returnPath('/can-bo/phan-anh?trang=2&q=đất')).toBe('/can-bo/phan-anh?trang=2&q=%C4%91%E1%BA%A5t')
  })

  test('also when the return address was forged in the form', async ({ browser }) => {
    expect((await signIn(browser, 'soyte', testPassword, '//evil.example')).location).toBe('/can-bo')
  })
})

describe('a one-time password', () => {
  test('opens nothing but the page on which one’s own is chosen, and ends after seven days', async ({
    browser,
    server,
    seeded,
    clock,
  }) => {
    const caller = await callerOn(seeded)
    const { oneTimePassword } = await perform(caller, resetPassword, { login: 'lanhdao' })
    const first = await signIn(browser, 'lanhdao', oneTimePassword)
    expect(first.location).toBe(accountPaths.newPassword)
    expect(await isIn(browser)).toBe(false)

    const weak = await browser.send(accountPaths.newPassword, {
      newPassword: 'matkhau123456',
      repeated: 'matkhau123456',
    })
    expect(weak.status).toBe(422)
    const newPassword = 'chợ nổi Ngã Năm buổi sớm'
    const unlike = await browser.send(accountPaths.newPassword, { newPassword, repeated: `${newPassword}!` })
    expect(unlike.body).toContain('không giống nhau')
    expect((await browser.send(accountPaths.newPassword, { newPassword, repeated: newPassword })).location).toBe(
      '/can-bo',
    )
    expect(await isIn(browser)).toBe(true)
    expect((await signIn(browserOf(server, '10.8.0.1'), 'lanhdao', oneTimePassword)).status).toBe(422)

    const again = await perform(caller, resetPassword, { login: 'lanhdao' })
    expect(await isIn(browser)).toBe(false)
    clock.pass(7 * 24 * 60 * minute + 1)
    expect((await signIn(browserOf(server, '10.8.0.2'), 'lanhdao', again.oneTimePassword)).status).toBe(422)
  })
})
