import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openInput, readInput } from './open-input.ts'

const folder = mkdtempSync(join(tmpdir(), 'minh-bach-input-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a file named at the keyboard', () => {
  test('that is not there, or is a folder, is refused in one line that names it', async () => {
    await expect(openInput(join(folder, 'none.jsonl'))).rejects.toThrow(/none\.jsonl: there is no such file$/)
    await expect(openInput(folder)).rejects.toThrow(`${folder}: is a folder, not a file`)
    const below = join(folder, 'a-file')
    writeFileSync(below, 'x')
    await expect(readInput(join(below, 'none'))).rejects.toThrow(/there is no such file$/)
  })

  test.skipIf(process.getuid?.() === 0)('that may not be read is refused in one line that names it', async () => {
    const closed = join(folder, 'closed')
    writeFileSync(closed, 'x')
    chmodSync(closed, 0)
    await expect(openInput(closed)).rejects.toThrow(/closed: may not be read/)
  })

  test('is read whole', async () => {
    const file = join(folder, 'whole')
    writeFileSync(file, 'một\nhai\n')
    expect((await readInput(file)).toString('utf8')).toBe('một\nhai\n')
  })
})
