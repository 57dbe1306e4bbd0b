import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { projectRoot } from '#kernel/root.ts'
import { testVault } from '#kernel/testing/vault.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the migrated database that tests clone. */
    templateUrl: string
  }
}

const cache = join(projectRoot, '.cache')

/** One PostgreSQL per run, in a folder and on a port of its own: several runs in one tree do not meet. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'minh-bach-test-'))
  copyFolder(await migratedCluster(), dataDir)
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  project.provide('templateUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A cluster in which the migrations have run, made once for each state of them. */
async function migratedCluster(): Promise<string> {
  const folder = join(cache, `cluster-${stateOfMigrations()}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(join(cache, 'draft-'))
  const server = await startEmbeddedPostgres({ dataDir: draft, durable: false })
  try {
    await migrate(server.url, testVault)
    await server.stop()
  } catch (error) {
    await server.stop()
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
  dropOldClusters()
  try {
    renameSync(draft, folder)
  } catch {
    // Another run was first with the same cluster.
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

function stateOfMigrations(): string {
  const migrations = join(projectRoot, 'migrations')
  const files = readdirSync(migrations)
    .toSorted()
    .map((name) => join(migrations, name))
  const code = [
    'db/embedded.ts',
    'db/embedded-server.ts',
    'db/migrate.ts',
    'db/roles.ts',
    'jobs/install.ts',
    'testing/vault.ts',
  ]
  files.push(join(projectRoot, 'package-lock.json'), ...code.map((name) => join(projectRoot, 'src/kernel', name)))
  return hash('sha256', files.map((file) => `${file}\n${readFileSync(file, 'utf8')}`).join('\n')).slice(0, 16)
}

/** An hour is more than any run takes to copy the cluster it has found. */
function dropOldClusters(): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    const old = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (/^(cluster|draft)-/.test(name) && Date.now() - old > 3_600_000) rmSync(path, { recursive: true, force: true })
  }
}

/** With owners kept: as root the files belong to the user as whom PostgreSQL runs. */
function copyFolder(from: string, to: string): void {
  const copied = spawnSync('cp', ['-a', `${from}/.`, to])
  if (copied.status !== 0) throw new Error(`cp: ${copied.stderr}`)
}
