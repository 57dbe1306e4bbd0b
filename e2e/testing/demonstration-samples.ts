import { z } from 'zod'
import type { Browser, Page } from 'playwright-core'
import type { Sample } from '../../src/testing/route-params.ts'
import { newVisitor, signIn } from './browser.ts'
import type { SharedSystem } from './shared-system.ts'
import { procedure } from './story.ts'

/** Values for the parameters of every page, found in the demonstration province as a person would find them: by following links. */
export async function demonstrationSamples(
  browser: Browser,
  { address, password }: SharedSystem,
): Promise<readonly Sample[]> {
  const everybody = await newVisitor(browser, address, {})
  const control = await newVisitor(browser, address, {})
  const administrator = await newVisitor(browser, address, {})
  await signIn(control.page, 'kiemsoat', password)
  await signIn(administrator.page, 'quantri', password)
  const health = await newVisitor(browser, address, {})
  await signIn(health.page, 'soyte', password)
  const dossier = await linked(health.page, '/can-bo/cong-bo?xem=cho-xu-ly', /^\/can-bo\/cong-bo\/(CB-[^/?#]+)$/)
  const item = await linked(health.page, `/can-bo/cong-bo/${dossier}`, /\/thu-tuc\/([^/?#]+)$/)
  const draft = await linked(health.page, '/can-bo/thu-tuc', /^\/can-bo\/thu-tuc\/ban-thao\/([^/?#]+)$/)
  const slug = await linked(everybody.page, '/cong-bo', /^\/cong-bo\/([^/?#]+)$/)
  const published = { code: await publishedCode(address) }
  const sheet = await linked(health.page, '/can-bo/niem-yet?xem=tat-ca', /^\/can-bo\/niem-yet\/to\/([^/?#]+)$/)
  const sending = await linked(
    control.page,
    '/can-bo/co-so-du-lieu-quoc-gia?xem=tat-ca',
    /^\/can-bo\/co-so-du-lieu-quoc-gia\/([^/?#]+)$/,
  )
  const synonym = await linked(control.page, '/can-bo/tim-kiem', /^\/can-bo\/tim-kiem\/([0-9a-f-]{36})$/)
  const postId = await linked(administrator.page, '/can-bo/can-bo/soyte', /^\/can-bo\/vi-tri\/([^/]+)\/ket-thuc/)
  const samples = [
    { under: '/thu-tuc-hanh-chinh', params: { code: procedure.code, event: 'co-con-nho' } },
    { under: '/can-bo/thu-tuc/ban-thao', params: { revisionId: draft, section: 'chung' } },
    { under: '/du-lieu-mo', params: { code: `${procedure.code}.jsonld` } },
    { under: '/n', params: { token: sheet } },
    { under: '/can-bo/niem-yet', params: { token: sheet, id: 'khong-co' } },
    { under: '/can-bo/co-so-du-lieu-quoc-gia', params: { dutyId: sending } },
    { under: '/sitemap', params: { part: '1.xml' } },
    { under: '/noi-tiep-nhan', params: { code: 'so-y-te' } },
    { under: '/phan-anh-kien-nghi', params: published },
    {
      under: '/can-bo/phan-anh',
      params: { code: await linked(control.page, '/can-bo/phan-anh?xem=tat-ca', /^\/can-bo\/phan-anh\/(PA-[^/?#]+)/) },
    },
    { under: '/can-bo/cong-bo', params: { code: dossier, itemId: item } },
    { under: '/cong-bo', params: { slug } },
    { under: '/can-bo/co-quan', params: { code: 'so-y-te' } },
    { under: '/can-bo/can-bo', params: { code: 'soyte' } },
    { under: '/can-bo/tim-kiem', params: { synonymId: synonym } },
    { under: '/can-bo/vi-tri', params: { postId } },
    { under: '/can-bo/tai-khoan/quan-ly', params: { login: 'soyte' } },
  ]
  await Promise.all([everybody, control, administrator, health].map((person) => person.leave()))
  return samples
}

const List = z.object({ items: z.array(z.object({ code: z.string() })) })

async function publishedCode(address: string): Promise<string> {
  const { items } = List.parse(await (await fetch(`${address}/api/v1/feedback`)).json())
  return items[0]?.code ?? ''
}

/** What a job of the worker still has to make (the sheets of a signed decision) is waited for. */
async function linked(page: Page, path: string, pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 30; tries++) {
    await page.goto(path)
    const addresses = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    const found = addresses.map((address) => pattern.exec(address)?.[1]).find((part) => part !== undefined)
    if (found !== undefined) return found
    await page.waitForTimeout(1000)
  }
  throw new Error(`${path} links to nothing like ${pattern}`)
}
