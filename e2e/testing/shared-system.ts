import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { launchSystem, untilReady } from './system.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration province of all journeys keeps its files, and says when it is ready. */
    systemFolder: string
  }
}

/** The Monday on which all journeys take place: nothing in them may depend on the day on which they are run. */
const clock = '2026-11-23T08:30:00+07:00'

/** The demonstration province, once for all journeys; it loads while those that do not need it already run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'minh-bach-journeys-'))
  const system = await launchSystem({
    dataDir: join(folder, 'data'),
    environment: { CLOCK: clock, WRITES_PER_MINUTE: '100000' },
  })
  project.provide('systemFolder', folder)
  const told = untilReady(system, 400_000).then(
    () => tell(folder, { address: system.address, password: passwordIn(system.said()) }),
    (error: unknown) => tell(folder, { failure: String(error) }),
  )
  return async () => {
    await told
    await system.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Told {
  readonly address?: string
  readonly password?: string
  readonly failure?: string
}

function tell(folder: string, told: Told): void {
  // Renamed, so that nobody reads half of it.
  writeFileSync(join(folder, 'told.part'), JSON.stringify(told))
  renameSync(join(folder, 'told.part'), join(folder, 'told.json'))
}

/** The one password of all accounts, as it is printed for the operator: four groups of four on a line of their own. */
function passwordIn(said: string): string {
  const password = /^\s+([a-z0-9]{4}(?:-[a-z0-9]{4}){3})$/m.exec(said)?.[1]
  if (password === undefined) throw new Error(`bin/start printed no password:\n${said}`)
  return password
}

export interface SharedSystem {
  readonly address: string
  readonly password: string
  /** `DATA_DIR`: the mails lie in its folder `mail`. */
  readonly dataDir: string
}

/** Waits until the demonstration province answers. @throws Error with what it said when it does not come up */
export async function sharedSystem(): Promise<SharedSystem> {
  const folder = inject('systemFolder')
  const file = join(folder, 'told.json')
  for (let tries = 0; !existsSync(file); tries++) {
    if (tries > 4200) throw new Error('The demonstration province did not start')
    await wait(100)
  }
  const told: Told = JSON.parse(readFileSync(file, 'utf8'))
  if (told.address === undefined || told.password === undefined) throw new Error(told.failure)
  return { address: told.address, password: told.password, dataDir: join(folder, 'data') }
}
