import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#kernel/root.ts'
import { newClient } from './testing/api-client.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'

const folder = mkdtempSync(join(tmpdir(), 'minh-bach-keyboard-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `bin/minhbach` as it is called at the keyboard of the machine, on the data in this folder. */
function call(dataDir: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(join(projectRoot, 'bin/minhbach'), words, {
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: tmpdir(),
      DATA_DIR: dataDir,
      CLOCK: '2026-11-23T09:00:00+07:00',
    },
    encoding: 'utf8',
    timeout: 100_000,
    maxBuffer: 50_000_000,
  })
  return { status, said: stdout, complained: stderr }
}

const commands = [
  ['migrate'],
  ['setup'],
  ['import', 'procedures'],
  ['import', 'units'],
  ['import', 'feedback'],
  ['export', 'procedures'],
  ['export', 'units'],
  ['export', 'feedback'],
  ['official', 'enrol'],
  ['account', 'create'],
  ['account', 'reset'],
  ['audit', 'verify'],
  ['audit', 'roots'],
  ['backup'],
  ['restore'],
  ['openapi'],
] as const

describe('the administrator at the machine', () => {
  test.each(commands.map((words) => [words.join(' '), words] as const))('is told how %s is called', (name, words) => {
    const { status, said } = call(at('none'), ...words, '--help')
    expect(status).toBe(0)
    expect(said).toContain(`Usage: bin/minhbach ${name}`)
  })

  test.each([
    ['procedures'],
    ['procedures', '--dry-run'],
    ['national-database'],
    ['units'],
    ['feedback', '--register', 'Sổ cũ'],
  ] as const)('import %s of a file that is not there is one clear line and code 1', (...words) => {
    const { status, said, complained } = call(at('none'), 'import', ...words, at('nothing.jsonl'))

    expect({ status, said }).toEqual({ status: 1, said: '' })
    expect(complained).toBe(`bin/minhbach: ${at('nothing.jsonl')}: there is no such file\n`)
  })

  test('a command that there is not, and one without what it needs, are one clear line and code 1', () => {
    expect(call(at('none'), 'fly')).toMatchObject({ status: 1, complained: expect.stringContaining('unknown command') })
    expect(call(at('none'), 'import', 'units')).toMatchObject({
      status: 1,
      complained: expect.stringContaining("missing required argument 'file'"),
    })
    expect(call(at('none'), 'export', 'feedback', 'a.doc').status).toBe(1)
  })
})

describe('a new installation, its backup and what is restored from it', () => {
  const first = at('first')
  const second = at('second')
  const units = [
    {
      code: '92',
      name: 'Thành phố Cần Thơ',
      level: 'province',
      from: '2025-07-01',
      source: 'Nghị quyết 202/2025/QH15',
    },
    { code: '31528', name: 'Phường Mỹ Xuyên', level: 'commune', parent: '92', from: '2025-07-01', source: 'NQ 1668' },
  ]

  test('the database is brought to this release, and a second time there is nothing to do', () => {
    expect(call(first, 'migrate').said).toMatch(/^Applied 2026\d+_\d+_kernel/m)
    expect(call(first, 'migrate')).toMatchObject({ status: 0, said: 'Nothing to do\n' })
  })

  test('units and procedures are taken in once, and written out as they came', () => {
    writeFileSync(at('units.jsonl'), units.map((unit) => `${JSON.stringify(unit)}\n`).join(''))
    expect(call(first, 'import', 'units', at('units.jsonl')).said).toContain('2 lines: 2 added')
    expect(call(first, 'import', 'units', at('units.jsonl')).said).toContain('2 lines: 0 added, 0 ended, 2 unchanged')
    expect(call(first, 'export', 'units', at('out.jsonl')).said).toBe('2 units\n')
    expect(readFileSync(at('out.jsonl'), 'utf8')).toContain('"name":"Phường Mỹ Xuyên"')

    const portal = gunzipSync(readFileSync(join(projectRoot, 'data/procedures/national-portal.jsonl.gz'))).toString()
    const few = portal.split('\n').slice(0, 5)
    writeFileSync(at('procedures.jsonl'), `${few.join('\n')}\n`)
    expect(call(first, 'import', 'procedures', at('procedures.jsonl')).said).toContain('5 records: 5 added')
    expect(call(first, 'import', 'procedures', at('procedures.jsonl')).said).toContain('5 unchanged, 0 refused')
    expect(call(first, 'export', 'procedures', at('back.jsonl')).status).toBe(0)
    expect(readFileSync(at('back.jsonl'), 'utf8').trim().split('\n').toSorted()).toEqual(few.toSorted())
  })

  test('what was backed up stands in another place afterwards, with a log that is whole', () => {
    expect(call(first, 'backup', at('backup')).said).toMatch(/\d+ tables with \d+ rows/)
    expect(call(second, 'restore', at('backup')).said).toMatch(/\d+ tables with \d+ rows, \d+ files, as of 2026/)
    expect(call(second, 'export', 'units', at('restored.jsonl')).status).toBe(0)
    expect(readFileSync(at('restored.jsonl'))).toEqual(readFileSync(at('out.jsonl')))
    expect(call(second, 'audit', 'verify')).toMatchObject({
      status: 0,
      said: expect.stringContaining('The log is whole'),
    })
    expect(call(second, 'restore', at('backup')).status).toBe(1)
  })

  test('the description of the API is printed, whole', () => {
    const { status, said } = call(first, 'openapi')
    expect(status).toBe(0)
    const description: { openapi: string; paths: object } = JSON.parse(said)
    expect(description.openapi).toMatch(/^3\.1/)
    expect(Object.keys(description.paths)).toContain('/api/v1/feedback')
  })
})

describe('an installation that runs', () => {
  let system: SharedSystem
  beforeAll(async () => {
    system = await sharedSystem()
  })

  test('an official gets an account and a password for once, and another one when she has lost it', () => {
    const enrol = ['official', 'enrol', 'le-thi-moi', '--name', 'Lê Thị Mới', '--agency', 'so-y-te']
    expect(call(system.dataDir, ...enrol, '--role', 'handler', '--basis', 'Quyết định 5/QĐ-SYT').status).toBe(0)
    const created = call(system.dataDir, 'account', 'create', 'lethimoi', '--official', 'le-thi-moi')
    const again = call(system.dataDir, 'account', 'reset', 'lethimoi')
    const [first, second] = [created, again].map(({ said }) => /\b[a-z0-9]{4}(?:-[a-z0-9]{4})+\b/.exec(said)?.[0])
    expect([created.status, again.status]).toEqual([0, 0])
    expect(first).toBeDefined()
    expect(second).toBeDefined()
    expect(second).not.toBe(first)
  })

  test('a register kept elsewhere is taken over line by line, also twice, and its items stand among the others', async () => {
    const line = { number: '7/2024', receivedOn: '2024-05-06', text: 'Sổ cũ: chờ ba tuần.', senderName: 'Lý Thị Na' }
    writeFileSync(at('so-cu.jsonl'), `${JSON.stringify(line)}\n{"number":"8/2024"}\n`)
    const taken = ['import', 'feedback', at('so-cu.jsonl'), '--register', 'Sổ của Sở Tư pháp'] as const
    const { status, said } = call(system.dataDir, ...taken)
    expect(status).toBe(1)
    expect(said).toMatch(/^added row 1: PA-/m)
    expect(said).toMatch(/^refused row 2: .*receivedOn: required/m)
    expect(call(system.dataDir, ...taken).said).toContain('2 lines: 0 added, 1 unchanged, 1 refused')

    const code = /PA-\S+/.exec(said)?.[0] ?? ''
    const control = newClient(system.address)
    await control.signIn('kiemsoat', system.password)
    expect((await control.get(`/api/v1/feedback/${code}`)).body).toMatchObject({ view: 'case', status: 'submitted' })
    expect(call(system.dataDir, 'export', 'feedback', at('all.jsonl')).status).toBe(0)
    const written = readFileSync(at('all.jsonl'), 'utf8')
    expect(written).toContain('Sổ cũ: chờ ba tuần.')
    expect(written).not.toContain('Lý Thị Na')
    expect(call(system.dataDir, 'export', 'feedback', at('mau.xlsx'), '--template').status).toBe(0)
    expect(readFileSync(at('mau.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  test('its log is whole', () => {
    expect(call(system.dataDir, 'audit', 'verify')).toMatchObject({
      status: 0,
      said: expect.stringContaining('The log is whole'),
    })
  })
})
