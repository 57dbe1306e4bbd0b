import type { Kysely } from 'kysely'
import { test as base, inject } from 'vitest'
import { actIn, type Act } from '#kernel/act.ts'
import { systemActor, type Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { cloneDatabase, type TestDatabase } from '#kernel/testing/database.ts'
import { testVault } from '#kernel/testing/vault.ts'

export { describe, expect, vi } from 'vitest'

/** The moment at which every test begins, unless it says another: a Wednesday morning of the year of the 2017 plan. */
export const testInstant = new Date('2017-03-15T09:00:00+07:00')

interface TestWorld {
  /** The worker's database as the application's role. What is committed here stays for the other tests of the worker. */
  readonly db: Kysely<Database>
  readonly reader: Kysely<Database>
  /** The same database as the owner of its tables. */
  readonly ownerDb: Kysely<Database>
  /** An act of the system inside a transaction that is rolled back after the test. */
  readonly act: Act
}

interface WorkerWorld {
  readonly workerDatabase: TestDatabase
}

export const test = base.extend<TestWorld & { readonly $worker: WorkerWorld }>({
  workerDatabase: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const database = await cloneDatabase(inject('templateUrl'))
      await use(database)
      await database.drop()
    },
    { scope: 'worker' },
  ],
  db: async ({ workerDatabase }, use) => use(workerDatabase.db),
  reader: async ({ workerDatabase }, use) => use(workerDatabase.reader),
  ownerDb: async ({ workerDatabase }, use) => use(workerDatabase.ownerDb),
  act: async ({ workerDatabase }, use) => {
    const tx = await workerDatabase.db.startTransaction().execute()
    try {
      await use(actIn(tx, { actor: systemActor('test'), requestId: 'test', vault: testVault }, testInstant))
    } finally {
      await tx.rollback().execute()
    }
  },
})

/** The same act done by somebody else. */
export function actAs(act: Act, actor: Actor): Act {
  return { ...act, actor }
}

/** The same act at another moment (an instant, or an ISO date with offset). */
export function actAt(act: Act, instant: Date | string): Act {
  const now = new Date(instant)
  return { ...act, now, today: legalDateOf(now) }
}

/** A database of its own with real commits, for tests of what happens at once. Call `drop` at the end. */
export function freshDatabase(): Promise<TestDatabase> {
  return cloneDatabase(inject('templateUrl'))
}
