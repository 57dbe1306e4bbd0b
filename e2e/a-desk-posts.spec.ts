import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#kernel/root.ts'
import { announceStory, type AnnouncedProcedure } from './testing/announce-story.ts'
import { launchBrowser } from './testing/browser.ts'
import { postingStory } from './testing/posting-story.ts'
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
  { name: 'on a phone, 360 px wide, without script', fromEnd: 3, numbers: ['1201', '1202'], width: 360, script: false },
  {
    name: 'at a desk, 1280 px wide, with script',
    fromEnd: 4,
    numbers: ['1203', '1204'],
    width: 1280,
    script: true,
    pictures: join(projectRoot, '.cache/manual'),
  },
] as const

for (const { name, fromEnd, numbers, ...options } of screens) {
  describe(`a desk posts a procedure and keeps its board right, ${name}`, () => {
    const [first, second] = numbers
    const said = 'Trên bảng vẫn là tờ cũ.'
    let story: Story
    let procedure: AnnouncedProcedure
    let old = ''
    beforeAll(async () => {
      story = await beginStory(browser, system, options)
      procedure = await announceStory.choose(system, fromEnd)
    })
    afterAll(() => story.end())

    test('a decision is signed, in force since 16/11: its sheet waits for the desk and stands in the pack', async () => {
      await expect(announceStory.announce(story, procedure, first, '16/11/2026')).resolves.toBe('signed')
      const desk = await story.official('soyte')
      old = await postingStory.waitingSheet(desk, new RegExp(`^${procedure.code} `))
      const printed = await postingStory.print(story, desk, old)
      expect(printed.join(' ')).toContain(`${first}/QĐ-UBND`)
    })

    test('the desk posts it with a photograph; who scans it reads that it is in force', async () => {
      await expect(postingStory.post(story, await story.official('soyte'), old)).resolves.toBe('posted')
      await expect(postingStory.scan(story, old, 'niem-yet-quet-dung')).resolves.toContain('đang có hiệu lực')
    })

    test('the next text comes into force today: a scan of the old sheet says so and leads to the new text', async () => {
      await expect(announceStory.announce(story, procedure, second, '23/11/2026')).resolves.toBe('signed')
      await expect(postingStory.scan(story, old, 'niem-yet-quet-cu')).resolves.toContain('đã hết hiệu lực')
      const basis = `${second}/2026/NQ-HĐND`
      await expect(postingStory.followToNewText(story, old, basis, procedure)).resolves.toBe('followed')
    })

    test('a citizen reports the wrong board, nameless, and the desk says what it did', async () => {
      await expect(postingStory.report(story, old, said)).resolves.toBe('thanked')
      const desk = await story.official('soyte')
      await expect(postingStory.answer(story, desk, old, said)).resolves.toBe('answered')
    })

    test('the new sheet takes the old one down', async () => {
      const desk = await story.official('soyte')
      const next = await postingStory.waitingSheet(desk, new RegExp(`^${procedure.code} `))
      await postingStory.post(story, desk, next)
      await expect(postingStory.scan(story, next)).resolves.toContain('đang có hiệu lực')
      await postingStory.scan(story, old)
      expect(await story.citizen.page.getByRole('main').innerText()).toContain('đã xác nhận gỡ tờ này ngày 23/11/2026')
    })
  })
}

describe('where feedback is received hangs on the board of a commune', () => {
  let story: Story
  beforeAll(async () => {
    story = await beginStory(browser, system, { width: 360, script: false })
  })
  afterAll(() => story.end())

  test('its address was corrected: the old notice says so, the new one is printed and posted, the old one is down', async () => {
    const desk = await story.official('xa')
    await desk.page.goto('/can-bo/niem-yet?xem=phai-go')
    await desk.look()
    const link = desk.page.locator('main table').getByRole('link', { name: 'Nơi tiếp nhận phản ánh, kiến nghị' })
    const old = (await link.first().getAttribute('href'))?.split('/').at(-1) ?? ''
    await expect(postingStory.scan(story, old)).resolves.toContain('không còn đúng')
    expect(await story.citizen.page.getByRole('main').innerText()).toContain('Xã Long Bình, thị xã Ngã Năm')

    const next = await postingStory.waitingSheet(desk, 'Nơi tiếp nhận phản ánh, kiến nghị')
    expect((await postingStory.print(story, desk, next)).join(' ')).toContain('Xã Long Bình, thị xã Ngã Năm')
    await postingStory.post(story, desk, next)
    await expect(postingStory.scan(story, next)).resolves.toContain('đang đúng')
    await postingStory.scan(story, old)
    expect(await story.citizen.page.getByRole('main').innerText()).toContain('đã xác nhận gỡ tờ này')
    await story.citizen.page.getByRole('link', { name: 'Gửi phản ánh, kiến nghị trực tuyến' }).click()
    await story.citizen.look()
    expect(await story.citizen.page.getByRole('main').innerText()).toContain('Ủy ban nhân dân xã Long Bình')
  })
})
