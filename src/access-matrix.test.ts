import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isReadAlone, type Route } from '#kernel/http/route.ts'
import { testAgencies } from '#modules/agency/testing.ts'
import { routes } from './routes.ts'
import { ask, type Answer } from './testing/ask.ts'
import { fullBody } from './testing/full-body.ts'
import { addressOf, parametersOf, type Sample } from './testing/route-params.ts'
import { bringForms, type TestForms } from './testing/route-forms.ts'
import type { Asker } from './testing/route-people.ts'
import { samplesOf } from './testing/route-samples.ts'
import {
  bringPrivateItems,
  bringPublishedItem,
  openRouteWorld,
  rareWord,
  senderAsker,
  type PrivateItems,
  type RouteWorld,
} from './testing/route-world.ts'

/** `GET /can-bo/phan-anh/:code`, as it is named in a report. */
function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`
}

describe('the list of all addresses', () => {
  test('no address stands in it twice, whatever its parameters are called', () => {
    const shapes = Map.groupBy(routes, ({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
    expect([...shapes].filter(([, list]) => list.length > 1).map(([shape]) => shape)).toEqual([])
  })

  test('every address says who may enter, and none among officials is open to everybody', () => {
    const known = ['everyone', 'signed-in', 'officials', 'clients']
    expect(routes.filter(({ access }) => !known.includes(access?.who)).map(nameOf)).toEqual([])
    const open = routes.filter(({ path, access }) => /^\/can-bo(\/|$)/.test(path) && access.who === 'everyone')
    expect(open.map(nameOf)).toEqual([])
  })

  test('a new address with a parameter that has no value is named, with the place where it is to be added', () => {
    expect(() => addressOf({ method: 'GET', path: '/can-bo/moi/:so' }, [])).toThrow(
      'GET /can-bo/moi/:so needs a value for :so, and there is no sample for it: add it to samplesOf in src/testing/route-world.ts',
    )
  })
})

describe('every address and every kind of person', { timeout: 120_000 }, () => {
  let world: RouteWorld
  let samples: readonly Sample[]
  let askers: readonly Asker[]
  const opened = new Set<string>()

  beforeAll(async () => {
    world = await openRouteWorld(routes)
    const items = await bringPrivateItems(world)
    const published = await bringPublishedItem(world)
    samples = await samplesOf(world, { item: items.rule, published, forms: await bringForms(world) })
    askers = [...world.askers, await senderAsker(world, items.rule)]
  }, 60_000)
  afterAll(() => world.close())

  const looked = routes.filter(({ method }) => isReadAlone(method))
  // Whoever has signed out is nobody: that comes last.
  const sent = routes
    .filter(({ method }) => !isReadAlone(method))
    .toSorted((one, other) => Number(one.path === '/dang-xuat') - Number(other.path === '/dang-xuat'))

  // Looks first: what is sent afterwards may move the very items that are looked at.
  for (const sending of [false, true]) {
    test(`${sending ? 'what is sent' : 'what is looked at'}: who lacks the role finds nothing, who is not signed in is asked to, and nobody finds an error of ours`, async () => {
      const wrong: string[] = []
      for (const asker of askers) {
        for (const route of sending ? sent : looked) {
          const answer = await ask(world.site, route, addressOf(route, samples), asker)
          if (answer.status === 200) opened.add(nameOf(route))
          const problem = problemWith(answer, route, asker)
          if (problem !== undefined) wrong.push(`${nameOf(route)}, ${asker.name}: ${problem}`)
        }
      }
      expect(wrong).toEqual([])
    })
  }

  test('every address that is looked at opens for somebody, so that the refusals above mean something', () => {
    const closed = looked.filter((route) => !needsMore.has(route.path) && !opened.has(nameOf(route)))
    expect(closed.map(nameOf)).toEqual([])
  })
})

/** Addresses that open only in the middle of signing in, or with an identity provider. */
const needsMore: ReadonlySet<string> = new Set([
  '/dang-nhap/ma',
  '/dang-nhap/ma-moi',
  '/dang-nhap/mat-khau-moi',
  '/dang-nhap/oidc',
  '/dang-nhap/oidc/ve',
  '/nhat-ky/chung-minh.json',
])

/** What is wrong with this answer to this person, by the rule of the route as a table, not by the function that guards it. */
function problemWith({ status, to }: Answer, route: Route, asker: Asker): string | undefined {
  if (status >= 500) return `${status}`
  if (needsMore.has(route.path)) return undefined
  if (mayCome(asker, route))
    return status === 401 || to?.startsWith('/dang-nhap?') ? `sent away (${status})` : undefined
  if (asker.actor.kind !== 'visitor') return status === 404 ? undefined : `${status} instead of 404`
  if (route.path.startsWith('/api/') || !isReadAlone(route.method))
    return status === 401 ? undefined : `${status} instead of 401`
  return status === 303 && to?.startsWith('/dang-nhap?ve=') ? undefined : `${status} instead of the sign-in page`
}

function mayCome({ name, actor }: Asker, { access }: Route): boolean {
  if (access.who === 'everyone') return true
  if (access.who === 'clients') return actor.kind === 'client'
  if (actor.kind !== 'official') return false
  if (access.who === 'signed-in') return true
  const hasRole = actor.posts.some(({ role }) => access.roles.includes(role))
  if (access.agencyRole === undefined) return hasRole
  const inControl = access.agencyRole === 'control-authority' && name.endsWith('of the control authority')
  const inOffice = access.agencyRole === 'chairman-office' && name.startsWith('leader')
  return hasRole && (inControl || inOffice)
}

describe('an item that is handled elsewhere', { timeout: 120_000 }, () => {
  let world: RouteWorld
  let items: PrivateItems
  let forms: TestForms
  let strangers: readonly Asker[]
  let before: ReadonlyMap<string, string>

  beforeAll(async () => {
    world = await openRouteWorld(routes)
    strangers = world.askers.filter(({ name }) =>
      /^(focal-point|head) of another agency$|^desk|^administrator|^visitor/.test(name),
    )
    await bringPublishedItem(world)
    forms = await bringForms(world)
    before = await everythingThatIsShown()
    items = await bringPrivateItems(world)
  }, 90_000)
  afterAll(() => world.close())

  /** Lists, counts, search results, sheets: all addresses without parameters, plain and searched for the rare word. */
  async function everythingThatIsShown(): Promise<ReadonlyMap<string, string>> {
    const shown = new Map<string, string>()
    for (const asker of strangers) {
      for (const route of routes.filter(
        ({ method, path }) => isReadAlone(method) && parametersOf(path).length === 0 && path !== madeAnew,
      )) {
        for (const search of route.kind === 'download' ? [''] : ['', `?q=${encodeURIComponent(rareWord)}`]) {
          const answer = await ask(world.site, route, route.path + search, asker)
          shown.set(`${asker.name}: ${route.path}${search}`, `${answer.status}\n${plain(answer)}`)
        }
      }
    }
    return shown
  }

  test('changes nothing in any list, count, search, feed or sheet that an official of another agency opens', async () => {
    const after = await everythingThatIsShown()
    const changed = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)
    expect(changed).toEqual([])
  })

  test('is found and counted by the agency that handles it, so that the silence above means something', async () => {
    const lan = world.askers.find(({ name }) => name === 'focal-point of the handling agency')
    if (!lan) throw new Error('nobody handles it')
    const paths = ['/can-bo/phan-anh?xem=co-quan', `/can-bo/phan-anh?xem=co-quan&q=${encodeURIComponent(rareWord)}`]
    for (const path of [...paths, '/api/v1/feedback-cases']) {
      const answer = await ask(world.site, { method: 'GET', path, kind: 'page' }, path, lan)
      for (const { feedback } of Object.values(items)) expect(plain(answer), path).toContain(feedback.code)
    }
  })

  test('is not there for them: page, program, file and act answer as for a code that was never given', async () => {
    const privateRoutes = routes.filter(({ path }) => /^\/(can-bo\/phan-anh|api\/v1\/feedback)\/:code/.test(path))
    expect(privateRoutes.length).toBeGreaterThan(20)
    const different: string[] = []
    for (const item of Object.values(items)) {
      const real = await samplesOf(world, { item, published: item, forms })
      const unknown = real.map(({ under, params }) => ({ under, params: { ...params, code: noCode } }))
      for (const route of privateRoutes) {
        for (const asker of strangers) {
          const answer = await ask(world.site, route, addressOf(route, withFiles(real)), asker, fullBody)
          const nothing = await ask(world.site, route, addressOf(route, withFiles(unknown)), asker, fullBody)
          const where = `${nameOf(route)}, ${asker.name}, ${item.feedback.ground}`
          const same = answer.status === nothing.status && plain(answer, item.feedback.code) === plain(nothing, noCode)
          if (!same) different.push(`${where}: ${answer.status}, not ${nothing.status}`)
          if (isReadAlone(route.method) && asker.actor.kind === 'official' && answer.status !== 404)
            different.push(`${where}: opens (${answer.status})`)
        }
      }
    }
    expect([...new Set(different)]).toEqual([])
  })

  test('stands after all these attempts as it stood', async () => {
    const { reader } = world.database
    for (const { feedback } of Object.values(items)) {
      const row = await reader
        .selectFrom('feedback')
        .select(['version', 'status'])
        .where('code', '=', feedback.code)
        .executeTakeFirstOrThrow()
      expect(row).toEqual({ version: feedback.version, status: feedback.status })
    }
  })

  test('accuses an agency that cannot see it, while those who handle it can', async () => {
    const { code } = items.conduct.feedback
    const path = `/can-bo/phan-anh/${code}`
    const route = { method: 'GET', path, kind: 'page' } as const
    const statuses = new Map<string, number>()
    for (const asker of world.askers) statuses.set(asker.name, (await ask(world.site, route, path, asker)).status)
    for (const role of ['focal-point', 'handler', 'head', 'deputy-head']) {
      expect(statuses.get(`${role} of another agency`), testAgencies.environment).toBe(404)
      expect(statuses.get(`${role} of the handling agency`), testAgencies.health).toBe(200)
    }
  })
})

/** A secret for an authenticator app, another one at each visit. */
const madeAnew = '/can-bo/tai-khoan/ma-xac-thuc'

/** No item has it. */
const noCode = 'PA-2222-2222'

/** One file for every item: the files of the others must not be reached through it either. */
function withFiles(samples: readonly Sample[]): readonly Sample[] {
  const ids = samples.map(({ params }) => params['id']).filter((id) => id !== undefined && id !== '')
  const id = ids[0] ?? '00000000-0000-7000-8000-000000000000'
  return samples.map(({ under, params }) => ({ under, params: { ...params, id } }))
}

/** The text of an answer without what is made anew each time (tokens, keys, ids of requests) and without the code that was asked for. */
function plain({ body, type }: Answer, asked?: string): string {
  const text = type.includes('spreadsheetml')
    ? Object.entries(unzipSync(body, { filter: ({ name }) => name.startsWith('xl/') }))
        .map(([, part]) => strFromU8(part))
        .join('\n')
    : body.toString()
  const masked = text
    .replaceAll(/name="_(csrf|key)" value="[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
  return asked === undefined ? masked : masked.replaceAll(asked, '…')
}
