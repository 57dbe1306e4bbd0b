import { z } from 'zod'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { Refused } from '#kernel/errors.ts'
import { describe, expect, freshDatabase, test as base } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes } from '#kernel/testing/server.ts'
import { Form } from '#ui/form/form.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { everyone, officialsWith, signedIn } from './access.ts'
import { download } from './download.ts'
import { change, look } from './endpoint.ts'
import { form, type Attempt } from './form.ts'
import { page } from './page.ts'
import { Text, Ticked, TypedDate } from './parse.ts'
import type { Route } from './route.ts'

/** A small room for these tests: a fact by name, kept in a table that every installation has. */
const KeepFact = z.object({
  name: Text(40),
  words: Text(100, 3),
  on: TypedDate.optional(),
  sure: Ticked,
  tags: z.array(Text(10)).default([]),
})

async function keepFact(
  act: Act,
  input: z.infer<typeof KeepFact>,
): Promise<{ readonly name: string; readonly count: number }> {
  if (input.words === 'cấm') throw new Refused('fact.forbidden', { allowed: ['other-words'] })
  if (input.words === 'hỏng') throw new Error('secret detail of the inside')
  await act.tx
    .insertInto('installationFact')
    .values({ name: input.name, value: JSON.stringify(input) })
    .execute()
  await sql`select pg_sleep(0.05)`.execute(act.tx)
  const { count } = await act.tx
    .selectFrom('installationFact')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('name', 'like', `${input.name}%`)
    .executeTakeFirstOrThrow()
  return { name: input.name, count: Number(count) }
}

function FactForm({ attempt }: { readonly attempt?: Attempt }) {
  return (
    <PublicShell title="Thử">
      <Form action="/thu" typed={attempt?.typed}>
        <textarea name="words">{String(attempt?.typed['words'] ?? '')}</textarea>
        <p>{attempt?.problems.map(({ field, code }) => `${field}:${code}`).join(' ')}</p>
        <p>{attempt?.refusal?.code}</p>
      </Form>
    </PublicShell>
  )
}

const routes: readonly Route[] = [
  page({ path: '/thu', access: everyone, show: () => <FactForm /> }),
  form({
    path: '/thu',
    access: everyone,
    input: KeepFact,
    act: keepFact,
    done: ({ name }) => ({
      to: `/xong/${name}`,
      notice: { tone: 'success', text: 'Đã lưu' },
      cookie: { name: 'shown_once', value: 'bí-mật', path: '/xong', maxAge: 60 },
    }),
    again: (_, attempt) => <FactForm attempt={attempt} />,
  }),
  page({ path: '/rieng', access: signedIn, show: () => <FactForm /> }),
  page({ path: '/quan-tri', access: officialsWith('administrator'), show: () => <FactForm /> }),
  change({
    method: 'POST',
    path: '/api/v1/facts',
    access: everyone,
    status: 201,
    summary: 'Keeps a fact',
    tag: 'test',
    body: KeepFact,
    answer: z.object({ name: z.string(), count: z.number() }),
    act: keepFact,
    view: (result) => result,
  }),
  look({
    path: '/api/v1/facts/:name',
    access: everyone,
    summary: 'A fact',
    tag: 'test',
    params: z.object({ name: Text(40) }),
    query: z.object({ days: z.coerce.number().int().max(10).optional() }),
    answer: z.object({ name: z.string() }),
    look: async (_, { params }) => params,
  }),
  download({
    path: '/tep',
    access: everyone,
    get: async () => ({ name: 'Giấy hẹn số 1.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }),
  }),
]

// oxlint-disable-next-line no-empty-pattern
const test = base.extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
  const database = await freshDatabase()
  const served = await serveRoutes(database, routes)
  onCleanup(async () => {
    await served.server.close()
    await database.drop()
  })
  return { ...served, database }
})

const encoded = (fields: Record<string, string | readonly string[]>): string => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return body.toString()
}

describe('a form', () => {
  test('performs its act, says so once on the next page, and keeps a secret out of the address', async ({
    site: { server, database },
  }) => {
    const { fields, headers } = await formProof(server, '/thu')
    const answer = await server.inject({
      method: 'POST',
      url: '/thu',
      headers,
      payload: encoded({
        ...fields,
        name: 'form-1',
        words: ' Xin chào ',
        on: '5/9/2017',
        sure: 'on',
        tags: ['a', 'b'],
      }),
    })
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/xong/form-1')
    expect(answer.cookies.find(({ name }) => name === 'shown_once')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/xong',
    })
    const row = await database.reader
      .selectFrom('installationFact')
      .select('value')
      .where('name', '=', 'form-1')
      .executeTakeFirstOrThrow()
    expect(row.value).toEqual({ name: 'form-1', words: 'Xin chào', on: '2017-09-05', sure: true, tags: ['a', 'b'] })
  })

  test('posted twice with the same key, also at the same moment, makes one record and gives the same answer', async ({
    site: { server, database },
  }) => {
    const { fields, headers } = await formProof(server, '/thu')
    const post = () =>
      server.inject({
        method: 'POST',
        url: '/thu',
        headers,
        payload: encoded({ ...fields, name: 'form-2', words: 'hai lần' }),
      })
    const answers = await Promise.all([post(), post(), post()])
    answers.push(await post())
    expect(answers.map(({ statusCode, headers: { location } }) => `${statusCode} ${location}`)).toEqual(
      Array.from({ length: 4 }, () => '303 /xong/form-2'),
    )
    const rows = await database.reader
      .selectFrom('installationFact')
      .select('name')
      .where('name', '=', 'form-2')
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('brought back with other words at a shared computer is another record, never the answer of the one before', async ({
    site: { server },
  }) => {
    const { fields, headers } = await formProof(server, '/thu')
    const post = (name: string) =>
      server.inject({ method: 'POST', url: '/thu', headers, payload: encoded({ ...fields, name, words: 'xin chào' }) })
    expect((await post('form-before')).headers.location).toBe('/xong/form-before')
    expect((await post('form-after')).headers.location).toBe('/xong/form-after')
  })

  test.for(['__proto__', 'constructor', 'toString'])(
    'with a field called %s is an ordinary wrong form',
    async (name, { site: { server } }) => {
      const { fields, headers } = await formProof(server, '/thu')
      const entries = [...Object.entries(fields), [name, 'x'], [name, 'y']]
      const body = new URLSearchParams(entries.map(([key = '', value = '']) => [key, value]))
      const answer = await server.inject({ method: 'POST', url: '/thu', headers, payload: body.toString() })
      expect(answer.statusCode).toBe(422)
      const parts = new FormData()
      for (const [key, value] of body) parts.append(key, value)
      const asParts = await server.inject({
        method: 'POST',
        url: '/thu',
        headers: { cookie: headers.cookie },
        payload: parts,
      })
      expect(asParts.statusCode).toBe(422)
    },
  )

  test('cut off or broken on the way is the fault of nobody here', async ({ site: { server } }) => {
    const { headers } = await formProof(server, '/thu')
    const broken = [
      '--x\r\nContent-Disposition: form-data; name="words"\r\n\r\nxin',
      '--x\r\nnonsense\r\n--x--\r\n',
      '',
    ]
    for (const payload of broken) {
      const type = { 'content-type': 'multipart/form-data; boundary=x' }
      const answer = await server.inject({ method: 'POST', url: '/thu', headers: { ...headers, ...type }, payload })
      expect(answer.statusCode).toBeLessThan(500)
    }
  })

  test('with something wrong comes back with 422, every field named and the words kept as text', async ({
    site: { server },
  }) => {
    const { fields, headers } = await formProof(server, '/thu')
    const answer = await server.inject({
      method: 'POST',
      url: '/thu',
      headers,
      payload: encoded({ ...fields, words: '<b>x', on: '31/02/2017' }),
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('name:required on:invalid-date')
    expect(answer.body).toContain('&lt;b>x')
    expect(answer.body).not.toContain('<b>x')
    expect(answer.body).toContain(`value="${fields._key}"`)
  })

  test('that the state does not allow comes back with 409 and the words kept', async ({ site: { server } }) => {
    const { fields, headers } = await formProof(server, '/thu')
    const answer = await server.inject({
      method: 'POST',
      url: '/thu',
      headers,
      payload: encoded({ ...fields, name: 'form-3', words: 'cấm' }),
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('fact.forbidden')
    expect(answer.body).toContain('cấm')
  })

  test.for([
    ['without a token', { token: false, site: 'same-origin' }],
    ['with a token of somebody else', { token: 'stolen', site: 'same-origin' }],
    ['from another site', { token: true, site: 'cross-site' }],
    ['from a neighbouring site', { token: true, site: 'same-site' }],
  ] as const)('%s changes nothing', async ([, { token, site: origin }], { site: { server, database } }) => {
    const { fields, headers } = await formProof(server, '/thu')
    const stolen = (await formProof(server, '/thu')).fields._csrf
    const csrf = token === true ? { _csrf: fields._csrf } : token === 'stolen' ? { _csrf: stolen } : {}
    const name = `forged-${origin}-${String(token)}`
    const answer = await server.inject({
      method: 'POST',
      url: '/thu',
      headers: { ...headers, 'sec-fetch-site': origin },
      payload: encoded({ ...csrf, name, words: 'giả mạo' }),
    })
    expect(answer.statusCode).toBe(409)
    expect(
      await database.reader.selectFrom('installationFact').select('name').where('name', '=', name).execute(),
    ).toEqual([])
  })
})

describe('an endpoint', () => {
  const post = (
    server: Awaited<ReturnType<typeof serveRoutes>>['server'],
    payload: unknown,
    headers: Record<string, string> = {},
  ) =>
    server.inject({
      method: 'POST',
      url: '/api/v1/facts',
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })

  test('gives the first answer again for the same Idempotency-Key, and another record for another key', async ({
    site: { server },
  }) => {
    const key = { 'idempotency-key': 'khoa-thu-nghiem-1' }
    const [first, second] = await Promise.all([
      post(server, { name: 'api-1', words: 'một' }, key),
      post(server, { name: 'api-1', words: 'một' }, key),
    ])
    expect([first?.statusCode, second?.statusCode]).toEqual([201, 201])
    expect(first?.body).toBe(second?.body)
    const third = await post(server, { name: 'api-1b', words: 'một' }, { 'idempotency-key': 'khoa-thu-nghiem-2' })
    expect(third.json()).toEqual({ name: 'api-1b', count: 1 })
  })

  test('never gives a stranger who happens to use the same key the answer of another', async ({ site: { server } }) => {
    const key = { 'idempotency-key': '00000001' }
    const hers = await post(server, { name: 'api-mine', words: 'của tôi' }, key)
    const strangers = await post(server, { name: 'api-other', words: 'người khác' }, key)
    expect(hers.json()).toEqual({ name: 'api-mine', count: 1 })
    expect(strangers.json()).toEqual({ name: 'api-other', count: 1 })
  })

  test('what is kept for the repeat cannot be read in the database', async ({ site: { server, database } }) => {
    await post(server, { name: 'api-2', words: 'một' }, { 'idempotency-key': 'khoa-thu-nghiem-3' })
    const rows = await database.reader.selectFrom('performedRequest').selectAll().execute()
    const all = rows.map(({ keyHash, result }) => `${keyHash.toString('latin1')}${result?.toString('latin1')}`).join('')
    expect(all).not.toContain('api-2')
    expect(all).not.toContain('khoa-thu-nghiem')
  })

  test.for([
    ['a missing field', { words: 'xyz' }, 422, 'invalid', { field: 'name', code: 'required' }],
    ['a wrong type', { name: 5, words: 'xyz' }, 422, 'invalid', { field: 'name', code: 'invalid' }],
    [
      'a text that is too long',
      { name: 'a'.repeat(41), words: 'xyz' },
      422,
      'invalid',
      { field: 'name', code: 'too-long', details: { maximum: 40 } },
    ],
    [
      'a text that is too short',
      { name: 'a', words: 'x' },
      422,
      'invalid',
      { field: 'words', code: 'too-short', details: { minimum: 3 } },
    ],
    ['broken JSON', '{"name":', 422, 'invalid', { field: 'body', code: 'invalid-json' }],
    ['a list instead of an object', [], 422, 'invalid', { field: 'body', code: 'invalid' }],
  ] as const)('says what is wrong with %s', async ([, payload, status, code, problem], { site: { server } }) => {
    const answer = await post(server, payload)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      code,
      problems: expect.arrayContaining([problem]),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('takes JSON only, so that a form of another site cannot reach it', async ({ site: { server } }) => {
    const plain = await post(server, '{"name":"x","words":"xyz"}', { 'content-type': 'text/plain' })
    expect(plain.json()).toMatchObject({ status: 422, problems: [{ field: 'body', code: 'unsupported-media-type' }] })
    const typed = await post(server, 'name=x&words=xyz', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(typed.statusCode).toBe(422)
  })

  test('refuses a body over a megabyte with 413', async ({ site: { server } }) => {
    expect((await post(server, { name: 'x', words: 'x'.repeat(1_100_000) })).statusCode).toBe(413)
  })

  test('says 409 with what is allowed, and on our own faults nothing but the number of the request', async ({
    site: { server },
  }) => {
    expect((await post(server, { name: 'api-3', words: 'cấm' })).json()).toMatchObject({
      status: 409,
      code: 'fact.forbidden',
      details: { allowed: ['other-words'] },
    })
    const fault = await post(server, { name: 'api-4', words: 'hỏng' })
    expect(fault.statusCode).toBe(500)
    expect(fault.body).not.toContain('secret detail')
  })

  test('names a wrong query field', async ({ site: { server } }) => {
    expect((await server.inject('/api/v1/facts/a?days=1&days=2')).json()).toMatchObject({
      status: 422,
      problems: [{ field: 'days' }],
    })
    expect((await server.inject('/api/v1/facts/a?days=11')).json()).toMatchObject({
      problems: [{ field: 'days', code: 'too-large' }],
    })
  })
})

describe('who may enter', () => {
  test('a visitor is sent to sign in and back, an official without the role is told that there is no such page', async ({
    site: { server, as },
  }) => {
    const visitorAnswer = await server.inject('/rieng?a=1')
    expect(visitorAnswer.statusCode).toBe(303)
    expect(visitorAnswer.headers.location).toBe('/dang-nhap?ve=%2Frieng%3Fa%3D1')
    const handler = as({
      kind: 'official',
      accountId: 'a',
      officialId: 'o1',
      name: 'Lan',
      posts: [{ agencyId: 'x', role: 'handler' }],
      agencyRoles: {},
    })
    expect((await server.inject({ url: '/rieng', headers: handler })).statusCode).toBe(200)
    expect((await server.inject({ url: '/quan-tri', headers: handler })).statusCode).toBe(404)
  })

  test('what a signed-in person saw is not kept by the browser', async ({ site: { server, as } }) => {
    const handler = as({
      kind: 'official',
      accountId: 'a',
      officialId: 'o1',
      name: 'Lan',
      posts: [{ agencyId: 'x', role: 'handler' }],
      agencyRoles: {},
    })
    expect((await server.inject({ url: '/rieng', headers: handler })).headers['cache-control']).toBe(
      'private, no-store',
    )
  })
})

describe('every answer', () => {
  test('forbids scripts and styles from elsewhere and inline', async ({ site: { server } }) => {
    const { headers } = await server.inject('/thu')
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe-inline')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
  })

  test('English stands under /en and is remembered; /vi leads back', async ({ site: { server } }) => {
    const english = await server.inject('/en/thu')
    expect(english.body).toContain('<html lang="en"')
    expect(english.cookies).toContainEqual(expect.objectContaining({ name: 'mb_lang', value: 'en' }))
    expect((await server.inject({ url: '/thu', cookies: { mb_lang: 'en' } })).body).toContain('<html lang="en"')
    expect((await server.inject({ url: '/vi/thu', cookies: { mb_lang: 'en' } })).body).toContain('<html lang="vi"')
    // Pages of officials have no English words: half of each page is what a remembered choice would change.
    expect((await server.inject({ url: '/can-bo/khong-co', cookies: { mb_lang: 'en' } })).body).toContain(
      '<html lang="vi"',
    )
  })

  test('whoever chose English finds the way back to Vietnamese', async ({ site: { server } }) => {
    const { body } = await server.inject('/en/thu')
    const [, href = ''] = /href="([^"]+)" hreflang="vi"/.exec(body) ?? []
    expect((await server.inject({ url: href, cookies: { mb_lang: 'en' } })).body).toContain('<html lang="vi"')
  })

  test('is not waited for longer than a large form takes on a poor network', ({ site: { server } }) => {
    expect(server.server.requestTimeout).toBe(600_000)
    expect(server.server.headersTimeout).toBeLessThanOrEqual(60_000)
  })

  test('links to itself in the other language, never to another site that the address spells', async ({
    site: { server },
  }) => {
    for (const url of ['/en//evil.example/x', '//evil.example/x', '/vi//evil.example', '/en/\\evil.example'])
      expect((await server.inject({ url })).body).not.toMatch(/href="(\/en)?[/\\]{2}/)
  })

  test('an unknown page is a page, an unknown API address is problem+json', async ({ site: { server } }) => {
    const missing = await server.inject('/khong-co')
    expect(missing.statusCode).toBe(404)
    expect(missing.body).toContain('Không tìm thấy trang')
    expect((await server.inject('/api/v1/khong-co')).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('a file is saved under its Vietnamese name and cannot run as ours', async ({ site: { server } }) => {
    const { headers } = await server.inject('/tep')
    expect(headers['content-disposition']).toContain("filename*=UTF-8''Gi%E1%BA%A5y%20h%E1%BA%B9n%20s%E1%BB%91%201.pdf")
    expect(headers['content-security-policy']).toContain('sandbox')
  })
})

test('a flood from one address is told to wait', async () => {
  const database = await freshDatabase()
  const { server } = await serveRoutes(database, routes, undefined, { writesPerMinute: 3 })
  const post = () =>
    server.inject({
      method: 'POST',
      url: '/api/v1/facts',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    })
  const statuses: number[] = []
  for (let index = 0; index < 5; index++) statuses.push((await post()).statusCode)
  expect(statuses).toEqual([422, 422, 422, 429, 429])
  expect(Number((await post()).headers['retry-after'])).toBeGreaterThan(0)
  expect((await server.inject('/thu')).statusCode).toBe(200)
  await server.close()
  await database.drop()
})
