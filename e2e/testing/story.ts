import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { samplePdf } from '#kernel/files/sample-files.ts'
import { newVisitor, signIn, type Visitor } from './browser.ts'
import type { SharedSystem } from './shared-system.ts'

export interface StoryOptions {
  readonly width: number
  readonly script: boolean
  /** Puts a picture of a page into this folder. */
  readonly pictures?: string
}

/** How one person after the other does her part; each with a browser of her own. */
export interface Story {
  readonly citizen: Visitor
  /** Signed in as this official; opened once. */
  official(login: string): Promise<Visitor>
  /** Of one part of the page, or of its main part. */
  picture(page: Page, name: string, part?: Locator): Promise<void>
  end(): Promise<void>
}

export async function beginStory(browser: Browser, system: SharedSystem, options: StoryOptions): Promise<Story> {
  const { width, script, pictures } = options
  const screen = { viewport: { width, height: 900 }, javaScriptEnabled: script }
  const officials = new Map<string, Visitor>()
  const citizen = await newVisitor(browser, system.address, screen)
  return {
    citizen,
    async official(login) {
      const known = officials.get(login)
      if (known) return known
      const visitor = await newVisitor(browser, system.address, screen)
      await signIn(visitor.page, login, system.password)
      officials.set(login, visitor)
      return visitor
    },
    async picture(page, name, part = page.locator('main')) {
      if (pictures === undefined) return
      mkdirSync(pictures, { recursive: true })
      await part.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
    },
    async end() {
      await Promise.all([citizen, ...officials.values()].map((visitor) => visitor.leave()))
    },
  }
}

/** The procedure of the story, as the national portal has it. */
export const procedure = { code: '1.012279', name: 'Cấp lại giấy phép hoạt động khám bệnh, chữa bệnh' } as const

export const citizenName = 'Trần Thị Ngọc Hân'
export const citizenPhone = '0912 345 678'

/** What is complained of, with a name and a telephone number in it that must not be published. */
export function textOf(mark: string): string {
  return `Phòng khám của tôi xin cấp lại giấy phép (${mark}), phải nộp hai bản sao có chứng thực của cùng một giấy. Tôi là ${citizenName}, điện thoại ${citizenPhone}.`
}

export const answerText =
  'Sở Y tế đã hướng dẫn bộ phận một cửa chỉ nhận một bản sao; bản thứ hai không còn phải nộp từ hôm nay.'

export interface Sent {
  readonly code: string
  readonly secret: string
}

/** Gửi phản ánh: the form, then the receipt that shows code and secret. */
export async function sendFeedback({ citizen, picture }: Story, mark: string): Promise<Sent> {
  const { page, look } = citizen
  await page.goto('/phan-anh-kien-nghi')
  await look()
  await page.getByRole('main').getByRole('link', { name: 'Gửi phản ánh, kiến nghị' }).first().click()
  await look()
  await page.getByLabel('Quy định, thủ tục không hợp với thực tế').check()
  await page.getByLabel('Nội dung', { exact: true }).fill(textOf(mark))
  await page.getByLabel(/^Thủ tục \(/).fill(procedure.code)
  await page.getByLabel('Họ và tên').fill(citizenName)
  await page.getByLabel('Địa chỉ', { exact: true }).fill('Ấp An Hưng, xã An Thạnh 3')
  await page.getByLabel(/^Số điện thoại/).fill(citizenPhone)
  await page.getByLabel(/^Thư điện tử/).fill('ngoc-han@example.com')
  await page.getByLabel(/^Tôi đồng ý/).check()
  await picture(page, 'gui-phan-anh')
  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click()
  await page.waitForURL(/\/da-gui\//)
  await look()
  await picture(page, 'da-nhan')
  const sent = { code: await termOf(page, 'Mã phản ánh'), secret: await termOf(page, 'Khóa bí mật') }
  expect(sent.code).toMatch(/^PA-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(page.url()).not.toContain(sent.secret)
  return sent
}

/** The words beside a term of a list. */
export async function termOf(page: Page, term: string): Promise<string> {
  const row = page.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]')
  return (await row.first().innerText()).trim()
}

/** One move on the page of the item: unfold, fill in, do it. */
export async function makeMove(
  visitor: Visitor,
  code: string,
  name: string,
  fill?: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, look } = visitor
  await page.goto(`/can-bo/phan-anh/${code}`)
  await page.locator('details > summary', { hasText: new RegExp(`^${name}$`) }).click()
  await look()
  if (fill) await fill(page)
  await page.getByRole('form', { name, exact: true }).getByRole('button', { name, exact: true }).click()
  await page.waitForURL((url) => url.pathname === `/can-bo/phan-anh/${code}`)
  await page.getByText('đã thực hiện').or(page.locator('.notice')).first().waitFor()
  await look()
}

/** From the register to the published answer, each part by the official whose part it is. */
export async function handleFeedback(story: Story, { code }: Sent, mark: string): Promise<'published'> {
  const control = await story.official('kiemsoat')
  await story.picture(control.page, 'viec-can-lam')
  await control.page.goto(`/can-bo/phan-anh/${code}`)
  await story.picture(control.page, 'ho-so')
  await makeMove(control, code, 'Tiếp nhận')
  await makeMove(control, code, 'Phân loại', async (page) => {
    const form = page.getByRole('form', { name: 'Phân loại' })
    await form.getByLabel('Nội dung quy định hành chính').check()
    await form.getByLabel('Phản ánh', { exact: true }).check()
    await form.getByLabel('Loại vấn đề').selectOption('impractical')
  })
  await makeMove(control, code, 'Chuyển cơ quan xử lý', async (page) => {
    const form = page.getByRole('form', { name: 'Chuyển cơ quan xử lý' })
    await form.locator('select[name=toAgencyCode]').selectOption('so-y-te')
    await form.getByLabel('Lý do chuyển').fill('Thuộc thẩm quyền của Sở Y tế.')
  })

  const health = await story.official('soyte')
  await makeMove(health, code, 'Thụ lý')
  await makeMove(health, code, 'Dự thảo trả lời', async (page) => {
    const form = page.getByRole('form', { name: 'Dự thảo trả lời' })
    await form.getByLabel('Giải thích, hướng dẫn').check()
    await form.getByLabel('Nội dung trả lời').fill(answerText)
    await form.getByLabel(/^Văn bản kèm theo/).setInputFiles({
      name: 'Công văn trả lời.pdf',
      mimeType: 'application/pdf',
      buffer: samplePdf,
    })
    await story.picture(page, 'du-thao', form)
  })

  await makeMove(await story.official('soyte-giamdoc'), code, 'Duyệt và trả lời')

  await makeMove(control, code, 'Công khai kết quả', async (page) => {
    const form = page.getByRole('form', { name: 'Công khai kết quả' })
    await form.getByLabel('Tiêu đề').fill(`Bản sao khi xin cấp lại giấy phép (${mark})`)
    const proposed = await form.getByLabel('Nội dung phản ánh, kiến nghị (đã che)').inputValue()
    expect(proposed).not.toContain(citizenPhone)
    expect(proposed).not.toContain(citizenName)
    await form.getByRole('button', { name: 'Xem trước bản công khai' }).click()
    await page.getByText('Chưa có gì được công khai').waitFor()
    await story.picture(page, 'cong-khai')
    await page.getByLabel('Tôi đã đọc và xác nhận không còn thông tin cá nhân').check()
  })
  return 'published'
}

/** Code and secret open the tracking page: timeline, receipt of the periods, answer with its paper; then she rates it. */
export async function followAndRate({ citizen, picture }: Story, { code, secret }: Sent): Promise<'rated'> {
  const { page, look } = citizen
  await page.goto('/phan-anh-kien-nghi/tra-cuu')
  await look()
  await page.getByLabel('Mã phản ánh').fill(code)
  await page.getByLabel('Khóa bí mật').fill(secret)
  await page.getByRole('button', { name: 'Xem kết quả' }).click()
  await page.getByRole('heading', { level: 1, name: code }).waitFor()
  await look()
  await picture(page, 'tra-cuu')
  const text = await page.getByRole('main').innerText()
  for (const words of [
    'Đã tiếp nhận và vào sổ',
    'Đã chuyển đến cơ quan có thẩm quyền',
    'Cơ quan xử lý đã nhận việc',
    'Đã công khai kết quả',
    'Thời hạn',
    'Sở Y tế',
    answerText,
  ])
    expect(text).toContain(words)
  const paper = page.getByRole('link', { name: /Công văn trả lời/ }).first()
  const got = await page.request.get((await paper.getAttribute('href')) ?? '')
  expect(got.status()).toBe(200)
  expect(Buffer.compare(await got.body(), samplePdf)).toBe(0)

  await page.getByLabel('Hài lòng', { exact: true }).check()
  await page.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await page.getByText('Cảm ơn bạn đã đánh giá.').waitFor()
  await look()
  expect(await termOf(page, 'Mức độ hài lòng')).toBe('Bạn đã đánh giá: Hài lòng')
  expect(await page.getByRole('button', { name: 'Gửi đánh giá' }).count()).toBe(0)
  return 'rated'
}

/** Everybody finds the published item, and in it neither name nor telephone number. */
export async function readAsStranger(visitor: Visitor, { code }: Sent, mark: string): Promise<'read'> {
  const { page, look } = visitor
  await page.goto('/phan-anh-kien-nghi')
  const title = `Bản sao khi xin cấp lại giấy phép (${mark})`
  await page.locator(`main a[href$="${code}"]`, { hasText: title }).first().click()
  await page.waitForURL(`**/phan-anh-kien-nghi/${code}`)
  await look()
  const html = await page.content()
  expect(html).toContain('hai bản sao có chứng thực')
  expect(html).toContain(answerText)
  for (const secret of [citizenName, citizenPhone, citizenPhone.replaceAll(' ', ''), 'ngoc-han@example.com'])
    expect(html).not.toContain(secret)
  return 'read'
}
