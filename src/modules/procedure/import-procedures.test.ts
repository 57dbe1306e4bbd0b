import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { fixedClock } from '#kernel/clock.ts'
import { projectRoot } from '#kernel/root.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { accountedParts, readShare } from './record-account.ts'
import { exportSources } from './export-sources.ts'
import { importProcedures, type ProcedureImportReport } from './import-procedures.ts'

const file = join(projectRoot, 'data/procedures/national-portal.jsonl.gz')

/** For the whole file of the portal. */
let database: TestDatabase
/** For a few records each: after every import the words of all texts are counted. */
let few: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  few = await freshDatabase()
})
afterAll(() => Promise.all([database.drop(), few.drop()]))

async function* bytesOf(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}

async function imported(...pieces: readonly (string | Uint8Array)[]): Promise<ProcedureImportReport> {
  return importProcedures(await callerOn(few), bytesOf(...pieces), 'thử.jsonl')
}

function aRecord(code: string, changes: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ id: `id-${code}`, code, name: `Cấp giấy phép số ${code}`, isProvince: true, ...changes })}\n`
}

describe('the records of the national portal', { timeout: 120_000 }, () => {
  test('all 4,815 are taken, none is dropped, and every part is accounted for', async () => {
    const report = await importProcedures(await callerOn(database), createReadStream(file), 'national-portal.jsonl.gz')

    expect(report).toMatchObject({ records: 4815, added: 4815, changed: 0, unchanged: 0, refused: 0, problems: [] })
    const { parts } = report.account
    expect(Object.fromEntries(accountedParts.map((part) => [part, parts[part].inSource]))).toEqual({
      steps: 6799,
      methods: 14_073,
      fees: 13_195,
      papers: 23_755,
      legalBases: 20_057,
      outcomes: 5968,
      applicants: 16_007,
      agencies: 10_226,
      cases: 5524,
    })
    for (const part of accountedParts)
      expect(parts[part].placed + parts[part].flagged + parts[part].empty, part).toBe(parts[part].inSource)
    // Looked at one by one: in each the words name another number than the field.
    expect(report.account.contradicted).toBe(8)
    expect(readShare(report.account.times)).toBeGreaterThanOrEqual(0.98)
    expect(readShare(report.account.fees)).toBeGreaterThanOrEqual(0.98)
    expect(report.flagged).toMatchObject({
      'code-with-blanks': 1,
      'code-shared': 1,
      'no-legal-basis': 178,
      'no-level': 74,
    })
  })

  test('the same file again changes nothing', async () => {
    const before = await countRows()
    const report = await importProcedures(await callerOn(database), createReadStream(file), 'national-portal.jsonl.gz')

    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 4815, refused: 0 })
    expect(await countRows()).toEqual(before)
  })

  test('what is exported is what came in, byte for byte', async () => {
    const lines = gunzipSync(readFileSync(file))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
    const exported: string[] = []
    for await (const line of exportSources(database.reader, '2017-03-15')) exported.push(line)

    expect(exported.length).toBe(4815)
    expect(exported.toSorted()).toEqual(lines.toSorted())
  })

  test('two procedures whose codes differ in a blank are both kept, the second under the code of its province', async () => {
    const rows = await database.reader
      .selectFrom('procedure')
      .select(['code', 'sourceCode'])
      .where('code', 'like', '1.014325%')
      .orderBy('code')
      .execute()

    expect(rows).toEqual([
      { code: '1.014325', sourceCode: ' 1.014325' },
      { code: '1.014325.H38', sourceCode: '1.014325' },
    ])
  })

  test('a name in capitals is shown in sentence case and the original kept', async () => {
    const row = await database.reader
      .selectFrom('procedure')
      .innerJoin('procedureRevision', 'procedureRevision.procedureId', 'procedure.id')
      .select(['name', 'nameOriginal'])
      .where('code', '=', '1.012658')
      .executeTakeFirstOrThrow()

    expect(row.name).toBe(
      'Thủ tục đề nghị sinh hoạt tôn giáo tập trung của người nước ngoài cư trú hợp pháp tại Việt Nam (cấp tỉnh)',
    )
    expect(row.nameOriginal).toContain('THỦ TỤC ĐỀ NGHỊ SINH HOẠT')
  })

  async function countRows() {
    const { rows } =
      await sql`select (select count(*) from procedure) p, (select count(*) from procedure_revision) r, (select count(*) from procedure_source) s,
      (select count(*) from procedure_word) w, (select max(recorded_at) from procedure_revision) t`.execute(
        database.reader,
      )
    return rows
  }
})

describe('a record that has changed', () => {
  test('becomes a new revision that names what differs; the old one ends that day', async () => {
    await imported(aRecord('9.000001'))
    const later = await callerOn(few, { clock: fixedClock(new Date('2017-05-02T08:00:00+07:00')) })

    const report = await importProcedures(
      later,
      bytesOf(aRecord('9.000001', { name: 'Cấp lại giấy phép', note: 'mới' })),
      'thử.jsonl',
    )

    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    expect(await revisionsOf('9.000001')).toEqual([
      { name: 'Cấp giấy phép số 9.000001', status: 'announced', effective: '(,2017-05-02)', changedFields: [] },
      { name: 'Cấp lại giấy phép', status: 'announced', effective: '[2017-05-02,)', changedFields: ['name', 'note'] },
    ])
  })

  test('twice on one day leaves one revision in force', async () => {
    await imported(aRecord('9.000002'))
    await imported(aRecord('9.000002', { note: 'hai' }))
    await imported(aRecord('9.000002', { note: 'ba' }))

    const effective = (await revisionsOf('9.000002')).map((revision) => [revision.status, revision.effective])
    expect(effective).toEqual([
      ['announced', '(,2017-03-15)'],
      ['withdrawn', null],
      ['announced', '[2017-03-15,)'],
    ])
  })

  test('the same content with its keys in another order is no change', async () => {
    await imported('{"code":"9.000003","name":"Một","isWard":true}\n')

    expect(await imported('{ "isWard": true, "name": "Một", "code": "9.000003" }\r\n')).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 1,
    })
  })

  test('two revisions in force on one day are refused by the database', async () => {
    await imported(aRecord('9.000004'))
    const copy =
      sql`insert into procedure_revision (procedure_id, status, effective, name, name_original, levels, internal, recorded_at)
      select procedure_id, status, '[2018-01-01,)', name, name_original, levels, internal, recorded_at from procedure_revision
      where procedure_id = (select id from procedure where code = '9.000004')`.execute(few.db)

    await expect(copy).rejects.toMatchObject({ constraint: 'one_revision_in_force_at_a_time' })
  })

  async function revisionsOf(code: string) {
    return few.reader
      .selectFrom('procedureRevision')
      .innerJoin('procedure', 'procedure.id', 'procedureRevision.procedureId')
      .select(['name', 'status', 'effective', 'changedFields'])
      .where('code', '=', code)
      .orderBy('procedureRevision.id')
      .execute()
  }
})

describe('a file with mistakes: each is reported with its line, the rest is taken', () => {
  test('broken JSON', async () => {
    expect(await imported(aRecord('9.100001'), '{"code": "9.100002", "name": \n', aRecord('9.100003'))).toMatchObject({
      added: 2,
      problems: [{ line: 2, reason: 'broken-json' }],
    })
  })

  test('a list or a number where a record should be', async () => {
    expect((await imported('[]\n', '17\n')).problems).toMatchObject([
      { line: 1, reason: 'not-an-object' },
      { line: 2, reason: 'not-an-object' },
    ])
  })

  test('wrong encoding of one record, and of a whole file', async () => {
    const latin = Buffer.concat([
      Buffer.from('{"code":"9.100010","name":"C'),
      Buffer.of(0xe2),
      Buffer.from('p ph'),
      Buffer.of(0xe9),
      Buffer.from('p"}\n'),
    ])

    expect((await imported(latin, aRecord('9.100011'))).problems).toMatchObject([{ line: 1, reason: 'wrong-encoding' }])
    expect((await imported(Buffer.from(`\ufeff${aRecord('9.100012')}`, 'utf16le'))).problems).toMatchObject([
      { line: 1, reason: 'wrong-encoding' },
    ])
  })

  test('a mark of byte order before UTF-8 is no mistake', async () => {
    expect(await imported('\ufeff', aRecord('9.100013'))).toMatchObject({ added: 1, refused: 0 })
  })

  test('a missing name, a missing code, a code that cannot stand in an address', async () => {
    const report = await imported(
      aRecord('9.100020', { name: ' \u00a0\t' }),
      '{"name":"Không mã"}\n',
      aRecord('9/1000?21'),
    )

    expect(report.problems).toMatchObject([
      { line: 1, code: '9.100020', reason: 'missing-name' },
      { line: 2, reason: 'missing-code' },
      { line: 3, reason: 'bad-code' },
    ])
  })

  test('steps that are not a list', async () => {
    expect((await imported(aRecord('9.100025', { executionSteps: 'ba bước' }))).problems).toMatchObject([
      { line: 1, reason: 'wrong-shape', detail: 'executionSteps' },
    ])
  })

  test('a code that comes twice: the first is taken, the second says where the first stands', async () => {
    const report = await imported(
      aRecord('9.100030'),
      aRecord('9.100030', { id: 'khác', name: 'Khác' }),
      aRecord(' 9.100030'.trimEnd(), { id: 'id-9.100030' }),
    )

    expect(report).toMatchObject({ added: 1, refused: 2 })
    expect(report.problems).toMatchObject([
      { line: 2, reason: 'duplicate-code', detail: '1' },
      { line: 3, reason: 'duplicate-code', detail: '1' },
    ])
  })

  test('a field of 5 MB costs only its own record', async () => {
    const report = await imported(aRecord('9.100040', { note: 'x'.repeat(5 * 1024 * 1024) }), aRecord('9.100041'))

    expect(report).toMatchObject({ added: 1, problems: [{ line: 1, reason: 'record-too-large' }] })
  })

  test('a file cut in the middle: what came whole is taken', async () => {
    const text = aRecord('9.100050') + aRecord('9.100051')

    expect(await imported(text.slice(0, -10))).toMatchObject({ added: 1, problems: [{ line: 2, reason: 'file-cut' }] })
  })

  test('a gzip file cut in the middle, and one with a wrong byte', async () => {
    const zipped = gzipSync(
      Array.from({ length: 3000 }, (_, at) =>
        aRecord(`9.2${String(at).padStart(5, '0')}`, { id: `${Math.sin(at)}` }),
      ).join(''),
    )
    const cut = await imported(zipped.subarray(0, Math.floor(zipped.length / 2)))
    const wrong = Buffer.from(zipped)
    wrong.fill(0xff, Math.floor(zipped.length * 0.75), Math.floor(zipped.length * 0.75) + 64)
    const corrupt = await imported(wrong)

    expect(cut.added).toBeGreaterThan(500)
    expect(cut.problems).toMatchObject([{ line: cut.added + 1, reason: 'file-cut' }])
    expect(corrupt.problems.at(-1)).toMatchObject({ reason: 'file-corrupt' })
    expect(corrupt.added + corrupt.unchanged).toBeGreaterThan(cut.added)
  })

  test('a file with nothing in it is an error, an empty list is a list of none', async () => {
    const empty = { line: 1, reason: 'file-empty', detail: 'there is nothing in it' }
    for (const nothing of ['', ' \n\r\n', gzipSync('')])
      expect(await imported(nothing)).toMatchObject({ added: 0, refused: 1, problems: [empty] })
    expect(await imported(' [ ]\n')).toMatchObject({ records: 0, added: 0, refused: 0 })
  })
})
