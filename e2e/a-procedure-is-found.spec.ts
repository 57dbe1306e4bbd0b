import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './testing/browser.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'

let browser: Browser
let system: SharedSystem
beforeAll(async () => {
  browser = await launchBrowser()
  system = await sharedSystem()
}, 400_000)
afterAll(() => browser.close())

const list = '/thu-tuc-hanh-chinh'

test('procedures are suggested while somebody types; by keyboard one is chosen, closed, opened again and gone to', async () => {
  const { page, look, leave } = await newVisitor(browser, system.address, { viewport: { width: 1280, height: 800 } })
  await page.goto(list)
  const box = page.getByRole('combobox', { name: 'Tìm thủ tục' })
  await box.pressSequentially('dang ky khai s')
  const options = page.getByRole('option')
  await options.first().waitFor()
  expect(await options.count()).toBe(8)
  expect(await box.getAttribute('aria-expanded')).toBe('true')
  expect(await page.getByRole('status').filter({ hasText: 'gợi ý' }).textContent()).toContain('Có 8 gợi ý')
  await look()

  await box.press('ArrowDown')
  await box.press('ArrowDown')
  const chosen = page.getByRole('option', { selected: true })
  expect(await box.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
  expect(await options.nth(1).getAttribute('aria-selected')).toBe('true')
  await box.press('Escape')
  expect(await options.first().isVisible()).toBe(false)
  expect(await box.inputValue()).toBe('dang ky khai s')
  await box.press('ArrowDown')
  const name = (await chosen.textContent()) ?? ''
  await box.press('Enter')
  await page.waitForURL(/\/thu-tuc-hanh-chinh\/\d/)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name)
  await leave()
})

test('Enter without a choice searches; a suggestion can be touched on a phone', async () => {
  const { page, leave } = await newVisitor(browser, system.address, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  })
  await page.goto(list)
  const box = page.getByRole('combobox', { name: 'Tìm thủ tục' })
  await box.pressSequentially('ket hon')
  const first = page.getByRole('option').first()
  await first.waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  await box.press('Enter')
  await page.waitForURL(/\?q=ket\+hon/)

  await page.getByRole('combobox').fill('khai sinh')
  await page
    .getByRole('option', { name: /khai sinh/i })
    .first()
    .tap()
  await page.waitForURL(/\/thu-tuc-hanh-chinh\/\d/)
  await leave()
})

test('without script, on a phone, what was found is narrowed step by step and opened again', async () => {
  const { page, look, leave } = await newVisitor(browser, system.address, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await page.goto(list)
  await page.getByRole('searchbox', { name: 'Tìm thủ tục' }).fill('khai sinh')
  await page.getByRole('button', { name: 'Tìm', exact: false }).first().click()
  const all = await page.getByText(/^Tìm thấy (hơn )?[\d.]+ thủ tục$/).textContent()
  const sector = page.getByRole('link', { name: /^Hộ tịch/ }).first()
  expect(await sector.isVisible()).toBe(false)
  await look()
  await page.getByText('Lọc thủ tục').click()
  const counted = /\((\d+)\)/.exec((await sector.locator('xpath=..').textContent()) ?? '')?.[1]
  await sector.click()
  expect(await page.getByText(`Tìm thấy ${counted} thủ tục`).isVisible()).toBe(true)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  await look()
  await page.getByRole('link', { name: /^Bỏ lọc.*Hộ tịch/ }).click()
  expect(await page.getByText(/^Tìm thấy (hơn )?[\d.]+ thủ tục$/).textContent()).toBe(all)

  await page.goto(`${list}?q=khai+sinh&level=district`)
  await look()
  await page.getByRole('link', { name: 'Bỏ các điều kiện lọc' }).click()
  expect(await page.getByText(/^Tìm thấy/).isVisible()).toBe(true)
  await leave()
})
