import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { Client } from 'pg'
import { ensureAppRole } from '#kernel/db/roles.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { installJobs } from '#kernel/jobs/install.ts'
import { projectRoot } from '#kernel/root.ts'
import type { Vault } from '#kernel/vault.ts'

const migrationsFolder = join(projectRoot, 'migrations')

/** Any number that nobody else locks: the migrators of one database wait for each other on it. */
const migrationLock = 7_203_011

interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/**
 * Brings the database to the state of this release: the application's role, the migrations in the order of their names, the job tables.
 * Two processes may call it at once; the second waits and finds nothing to do.
 * @param url address of the database owner
 * @returns the names of the migrations that were applied now
 * @throws when a migration that was applied has been changed or has gone since; nothing is then changed
 */
export async function migrate(url: string, vault: Vault, folder = migrationsFolder): Promise<readonly string[]> {
  const owner = new Client({ connectionString: url, application_name: 'minh-bach-migrate' })
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock($1)', [migrationLock])
    await ensureAppRole(owner, url, vault)
    const applied = await applyPending(owner, readMigrations(folder))
    await installJobs(url)
    return applied
  } finally {
    await owner.end()
  }
}

/** Names of the migrations of this release that the database does not have yet. */
export async function pendingMigrations(db: Pick<Kysely<Database>, 'selectFrom'>): Promise<readonly string[]> {
  const rows = await db.selectFrom('schemaMigration').select('name').execute()
  const applied = new Set(rows.map((row) => row.name))
  return migrationNames(migrationsFolder).filter((name) => !applied.has(name))
}

async function applyPending(owner: Client, migrations: readonly Migration[]): Promise<string[]> {
  await owner.query(`create table if not exists schema_migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`)
  await owner.query('grant select on schema_migration to app')
  const { rows } = await owner.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration')
  refuseChanged(migrations, rows)
  const done = new Set(rows.map((row) => row.name))
  const pending = migrations.filter((migration) => !done.has(migration.name))
  for (const migration of pending) await apply(owner, migration)
  return pending.map((migration) => migration.name)
}

/** History is not rewritten: what has run on one installation must be what runs on every other. */
function refuseChanged(migrations: readonly Migration[], applied: readonly { name: string; sha256: string }[]): void {
  const present = new Map(migrations.map((migration) => [migration.name, migration.sha256]))
  for (const { name, sha256 } of applied) {
    const now = present.get(name)
    if (now === undefined) throw new Error(`The database has migration ${name}, which this release does not know`)
    if (now !== sha256)
      throw new Error(`Migration ${name} was changed after it had been applied; write a new one instead`)
  }
}

async function apply(owner: Client, migration: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(migration.text)
    await owner.query('insert into schema_migration (name, sha256) values ($1, $2)', [migration.name, migration.sha256])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${migration.name} failed: ${reason}`, { cause: error })
  }
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
}

function readMigrations(folder: string): Migration[] {
  return migrationNames(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, sha256: hash('sha256', text) }
  })
}
