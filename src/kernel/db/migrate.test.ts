import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '#kernel/db/connect.ts'
import { migrate, pendingMigrations } from '#kernel/db/migrate.ts'
import { emptyDatabase } from '#kernel/testing/database.ts'
import { testVault } from '#kernel/testing/vault.ts'

async function anEmptyDatabase(): Promise<string> {
  const database = await emptyDatabase(inject('templateUrl'))
  onTestFinished(() => database.drop())
  return database.url
}

function migrationsFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'minh-bach-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

describe('migrating', () => {
  test('an empty database gets everything once; the second time nothing is done', async () => {
    const url = await anEmptyDatabase()
    const applied = await migrate(url, testVault)
    expect(applied).toContain('20261123_1000_kernel.sql')
    expect(await migrate(url, testVault)).toEqual([])

    const opened = openDatabase({ url, vault: testVault })
    expect(await pendingMigrations(opened.reader)).toEqual([])
    await opened.close()
    expect(await ask(url, 'select version from job.version')).toHaveLength(1)
  })

  test('two processes at once do the work once and both succeed', async () => {
    const url = await anEmptyDatabase()
    const [one, two] = await Promise.all([migrate(url, testVault), migrate(url, testVault)])
    expect([one.length, two.length].toSorted()[0]).toBe(0)
    expect(one.length + two.length).toBeGreaterThan(0)
  })

  test('two databases of one server can be migrated at once', async () => {
    const urls = await Promise.all([anEmptyDatabase(), anEmptyDatabase()])
    const applied = await Promise.all(urls.map((url) => migrate(url, testVault)))
    expect(applied[0]).toEqual(applied[1])
  })

  test('a migration that was changed after it had been applied is refused, and nothing else is applied', async () => {
    const url = await anEmptyDatabase()
    await migrate(url, testVault, migrationsFolder({ '1_one.sql': 'create table one (id int);' }))
    const changed = migrationsFolder({
      '1_one.sql': 'create table one (id bigint);',
      '2_two.sql': 'create table two (id int);',
    })
    await expect(migrate(url, testVault, changed)).rejects.toThrow(
      'Migration 1_one.sql was changed after it had been applied',
    )
    expect(await ask(url, `select to_regclass('two') as two`)).toEqual([{ two: null }])
  })

  test('an older release refuses a database that a newer one has migrated', async () => {
    const url = await anEmptyDatabase()
    await migrate(url, testVault, migrationsFolder({ '1_one.sql': 'select 1;', '2_two.sql': 'select 2;' }))
    const older = migrationsFolder({ '1_one.sql': 'select 1;' })
    await expect(migrate(url, testVault, older)).rejects.toThrow('2_two.sql, which this release does not know')
  })

  test('a migration that fails leaves nothing of itself, those before it stay', async () => {
    const url = await anEmptyDatabase()
    const folder = migrationsFolder({
      '1_one.sql': 'create table one (id int);',
      '2_two.sql': 'create table two (id int); select 1 / 0;',
    })
    await expect(migrate(url, testVault, folder)).rejects.toThrow('Migration 2_two.sql failed: division by zero')
    expect(await ask(url, `select to_regclass('one')::text as one, to_regclass('two') as two`)).toEqual([
      { one: 'one', two: null },
    ])
    expect(await ask(url, 'select name from schema_migration')).toEqual([{ name: '1_one.sql' }])
  })
})
