import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#kernel/root.ts'
import { announceStory, type AnnouncedProcedure } from './testing/announce-story.ts'
import { launchBrowser } from './testing/browser.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'
import { beginStory, type Story } from './testing/story.ts'

let browser: Browser
let system: SharedSystem
beforeAll(async () => {
  system = await sharedSystem()
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const screens = [
  { name: 'on a phone, 360 px wide, without script', fromEnd: 1, number: '1101', width: 360, script: false },
  {
    name: 'at a desk, 1280 px wide, with script',
    fromEnd: 2,
    number: '1102',
    width: 1280,
    script: true,
    pictures: join(projectRoot, '.cache/manual'),
  },
] as const

for (const { name, fromEnd, number, ...options } of screens) {
  describe(`a department announces a change of a real procedure, ${name}`, () => {
    let story: Story
    let procedure: AnnouncedProcedure
    beforeAll(async () => {
      story = await beginStory(browser, system, options)
      procedure = await announceStory.choose(system, fromEnd)
    })
    afterAll(() => story.end())

    let dossier = ''
    test('it opens a dossier and finds the procedure in it', async () => {
      dossier = await announceStory.open(story, procedure, number)
      expect(dossier).toMatch(/^CB-2026-\d{4}$/)
    })

    test('it sends the dossier, and the control authority returns it with three findings of the system', async () => {
      await expect(announceStory.sendAndReturn(story, procedure, dossier, number)).resolves.toBe('returned')
    })

    test('it is corrected, sent again, cleared, submitted and signed', async () => {
      await expect(announceStory.correctAndSign(story, dossier, number)).resolves.toBe('signed')
    })

    test('before its day the portal shows the old text, on the day the new one; the decision is public', async () => {
      await expect(announceStory.readBeforeAndAfter(story, procedure, number)).resolves.toBe('read')
    })
  })
}
