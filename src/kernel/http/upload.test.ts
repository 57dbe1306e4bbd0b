import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#kernel/testing/fixtures.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { everyone } from './access.ts'
import type { Route } from './route.ts'
import { readForm } from './upload.ts'

const megabyte = Buffer.alloc(1024 * 1024)
const sizes: Route = {
  method: 'POST',
  path: '/tep',
  access: everyone,
  kind: 'form',
  async run({ request: asked, reply }) {
    const { files } = await readForm(asked)
    void reply.send(files.map(({ bytes }) => bytes.length).join(' '))
  },
}

let database: TestDatabase
let site: TestServer
let port = 0

beforeAll(async () => {
  database = await freshDatabase()
  site = await serveRoutes(database, [sizes])
  port = Number(new URL(await site.server.listen({ port: 0, host: '127.0.0.1' })).port)
}, 120_000)
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

const part = (name: string) => `--x\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n`

/** A form of ten files of nine megabytes each, all but its last line. */
async function largeForm(): Promise<() => Promise<number>> {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const sent = request({ port, path: '/tep', method: 'POST', headers })
  const status = new Promise<number>((done, fail) => {
    sent.on('response', (response) => done(response.resume().statusCode ?? 0))
    sent.on('error', fail)
  })
  for (let file = 0; file < 10; file++) {
    sent.write(`${file === 0 ? '' : '\r\n'}${part(`${file}.pdf`)}`)
    for (let written = 0; written < 9; written++) await new Promise((done) => sent.write(megabyte, done))
  }
  return () => {
    sent.end('\r\n--x--\r\n')
    return status
  }
}

async function smallForm(): Promise<number> {
  const body = new FormData()
  body.append('files', new Blob([megabyte]), 'nho.pdf')
  return (await fetch(`http://127.0.0.1:${port}/tep`, { method: 'POST', body })).status
}

test('many large forms at once are told to come again instead of filling the memory, and room comes back when they go', async () => {
  const forms = await Promise.all([1, 2, 3, 4].map(largeForm))
  const statuses = await Promise.all(forms.map((end) => end()))
  expect(statuses).toContain(200)
  expect(statuses).toContain(429)
  for (let more = 0; more < 3; more++) expect(await smallForm()).toBe(200)
}, 60_000)
