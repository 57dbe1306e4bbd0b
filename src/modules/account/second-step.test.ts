import { perform } from '#kernel/act.ts'
import { callerOn, describe, expect, test as base } from '#kernel/testing/fixtures.ts'
import { accountPaths } from './paths.ts'
import { mustHaveSecondStep } from './policy.ts'
import { findAccountByLogin } from './queries.ts'
import { resetTotp } from './second-step.ts'
import {
  browserOf,
  databaseWithAccounts,
  movedClock,
  serveAccounts,
  signIn,
  testPassword,
  type Browser,
} from './testing.ts'
import { totpCode } from './totp.ts'

const step = 30_000

const test = base
  // Vitest reads from the pattern which fixtures are needed: here none.
  // oxlint-disable-next-line no-empty-pattern
  .extend('database', async ({}, { onCleanup }) => {
    const database = await databaseWithAccounts()
    onCleanup(() => database.drop())
    return database
  })
  .extend('clock', () => movedClock())
  .extend('server', async ({ database, clock }, { onCleanup }) => {
    const server = await serveAccounts(database, clock)
    onCleanup(() => server.close())
    return server
  })
  .extend('browser', ({ server }) => browserOf(server))

/** What the person does: open the page, scan, type the code that is shown. */
async function enrol(browser: Browser, now: Date, path: string = accountPaths.totp) {
  const page = await browser.get(path)
  const secret = /nhập tay khóa này vào ứng dụng: ([A-Z2-7 ]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  const proposal = /name="proposal" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const sent = await browser.send(path, { proposal, code: totpCode(secret, now) })
  return { secret, proposal, sent, page }
}

async function codesShown(browser: Browser): Promise<readonly string[]> {
  const { body } = await browser.get(accountPaths.recoveryCodes)
  return [...body.matchAll(/<code>([a-z0-9-]+)<\/code>/g)].flatMap(([, code]) => (code ? [code] : []))
}

describe('the second step', () => {
  test('is turned on by scanning and typing the code; ten recovery codes are shown once', async ({
    browser,
    clock,
    database,
  }) => {
    await signIn(browser, 'soyte')
    const { sent, page, secret } = await enrol(browser, clock.now())
    expect(page.body).toContain('<svg')
    expect(sent.location).toBe(accountPaths.recoveryCodes)
    expect(await codesShown(browser)).toHaveLength(10)
    expect(await codesShown(browser)).toHaveLength(0)
    expect((await browser.get(accountPaths.mine)).body).toContain('Đang bật')

    const account = await findAccountByLogin(database.reader, 'soyte')
    expect(account?.totpSecret?.toString('latin1')).not.toContain(secret)
    const events = await database.db
      .selectFrom('auditEvent')
      .select('name')
      .where('name', 'like', 'account.%')
      .execute()
    expect(events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['account.signed-in', 'account.totp-confirmed', 'account.recovery-codes-made']),
    )
  })

  test('a wrong code turns nothing on and keeps the square that was scanned', async ({ browser }) => {
    await signIn(browser, 'soyte')
    const { body } = await browser.get(accountPaths.totp)
    const proposal = /name="proposal" value="([^"]+)"/.exec(body)?.[1] ?? ''
    const refused = await browser.send(accountPaths.totp, { proposal, code: '000000' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(`value="${proposal}"`)
    const forged = await browser.send(accountPaths.totp, { proposal: 'AAAA', code: '123456' })
    expect(forged.status).toBe(422)
  })

  test('after the password the code is asked; before it there is no session', async ({ browser, server, clock }) => {
    await signIn(browser, 'soyte')
    const { secret } = await enrol(browser, clock.now())
    clock.pass(step)
    const other = browserOf(server, '10.0.0.2')
    expect((await signIn(other, 'soyte', testPassword, '/can-bo/co-quan')).location).toBe(accountPaths.code)
    expect((await other.get(accountPaths.mine)).status).toBe(303)
    expect((await other.send(accountPaths.code, { code: '000000' })).status).toBe(422)
    const code = totpCode(secret, clock.now())
    expect((await other.send(accountPaths.code, { code })).location).toBe('/can-bo/co-quan')
    expect((await other.get(accountPaths.mine)).status).toBe(200)
  })

  test('a code opens once; the one before and the one after are taken, older ones are not', async ({
    browser,
    server,
    clock,
  }) => {
    await signIn(browser, 'soyte')
    const { secret } = await enrol(browser, clock.now())
    clock.pass(10 * step)
    const tryCode = async (offset: number): Promise<number> => {
      const other = browserOf(server, `10.0.1.${Math.floor(Math.random() * 250)}`)
      await signIn(other, 'soyte')
      const code = totpCode(secret, new Date(clock.now().getTime() + offset * step))
      return (await other.send(accountPaths.code, { code })).status
    }
    expect([await tryCode(-2), await tryCode(2)]).toEqual([422, 422])
    expect([await tryCode(-1), await tryCode(-1)]).toEqual([303, 422])
    expect([await tryCode(0), await tryCode(1), await tryCode(0)]).toEqual([303, 303, 422])
  })

  test('a recovery code stands in for the telephone, once', async ({ browser, server, clock }) => {
    await signIn(browser, 'soyte')
    await enrol(browser, clock.now())
    const [code = ''] = await codesShown(browser)
    const other = browserOf(server, '10.0.0.3')
    await signIn(other, 'soyte')
    expect((await other.send(accountPaths.code, { code: code.toUpperCase().replaceAll('-', ' ') })).status).toBe(303)
    expect((await other.get(accountPaths.totp)).body).toContain('Còn 9 mã khôi phục')
    const again = browserOf(server, '10.0.0.4')
    await signIn(again, 'soyte')
    expect((await again.send(accountPaths.code, { code })).status).toBe(422)
  })

  test('guessing codes is slowed; the step is gone after ten minutes, and with a new password', async ({
    browser,
    server,
    clock,
  }) => {
    await signIn(browser, 'soyte')
    await enrol(browser, clock.now())
    const guesser = browserOf(server, '203.0.113.5')
    await signIn(guesser, 'soyte')
    const statuses: number[] = []
    for (let guess = 0; guess < 8; guess++)
      statuses.push((await guesser.send(accountPaths.code, { code: String(100_000 + guess) })).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
    clock.pass(10 * 60_000)
    expect((await guesser.get(accountPaths.code)).location).toBe(accountPaths.signIn)
    expect((await guesser.send(accountPaths.code, { code: '123456' }, accountPaths.signIn)).status).toBe(401)
  })

  test('is turned off, and new codes are made, only with the password', async ({ browser, clock }) => {
    await signIn(browser, 'soyte')
    await enrol(browser, clock.now())
    const old = await codesShown(browser)
    const wrong = { password: 'một mật khẩu khác hẳn' }
    expect((await browser.send(accountPaths.recoveryCodes, wrong, accountPaths.totp)).status).toBe(422)
    expect((await browser.send(accountPaths.totpRemoval, wrong, accountPaths.totp)).status).toBe(422)
    const right = { password: testPassword }
    expect((await browser.send(accountPaths.recoveryCodes, right, accountPaths.totp)).status).toBe(303)
    const fresh = await codesShown(browser)
    expect(fresh).toHaveLength(10)
    expect(fresh.some((code) => old.includes(code))).toBe(false)
    expect((await browser.send(accountPaths.totpRemoval, right, accountPaths.totp)).location).toBe(accountPaths.mine)
    expect((await signIn(browser, 'soyte')).location).toBe('/can-bo')
  })

  test('an administrator takes it away from somebody who lost the telephone', async ({
    browser,
    clock,
    database,
    server,
  }) => {
    await signIn(browser, 'soyte')
    await enrol(browser, clock.now())
    await perform(await callerOn(database), resetTotp, { login: 'soyte' })
    expect((await signIn(browserOf(server, '10.0.0.6'), 'soyte')).location).toBe('/can-bo')
  })
})

describe('who must have a second step', () => {
  const leader = [{ role: 'leader' }]

  test('administrators and leaders from the day of the duty, not in the demonstration', () => {
    const real = { today: '2027-01-01', demonstration: false }
    expect(mustHaveSecondStep(leader, real)).toBe(true)
    expect(mustHaveSecondStep([{ role: 'administrator' }], real)).toBe(true)
    expect(mustHaveSecondStep([{ role: 'focal-point' }], real)).toBe(false)
    expect(mustHaveSecondStep(leader, { ...real, today: '2026-12-31' })).toBe(false)
    expect(mustHaveSecondStep(leader, { ...real, demonstration: true })).toBe(false)
  })

  test('they cannot come in before they have enrolled', async ({ clock, browser }) => {
    clock.pass(Date.parse('2027-03-15T09:00:00+07:00') - clock.now().getTime())
    expect((await signIn(browser, 'lanhdao')).location).toBe(accountPaths.enrolment)
    expect((await browser.get(accountPaths.mine)).status).toBe(303)
    expect((await browser.send(accountPaths.enrolment, { proposal: 'x', code: '123456' })).status).toBe(422)
    const { sent } = await enrol(browser, clock.now(), accountPaths.enrolment)
    expect(sent.location).toBe(accountPaths.recoveryCodes)
    expect(await codesShown(browser)).toHaveLength(10)
    expect((await browser.get(accountPaths.mine)).status).toBe(200)
  })
})
