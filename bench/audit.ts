import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { perform, type Caller } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { sealEvents, sealPending } from '#kernel/audit/seal-events.ts'
import { verifyLog } from '#kernel/audit/verify-log.ts'
import { inclusionProof } from '#kernel/audit/queries.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { systemClock } from '#kernel/clock.ts'
import { openDatabase, type OpenDatabase } from '#kernel/db/connect.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { openVault } from '#kernel/vault.ts'

// node bench/audit.ts [events]: what sealing costs the writers, and how fast a log is sealed and verified.

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'bench.written': { number: number; id: string }
  }
}

const count = Number(process.argv[2] ?? 1_000_000)
const seconds = 5
const writers = 8

const dataDir = mkdtempSync(join(tmpdir(), 'minh-bach-bench-audit-'))
const server = await startEmbeddedPostgres({ dataDir, durable: true })
const vault = openVault(Buffer.alloc(32, 1))
try {
  await migrate(server.url, vault)
  const database = openDatabase({ url: server.url, vault, poolSize: writers + 2 })
  try {
    await measure(database)
  } finally {
    await database.close()
  }
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function measure(database: OpenDatabase): Promise<void> {
  const caller: Caller = {
    db: database.db,
    actor: systemActor('bench'),
    clock: systemClock,
    requestId: 'bench',
    vault,
    queue: { send: () => Promise.resolve(), close: () => Promise.resolve() },
  }
  await writeFor(caller, 1)
  await sealPending(caller)
  const without: number[] = []
  const beside: number[] = []
  for (let round = 0; round < 3; round++) {
    without.push(await writeFor(caller, seconds))
    await sealPending(caller)
    beside.push(await writeBesideSealer(caller))
  }
  say('writers alone, acts/s, three rounds', without.map(Math.round).join(' '))
  say('writers beside the sealer, acts/s', beside.map(Math.round).join(' '))

  await sealPending(caller)
  await sql`insert into audit_event (name, at, actor_kind, actor_id, request_id, subject_type, subject_id, data)
    select 'bench.written', now(), 'official', gen_random_uuid(), gen_random_uuid(), 'feedback', gen_random_uuid(),
      jsonb_build_object('number', n, 'id', gen_random_uuid()) from generate_series(1, ${count}::int) n`.execute(
    database.db,
  )
  const sealing = await timed(() => sealPending(caller))
  say(
    'sealed, events/s',
    Math.round(sealing.result.sealed / sealing.seconds),
    `(${sealing.result.sealed} in ${sealing.seconds.toFixed(1)} s)`,
  )
  const before = process.memoryUsage().rss
  const verifying = await timed(() => verifyLog(database.reader))
  const { size, faultCount } = verifying.result
  say(
    'verified, events/s',
    Math.round(size / verifying.seconds),
    `(${size} in ${verifying.seconds.toFixed(1)} s, ${faultCount} faults)`,
  )
  say(
    'memory before and after verifying, MiB',
    [before, process.memoryUsage().rss].map((bytes) => Math.round(bytes / 2 ** 20)).join(' '),
  )
  const events = await database.db.selectFrom('auditLeaf').select('eventId').orderBy('leafIndex').limit(100).execute()
  const proving = await timed(async () => {
    for (const { eventId } of events) await inclusionProof(database.reader, eventId)
  })
  say('one inclusion proof, ms', ((proving.seconds * 1000) / events.length).toFixed(2))
}

async function writeFor(caller: Caller, duration: number): Promise<number> {
  const end = performance.now() + duration * 1000
  const writer = async () => {
    let done = 0
    while (performance.now() < end) {
      await perform(caller, (act) => record(act, 'bench.written', { number: done, id: 'x' }), undefined)
      done++
    }
    return done
  }
  const done = await Promise.all(Array.from({ length: writers }, writer))
  return done.reduce((sum, one) => sum + one, 0) / duration
}

/** The worker's sealer wakes now and then; here it wakes four times a second, which is far more often than it needs to. */
async function writeBesideSealer(caller: Caller): Promise<number> {
  let writing = true
  const sealer = (async () => {
    while (writing) {
      await perform(caller, sealEvents, {})
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  const rate = await writeFor(caller, seconds)
  writing = false
  await sealer
  return rate
}

async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly seconds: number }> {
  const start = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - start) / 1000 }
}

function say(what: string, ...values: readonly (string | number)[]): void {
  process.stdout.write(`${what}: ${values.join(' ')}\n`)
}
