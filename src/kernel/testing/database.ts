import { randomBytes } from 'node:crypto'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
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

/** A database of its own, cloned from the migrated template in some tens of milliseconds. */
export async function cloneDatabase(templateUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await maintain(templateUrl, `create database ${name} template minhbach`)
  const ownerUrl = urlWith(templateUrl, name)
  const { close, ...opened } = openDatabase({ url: ownerUrl, vault: testVault, poolSize: 8, applicationName: 'test' })
  const ownerPool = new Pool({ connectionString: ownerUrl, max: 2 })
  // `drop` may cut a connection that the pool has already let go of; that is no error of the test.
  ownerPool.on('connect', (client) => client.on('error', () => {}))
  const owner = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: ownerPool }),
    plugins: [new CamelCasePlugin()],
  })
  const queue = await openQueue(opened.pool)
  return {
    ...opened,
    ownerDb: owner,
    ownerUrl,
    appUrl: appUrlOf(ownerUrl, testVault),
    vault: testVault,
    queue,
    async drop() {
      await queue.close()
      await Promise.all([close(), owner.destroy()])
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

/** Never connected to the template itself: a database with visitors cannot be cloned. */
async function maintain(templateUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: urlWith(templateUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
