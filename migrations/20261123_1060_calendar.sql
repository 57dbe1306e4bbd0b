-- Working days as decreed, and the legal periods that are counted in them.
create extension if not exists btree_gist;

create table calendar_year (
  year          int primary key check (year between 1900 and 2200),
  known         boolean not null,
  decreed_basis text check (decreed_basis <> ''),

  constraint a_known_year_has_a_basis check (not known or decreed_basis is not null)
);
comment on table calendar_year is
  'Năm đã có quyết định, thông báo về ngày nghỉ (Bộ luật Lao động 2019 Điều 112 khoản 3). Năm chưa công bố (known = false) thì không tính thời hạn.';
grant select, insert, update on calendar_year to app;

create table calendar_day (
  date      date primary key,
  kind      text not null check (kind in ('holiday', 'substitute', 'swapped-off', 'swapped-work')),
  name      text not null check (name <> ''),
  paired_on date unique,
  basis     text not null check (basis <> ''),
  source    text not null check (source <> ''),
  certain   boolean not null default true,

  constraint a_swap_has_two_days check ((kind in ('swapped-off', 'swapped-work')) = (paired_on is not null)),
  constraint a_weekday_is_swapped_off check (kind <> 'swapped-off' or extract(isodow from date) <= 5),
  constraint a_weekend_day_is_worked check (kind <> 'swapped-work' or extract(isodow from date) >= 6),
  constraint nobody_swaps_a_day_with_itself check (paired_on <> date)
);
comment on table calendar_day is
  'Ngày nghỉ lễ, tết (holiday), nghỉ bù (substitute), nghỉ hoán đổi (swapped-off) và ngày làm bù (swapped-work): Bộ luật Lao động 2019 Điều 111 khoản 3, Điều 112. Ngày khác theo tuần làm việc thứ Hai đến thứ Sáu. certain = false: còn phải đối chiếu văn bản.';
-- A year that is decreed takes the place of the days computed for it.
grant select, insert, update, delete on calendar_day to app;

create table legal_rule (
  id        uuid primary key default uuidv7(),
  rule      text not null check (rule ~ '^[a-z-]+\.[a-z-]+$'),
  days      int check (days between 0 and 3650),
  unit      text not null check (unit in ('working-day', 'calendar-day', 'fixed-date', 'times', 'by-instrument')),
  direction text check (direction in ('after', 'before')),
  month_day text check (month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  basis     text not null check (basis <> ''),
  origin    text not null check (origin in ('law', 'index', 'province', 'ours')),
  certain   boolean not null,
  note      text check (note <> ''),
  valid     daterange not null check (not isempty(valid) and not lower_inf(valid)),

  constraint a_period_has_days_and_direction check (
    case when unit in ('working-day', 'calendar-day') then days is not null and direction is not null
         when unit = 'times' then days is not null and direction is null
         else days is null and direction is null end),
  constraint a_fixed_date_has_a_day check ((unit = 'fixed-date') = (month_day is not null)),
  constraint one_value_in_force_at_a_time exclude using gist (rule with =, valid with &&)
);
comment on table legal_rule is
  'Thời hạn và giới hạn theo pháp luật, theo thời gian có hiệu lực: NĐ 20/2008 Điều 9, 14; NĐ 63/2010 Điều 15, 20, 24, 30, 35; Quyết định 766/QĐ-TTg; quy chế của tỉnh. Cách tính: Bộ luật Dân sự 2015 Điều 147, 148. days là số ngày, với unit = times là số lần.';
grant select, insert, update on legal_rule to app;
