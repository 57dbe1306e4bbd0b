-- Số phản ánh, kiến nghị đang mở: luôn đúng, không phải đếm lại mỗi lần mở trang.

-- Counts of open items by what lists and dashboards ask, for any day. Every change of an item adds rows (+1 here, -1 there) in its own
-- transaction, so that no two who act wait for one another; a job adds them up now and then. The sum is the number at every moment.
create table feedback_open_tally (
  -- item: every open item once; month and day: those with a due day, under its month and under the day itself.
  grain               text not null check (grain in ('item', 'month', 'day')),
  due                 date not null,
  status              text not null,
  -- Nobody and none are the zero uuid, so that equal keys are equal.
  handling_agency_id  uuid not null,
  handler_id          uuid not null,
  -- The agency whose conduct the item is about and that does not handle it: its people must not know of it.
  shielded_agency_id  uuid not null,
  items               integer not null check (items <> 0),
  -- Not added up yet.
  fresh               boolean not null default true
);
comment on table feedback_open_tally is 'Số phản ánh, kiến nghị đang mở theo trạng thái, cơ quan, người xử lý, hạn: mỗi thay đổi thêm dòng cộng hoặc trừ trong cùng giao dịch, cộng dồn sau; tổng luôn đúng.';
create index feedback_open_tally_key on feedback_open_tally (grain, due, status, handling_agency_id);
create index feedback_open_tally_fresh on feedback_open_tally (fresh) where fresh;

create type feedback_open_fact as (
  status text, handling_agency_id uuid, handler_id uuid, accused_agency_id uuid, about text, ground text, due_on date, items integer);

create function open_feedback_keys(facts feedback_open_fact[])
returns table (grain text, due date, status text, handling_agency_id uuid, handler_id uuid, shielded_agency_id uuid, items integer)
language sql immutable as $$
  select g.grain, g.due, f.status, coalesce(f.handling_agency_id, none.id),
    case when g.grain = 'item' then coalesce(f.handler_id, none.id) else none.id end,
    case when coalesce(f.about, f.ground) = 'conduct' and f.handling_agency_id is distinct from f.accused_agency_id
      then coalesce(f.accused_agency_id, none.id) else none.id end,
    sum(f.items)::int
  from unnest(facts) f, (values ('00000000-0000-0000-0000-000000000000'::uuid)) none (id),
    lateral (values ('item', '-infinity'::date), ('month', date_trunc('month', f.due_on::timestamp)::date), ('day', f.due_on)) g (grain, due)
  where g.due is not null
  group by 1, 2, 3, 4, 5, 6
  having sum(f.items) <> 0
$$;
comment on function open_feedback_keys is 'Khóa đếm của các phản ánh, kiến nghị đang mở.';

create function tally_open_feedback() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into feedback_open_tally (grain, due, status, handling_agency_id, handler_id, shielded_agency_id, items)
    select * from open_feedback_keys(array(select row(f.status, f.handling_agency_id, f.handler_id, f.accused_agency_id, f.about, f.ground, f.due_on, 1)::feedback_open_fact
      from added f where f.closed_at is null));
  else
    insert into feedback_open_tally (grain, due, status, handling_agency_id, handler_id, shielded_agency_id, items)
    select * from open_feedback_keys(array(
      select row(f.status, f.handling_agency_id, f.handler_id, f.accused_agency_id, f.about, f.ground, f.due_on, 1)::feedback_open_fact
      from added f where f.closed_at is null
      union all
      select row(f.status, f.handling_agency_id, f.handler_id, f.accused_agency_id, f.about, f.ground, f.due_on, -1)::feedback_open_fact
      from gone f where f.closed_at is null));
  end if;
  return null;
end $$;
comment on function tally_open_feedback is 'Cộng, trừ số phản ánh, kiến nghị đang mở theo từng thay đổi.';

create trigger tally_open_added after insert on feedback
  referencing new table as added for each statement execute function tally_open_feedback();
create trigger tally_open_changed after update on feedback
  referencing new table as added old table as gone for each statement execute function tally_open_feedback();

insert into feedback_open_tally (grain, due, status, handling_agency_id, handler_id, shielded_agency_id, items, fresh)
select k.*, false from open_feedback_keys(array(
  select row(f.status, f.handling_agency_id, f.handler_id, f.accused_agency_id, f.about, f.ground, f.due_on, 1)::feedback_open_fact
  from feedback f where f.closed_at is null)) k;

-- In the order of the work list, with what decides who sees an item: one page is read from the index alone.
create index feedback_open_in_order on feedback (due_on, received_at, id)
  include (status, handling_agency_id, handler_id, accused_agency_id, about, ground, entered_by, desk_agency_id) where closed_at is null;
create index feedback_open_by_status on feedback (status, due_on, received_at, id)
  include (handling_agency_id, handler_id, accused_agency_id, about, ground, entered_by, desk_agency_id) where closed_at is null;
drop index feedback_open_work;

grant select, insert, delete on feedback_open_tally to app;
