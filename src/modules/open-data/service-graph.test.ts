import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { databaseWithCatalog } from '#modules/procedure/testing.ts'
import { ProcedureContent } from '#modules/procedure/public-content.ts'
import { durationOf } from './channel-nodes.ts'
import { catalogGraph } from './catalog-graph.ts'
import type { NodeObject, NodeValue } from './cpsv-context.ts'
import { proceduresInForce } from './queries.ts'
import { serviceGraph, type PublicProcedure } from './service-graph.ts'
import { triplesOf, violationsOf } from './testing.ts'

const baseUrl = 'https://minhbach.example'

const birth: PublicProcedure = {
  code: '1.001193',
  effectiveFrom: '2017-06-01',
  decisionNumber: '512/QĐ-UBND',
  decisionIssuer: 'Chủ tịch UBND tỉnh Sóc Trăng',
  content: ProcedureContent.parse({
    name: 'Đăng ký khai sinh',
    sector: { code: 'G15-HT02', name: 'Hộ tịch' },
    levels: ['commune'],
    applicants: [{ kind: 'citizen', name: 'Công dân Việt Nam' }],
    lifeEvent: 'co-con-nho',
    channels: [
      {
        kind: 'in-person',
        timeLimits: [{ amount: 1, unit: 'working-day' }],
        fees: [{ kind: 'le-phi', amount: 8000, per: 'lần', text: '8.000 đồng/lần' }],
      },
      { kind: 'online', online: 'full', timeText: 'Ngay trong ngày' },
    ],
    paperGroups: [{ papers: [{ name: 'Tờ khai đăng ký khai sinh', originals: 1 }] }],
    competentAgencies: [{ name: 'Ủy ban nhân dân cấp xã' }],
    outcomes: [{ name: 'Giấy khai sinh' }],
    requirements: 'Có giấy chứng sinh.',
    legalBases: [{ number: '60/2014/QH13', name: 'Luật Hộ tịch' }],
  }),
}

/** The same graph with one node changed. */
function changed(graph: NodeObject, type: string, change: (node: NodeObject) => NodeObject | undefined): NodeObject {
  const nodes = graph['@graph']
  if (!Array.isArray(nodes)) throw new Error('No graph')
  const isOne = (node: NodeValue): node is NodeObject =>
    typeof node === 'object' && '@type' in node && JSON.stringify(node['@type']).includes(type)
  return {
    ...graph,
    '@graph': nodes.flatMap((node: NodeValue) => {
      const after = isOne(node) ? change(node) : node
      return after === undefined ? [] : [after]
    }),
  }
}

const without = (name: string) => (node: NodeObject) =>
  Object.fromEntries(Object.entries(node).filter(([key]) => key !== name))

describe('a procedure as open data', () => {
  test('is valid by the shapes of CPSV-AP 3.2.0', async () => {
    expect(await violationsOf(serviceGraph(birth, baseUrl))).toEqual([])
  })

  test('says name, decision, office, fee and paper in triples', async () => {
    const triples = await triplesOf(serviceGraph(birth, baseUrl))
    const service = `${baseUrl}/thu-tuc-hanh-chinh/1.001193`
    const object = (subject: string, predicate: string) => triples.getObjects(subject, predicate, null)[0]?.value
    expect(object(service, 'http://purl.org/dc/terms/title')).toBe('Đăng ký khai sinh')
    expect(object(service, 'http://purl.org/dc/terms/description')).toContain('512/QĐ-UBND')
    expect(Number(object(`${service}#phi-1-1`, 'http://data.europa.eu/m8g/hasValue'))).toBe(8000)
    expect(object(`${service}#giay-to-1-1`, 'http://purl.org/dc/terms/title')).toBe('Tờ khai đăng ký khai sinh')
    expect(object(service, 'http://data.europa.eu/m8g/processingTime')).toBe('P1D')
  })

  test.each([
    ['has no name', 'cpsv:PublicService', without('dct:title')],
    ['has no competent authority', 'cpsv:PublicService', without('cv:hasCompetentAuthority')],
    ['has two identifiers', 'cpsv:PublicService', (node: NodeObject) => ({ ...node, 'dct:identifier': ['a', 'b'] })],
    ['has a name without a language', 'cpsv:PublicService', (node: NodeObject) => ({ ...node, 'dct:title': 'Tên' })],
    ['refers to an office that is not in the graph', 'cv:PublicOrganisation', () => undefined],
    ['has an office without a name', 'cv:PublicOrganisation', without('skos:prefLabel')],
    ['has a fee that is not a number', 'cv:Cost', (node: NodeObject) => ({ ...node, 'cv:hasValue': 'tám nghìn' })],
    ['has a paper without a name', 'cv:Evidence', without('dct:title')],
  ])('that %s is found invalid', async (_, type, change) => {
    const broken = changed(serviceGraph(birth, baseUrl), type, change)
    expect((await violationsOf(broken)).length).toBeGreaterThan(0)
  })

  test.each([
    [{ amount: 15, unit: 'working-day' }, 'P15D'],
    [{ amount: 2, unit: 'month' }, 'P2M'],
    [{ amount: 0.5, unit: 'day' }, 'PT12H'],
    [{ amount: 4, unit: 'hour' }, 'PT240M'],
  ] as const)('a time of %o is the duration %s', (limit, duration) => {
    expect(durationOf(limit)).toBe(duration)
  })
})

test('the catalogue of data sets is valid, too', async () => {
  expect(await violationsOf(catalogGraph(baseUrl, 'Tỉnh Sóc Trăng'))).toEqual([])
})

describe('the real catalogue', { timeout: 180_000 }, () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await databaseWithCatalog()
  })
  afterAll(() => database.drop())

  test('one in forty of all procedures and the longest one are valid by the shapes', async () => {
    const wrong: string[] = []
    let place = 0
    let longest: PublicProcedure | undefined
    for await (const procedure of proceduresInForce(database.reader, '2026-11-27')) {
      if (JSON.stringify(procedure.content).length > JSON.stringify(longest?.content ?? '').length) longest = procedure
      if (place++ % 40 === 0) wrong.push(...(await violationsOf(serviceGraph(procedure, baseUrl))))
    }
    if (longest) wrong.push(...(await violationsOf(serviceGraph(longest, baseUrl))))
    expect(wrong.slice(0, 10)).toEqual([])
    expect(place).toBeGreaterThan(4_000)
  })
})
