import { existsSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function launchBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => existsSync(place))
  if (executablePath === undefined) throw new Error('The journeys need Chromium: bin/check says how to get it')
  return chromium.launch({ executablePath, args: flags.split(' ') })
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Barriers that axe finds on the page as it stands, each with the first places. */
export async function barriersOn(page: Page, runOnly: readonly string[] = rules): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(
    // Only what is wrong is asked for: to say of every other element why it is right takes axe a third of its time.
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'], preload: false })
      .then((found) => found.violations.map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')))`,
  )
}

/** The same where script is off, and axe could not run: what the page then is, drawn once more for axe alone. */
async function barriersWithoutScript(page: Page, options: BrowserContextOptions): Promise<readonly string[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser')
  const context = await browser.newContext({ ...options, javaScriptEnabled: true })
  const twin = await context.newPage()
  const body = (await page.content()).replaceAll(/<script\b[^>]*><\/script>/g, '')
  const address = page.url()
  await twin.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  await twin.goto(address)
  const barriers = await barriersOn(twin)
  await context.close()
  return barriers
}

/** Somebody at a screen. */
export interface Visitor {
  readonly page: Page
  /** Says where there is a barrier; every page on the way is looked at. */
  look(): Promise<void>
  leave(): Promise<void>
}

/** A browser of its own, as a person opens it: nothing of the others is in it. */
export async function newVisitor(browser: Browser, address: string, options: BrowserContextOptions): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: address, locale: 'vi-VN', ...options })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  return {
    page,
    async look() {
      const barriers = options.javaScriptEnabled === false ? barriersWithoutScript(page, options) : barriersOn(page)
      expect(await barriers, page.url()).toEqual([])
    },
    leave: () => context.close(),
  }
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL(/\/can-bo/)
}
