import { spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  canConnect,
  EmbeddedSettings,
  ensureDatabase,
  initialise,
  launch,
  urlOf,
  type EmbeddedPlace,
} from '#kernel/db/embedded-server.ts'

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

const nobody = 65534

/**
 * Starts PostgreSQL on this machine, reachable on the loopback interface only and with a password only we know.
 * Finds a server that another process of the installation runs, takes over one whose process has died, recovers after a crash.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = placeOf(options)
  const known = readSettings(place) ?? firstSettings(place)
  const running = await findRunning(place, known)
  if (running) {
    if (isHeldByAnother(known)) return shared({ ...known, port: running.port })
    await endOrphan(running.pid)
  }
  if (!existsSync(join(place.files, 'PG_VERSION'))) await initialise(place, known.password)
  dropStalePid(place)
  const settings = { ...known, port: await freePort(known.port), holder: process.pid }
  const child = await launch(place, settings)
  remember(place, settings)
  await ensureDatabase(settings)
  return handleOf(place, settings, child)
}

function placeOf({ dataDir, durable }: EmbeddedOptions): EmbeddedPlace {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const files = join(dataDir, 'postgres')
  if (process.getuid?.() !== 0) return { dataDir, files, user: undefined, durable }
  // PostgreSQL refuses to run as root: the owner of existing files, or nobody.
  const owner = existsSync(files) ? statSync(files) : { uid: nobody, gid: nobody }
  const user = owner.uid === 0 ? { uid: nobody, gid: nobody } : { uid: owner.uid, gid: owner.gid }
  return { dataDir, files, user, durable }
}

function readSettings(place: EmbeddedPlace): EmbeddedSettings | undefined {
  const file = join(place.dataDir, 'postgres.json')
  if (!existsSync(file)) return undefined
  try {
    return EmbeddedSettings.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`${file} holds the password of the database and cannot be read`, { cause: error })
  }
}

/** Before anything else: a password that was given to a database and then forgotten would lock everybody out. */
function firstSettings(place: EmbeddedPlace): EmbeddedSettings {
  const settings = { password: randomBytes(24).toString('base64url'), port: 0, holder: process.pid }
  try {
    writeFileSync(join(place.dataDir, 'postgres.json'), JSON.stringify(settings), {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    return settings
  } catch (error) {
    // Another process was first.
    const known = readSettings(place)
    if (!known) throw error
    return known
  }
}

function remember(place: EmbeddedPlace, settings: EmbeddedSettings): void {
  writeFileSync(join(place.dataDir, 'postgres.json'), JSON.stringify(settings), { mode: 0o600 })
}

function isHeldByAnother({ holder }: EmbeddedSettings): boolean {
  return holder > 0 && holder !== process.pid && isAlive(holder) && /node|MainThread/.test(programOf(holder))
}

function shared(settings: EmbeddedSettings): EmbeddedPostgres {
  return {
    url: urlOf(settings, 'minhbach'),
    owned: false,
    holder: settings.holder,
    pid: undefined,
    onExit: () => {},
    stop: async () => {},
  }
}

/** A server that runs on these files and lets us in. One that another process is just starting is waited for. */
async function findRunning(place: EmbeddedPlace, settings: EmbeddedSettings): Promise<Postmaster | undefined> {
  for (let tries = 0; ; tries++) {
    const found = readPostmaster(place)
    if (found && isAlive(found.pid) && (await canConnect({ ...settings, port: found.port }))) return found
    if (tries === 100 || !isHeldByAnother(settings)) return undefined
    await wait(50)
  }
}

interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** What the server itself has written down: its process in the first line, its port in the fourth. */
function readPostmaster(place: EmbeddedPlace): Postmaster | undefined {
  try {
    const lines = readFileSync(join(place.files, 'postmaster.pid'), 'utf8').split('\n')
    const [pid = 0, port = 0] = [lines[0], lines[3]].map(Number)
    return pid > 0 && port > 0 ? { pid, port } : undefined
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

/** A server whose starter was killed: stop it, so that it can be started as our own child and watched. */
async function endOrphan(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 300 && isAlive(pid); tries++) await wait(50)
}

/** A number left by a crash may meanwhile belong to another program; PostgreSQL would then refuse to start. */
function dropStalePid(place: EmbeddedPlace): void {
  const found = readPostmaster(place)
  if (found && isAlive(found.pid) && programOf(found.pid).includes('postgres')) return
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

function handleOf(place: EmbeddedPlace, settings: EmbeddedSettings, child: ChildProcess): EmbeddedPostgres {
  let stopping = false
  let ended: string | undefined
  const listeners: ((reason: string) => void)[] = []
  const exited = new Promise<void>((resolve) => {
    const settle = (code: number | null, signal: NodeJS.Signals | null): void => {
      ended ??= `PostgreSQL ended (${signal ?? code})`
      resolve()
      if (!stopping) for (const listener of listeners) listener(ended)
    }
    if (child.exitCode !== null || child.signalCode !== null) settle(child.exitCode, child.signalCode)
    else child.once('exit', settle)
  })
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
      remember(place, { ...settings, holder: 0 })
    },
  }
}
