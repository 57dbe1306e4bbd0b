import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { openMadeFiles } from './made-files.ts'

/** A folder, and a file that says which version it is of; how often it was written is counted. */
function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'made-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const state = { version: 'một', written: 0, failing: false }
  const made = openMadeFiles(folder)
  const get = () =>
    made.get('danh-muc.csv', {
      version: async () => state.version,
      async *write() {
        const { version } = state
        state.written++
        yield `Bản ${version}\n`
        await new Promise((later) => void setTimeout(later, 20))
        if (state.failing) throw new Error('The database is away')
        yield 'hết\n'
      },
    })
  return { folder, state, made, get }
}

test('a file is made once for all who ask, and served from the disk, plain and packed', async () => {
  const { state, made, get } = begin()
  expect(made.find('danh-muc.csv', 'một')).toBeUndefined()
  const files = await Promise.all([get(), get(), get()])
  await get()
  expect(state.written).toBe(1)
  const [file] = files
  expect(readFileSync(file?.plain.path ?? '', 'utf8')).toBe('Bản một\nhết\n')
  expect(gunzipSync(readFileSync(file?.gzip.path ?? '')).toString()).toBe('Bản một\nhết\n')
  expect(file?.plain.bytes).toBe(Buffer.byteLength('Bản một\nhết\n'))
})

test('it is made anew when what it is made of has changed, also while it was being made', async () => {
  const { state, get } = begin()
  const first = get()
  await Promise.resolve()
  state.version = 'hai'
  const [, second] = await Promise.all([first, get()])
  expect(readFileSync(second.plain.path, 'utf8')).toContain('hai')
  expect(state.written).toBe(2)
  expect((await get()).digest).toBe(second.digest)
})

test('a file that broke off is nobody’s; the next who asks has it made again', async () => {
  const { folder, state, get } = begin()
  state.failing = true
  await expect(get()).rejects.toThrow('away')
  expect(readdirSync(folder, { recursive: true })).toHaveLength(1)
  state.failing = false
  expect((await get()).plain.bytes).toBeGreaterThan(0)
})

test('no more than the last two are kept, what somebody removed is made again, and nothing stays behind', async () => {
  const { folder, state, made, get } = begin()
  const left = join(folder, 'made-left')
  mkdirSync(left)
  utimesSync(left, new Date('2017-01-01'), new Date('2017-01-01'))
  for (const version of ['một', 'hai', 'ba', 'bốn']) {
    state.version = version
    await get()
  }
  expect(readdirSync(folder)).toHaveLength(1)
  expect(readdirSync(join(folder, readdirSync(folder)[0] ?? ''))).toHaveLength(4)
  rmSync((await get()).plain.path)
  expect(readFileSync((await get()).plain.path, 'utf8')).toContain('bốn')
  await made.close()
  expect(readdirSync(folder)).toEqual([])
})
