import { randomBytes } from 'node:crypto'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool } from 'pg'
import { openDatabase, type OpenDatabase } from '#kernel/db/connect.ts'
import { appUrlOf } from '#kernel/db/roles.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { openQueue, type JobQueue } from '#kernel/jobs/queue.ts'
import { testVault } from '#kernel/testing/vault.ts'
import type { Vault } from '#kernel/vault.ts'

export interface TestDatabase extends Omit<OpenDatabase, 'close'> {
  /** As the owner of the tables, for what the application may not do. */
  readonly ownerDb: Kysely<Database>
  readonly ownerUrl: string
  readonly appUrl: string
  readonly vault: Vault
  readonly queue: JobQueue
  /** Closes the connections and drops the database. */
  drop(): Promise<void>
}

/** What a database holds beyond the tables of the migrations. */
export interface TestContents {
  /** Of the database that keeps them during the run; `a-z_`. */
  readonly name: string
  readonly fill: (database: TestDatabase) => Promise<void>
}

/** A database of its own, cloned from the migrated template in some tens of milliseconds. */
export async function cloneDatabase(templateUrl: string): Promise<TestDatabase> {
  const name = nameOfClone()
  await maintain(templateUrl, `create database ${name} template minhbach`)
  return openClone(templateUrl, name)
}

/**
 * A database of its own that holds more than empty tables. The first suite of a run that asks for the contents fills a template with them, the
 * others wait for it; then each clone costs as much as copying the files.
 */
export async function cloneFilled(templateUrl: string, contents: TestContents): Promise<TestDatabase> {
  const template = `filled_${contents.name}`
  await ensureFilled(templateUrl, template, contents)
  const name = nameOfClone()
  // Through the log, as PostgreSQL copies by itself, a hundred megabytes would be written twice.
  await maintain(templateUrl, `create database ${name} template ${template} strategy file_copy`)
  return openClone(templateUrl, name)
}

/** Under the finished template's name only once it is whole: one that could not be filled is tried again by the next suite. */
async function ensureFilled(templateUrl: string, template: string, { fill }: TestContents): Promise<void> {
  await onServer(templateUrl, async (client) => {
    // Held by this connection, so gone with a worker that is killed.
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount !== 0) return
    const name = nameOfClone()
    await client.query(`create database ${name} template minhbach`)
    const database = await openClone(templateUrl, name)
    try {
      await fill(database)
      await sql`vacuum analyze`.execute(database.ownerDb)
      await database.close()
    } catch (error) {
      await database.drop()
      throw error
    }
    await client.query(`alter database ${name} rename to ${template}`)
  })
}

function nameOfClone(): string {
  return `test_${randomBytes(8).toString('hex')}`
}

async function openClone(templateUrl: string, name: string): Promise<TestDatabase & { close(): Promise<void> }> {
  const ownerUrl = urlWith(templateUrl, name)
  const opened = openDatabase({ url: ownerUrl, vault: testVault, poolSize: 8, applicationName: 'test' })
  const ownerPool = new Pool({ connectionString: ownerUrl, max: 2 })
  // `drop` may cut a connection that the pool has already let go of; that is no error of the test.
  ownerPool.on('connect', (client) => client.on('error', () => {}))
  const owner = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: ownerPool }),
    plugins: [new CamelCasePlugin()],
  })
  const queue = await openQueue(opened.pool)
  const close = async (): Promise<void> => {
    await queue.close()
    await Promise.all([opened.close(), owner.destroy()])
  }
  return {
    ...opened,
    ownerDb: owner,
    ownerUrl,
    appUrl: appUrlOf(ownerUrl, testVault),
    vault: testVault,
    queue,
    close,
    async drop() {
      await close()
      await dropDatabase(templateUrl, name)
    },
  }
}

/** An empty database, without tables: for tests of migrations and of restoring. */
export async function emptyDatabase(templateUrl: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `empty_${randomBytes(8).toString('hex')}`
  await maintain(templateUrl, `create database ${name} template template0`)
  return {
    url: urlWith(templateUrl, name),
    drop: () => dropDatabase(templateUrl, name),
  }
}

/**
 * Connections that have said goodbye are still on their way out for a moment. PostgreSQL waits some seconds for them; by force they
 * would be cut off, and the cut would be thrown in whichever test happens to run.
 */
async function dropDatabase(templateUrl: string, name: string): Promise<void> {
  try {
    await maintain(templateUrl, `drop database if exists ${name}`)
  } catch {
    await maintain(templateUrl, `drop database if exists ${name} with (force)`)
  }
}

function urlWith(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

async function maintain(templateUrl: string, statement: string): Promise<void> {
  await onServer(templateUrl, (client) => client.query(statement))
}

/** Never connected to the template itself: a database with visitors cannot be cloned. */
async function onServer(templateUrl: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: urlWith(templateUrl, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
