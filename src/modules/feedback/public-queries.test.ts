import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'
import { listAgencies } from '#modules/agency/public.ts'
import { latestPublished, listPublished, publishedAtMost, type PublishedSearch } from './public-queries.ts'
import { seedFeedbackWorld } from './testing.ts'

const words = ['khai', 'sinh', 'đất', 'đai', 'hộ', 'khẩu', 'phí', 'phép', 'xây', 'dựng']
const grounds = ['conduct', 'impractical', 'other'] as const

/** So many published results with chance words, agencies and days of three years; every one holds the words "ý kiến". */
async function publish(act: Act, count: number): Promise<readonly string[]> {
  await seedFeedbackWorld(act)
  const agencies = (await listAgencies(act.tx, act.today)).slice(0, 4).map(({ id }) => id)
  await sql`
    with item as (
      insert into feedback (code, secret_hash, status, channel, kind, ground, text, consented_at, received_at, received_on, receiving_agency_id, closed_at)
      select 'PA-' || translate(upper(lpad(to_hex(n), 4, '0')), '01', 'XY') || '-2222', '', 'published', 'web', 'problem',
        (${[...grounds]}::text[])[1 + floor(random() * 3)], 'x', now(), now(), now(), (${agencies}::uuid[])[1], now()
      from generate_series(1, ${count}::int) n
      returning id, code, ground
    )
    insert into feedback_publication (feedback_id, code, title, text, answer_text, outcome, kind, ground, about, agency_id,
      received_on, answered_on, published_on, published_at, on_time, year)
    select id, code, 'Ý kiến', (
        select coalesce(string_agg(word, ' '), '') from unnest(${words}::text[]) word where random() < 0.3 + 0 * length(code)
      ), 'Đã trả lời.', 'explained', 'problem', ground, 'rule', (${agencies}::uuid[])[1 + floor(random() * 4)], day, day, day, day, true, extract(year from day)
    from (select *, '2015-01-05'::date + floor(random() * 1000)::int as day from item) item
    where true`.execute(act.tx)
  return agencies
}

/** The same condition on every row, read one after another. */
async function naively(act: Act, search: PublishedSearch, pattern: string): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from feedback_publication
    where (${pattern} = '' or search_document @@ ${pattern}::tsquery)
      and (${search.agencyId ?? null}::uuid is null or agency_id = ${search.agencyId ?? null}::uuid)
      and (${search.ground ?? null}::text is null or ground = ${search.ground ?? null}::text)
      and (${search.year ?? null}::int is null or year = ${search.year ?? null}::int)
    order by published_on desc, feedback_id desc`.execute(act.tx)
  return rows.map(({ code }) => code)
}

describe('the search among published results', () => {
  test('finds what reading every result would find, in the same order, whatever is asked', async ({ act }) => {
    const agencies = await publish(act, 400)
    const asked: { readonly q?: string; readonly pattern: string }[] = [
      { pattern: '' },
      { q: 'đất đai', pattern: 'dat & dai:*' },
      { q: 'KHAI SINH', pattern: 'khai & sinh:*' },
      { q: 'x', pattern: 'x' },
      { q: 'kh', pattern: 'kh:*' },
      { q: 'phí phép xây dựng', pattern: 'phi & phep & xay & dung:*' },
      { q: 'không đâu', pattern: 'khong & dau:*' },
    ]
    for (const { q, pattern } of asked)
      for (const agencyId of [undefined, agencies[1]])
        for (const ground of [undefined, 'impractical'] as const)
          for (const year of [undefined, 2016, 2014]) {
            const search = { q, agencyId, ground, year }
            const expected = await naively(act, { ...search, page: 1 }, pattern)
            for (const page of [1, 2, 6]) {
              const found = await listPublished(act.tx, { ...search, page })
              expect(found.items.map(({ code }) => code)).toEqual(expected.slice((page - 1) * 20, page * 20))
              expect([found.total, found.more]).toEqual([expected.length, false])
            }
            const latest = await latestPublished(act.tx, search, 5)
            expect(latest.map(({ code }) => code)).toEqual(expected.slice(0, 5))
          }
  })

  test('of more than a thousand matches shows the newest thousand, and says that there are more', async ({ act }) => {
    await publish(act, publishedAtMost + 300)
    const expected = await naively(act, { page: 1 }, 'kien')
    for (const search of [{ q: 'ý kiến' }, {}]) {
      for (const page of [1, 7, publishedAtMost / 20]) {
        const found = await listPublished(act.tx, { ...search, page })
        expect(found.items.map(({ code }) => code)).toEqual(expected.slice((page - 1) * 20, page * 20))
        expect([found.total, found.more]).toEqual([publishedAtMost, true])
      }
    }
  })

  test('a result taken back is found no more', async ({ act }) => {
    await publish(act, 30)
    const [gone = ''] = await naively(act, { page: 1 }, 'kien')
    await act.tx.deleteFrom('feedbackPublication').where('code', '=', gone).execute()
    const found = await listPublished(act.tx, { q: 'ý kiến', page: 1 })
    expect([found.total, found.items.some(({ code }) => code === gone)]).toEqual([29, false])
  })
})
