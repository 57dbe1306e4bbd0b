import { spawn, type ChildProcess } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { z } from 'zod'
import { findBinaries, giveTo, type PostgresUser } from '#kernel/db/binaries.ts'

/** What is kept beside the data: readable by the owner of the installation only. */
export const EmbeddedSettings = z.object({ password: z.string(), port: z.number().int(), holder: z.number().int() })
export type EmbeddedSettings = z.infer<typeof EmbeddedSettings>

/** Where one server lives, and as whom it runs. */
export interface EmbeddedPlace {
  readonly dataDir: string
  readonly files: string
  readonly user: PostgresUser | undefined
  readonly durable: boolean
}

/** Makes the server's files; the superuser `postgres` gets this password. */
export async function initialise(place: EmbeddedPlace, password: string): Promise<void> {
  const { initdb } = findBinaries(place.user)
  // Left by a first start that was interrupted: without PG_VERSION there is no database in it.
  rmSync(place.files, { recursive: true, force: true })
  mkdirSync(place.files, { mode: 0o700 })
  giveTo(place.files, place.user)
  const secretDir = mkdtempSync(join(tmpdir(), 'minh-bach-'))
  const secretFile = join(secretDir, 'password')
  writeFileSync(secretFile, password, { mode: 0o600 })
  giveTo(secretDir, place.user)
  giveTo(secretFile, place.user)
  try {
    const args = ['-D', folderFor(place), '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${secretFile}`]
    // The built-in provider sorts by code point and knows all letters' cases on every machine alike; Vietnamese order is asked for by `collate "vi-x-icu"`.
    args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
    args.push('--data-checksums', ...(place.durable ? [] : ['--no-sync']))
    await run(initdb, args, place)
  } finally {
    rmSync(secretDir, { recursive: true, force: true })
  }
}

/**
 * As root on Linux the server's user may not be allowed to walk down to its own folder (below /root, say):
 * it is started inside it, and finds it again by this name.
 */
function folderFor(place: EmbeddedPlace): string {
  return place.user && process.platform === 'linux' ? '/proc/self/cwd' : place.files
}

function run(program: string, args: readonly string[], place: EmbeddedPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...place.user,
      cwd: place.files,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed: ${said}`))))
  })
}

/** Nothing of ours is passed on: PGDATA, PGPORT or a locale of the caller would change what the server does. */
const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Starts the server and waits until it lets us in. */
export async function launch(place: EmbeddedPlace, settings: EmbeddedSettings): Promise<ChildProcess> {
  const { postgres } = findBinaries(place.user)
  const log = join(place.dataDir, 'postgres.log')
  for (let tries = 1; ; tries++) {
    const tooLong = existsSync(log) && statSync(log).size > 10_000_000
    const output = openSync(log, tooLong ? 'w' : 'a', 0o600)
    const from = tooLong || !existsSync(log) ? 0 : statSync(log).size
    const args = ['-D', folderFor(place), ...settingsOf(place, settings.port)]
    // A process group of its own: Ctrl-C reaches us only, and we stop web and worker before it.
    const child = spawn(postgres, args, {
      ...place.user,
      cwd: place.files,
      env: environment,
      detached: true,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    stopWithUs(child, place)
    if (await isReady(child, settings)) return child
    const said = readFileSync(log, 'utf8').slice(from)
    // After a crash of the server its last processes need a moment to notice and leave.
    const leaving = /is still in use|lock file "postmaster.pid" already exists/.test(said)
    if (!leaving || tries === 20) throw new Error(`PostgreSQL did not start:\n${said}`)
    await wait(250)
  }
}

/** Without this a process that ends early would leave the server running behind it. */
function stopWithUs(child: ChildProcess, place: EmbeddedPlace): void {
  const interrupt = (): void => {
    child.kill(place.durable ? 'SIGINT' : 'SIGQUIT')
  }
  process.on('exit', interrupt)
  child.once('exit', () => process.off('exit', interrupt))
}

async function isReady(child: ChildProcess, settings: EmbeddedSettings): Promise<boolean> {
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  // Recovery after a power loss may take minutes; the server tells by ending when it cannot.
  while (!ended) {
    if (await canConnect(settings)) return !ended
    await wait(15)
  }
  return false
}

function settingsOf(place: EmbeddedPlace, port: number): string[] {
  const megabytes = Math.round(totalmem() / 1024 / 1024)
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    random_page_cost: 1.1,
    // Containers often have 64 MB of /dev/shm, too little for parallel queries.
    dynamic_shared_memory_type: 'mmap',
    ...(place.durable
      ? {
          shared_buffers: `${Math.min(1024, Math.max(128, Math.round(megabytes / 8)))}MB`,
          effective_cache_size: `${Math.max(256, Math.round(megabytes / 2))}MB`,
          work_mem: '16MB',
          maintenance_work_mem: '128MB',
          max_wal_size: '2GB',
          wal_compression: 'on',
        }
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          shared_buffers: '64MB',
          autovacuum: 'off',
        }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

export async function canConnect(settings: EmbeddedSettings): Promise<boolean> {
  try {
    await withClient(urlOf(settings, 'postgres'), (client) => client.query('select 1'))
    return true
  } catch (error) {
    // Somebody else's server on our port would refuse the password; ours says that it is not ready yet.
    return error instanceof DatabaseError && error.code === '53300'
  }
}

export function urlOf(settings: EmbeddedSettings, database: string): string {
  return `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/${database}`
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function ensureDatabase(settings: EmbeddedSettings): Promise<void> {
  await withClient(urlOf(settings, 'postgres'), async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'minhbach'`)
    if (rowCount === 0) await client.query('create database minhbach')
  })
}
