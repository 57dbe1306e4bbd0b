import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor, type Visitor } from './testing/browser.ts'
import { keyboardOn, type Keyboard } from './testing/keyboard.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'
import { termOf } from './testing/story.ts'

let browser: Browser
let system: SharedSystem
beforeAll(async () => {
  system = await sharedSystem()
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function sitDown(): Promise<Visitor & { readonly keys: Keyboard }> {
  const visitor = await newVisitor(browser, system.address, { viewport: { width: 1280, height: 800 } })
  return { ...visitor, keys: keyboardOn(visitor.page) }
}

/** The first stop of every page leads past the menu. */
async function skipMenu(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('Tab')
  expect(await keys.where()).toBe('Đến nội dung chính')
  await keys.press('Enter')
  expect(await page.evaluate('document.activeElement?.id')).toBe('noi-dung')
}

interface Call {
  readonly text: string
  readonly name: string
  readonly phone: string
}

/** From the words, where the cursor already stands, to the button, in the order in which one asks. */
async function writeDown(keys: Keyboard, { text, name, phone }: Call): Promise<void> {
  await keys.type(text)
  await keys.to(/^Loại vấn đề/)
  await keys.press('ArrowDown')
  await keys.to(/^Họ và tên/)
  await keys.type(name)
  await keys.to(/^Địa chỉ/)
  await keys.type('Khóm 3, phường 1')
  await keys.to(/^Điện thoại/)
  await keys.type(phone)
  await keys.to('Lưu và in phiếu')
  await keys.pressAndGo('Enter', /\/phieu$/)
}

test('an official signs in, writes down a call and then somebody at the counter, and never touches the mouse', async () => {
  const { page, keys, look, leave } = await sitDown()
  await page.goto('/dang-nhap')
  await skipMenu(page, keys)
  await keys.to('Tên đăng nhập')
  await keys.type('xa')
  await keys.to('Mật khẩu')
  await keys.type(system.password)
  await keys.pressAndGo('Enter', /\/can-bo/)

  await keys.to(/^Nhập phản ánh/)
  await keys.pressAndGo('Enter', /\/can-bo\/phan-anh\/tiep-nhan$/)
  await look()
  expect(await keys.where()).toMatch(/^Nội dung phản ánh, kiến nghị/)
  const called = { text: 'Bà con gọi ba lần mà không ai nghe máy.', name: 'Thạch Thị Hoa', phone: '0987654321' }
  await writeDown(keys, called)
  await look()
  expect(await termOf(page, 'Kênh tiếp nhận')).toBe('Điện thoại')
  const first = await termOf(page, 'Mã tra cứu')
  expect(first).toMatch(/^PA-/)
  expect(await termOf(page, 'Khóa bí mật')).toMatch(/^[\w-]{22}$/)

  await keys.to('Nhập tiếp')
  await keys.pressAndGo('Enter', /\/can-bo\/phan-anh\/tiep-nhan\?kenh=phone$/)
  await keys.backTo(/^Điện thoại/)
  await keys.press('ArrowRight')
  await keys.to(/^Nội dung phản ánh, kiến nghị/)
  await writeDown(keys, { text: 'Quầy số 2 bắt photo thêm một bản.', name: 'Lý Văn Tâm', phone: '0912000111' })
  expect(await termOf(page, 'Kênh tiếp nhận')).toBe('Trực tiếp')
  expect(await termOf(page, 'Mã tra cứu')).not.toBe(first)

  await keys.to('Xem phản ánh vừa nhập')
  await keys.pressAndGo('Enter', /\/can-bo\/phan-anh\/PA-[\w-]{9}$/)
  expect(await page.getByRole('main').innerText()).toContain('Quầy số 2 bắt photo thêm một bản.')
  await leave()
})

test('what is missing is named, and the summary leads to the field by Enter', async () => {
  const { page, keys, leave } = await sitDown()
  await page.goto('/phan-anh-kien-nghi/gui')
  await skipMenu(page, keys)
  await keys.to(/^Nội dung/)
  await keys.type('Phải nộp hai bản sao của cùng một giấy.')
  await keys.to('Gửi phản ánh, kiến nghị')
  await keys.press('Enter')
  await page.getByRole('alert').waitFor()
  await keys.to(/^Họ và tên/)
  await keys.press('Enter')
  expect(await page.evaluate('document.activeElement?.id')).toBe('field-senderName')
  await leave()
})

test('a citizen sends feedback and follows it, from the start page on, by keyboard alone', async () => {
  const { page, keys, look, leave } = await sitDown()
  await page.goto('/')
  await skipMenu(page, keys)
  await keys.to('Gửi phản ánh, kiến nghị')
  await keys.pressAndGo('Enter', /\/phan-anh-kien-nghi\/gui$/)
  await skipMenu(page, keys)
  await keys.to(/^Cán bộ, cơ quan làm chậm/)
  await keys.press('ArrowDown')
  expect(await keys.where()).toMatch(/^Quy định, thủ tục không hợp với thực tế/)
  await keys.to(/^Nội dung/)
  await keys.type('Phải nộp hai bản sao có chứng thực của cùng một giấy.')
  await keys.to(/^Họ và tên/)
  await keys.type('Trần Thị Ngọc Hân')
  await keys.to(/^Địa chỉ/)
  await keys.type('Ấp An Hưng, xã An Thạnh 3')
  await keys.to(/^Số điện thoại/)
  await keys.type('0912345678')
  await keys.to(/^Tôi đồng ý/)
  await keys.press('Space')
  await keys.to('Gửi phản ánh, kiến nghị')
  await keys.pressAndGo('Enter', /\/da-gui\//)
  await look()
  const secret = await termOf(page, 'Khóa bí mật')

  await keys.to('Đến trang tra cứu')
  await keys.pressAndGo('Enter', /\/tra-cuu/)
  await keys.to(/^Khóa bí mật/)
  await keys.type(secret)
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^PA-/ }).waitFor()
  expect(await page.getByRole('main').innerText()).toContain('Phải nộp hai bản sao có chứng thực của cùng một giấy.')
  await leave()
})
