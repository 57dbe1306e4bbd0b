import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { ProcedureContent } from './content.ts'
import { fillContents } from './fill-contents.ts'
import { importProcedures } from './import-procedures.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

async function* lines(...records: readonly object[]): AsyncGenerator<Uint8Array> {
  for (const one of records) yield Buffer.from(`${JSON.stringify(one)}\n`)
}

describe('an installation that imported its procedures before texts were kept in structure', () => {
  test('gets them from the kept records; running it again changes nothing, and what is there is never written over', async () => {
    const caller = await callerOn(database)
    const records = Array.from({ length: 230 }, (_, at) => ({
      id: `id-${at}`,
      code: `9.${String(at).padStart(6, '0')}`,
      name: `Cấp giấy phép số ${at}`,
      executionMethods: [
        { submissionMethod: 'ONLINE', processingTime: 5, processingTimeUnit: 'WORKING_DAY', fees: [] },
      ],
      subjectTypesDetails: [{ name: 'Công dân Việt Nam', code: 'ĐT1' }],
      legalBasisesDetails: [{ code: '63/2010/NĐ-CP', name: 'Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010' }],
    }))
    await importProcedures(caller, lines(...records), 'trước.jsonl')
    await sql`delete from procedure_content where revision_id in (select id from procedure_revision where name <> 'Cấp giấy phép số 7')`.execute(
      database.ownerDb,
    )
    await sql`update procedure_revision set applicant_kinds = '{}', online = 'none'`.execute(database.ownerDb)

    expect(await fillContents(caller)).toBe(229)
    expect(await fillContents(caller)).toBe(0)
    const rows = await database.reader
      .selectFrom('procedureRevision')
      .innerJoin('procedureContent', 'procedureContent.revisionId', 'procedureRevision.id')
      .select(['name', 'content', 'applicantKinds', 'online'])
      .orderBy('name')
      .execute()
    expect(rows.length).toBe(230)
    const [first] = rows
    expect(first).toMatchObject({ applicantKinds: ['citizen'], online: 'partial' })
    expect(ProcedureContent.parse(first?.content).channels[0]?.timeLimits).toMatchObject([
      { amount: 5, unit: 'working-day' },
    ])
    expect(rows.find(({ name }) => name === 'Cấp giấy phép số 7')?.applicantKinds).toEqual([])
    const instruments = await database.reader.selectFrom('legalInstrument').select(['number', 'issuedOn']).execute()
    expect(instruments).toEqual([{ number: '63/2010/NĐ-CP', issuedOn: '2010-06-08' }])
  })
})
