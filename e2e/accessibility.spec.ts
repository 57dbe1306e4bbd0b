import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayEnter } from '#kernel/http/access.ts'
import type { Route } from '#kernel/http/route.ts'
import { visitor } from '#kernel/auth/actor.ts'
import { addressOf, type Sample } from '../src/testing/route-params.ts'
import { routes } from '../src/routes.ts'
import { barriersOn, launchBrowser, newVisitor, signIn } from './testing/browser.ts'
import { demonstrationSamples } from './testing/demonstration-samples.ts'
import { unseenFocus } from './testing/keyboard.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'

const most = 100 * 1024
/** Less cannot be a page with its style: then nothing was measured. */
const least = 20 * 1024
let browser: Browser
let system: SharedSystem
let samples: readonly Sample[]

beforeAll(async () => {
  system = await sharedSystem()
  browser = await launchBrowser()
  samples = await demonstrationSamples(browser, system)
})
afterAll(() => browser.close())

/** Pages about something that the demonstration province does not hold: an uploaded sheet, an opinion form. */
const withoutExample = /\/nhap\/:sha256$|\/phieu-lay-y-kien\/:code/
const pages = routes.filter(
  ({ method, kind, path }) => method === 'GET' && kind === 'page' && !withoutExample.test(path),
)
const publicPages = pages.filter(({ access }) => mayEnter(visitor, access))
const staffPages = pages.filter(({ access }) => !mayEnter(visitor, access))

/** Of those who may be signed in, the first to whom each page opens. */
const logins = ['kiemsoat', 'quantri', 'soyte'] as const

interface Walk {
  readonly login?: string
  readonly prefix?: string
  readonly faults?: (page: Page) => Promise<readonly string[]>
}

/** Opens every page in turn and gathers what is wrong; pages that do not open to this person are left to the next. */
async function walk(list: readonly Route[], { login, prefix = '', faults = faultsOf }: Walk) {
  const person = await newVisitor(browser, system.address, { viewport: phone })
  if (login !== undefined) await signIn(person.page, login, system.password)
  const wrong: string[] = []
  const opened: string[] = []
  for (const route of list) {
    const response = await person.page.goto(prefix + addressOf(route, samples))
    if (response?.status() === 404) continue
    opened.push(route.path)
    if (response?.status() !== 200) wrong.push(`${prefix}${route.path}: ${response?.status()}`)
    for (const fault of await faults(person.page)) wrong.push(`${prefix}${route.path}: ${fault}`)
  }
  await person.leave()
  return { wrong, opened }
}

const phone = { width: 360, height: 800 } as const

/** One visit shows all: on a phone by day and by night, on the narrowest phone, and at a desk with the keyboard. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const light = await barriersOn(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await barriersOn(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 800 })
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
  await page.setViewportSize({ width: 1280, height: 800 })
  const keyboard = await keyboardFaults(page)
  await page.setViewportSize(phone)
  return [
    ...light,
    ...dark.map((barrier) => `by night: ${barrier}`),
    ...(wide > 320 ? [`scrolls sideways at 320 px: ${wide} px wide`] : []),
    ...keyboard,
  ]
}

describe('every page is open to everybody with any device and sight', { timeout: 240_000 }, () => {
  test('the pages for everybody: no barrier for axe, no sideways scrolling, the keyboard leads everywhere', async () => {
    const { wrong, opened } = await walk(publicPages, {})
    expect(wrong).toEqual([])
    expect(opened.length).toBeGreaterThan(12)
  })

  test('the same pages in English', async () => {
    expect((await walk(publicPages, { prefix: '/en', faults: (page) => barriersOn(page) })).wrong).toEqual([])
  })

  test('the pages of officials', async () => {
    const wrong: string[] = []
    let left = staffPages
    for (const login of logins) {
      const found = await walk(left, { login })
      wrong.push(...found.wrong)
      left = left.filter(({ path }) => !found.opened.includes(path))
    }
    expect(wrong).toEqual([])
    expect(left.map(({ path }) => path)).toEqual([])
  })
})

/** Pages that come with more than they may on the first view, when the browser keeps nothing yet; those that do not open are left out. */
async function weigh(list: readonly Route[], login?: string) {
  const person = await newVisitor(browser, system.address, { viewport: phone })
  if (login !== undefined) await signIn(person.page, login, system.password)
  const session = await person.page.context().newCDPSession(person.page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const heavy: string[] = []
  const opened: string[] = []
  for (const route of list) {
    const response = await person.page.goto(addressOf(route, samples), { waitUntil: 'load' })
    if (response?.status() === 404) continue
    const bytes = Number(await person.page.evaluate(bytesReceived))
    opened.push(route.path)
    if (bytes > most || bytes < least) heavy.push(`${route.path}: ${bytes}`)
  }
  await person.leave()
  return { heavy, opened }
}

const bytesReceived = `document.fonts.ready.then(() =>
  performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0))`

test('a page for everybody comes with all it needs in at most 100 KB, seen for the first time', async () => {
  const { heavy, opened } = await weigh(publicPages)
  expect(heavy).toEqual([])
  expect(opened.length).toBeGreaterThan(12)
}, 120_000)

test('so does each page of officials', async () => {
  const heavy: string[] = []
  let left = staffPages
  for (const login of logins) {
    const found = await weigh(left, login)
    heavy.push(...found.heavy)
    left = left.filter(({ path }) => !found.opened.includes(path))
  }
  expect(heavy).toEqual([])
  expect(left.map(({ path }) => path)).toEqual([])
}, 240_000)

/** The skip link comes first and works; the next ten stops each show where one is. */
async function keyboardFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  // Where the page itself puts the cursor into a field (quick entry), one begins there.
  const begins = await page.evaluate(`document.activeElement === document.body`)
  await page.keyboard.press('Tab')
  const first = await page.evaluate(`document.activeElement?.getAttribute('href') ?? ''`)
  if (begins === true && first !== '#noi-dung') return [`the first stop is ${String(first)}`]
  for (let stop = 0; stop < 10; stop++) {
    await page.keyboard.press('Tab')
    const invisible = await page.evaluate(unseenFocus)
    if (typeof invisible === 'string') faults.push(`no sign of focus on ${invisible}`)
  }
  await page.evaluate(`document.querySelector('.skip-link').focus()`)
  await page.keyboard.press('Enter')
  if ((await page.evaluate(`document.activeElement?.id`)) !== 'noi-dung') faults.push('the skip link leads nowhere')
  return faults
}
