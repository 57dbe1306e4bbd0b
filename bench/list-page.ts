import { spawn } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { openDatabase } from '#kernel/db/connect.ts'
import { observeStatements } from '#kernel/db/statements.ts'
import { loadSecret } from '#config'
import { openVault } from '#kernel/vault.ts'
import { searchProcedures } from '#modules/procedure/search-procedures.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { build } from '../bin/build.ts'
import { benchDataDir, startBenchSystem } from './prepare.ts'

// node bench/list-page.ts [rounds]: the public list of 50 procedures against a bare node:http server that runs the same query and returns the same bytes.

const rounds = Number(process.argv[2] ?? 3)

await build()
const system = await startBenchSystem({ worker: false })
try {
  const path = '/thu-tuc-hanh-chinh'
  const body = await (await fetch(`${system.address}${path}`)).text()
  const { bare, bareAddress } = await startBare(body)
  const results: { name: string; rate: number; p99: number }[] = []
  for (let round = 0; round < rounds; round++) {
    results.push(await fire('bare node:http', bareAddress))
    results.push(await fire('list page', `${system.address}${path}`))
  }
  bare.kill('SIGKILL')
  const median = (name: string): number =>
    results
      .filter((one) => one.name === name)
      .map(({ rate }) => rate)
      .toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
  for (const { name, rate, p99 } of results) console.log(`${name}: ${rate.toFixed(0)} requests/s, p99 ${p99} ms`)
  console.log(
    `median ${median('list page').toFixed(0)} / ${median('bare node:http').toFixed(0)} = ${(median('list page') / median('bare node:http')).toFixed(2)}; page of ${(body.length / 1024).toFixed(1)} KB`,
  )
} finally {
  await system.stop()
}

async function fire(name: string, url: string): Promise<{ name: string; rate: number; p99: number }> {
  const result = await autocannon({ url, connections: 32, duration: 4 })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name}: ${result.non2xx} refused, ${result.errors} errors`)
  return { name, rate: result.requests.average, p99: result.latency.p99 }
}

/** The statement is taken from the page's own query as it runs, so that both do the same work in PostgreSQL. */
async function startBare(body: string) {
  const vault = openVault(loadSecret(join(benchDataDir, 'secret.key')))
  const database = openDatabase({ url: system.database.url, vault, poolSize: 1 })
  const seen: string[] = []
  const stop = observeStatements(({ sql }) => seen.push(sql))
  await searchProcedures(database.reader, { page: 1, on: legalDateOf(new Date()) })
  stop()
  await database.close()
  const text = seen.find((statement) => /^\s*(select|with)/i.test(statement)) ?? ''
  // Every parameter of this statement is the day on which the procedures are in force.
  const values = [...new Set(text.match(/\$\d+/g))].map(() => legalDateOf(new Date()))
  const bare = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  bare.stdin.end(JSON.stringify({ url: system.database.url, text, values, body }))
  const port = await new Promise<string>((ready) => bare.stdout.once('data', (chunk) => ready(String(chunk).trim())))
  return { bare, bareAddress: `http://127.0.0.1:${port}/` }
}
