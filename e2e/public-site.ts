import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { chromium, type Browser, type Page } from 'playwright-core'
import { perform, type Act } from '#kernel/act.ts'
import { actAs, callerOn } from '#kernel/testing/fixtures.ts'
import { createServer } from '#kernel/http/server.ts'
import { serveRoutes } from '#kernel/testing/server.ts'
import { agencyRoutes } from '#modules/agency/public.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { aFeedback, seedFeedbackWorld, type TestFeedback } from '#modules/feedback/testing.ts'
import { requestInformation } from '#modules/feedback/request-information.ts'
import { viewSender } from '#modules/feedback/view-sender.ts'
import { feedbackPublicRoutes } from '#modules/feedback/web-public.tsx'
import { portalRoutes } from '#modules/portal/public.ts'
import { procedureRoutes } from '#modules/procedure/public.ts'
import { databaseWithCatalog } from '#modules/procedure/testing.ts'
import { build } from '../bin/build.ts'
import { assetAddresses } from '../src/open-world.ts'

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

export interface PublicSite {
  readonly origin: string
  readonly browser: Browser
  /** One that waits for the sender's reply, and one that is published. */
  readonly asked: TestFeedback
  readonly published: TestFeedback
  close(): Promise<void>
}

/** The public pages over a real socket, with the catalogue of the national portal and a few items on their way. */
export async function openPublicSite(): Promise<PublicSite> {
  await build()
  const database = await databaseWithCatalog()
  const caller = await callerOn(database)
  const people = await perform(caller, seedFeedbackWorld, undefined)
  const [asked, published] = [await perform(caller, anAsked, people), await perform(caller, aPublished, people)]
  const routes = [...portalRoutes, ...procedureRoutes(), ...feedbackPublicRoutes, ...agencyRoutes]
  const site = await serveRoutes(database, routes)
  const server = await createServer({ ...site.world, asset: assetAddresses() }, routes, pino({ level: 'silent' }))
  const origin = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags.split(' ') })
  return {
    origin,
    browser,
    asked,
    published,
    async close() {
      await browser.close()
      await server.close()
      await site.server.close()
      await database.drop()
    },
  }
}

async function anAsked(act: Act, people: TestPeople): Promise<TestFeedback> {
  const item = await aFeedback(act, people, 'handling')
  const { code } = item.feedback
  await viewSender(actAs(act, people.lan), { code })
  await requestInformation(actAs(act, people.lan), { code, question: 'Ông/bà nộp hồ sơ ngày nào, tại bộ phận nào?' })
  return item
}

async function aPublished(act: Act, people: TestPeople): Promise<TestFeedback> {
  return aFeedback(act, people, 'published')
}

/** What axe finds wrong with the page as it is now. */
export async function barriersOf(page: Page): Promise<unknown> {
  await page.evaluate(axeSource)
  return page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((found) => found.violations.map((one) => [one.id, ...one.nodes.slice(0, 4).map((node) => node.html)]))`,
  )
}

/** Code and secret, into the form of the tracking page. */
export async function openTracked(page: Page, { origin }: PublicSite, item: TestFeedback): Promise<void> {
  await page.goto(`${origin}/vi/phan-anh-kien-nghi/tra-cuu?ma=${item.feedback.code}`)
  await page.getByLabel('Khóa bí mật').fill(item.secret)
  await page.getByRole('button', { name: 'Xem kết quả' }).click()
}
