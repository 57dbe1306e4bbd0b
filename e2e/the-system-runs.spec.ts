import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectRoot } from '#kernel/root.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'minh-bach-operation-'))
let port = 0
let supervisor: ChildProcess
let said = ''

beforeAll(async () => {
  port = await freePort()
  supervisor = start()
  await vi.waitFor(() => expect(said).toContain('Minh Bạch is ready'), { timeout: 240_000, interval: 50 })
}, 250_000)

afterAll(async () => {
  await stop()
  rmSync(dataDir, { recursive: true, force: true })
}, 20_000)

function environment(): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: tmpdir(), DATA_DIR: dataDir, PORT: String(port) }
}

function start(): ChildProcess {
  const child = spawn(join(projectRoot, 'bin/start'), ['--empty'], { env: environment() })
  const hear = (chunk: Buffer): void => {
    said += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return child
}

function stop(): Promise<number | null> {
  return new Promise((resolve) => {
    if (supervisor.exitCode !== null) return resolve(supervisor.exitCode)
    supervisor.once('exit', (code) => resolve(code))
    supervisor.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function status(path: string): Promise<number> {
  try {
    return (await fetch(`http://127.0.0.1:${port}${path}`)).status
  } catch {
    return 0
  }
}

/** Processes of ours below the supervisor whose command names this program. */
function pidsOf(program: string): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='])
  return stdout
    .toString()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match?.[2] === String(supervisor.pid) && match[3]?.includes(program))
    .map((match) => Number(match?.[1]))
}

function kill(pids: readonly number[]): void {
  expect(pids).toHaveLength(1)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

describe('an operator starts the system', () => {
  test('it answers, and says that database and migrations are ready', async () => {
    expect(await status('/healthz')).toBe(200)
    await expect.poll(() => status('/readyz'), { timeout: 10_000 }).toBe(200)
  })

  test('a web server that is killed comes back', async () => {
    kill(pidsOf('main.web.js'))
    await expect.poll(() => said, { timeout: 10_000 }).toContain('web ended (SIGKILL)')
    await expect.poll(() => status('/healthz'), { timeout: 15_000 }).toBe(200)
  })

  test('a worker that is killed comes back', async () => {
    const before = pidsOf('main.worker.js')
    kill(before)
    await expect
      .poll(() => pidsOf('main.worker.js').filter((pid) => !before.includes(pid)), { timeout: 15_000 })
      .toHaveLength(1)
  })

  test('a database that is killed comes back, and pages are answered again', async () => {
    const pid = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => said, { timeout: 10_000 }).toContain('PostgreSQL ended (SIGKILL)')
    await expect.poll(() => status('/readyz'), { timeout: 30_000 }).toBe(200)
  })

  test('a second start on the same data says that it is in use', () => {
    const second = spawnSync(join(projectRoot, 'bin/start'), [], {
      env: { ...environment(), PORT: '0' },
      timeout: 30_000,
    })
    expect(second.status).toBe(1)
    expect(second.stderr.toString()).toContain(`${dataDir} is in use by process ${supervisor.pid}`)
  })

  test('a wrong setting is one clear line', () => {
    const wrong = spawnSync(join(projectRoot, 'bin/start'), [], {
      env: { ...environment(), PORT: 'many' },
      timeout: 30_000,
    })
    expect(wrong.status).toBe(2)
    expect(wrong.stderr.toString().trim().split('\n').at(-1)).toMatch(/^Minh Bạch cannot start: PORT=many/)
  })

  test('told to stop, it ends within ten seconds and leaves no process behind', async () => {
    const children = [...pidsOf('main.web.js'), ...pidsOf('main.worker.js'), ...pidsOf('postgres')]
    expect(children).toHaveLength(3)
    const start = performance.now()
    expect(await stop()).toBe(0)
    expect(performance.now() - start).toBeLessThan(10_000)
    for (const pid of children) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})
