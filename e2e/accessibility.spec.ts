import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriersOn } from './testing/browser.ts'
import { barriersAndFocus, newTour, overweight, publicPages, walk, type Tour } from './testing/every-page.ts'

let tour: Tour
beforeAll(async () => {
  tour = await newTour()
})
afterAll(() => tour.browser.close())

describe('every page for everybody is open with any device and sight', { timeout: 240_000 }, () => {
  test('no barrier for axe, no sideways scrolling, the keyboard leads everywhere', async () => {
    const { wrong, opened } = await walk(tour, publicPages, { look: barriersAndFocus })
    expect(wrong).toEqual([])
    expect(opened.length).toBeGreaterThan(12)
  })

  test('nor in English', async () => {
    const { wrong } = await walk(tour, publicPages, { prefix: '/en', look: (page) => barriersOn(page) })
    expect(wrong).toEqual([])
  })

  test('it comes with all it needs in at most 100 KB, seen for the first time', async () => {
    const { wrong, opened } = await walk(tour, publicPages, { withoutCache: true, look: overweight })
    expect(wrong).toEqual([])
    expect(opened.length).toBeGreaterThan(12)
  })
})
