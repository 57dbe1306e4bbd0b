import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extensionOf, safeFileName } from '#kernel/files/file-name.ts'

test.each([
  ['Đơn kiến nghị.PDF', 'pdf', 'Đơn kiến nghị.pdf'],
  ['Đơn kiến nghị.pdf'.normalize('NFD'), 'pdf', 'Đơn kiến nghị.pdf'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['C:\\Users\\Lan\\đơn.docx', 'docx', 'đơn.docx'],
  ['hoa-don\u202efdp.exe', 'pdf', 'hoa-donfdp.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie_ x.pdf'],
  ['con.txt', 'txt', '_con.txt'],
  ['...', 'pdf', 'tep-dinh-kem.pdf'],
  ['', 'pdf', 'tep-dinh-kem.pdf'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['a<b>:"|?*.pdf', 'pdf', 'a_b______.pdf'],
])('%j is kept as a safe name', (name, extension, safe) => {
  expect(safeFileName(name, extension)).toBe(safe)
})

test('a name of a thousand letters is cut to 150 with its extension', () => {
  const safe = safeFileName(`${'ữ'.repeat(900)}.pdf`, 'pdf')
  expect([...safe]).toHaveLength(150)
  expect(safe.endsWith('ữ.pdf')).toBe(true)
})

test('the extension is what Windows would take it for', () => {
  expect(extensionOf('đơn.pdf.exe. . ')).toBe('exe')
  expect(extensionOf('đơn')).toBe('')
  expect(extensionOf('.pdf')).toBe('')
})

test('whatever the name, the result has no folder, no control character and at most 150 characters', () => {
  const held = fc.check(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const safe = safeFileName(name, 'pdf')
      return !/[\p{Cc}\p{Cf}/\\]/u.test(safe) && [...safe].length <= 150 && safe.endsWith('.pdf') && safe.length > 4
    }),
  )
  expect(held.counterexample).toBeNull()
})

test('a name of a million dots costs no time', () => {
  expect(safeFileName(`${'.'.repeat(1_000_000)}x.pdf`, 'pdf')).toBe('x.pdf')
})
