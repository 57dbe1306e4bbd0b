import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#kernel/root.ts'
import { launchBrowser, newVisitor } from './testing/browser.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'
import {
  beginStory,
  followAndRate,
  handleFeedback,
  readAsStranger,
  sendFeedback,
  type Sent,
  type Story,
} from './testing/story.ts'

let browser: Browser
let system: SharedSystem
beforeAll(async () => {
  system = await sharedSystem()
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** From here they are copied to docs/manual/images when a page has changed its looks: a test must not change what is committed. */
const pictures = join(projectRoot, '.cache/manual')

const screens = [
  { name: 'on a phone, 360 px wide, without script', mark: 'điện thoại', width: 360, script: false },
  {
    name: 'at a desk, 1280 px wide, with script',
    mark: 'máy bàn',
    width: 1280,
    script: true,
    pictures,
  },
] as const

for (const { name, mark, ...options } of screens) {
  describe(`feedback about a procedure, ${name}`, () => {
    let story: Story
    let sent: Sent
    beforeAll(async () => {
      story = await beginStory(browser, system, options)
    })
    afterAll(() => story.end())

    test('a citizen sends it and keeps code and secret', async () => {
      sent = await sendFeedback(story, mark)
      expect(story.citizen.page.url()).toContain(sent.code)
    })

    test('it is accepted, classified, transferred, answered, approved and published, each by whose work it is', async () => {
      await expect(handleFeedback(story, sent, mark)).resolves.toBe('published')
    })

    test('she sees how it went, by when and on what ground, reads the answer and rates it', async () => {
      await expect(followAndRate(story, sent)).resolves.toBe('rated')
    })

    test('everybody reads what was published, without her name and telephone number', async () => {
      const stranger = await newVisitor(browser, system.address, { viewport: { width: options.width, height: 900 } })
      await expect(readAsStranger(stranger, sent, mark)).resolves.toBe('read')
      await stranger.leave()
    })
  })
}
