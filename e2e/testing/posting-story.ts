import { expect } from 'vitest'
import { readPdf } from '#kernel/documents/read-pdf.testing.ts'
import { samplePicture } from '#kernel/files/sample-files.ts'
import type { AnnouncedProcedure } from './announce-story.ts'
import type { Visitor } from './browser.ts'
import type { Story } from './story.ts'

const place = 'Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả'

/** How a desk keeps its board, and what people who stand before it learn. */
export const postingStory = {
  /** The sheet that the worker has made of a decision just signed. @returns its token */
  async waitingSheet(desk: Visitor, name: string | RegExp): Promise<string> {
    const { page, look } = desk
    for (let tries = 0; tries < 60; tries++) {
      await page.goto('/can-bo/niem-yet?xem=cho-niem-yet')
      const link = page.locator('main table').getByRole('link', { name })
      const href = (await link.count()) > 0 ? await link.first().getAttribute('href') : null
      if (href !== null) {
        await look()
        return href.split('/').at(-1) ?? ''
      }
      await page.waitForTimeout(1000)
    }
    throw new Error(`No sheet waits for ${name}`)
  },

  /** The pack that the button prints holds this sheet with its address. */
  async print(story: Story, desk: Visitor, token: string): Promise<readonly string[]> {
    const { page } = desk
    await page.goto('/can-bo/niem-yet?xem=cho-niem-yet')
    await story.picture(page, 'niem-yet-cho')
    const href = await page.getByRole('link', { name: 'In các tờ chờ niêm yết' }).getAttribute('href')
    const got = await page.request.get(href ?? '')
    expect([got.status(), got.headers()['content-type']]).toEqual([200, 'application/pdf'])
    const { pages } = await readPdf(await got.body())
    return pages.map(({ text }) => text).filter((text) => text.includes(`/n/${token}`))
  },

  /** First without a photograph, which is refused with what was typed kept; then with one. */
  async post(story: Story, desk: Visitor, token: string): Promise<'posted'> {
    const { page, look } = desk
    await page.goto(`/can-bo/niem-yet/to/${token}`)
    await look()
    await page.getByLabel('Vị trí treo').fill(place)
    await page.getByRole('button', { name: 'Xác nhận đã niêm yết' }).click()
    await page.locator('.error-summary').waitFor()
    await look()
    expect(await page.getByLabel('Vị trí treo').inputValue()).toBe(place)
    await page
      .getByLabel(/^Ảnh chụp/)
      .setInputFiles({ name: 'bang.jpg', mimeType: 'image/jpeg', buffer: await samplePicture('jpeg', 640, 360) })
    await story.picture(page, 'niem-yet-xac-nhan')
    await page.getByRole('button', { name: 'Xác nhận đã niêm yết' }).click()
    await page.locator('.notice', { hasText: 'Đã xác nhận niêm yết.' }).waitFor()
    await look()
    await page.locator('main .tag', { hasText: 'Đã treo 23/11/2026' }).waitFor()
    const photo = page.getByRole('link', { name: 'bang.jpg' })
    expect((await page.request.get((await photo.getAttribute('href')) ?? '')).status()).toBe(200)
    return 'posted'
  },

  /** @returns the sentence in large letters */
  async scan({ citizen, picture }: Story, token: string, name?: string): Promise<string> {
    const { page, look } = citizen
    await page.goto(`/n/${token}`)
    await look()
    if (name !== undefined) await picture(page, name)
    return page.getByRole('heading', { level: 1 }).innerText()
  },

  /** From the old sheet to the text that applies. */
  async followToNewText({ citizen }: Story, token: string, basis: string, procedure: AnnouncedProcedure) {
    const { page, look } = citizen
    await page.goto(`/n/${token}`)
    await page.getByRole('link', { name: 'Xem nội dung đang áp dụng' }).click()
    await page.waitForURL((url) => url.pathname === `/thu-tuc-hanh-chinh/${procedure.code}`)
    await look()
    // Bases beyond the first are folded on the screen.
    expect(await page.getByRole('main').textContent()).toContain(basis)
    return 'followed' as const
  },

  async report({ citizen }: Story, token: string, said: string): Promise<'thanked'> {
    const { page, look } = citizen
    await page.goto(`/n/${token}`)
    await page.getByLabel('Tờ này đã hết hiệu lực nhưng vẫn còn treo').check()
    await page.getByLabel('Nói thêm').fill(said)
    await page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await page.locator('.notice', { hasText: 'Cảm ơn bạn.' }).waitFor()
    await look()
    return 'thanked'
  },

  async answer(story: Story, desk: Visitor, token: string, said: string): Promise<'answered'> {
    const { page, look } = desk
    await page.goto('/can-bo/niem-yet?xem=bi-bao')
    await look()
    await page.locator(`main a[href$="/to/${token}"]`).click()
    await page.waitForURL(`**/can-bo/niem-yet/to/${token}`)
    await look()
    expect(await page.getByRole('main').innerText()).toContain(said)
    await story.picture(page, 'niem-yet-bao')
    await page.getByLabel('Đã làm gì').fill('Đã thay tờ mới.')
    await page.getByRole('button', { name: 'Ghi cách xử lý' }).click()
    await page.locator('.notice', { hasText: 'Đã ghi cách xử lý.' }).waitFor()
    await look()
    return 'answered'
  },
} as const
