import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriersAndFocus, newTour, overweight, walkStaffPages, type Tour } from './testing/every-page.ts'

let tour: Tour
beforeAll(async () => {
  tour = await newTour()
})
afterAll(() => tour.browser.close())

describe('every page of officials is open with any device and sight', { timeout: 300_000 }, () => {
  test('no barrier for axe, no sideways scrolling, the keyboard leads everywhere', async () => {
    expect(await walkStaffPages(tour, { look: barriersAndFocus })).toMatchObject({ wrong: [], unopened: [] })
  })

  test('it comes with all it needs in at most 100 KB, seen for the first time', async () => {
    const seen = await walkStaffPages(tour, { withoutCache: true, look: overweight })
    expect(seen).toMatchObject({ wrong: [], unopened: [] })
  })
})
