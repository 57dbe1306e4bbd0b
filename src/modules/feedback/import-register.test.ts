import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import { openFileStore } from '#kernel/files/open-store.ts'
import { readSheet } from '#kernel/sheets/read-sheet.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { acceptFeedback } from './accept-feedback.ts'
import { feedbackCommands } from './commands.ts'
import { entryColumns, writeEntries } from './elsewhere-file.ts'
import { getVisibleFeedback } from './queries.ts'
import { openSender } from './sender.ts'
import { seedFeedbackWorld } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'minh-bach-register-'))
let database: TestDatabase
let people: TestPeople

beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedFeedbackWorld, undefined)
})
afterAll(async () => {
  process.exitCode = 0
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

async function run(...words: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = []
  const caller = await callerOn(database)
  const program = new Command().exitOverride()
  feedbackCommands(program, (work) =>
    work({
      caller,
      reader: database.reader,
      files: openFileStore(undefined, folder),
      outlet: folderOutlet('/nonexistent'),
      ownerUrl: database.ownerUrl,
      baseUrl: '',
      say: (line) => lines.push(line),
    }),
  )
  await program.parseAsync([...words], { from: 'user' })
  return lines
}

const open = {
  number: '15/2016',
  receivedOn: '2016-12-20',
  channel: 'post',
  kind: 'problem',
  ground: 'impractical',
  text: 'Phải nộp bản sao có chứng thực.',
  senderKind: 'individual',
  senderName: 'Trần Thị Ngọc',
  senderPhone: '0912345678',
}
const answered = {
  ...open,
  number: '16/2016',
  kind: 'proposal',
  ground: 'other',
  text: 'Đề nghị niêm yết lệ phí ở cửa.',
  outcome: 'explained',
  answerText: 'Đã niêm yết từ ngày 25/12/2016.',
  answeredOn: '2016-12-28',
  answeredBy: testAgencies.health,
}

async function importLines(name: string, lines: readonly Readonly<Record<string, string>>[], register = 'Sổ cũ') {
  const file = join(folder, name)
  writeFileSync(file, await writeEntries(file, lines))
  return run('import', 'feedback', file, '--register', register)
}

function codeIn(line: string | undefined): string {
  return /PA-\S+/.exec(line ?? '')?.[0] ?? ''
}

async function itemOf(code: string) {
  const feedback = await getVisibleFeedback(database.reader, people.hoa, code)
  const events = await database.reader
    .selectFrom('feedbackEvent')
    .select(['name', 'note', 'details'])
    .where('feedbackId', '=', feedback.id)
    .orderBy('id')
    .execute()
  return { feedback, events }
}

describe('a register that was kept elsewhere', () => {
  test.each(['so.xlsx', 'so.jsonl'])(
    'in %s is taken over line by line; a second time changes nothing',
    async (name) => {
      const register = `Sổ cũ (${name})`
      const first = await importLines(name, [open, answered], register)
      expect(first.map((line) => line.replace(/ PA-\S+/, ''))).toEqual([
        expect.stringMatching(/^added row \d:$/),
        expect.stringMatching(/^added row \d:$/),
        '2 lines: 2 added, 0 unchanged, 0 refused',
      ])
      const again = await importLines(name, [open, answered], register)
      expect(again.at(-1)).toBe('2 lines: 0 added, 2 unchanged, 0 refused')
      expect(codeIn(again[0])).toBe(codeIn(first[0]))
    },
  )

  test('what was not answered there begins here as new, with its old number, day and sender; nobody is written to', async () => {
    const [line] = await importLines('mo.jsonl', [{ ...open, number: '20/2016' }])
    const { feedback, events } = await itemOf(codeIn(line))
    expect(feedback).toMatchObject({ status: 'submitted', receivedOn: '2016-12-20', channel: 'post', closedAt: null })
    expect(events).toMatchObject([{ name: 'imported', details: { register: 'Sổ cũ', number: '20/2016' } }])
    const sealed = await database.reader
      .selectFrom('feedbackSender')
      .selectAll()
      .where('feedbackId', '=', feedback.id)
      .executeTakeFirstOrThrow()
    expect(openSender(database.vault, sealed)).toMatchObject({ name: 'Trần Thị Ngọc', phone: '0912345678' })
    const { rows } = await database.pool.query(`select 1 from job.job where data->>'feedbackId' = $1`, [feedback.id])
    expect(rows).toEqual([])
    const accepted = await perform(await callerOn(database, { actor: people.hoa }), acceptFeedback, {
      code: feedback.code,
    })
    expect(accepted).toMatchObject({ status: 'accepted', registerNumber: 1, dueOn: '2017-03-22' })
  })

  test('what was answered there is closed, with its answer in its course, and owes nothing', async () => {
    const [line] = await importLines('dong.jsonl', [{ ...answered, number: '21/2016' }])
    const { feedback, events } = await itemOf(codeIn(line))
    expect(feedback).toMatchObject({ status: 'answered', dueOn: null, answeredLate: null })
    expect(feedback.answeredAt).toEqual(new Date('2016-12-28T00:00:00+07:00'))
    expect(feedback.closedAt).toEqual(feedback.answeredAt)
    const details = { on: '2016-12-28', outcome: 'explained' }
    expect(events.at(-1)).toMatchObject({ name: 'answered-elsewhere', note: answered.answerText, details })
    const clocks = database.reader.selectFrom('feedbackClock').select('id').where('feedbackId', '=', feedback.id)
    expect(await clocks.execute()).toEqual([])
  })

  test.each([
    ['a line without a name', { senderName: '' }, 'senderName: too-short'],
    ['a telephone of letters', { senderPhone: 'abc' }, 'senderPhone: invalid-phone'],
    ['a way in that does not exist', { channel: 'bồ câu' }, 'channel: not-an-option'],
    ['an agency that does not exist', { accusedAgencyCode: 'khong-co' }, 'accusedAgencyCode: not-an-option'],
    ['an answer without its day', { answerText: 'Đã trả lời.' }, 'answeredOn: required'],
    ['an answer before the question', { answerText: 'Rồi.', answeredOn: '2016-01-01' }, 'answered-before-received'],
    ['a day that has not come', { receivedOn: '2018-01-01' }, 'receivedOn: date-in-future'],
    ['a column that the template does not have', { secret: 'x' }, 'unknown-field'],
  ])('%s is refused by its row, and the others are taken', async (name, wrong, reason) => {
    const good = { ...open, number: `sau ${name}` }
    const said = await importLines('sai.jsonl', [{ ...open, number: `trước ${name}`, ...wrong }, good])
    expect(said[0]).toMatch(/^refused row 1: /)
    expect(said[0]).toContain(reason)
    expect(said[1]).toMatch(/^added row 2: PA-/)
    expect(process.exitCode).toBe(1)
  })

  test('a line that comes back with other words is refused: officials may have gone on since', async () => {
    await importLines('a.jsonl', [{ ...open, number: '30/2016' }])
    const [said] = await importLines('a.jsonl', [{ ...open, number: '30/2016', text: 'Lời khác hẳn.' }])
    expect(said).toBe('refused row 1: feedback.entry-changed')
  })

  test('lines that are not JSON and files of another kind are named', async () => {
    const file = join(folder, 'hong.jsonl')
    writeFileSync(file, `{"number":\n${JSON.stringify({ ...open, number: '31/2016' })}\n`)
    const said = await run('import', 'feedback', file, '--register', 'Sổ cũ')
    expect(said[0]).toBe('refused Row 1: not-json')
    expect(said[1]).toMatch(/^added row 2/)
    await expect(run('import', 'feedback', '/etc/hostname', '--register', 'x')).rejects.toThrow('.xlsx or .jsonl')
  })
})

describe('what is written out', () => {
  test('the template is empty and has every column that is read', async () => {
    const file = join(folder, 'mau.xlsx')
    await run('export', 'feedback', file, '--template')
    const columns = entryColumns.map(({ key, header, type }) => ({ key, headers: [header], type }))
    expect(await readSheet(readFileSync(file), columns)).toMatchObject({ rows: [], problems: [] })
  })

  test('all items with their answers, and nothing by which a sender is known', async () => {
    const file = join(folder, 'ra.jsonl')
    await importLines('them.jsonl', [{ ...answered, number: '40/2016' }])
    await run('export', 'feedback', file)
    const text = readFileSync(file, 'utf8')
    const lines = text
      .trim()
      .split('\n')
      .map((line): Record<string, string> => JSON.parse(line))
    const { senderName: _, senderPhone: __, ...rest } = answered
    expect(lines).toContainEqual({ ...rest, number: '40/2016' })
    for (const personal of ['Ngọc', '0912345678']) expect(text).not.toContain(personal)
  })
})
