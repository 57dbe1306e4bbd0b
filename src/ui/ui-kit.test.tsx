import { buildSync } from 'esbuild'
import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Combobox, Select } from './field/select.tsx'
import { TextArea, TextInput } from './field/text-input.tsx'
import { Form } from './form/form.tsx'
import { ErrorSummary } from './error-summary/error-summary.tsx'
import { fieldId } from './field/field-parts.ts'
import { FilterBar } from './filter-bar/filter-bar.tsx'
import { pageHeaderExamples } from './page-header/page-header.examples.tsx'
import { pagesAround } from './pagination/pagination.tsx'
import { patternGroups } from './patterns.tsx'
import { messageFor } from './problem.ts'
import { renderPage } from './render.tsx'
import { PublicShell } from './shell/public-shell.tsx'
import { shellExamples } from './shell/shell.examples.tsx'
import { StaffShell } from './shell/staff-shell.tsx'
import { aPage, anOfficialsPage } from './testing/page-context.ts'
import { pathIn } from './words.ts'

describe('every example', () => {
  const frame = { key: 'frame', title: 'Khung trang', examples: [...shellExamples, ...pageHeaderExamples] }
  for (const group of [...patternGroups, frame]) {
    for (const example of group.examples) {
      test(`${group.title}: ${example.title}`, () => {
        const html = renderPage(example.render(), aPage())

        expect(html.length).toBeGreaterThan(40)
        // The content security policy allows neither inline style nor inline script.
        expect(html).not.toMatch(/ style=| on[a-z]+=|<script>(?!alert)|undefined|\[object|NaN/)
      })
    }
  }
})

describe('what was typed', () => {
  test('a script that somebody typed is shown as text, in fields, titles and notices', () => {
    const evil = '<script>alert(1)</script>'
    const context = { ...anOfficialsPage(), provinceName: evil, notice: { tone: 'info' as const, text: evil } }
    const html = renderPage(
      <StaffShell title={evil} section="work-list" breadcrumbs={[{ label: evil }]}>
        <Form action="/gui" typed={{ noiDung: `</textarea>${evil}`, ten: `"><b>${evil}` }}>
          <TextArea name="noiDung" label={evil} />
          <TextInput name="ten" label="Tên" />
        </Form>
        {evil}
      </StaffShell>,
      context,
    )

    expect(html).not.toContain(evil)
    expect(html).not.toContain('<b>')
    expect(html.split('&lt;script>alert(1)').length).toBeGreaterThan(7)
  })

  test('what one person typed never stands in the next page, not even after a page that could not be drawn', () => {
    function Broken(): never {
      throw new Error('not drawn')
    }
    const drawn = () =>
      renderPage(
        <Form action="/gui" typed={{ ten: 'Nguyễn Thị Lan' }}>
          <TextInput name="ten" label="Tên" />
          <Broken />
        </Form>,
        aPage(),
      )
    expect(drawn).toThrow('not drawn')

    const next = renderPage(<TextInput name="ten" label="Tên" />, aPage())
    expect(next).not.toContain('Nguyễn Thị Lan')
  })

  test('a field after a form does not take what was typed in it', () => {
    const html = renderPage(
      <div>
        <Form action="/gui" typed={{ ten: 'Lan' }}>
          <TextInput name="ten" label="Tên" />
        </Form>
        <TextInput name="ten" id="khac" label="Tên khác" />
      </div>,
      aPage(),
    )
    expect(html.split('value="Lan"')).toHaveLength(2)
  })

  test('a form that comes back keeps the words, the choice and the key, and never a password', () => {
    const html = renderPage(
      <Form action="/gui" typed={{ ten: 'Lan', coQuan: 'b', matKhau: 'bí mật', _key: 'first' }}>
        <TextInput name="ten" label="Tên" value="khác" />
        <TextInput name="matKhau" label="Mật khẩu" type="password" />
        <Select
          name="coQuan"
          label="Cơ quan"
          value="a"
          options={[
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' },
          ]}
        />
      </Form>,
      aPage(),
    )

    expect(html).toContain('value="Lan"')
    expect(html).toMatch(/<option [^>]*selected[^>]*>B/)
    expect(html).not.toMatch(/<option [^>]*selected[^>]*>A/)
    expect(html).toContain('name="_key" value="first"')
    expect(html).not.toContain('bí mật')
  })
})

describe('forms', () => {
  test('a POST form carries the token and a key; a GET form carries neither', () => {
    const post = renderPage(<Form action="/gui" />, aPage())
    const get = renderPage(<Form action="/tim" method="get" />, aPage())

    expect(post).toContain('name="_csrf" value="token"')
    expect(post).toContain('name="_key" value="key"')
    expect(get).not.toContain('_csrf')
    expect(get).not.toContain('_key')
  })

  test('each line of the error summary leads to the control that is wrong, and the control names its error', () => {
    const problems = [{ field: 'nguoiGui.ten', code: 'required' }]
    const html = renderPage(
      <main>
        <ErrorSummary problems={problems} labels={{ 'nguoiGui.ten': 'Họ và tên' }} />
        <Form action="/gui" problems={problems}>
          <TextInput name="nguoiGui.ten" label="Họ và tên" />
        </Form>
      </main>,
      aPage(),
    )
    const id = fieldId('nguoiGui.ten')

    expect(html).toContain('Có 1 chỗ cần sửa')
    expect(html).toContain(`href="#${id}"`)
    expect(html).toMatch(
      new RegExp(`<input [^>]*id="${id}"[^>]*aria-invalid="true"[^>]*aria-describedby="${id}-error"`),
    )
  })

  test('a filter asks for nothing that must be there', () => {
    const html = renderPage(
      <Form action="/tim" method="get">
        <TextInput name="q" label="Từ khóa" optional />
        <Combobox name="coQuan" label="Cơ quan" options={[]} />
      </Form>,
      aPage(),
    )

    expect(html).not.toContain('required')
    expect(html).not.toContain('không bắt buộc')
  })

  test('folded filters say how many are in use; what a field always holds does not count', () => {
    const bar = (typed: Record<string, string>) =>
      renderPage(<FilterBar action="/tim" label="Lọc" typed={typed} initial={{ tinhTrang: 'dang-mo' }} />, aPage())

    expect(bar({ q: '', tinhTrang: 'dang-mo' })).toContain('<summary>Tìm và lọc</summary>')
    expect(bar({ q: 'đất', tinhTrang: 'da-dong' })).toContain('<summary>Tìm và lọc (đang dùng 2)</summary>')
  })

  test('an error that nobody has words for is still told; a page may use its own words', () => {
    expect(messageFor({ field: 'x', code: 'feedback.odd' })).toBe('Nội dung này không đúng')
    expect(messageFor({ field: 'x', code: 'required' }, () => 'Hãy nhập họ và tên')).toBe('Hãy nhập họ và tên')
    expect(messageFor({ field: 'x', code: 'too-many-files', details: { maximum: 10 } })).toBe('Nhiều nhất 10 tệp')
    expect(messageFor({ field: 'x', code: 'required' }, undefined, 'en')).toBe('Please fill this in')
  })
})

describe('the shells', () => {
  test('a citizen sees that this is a demonstration, and can change the language without losing the place', () => {
    const html = renderPage(<PublicShell title="Tra cứu" />, {
      ...aPage(),
      path: '/phan-anh-kien-nghi/tra-cuu?ma=1',
      demonstration: true,
      clockShifted: '2026-11-15',
    })

    expect(html).toMatch(/^<!doctype html><html lang="vi">/)
    expect(html).toContain('Bản trình diễn – dữ liệu phản ánh do chúng tôi dựng')
    expect(html).toContain('Hệ thống đang lấy ngày 15/11/2026 làm hôm nay')
    expect(html).toContain('href="/en/phan-anh-kien-nghi/tra-cuu?ma=1"')
    expect(html).toContain('<a href="/phan-anh-kien-nghi/tra-cuu" aria-current="page">Tra cứu phản ánh</a>')
    expect(html).toContain('<a href="/phan-anh-kien-nghi">Phản ánh, kiến nghị</a>')
  })

  test('an official sees the sections that are open to her, and no other', () => {
    const html = renderPage(<StaffShell title="Việc cần làm" section="work-list" />, {
      ...anOfficialsPage(),
      staffSections: ['work-list', 'account'],
    })

    expect(html).toContain('>Việc cần làm</a>')
    expect(html).toContain('>Tài khoản của tôi</a>')
    expect(html).not.toContain('Sổ tiếp nhận')
    expect(html).toContain('Chuyên viên, Sở Y tế')
  })

  test('an address goes to the other language and back', () => {
    expect(pathIn('en', '/')).toBe('/en')
    expect(pathIn('vi', '/en')).toBe('/')
    expect(pathIn('en', '/?q=a')).toBe('/en?q=a')
    expect(pathIn('vi', '/en?q=a')).toBe('/?q=a')
    expect(pathIn('vi', '/en/noi-tiep-nhan')).toBe('/noi-tiep-nhan')
    expect(pathIn('en', '/en/noi-tiep-nhan')).toBe('/en/noi-tiep-nhan')
    expect(pathIn('vi', '/enquete')).toBe('/enquete')
  })
})

test('the pages around: first, last, neighbours, and a gap only where two or more are left out', () => {
  expect(pagesAround(1, 1)).toEqual([1])
  expect(pagesAround(5, 97)).toEqual([1, undefined, 4, 5, 6, undefined, 97])
  expect(pagesAround(3, 5)).toEqual([1, 2, 3, 4, 5])
  expect(pagesAround(4, 7)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(pagesAround(97, 97)).toEqual([1, undefined, 96, 97])
})

test('style, script and fonts stay small for people who pay by the megabyte', () => {
  const built = (file: string) =>
    buildSync({
      entryPoints: [file],
      bundle: true,
      minify: true,
      write: false,
      outdir: '/',
      loader: { '.woff2': 'empty' },
    }).outputFiles.reduce((bytes, output) => bytes + output.contents.length, 0)
  const fonts = [400, 600].map((weight) => statSync(`assets/fonts/web/be-vietnam-pro-${weight}.woff2`).size)

  expect(built('src/ui/main.css')).toBeLessThan(32 * 1024)
  expect(built('src/islands/enhance.ts')).toBeLessThan(4 * 1024)
  expect(fonts.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(55 * 1024)
})
