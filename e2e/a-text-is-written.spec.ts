import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePdf } from '#kernel/files/sample-files.ts'
import { projectRoot } from '#kernel/root.ts'
import { launchBrowser } from './testing/browser.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'
import { beginStory, type Story } from './testing/story.ts'

let browser: Browser
let system: SharedSystem
beforeAll(async () => {
  system = await sharedSystem()
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Begins a procedure of the department of health that nobody else in the journeys touches; its address. */
async function begin({ official }: Story, name: string): Promise<string> {
  const { page, look } = await official('soyte')
  await page.goto('/can-bo/thu-tuc')
  await look()
  await page.getByRole('link', { name: 'Thủ tục mới' }).click()
  await look()
  await page.getByLabel('Tên thủ tục').fill(name)
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click()
  await page.waitForURL(/\/ban-thao\//)
  await look()
  return new URL(page.url()).pathname
}

describe('an official writes the text of a procedure', () => {
  test('without script, on a phone: part by part, rows added and taken away, the form as a file, and sees it as citizens will', async () => {
    const story = await beginStory(browser, system, { width: 360, script: false })
    const draft = await begin(story, 'Cấp giấy xác nhận không cần script')
    const { page, look } = await story.official('soyte')

    await page.getByRole('link', { name: 'Thành phần, số lượng hồ sơ' }).click()
    await page.getByRole('button', { name: 'Lưu phần này' }).click()
    await page.getByRole('link', { name: 'Giấy tờ: trường hợp 1' }).click()
    await look()
    await page.getByLabel(/^Tên giấy tờ/).fill('Đơn đề nghị cấp giấy')
    await page.getByRole('button', { name: 'Thêm giấy tờ' }).click()
    await page
      .getByLabel(/^Tên giấy tờ/)
      .last()
      .fill('Giấy thừa')
    await page.getByRole('button', { name: 'Lưu phần này' }).click()
    await expect.poll(() => page.getByLabel(/^Tên giấy tờ/).count()).toBe(2)
    await page.getByRole('button', { name: 'Bỏ giấy tờ 2' }).click()
    await expect.poll(() => page.getByLabel(/^Tên giấy tờ/).count()).toBe(1)

    await page.getByRole('link', { name: 'Mẫu đơn, tờ khai: giấy tờ 1' }).click()
    await page
      .getByLabel('Tệp', { exact: true })
      .setInputFiles({ name: 'mau-01.pdf', mimeType: 'application/pdf', buffer: samplePdf })
    await page.getByRole('button', { name: 'Tải lên' }).click()
    await look()

    await page.goto(`${draft}/phan/cach-thuc`)
    await page.getByLabel('Cách nộp').selectOption({ label: 'Trực tiếp' })
    await page.getByRole('button', { name: 'Lưu phần này' }).click()
    await page.getByRole('link', { name: 'Thời hạn và phí: cách thức 1' }).click()
    await page.getByLabel('Số', { exact: true }).fill('năm')
    await page.getByRole('button', { name: 'Lưu phần này' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('hãy nhập một số')
    expect(await page.getByLabel('Số', { exact: true }).inputValue()).toBe('năm')
    await page.getByLabel('Số', { exact: true }).fill('5')
    await page.getByRole('button', { name: 'Lưu phần này' }).click()
    await look()

    await page.goto(`${draft}/xem-truoc`)
    await look()
    const text = await page.getByRole('main').innerText()
    for (const said of ['Đơn đề nghị cấp giấy', '05 ngày làm việc', 'mau-01.pdf']) expect(text).toContain(said)
    await story.end()
  })

  test('with script the text saves itself; who comes second is shown what stands, and a lost connection is said', async () => {
    const story = await beginStory(browser, system, {
      width: 1280,
      script: true,
      pictures: join(projectRoot, '.cache/manual'),
    })
    const second = await beginStory(browser, system, { width: 1280, script: true })
    const draft = await begin(story, 'Cấp giấy xác nhận tự lưu')
    const { page } = await story.official('soyte')
    await story.picture(page, 'thu-tuc-ban-thao')
    const other = (await second.official('soyte')).page
    const part = `${draft}/phan/dieu-kien`
    await page.goto(part)
    await other.goto(part)

    await page.getByLabel(/^Yêu cầu, điều kiện/).fill('Đã nộp đủ giấy tờ')
    await page.getByText(/^Đã lưu lúc/).waitFor()
    await story.picture(page, 'thu-tuc-tu-luu')
    await other.getByLabel(/^Yêu cầu, điều kiện/).fill('Đã nộp đủ bản chính')
    await other.getByText('người khác đã sửa phần này').waitFor()
    await other.getByRole('button', { name: 'Lưu phần này' }).click()
    await other.getByText('Người khác đã sửa phần này trong lúc ông/bà đang viết.').waitFor()
    expect(await other.getByLabel(/^Yêu cầu, điều kiện/).inputValue()).toBe('Đã nộp đủ bản chính')
    expect(await other.locator('del').last().innerText()).toContain('giấy tờ')
    await story.picture(other, 'thu-tuc-hai-nguoi')

    await page.goto(`${draft}/phan/trinh-tu`)
    const checks = page.locator('#kiem-tra')
    const before = await checks.innerText()
    await page.getByLabel(/^Nội dung/).fill('Nộp hồ sơ')
    await expect.poll(() => checks.innerText(), { timeout: 10_000 }).not.toBe(before)
    await page.goto(part)

    await page.context().setOffline(true)
    await page.getByLabel(/^Yêu cầu, điều kiện/).fill('Viết khi mất mạng')
    await page.getByText('Chưa lưu được vì mất kết nối').waitFor()
    await page.context().setOffline(false)
    await page.getByText(/^Đã lưu lúc/).waitFor({ timeout: 30_000 })
    await page.goto(part)
    expect(await page.getByLabel(/^Yêu cầu, điều kiện/).inputValue()).toBe('Viết khi mất mạng')
    await Promise.all([story.end(), second.end()])
  })
})
