import type { Browser, Page } from 'playwright-core'
import { visitor } from '#kernel/auth/actor.ts'
import { mayEnter } from '#kernel/http/access.ts'
import type { Route } from '#kernel/http/route.ts'
import { addressOf, type Sample } from '../../src/testing/route-params.ts'
import { routes } from '../../src/routes.ts'
import { barriersOn, launchBrowser, newVisitor, signIn } from './browser.ts'
import { demonstrationSamples } from './demonstration-samples.ts'
import { unseenFocus } from './keyboard.ts'
import { sharedSystem, type SharedSystem } from './shared-system.ts'

/** Pages about something that the demonstration province does not hold: an uploaded sheet, an opinion form. */
const withoutExample = /\/nhap\/:sha256$|\/phieu-lay-y-kien\/:code/
const pages = routes.filter(
  ({ method, kind, path }) => method === 'GET' && kind === 'page' && !withoutExample.test(path),
)
export const publicPages: readonly Route[] = pages.filter(({ access }) => mayEnter(visitor, access))
const staffPages = pages.filter(({ access }) => !mayEnter(visitor, access))

/** Of those who may be signed in, the first to whom each page opens. */
const logins = ['kiemsoat', 'quantri', 'soyte'] as const
const phone = { width: 360, height: 800 } as const

/** The demonstration province with somebody who opens every page of it. */
export interface Tour {
  readonly browser: Browser
  readonly system: SharedSystem
  readonly samples: readonly Sample[]
}

export async function newTour(): Promise<Tour> {
  const system = await sharedSystem()
  const browser = await launchBrowser()
  return { browser, system, samples: await demonstrationSamples(browser, system) }
}

/** What is wrong on a page that has just been opened. */
export type Look = (page: Page) => Promise<readonly string[]>

export interface Seen {
  /** `/path: what is wrong` */
  readonly wrong: readonly string[]
  /** Paths of the pages that opened. */
  readonly opened: readonly string[]
}

interface Walk {
  readonly login?: string
  readonly prefix?: string
  /** Where the browser is made to forget everything between the pages. */
  readonly withoutCache?: boolean
  readonly look: Look
}

/** Opens every page in turn and gathers what is wrong; pages that do not open to this person are left to the next. */
export async function walk(tour: Tour, list: readonly Route[], how: Walk): Promise<Seen> {
  const { login, prefix = '', look } = how
  const person = await newVisitor(tour.browser, tour.system.address, { viewport: phone })
  if (login !== undefined) await signIn(person.page, login, tour.system.password)
  if (how.withoutCache) await forgetAlways(person.page)
  const wrong: string[] = []
  const opened: string[] = []
  for (const route of list) {
    const response = await person.page.goto(prefix + addressOf(route, tour.samples))
    if (response?.status() === 404) continue
    opened.push(route.path)
    if (response?.status() !== 200) wrong.push(`${prefix}${route.path}: ${response?.status()}`)
    for (const fault of await look(person.page)) wrong.push(`${prefix}${route.path}: ${fault}`)
  }
  await person.leave()
  return { wrong, opened }
}

/** The same for the pages of officials, each as the first of them to whom it opens. */
export async function walkStaffPages(
  tour: Tour,
  how: Omit<Walk, 'login'>,
): Promise<Seen & { readonly unopened: readonly string[] }> {
  const wrong: string[] = []
  const opened: string[] = []
  let left: readonly Route[] = staffPages
  for (const login of logins) {
    const seen = await walk(tour, left, { ...how, login })
    wrong.push(...seen.wrong)
    opened.push(...seen.opened)
    left = left.filter(({ path }) => !seen.opened.includes(path))
  }
  return { wrong, opened, unopened: left.map(({ path }) => path) }
}

async function forgetAlways(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
}

const most = 100 * 1024
/** Less cannot be a page with its style: then nothing was measured. */
const least = 20 * 1024

/** Whether a page comes with more than it may on the first view. */
export async function overweight(page: Page): Promise<readonly string[]> {
  const bytes = Number(await page.evaluate(bytesReceived))
  return bytes > most || bytes < least ? [`${bytes} bytes`] : []
}

const bytesReceived = `document.fonts.ready.then(() =>
  performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0))`

/** One visit shows all: on a phone by day and by night, on the narrowest phone, and at a desk with the keyboard. */
export async function barriersAndFocus(page: Page): Promise<readonly string[]> {
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
