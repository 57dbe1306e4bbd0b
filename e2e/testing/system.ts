import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectRoot } from '#kernel/root.ts'

/** A system of its own, started as an operator starts it. */
export interface RunningSystem {
  readonly address: string
  /** What `bin/start` has said so far. */
  said(): string
  /** Processes that the supervisor has started whose command names this program. */
  pidsOf(program: string): readonly number[]
  postmaster(): number
  stop(): Promise<void>
}

export interface SystemOptions {
  readonly dataDir: string
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts `bin/start` on a free port, without waiting until it answers. */
export async function launchSystem({ dataDir, args = [], environment = {} }: SystemOptions): Promise<RunningSystem> {
  const port = await findFreePort()
  const supervisor = spawn(join(projectRoot, 'bin/start'), args, {
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: tmpdir(),
      DATA_DIR: dataDir,
      PORT: String(port),
      ...environment,
    },
  })
  let said = ''
  const hear = (chunk: Buffer): void => {
    said += chunk.toString()
  }
  supervisor.stdout.on('data', hear)
  supervisor.stderr.on('data', hear)
  return {
    address: `http://127.0.0.1:${port}`,
    said: () => said,
    pidsOf: (program) => childrenOf(supervisor, program),
    postmaster: () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    stop: () => endOf(supervisor),
  }
}

/** @throws Error with what the system said when it is not ready in time */
export async function untilReady(system: RunningSystem, withinMs: number): Promise<void> {
  const start = performance.now()
  while (!system.said().includes('Minh Bạch is ready') || !(await isReady(system.address))) {
    if (performance.now() - start > withinMs) throw new Error(`Not ready after ${withinMs} ms:\n${system.said()}`)
    await wait(100)
  }
}

export async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function childrenOf(supervisor: ChildProcess, program: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='])
  return stdout
    .toString()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match?.[2] === String(supervisor.pid) && match[3]?.includes(program))
    .map((match) => Number(match?.[1]))
}

function endOf(supervisor: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (supervisor.exitCode !== null || supervisor.signalCode !== null) return resolve()
    supervisor.once('exit', () => resolve())
    supervisor.kill('SIGTERM')
  })
}
