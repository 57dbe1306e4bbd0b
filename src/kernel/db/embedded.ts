import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
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
import { createServer } from 'node:net'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { z } from 'zod'
import { findBinaries, giveTo, type PostgresUser } from '#kernel/db/binaries.ts'

export interface EmbeddedPostgres {
  /** Owner's address of the database `minhbach`. */
  readonly url: string
  /** False when another process of this installation started it: then `stop` leaves it alone. */
  readonly owned: boolean
  /** The process that started it and will stop it. */
  readonly holder: number
  /** The process of the server, when it is ours. */
  readonly pid: number | undefined
  /** Called once when the server ends without having been asked to. */
  onExit(listener: (reason: string) => void): void
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The server's files go to `dataDir/postgres`, its port and password to `dataDir/postgres.json`, its log to `dataDir/postgres.log`. */
  readonly dataDir: string
  /** False only for tests: nothing is forced to disk. */
  readonly durable: boolean
}

/** What is kept beside the data: readable by the owner of the installation only. */
const Settings = z.object({ password: z.string(), port: z.number().int(), holder: z.number().int() })
type Settings = z.infer<typeof Settings>

interface Place {
  readonly dataDir: string
  readonly files: string
  readonly user: PostgresUser | undefined
  readonly durable: boolean
}

const nobody = 65534

/**
 * Starts PostgreSQL on this machine, reachable on the loopback interface only and with a password only we know.
 * Finds a server that another process of the installation runs, takes over one whose process has died, recovers after a crash.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = placeOf(options)
  const known = readSettings(place)
  const running = known && (await findRunning(place, known))
  if (known && running) {
    if (isAlive(known.holder) && known.holder !== process.pid) return shared(known)
    await endOrphan(running)
  }
  const settings = known ?? { password: randomBytes(24).toString('base64url'), port: 0, holder: process.pid }
  if (!existsSync(join(place.files, 'PG_VERSION'))) await initialise(place, settings.password)
  dropStalePid(place)
  const port = await freePort(settings.port)
  const held = { ...settings, port, holder: process.pid }
  writeFileSync(join(place.dataDir, 'postgres.json'), JSON.stringify(held), { mode: 0o600 })
  const child = await launch(place, held)
  await ensureDatabase(held)
  return handleOf(place, held, child)
}

function placeOf({ dataDir, durable }: EmbeddedOptions): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const files = join(dataDir, 'postgres')
  if (process.getuid?.() !== 0) return { dataDir, files, user: undefined, durable }
  // PostgreSQL refuses to run as root: the owner of existing files, or nobody.
  const owner = existsSync(files) ? statSync(files) : { uid: nobody, gid: nobody }
  const user = owner.uid === 0 ? { uid: nobody, gid: nobody } : { uid: owner.uid, gid: owner.gid }
  return { dataDir, files, user, durable }
}

function readSettings(place: Place): Settings | undefined {
  const file = join(place.dataDir, 'postgres.json')
  if (!existsSync(file)) return undefined
  try {
    return Settings.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`${file} holds the password of the database and cannot be read`, { cause: error })
  }
}

function urlOf(settings: Settings, database: string): string {
  return `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/${database}`
}

function shared(settings: Settings): EmbeddedPostgres {
  return { url: urlOf(settings, 'minhbach'), owned: false, holder: settings.holder, pid: undefined, onExit: () => {}, stop: async () => {} }
}

/** The process id of a server that runs on these files and lets us in. */
async function findRunning(place: Place, settings: Settings): Promise<number | undefined> {
  const pid = pidInFile(place)
  if (pid === undefined || !isAlive(pid)) return undefined
  return (await canConnect(settings)) ? pid : undefined
}

function pidInFile(place: Place): number | undefined {
  try {
    const pid = Number(readFileSync(join(place.files, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function canConnect(settings: Settings): Promise<boolean> {
  try {
    await withClient(urlOf(settings, 'postgres'), (client) => client.query('select 1'))
    return true
  } catch (error) {
    // Somebody else's server on our port would refuse the password; ours says that it is not ready yet.
    return error instanceof DatabaseError && error.code === '53300'
  }
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

/** A server whose starter was killed: stop it, so that it can be started as our own child and watched. */
async function endOrphan(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 300 && isAlive(pid); tries++) await wait(50)
}

async function initialise(place: Place, password: string): Promise<void> {
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
function folderFor(place: Place): string {
  return place.user && process.platform === 'linux' ? '/proc/self/cwd' : place.files
}

function run(program: string, args: readonly string[], place: Place): Promise<void> {
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

/** A number left by a crash may meanwhile belong to another program; PostgreSQL would then refuse to start. */
function dropStalePid(place: Place): void {
  const pid = pidInFile(place)
  if (pid === undefined || (isAlive(pid) && programOf(pid).includes('postgres'))) return
  rmSync(join(place.files, 'postmaster.pid'), { force: true })
}

function programOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'comm=']).stdout.toString()
}

/** The remembered port when it is free, else another one. */
async function freePort(remembered: number): Promise<number> {
  return (await tryPort(remembered)) ?? (await tryPort(0)) ?? remembered
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

async function launch(place: Place, settings: Settings): Promise<ChildProcess> {
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
    if (await isReady(child, settings)) return child
    const said = readFileSync(log, 'utf8').slice(from)
    // After a crash of the server its last processes need a moment to notice and leave.
    const leaving = /is still in use|lock file "postmaster.pid" already exists/.test(said)
    if (!leaving || tries === 20) throw new Error(`PostgreSQL did not start:\n${said}`)
    await wait(250)
  }
}

async function isReady(child: ChildProcess, settings: Settings): Promise<boolean> {
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

function settingsOf(place: Place, port: number): string[] {
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

async function ensureDatabase(settings: Settings): Promise<void> {
  await withClient(urlOf(settings, 'postgres'), async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'minhbach'`)
    if (rowCount === 0) await client.query('create database minhbach')
  })
}

function handleOf(place: Place, settings: Settings, child: ChildProcess): EmbeddedPostgres {
  let stopping = false
  let ended: string | undefined
  const listeners: ((reason: string) => void)[] = []
  const exited = new Promise<void>((resolve) => {
    const settle = (code: number | null, signal: NodeJS.Signals | null): void => {
      ended ??= `PostgreSQL ended (${signal ?? code})`
      process.off('exit', interrupt)
      resolve()
      if (!stopping) for (const listener of listeners) listener(ended)
    }
    if (child.exitCode !== null || child.signalCode !== null) settle(child.exitCode, child.signalCode)
    else child.once('exit', settle)
  })
  // Without this a process that ends early would leave the server running behind it.
  function interrupt(): void {
    child.kill(place.durable ? 'SIGINT' : 'SIGQUIT')
  }
  process.on('exit', interrupt)
  return {
    url: urlOf(settings, 'minhbach'),
    owned: true,
    holder: process.pid,
    pid: child.pid,
    onExit(listener) {
      if (ended !== undefined && !stopping) listener(ended)
      else listeners.push(listener)
    },
    async stop() {
      stopping = true
      if (ended === undefined) child.kill('SIGINT')
      await exited
    },
  }
}
