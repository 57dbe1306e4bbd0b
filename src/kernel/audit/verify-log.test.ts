import { sql } from 'kysely'
import { perform } from '#kernel/act.ts'
import { canonicalEvent, type StoredEvent } from '#kernel/audit/canonical.ts'
import { appendLeaf, emptyFrontier, leafHash, rootOfFrontier } from '#kernel/audit/merkle.ts'
import { publishRoot } from '#kernel/audit/publish-root.ts'
import { allRoots } from '#kernel/audit/queries.ts'
import { readRoots, writeRoots } from '#kernel/audit/roots-file.ts'
import { sealEvents, sealPending } from '#kernel/audit/seal-events.ts'
import { storedEventColumns } from '#kernel/audit/stored-events.ts'
import { callerOf, forge, happen, settle } from '#kernel/audit/testing.ts'
import { verifyLog, type LogVerdict } from '#kernel/audit/verify-log.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'

/** Twenty events sealed by sevens, a root published, and the root noted by somebody outside. */
async function withSealedLog(
  work: (database: TestDatabase, noted: string) => Promise<void>,
  count = 20,
): Promise<void> {
  const database = await freshDatabase()
  try {
    const caller = callerOf(database)
    await happen(caller, count)
    await settle(database)
    await sealPending(caller, { limit: 7 })
    await perform(caller, publishRoot, undefined)
    expect(await verifyLog(database.reader)).toMatchObject({ size: count, faultCount: 0, faults: [], unsealed: 1 })
    await work(database, writeRoots(await allRoots(database.reader)))
  } finally {
    await database.drop()
  }
}

function kinds(verdict: LogVerdict): string[] {
  return verdict.faults.map((fault) => `${fault.kind} ${fault.event?.id ?? ''}`.trim())
}

/** Makes leaves, inner nodes, heads and published roots anew from the events as they are now: a forger who knows this program. */
async function rewriteTree(database: TestDatabase, publishedToo: boolean): Promise<void> {
  const { rows } = await sql<StoredEvent>`
    select ${storedEventColumns} from audit_leaf l join audit_event e on e.id = l.event_id order by l.leaf_index`.execute(
    database.ownerDb,
  )
  const heads = (await database.ownerDb.selectFrom('auditTree').select('size').execute()).map((head) =>
    Number(head.size),
  )
  const statements = ['delete from audit_subtree']
  const frontier = emptyFrontier()
  const bytes = (hash: Buffer) => `'\\x${hash.toString('hex')}'::bytea`
  for (const [index, event] of rows.entries()) {
    const hash = leafHash(canonicalEvent(event))
    statements.push(`update audit_leaf set leaf_hash = ${bytes(hash)} where leaf_index = ${index}`)
    appendLeaf(frontier, hash, ({ level, position }, inner) => {
      if (level % 8 === 0) statements.push(`insert into audit_subtree values (${level}, ${position}, ${bytes(inner)})`)
    })
    if (!heads.includes(frontier.size)) continue
    const root = bytes(rootOfFrontier(frontier))
    statements.push(
      `update audit_tree set root = ${root}, frontier = array[${frontier.peaks.map(bytes).join(',')}] where size = ${frontier.size}`,
    )
    if (publishedToo) statements.push(`update audit_root set root = ${root} where size = ${frontier.size}`)
  }
  await forge(database, ...statements)
}

test.for([
  ['what was done', `data = jsonb_set(data, '{number}', '99')`],
  ['who did it', `actor_id = 'somebody-else'`],
  ['when, by one microsecond', `at = at + interval '1 microsecond'`],
  ['its name', `name = 'test.undone'`],
  ['whom it concerned', `subject_type = 'feedback', subject_id = '1'`],
  ['the request', `request_id = 'other'`],
] as const)('an event of which %s was changed is named', ([, change]) =>
  withSealedLog(async (database) => {
    await forge(database, `update audit_event set ${change} where id = 9`)
    const verdict = await verifyLog(database.reader)
    expect(verdict.faultCount).toBe(1)
    expect(verdict.faults[0]).toMatchObject({ kind: 'event-altered', event: { id: '9' }, range: { from: 8, to: 9 } })
    expect(verdict.faults[0]?.event?.at).toMatch(/^2017-03-15T02:00:00\.00000[01]Z$/)
  }),
)

test('a removed event is named by its number', () =>
  withSealedLog(async (database) => {
    await forge(database, 'delete from audit_event where id = 5')
    const verdict = await verifyLog(database.reader)
    expect(verdict.faults).toMatchObject([
      { kind: 'event-removed', event: { id: '5', name: null }, range: { from: 4, to: 5 } },
    ])
  }))

test('an event removed together with its leaf is missed in the tree', () =>
  withSealedLog(async (database) => {
    await forge(database, 'delete from audit_event where id = 5', 'delete from audit_leaf where event_id = 5')
    const verdict = await verifyLog(database.reader)
    expect(verdict.faults).toMatchObject([{ kind: 'leaf-removed', range: { from: 4, to: 5 } }])
  }))

test('an event put in among the old ones is named, whatever number it was given', () =>
  withSealedLog(async (database) => {
    const insert = (
      id: string,
    ) => `insert into audit_event (id, name, at, actor_kind, request_id, data, transaction_id) overriding system value
      select ${id}, 'test.forged', at, 'system', 'r', '{}', transaction_id from audit_event where id = 6`
    await forge(database, insert('1000'), insert('-9223372036854775808'), insert('9223372036854775807'))
    expect(kinds(await verifyLog(database.reader))).toEqual([
      'event-added -9223372036854775808',
      'event-added 1000',
      'event-added 9223372036854775807',
    ])
  }))

test('two events that changed places are both named, the first one first', () =>
  withSealedLog(async (database) => {
    await forge(
      database,
      `update audit_event e set data = o.data, actor_id = o.actor_id, at = o.at
        from audit_event o where (e.id, o.id) in ((4, 11), (11, 4))`,
    )
    expect(kinds(await verifyLog(database.reader))).toEqual(['event-altered 4', 'event-altered 11'])
  }))

test('two leaves that changed places are found, with the event from which the tree differs', () =>
  withSealedLog(async (database) => {
    await forge(
      database,
      'update audit_leaf set leaf_index = 100 where leaf_index = 9',
      'update audit_leaf set leaf_index = 9 where leaf_index = 10',
      'update audit_leaf set leaf_index = 10 where leaf_index = 100',
    )
    const verdict = await verifyLog(database.reader)
    expect(verdict.faults[0]).toMatchObject({
      kind: 'leaf-altered',
      source: 'tree',
      size: 14,
      range: { from: 8, to: 12 },
    })
  }))

test('an event changed together with its leaf is found by the root of the batch in which it was sealed', () =>
  withSealedLog(async (database) => {
    await forge(database, `update audit_event set actor_id = 'x' where id = 12`)
    const { rows } = await sql<StoredEvent>`select ${storedEventColumns} from audit_event e where e.id = 12`.execute(
      database.ownerDb,
    )
    const [event] = rows
    if (!event) throw new Error('no event')
    await forge(
      database,
      `update audit_leaf set leaf_hash = '\\x${leafHash(canonicalEvent(event)).toString('hex')}' where event_id = 12`,
    )
    const verdict = await verifyLog(database.reader)
    expect(verdict.faults.map((fault) => fault.source)).toEqual(['tree', 'published'])
    expect(verdict.faults[0]).toMatchObject({ kind: 'leaf-altered', range: { from: 8, to: 12 }, event: { id: '9' } })
  }))

test('a whole tree rewritten to fit a changed event is found by the published root', () =>
  withSealedLog(async (database) => {
    await forge(database, `update audit_event set actor_id = 'x' where id = 12`)
    await rewriteTree(database, false)
    const verdict = await verifyLog(database.reader)
    expect(verdict.faults).toMatchObject([
      { kind: 'leaf-altered', source: 'published', size: 20, publishedOn: '2017-03-15' },
    ])
  }))

test('a tree rewritten together with its published roots is found by a root that somebody noted elsewhere, and only so', () =>
  withSealedLog(async (database, noted) => {
    await forge(database, `update audit_event set actor_id = 'x' where id = 12`)
    await rewriteTree(database, true)
    expect((await verifyLog(database.reader)).faultCount).toBe(0)
    const verdict = await verifyLog(database.reader, { trustedRoots: readRoots(noted) })
    expect(verdict.faults).toMatchObject([
      {
        kind: 'leaf-altered',
        source: 'noted',
        size: 20,
        publishedOn: '2017-03-15',
        event: { id: '1' },
        range: { from: 0, to: 20 },
      },
      { kind: 'root-altered', source: 'published', publishedOn: '2017-03-15' },
    ])
  }))

test('events cut off at the end with everything that tells of them are found by a root that somebody noted elsewhere', () =>
  withSealedLog(async (database, noted) => {
    await forge(
      database,
      'delete from audit_root',
      'delete from audit_event where id > 14',
      'delete from audit_leaf where leaf_index >= 14',
      'delete from audit_tree where size > 14',
    )
    expect((await verifyLog(database.reader)).faultCount).toBe(0)
    expect(kinds(await verifyLog(database.reader, { trustedRoots: readRoots(noted) }))).toEqual([
      'log-shortened',
      'root-removed',
    ])
  }))

test('a changed published root is told from a changed event', () =>
  withSealedLog(async (database) => {
    await happen(callerOf(database), 3)
    await settle(database)
    await sealPending(callerOf(database))
    await perform(callerOf(database, new Date('2017-03-16T23:55:00+07:00')), publishRoot, undefined)
    await forge(database, `update audit_root set root = sha256('x') where published_on = '2017-03-15'`)
    const verdict = await verifyLog(database.reader)
    expect(verdict.faults).toMatchObject([
      { kind: 'root-altered', source: 'published', publishedOn: '2017-03-15', size: 20 },
    ])
  }))

test('a changed head in the middle, a changed edge and a leaf behind the end are each found', () =>
  withSealedLog(async (database) => {
    await forge(
      database,
      `update audit_tree set root = sha256('x') where size = 7`,
      `update audit_tree set frontier = array[sha256('x'), frontier[2], frontier[3]] where size = 14`,
      `insert into audit_leaf values (20, 21, sha256('x'))`,
    )
    expect(new Set((await verifyLog(database.reader)).faults.map((fault) => fault.kind))).toEqual(
      new Set(['root-altered', 'subtree-altered', 'leaf-added']),
    )
  }))

test('in a long log a changed leaf is narrowed down to 256 events, and a changed inner node is told from it', async () => {
  const database = await freshDatabase()
  try {
    await sql`insert into audit_event (name, at, actor_kind, request_id, data)
      select 'a.b', now(), 'system', 'r', '{}' from generate_series(1, 9000) n`.execute(database.db)
    await settle(database)
    await perform(callerOf(database), sealEvents, { limit: 20_000 })
    await forge(database, `update audit_subtree set hash = sha256('x') where level = 8 and position = 3`)
    expect((await verifyLog(database.reader)).faults).toMatchObject([
      { kind: 'subtree-altered', range: { from: 768, to: 1024 } },
    ])
    await forge(
      database,
      `update audit_subtree s set hash = h.hash from (select sha256('y') as hash) h where level = 8 and position = 3`,
      `update audit_leaf set leaf_hash = sha256('x') where leaf_index in (8500, 8501)`,
    )
    const verdict = await verifyLog(database.reader)
    expect(kinds(verdict)).toContain('event-altered 8501')
    expect(verdict.faults.some((fault) => fault.kind === 'leaf-altered')).toBe(true)
  } finally {
    await database.drop()
  }
})

test('what is not a list of roots is refused with the number of the line', () => {
  const line = `2017-03-15 20 ${'ab'.repeat(32)}`
  expect(readRoots(`\uFEFF# remark\r\n\r\n${line}\r\n`)).toEqual([
    { publishedOn: '2017-03-15', size: 20, root: Buffer.alloc(32, 0xab) },
  ])
  expect(() => readRoots(`${line}\n2017-02-30 20 ${'ab'.repeat(32)}`)).toThrow('line 2')
  expect(() => readRoots('2017-03-15 20 abcd')).toThrow('line 1')
})
