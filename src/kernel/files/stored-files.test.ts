import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { visitor } from '#kernel/auth/actor.ts'
import { checkFiles } from '#kernel/files/content.ts'
import { openFileStore } from '#kernel/files/open-store.ts'
import { samplePdf } from '#kernel/files/sample-files.ts'
import { openScanner } from '#kernel/files/scan.ts'
import { contentDisposition, serveFile } from '#kernel/files/serve-file.ts'
import { attachFiles, getFile, listFiles } from '#kernel/files/stored-files.ts'
import { sweepUnusedFiles } from '#kernel/files/sweep-unused-files.ts'
import { actAs, expect, test } from '#kernel/testing/fixtures.ts'

const subject = { subjectType: 'feedback', subjectId: 'PA-7K3M-9QXD', purpose: 'evidence', personal: true }

async function twoFiles() {
  const uploads = [
    { name: 'đơn.pdf', bytes: samplePdf },
    { name: 'ghi chú.txt', bytes: Buffer.from('Đã nộp ngày 05/03/2017') },
  ]
  return (await checkFiles(uploads, openScanner(undefined))).files
}

test('files belong to their subject in the order in which they were sent', async ({ act }) => {
  const attached = await attachFiles(actAs(act, visitor), await twoFiles(), subject)
  await attachFiles(act, await twoFiles(), { ...subject, subjectId: 'PA-OTHER' })

  const listed = await listFiles(act.tx, 'feedback', 'PA-7K3M-9QXD')
  expect(listed).toEqual(attached)
  expect(listed).toMatchObject([
    { name: 'đơn.pdf', mediaType: 'application/pdf', uploadedByKind: 'visitor', uploadedAt: act.now, personal: true },
    { name: 'ghi chú.txt', size: 27, purpose: 'evidence' },
  ])
  expect(await getFile(act.tx, listed[0]?.id ?? '')).toEqual(listed[0])
  expect(await attachFiles(act, [], subject)).toEqual([])
})

test.for(['01890000-0000-7000-8000-000000000000', 'x', "' or 1=1 --", ''])(
  'the id %j is not found',
  async (id, { reader }) => {
    await expect(getFile(reader, id)).rejects.toMatchObject({ kind: 'not-found', code: 'file-not-found' })
  },
)

test('a row is never changed or deleted by the application', async ({ act }) => {
  await attachFiles(act, await twoFiles(), subject)
  await sql`savepoint before`.execute(act.tx)
  await expect(act.tx.deleteFrom('storedFile').execute()).rejects.toThrow('permission denied')
  await sql`rollback to savepoint before`.execute(act.tx)
  await expect(act.tx.updateTable('storedFile').set({ name: 'x.pdf' }).execute()).rejects.toThrow('permission denied')
})

test('the sweep deletes what no row points at after a day, and nothing else', async ({ act }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sweep-'))
  const files = openFileStore(undefined, dataDir)
  const longAgo = new Date(Date.now() - 2 * 86_400_000)
  const put = async (text: string, old: boolean) => {
    const sha256 = await files.put(Buffer.from(text))
    const path = join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    if (old) await utimes(path, longAgo, longAgo)
    return sha256
  }
  const used = await put('có dòng', true)
  const orphan = await put('giao dịch đã hủy', true)
  const underWay = await put('giao dịch đang chạy', false)
  await attachFiles(act, [{ name: 'a.txt', mediaType: 'text/plain; charset=utf-8', sha256: used, size: 9 }], subject)

  expect(await sweepUnusedFiles({ reader: act.tx, files }, new Date())).toEqual({ seen: 3, deleted: 1 })

  expect(await files.has(used)).toBe(true)
  expect(await files.has(orphan)).toBe(false)
  expect(await files.has(underWay)).toBe(true)
  await rm(dataDir, { recursive: true })
})

test('a file is saved, never run: the headers keep a stranger’s file out of our pages', async ({ act }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'serve-'))
  const files = openFileStore(undefined, dataDir)
  const [file] = await twoFiles()
  await files.put(file?.bytes ?? Buffer.alloc(0))
  const [row] = await attachFiles(act, file ? [file] : [], subject)
  if (!row) throw new Error('no row')

  const { headers, bytes } = await serveFile(files, row)

  expect(bytes).toEqual(samplePdf)
  expect(headers).toEqual({
    'content-type': 'application/pdf',
    'content-length': String(samplePdf.length),
    'content-disposition': `attachment; filename="don.pdf"; filename*=UTF-8''%C4%91%C6%A1n.pdf`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  })
  await files.delete(row.sha256)
  await expect(serveFile(files, row)).rejects.toMatchObject({ kind: 'not-found' })
  await rm(dataDir, { recursive: true })
})

test('no name of a file breaks out of its header', () => {
  const header = contentDisposition(`a"\\\r\nSet-Cookie: x='*()%41.pdf`)
  expect(header).toMatch(/^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/)
})
