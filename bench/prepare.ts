import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { spawn, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createServer } from 'node:net'
import { Client } from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#kernel/db/embedded.ts'
import { projectRoot } from '#kernel/root.ts'
import { nodeFlags } from '../src/supervise.ts'

/** A system of its own for measuring: durable database, web process as in production, data that stay for the next run. */
export interface BenchSystem {
  readonly database: EmbeddedPostgres
  readonly owner: Client
  readonly address: string
  readonly web: ChildProcess
  readonly password: string
  stop(): Promise<void>
}

export const benchDataDir = resolve(process.env['BENCH_DATA'] ?? join(projectRoot, '.cache/bench'))

/** Starts what bin/start starts, without the worker unless asked; loads reference and demonstration data on the first run. */
export async function startBenchSystem(options: { readonly worker: boolean }): Promise<BenchSystem> {
  mkdirSync(benchDataDir, { recursive: true })
  const port = await freePort()
  const database = await startEmbeddedPostgres({ dataDir: benchDataDir, durable: true })
  const environment = {
    ...process.env,
    DATA_DIR: benchDataDir,
    DATABASE_URL: database.url,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    WRITES_PER_MINUTE: '1000000',
  }
  const said = await run(['main.cli.js', 'setup'], environment)
  const password = /^ {2}([a-z0-9]{4}(?:-[a-z0-9]{4}){3})$/m.exec(said)?.[1] ?? ''
  const owner = new Client({ connectionString: database.url })
  await owner.connect()
  const programs = ['main.web.js', ...(options.worker ? ['main.worker.js'] : [])].map((script) =>
    spawn(process.execPath, [...nodeFlags, join(projectRoot, '.build/server', script)], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  )
  const [web] = programs
  if (!web) throw new Error('No web process')
  const address = `http://127.0.0.1:${port}`
  await until(async () => (await fetch(`${address}/readyz`)).ok)
  return {
    database,
    owner,
    address,
    web,
    password,
    async stop() {
      await owner.end()
      await Promise.all(
        programs.map((program) => new Promise((done) => program.once('exit', done) && program.kill('SIGTERM'))),
      )
      await database.stop()
    },
  }
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const [script = '', ...rest] = args
  const child = spawn(process.execPath, [join(projectRoot, '.build/server', script), ...rest], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done, failed) =>
    child.once('exit', (code) => (code === 0 ? done(said) : failed(new Error(`${script} ended with ${code}`)))),
  )
}

/** A port of our own: a second measurement on a fixed one would answer for the first. */
function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(address !== null && typeof address === 'object' ? address.port : 0))
    }),
  )
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let left = 300; left > 0; left--) {
    if (await check().catch(() => false)) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('It did not start')
}

/** Megabytes that a process holds. */
export function residentMegabytes(pid: number | undefined): number {
  const file = `/proc/${pid}/status`
  if (pid === undefined || !existsSync(file)) return Number.NaN
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? Number.NaN) / 1024
}
