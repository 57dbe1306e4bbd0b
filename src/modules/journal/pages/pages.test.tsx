import { expect, test } from 'vitest'
import type { PageContext } from '#ui/context.ts'
import { renderPage } from '#ui/render.tsx'
import { RootsPage } from './roots-page.tsx'
import { VerifyPage } from './verify-page.tsx'

function context(language: 'vi' | 'en'): PageContext {
  return {
    language,
    path: '/nhat-ky',
    baseUrl: 'https://example.test',
    provinceName: 'Tỉnh Sóc Trăng',
    official: null,
    staffSections: [],
    csrfToken: () => 'token',
    newFormKey: () => 'key',
    notice: null,
    asset: (name) => `/${name}`,
    demonstration: false,
    clockShifted: null,
  }
}

const root = { publishedOn: '2017-09-25', size: 12345, root: Buffer.alloc(32, 0xab) }

test('anybody sees the root of each day, and copies it whole', () => {
  const html = renderPage(<RootsPage roots={[root]} page={1} pageSize={50} total={1} />, context('vi'))
  expect(html).toContain('25/09/2017')
  expect(html).toContain('12.345')
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain('ab'.repeat(32))
  expect(html).toContain('href="/nhat-ky/goc.txt"')
  expect(html).toContain('href="/nhat-ky/kiem-chung"')
})

test('before the first root is published the page says when it will be', () => {
  const html = renderPage(<RootsPage roots={[]} page={1} pageSize={50} total={0} />, context('vi'))
  expect(html).toContain('Chưa có mã gốc nào')
  expect(html).not.toContain('<table')
})

test('an older page of roots keeps the language of the reader', () => {
  const html = renderPage(<RootsPage roots={[root]} page={2} pageSize={1} total={3} />, context('en'))
  expect(html).toContain('href="/en/nhat-ky?trang=3"')
  expect(html).toContain('Published on')
})

test.each(['vi', 'en'] as const)('how to check is told in %s with the same parts', (language) => {
  const html = renderPage(<VerifyPage />, context(language))
  expect(html.match(/<h2>/g)).toHaveLength(4)
  for (const part of ['goc.txt', 'chung-minh.json', 'RFC 6962', 'audit verify --roots']) expect(html).toContain(part)
})
