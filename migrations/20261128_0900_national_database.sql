-- Cơ sở dữ liệu quốc gia về TTHC (Nghị định 63/2010/NĐ-CP Điều 24): sending what was announced, what the national database shows, and the reconciliation with both.

-- What a text says as one short value, whatever the order of its keys: two texts with the same value say the same. By our own wrapper,
-- because PostgreSQL does not call `convert_to` immutable; from a database in UTF-8 to UTF-8 it changes nothing.
create function content_digest(content jsonb) returns bytea
  language sql immutable strict parallel safe
  return sha256(convert_to(content::text, 'UTF8'));

alter table procedure_content
  add column digest              bytea not null generated always as (content_digest(content)) stored,
  -- Decision that the source names; taken out so that a look at the whole catalogue need not open every text.
  add column announced_by_number text generated always as (nullif(content #>> '{announcedBy,number}', '')) stored,
  add column announced_by_on     text generated always as (content #>> '{announcedBy,on}') stored;

-- What ended is told to the national database too: such a duty has no text.
alter table publication_duty drop constraint publication_duty_of_a_text;
alter table publication_duty add constraint publication_duty_of_a_text
  check ((way <> 'taking-down' or revision_id is null) and (way <> 'posting' or revision_id is not null));

create table national_sending (
  duty_id        uuid primary key references publication_duty,
  -- Raised when a person asks to send again; within one round nothing is sent twice.
  round          integer not null default 1 check (round between 1 and 1000),
  state          text not null default 'waiting' check (state in ('waiting', 'failed', 'refused', 'handed-over', 'accepted')),
  attempts       integer not null default 0,
  -- What a national database that took the record over would show: read back whole, and from the portal's own fields alone.
  shown_digests  bytea[] not null default '{}',
  last_at        timestamptz,
  sent_on        date,
  constraint national_sending_sent_has_its_day check ((state in ('handed-over', 'accepted')) = (sent_on is not null))
);
comment on table national_sending is 'Việc gửi một thủ tục đã công bố lên Cơ sở dữ liệu quốc gia về TTHC: mỗi nghĩa vụ một lần gửi, đang ở tình trạng nào.';
create index national_sending_open on national_sending (last_at) where state in ('waiting', 'failed');

create table national_exchange (
  id          uuid primary key default uuidv7(),
  duty_id     uuid not null references national_sending,
  round       integer not null,
  attempt     integer not null,
  at          timestamptz not null,
  via         text not null check (via in ('folder', 'http')),
  body_hash   bytea not null check (length(body_hash) = 32),
  body_bytes  integer not null,
  outcome     text not null check (outcome in ('failed', 'refused', 'handed-over', 'accepted')),
  status      integer,
  answer      text not null check (length(answer) <= 2000),
  constraint national_exchange_in_order unique (duty_id, attempt)
);
comment on table national_exchange is 'Từng lần gửi lên Cơ sở dữ liệu quốc gia: gửi gì (mã băm), lúc nào, trả lời thế nào. Chỉ thêm, không sửa.';
create unique index national_exchange_once on national_exchange (duty_id, round) where outcome in ('handed-over', 'accepted');

create table national_snapshot (
  id           uuid primary key default uuidv7(),
  taken_on     date not null,
  source_name  text not null check (length(source_name) between 1 and 300),
  imported_at  timestamptz not null,
  records      integer not null,
  added        integer not null,
  changed      integer not null,
  gone         integer not null
);
comment on table national_snapshot is 'Một lần nhập dữ liệu xuất từ Cơ sở dữ liệu quốc gia để đối chiếu: của ngày nào, bao nhiêu bản ghi, khác lần trước ra sao.';
create index national_snapshot_latest on national_snapshot (taken_on desc, id desc);

create table national_record (
  id              uuid primary key default uuidv7(),
  source_code     text not null check (source_code <> ''),
  code            text not null check (code <> ''),
  name            text not null check (length(name) <= 4000),
  source_hash     bytea not null check (length(source_hash) = 32),
  -- Empty when the very bytes are known here already: then nothing more is needed to compare.
  content_digest  bytea check (length(content_digest) = 32),
  seen_from       date not null,
  gone_on         date,
  constraint national_record_in_order check (gone_on is null or gone_on >= seen_from)
);
comment on table national_record is
  'Cơ sở dữ liệu quốc gia đã hiện nội dung gì của một thủ tục, từ lần xuất nào đến lần xuất nào; chỉ giữ mã băm, không giữ toàn văn.';
create unique index national_record_shown on national_record (source_code) where gone_on is null;

create table reconciliation_day (
  id          uuid primary key default uuidv7(),
  on_day      date not null,
  -- Empty: the whole province.
  agency_id   uuid references agency,
  procedures  integer not null check (procedures >= 0),
  matching    integer not null,
  red         integer not null,
  decision    integer not null,
  portal      integer not null,
  national    integer not null,
  boards      integer not null,
  constraint reconciliation_day_once unique nulls not distinct (on_day, agency_id),
  constraint reconciliation_day_adds_up check (matching + red <= procedures and greatest(decision, portal, national, boards) <= procedures)
);
comment on table reconciliation_day is 'Kết quả đối chiếu công khai của một ngày: cả tỉnh và từng cơ quan, số thủ tục khớp ở từng nơi.';

grant select, insert, update on national_sending, national_record, reconciliation_day to app;
grant select, insert on national_exchange, national_snapshot to app;
