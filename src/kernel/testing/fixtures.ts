import { test as base, inject } from 'vitest'
import { actIn, type Act, type Caller } from '#kernel/act.ts'
import { systemActor, type Actor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { cloneDatabase, cloneFilled, type TestContents, type TestDatabase } from '#kernel/testing/database.ts'
import { testVault } from '#kernel/testing/vault.ts'

export { describe, expect, vi } from 'vitest'

/** The moment at which every test begins, unless it says another: a Wednesday morning of the year of the 2017 plan. */
export const testInstant = new Date('2017-03-15T09:00:00+07:00')

/**
 * - `db`: the worker's database as the application's role; what is committed there stays for the other tests of the worker
 * - `reader`: the same over read-only connections; `ownerDb`: the same as the owner of the tables
 * - `act`: an act of the system inside a transaction that is rolled back after the test
 */
export const test = base
  // Vitest reads from the pattern which fixtures are needed: here none.
  // oxlint-disable-next-line no-empty-pattern
  .extend('workerDatabase', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const database = await cloneDatabase(inject('templateUrl'))
    onCleanup(() => database.drop())
    return database
  })
  .extend('db', ({ workerDatabase }) => workerDatabase.db)
  .extend('reader', ({ workerDatabase }) => workerDatabase.reader)
  .extend('ownerDb', ({ workerDatabase }) => workerDatabase.ownerDb)
  .extend('act', async ({ workerDatabase }, { onCleanup }) => {
    const queue = workerDatabase.queue
    const tx = await workerDatabase.db.startTransaction().execute()
    onCleanup(() => tx.rollback().execute())
    return actIn(tx, { actor: systemActor('test'), requestId: 'test', queue, vault: testVault }, testInstant)
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

/** The same with contents that are made once a run and copied for every suite that wants them. Call `drop` at the end. */
export function filledDatabase(contents: TestContents): Promise<TestDatabase> {
  return cloneFilled(inject('templateUrl'), contents)
}

/** Who performs acts on a database with real commits: the system, at the moment of every test, unless told otherwise. */
export async function callerOn(database: TestDatabase, changes: Partial<Caller> = {}): Promise<Caller> {
  return {
    db: database.db,
    actor: systemActor('test'),
    clock: fixedClock(testInstant),
    requestId: 'test',
    queue: database.queue,
    vault: testVault,
    ...changes,
  }
}
