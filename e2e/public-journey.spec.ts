import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriersOf, openPublicSite, openTracked, type PublicSite } from './public-site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await openPublicSite()
}, 120_000)
afterAll(() => site.close())

test('a citizen without script, on a phone, tells of a real procedure, keeps the receipt and follows what happens', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await page.goto(`${site.origin}/thu-tuc-hanh-chinh/1.001193`)
  await page.locator('a[href="/phan-anh-kien-nghi/gui?thu-tuc=1.001193"]').first().click()
  expect(await page.getByLabel('Thủ tục đăng ký khai sinh (1.001193)').isChecked()).toBe(true)

  expect(await page.getByLabel('Cơ quan bị phản ánh').isVisible()).toBe(true)
  expect(await page.getByText('Chỉ điền khi phản ánh hành vi').isVisible()).toBe(true)
  await page.getByLabel('Quy định, thủ tục không hợp với thực tế').check()
  expect(await page.getByLabel('Cơ quan bị phản ánh').isVisible()).toBe(false)
  await page.getByLabel('Cán bộ, cơ quan làm chậm').check()
  expect(await page.getByLabel('Cơ quan bị phản ánh').isVisible()).toBe(true)
  expect(await page.getByLabel('Phần nào của thủ tục').isVisible()).toBe(false)
  await page.getByLabel('Nội dung', { exact: true }).fill('Bộ phận một cửa hẹn ba lần mà chưa trả giấy khai sinh.')
  await page.getByLabel('Họ và tên').fill('Trần Thị Ngọc')
  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click()
  await page.getByRole('link', { name: /^Địa chỉ/ }).click()
  expect(page.url()).toContain('#field-senderAddress')
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Ngọc')

  await page.getByLabel('Địa chỉ', { exact: true }).fill('Ấp An Hưng, xã An Thạnh 3')
  await page.getByLabel('Số điện thoại').fill('0912 345 678')
  await page.getByLabel('Tôi đồng ý').check()
  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click()

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Đã nhận phản ánh, kiến nghị của bạn')
  const [code = '', secret = ''] = await page.locator('.summary-list dd strong').allTextContents()
  expect(code).toMatch(/^PA-/)
  await page.reload()
  expect(await page.getByText(secret).isVisible()).toBe(true)

  await page.getByRole('link', { name: 'Đến trang tra cứu' }).click()
  expect(await page.getByLabel('Mã phản ánh').inputValue()).toBe(code)
  await page.getByLabel('Khóa bí mật').fill('khong-dung')
  await page.getByRole('button', { name: 'Xem kết quả' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('không đúng')
  await page.getByLabel('Khóa bí mật').fill(secret)
  await page.getByRole('button', { name: 'Xem kết quả' }).click()
  expect(await page.getByText('Cơ quan tiếp nhận đang xem phản ánh của bạn.').isVisible()).toBe(true)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  await page.getByRole('button', { name: 'Đóng' }).click()
  expect(await page.getByText('Đã đóng.').isVisible()).toBe(true)
  await page.close()
})

test('a sender replies to a question without script', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await openTracked(page, site, site.asked)
  await page.getByLabel('Trả lời của bạn').fill('Ngày 01/3/2017, tại Ủy ban nhân dân xã.')
  await page.getByRole('button', { name: 'Gửi trả lời' }).click()
  expect(await page.getByText('Đã gửi trả lời của bạn.').isVisible()).toBe(true)
  await page.close()
})

test('with script, procedures and answers that are already there are offered while typing', async () => {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${site.origin}/phan-anh-kien-nghi/gui`)
  await page.getByLabel('Thủ tục', { exact: false }).first().waitFor()
  await page.locator('#field-procedureWords').pressSequentially('khai sinh')
  await page.locator('datalist option').first().waitFor({ state: 'attached' })
  expect(await page.locator('datalist option').first().getAttribute('value')).toMatch(/^\d\.\d+ – /)
  await page.locator('#field-text').pressSequentially('Đăng ký khai sinh mà phải nộp bản sao chứng thực')
  await page.getByText('Những câu trả lời đã có cho việc gần giống').waitFor()
  await page.close()
})

const pages = [
  '/',
  '/en',
  '/phan-anh-kien-nghi',
  '/phan-anh-kien-nghi/gui',
  '/en/phan-anh-kien-nghi/gui',
  '/phan-anh-kien-nghi/tra-cuu',
]

describe('no barrier that axe can see, nothing cut off', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`public pages, ${colorScheme}`, async () => {
      const page = await site.browser.newPage({ colorScheme, viewport: { width: 360, height: 740 } })
      for (const path of [...pages, `/phan-anh-kien-nghi/${site.published.feedback.code}`]) {
        await page.goto(site.origin + path)
        expect({ path, barriers: await barriersOf(page) }).toEqual({ path, barriers: [] })
        expect({ path, width: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({
          path,
          width: 360,
        })
      }
      for (const item of [site.asked, site.published]) {
        await openTracked(page, site, item)
        expect(await barriersOf(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      }
      await page.close()
    })
  }
})

test.each(['/phan-anh-kien-nghi/gui', '/phan-anh-kien-nghi', '/'])(
  'the first view of %s comes in at most 100 KB, style, script and fonts included',
  async (path) => {
    const page = await site.browser.newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await page.goto(site.origin + path, { waitUntil: 'networkidle' })
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(100 * 1024)
    await page.close()
  },
)
