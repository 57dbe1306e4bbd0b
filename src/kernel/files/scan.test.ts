import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkFiles } from '#kernel/files/content.ts'
import { eicar, samplePdf } from '#kernel/files/sample-files.ts'
import { openScanner } from '#kernel/files/scan.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A peer that speaks clamd's INSTREAM as its manual describes it and finds the EICAR string. */
async function clamd(listen: number | string = 0, answer?: (bytes: Buffer, socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, Buffer.from(chunk)])
      const stream = streamIn(received)
      if (!stream) return
      if (answer) answer(stream, socket)
      else socket.end(stream.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => server.listen(listen, () => resolve()))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const address: string | AddressInfo | null = server.address()
  return typeof address === 'object' ? `tcp://127.0.0.1:${address?.port}` : `unix:${address}`
}

/** The whole stream once its end has come. */
function streamIn(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (received.length < command.length) return undefined
  expect(received.toString('latin1', 0, command.length)).toBe(command)
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

test('a file with the EICAR string is refused as infected, a clean one passes', async () => {
  const scanner = openScanner(await clamd())
  const uploads = [
    { name: 'thử.txt', bytes: Buffer.from(eicar) },
    { name: 'đơn.pdf', bytes: samplePdf },
  ]
  const { files, problems } = await checkFiles(uploads, scanner)
  expect(files.map((file) => file.name)).toEqual(['đơn.pdf'])
  expect(problems).toEqual([
    { field: 'files', code: 'file-infected', details: { name: 'thử.txt', signature: 'Eicar-Test-Signature' } },
  ])
})

test('ten megabytes arrive whole, over a unix socket as well', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'))
  closing.push(() => rm(folder, { recursive: true }))
  let size = 0
  const url = await clamd(join(folder, 'clamd.ctl'), (bytes, socket) => {
    size = bytes.length
    socket.end('stream: OK\0')
  })
  const large = Buffer.concat([Buffer.alloc(10 * 1024 * 1024 - 68, 'a'), Buffer.from(eicar)])
  expect(await openScanner(url).scan(large)).toEqual({ verdict: 'clean' })
  expect(size).toBe(large.length)
})

test('when the scanner is down the upload is refused, never let through', async () => {
  const url = await clamd()
  for (const close of closing.splice(0)) await close()
  const { files, problems } = await checkFiles([{ name: 'đơn.pdf', bytes: samplePdf }], openScanner(url))
  expect(files).toEqual([])
  expect(problems).toEqual([{ field: 'files', code: 'scanner-unavailable', details: { name: 'đơn.pdf' } }])
})

test.each([
  ['says nothing and hangs up', (_: Buffer, socket: Socket) => socket.end()],
  ['is cut off in the middle of OK', (_: Buffer, socket: Socket) => socket.end('stream: OK')],
  ['finds the stream too long', (_: Buffer, socket: Socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')],
  ['resets the connection', (_: Buffer, socket: Socket) => socket.resetAndDestroy()],
  ['does not answer in time', () => undefined],
])('a scanner that %s has not said that the file is clean', async (_, answer) => {
  const scanner = openScanner(await clamd(0, answer), 300)
  expect((await scanner.scan(samplePdf)).verdict).toBe('unavailable')
})

test('an address that is none is refused at the start', () => {
  expect(() => openScanner('http://127.0.0.1:3310')).toThrow('tcp://HOST:PORT')
  expect(openScanner(undefined).active).toBe(false)
  expect(openScanner('tcp://127.0.0.1:3310').active).toBe(true)
})
