import { Client } from 'pg'

/** Fills the tables of feedback up to a number of items, with texts of the demonstration in ever new mixtures; made by SQL, because the acts have their own measure. */
export async function fillFeedback(owner: Client, url: string, wanted: number): Promise<number> {
  const { rows } = await owner.query<{ count: string }>('select count(*) from feedback')
  const present = Number(rows[0]?.count ?? 0)
  const missing = wanted - present
  // Of a million codes made from numbers some hundred are the same; what is missing for them is not worth filling for again.
  if (missing < wanted / 1000) return present
  // Indexes are made in the end; entered row by row they take ten times as long.
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = any($1::regclass[]) and not indisunique`,
    [tables],
  )
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  // The same for Vietnamese words and ten times as quick; what it is in truth comes back in the end.
  const { rows: folding } = await owner.query<{ definition: string }>(
    `select pg_get_functiondef('fold_vi(text)'::regprocedure) as definition`,
  )
  await owner.query(`create or replace function fold_vi(value text) returns text language sql immutable strict parallel safe
    return lower(unaccent('unaccent', value) collate "pg_c_utf8")`)
  const steps = Array.from({ length: Math.ceil(missing / step) }, (_, index) => index * step)
  await Promise.all([fillSteps(), fillSteps()])
  for (const { definition } of folding) await owner.query(definition)
  process.stdout.write('\nindexing and analyzing\n')
  await owner.query(`set maintenance_work_mem = '1GB'`)
  for (const { definition } of indexes) await owner.query(definition)
  // What the trigger would have added up.
  await owner.query(`truncate feedback_open_tally;
    insert into feedback_open_tally (grain, due, status, handling_agency_id, handler_id, shielded_agency_id, items, fresh)
    select k.*, false from open_feedback_keys(array(
      select row(f.status, f.handling_agency_id, f.handler_id, f.accused_agency_id, f.about, f.ground, f.due_on, 1)::feedback_open_fact
      from feedback f where f.closed_at is null)) k`)
  await owner.query(`vacuum analyze feedback_open_tally, ${tables.join(', ')}`)
  return wanted

  async function fillSteps(): Promise<void> {
    const client = new Client({ connectionString: url })
    await client.connect()
    // As replica: foreign keys are not looked up, three for every row; nor are triggers run.
    await client.query('set synchronous_commit = off; set session_replication_role = replica')
    for (let done = steps.shift(); done !== undefined; done = steps.shift()) {
      await client.query(insertItems, [Math.min(step, missing - done), present + done, wanted])
      process.stdout.write(`\r${present + done + step} items`)
    }
    await client.end()
  }
}

const step = 20_000
const tables = [
  'feedback',
  'feedback_sender',
  'feedback_clock',
  'feedback_publication',
  'feedback_event',
  'feedback_answer',
]

/** One statement: items, their senders, clocks, a course of three lines, an answer and the publication of what is finished. */
const insertItems = `
with pool as (
  select array_agg(text) as texts, array_agg(distinct procedure_id) filter (where procedure_id is not null) as procedures from feedback where demonstration
), offices as (
  select array_agg(id) as ids from agency where kind in ('department', 'district-committee')
), people as (
  select (array_agg(id))[1] as drafter, (array_agg(id))[2] as approver from official
), paper as (
  select receipt from feedback_clock where rule = 'feedback.handle' and receipt is not null limit 1
), control as (
  select agency_id as id from agency_role where role = 'control-authority' order by valid desc limit 1
), numbers as (
  select $2::int + n as n, now() - (1 + 1400 * (1 - ($2::int + n)::float8 / $3::int)) * interval '1 day' as at, random() as dice, random() as other
  from generate_series(1, $1::int) n
), items as (
  insert into feedback (code, secret_hash, status, channel, kind, ground, about, text, procedure_id, consented_at, received_at, received_on,
    receiving_agency_id, register_year, register_number, accepted_at, handling_agency_id, answered_at, answered_late, published_at, closed_at, due_on, demonstration)
  select
    'PA-' || substr(translate(upper(md5(n::text || 'a')), '01', 'XY'), 1, 4) || '-' || substr(translate(upper(md5(n::text || 'b')), '01', 'XY'), 1, 4),
    decode(md5(n::text), 'hex'),
    case when dice < 0.95 then 'published' when dice < 0.97 then 'refused' when dice < 0.99 then 'handling' else 'submitted' end,
    'web', 'problem', case when other < 0.5 then 'impractical' when other < 0.8 then 'other' else 'inconsistent' end, 'rule',
    pool.texts[1 + (n % array_length(pool.texts, 1))] || ' ' || left(pool.texts[1 + ((n / 7) % array_length(pool.texts, 1))], 120) || ' (' || n || ')',
    pool.procedures[1 + (n % array_length(pool.procedures, 1))], at, at, at::date,
    control.id,
    case when dice < 0.99 then 3000 + extract(year from at)::int end, case when dice < 0.99 then n end, case when dice < 0.99 then at + interval '1 day' end,
    case when dice < 0.99 then offices.ids[1 + (n % array_length(offices.ids, 1))] end,
    case when dice < 0.95 then at + interval '10 days' end, case when dice < 0.95 then other < 0.08 end,
    case when dice < 0.95 then at + interval '11 days' end, case when dice < 0.97 then at + interval '11 days' end,
    case when dice >= 0.97 and dice < 0.99 then (at + interval '15 days')::date end, false
  from numbers, pool, offices, control
  on conflict do nothing
  returning *
), senders as (
  insert into feedback_sender (feedback_id, kind, sealed, phone_hash) select id, 'individual', decode(repeat(md5(code), 6), 'hex'), decode(md5(code || 'p'), 'hex') from items
), clocks as (
  insert into feedback_clock (feedback_id, rule, origin, agency_id, started_on, due_on, due_basis, receipt, state, ended_on)
  select id, 'feedback.handle', 'province', handling_agency_id, received_on, coalesce(due_on, received_on + 15), 'bench', paper.receipt, case when closed_at is null then 'running' else 'met' end,
    case when closed_at is null then null else closed_at::date end
  from items, paper where status <> 'submitted'
), events as (
  insert into feedback_event (feedback_id, at, name, actor_kind, for_sender)
  select id, received_at + step * interval '1 day', (array['submitted', 'accepted', 'transferred'])[step + 1], 'system', true from items, generate_series(0, 2) step
), answers as (
  insert into feedback_answer (feedback_id, round, outcome, text, drafted_by, drafted_at, approved_by, approved_at)
  select items.id, 1, 'explained', left(text, 300), people.drafter, answered_at, people.approver, answered_at from items, people where status = 'published'
)
insert into feedback_publication (feedback_id, code, title, text, answer_text, outcome, kind, ground, about, agency_id, procedure_id, received_on, answered_on, published_on, published_at, on_time, year)
select id, code, left(text, 60), text, left(text, 300), 'explained', kind, ground, 'rule', handling_agency_id, procedure_id, received_on, answered_at::date, published_at::date, published_at, not answered_late,
  extract(year from published_at)::int
from items where status = 'published'`
