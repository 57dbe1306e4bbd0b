-- The register opened with the senders' names (NĐ 20/2008 Đ.9.1.c): who, for what, which days. decisions/0030.

create table feedback_register_look (
  id          uuid primary key default uuidv7(),
  agency_id   uuid not null references agency,
  year        integer not null,
  from_on     date not null,
  to_on       date not null,
  -- In words of the official; may name a person, so it stays out of the sealed log.
  purpose     text not null check (length(purpose) between 10 and 500),
  as_sheet    boolean not null,
  -- Lines that were shown, and how many of them with the sender.
  lines       integer not null check (lines >= 0),
  named       integer not null check (named between 0 and lines),
  official_id uuid not null references official,
  looked_at   timestamptz not null,
  constraint feedback_register_look_period check (from_on <= to_on)
);
comment on table feedback_register_look is 'Lần mở sổ tiếp nhận có tên người gửi: ai, kỳ nào, để làm gì. Chỉ thêm, không sửa.';
create index feedback_register_look_by_book on feedback_register_look (agency_id, year, id desc);
create index feedback_register_look_by_official on feedback_register_look (official_id);

grant select, insert on feedback_register_look to app;
