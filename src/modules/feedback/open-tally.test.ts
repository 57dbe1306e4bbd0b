import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'
import { listAgencies } from '#modules/agency/public.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { countOpen } from './dashboard-queries.ts'
import { addUpTally, tallyTabs } from './open-tally.ts'
import { visibleTo } from './queries.ts'
import { countWork, listWork, workTabs } from './staff-queries.ts'
import { aFeedback, seedFeedbackWorld } from './testing.ts'
import { statuses } from './workflow.ts'

const grounds = ['conduct', 'impractical', 'other']
const stages = [
  'submitted',
  'accepted',
  'classified',
  'transferred',
  'handling',
  'answer-drafted',
  'answered',
  'published',
] as const

/** So many items in chance states, with chance agencies, people, grounds and days; some have no day, some accuse the control authority itself. */
async function scatter(act: Act, people: TestPeople, count: number): Promise<void> {
  const agencies = (await listAgencies(act.tx, act.today)).slice(0, 4).map(({ id }) => id)
  const own = people.hoa.posts.map(({ agencyId }) => agencyId)
  const officials = [people.hoa.officialId, people.lan.officialId]
  await sql`
    insert into feedback (code, secret_hash, status, channel, kind, ground, about, text, consented_at, received_at, received_on,
      receiving_agency_id, handling_agency_id, handler_id, accused_agency_id, due_on, closed_at, routing_override)
    select 'PA-' || translate(upper(lpad(to_hex(n), 4, '0')), '01', 'XY') || '-3333', '', status, 'web', 'problem',
      (${grounds}::text[])[1 + floor(random() * 3)], (array['conduct', 'rule'])[1 + floor(random() * 2)], 'x', now(), now(), now(),
      (${agencies}::uuid[])[1], (${[...agencies, ...own]}::uuid[] || null::uuid)[1 + floor(random() * 6)],
      (${officials}::uuid[] || null::uuid)[1 + floor(random() * 3)], (${[...agencies, ...own]}::uuid[] || null::uuid)[1 + floor(random() * 6)],
      case when random() < 0.8 then ${act.today}::date + floor(random() * 200 - 150)::int end,
      case when status in ('refused', 'published', 'withdrawn') then now() end, 'Lý do bằng văn bản'
    from (
      select n, (${statuses.filter((status) => status !== 'merged')}::text[])[1 + floor(random() * 14)] as status from generate_series(1, ${count}::int) n
    ) item`.execute(act.tx)
}

/** Chance changes, several items and several facts at once. */
async function change(act: Act): Promise<void> {
  await sql`
    update feedback set status = 'handling', closed_at = null, due_on = due_on + floor(random() * 60 - 30)::int,
      handler_id = case when random() < 0.3 then null else handler_id end
    where random() < 0.2`.execute(act.tx)
  await sql`update feedback set closed_at = now(), status = 'withdrawn' where random() < 0.1`.execute(act.tx)
  await sql`update feedback set about = 'conduct', due_on = null where random() < 0.1`.execute(act.tx)
  await sql`update feedback set text = 'y', version = version + 1`.execute(act.tx)
}

/** The same numbers, item by item. */
async function slowly(act: Act, people: TestPeople, today: string, weekEndsOn: string) {
  const query = { tab: 'mine', filter: {}, today, weekEndsOn } as const
  const rows = await act.tx
    .selectFrom('feedback')
    .select(['id', 'status', 'handlingAgencyId', 'dueOn'])
    .where('closedAt', 'is', null)
    .where(visibleTo(people.hoa))
    .execute()
  const states = new Map<string, { open: number; late: number }>()
  for (const { status, handlingAgencyId, dueOn } of rows) {
    const key = `${status} ${handlingAgencyId}`
    const { open, late } = states.get(key) ?? { open: 0, late: 0 }
    states.set(key, { open: open + 1, late: late + (dueOn !== null && dueOn < today ? 1 : 0) })
  }
  // A filter that filters nothing away: the items themselves are counted.
  const counted = await countWork(act.tx, people.hoa, { ...query, filter: { channel: 'web' } })
  const length = async (tab: (typeof workTabs)[number]) =>
    (await listWork(act.tx, people.hoa, { ...query, tab, page: 1, pageSize: 10_000 })).length
  const listed = Object.fromEntries(await Promise.all(workTabs.map(async (tab) => [tab, await length(tab)] as const)))
  expect(listed).toEqual(counted)
  return { tabs: counted, states }
}

async function expectTrue(act: Act, people: TestPeople): Promise<void> {
  for (const today of [act.today, plusDays(act.today, -40), plusDays(act.today, 17), `${act.today.slice(0, 8)}01`]) {
    const days = { today, weekEndsOn: plusDays(today, 4) }
    const { tabs, states } = await slowly(act, people, today, days.weekEndsOn)
    expect(await tallyTabs(act.tx, people.hoa, days)).toEqual(tabs)
    expect(await countWork(act.tx, people.hoa, { tab: 'mine', filter: {}, ...days })).toEqual(tabs)
    const open = await countOpen(act.tx, people.hoa, today)
    expect(
      new Map(
        open.map(({ status, handlingAgencyId, open: count, late }) => [
          `${status} ${handlingAgencyId}`,
          { open: count, late },
        ]),
      ),
    ).toEqual(states)
  }
}

describe('the numbers of open items', () => {
  test('are those of the items, after whatever changes, before and after they were added up', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    await scatter(act, people, 300)
    await expectTrue(act, people)
    for (let round = 0; round < 4; round++) {
      await change(act)
      await expectTrue(act, people)
      expect((await addUpTally(act)).added).toBeGreaterThan(0)
      await expectTrue(act, people)
    }
    expect(await addUpTally(act)).toEqual({ added: 0 })
  })

  test('follow the acts of a whole course', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    for (const stage of stages) {
      await aFeedback(act, people, stage)
      const { tabs, states } = await slowly(act, people, act.today, plusDays(act.today, 4))
      expect(await tallyTabs(act.tx, people.hoa, { today: act.today, weekEndsOn: plusDays(act.today, 4) })).toEqual(
        tabs,
      )
      expect((await countOpen(act.tx, people.hoa, act.today)).length).toBe(states.size)
    }
    await addUpTally(act)
    const { rows } = await sql<{ least: number }>`select min(items)::int as least from feedback_open_tally`.execute(
      act.tx,
    )
    expect(rows[0]?.least).toBeGreaterThan(0)
  })

  test('the work list is read from an index in its own order', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    await scatter(act, people, 3000)
    await sql`set local enable_seqscan = off`.execute(act.tx)
    const { rows } = await sql<{ plan: string }>`
      explain select id from feedback where closed_at is null and status = 'submitted' order by due_on, received_at, id limit 50`.execute(
      act.tx,
    )
    const plan = rows.map((row) => Object.values(row)[0]).join('\n')
    expect(plan).toContain('Index Only Scan using feedback_open_by_status')
    expect(plan).not.toContain('Sort')
  })
})
