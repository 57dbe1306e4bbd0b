import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { perform, type Caller } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { testInstant } from '#kernel/testing/fixtures.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'test.happened': { number: number; text: string }
  }
}

/** A caller that really commits into a test's own database. */
export function callerOf(database: TestDatabase, now = testInstant): Caller {
  return {
    db: database.db,
    actor: systemActor('test'),
    clock: fixedClock(now),
    requestId: 'test',
    vault: database.vault,
    queue: database.queue,
  }
}

/** So many events, each in its own transaction. */
export async function happen(caller: Caller, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    await perform(caller, (act) => record(act, 'test.happened', { number, text: 'Đã trả lời' }), undefined)
  }
}

/** Waits until no transaction of the whole server, which other tests use as well, is older than the events written so far. */
export async function settle(database: TestDatabase): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ settled: boolean }>`
      select coalesce(max(transaction_id) < pg_snapshot_xmin(pg_current_snapshot()), true) as settled from audit_event
      where era = (select max(era) from audit_event)`.execute(database.db)
    if (rows[0]?.settled) return
    await wait(10)
  }
}

/** As a superuser who puts the triggers aside: what the log must withstand. */
export async function forge(database: TestDatabase, ...statements: readonly string[]): Promise<void> {
  await database.ownerDb.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })
}
