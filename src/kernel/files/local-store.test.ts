import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFileStore } from '#kernel/files/open-store.ts'
import type { FileStore, StoredContent } from '#kernel/files/store.ts'

let dataDir: string
let store: FileStore

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'store-'))
  store = openFileStore(undefined, dataDir)
})
afterEach(() => rm(dataDir, { recursive: true }))

const bytes = Buffer.from('Đơn kiến nghị')
const sha256 = createHash('sha256').update(bytes).digest('hex')

function pathOf(name: string): string {
  return join(dataDir, 'files', name.slice(0, 2), name.slice(2, 4), name)
}

async function all(contents: AsyncIterable<StoredContent>): Promise<readonly StoredContent[]> {
  return Array.fromAsync(contents)
}

test('what is put comes back, under the hash of its content, readable by nobody else on the machine', async () => {
  expect(await store.put(bytes)).toBe(sha256)
  expect(await store.get(sha256)).toEqual(bytes)
  expect((await stat(pathOf(sha256))).mode & 0o077).toBe(0)
  expect(await readdir(join(dataDir, 'files', 'tmp'))).toEqual([])
})

test('the same content put twenty times at once lies there once', async () => {
  await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))
  expect((await all(store.list())).map((content) => content.sha256)).toEqual([sha256])
  expect(await store.get(sha256)).toEqual(bytes)
})

test('a content that is not there is not found', async () => {
  await expect(store.get(sha256)).rejects.toMatchObject({ kind: 'not-found', code: 'file-not-found' })
  expect(await store.has(sha256)).toBe(false)
  expect(await all(store.list())).toEqual([])
  await store.delete(sha256)
})

test.each(['../../etc/passwd', '', 'AB'.repeat(32), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\0`])(
  'no name leads out of the folder: %j',
  async (name) => {
    await store.put(bytes)
    await expect(store.get(name)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await store.has(name)).toBe(false)
    await store.delete(name)
    expect(await store.deleteUntouched(name, new Date())).toBe(false)
    expect(await store.has(sha256)).toBe(true)
  },
)

test('a content that was altered on the disk is never given out', async () => {
  await store.put(bytes)
  await writeFile(pathOf(sha256), 'Đơn kiến nghj')
  await expect(store.get(sha256)).rejects.toThrow('has been altered')
})

test('a content that was cut off by a broken disk is mended when it is put again', async () => {
  await store.put(bytes)
  await writeFile(pathOf(sha256), 'Đơn')
  await store.put(bytes)
  expect(await store.get(sha256)).toEqual(bytes)
})

test('putting again keeps the sweep away', async () => {
  await store.put(bytes)
  const longAgo = new Date('2017-01-01T00:00:00Z')
  const yesterday = new Date(Date.now() - 86_400_000)
  await utimes(pathOf(sha256), longAgo, longAgo)
  expect((await all(store.list()))[0]?.storedAt).toEqual(longAgo)

  await store.put(bytes)
  expect(await store.deleteUntouched(sha256, yesterday)).toBe(false)
  expect(await store.get(sha256)).toEqual(bytes)

  await utimes(pathOf(sha256), longAgo, longAgo)
  expect(await store.deleteUntouched(sha256, yesterday)).toBe(true)
  expect(await store.has(sha256)).toBe(false)
})

test('putting and sweeping at once never loses a content that was put', async () => {
  for (let round = 0; round < 30; round++) {
    await store.put(bytes)
    const longAgo = new Date('2017-01-01T00:00:00Z')
    await utimes(pathOf(sha256), longAgo, longAgo)
    const yesterday = new Date(Date.now() - 86_400_000)
    await Promise.all([store.put(bytes), store.deleteUntouched(sha256, yesterday)])
    expect(await store.get(sha256)).toEqual(bytes)
  }
})
