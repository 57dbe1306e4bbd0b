import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { perform } from '#kernel/act.ts'
import { verifyConsistency, verifyInclusion } from '#kernel/audit/merkle.ts'
import { publishRoot } from '#kernel/audit/publish-root.ts'
import { allRoots, consistencyProof, inclusionProof, listRoots, treeHead } from '#kernel/audit/queries.ts'
import { record } from '#kernel/audit/record.ts'
import { sealEvents, sealPending } from '#kernel/audit/seal-events.ts'
import { callerOf, forge, happen, settle } from '#kernel/audit/testing.ts'
import { verifyLog } from '#kernel/audit/verify-log.ts'
import { expect, freshDatabase, test, testInstant } from '#kernel/testing/fixtures.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'

async function withDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await freshDatabase()
  try {
    await work(database)
  } finally {
    await database.drop()
  }
}

async function countUnsealed(database: TestDatabase): Promise<number> {
  const { rows } = await sql<{ missing: number }>`
    select count(*) as missing from audit_event e where not exists (select from audit_leaf l where l.event_id = e.id)`.execute(
    database.db,
  )
  return rows[0]?.missing ?? -1
}

test('the application may add to the log, and neither change nor remove anything in it', async ({ db }) => {
  const refusal = { code: '42501' }
  for (const table of ['audit_event', 'audit_leaf', 'audit_subtree', 'audit_tree', 'audit_root']) {
    await expect(sql.raw(`delete from ${table}`).execute(db)).rejects.toMatchObject(refusal)
    await expect(sql.raw(`truncate ${table}`).execute(db)).rejects.toMatchObject(refusal)
  }
  await expect(sql`update audit_event set name = 'x.y'`.execute(db)).rejects.toMatchObject(refusal)
  await expect(sql`update audit_leaf set leaf_hash = leaf_hash`.execute(db)).rejects.toMatchObject(refusal)
  await expect(sql`update audit_root set root = root`.execute(db)).rejects.toMatchObject(refusal)
  await expect(sql`select open_audit_era()`.execute(db)).rejects.toMatchObject(refusal)
})

test('the application may not choose the number of an event, nor its place in the order of sealing', async ({ db }) => {
  const insert = (column: string, value: string) =>
    sql.raw(`insert into audit_event (name, at, actor_kind, request_id, data, ${column}) overriding system value
      values ('a.b', now(), 'system', 'r', '{}', ${value})`)
  for (const [column, value] of [
    ['id', '1'],
    ['transaction_id', `'3'`],
    ['era', '0'],
  ] as const) {
    await expect(insert(column, value).execute(db)).rejects.toMatchObject({ code: '42501' })
  }
})

test('even the owner of the tables is refused while the triggers stand', async ({ ownerDb }) => {
  await expect(sql`update audit_event set name = 'x.y'`.execute(ownerDb)).rejects.toThrow('audit.append-only')
  await expect(sql`delete from audit_root`.execute(ownerDb)).rejects.toThrow('audit.append-only')
  await expect(sql`truncate audit_tree cascade`.execute(ownerDb)).rejects.toThrow('audit.append-only')
})

test('sealed events can each be proved to anybody, and an older root to be the beginning of a newer one', () =>
  withDatabase(async (database) => {
    const caller = callerOf(database)
    await happen(caller, 70)
    await settle(database)
    await perform(caller, sealEvents, {})
    await sql`insert into audit_event (name, at, actor_kind, request_id, data)
      select 'a.b', now(), 'system', 'r', jsonb_build_object('n', n) from generate_series(1, 1400) n`.execute(
      database.db,
    )
    await settle(database)
    await sealPending(caller, { limit: 500 })

    const head = await treeHead(database.reader)
    expect(head.size).toBe(1470)
    const events = await database.db.selectFrom('auditEvent').select('id').orderBy('id').execute()
    for (const { id } of events.filter((_, index) => index % 37 === 0 || index > 1460)) {
      const proof = await inclusionProof(database.reader, id)
      expect(verifyInclusion(proof.leafHash, { index: proof.leafIndex, size: proof.size }, proof.path, head.root)).toBe(
        true,
      )
      const early = proof.leafIndex < 570 ? await inclusionProof(database.reader, id, 570) : undefined
      if (early)
        expect(verifyInclusion(early.leafHash, { index: early.leafIndex, size: 570 }, early.path, early.root)).toBe(
          true,
        )
    }
    for (const size of [70, 570, 1070, 1470]) {
      const proof = await consistencyProof(database.reader, size, 1470)
      expect(verifyConsistency(proof.first, proof.second, proof.path)).toBe(true)
    }
    await expect(inclusionProof(database.reader, 9999)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(consistencyProof(database.reader, 71, 1470)).rejects.toMatchObject({ kind: 'not-found' })
  }))

test('writers with slow transactions, all at once with sealers: no event is missed, none is sealed twice, no writer waits', () =>
  withDatabase(async (database) => {
    const caller = callerOf(database)
    let writing = true
    const writer = async (slowness: number) => {
      for (let round = 1; round <= 40; round++) {
        const abandoned = round % 7 === 0
        await perform(
          caller,
          async (act) => {
            await record(act, 'test.happened', { number: round, text: 'a' })
            await wait(Math.random() * slowness)
            await record(act, 'test.happened', { number: round, text: 'b' })
            if (abandoned) throw new Error('abandoned')
          },
          undefined,
        ).catch((error: Error) => expect(error.message).toBe('abandoned'))
      }
    }
    const sealer = async () => {
      while (writing) await perform(caller, sealEvents, { limit: 3 + Math.floor(Math.random() * 9) })
    }
    const sealers = Promise.all([sealer(), sealer()])
    await Promise.all([writer(0), writer(4), writer(30), writer(60), writer(1)])
    writing = false
    await sealers
    await settle(database)
    await sealPending(caller)

    const head = await treeHead(database.reader)
    expect(head.size).toBe(5 * 35 * 2)
    expect(await countUnsealed(database)).toBe(0)
    expect(await verifyLog(database.reader)).toMatchObject({ size: 350, faultCount: 0, unsealed: 0 })
  }))

test('an event whose transaction is still open holds back the later ones, and is sealed before them once it commits', () =>
  withDatabase(async (database) => {
    const caller = callerOf(database)
    const slow = await database.db.startTransaction().execute()
    await slow
      .insertInto('auditEvent')
      .values({ name: 'slow.began', at: testInstant, actorKind: 'system', requestId: 'slow', data: '{}' })
      .execute()
    await happen(caller, 3)
    expect(await sealPending(caller)).toEqual({ sealed: 0, size: 0 })
    await slow.commit().execute()
    await settle(database)
    expect(await sealPending(caller)).toEqual({ sealed: 4, size: 4 })
    const first = await database.db
      .selectFrom('auditLeaf')
      .innerJoin('auditEvent', 'auditEvent.id', 'auditLeaf.eventId')
      .select('name')
      .orderBy('leafIndex')
      .execute()
    expect(first[0]?.name).toBe('slow.began')
  }))

test('a sealer that is killed between or within batches leaves nothing half done; the next one goes on', () =>
  withDatabase(async (database) => {
    const caller = callerOf(database)
    await happen(caller, 30)
    await settle(database)
    await perform(caller, sealEvents, { limit: 8 })
    const killed = perform(
      caller,
      async (act) => {
        await sealEvents(act, { limit: 8 })
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(act.tx)
      },
      undefined,
    )
    await expect(killed).rejects.toThrow()
    expect(await treeHead(database.reader)).toMatchObject({ size: 8 })
    expect(await sealPending(caller, { limit: 8 })).toEqual({ sealed: 22, size: 30 })
    expect(await verifyLog(database.reader)).toMatchObject({ size: 30, faultCount: 0 })
  }))

test('while one seals, another does nothing and does not wait', () =>
  withDatabase(async (database) => {
    const caller = callerOf(database)
    await happen(caller, 5)
    await settle(database)
    await perform(
      caller,
      async (act) => {
        await sealEvents(act)
        expect(await perform(caller, sealEvents, {})).toEqual({ sealed: 0, size: 0, complete: true })
      },
      undefined,
    )
    expect(await treeHead(database.reader)).toMatchObject({ size: 5 })
  }))

test('the root is published once a day; publishing again changes nothing', () =>
  withDatabase(async (database) => {
    const caller = callerOf(database)
    await happen(caller, 5)
    await settle(database)
    await sealPending(caller)
    const published = await perform(caller, publishRoot, undefined)
    expect(published).toMatchObject({ publishedOn: '2017-03-15', size: 5 })
    await settle(database)
    await sealPending(caller)
    expect(await perform(caller, publishRoot, undefined)).toEqual(published)
    const next = callerOf(database, new Date('2017-03-16T23:55:00+07:00'))
    expect(await perform(next, publishRoot, undefined)).toMatchObject({ publishedOn: '2017-03-16', size: 6 })
    expect((await listRoots(database.reader, { page: 1, pageSize: 1 })).items[0]?.publishedOn).toBe('2017-03-16')
    expect(await listRoots(database.reader, { page: 2, pageSize: 1 })).toEqual({ items: [published], total: 2 })
    expect(await allRoots(database.reader)).toHaveLength(2)
  }))

test('after the rows were restored into another server, whose transactions count anew, sealing goes on and the log verifies', () =>
  withDatabase(async (database) => {
    const caller = callerOf(database)
    await happen(caller, 4)
    await settle(database)
    await perform(caller, sealEvents, { limit: 2 })
    // What a restored copy looks like: transactions of a server that had counted much further.
    await forge(
      database,
      `update audit_event set transaction_id = (transaction_id::text::bigint + 1000000000)::text::xid8`,
      `update audit_tree set horizon = (horizon::text::bigint + 1000000000)::text::xid8 where size > 0`,
      'select open_audit_era()',
    )
    await happen(caller, 3)
    await settle(database)
    expect(await sealPending(caller)).toEqual({ sealed: 5, size: 7 })
    await happen(caller, 1)
    await settle(database)
    expect(await sealPending(caller)).toEqual({ sealed: 1, size: 8 })
    expect(await verifyLog(database.reader)).toMatchObject({ size: 8, faultCount: 0, unsealed: 0 })
  }))
