import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { folderOutlet, httpOutlet } from './outlet.ts'

const parcel = { key: 'khoa-1', name: '1.000080-noi-dung.json', body: '{"code":"1.000080"}' }

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/nhan`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString()
}

describe('a folder', () => {
  test('gets each document whole under its name, and nothing half-written', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'outlet-')), 'gui', 'out')
    const outlet = folderOutlet(folder)
    expect(await outlet.send(parcel)).toEqual({ outcome: 'handed-over', status: null, answer: parcel.name })
    expect(await outlet.send(parcel)).toMatchObject({ outcome: 'handed-over' })
    expect(readdirSync(folder)).toEqual([parcel.name])
    expect(readFileSync(join(folder, parcel.name), 'utf8')).toBe(`${parcel.body}\n`)
  })

  test('that cannot be written fails, to be tried again', async () => {
    const place = join(mkdtempSync(join(tmpdir(), 'outlet-')), 'tep')
    writeFileSync(place, '')
    expect(await folderOutlet(place).send(parcel)).toMatchObject({ outcome: 'failed', status: null })
  })

  test('takes no name that leads out of it', async () => {
    const outlet = folderOutlet(mkdtempSync(join(tmpdir(), 'outlet-')))
    await expect(outlet.send({ ...parcel, name: '../ra-ngoai.json' })).rejects.toThrow('Not a file name')
  })
})

describe('an address', () => {
  test('gets the document with key and idempotency key; what it answers is kept', async () => {
    const seen: unknown[] = []
    const url = await listening(async (request, response) => {
      const { authorization } = request.headers
      seen.push({ authorization, key: request.headers['idempotency-key'], body: await bodyOf(request) })
      response.writeHead(201).end('Đã nhận')
    })
    const answer = await httpOutlet({ url, key: 'bi-mat' }).send(parcel)
    expect(answer).toEqual({ outcome: 'accepted', status: 201, answer: 'Đã nhận' })
    expect(seen).toEqual([{ authorization: 'Bearer bi-mat', key: parcel.key, body: parcel.body }])
  })

  test.each([
    [500, 'failed'],
    [503, 'failed'],
    [429, 'failed'],
    [400, 'refused'],
    [401, 'refused'],
    [422, 'refused'],
  ] as const)('that answers %i: %s', async (status, outcome) => {
    const url = await listening((_, response) => void response.writeHead(status).end('lý do'))
    expect(await httpOutlet({ url }).send(parcel)).toEqual({ outcome, status, answer: 'lý do' })
  })

  test('that sends elsewhere is not followed: the key reaches nobody else', async () => {
    let elsewhere = 0
    const other = await listening((_, response) => {
      elsewhere++
      response.end()
    })
    const url = await listening((_, response) => void response.writeHead(307, { location: other }).end())
    expect(await httpOutlet({ url, key: 'bi-mat' }).send(parcel)).toMatchObject({ outcome: 'refused', status: 307 })
    expect(elsewhere).toBe(0)
  })

  test('that is too slow, or not there, fails', async () => {
    const url = await listening(() => {})
    expect(await httpOutlet({ url, timeoutMs: 100 }).send(parcel)).toMatchObject({ outcome: 'failed', status: null })
    expect(await httpOutlet({ url: 'http://127.0.0.1:9/' }).send(parcel)).toMatchObject({ outcome: 'failed' })
  })

  test('that answers without end is not read to the end', async () => {
    const url = await listening((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more)
      }
      more()
    })
    const { outcome, answer } = await httpOutlet({ url }).send(parcel)
    expect([outcome, answer.length]).toEqual(['accepted', 2000])
  })
})
