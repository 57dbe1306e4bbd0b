import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { perform } from '#kernel/act.ts'
import { makeBackup } from '#kernel/backup/make-backup.ts'
import { restoreBackup } from '#kernel/backup/restore-backup.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { defineJob } from '#kernel/jobs/enqueue.ts'
import { emptyDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'

const sweep = defineJob<{ room: string }>({ name: 'test.sweep', work: async () => {} })

/** An installation with a fact, a job that waits, a file and a secret. */
async function anInstallation() {
  const folder = mkdtempSync(join(tmpdir(), 'minh-bach-backup-'))
  const database = await freshDatabase()
  onTestFinished(async () => {
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  const caller = await callerOn(database)
  await perform(
    caller,
    async (act) => {
      await act.tx.insertInto('installationFact').values({ name: 'sổ\ttay\n\\N', value: '{"a":"é"}' }).execute()
      await enqueue(act, sweep, { room: '12' })
    },
    undefined,
  )
  mkdirSync(join(folder, 'files/ab'), { recursive: true })
  writeFileSync(join(folder, 'files/ab/abcd'), 'tệp')
  writeFileSync(join(folder, 'secret.key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 })
  const places = {
    ownerUrl: database.ownerUrl,
    secretKeyFile: join(folder, 'secret.key'),
    filesFolder: join(folder, 'files'),
  }
  return { database, folder, places, backup: join(folder, 'backup') }
}

async function anEmptyPlace(folder: string) {
  const target = await emptyDatabase(inject('templateUrl'))
  onTestFinished(() => target.drop())
  return {
    ownerUrl: target.url,
    secretKeyFile: join(folder, 'restored/secret.key'),
    filesFolder: join(folder, 'restored/files'),
  }
}

/** Without what the job queue writes down about its own starts. */
async function rowsOf(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'job') and tablename not in ('instance', 'version') order by 1`,
  )
  const content: Record<string, unknown> = {}
  for (const { name } of tables) {
    content[name] = (await client.query(`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`)).rows
  }
  await client.end()
  return content
}

describe('a backup', () => {
  test('restores every row, waiting job, file and the secret into an empty database', async () => {
    const { places, folder, backup } = await anInstallation()
    const manifest = await makeBackup(places, backup)
    const target = await anEmptyPlace(folder)
    await restoreBackup(target, backup)

    expect(await rowsOf(target.ownerUrl)).toEqual(await rowsOf(places.ownerUrl))
    expect(manifest.tables.find((table) => table.name === 'installation_fact')?.rows).toBe(1)
    expect(manifest.tables.find((table) => table.schema === 'job' && table.name === 'job')?.rows).toBe(1)
    expect(readFileSync(join(target.filesFolder, 'ab/abcd'), 'utf8')).toBe('tệp')
    expect(readFileSync(target.secretKeyFile)).toEqual(readFileSync(places.secretKeyFile))
    expect(statSync(target.secretKeyFile).mode & 0o777).toBe(0o600)
  })

  test('has the rows of one moment, although somebody writes while it is made', async () => {
    const { database, places, folder, backup } = await anInstallation()
    let writing = true
    const writer = (async () => {
      for (let count = 0; writing; count++) {
        await database.db.transaction().execute(async (tx) => {
          await sql`insert into installation_fact values (${`n${count}`}, '1')`.execute(tx)
          await sql`insert into performed_request values (${Buffer.from(`n${count}`)}, 'test', null, now())`.execute(tx)
        })
      }
    })()
    await makeBackup(places, backup)
    writing = false
    await writer
    const target = await anEmptyPlace(folder)
    const { tables } = await restoreBackup(target, backup)
    const rows = (name: string) => tables.find((table) => table.name === name)?.rows
    expect(rows('installation_fact')).toBe((rows('performed_request') ?? 0) + 1)
  })

  test('guards stand again after restoring: foreign keys, triggers and the rights of the application', async () => {
    const { places, folder, backup } = await anInstallation()
    await makeBackup(places, backup)
    const target = await anEmptyPlace(folder)
    await restoreBackup(target, backup)
    const guards = `select 'key' as kind, conname as name, pg_get_constraintdef(oid) as text from pg_constraint where contype = 'f'
      union all select 'trigger', tgname, tgenabled::text from pg_trigger where not tgisinternal
      union all select 'right', table_name, privilege_type from information_schema.role_table_grants where grantee = 'app' order by 1, 2, 3`
    const guardsOf = async (url: string) => {
      const client = new Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query(guards)
      await client.end()
      return rows
    }
    expect(await guardsOf(target.ownerUrl)).toEqual(await guardsOf(places.ownerUrl))
  })

  test('is refused when a part was altered, and the database stays empty', async () => {
    const { places, folder, backup } = await anInstallation()
    await makeBackup(places, backup)
    appendFileSync(join(backup, 'tables/public.installation_fact.copy.gz'), 'x')
    const target = await anEmptyPlace(folder)
    await expect(restoreBackup(target, backup)).rejects.toThrow('installation_fact.copy.gz was altered')
    expect(await rowsOf(target.ownerUrl)).toEqual({})
  })

  test('is not put over rows that are there, nor under another secret', async () => {
    const { places, folder, backup } = await anInstallation()
    await makeBackup(places, backup)
    await expect(restoreBackup(places, backup)).rejects.toThrow('The database is not empty')
    const target = await anEmptyPlace(folder)
    mkdirSync(join(folder, 'restored'))
    writeFileSync(target.secretKeyFile, Buffer.alloc(32, 8).toString('base64'))
    await expect(restoreBackup(target, backup)).rejects.toThrow('is another secret')
  })

  test('is not written into a folder that has something in it', async () => {
    const { places, folder } = await anInstallation()
    await expect(makeBackup(places, folder)).rejects.toThrow('is not empty')
  })
})
