import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { perform } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, test } from '#kernel/testing/fixtures.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { databaseWithCatalog } from '#modules/procedure/testing.ts'
import { recountLexemes } from './recount-lexemes.ts'
import { similarQuery } from './similar.ts'
import { submitFeedback } from './submit-feedback.ts'
import { suggestFor, type Suggestible } from './suggest.ts'
import { aSubmission, seedFeedbackWorld } from './testing.ts'

const today = '2017-03-15'
const birth =
  'Trạm Y tế xã Long Bình bắt nộp giấy chứng sinh hai bản khi đăng ký khai sinh cho con tôi, hộ lý nói phải quay lại thứ sáu.'
let database: TestDatabase
let people: TestPeople

beforeAll(async () => {
  database = await databaseWithCatalog()
  const caller = await callerOn(database)
  people = await perform(caller, seedFeedbackWorld, undefined)
  await fillWithItems(50_000)
  await perform(caller, recountLexemes, undefined)
  await sql`vacuum analyze feedback, feedback_lexeme`.execute(database.ownerDb)
})
afterAll(() => database.drop())

/** Texts of a few thousand different words, common and rare, as large as citizens write. */
async function fillWithItems(items: number): Promise<void> {
  await sql`select setseed(0.5)`.execute(database.ownerDb)
  await sql`
    insert into feedback (code, secret_hash, channel, kind, ground, text, consented_at, received_at, received_on, receiving_agency_id)
    select 'PA-' || substr(letters, 1, 4) || '-' || substr(letters, 5, 4), '\\x00', 'web', 'problem', 'impractical',
      'Thủ tục hồ sơ giải quyết của cơ quan ' || (
        select string_agg(chr(97 + (power(random(), 3) * 25 + (item + syllable) * 0)::int) || chr(97 + (random() * 25)::int) || case when random() < 0.5 then 'n' else 'ng' end, ' ')
        from generate_series(1, 60) syllable),
      now(), now(), '2017-03-01', (select id from agency where code = 'so-tu-phap')
    from (select item, translate(lpad(to_hex(item), 8, '0'), '0123456789abcdef', '23456789ABCDEFGH') as letters from generate_series(1, ${items}::int) item) numbered
  `.execute(database.ownerDb)
}

async function anItem(text: string, more: Partial<typeof aSubmission> = {}) {
  const { feedback } = await perform(await callerOn(database), submitFeedback, { ...aSubmission, text, ...more })
  return feedback
}

function asking(text: string, more: Partial<Suggestible> = {}): Suggestible {
  return {
    id: '00000000-0000-0000-0000-000000000000',
    text,
    wishedRemedy: null,
    procedureId: null,
    about: null,
    ground: 'impractical',
    accusedAgencyId: null,
    ...more,
  }
}

describe('suggestions for whoever classifies', () => {
  test('the agency that the text names comes with the words that name it, accents and all', async () => {
    const { agencies } = await suggestFor(
      database.reader,
      people.hoa,
      asking('Nhân viên của SỞ Y TẾ hẹn tôi ba lần mà không cấp chứng chỉ hành nghề.'),
      today,
    )
    expect(agencies[0]).toMatchObject({ code: 'so-y-te', name: 'Sở Y tế' })
    expect(agencies[0]?.reason).toContain('nhắc đến "SỞ Y TẾ"')
  })

  test('a procedure is suggested with the words it shares with the text, and its competent agency with it', async () => {
    const { procedures, agencies } = await suggestFor(
      database.reader,
      people.hoa,
      asking('Tôi xin cấp giấy phép hoạt động khám bệnh, chữa bệnh cho phòng khám mà chờ rất lâu.'),
      today,
    )
    expect(procedures[0]?.name.toLowerCase()).toContain('khám bệnh')
    expect(procedures[0]?.reason).toMatch(/^khớp các từ: .*khám bệnh/)
    expect(agencies.map(({ code }) => code)).toContain('so-y-te')
    expect(agencies.find(({ code }) => code === 'so-y-te')?.reason).toContain('có thẩm quyền giải quyết thủ tục "')
  })

  test('feedback about conduct of an office does not suggest this office', async () => {
    const { id } = await database.reader
      .selectFrom('agency')
      .select('id')
      .where('code', '=', 'so-y-te')
      .executeTakeFirstOrThrow()
    const item = asking('Sở Y tế gây phiền hà.', { ground: 'conduct', accusedAgencyId: id })
    const { agencies } = await suggestFor(database.reader, people.hoa, item, today)
    expect(agencies.map(({ code }) => code)).not.toContain('so-y-te')
  })

  test('everything together takes four statements', async () => {
    const { statements } = await countStatements(() => suggestFor(database.reader, people.hoa, asking(birth), today))
    expect(statements.length).toBeLessThanOrEqual(4)
  })

  test('an empty or hostile text suggests nothing and breaks nothing', async () => {
    for (const text of [
      '',
      "'; drop table feedback; -- & | ! <-> :* \\",
      '!!!',
      '\u0001\u{10ffff}',
      'a'.repeat(20_000),
    ]) {
      const suggestions = await suggestFor(database.reader, people.hoa, asking(text), today)
      expect(suggestions.similar).toEqual([])
    }
  })
})

describe('similar items', () => {
  test('another item about the same matter is found among fifty thousand, with or without accents, and never the item itself', async () => {
    const same = await anItem(birth)
    const other = await anItem('Cấp phép xây dựng nhà ở riêng lẻ tại thành phố quá lâu so với niêm yết.')
    const asked = asking(
      'Ho ly tram y te xa Long Binh bat toi quay lai vi thieu giay chung sinh khi dang ky khai sinh.',
    )
    const { similar } = await suggestFor(database.reader, people.hoa, asked, today)
    expect(similar[0]).toMatchObject({ code: same.code, text: birth, status: 'submitted', procedureName: null })
    expect(similar[0]?.score).toBeGreaterThan(0.4)
    expect(similar.map(({ code }) => code)).not.toContain(other.code)

    const itself = await suggestFor(database.reader, people.hoa, same, today)
    expect(itself.similar.map(({ code }) => code)).not.toContain(same.code)
  })

  test('of two equal texts the one about the same procedure comes first', async () => {
    const procedure = await database.reader
      .selectFrom('procedure')
      .select(['id', 'code'])
      .limit(1)
      .executeTakeFirstOrThrow()
    const text = 'Mẫu tờ khai vườn ươm cây bưởi yêu cầu xác nhận của ba đơn vị khác nhau.'
    const about = await anItem(text, { procedureCode: procedure.code })
    const plain = await anItem(text)
    const { similar } = await suggestFor(
      database.reader,
      people.hoa,
      asking(text, { procedureId: procedure.id }),
      today,
    )
    expect(similar.slice(0, 2).map(({ code }) => code)).toEqual([about.code, plain.code])
    expect(similar[0]?.procedureName).not.toBeNull()
  })

  test('an official is shown only similar items that she may see', async () => {
    await anItem('Xin giấy xác nhận độc thân mà phường đòi sổ hộ khẩu bản gốc của hàng xóm.')
    const asked = asking('Xin giấy xác nhận độc thân, phường đòi sổ hộ khẩu bản gốc của hàng xóm.')
    const seenBy = async (actor: OfficialActor) =>
      (await suggestFor(database.reader, actor, asked, today)).similar.length
    expect(await seenBy(people.hoa)).toBeGreaterThan(0)
    expect(await seenBy(people.lan)).toBe(0)
  })

  test('the search index finds the candidates: no row of the table is read in order', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${similarQuery(
      people.hoa,
      { id: null, text: birth, procedureId: null },
      5,
    )}`.execute(database.reader)
    const plan = rows.map((row) => Object.values(row)[0]).join('\n')
    expect(plan).toContain('Bitmap Index Scan on feedback_search')
    expect(plan).not.toMatch(/Seq Scan on feedback\b(?!_)/)
  })
})

test('words are counted anew, and numbers, which may name a person, are left out', async () => {
  await anItem('Gọi 0912345678 gặp kỳ nhông kỳ nhông.')
  await perform(await callerOn(database), recountLexemes, undefined)
  const found = await database.reader
    .selectFrom('feedbackLexeme')
    .selectAll()
    .where('lexeme', 'in', ['nhong', '0912345678', 'thu'])
    .orderBy('lexeme')
    .execute()
  expect(found[0]).toEqual({ lexeme: 'nhong', items: 1 })
  expect(found[1]?.items).toBeGreaterThan(49_000)
  expect(found).toHaveLength(2)
})
