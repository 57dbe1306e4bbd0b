import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFileStore } from '#kernel/files/open-store.ts'
import { openS3Store } from '#kernel/files/s3-store.ts'
import type { FileStore } from '#kernel/files/store.ts'

const secret = 'bí+mật/S3'
const objects = new Map<string, { bytes: Buffer; storedAt: Date }>()
let failures: (number | 'reset')[] = []
let requests = 0
let server: Server
let store: FileStore
let port: number

const sha256Of = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Signature Version 4 worked out from the request as it arrived, after Amazon's description. */
function expectedAuthorization(request: IncomingMessage): string {
  const [, credential = '', signedHeaders = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), /.exec(request.headers.authorization ?? '') ?? []
  const [, date = '', region = ''] = credential.split('/')
  const url = new URL(request.url ?? '', 'http://x')
  const query = [...url.searchParams]
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&')
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name])}\n`)
  const hash = String(request.headers['x-amz-content-sha256'])
  const canonical = [request.method, url.pathname, query, headers.join(''), signedHeaders, hash].join('\n')
  const scope = `${date}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', String(request.headers['x-amz-date']), scope, sha256Of(canonical)].join('\n')
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, date), region))
  const signature = hmac(key, toSign).toString('hex')
  return `AWS4-HMAC-SHA256 Credential=KHOA/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  requests += 1
  const body = Buffer.concat(await Array.fromAsync(request))
  const failure = failures.shift()
  if (failure === 'reset') return void request.socket.destroy()
  if (failure) return void response.writeHead(failure).end()
  if (request.headers.authorization !== expectedAuthorization(request))
    return void response.writeHead(403).end('SignatureDoesNotMatch')
  if (request.headers['x-amz-content-sha256'] !== sha256Of(body)) return void response.writeHead(400).end('hash')

  const url = new URL(request.url ?? '', 'http://x')
  if (url.searchParams.get('list-type') === '2')
    return void response.end(listing(url.searchParams.get('continuation-token')))
  const object = objects.get(url.pathname)
  switch (request.method) {
    case 'PUT':
      objects.set(url.pathname, { bytes: body, storedAt: new Date() })
      return void response.end()
    case 'DELETE':
      objects.delete(url.pathname)
      return void response.writeHead(204).end()
    default:
      if (!object) return void response.writeHead(404).end()
      response.setHeader('last-modified', object.storedAt.toUTCString())
      response.end(request.method === 'HEAD' ? undefined : object.bytes)
  }
}

/** One object a page, so that paging is walked. */
function listing(token: string | null): string {
  const keys = [...objects.keys()]
  const at = token === null ? 0 : Number(token.replace('trang&', ''))
  const key = keys[at]
  const entry = key
    ? `<Contents><Key>${key.replace('/kho/', '')}</Key><LastModified>${objects.get(key)?.storedAt.toISOString()}</LastModified></Contents>`
    : ''
  const next = at + 1 < keys.length ? `<NextContinuationToken>trang&amp;${at + 1}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${entry}${next}</ListBucketResult>`
}

beforeEach(async () => {
  objects.clear()
  failures = []
  requests = 0
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
  store = openS3Store(`s3://KHOA:${encodeURIComponent(secret)}@127.0.0.1:${port}/kho/tệp?region=vn-south&tls=0`, 5)
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const bytes = Buffer.from('Đơn kiến nghị')
const sha256 = sha256Of(bytes)

test('what is put comes back; every request is signed and the server has checked it', async () => {
  expect(await store.put(bytes)).toBe(sha256)
  expect(await store.has(sha256)).toBe(true)
  expect(await store.get(sha256)).toEqual(bytes)
  await store.delete(sha256)
  expect(await store.has(sha256)).toBe(false)
  await expect(store.get(sha256)).rejects.toMatchObject({ kind: 'not-found' })
})

test('a wrong secret is told at once and not tried again', async () => {
  const wrong = openS3Store(`s3://KHOA:wrong@127.0.0.1:${port}/kho?tls=0`, 5)
  await expect(wrong.put(bytes)).rejects.toThrow('403')
  expect(requests).toBe(1)
})

test('a server that stumbles is tried again', async () => {
  failures = [503, 'reset', 500]
  await store.put(bytes)
  expect(requests).toBe(4)
  expect(await store.get(sha256)).toEqual(bytes)
})

test('a server that stays down is an error after four tries', async () => {
  failures = [503, 503, 503, 503, 503]
  await expect(store.get(sha256)).rejects.toThrow('503')
  expect(requests).toBe(4)
})

test('bytes that were altered in the bucket are never given out', async () => {
  await store.put(bytes)
  for (const object of objects.values()) object.bytes = Buffer.from('khác')
  await expect(store.get(sha256)).rejects.toThrow('has been altered')
})

test('the listing is read page by page, and only what is old may be swept', async () => {
  const names = await Promise.all(['một', 'hai', 'ba'].map((text) => store.put(Buffer.from(text))))
  const listed = await Array.fromAsync(store.list())
  expect(listed.map((content) => content.sha256).toSorted()).toEqual(names.toSorted())

  const yesterday = new Date(Date.now() - 86_400_000)
  expect(await store.deleteUntouched(names[0] ?? '', yesterday)).toBe(false)
  for (const object of objects.values()) object.storedAt = new Date('2017-01-01T00:00:00Z')
  expect(await store.deleteUntouched(names[0] ?? '', yesterday)).toBe(true)
  expect(await store.deleteUntouched(names[0] ?? '', yesterday)).toBe(false)
})

test.each(['s3://127.0.0.1/kho', 's3://K:S@127.0.0.1', 'https://K:S@127.0.0.1/kho', 'kho'])(
  '%s is no address of a store',
  (url) => {
    expect(() => openFileStore(url, '/nonexistent')).toThrow('s3://KEY:SECRET@host')
  },
)
