import { spawn, type ChildProcess } from 'node:child_process'

export interface Supervised {
  readonly name: string
  /** Stops it, by force when it has not ended after `patienceMs`. */
  stop(patienceMs: number): Promise<void>
}

export interface SupervisedOptions {
  readonly name: string
  readonly script: string
  readonly flags: readonly string[]
  /** Asked at every start: the database may have moved to another port meanwhile. */
  readonly environment: () => Record<string, string | undefined>
  readonly say: (line: string) => void
  /** Called when it cannot work at all (exit code 2: a wrong setting); it is not started again. */
  readonly onHopeless: () => void
}

/** A process that has run this long was well: the next failure is a new one. */
const wellAfterMs = 60_000
const longestWaitMs = 30_000
/** Megabytes of one half of the young generation: Node's own 16 keep some thirty more per process that nothing needs at rest. */
const youngGeneration = '--max-semi-space-size=4'
/** What Node is told for programs that people wait for. */
export const nodeFlags = ['--enable-source-maps', youngGeneration] as const
/** What it is told for the one that nobody waits for, the worker: memory is given back rather than kept for speed, some twenty megabytes. */
export const thriftyFlags = [...nodeFlags, '--optimize-for-size'] as const

/** Keeps a program running: started again after 0.25, 0.5, 1 … 30 seconds when it ends by itself. */
export function keepRunning(options: SupervisedOptions): Supervised {
  let stopping = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let child = start()

  function start(): ChildProcess {
    const startedAt = performance.now()
    // A process group of its own, so that Ctrl-C reaches only the supervisor; the channel tells it when the supervisor is gone.
    const started = spawn(process.execPath, [...options.flags, options.script], {
      env: options.environment(),
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    started.once('exit', (code, signal) => {
      if (stopping) return
      if (code === 2) return options.onHopeless()
      failures = performance.now() - startedAt > wellAfterMs ? 1 : failures + 1
      const waitMs = Math.min(longestWaitMs, 125 * 2 ** failures)
      options.say(`${options.name} ended (${signal ?? code}); starting it again in ${waitMs / 1000} s`)
      timer = setTimeout(() => {
        child = start()
      }, waitMs)
    })
    return started
  }

  return {
    name: options.name,
    stop(patienceMs) {
      stopping = true
      clearTimeout(timer)
      return endChild(child, patienceMs)
    },
  }
}

function endChild(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
