import { describe, expect, test as base } from '#kernel/testing/fixtures.ts'
import { accountPaths } from './paths.ts'
import { browserOf, databaseWithAccounts, movedClock, serveAccounts, signIn } from './testing.ts'
import { allowances, networkOf, waitFor } from './throttle.ts'

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

const wrong = 'mật khẩu đoán mò số'

describe('guessing', () => {
  test('a guesser is slowed, sees how long, and a hundred guesses do not keep the owner out', async ({
    server,
    clock,
    database,
  }) => {
    const owner = browserOf(server, '10.0.0.1')
    expect((await signIn(owner, 'soyte')).status).toBe(303)
    await owner.send(accountPaths.signOut, {}, accountPaths.mine)

    const guesser = browserOf(server, '203.0.113.7')
    const statuses: number[] = []
    for (let guess = 0; guess < 100; guess++) {
      statuses.push((await signIn(guesser, 'soyte', `${wrong} ${guess}`)).status)
      clock.pass(1000)
    }
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422])
    const looked = statuses.filter((status) => status === 422).length
    expect(looked).toBeLessThan(12)
    const slowed = await signIn(guesser, 'soyte')
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(10)
    expect(slowed.body).toMatch(/Vui lòng thử lại sau \d+ (giây|phút)/)

    expect((await signIn(owner, 'soyte')).status).toBe(303)
    const elsewhere = browserOf(server, '10.0.0.99')
    expect((await signIn(elsewhere, 'soyte')).status).toBe(303)
    const counted = await database.db
      .selectFrom('auditEvent')
      .select('data')
      .where('name', '=', 'account.sign-in-failed')
      .execute()
    expect(counted).toHaveLength(looked)
    expect(JSON.stringify(counted)).not.toContain('soyte')
  })

  test('the owner comes in from a known device even behind the guesser’s own address', async ({ server }) => {
    const owner = browserOf(server, '203.0.113.8')
    await signIn(owner, 'xa')
    await owner.send(accountPaths.signOut, {}, accountPaths.mine)
    const guesser = browserOf(server, '203.0.113.8')
    for (let guess = 0; guess < 10; guess++) await signIn(guesser, 'xa', wrong)
    expect((await signIn(guesser, 'xa')).status).toBe(429)
    expect((await signIn(owner, 'xa')).status).toBe(303)
  })

  test('the cookie of a known device cannot be made up, and is known for its own people only', async ({ server }) => {
    const owner = browserOf(server, '203.0.113.9')
    await signIn(owner, 'xa')
    const guesser = browserOf(server, '203.0.113.9')
    guesser.cookies.set('mb_device', owner.cookies.get('mb_device') ?? '')
    for (let guess = 0; guess < 6; guess++) await signIn(guesser, 'soyte', wrong)
    expect((await signIn(guesser, 'soyte')).status).toBe(429)
    guesser.cookies.set('mb_device', 'AAAA'.repeat(50))
    expect((await signIn(guesser, 'soyte')).status).toBe(429)
  })

  test('a stolen known device has ten tries, not endless ones', async ({ server }) => {
    const owner = browserOf(server, '10.0.0.1')
    await signIn(owner, 'xa')
    const thief = browserOf(server, '203.0.113.10')
    thief.cookies.set('mb_device', owner.cookies.get('mb_device') ?? '')
    const statuses: number[] = []
    for (let guess = 0; guess < 12; guess++) statuses.push((await signIn(thief, 'xa', wrong)).status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(allowances.device.free)
    expect(statuses.at(-1)).toBe(429)
  })

  test('one address that tries many names is slowed for all of them', async ({ server }) => {
    const guesser = browserOf(server, '203.0.113.11')
    for (let guess = 0; guess < allowances.address.free; guess++) await signIn(guesser, `ten-${guess}`, wrong)
    expect((await signIn(guesser, 'mot-ten-khac', wrong)).status).toBe(429)
  })

  test('many addresses that try one name have one try each; the owner still comes in anywhere', async ({
    server,
    clock,
  }) => {
    for (let address = 0; address < 12; address++)
      expect((await signIn(browserOf(server, `198.51.100.${address}`), 'soyte', wrong)).status).toBe(422)
    const late = browserOf(server, '198.51.100.200')
    expect((await signIn(late, 'soyte', wrong)).status).toBe(422)
    expect((await signIn(late, 'soyte')).status).toBe(429)
    expect((await signIn(browserOf(server, '10.0.0.5'), 'soyte')).status).toBe(303)
    clock.pass(61_000)
    expect((await signIn(late, 'soyte')).status).toBe(303)
  })

  test('of guesses sent all at once no more are looked at than of guesses one by one', async ({ server }) => {
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => signIn(browserOf(server, '203.0.113.12'), 'soyte', wrong)),
    )
    expect(statuses.filter(({ status }) => status === 422)).toHaveLength(allowances.pair.free)
  })
})

describe('waits', () => {
  const now = new Date('2017-03-15T09:00:00Z')

  test('double with every failure after the free ones, to a quarter of an hour', () => {
    const waits = [4, 5, 6, 7, 8, 40].map((count) => waitFor({ count, lastAt: now }, allowances.pair, now))
    expect(waits).toEqual([0, 5, 10, 20, 40, 900])
  })

  test('an IPv6 network of one subscriber counts as one address', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2::ffff'))
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
    expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1')
    expect(networkOf('::1')).toBe('0000:0000:0000:0000')
  })
})
