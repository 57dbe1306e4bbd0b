import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'
import { projectRoot } from '#kernel/root.ts'
import { namesOfFacets } from './facet-names.ts'
import { judgeSearch, readJudgedQuestions } from './judge-search.ts'
import { findProcedure, procedureNames } from './queries.ts'
import { listSectors, searchProcedures, suggestWhileTyping, type ProcedureSearch } from './search-procedures.ts'
import { suggestProcedures } from './suggest-procedures.ts'
import { databaseWithCatalog } from './testing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await databaseWithCatalog()
})
afterAll(() => database.drop())

const on = '2017-03-15'

function search(q: string, more: Partial<ProcedureSearch> = {}) {
  return searchProcedures(database.reader, { q, page: 1, on, ...more })
}

async function codes(q: string, more: Partial<ProcedureSearch> = {}): Promise<string[]> {
  return (await search(q, more)).items.map((item) => item.code)
}

describe('search by words', () => {
  test('"khai sinh" finds birth registration, with accents, without them and in capitals alike', async () => {
    const hits = await search('khai sinh')

    expect(hits.items[0]?.name).toMatch(/khai sinh/i)
    expect(hits.items.slice(0, 10).every((item) => /khai sinh/i.test(item.name))).toBe(true)
    expect(hits.mendedTo).toBeNull()
    for (const typed of ['KHAI SINH', 'Khai  Sinh', 'khái sình', 'khai sinh'.normalize('NFD')])
      expect(await codes(typed)).toEqual(hits.items.map((item) => item.code))
  })

  test('"dang ky khai sinh" puts the registration of births first', async () => {
    expect((await search('dang ky khai sinh')).items[0]?.name).toBe('Thủ tục đăng ký khai sinh')
    expect((await search('Đăng ký khai sinh')).items[0]?.name).toBe('Thủ tục đăng ký khai sinh')
  })

  test('the last word may be unfinished', async () => {
    expect((await codes('dang ky khai si')).slice(0, 3)).toContain('1.001193')
    expect((await search('dang ky khai s')).items[0]?.name).toMatch(/khai sinh/i)
  })

  test('a slip of the finger is mended, and the answer says so', async () => {
    const hits = await search('khai sihn')

    expect(hits.mendedTo).toBe('khai sinh')
    expect(hits.items[0]?.name).toMatch(/khai sinh/i)
    expect(await search('giay phep lia xe')).toMatchObject({ mendedTo: 'giay phep lai xe' })
    expect((await search('giay phep lia xe')).items[0]?.name).toMatch(/giấy phép lái xe/i)
    expect((await search('ket honn')).items[0]?.name).toMatch(/kết hôn/i)
  })

  test('words that are spelled as they sound are mended where the others beside them stand in a name', async () => {
    expect((await search('đăng ký tạm chú')).items[0]?.code).toBe('1.004194')
    expect((await search('giấy phép xây rựng')).items[0]?.name).toMatch(/giấy phép xây dựng/i)
    // One text holds all four words by chance; "khai sinh" is the commonest pair that sounds so.
    const birth = await search('lam giay khai sanh')
    expect(birth.mendedTo).toBe('lam giay khai sinh')
    expect(birth.items[0]?.name).toBe('Thủ tục đăng ký khai sinh')
  })

  test('words of asking alone show the whole list', async () => {
    expect(await search('thủ tục')).toMatchObject({ total: 4815, partial: false })
    expect((await search('thủ tục ở đâu', { level: 'commune' })).total).toBe(
      (await search('', { level: 'commune' })).total,
    )
  })

  test('a whole sentence is understood: words of asking count nothing, "làm lại" and "bị mất" mean that it is issued again', async () => {
    expect((await codes('tôi muốn làm lại căn cước công dân bị mất')).slice(0, 2)).toEqual(
      expect.arrayContaining(['1.014064', '2.001194']),
    )
    expect((await codes('Con tôi mới sinh, đi làm giấy khai sinh thì cần giấy tờ gì, ở đâu, bao lâu?'))[0]).toBe(
      '1.001193',
    )
    expect((await codes('cho tôi hỏi thủ tục chuyển trường cho con như thế nào'))[0]).toBe('2.002854')
  })

  test('abbreviations and everyday words are understood, with and without accents', async () => {
    for (const [typed, code] of [
      ['cap lai CCCD', '1.014064'],
      ['doi gplx', '3.000347'],
      ['làm lại bằng lái xe', '3.000348'],
      ['mo quan an', '1.001612'],
      ['HKTT', '1.004222'],
      ['xin xây nhà', '1.009122'],
      ['LLTP', '3.000333'],
    ] as const)
      expect((await codes(typed)).slice(0, 3), typed).toContain(code)
    expect((await search('mất sổ đỏ')).items[0]?.name).toMatch(/cấp lại giấy chứng nhận/i)
  })

  test('procedures without one of the words come when none has them all, and the answer says so', async () => {
    const hits = await search('khai sinh bitcoin')
    expect(hits.items[0]?.name).toMatch(/khai sinh/i)
    expect(hits.partial).toBe(true)
    expect((await search('khai sinh')).partial).toBe(false)
  })

  test('what no procedure answers in full says which of its words are worth searching alone, and a filter that leaves nothing does too', async () => {
    expect((await search('khai sinh bitcoin')).telling).toEqual(['khai sinh'])
    expect((await search('khai sinh')).telling).toEqual([])
    const nowhere = await search('ket hon giay phep lai xe', { sector: 'KHONG-CO' })
    expect(nowhere.total).toBe(0)
    expect(nowhere.telling).toContain('ket hon')
    for (const term of nowhere.telling) expect((await search(term)).total, term).toBeGreaterThan(0)
  })

  test('what a citizen does at the commune comes before the same at the ministry, and what offices do among themselves last', async () => {
    const again = await codes('cấp lại thẻ căn cước')
    expect(again.indexOf('1.014064')).toBeLessThan(again.indexOf('1.000757'))
    const { items } = await search('nhà ở công vụ')
    const firstInternal = items.findIndex(({ internal }) => internal)
    expect(items.slice(0, firstInternal).every(({ internal }) => !internal)).toBe(true)
    expect(firstInternal).toBeGreaterThan(0)
  })

  test('a synonym counts from its first day to its last', async () => {
    await sql`insert into search_synonym (kind, phrase, meanings, effective, recorded_at)
      values ('everyday', 'giấy lên đường', '{"cấp giấy phép lái xe quốc tế"}', '[2017-03-01,2017-04-01)', now())`.execute(
      database.ownerDb,
    )
    expect((await codes('giay len duong'))[0]).toBe('3.000353')
    expect((await codes('giay len duong', { on: '2017-04-01' }))[0]).not.toBe('3.000353')
  })

  test('nonsense finds nothing, and marks alone are no search', async () => {
    expect(await search('zzzzqqqq xkcdxkcd')).toMatchObject({ total: 0, items: [] })
    expect(await search("'); drop table --")).toMatchObject({ mendedTo: null })
    expect(await search('&|!():*')).toMatchObject({ total: 0 })
    expect(await search('%_%')).toMatchObject({ total: 0 })
  })

  test('a code is found whole, in part and with blanks around it', async () => {
    expect(await codes(' 1.001193 ')).toEqual(['1.001193'])
    expect(await codes('1.01432')).toContain('1.014325.H38')
    expect(await codes('\u00a01.014325')).toEqual(['1.014325', '1.014325.H38'])
    expect((await search('1.00')).total).toBeGreaterThan(1000)
    expect((await search('1.0_0')).total).toBe(0)
    expect(await codes('cho hỏi thủ tục mã số 2.000815 ạ')).toEqual(['2.000815'])
  })

  test('whatever is typed is words: ten thousand characters, signs of queries and patterns, control characters', async () => {
    const typed = [
      'khai sinh '.repeat(1000),
      'a'.repeat(10_000),
      '(((((khai & | ! <-> sinh:*',
      "khai' sinh \\ '' \"",
      'khai%sinh_',
      'khai\u0000sinh\u0007\u202e',
      '🙂🙂🙂',
      '\ud800',
    ]
    for (const one of typed) expect((await search(one)).total, one.slice(0, 40)).toBeGreaterThanOrEqual(0)
    expect((await search('(((((khai & | ! <-> sinh:*')).items[0]?.name).toMatch(/khai sinh/i)
  })

  test('a search is three statements, six when words are mistyped', async () => {
    const count = async (q: string) => (await countStatements(() => search(q, { facets: true }))).statements.length
    expect(await count('tôi muốn làm lại căn cước công dân bị mất')).toBeLessThanOrEqual(3)
    expect(await count('khai sihn')).toBeLessThanOrEqual(7)
    expect(await count('zzzzqqqq xkcdxkcd')).toBeLessThanOrEqual(9)
  })
})

describe('suggestions while typing', () => {
  const suggested = async (typed: string) =>
    (await suggestWhileTyping(database.reader, { typed, on })).map(({ code }) => code)

  test('what many names go on with comes before what few do: "khai s" is rather "khai sinh" than "triển khai sau"', async () => {
    const names = (await suggestWhileTyping(database.reader, { typed: 'khai s', on })).map(({ name }) => name)
    const last = names.findLastIndex((name) => /khai sinh/i.test(name))
    const first = names.findIndex((name) => /triển khai sau/i.test(name))
    expect(last).toBeGreaterThanOrEqual(4)
    expect(first === -1 || first > last).toBe(true)
  })

  test('are the first of what the search finds, at most eight, from the second letter on', async () => {
    expect(await suggested('dang ky khai sinh')).toEqual((await codes('dang ky khai sinh')).slice(0, 8))
    expect((await suggested('dang ky khai si')).slice(0, 3)).toContain('1.001193')
    expect((await suggested('gplx')).length).toBe(8)
    expect(await suggested('1.00119')).toContain('1.001193')
    for (const little of ['', ' ', 'c', '?!']) expect(await suggested(little), little).toEqual([])
  })

  test('cost three statements, six when a word is mistyped', async () => {
    const count = async (typed: string) => (await countStatements(() => suggested(typed))).statements.length
    expect(await count('dang ky khai si')).toBe(3)
    expect(await count('khai sihn')).toBeLessThanOrEqual(7)
    expect(await suggested('khai sihn')).toEqual((await codes('khai sinh')).slice(0, 8))
  })
})

describe('everyday questions', () => {
  for (const [file, atLeast] of [
    ['bench/search/queries.csv', 150],
    ['bench/search/held-out.csv', 60],
  ] as const) {
    test(`of ${file} find their procedures among the first five nine times out of ten`, async () => {
      const questions = await readJudgedQuestions(join(projectRoot, file))
      const judgement = await judgeSearch(database.reader, questions, on)

      expect(questions.length).toBeGreaterThanOrEqual(atLeast)
      expect(judgement.recallAt5).toBeGreaterThanOrEqual(0.9)
      expect(judgement.answeredAt5).toBeGreaterThanOrEqual(0.95)
      expect(judgement.meanReciprocalRank).toBeGreaterThanOrEqual(0.85)
    }, 240_000)
  }

  test('name only procedures that are in the catalogue', async () => {
    const known = new Set(
      (await database.reader.selectFrom('procedure').select('code').execute()).map(({ code }) => code),
    )
    for (const file of ['bench/search/queries.csv', 'bench/search/held-out.csv'])
      for (const { query, right } of await readJudgedQuestions(join(projectRoot, file)))
        expect(
          right.filter((code) => !known.has(code)),
          query,
        ).toEqual([])
  })
})

describe('facets', () => {
  test('count what each choice would leave, under the filters that are set', async () => {
    const { facets, total } = await search('khai sinh', { facets: true })
    for (const level of ['commune', 'province'] as const) {
      const counted = facets.level?.find(({ value }) => value === level)?.procedures ?? 0
      const chosen = await search('khai sinh', { level, facets: true })
      expect(chosen.items.filter(({ levels }) => levels.includes(level)).length).toBe(chosen.items.length)
      expect(counted).toBeGreaterThan(0)
      expect(chosen.total).toBeGreaterThanOrEqual(counted)
      expect(chosen.facets.level).toBeUndefined()
    }
    expect(facets.sector?.reduce((sum, { procedures }) => sum + procedures, 0)).toBeLessThanOrEqual(total)
  })

  test('bear names that no two share, also where the source keeps one sector under two codes', async () => {
    const { facets } = await search('khai sinh', { facets: true })
    const names = await namesOfFacets(database.reader, facets, {}, on)
    const sectors = (facets.sector ?? []).map(({ value }) => names.get(value) ?? '')
    expect(sectors.filter((name) => name.startsWith('Hộ tịch')).length).toBe(2)
    expect(new Set(sectors).size).toBe(sectors.length)
  })

  test('of the whole catalogue are exact', async () => {
    const { facets } = await search('', { facets: true })
    const communes = await search('', { level: 'commune' })
    const online = await search('', { online: 'full' })
    const businesses = await search('', { applicant: 'business' })
    const of = (name: 'level' | 'online' | 'applicant', value: string) =>
      facets[name]?.find((one) => one.value === value)?.procedures
    expect(of('level', 'commune')).toBe(communes.total)
    expect(of('online', 'full')).toBe(online.total)
    expect(of('applicant', 'business')).toBe(businesses.total)
    expect(online.total * businesses.total).toBeGreaterThan(0)
  })
})

describe('the list', () => {
  test('holds all procedures in the order of their names, 50 a page, in one statement', async () => {
    const { result, statements } = await countStatements(() => search(''))

    expect(result).toMatchObject({ total: 4815, page: 1, pageSize: 50 })
    expect(result.items.length).toBe(50)
    expect(statements.length).toBe(1)
    const last = await search('', { page: 97 })
    expect(last.items.length).toBe(15)
    expect(await search('', { page: 98 })).toMatchObject({ total: 4815, items: [] })
    const names = result.items.map((item) => item.name)
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare))
  })

  test('every procedure stands on exactly one page', async () => {
    const seen = new Set<string>()
    for (let page = 1; page <= 97; page++) for (const code of await codes('', { page })) seen.add(code)
    expect(seen.size).toBe(4815)
  })

  test('filters by level, sector and department, together with words', async () => {
    const commune = await search('', { level: 'commune' })
    expect(commune.total).toBe(596 + 173 + 141 + 34 + 11 + 4 + 1)
    expect((await search('', { level: 'district' })).total).toBe(0)
    expect((await search('', { sector: 'G15-TP07' })).total).toBe(35)
    const births = await search('khai sinh', { sector: 'G15-TP07', level: 'commune' })
    expect(births.items.every((item) => item.sectorCode === 'G15-TP07' && item.levels.includes('commune'))).toBe(true)
    expect((await search('', { agency: 'so-y-te' })).items.every((item) => /y tế/i.test(item.agencies))).toBe(true)
  })

  test('a day before which nothing is known to have ended shows the same list', async () => {
    expect((await search('', { on: '2010-01-01' })).total).toBe(4815)
  })

  test('the sectors add up', async () => {
    const sectors = await listSectors(database.reader, on)

    expect(sectors.length).toBe(293)
    expect(new Set(sectors.map(({ name }) => name.toLocaleLowerCase('vi'))).size).toBe(293)
    const land = sectors.filter(({ name }) => name.startsWith('Đất đai')).map(({ name }) => name)
    expect(land.length).toBeGreaterThan(1)
    for (const name of land) expect(name).toMatch(/^Đất đai · [\w-]+$/)
    expect(sectors.reduce((sum, sector) => sum + sector.procedures, 0)).toBe(4815)
  })
})

describe('for other modules', () => {
  test('a procedure is found by its code, blanks or not; an unknown one is not', async () => {
    expect(await findProcedure(database.reader, ' 1.001193', on)).toMatchObject({
      code: '1.001193',
      name: 'Thủ tục đăng ký khai sinh',
      levels: ['commune'],
    })
    expect(await findProcedure(database.reader, '9.999999', on)).toBeUndefined()
  })

  test('names are read for many ids at once', async () => {
    const { items } = await search('khai sinh')
    const names = await procedureNames(
      database.reader,
      items.map((item) => item.id),
    )

    expect(names.size).toBe(items.length)
    expect(names.get(items[0]?.id ?? '')?.code).toBe(items[0]?.code)
    expect((await procedureNames(database.reader, [])).size).toBe(0)
  })

  test('the text of a feedback suggests the procedure it is about, and why', async () => {
    const text =
      'Tôi đến UBND xã làm giấy đăng ký khai sinh cho con nhưng cán bộ bắt bổ sung giấy tờ ba lần, không đúng với thủ tục niêm yết.'
    const suggestions = await suggestProcedures(database.reader, { text, limit: 5, on })

    expect(suggestions.length).toBeGreaterThan(0)
    for (const { name } of suggestions) expect(name).toMatch(/đăng ký khai sinh/i)
    expect(suggestions[0]?.matched).toContain('khai sinh')
    const driving = await suggestProcedures(database.reader, {
      text: 'Doi giay phep lai xe het han bi cham qua ngay hen',
      limit: 3,
      on,
    })
    expect(driving[0]?.name).toMatch(/giấy phép lái xe/i)
  })

  test('a text about nothing in particular suggests nothing', async () => {
    expect(await suggestProcedures(database.reader, { text: 'abc xyz', limit: 5, on })).toEqual([])
    expect(await suggestProcedures(database.reader, { text: '', limit: 5, on })).toEqual([])
  })
})
