import { sql } from 'kysely'
import { countStatements } from '#kernel/db/statements.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { actAs, actAt, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'

describe('statements', () => {
  test('every statement is named, so that PostgreSQL prepares it once', async ({ db }) => {
    await db.transaction().execute(async (tx) => {
      for (const name of ['a', 'b'])
        await tx.selectFrom('installationFact').select('value').where('name', '=', name).execute()
      const { rows } = await sql<{ statement: string; genericPlans: number; customPlans: number }>`
        select statement, generic_plans, custom_plans from pg_prepared_statements where statement like '%installation_fact%'`.execute(
        tx,
      )
      expect(rows.map((row) => row.genericPlans + row.customPlans)).toContain(2)
    })
  })

  test('behind a transaction-mode pooler no statement is named', async () => {
    const fresh = await freshDatabase()
    const unnamed = openDatabase({ url: fresh.ownerUrl, vault: fresh.vault, poolSize: 1, statements: 'unnamed' })
    await unnamed.db.selectFrom('installationFact').selectAll().execute()
    const { rows } = await sql`select name from pg_prepared_statements`.execute(unnamed.db)
    expect(rows).toEqual([])
    await unnamed.close()
    await fresh.drop()
  })

  test('only who asks for it commits without waiting for the disk', async () => {
    const fresh = await freshDatabase()
    const settings = await Promise.all(
      (['behind', 'flushed'] as const).map(async (commits) => {
        const opened = openDatabase({ url: fresh.ownerUrl, vault: fresh.vault, poolSize: 1, commits })
        const { rows } = await sql<{ source: string }>`
          select source from pg_settings where name = 'synchronous_commit' and setting = 'off' and source = 'client'`.execute(
          opened.db,
        )
        await opened.close()
        return rows.length
      }),
    )
    expect(settings).toEqual([1, 0])
    await fresh.drop()
  })

  test('the number of names on one connection is bounded, and statements beyond it still work', async () => {
    const fresh = await freshDatabase()
    const single = openDatabase({ url: fresh.ownerUrl, vault: fresh.vault, poolSize: 1 })
    for (let count = 0; count < 520; count++) await sql`select ${sql.raw(String(count))} as number`.execute(single.db)
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_prepared_statements`.execute(
      single.db,
    )
    expect(rows).toEqual([{ count: 500 }])
    await single.close()
    await fresh.drop()
  })

  test('a page can tell how many statements it sent', async ({ db }) => {
    const { statements } = await countStatements(async () => {
      await db.selectFrom('installationFact').selectAll().execute()
      await db.selectFrom('schemaMigration').selectAll().execute()
    })
    expect(statements).toHaveLength(2)
    expect(statements[0]).toContain('installation_fact')
  })
})

describe('values', () => {
  test('legal dates stay as written, instants are dates, counts are numbers, decimals are text', async ({ db }) => {
    const { rows } =
      await sql`select '2017-03-15'::date as legal_date, '2017-03-15T09:00:00+07:00'::timestamptz as instant,
      9007199254740991::int8 as count, 12.50::numeric as amount, '{"a":[1]}'::jsonb as facts,
      array[1,2]::int8[] as counts, array['2017-03-15']::date[] as dates, '\\x01'::bytea as bytes`.execute(db)
    expect(rows).toEqual([
      {
        legalDate: '2017-03-15',
        instant: new Date('2017-03-15T02:00:00Z'),
        count: 9_007_199_254_740_991,
        amount: '12.50',
        facts: { a: [1] },
        counts: [1, 2],
        dates: ['2017-03-15'],
        bytes: Buffer.of(1),
      },
    ])
  })

  test('a whole number that would lose digits is refused instead of rounded', async ({ db }) => {
    await expect(sql`select 9007199254740993::int8 as count`.execute(db)).rejects.toThrow('number-too-large')
  })

  test('sessions reckon in UTC', async ({ db }) => {
    const { rows } = await sql`select current_setting('TimeZone') as zone`.execute(db)
    expect(rows).toEqual([{ zone: 'UTC' }])
  })
})

describe('rights', () => {
  test('the application connects as a role that owns nothing', async ({ db }) => {
    const { rows } =
      await sql`select current_user as role, rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`.execute(
        db,
      )
    expect(rows).toEqual([{ role: 'app', rolsuper: false, rolcreatedb: false, rolcreaterole: false }])
  })

  test.for([
    'create table leak (id int)',
    'alter table installation_fact add column extra int',
    'drop table installation_fact',
    'truncate installation_fact',
    'delete from installation_fact',
    'create table job.leak (id int)',
    'drop table job.version',
    'create schema leak',
    'create role intruder',
    'update schema_migration set sha256 = name',
  ])('the application cannot %s', async (statement, { db }) => {
    await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({ code: '42501' })
  })

  test('readers cannot write even where the application may', async ({ reader }) => {
    const write = sql`insert into installation_fact (name, value) values ('x', '1')`.execute(reader)
    await expect(write).rejects.toMatchObject({ code: '25006' })
  })

  test('a reading statement that takes too long is given up', async () => {
    const fresh = await freshDatabase()
    const hasty = openDatabase({ url: fresh.ownerUrl, vault: fresh.vault, readTimeout: 50 })
    await expect(sql`select pg_sleep(5)`.execute(hasty.reader)).rejects.toMatchObject({ code: '57014' })
    await hasty.close()
    await fresh.drop()
  })
})

describe('folding', () => {
  test.for([
    ['Thủ tục HÀNH CHÍNH', 'thu tuc hanh chinh'],
    ['Đường Điện Biên Phủ', 'duong dien bien phu'],
    ['ƯỚC NGUYỆN ở Sóc Trăng', 'uoc nguyen o soc trang'],
    ['Thủ tục'.normalize('NFD'), 'thu tuc'],
  ] as const)('%s is found as %s', async ([text, folded], { db }) => {
    const { rows } = await sql`select fold_vi(${text}) as folded`.execute(db)
    expect(rows).toEqual([{ folded }])
  })

  test('folding can be indexed', async ({ ownerDb }) => {
    await ownerDb.transaction().execute(async (tx) => {
      await sql`create temporary table word (text text)`.execute(tx)
      await sql`create index on word (fold_vi(text))`.execute(tx)
    })
  })

  test('Vietnamese order is at hand', async ({ db }) => {
    const { rows } = await sql<{
      word: string
    }>`select word from unnest(array['đa', 'da', 'ê', 'e', 'dê', 'á']) as word order by word collate "vi-x-icu"`.execute(
      db,
    )
    expect(rows.map((row) => row.word)).toEqual(['á', 'da', 'dê', 'đa', 'e', 'ê'])
  })
})

describe('acts in tests', () => {
  test('what a test writes inside its act is gone for the next', async ({ act }) => {
    await act.tx.insertInto('installationFact').values({ name: 'left-behind', value: '1' }).execute()
    expect(actAs(act, { kind: 'visitor' }).actor).toEqual({ kind: 'visitor' })
    expect(actAt(act, '2017-12-31T23:30:00+07:00').today).toBe('2017-12-31')
  })

  test('nothing was left behind', async ({ act }) => {
    expect(act.today).toBe('2017-03-15')
    expect(await act.tx.selectFrom('installationFact').selectAll().execute()).toEqual([])
  })
})
