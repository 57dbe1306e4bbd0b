-- Công khai, niêm yết thủ tục hành chính (Nghị định 63/2010/NĐ-CP Điều 16–18, 24, sửa đổi bởi Nghị định 92/2017/NĐ-CP).

create table publication_duty (
  id               uuid primary key default uuidv7(),
  announcement_id  uuid not null references announcement,
  procedure_id     uuid not null references procedure,
  -- The text to be made public; empty when the procedure ended and has to be taken down.
  revision_id      uuid references procedure_revision,
  way              text not null check (way in ('national-database', 'posting', 'taking-down')),
  agency_id        uuid not null references agency,
  started_on       date not null,
  -- Empty while the calendar of the year in which it ends has not been decreed, or when no period is known for that time: none is guessed.
  due_on           date,
  due_basis        text,
  origin           text check (origin in ('law', 'index', 'province', 'ours')),
  receipt          jsonb,
  done_on          date,
  -- A later text took its place before it was done, or nothing was left to do.
  dropped_on       date,
  constraint publication_duty_one_end check (done_on is null or dropped_on is null),
  constraint publication_duty_day_has_its_ground check (due_on is null or (due_basis is not null and receipt is not null)),
  constraint publication_duty_of_a_text check ((way = 'taking-down') = (revision_id is null)),
  constraint publication_duty_once unique (announcement_id, procedure_id, way, agency_id)
);
comment on table publication_duty is 'Nghĩa vụ công khai một thủ tục hành chính theo một hình thức (Điều 17): cơ quan chịu trách nhiệm, hạn, căn cứ; lưu khi phát sinh.';
create index publication_duty_open on publication_duty (agency_id, due_on) where done_on is null and dropped_on is null;
create index publication_duty_of_procedure on publication_duty (procedure_id, way);

create table posting_sheet (
  id            uuid primary key default uuidv7(),
  -- Stands in the QR code on the sheet: whoever stands before the board may read it, nobody can guess another.
  token         text not null unique check (token ~ '^[A-Za-z0-9_-]{16}$'),
  agency_id     uuid not null references agency,
  procedure_id  uuid not null references procedure,
  revision_id   uuid not null references procedure_revision,
  made_at       timestamptz not null,
  printed_at    timestamptz,
  constraint posting_sheet_once unique (agency_id, revision_id)
);
comment on table posting_sheet is 'Tờ niêm yết: một nội dung thủ tục tại một nơi tiếp nhận, có mã QR để ai cũng biết tờ còn hiệu lực hay không.';
create index posting_sheet_of_procedure on posting_sheet (procedure_id, agency_id);

create table posting (
  id            uuid primary key default uuidv7(),
  sheet_id      uuid not null unique references posting_sheet,
  posted_on     date not null,
  place         text not null check (length(place) between 1 and 500),
  confirmed_by  uuid references official,
  confirmed_at  timestamptz not null
);
comment on table posting is 'Xác nhận đã niêm yết: ngày, nơi, người xác nhận, kèm ảnh (Điều 17.1.b).';

create table posting_removal (
  sheet_id      uuid primary key references posting_sheet,
  removed_on    date not null,
  confirmed_by  uuid references official,
  confirmed_at  timestamptz not null
);
comment on table posting_removal is 'Xác nhận đã gỡ một tờ niêm yết.';

create table board_report (
  id           uuid primary key default uuidv7(),
  sheet_id     uuid not null references posting_sheet,
  kind         text not null check (kind in ('still-hanging', 'missing', 'unreadable', 'other')),
  words        text check (length(words) <= 1000),
  reported_on  date not null,
  reported_at  timestamptz not null,
  settled_by   uuid references official,
  settled_at   timestamptz,
  settled_note text check (length(settled_note) <= 1000),
  constraint board_report_once_a_day unique (sheet_id, kind, reported_on),
  constraint board_report_settled check ((settled_at is null) = (settled_note is null))
);
comment on table board_report is 'Người dân báo bảng niêm yết cũ, thiếu hoặc không đọc được.';
create index board_report_open on board_report (sheet_id) where settled_at is null;

grant select, insert, update on publication_duty, posting_sheet, board_report to app;
grant select, insert on posting, posting_removal to app;
