import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { environmentWith, loadConfigOrExit, loadSecret } from '#config'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#kernel/db/embedded.ts'
import { keepRunning, nodeFlags, thriftyFlags, type Supervised } from './supervise.ts'

const usage = `bin/start [--empty]

Starts Minh Bạch: the database (unless DATABASE_URL names one), the web server and the worker.
At the first start loads the demonstration province.

  --empty   at the first start load reference data only
  --help    this text

PORT (3000), HOST (127.0.0.1), DATA_DIR (.data) and the other settings: see docs/operation.md
`

const options = readOptions()
const config = loadConfigOrExit()
let server: EmbeddedPostgres | undefined
let starting: Promise<void> | undefined
let databaseUrl = config.databaseUrl ?? ''
let ending: Promise<void> | undefined
const programs: Supervised[] = []

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))

try {
  // Made here, before web and worker could each make one.
  loadSecret(config.secretKeyFile)
  if (config.databaseUrl === undefined) await (starting = startDatabase())
  if (!ending && (await setUp()) !== 0) await end(1)
  if (!ending) await startPrograms()
} catch (error) {
  process.stderr.write(`bin/start: ${error instanceof Error ? error.message : String(error)}\n`)
  await end(1)
}

function readOptions(): { readonly empty: boolean } {
  try {
    const { values } = parseArgs({ options: { empty: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
    if (values.help) {
      process.stdout.write(usage)
      process.exit(0)
    }
    return { empty: values.empty ?? false }
  } catch (error) {
    process.stderr.write(`bin/start: ${error instanceof Error ? error.message : String(error)}\n${usage}`)
    process.exit(2)
  }
}

async function startDatabase(): Promise<void> {
  server = await startEmbeddedPostgres({ dataDir: config.dataDir, durable: true })
  if (!server.owned) throw new Error(`${config.dataDir} is in use by process ${server.holder}`)
  databaseUrl = server.url
  server.onExit((reason) => void restartDatabase(reason))
}

/** What was committed is on disk; the others reconnect by themselves. */
async function restartDatabase(reason: string): Promise<void> {
  for (let failures = 0; !ending; failures++) {
    say(`${reason}; starting it again`)
    try {
      await startDatabase()
      return
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      await wait(Math.min(30_000, 250 * 2 ** failures))
    }
  }
}

/** In a process of its own, so that what loading needs of memory is given back. */
function setUp(): Promise<number> {
  const script = join(import.meta.dirname, 'main.cli.js')
  const child = spawn(process.execPath, [...nodeFlags, script, 'setup', ...(options.empty ? ['--empty'] : [])], {
    env: environmentWith(databaseUrl),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function startPrograms(): Promise<void> {
  for (const name of ['web', 'worker']) {
    programs.push(
      keepRunning({
        name,
        script: join(import.meta.dirname, `main.${name}.js`),
        flags: name === 'web' ? nodeFlags : thriftyFlags,
        environment: () => environmentWith(databaseUrl),
        say,
        onHopeless: () => void end(2),
      }),
    )
  }
  const address = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${config.port}`
  while (!ending && !(await answers(`${address}/healthz`))) await wait(50)
  if (!ending) say(`Minh Bạch is ready: ${config.baseUrl} (Ctrl-C stops it)`)
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/** Web and worker first, then the database: nobody loses the ground under what he has begun. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    await Promise.all(programs.map((program) => program.stop(7000)))
    // A server that is still on its way up is told to stop by the end of this process, if it takes longer than this.
    await Promise.race([starting?.catch(() => undefined), wait(2000)])
    await server?.stop()
    process.exit(code)
  })()
  return ending
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
