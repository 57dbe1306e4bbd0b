import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { NotFound } from '#kernel/errors.ts'
import type { FileStore, StoredContent } from '#kernel/files/store.ts'

const sha256Name = /^[0-9a-f]{64}$/
const tries = 4
const timeoutMs = 30_000

/**
 * Contents in an S3-compatible bucket (MinIO, Ceph, a cloud in the country), under `ab/cd/abcd…`.
 * The server checks the hash on the way in, we check it on the way out. Failures of the network or the server are tried four times.
 * @param url `s3://KEY:SECRET@host:port/bucket[/prefix]?region=…&tls=0`
 * @param firstWaitMs before the second try; doubled each time
 * @throws when the address lacks a part
 */
export function openS3Store(url: string, firstWaitMs = 200): FileStore {
  const { client, base, prefix } = placeOf(url)
  const addressOf = (sha256: string): string => `${base}/${prefix}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  const ask = (address: string, method: string, body?: Buffer): Promise<Response> =>
    withRetries(firstWaitMs, () => send(client, address, method, body))
  const headOf = async (sha256: string): Promise<Response | undefined> => {
    const response = await ask(addressOf(sha256), 'HEAD')
    return response.status === 404 ? undefined : mustBeOk(response, 'HEAD')
  }
  const remove = async (sha256: string): Promise<void> => {
    const response = await ask(addressOf(sha256), 'DELETE')
    if (response.status !== 404) await mustBeOk(response, 'DELETE')
  }

  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      await mustBeOk(await ask(addressOf(sha256), 'PUT', bytes), 'PUT')
      return sha256
    },
    async get(sha256) {
      if (!sha256Name.test(sha256)) throw new NotFound('file-not-found')
      const response = await ask(addressOf(sha256), 'GET')
      if (response.status === 404) throw new NotFound('file-not-found')
      const bytes = Buffer.from(await (await mustBeOk(response, 'GET')).arrayBuffer())
      if (hashOf(bytes) !== sha256) throw new Error(`The stored file ${sha256} has been altered`)
      return bytes
    },
    async has(sha256) {
      return sha256Name.test(sha256) && (await headOf(sha256)) !== undefined
    },
    async delete(sha256) {
      if (sha256Name.test(sha256)) await remove(sha256)
    },
    list: () => listBucket(base, prefix, (address) => ask(address, 'GET')),
    // Asking and deleting are two requests: a `put` of the same bytes within that moment would lose them. The sweep only asks for
    // contents that nobody has touched for a day, so that moment would have to meet the first re-use after that day.
    async deleteUntouched(sha256, since) {
      const head = sha256Name.test(sha256) ? await headOf(sha256) : undefined
      const storedAt = new Date(head?.headers.get('last-modified') ?? Number.NaN)
      if (!(storedAt < since)) return false
      await remove(sha256)
      return true
    },
  }
}

interface Place {
  readonly client: AwsClient
  readonly base: string
  /** Empty, or ends with a slash. */
  readonly prefix: string
}

function placeOf(text: string): Place {
  const shape = 'The files address must be s3://KEY:SECRET@host[:port]/bucket[/prefix][?region=…&tls=0]'
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 's3:') throw new Error(shape)
  const [bucket, ...folders] = url.pathname.split('/').filter((part) => part !== '')
  if (!bucket || !url.hostname || !url.username || !url.password) throw new Error(shape)
  const scheme = url.searchParams.get('tls') === '0' ? 'http' : 'https'
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 0,
  })
  return { client, base: `${scheme}://${url.host}/${bucket}`, prefix: folders.map((folder) => `${folder}/`).join('') }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function send(client: AwsClient, address: string, method: string, body: Buffer | undefined): Promise<Response> {
  // The hash of the body is part of the signature: the server refuses bytes that were altered on the way.
  const headers = { 'X-Amz-Content-Sha256': hashOf(body ?? Buffer.alloc(0)) }
  const signal = AbortSignal.timeout(timeoutMs)
  return client.fetch(address, { method, headers, signal, ...(body ? { body: new Uint8Array(body) } : {}) })
}

async function withRetries(firstWaitMs: number, work: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const last = attempt === tries
    try {
      const response = await work()
      if (last || (response.status < 500 && response.status !== 429)) return response
      await response.body?.cancel()
    } catch (error) {
      if (last) throw error
    }
    await wait(firstWaitMs * 2 ** (attempt - 1))
  }
}

async function mustBeOk(response: Response, method: string): Promise<Response> {
  if (response.ok) return response
  const words = (await response.text()).slice(0, 300)
  throw new Error(`The file store answered ${method} with ${response.status} ${words}`)
}

async function* listBucket(
  base: string,
  prefix: string,
  ask: (address: string) => Promise<Response>,
): AsyncIterable<StoredContent> {
  for (let token: string | undefined = ''; token !== undefined;) {
    const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token ? { 'continuation-token': token } : {}) })
    const response = await mustBeOk(await ask(`${base}?${query}`), 'GET')
    const answer = await response.text()
    for (const [, entry = ''] of answer.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const sha256 = textOf(entry, 'Key')?.split('/').at(-1) ?? ''
      const storedAt = new Date(textOf(entry, 'LastModified') ?? Number.NaN)
      if (sha256Name.test(sha256) && !Number.isNaN(storedAt.getTime())) yield { sha256, storedAt }
    }
    token = textOf(answer, 'NextContinuationToken')
  }
}

/** The text of one element of the listing, with the five entities of XML undone (tokens carry `&amp;`). */
function textOf(xml: string, element: string): string | undefined {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(xml)?.[1]
  return text?.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole)
}
