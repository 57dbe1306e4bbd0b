import { readFileSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { h } from 'preact'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PatternsPage } from '#ui/patterns.tsx'
import { renderPage } from '#ui/render.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { aPage, anOfficialsPage } from '#ui/testing/page-context.ts'

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const origin = 'http://patterns.test'

const pages: Readonly<Record<string, string>> = {
  '/can-bo': renderPage(
    h(
      StaffShell,
      { title: 'Mẫu giao diện', section: 'patterns', breadcrumbs: [{ label: 'Mẫu giao diện' }] },
      h(PatternsPage, {}),
    ),
    { ...anOfficialsPage(), demonstration: true, notice: { tone: 'success', text: 'Đã lưu.' } },
  ),
  '/': renderPage(h(PublicShell, { title: 'Mẫu giao diện' }, h(PatternsPage, {})), { ...aPage(), demonstration: true }),
}

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags.split(' ') })
})
afterAll(() => browser.close())

describe('the page of patterns', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const path of Object.keys(pages)) {
      test(`no barrier that axe can see: ${path}, ${colorScheme}, desk and phone`, async () => {
        for (const width of [1280, 360]) {
          const page = await open(path, { colorScheme, width })
          await page.evaluate(axeSource)
          const violations: unknown = await page.evaluate(
            `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then((found) => found.violations.map((one) => [one.id, ...one.nodes.slice(0, 4).map((node) => node.html)]))`,
          )
          expect(violations).toEqual([])
          await page.close()
        }
      })
    }
  }

  test('nothing makes a narrow phone scroll sideways', async () => {
    for (const path of Object.keys(pages)) {
      const page = await open(path, { width: 320 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
      await page.close()
    }
  })

  test('without script every control is there and the menu opens', async () => {
    const page = await open('/', { width: 360, javaScriptEnabled: false })
    await page.locator('.site-menu summary').click()
    expect(await page.getByRole('link', { name: 'Nơi tiếp nhận' }).isVisible()).toBe(true)
    expect(await page.locator('[data-combobox] input').count()).toBe(0)
    expect(await page.getByLabel('Cơ quan', { exact: true }).isVisible()).toBe(true)
    await page.close()
  })

  test('a dangerous button asks first, and thinking better of it sends nothing', async () => {
    const page = await open('/danger', {})
    const button = page.getByRole('button', { name: 'Từ chối' })
    await button.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click()
    expect(page.url()).toBe(`${origin}/danger`)
    await button.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Từ chối' }).click()
    await page.waitForURL(`${origin}/sent`)
    await page.close()
  })
})

interface Visit {
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  readonly javaScriptEnabled?: boolean
}

const danger = `<!doctype html><html lang="vi"><title>x</title><script type="module" src="/assets/enhance.js"></script>
<body data-confirm-title="Xác nhận" data-confirm-no="Thôi">
<form method="post" action="/sent"><button data-confirm="Từ chối phản ánh này?">Từ chối</button></form>`

/** Pages are answered from memory: nothing here needs a server or a network. */
async function open(path: string, { colorScheme = 'light', width = 1280, javaScriptEnabled = true }: Visit) {
  const page = await browser.newPage({ colorScheme, javaScriptEnabled, viewport: { width, height: 800 } })
  const style = built('src/ui/main.css')
  const script = built('src/islands/enhance.ts')
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: style })
    if (pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/javascript', body: script })
    if (pathname === '/danger') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: danger })
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: pages[pathname] ?? 'Đã nhận' })
  })
  await page.goto(origin + path)
  return page
}

function built(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    loader: { '.woff2': 'dataurl' },
  })
  return outputFiles[0]?.text ?? ''
}
