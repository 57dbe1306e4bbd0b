import { randomUUID } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { feedbackApi } from '../api.ts'
import { grounds } from '../model.ts'
import type { Submission } from '../submit-feedback.ts'
import { aFeedback, seedFeedbackWorld, type TestStage } from '../testing.ts'
import { writeXml } from './geo-value.ts'
import { open311Routes } from './routes.ts'
import { attributeCodes } from './services.ts'

let database: TestDatabase
let people: TestPeople
let site: TestServer
let published: string
let unpublished: string

const base = '/api/open311/v2'

beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedFeedbackWorld, undefined)
  site = await serveRoutes(database, [...open311Routes, ...feedbackApi])
  published = await codeOf('published')
  unpublished = await codeOf('handling')
})

afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function codeOf(stage: TestStage, submission: Partial<Submission> = {}): Promise<string> {
  const made = await perform(await callerOn(database), (act) => aFeedback(act, people, stage, submission), undefined)
  return made.feedback.code
}

interface XmlNode {
  readonly name: string
  readonly children: XmlNode[]
  text: string
}

/** Strict: a document that is not well-formed throws. */
function readXml(document: string): XmlNode {
  const root: XmlNode = { name: '', children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    const node: XmlNode = { name, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(document).close()
  const [first] = root.children
  if (!first) throw new Error('an empty document')
  return first
}

function fieldsOf(node: XmlNode | undefined): Record<string, string> {
  return Object.fromEntries((node?.children ?? []).map(({ name, text }) => [name, text]))
}

async function look(path: string) {
  return site.server.inject(`${base}${path}`)
}

const form = {
  service_code: 'impractical',
  description: 'Yêu cầu bản sao có chứng thực dù đã xuất trình bản chính.',
  first_name: 'Ngọc',
  last_name: 'Trần Thị',
  email: 'ngoc@example.com',
  phone: '+84 912 345 678',
  lat: '9.602',
  long: '105.974',
  address_string: 'Trạm y tế xã An Thạnh 3',
  'attribute[sender_address]': 'Ấp An Hưng, xã An Thạnh 3',
  'attribute[consent]': 'yes',
}

async function send(fields: Record<string, string>, format = 'json', headers: Record<string, string> = {}) {
  return site.server.inject({
    method: 'POST',
    url: `${base}/requests.${format}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
}

const serviceFields = ['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group']
const requestFields = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
]

describe('discovery and services', () => {
  test('a client finds the address and both formats', async () => {
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `http://localhost:3000${base}`,
      type: 'production',
      formats: ['text/xml', 'application/json'],
    }
    expect((await look('/discovery.json')).json()).toMatchObject({ endpoints: [endpoint] })
    const xml = readXml((await look('/discovery.xml')).body)
    expect(xml.name).toBe('discovery')
    const endpoints = xml.children.find(({ name }) => name === 'endpoints')
    expect(fieldsOf(endpoints?.children[0])).toMatchObject({ url: endpoint.url, type: 'production' })
  })

  test('the grounds of the law are the services, in JSON and XML alike', async () => {
    const services = (await look('/services.json')).json()
    expect(services.map((service: { service_code: string }) => service.service_code)).toEqual([...grounds])
    for (const service of services) expect(Object.keys(service)).toEqual(serviceFields)
    const answer = await look('/services.xml')
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
    const xml = readXml(answer.body)
    expect([xml.name, new Set(xml.children.map(({ name }) => name))]).toEqual(['services', new Set(['service'])])
    expect(xml.children.map(fieldsOf)).toEqual(
      services.map((service: object) =>
        Object.fromEntries(Object.entries(service).map(([name, value]) => [name, String(value)])),
      ),
    )
  })

  test('a definition names every attribute with what the protocol asks of it', async () => {
    const { service_code, attributes } = (await look('/services/conduct.json')).json()
    expect(service_code).toBe('conduct')
    expect(attributes.map(({ code }: { code: string }) => code)).toEqual([...attributeCodes])
    for (const [index, attribute] of attributes.entries()) {
      expect(attribute).toMatchObject({
        variable: true,
        code: expect.any(String),
        datatype: expect.stringMatching(/^(string|text|singlevaluelist)$/),
        required: expect.any(Boolean),
        order: index + 1,
        description: expect.any(String),
      })
      expect(attribute).toHaveProperty('datatype_description')
      expect(attribute.datatype === 'singlevaluelist').toBe(Array.isArray(attribute.values))
    }
    const xml = readXml((await look('/services/conduct.xml')).body)
    expect(xml.name).toBe('service_definition')
    expect(xml.children[1]?.children).toHaveLength(attributeCodes.length)
  })

  test.each(['/services/unknown', '/services/constructor', `/requests/PA-2222-3333`, '/requests/%00', '/tokens/none'])(
    '%s is not found, in the manner of the protocol',
    async (path) => {
      const answer = await look(`${path}.json`)
      expect(answer.statusCode).toBe(404)
      expect(answer.json()).toEqual([{ code: 404, description: expect.stringContaining('not found') }])
      const xml = readXml((await look(`${path}.xml`)).body)
      expect([xml.name, xml.children[0]?.name, fieldsOf(xml.children[0]).code]).toEqual(['errors', 'error', '404'])
    },
  )
})

describe('sending a request', () => {
  test('it becomes a feedback of ours by the same act, and the secret in the notice opens it', async () => {
    const answer = await send(form)
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['cache-control']).toContain('no-store')
    const [request] = answer.json()
    expect(Object.keys(request)).toEqual(['service_request_id', 'service_notice', 'account_id'])
    const secret = /Khóa bí mật: (\S+)\./.exec(request.service_notice)?.[1] ?? ''
    const own = await site.server.inject({
      url: `/api/v1/feedback/${request.service_request_id}`,
      headers: { 'x-feedback-secret': secret },
    })
    expect(own.json()).toMatchObject({
      view: 'sender',
      channel: 'api',
      ground: 'impractical',
      text: `${form.description}\nĐịa điểm: Trạm y tế xã An Thạnh 3\nTọa độ: 9.602; 105.974`,
    })
  })

  test('the answer in XML has the fields of the protocol', async () => {
    const answer = await send(form, 'xml')
    const xml = readXml(answer.body)
    expect([answer.statusCode, xml.name, xml.children[0]?.name]).toEqual([201, 'service_requests', 'request'])
    expect(fieldsOf(xml.children[0])).toMatchObject({
      service_request_id: expect.stringMatching(/^PA-/),
      account_id: '',
    })
  })

  test('who is signed in counts as a visitor: a form on another site borrows nobody’s name', async () => {
    const [{ service_request_id: code }] = (await send(form, 'json', site.as(people.hoa))).json()
    const event = await database.ownerDb
      .selectFrom('feedbackEvent')
      .innerJoin('feedback', 'feedback.id', 'feedbackEvent.feedbackId')
      .select(['actorKind', 'officialId', 'enteredBy'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    expect(event).toEqual({ actorKind: 'visitor', officialId: null, enteredBy: null })
  })

  test('a repeat with the same key makes no second record', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const [first, second] = await Promise.all([send(form, 'json', key), send(form, 'json', key)])
    expect(first?.body).toBe(second?.body)
  })

  test.each([
    ['no service', { service_code: '' }, 400, 'service_code: required'],
    ['an unknown service', { service_code: 'pothole' }, 404, 'service_code was not found'],
    ['another province', { jurisdiction_id: 'city.example' }, 404, 'jurisdiction_id was not found'],
    ['no description', { description: '' }, 400, 'description: required'],
    ['too long', { description: 'a'.repeat(20_001) }, 400, 'description: too-long'],
    ['nobody', { first_name: '', last_name: '' }, 400, 'last_name: required'],
    ['a telephone of letters', { phone: 'abc' }, 400, 'phone: invalid-phone'],
    ['no address of the sender', { 'attribute[sender_address]': '' }, 400, 'attribute[sender_address]: required'],
    ['no consent', { 'attribute[consent]': '' }, 400, 'attribute[consent]: consent-required'],
    ['an agency that is not there', { 'attribute[agency]': 'khong-co' }, 400, 'attribute[agency]: not-an-option'],
    ['a unit that is not there', { address_id: '99999' }, 400, 'address_id: not-an-option'],
    ['an attribute we do not know', { 'attribute[colour]': 'red' }, 400, 'attribute[colour]: unknown-field'],
    ['half a point', { long: '' }, 400, 'lat: both-or-none'],
    ['a point off the earth', { lat: '91' }, 400, 'lat: too-large'],
    ['media of a script', { media_url: 'javascript:alert(1)' }, 400, 'media_url: invalid-url'],
  ])('%s is refused in the manner of the protocol', async (_name, changes, code, description) => {
    const fields = Object.fromEntries(Object.entries({ ...form, ...changes }).filter(([, value]) => value !== ''))
    const answer = await send(fields)
    expect([answer.statusCode, answer.json()]).toEqual([code, expect.arrayContaining([{ code, description }])])
  })

  test('JSON, too large and broken bodies are refused in the manner of the protocol', async () => {
    const json = await send(form, 'xml', { 'content-type': 'application/json' })
    expect([json.statusCode, readXml(json.body).name]).toEqual([400, 'errors'])
    const large = await send({ ...form, description: 'a'.repeat(2_000_000) })
    expect([large.statusCode, large.json()]).toEqual([413, [{ code: 413, description: 'too-large' }]])
  })
})

describe('reading requests', () => {
  test('only published items are there, with their redacted words and nobody’s name', async () => {
    const list = (await look('/requests.json')).json()
    const codes = list.map((request: { service_request_id: string }) => request.service_request_id)
    expect(codes).toContain(published)
    expect(codes).not.toContain(unpublished)
    for (const request of list) expect(Object.keys(request)).toEqual(requestFields)
    expect(list[0]).toMatchObject({
      status: 'closed',
      service_code: 'impractical',
      agency_responsible: 'Sở Y tế',
      requested_datetime: '2017-03-15T00:00:00+07:00',
      lat: null,
    })
    expect(JSON.stringify(list)).not.toContain('Ngọc')
    const xml = readXml((await look('/requests.xml')).body)
    expect(xml.name).toBe('service_requests')
    expect(xml.children.map(({ children }) => children.map(({ name }) => name))).toEqual(list.map(() => requestFields))
  })

  test('one request and its token answer alike; what is not published is not there', async () => {
    expect((await look(`/requests/${published}.json`)).json()).toMatchObject([{ service_request_id: published }])
    expect(readXml((await look(`/requests/${published}.xml`)).body).children).toHaveLength(1)
    expect((await look(`/tokens/${published}.json`)).json()).toEqual([
      { service_request_id: published, token: published },
    ])
    for (const path of ['requests', 'tokens']) expect((await look(`/${path}/${unpublished}.json`)).statusCode).toBe(404)
  })

  test.each([
    ['?status=closed', 1],
    ['?status=open', 0],
    ['?status=open,closed', 1],
    ['?service_code=impractical,other', 1],
    ['?service_code=conduct', 0],
    ['?start_date=2017-03-01T00:00:00%2B07:00&end_date=2017-03-31T00:00:00Z', 1],
    ['?start_date=2016-01-01&end_date=2016-02-01', 0],
    ['?end_date=2017-03-15', 1],
    ['?end_date=2017-03-14', 0],
    ['?start_date=2017-01-01', 1],
    ['?service_request_id=PA-2222-3333', 0],
    ['?jurisdiction_id=localhost', 1],
  ])('%s finds %i', async (query, count) => {
    expect((await look(`/requests.json${query}`)).json()).toHaveLength(count)
  })

  test('several ids overrule everything else', async () => {
    const found = await look(`/requests.json?service_request_id=${published},${unpublished},x&status=open`)
    expect(found.json()).toMatchObject([{ service_request_id: published }])
  })

  test.each([
    '?status=lost',
    '?service_code=pothole',
    '?start_date=yesterday',
    '?start_date=2017-01-01&end_date=2017-06-01',
    '?start_date=2017-02-01&end_date=2017-01-01',
    '?end_date=9999-12-31',
    '?status=open&status=closed',
  ])('%s is a bad request', async (query) => {
    const answer = await look(`/requests.json${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toEqual([{ code: 400, description: expect.any(String) }])
  })
})

test('whatever people write comes out of the XML as they wrote it, without what XML cannot hold', () => {
  const hostile = `]]><script>&amp;"'\r\n\t\u0000\u001b\uFFFE\uD800 <!ENTITY x "y"> Đăng ký`
  const xml = readXml(writeXml('services', [{ description: hostile }]))
  expect(fieldsOf(xml.children[0]).description).toBe(`]]><script>&amp;"'\r\n\t\uFFFD <!ENTITY x "y"> Đăng ký`)
})
