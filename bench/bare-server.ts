import { createServer } from 'node:http'
import { Pool } from 'pg'

// The measure of the list page: node:http alone, the same statement by name, the same bytes. node bench/bare-server.ts PORT, with a JSON line on standard input.

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
const { url, text, values, body } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
const pool = new Pool({ connectionString: url, max: 10 })
const bytes = Buffer.from(body)

createServer((_, response) => {
  pool.query({ name: 'list', text, values }).then(
    () =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length })
        .end(bytes),
    () => response.writeHead(500).end(),
  )
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready\n'))
