import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '#kernel/db/statements.ts'
import type { Route } from '#kernel/http/route.ts'
import { routes } from './routes.ts'
import { ask } from './testing/ask.ts'
import { addressOf, type Sample } from './testing/route-params.ts'
import { bringForms } from './testing/route-forms.ts'
import type { Asker } from './testing/route-people.ts'
import { samplesOf } from './testing/route-samples.ts'
import {
  bringPrivateItems,
  bringPublishedItem,
  openRouteWorld,
  senderAsker,
  type RouteWorld,
} from './testing/route-world.ts'

const mostStatements = 11
/** A page of many rows, before compression; fonts, style and script are weighed in the browser. */
const mostBytes = 400_000

describe('every page of the system', { timeout: 120_000 }, () => {
  let world: RouteWorld
  let samples: readonly Sample[]
  let askers: readonly Asker[]

  beforeAll(async () => {
    world = await openRouteWorld(routes)
    const items = await bringPrivateItems(world)
    const published = await bringPublishedItem(world)
    samples = await samplesOf(world, { item: items.rule, published, forms: await bringForms(world) })
    // Who sees most comes first, so that the page that is measured is the heaviest one.
    askers = [
      ...world.askers.filter(({ name }) => name.endsWith('of the control authority')),
      await senderAsker(world, items.rule),
      ...world.askers,
    ]
  }, 60_000)
  afterAll(() => world.close())

  async function measure(route: Route) {
    const address = addressOf(route, samples)
    for (const asker of askers) {
      // What the process keeps (choices, the calendar) is kept from the first visit on; the second is the usual one.
      const first = await ask(world.site, route, address, asker)
      if (first.status !== 200) continue
      const { result, statements } = await countStatements(() => ask(world.site, route, address, asker))
      return { bytes: result.body.length, statements: statements.length }
    }
    return undefined
  }

  test(`asks the database at most ${mostStatements} times and is not heavier than a page may be`, async () => {
    const tooMuch: string[] = []
    let measured = 0
    for (const route of routes.filter(({ method, kind }) => method === 'GET' && kind === 'page')) {
      const found = await measure(route)
      if (!found) continue
      measured++
      if (found.statements > mostStatements) tooMuch.push(`${route.path}: ${found.statements} statements`)
      if (found.bytes > mostBytes) tooMuch.push(`${route.path}: ${found.bytes} bytes`)
    }
    expect(tooMuch).toEqual([])
    expect(measured).toBeGreaterThan(25)
  })

  test('the counting sees what the server sends to the database', async () => {
    const visitor: Asker = { name: 'visitor', actor: { kind: 'visitor' } }
    const route = { method: 'GET', path: '/thu-tuc-hanh-chinh', kind: 'page' } as const
    const { statements } = await countStatements(() => ask(world.site, route, route.path, visitor))
    expect(statements.length).toBeGreaterThan(0)
  })
})
