import { createServer } from 'node:http'
import { Pool } from 'pg'

// The measure of the list page: node:http alone, the same statement by name, the same bytes. node bench/bare-server.ts, with a JSON line on standard input; says its port.

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
const { url, text, values, body } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
const pool = new Pool({ connectionString: url, max: 10 })
const bytes = Buffer.from(body)

const server = createServer((_, response) => {
  pool.query({ name: 'list', text, values }).then(
    () =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length })
        .end(bytes),
    () => response.writeHead(500).end(),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : address}\n`)
})
