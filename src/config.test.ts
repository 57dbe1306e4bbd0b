import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigProblem, loadConfig, loadSecret } from '#config'

describe('the environment', () => {
  test('needs nothing: every setting has a default', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      baseUrl: 'http://127.0.0.1:3000',
      trustedProxies: 0,
    })
  })

  test.for([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['BASE_URL', 'not an address'],
    ['SMTP_URL', 'http://mail'],
    ['FILES_URL', '/tmp/files'],
    ['CLOCK', '2017-02-30'],
    ['CLOCK', 'yesterday'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', '-1'],
  ])('%s=%s is refused in one line that names it', ([name = '', value = '']) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigProblem)
    expect(() => loadConfig({ [name]: value })).toThrow(new RegExp(`^${name}=`))
  })

  test('CLOCK is a day, and the system takes it as today from eight in the morning', () => {
    const { clock, clockStart } = loadConfig({ CLOCK: '2017-10-02' })
    expect(clockStart?.toISOString()).toBe('2017-10-02T01:00:00.000Z')
    expect(Math.abs(clock.now().getTime() - Date.parse('2017-10-02T08:00:00+07:00'))).toBeLessThan(5000)
  })

  test('an address given without a slash at its end is used without one', () => {
    expect(loadConfig({ BASE_URL: 'https://tthc.soctrang.example/' }).baseUrl).toBe('https://tthc.soctrang.example')
  })
})

describe('the secret', () => {
  test('is made once, readable by its owner alone, and found again', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'minh-bach-secret-')), 'keys/secret.key')
    const made = loadSecret(file)
    expect(made).toHaveLength(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(loadSecret(file)).toEqual(made)
  })

  test('that is too short is refused', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'minh-bach-secret-')), 'secret.key')
    writeFileSync(file, 'c2hvcnQ=')
    expect(() => loadSecret(file)).toThrow(/at least 32 bytes/)
  })
})
