-- Công bố thủ tục hành chính (Nghị định 63/2010/NĐ-CP Điều 13–15, sửa đổi bởi Nghị định 48/2013/NĐ-CP và 92/2017/NĐ-CP).

create table announcement (
  id                   uuid primary key default uuidv7(),
  code                 text not null unique check (code ~ '^CB-[0-9]{4}-[0-9]{4,}$'),
  status               text not null default 'drafting' check (status in (
    'drafting', 'in-quality-control', 'returned', 'cleared', 'submitted-to-chairman', 'signed', 'withdrawn')),
  -- Raised by every act on the dossier: whoever acts on what she saw an hour ago is told that it has changed.
  version              integer not null default 1,
  agency_id            uuid not null references agency,
  title                text not null check (length(title) between 1 and 1000),
  -- The nearest day on which the decision must be signed, copied from the running duties so that lists are one index scan.
  due_on               date,
  created_by           uuid references official,
  created_at           timestamptz not null,
  submitted_at         timestamptz,
  returned_at          timestamptz,
  cleared_at           timestamptz,
  cleared_by           uuid references official,
  to_chairman_at       timestamptz,
  closed_at            timestamptz,
  decision_number      text check (length(decision_number) between 1 and 100),
  decision_on          date,
  decision_issuer      text check (length(decision_issuer) <= 300),
  -- Address of the decision: number and year, in plain letters.
  decision_slug        text unique check (decision_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  signer_id            uuid references official,
  signer_name          text check (length(signer_name) <= 300),
  signer_title         text check (length(signer_title) <= 300),
  -- What could be checked of the file's digital signature, and what could not.
  signature_check      jsonb,
  demonstration        boolean not null default false,
  constraint announcement_signed_is_whole check ((status = 'signed') = (decision_number is not null and decision_on is not null
    and decision_issuer is not null and decision_slug is not null and signer_name is not null and signature_check is not null)),
  constraint announcement_closed check ((status in ('signed', 'withdrawn')) = (closed_at is not null))
);
comment on table announcement is 'Hồ sơ trình ban hành quyết định công bố thủ tục hành chính và quyết định đã ký (NĐ 63/2010 Điều 13–15).';
-- One number is given once a year (NĐ 30/2020 Điều 15).
create unique index announcement_number_once_a_year on announcement (lower(decision_number), (extract(year from decision_on))) where decision_number is not null;
create index announcement_by_agency on announcement (agency_id, created_at desc);
create index announcement_open on announcement (status, due_on) where closed_at is null;
create index announcement_signed on announcement (decision_on desc, id desc) where status = 'signed';

create table announcement_item (
  id                      uuid primary key default uuidv7(),
  announcement_id         uuid not null references announcement,
  kind                    text not null check (kind in ('new', 'amended', 'replaced', 'repealed', 'annulled')),
  procedure_id            uuid not null references procedure,
  revision_id             uuid references procedure_revision,
  successor_procedure_id  uuid references procedure,
  instrument_id           uuid not null references legal_instrument,
  -- The instrument was issued by shortened procedure and is in force from its signature: another period runs (Điều 15).
  shortened               boolean not null default false,
  effective_on            date not null,
  -- Why the text applies before its instrument takes effect; the decision says it.
  early_reason            text check (length(early_reason) between 10 and 2000),
  added_by                uuid references official,
  added_at                timestamptz not null,
  removed_at              timestamptz,
  settled_at              timestamptz,
  constraint announcement_item_has_its_text check ((kind in ('new', 'amended')) = (revision_id is not null)),
  constraint announcement_item_names_the_successor check ((kind = 'replaced') = (successor_procedure_id is not null)),
  constraint announcement_item_replaced_by_another check (successor_procedure_id <> procedure_id)
);
comment on table announcement_item is 'Thủ tục hành chính trong một hồ sơ công bố: mới ban hành, được sửa đổi, thay thế, bãi bỏ, hủy bỏ; văn bản và ngày có hiệu lực.';
create index announcement_item_of on announcement_item (announcement_id, id);
-- Two dossiers cannot decide about one procedure at the same time.
create unique index announcement_item_one_open on announcement_item (procedure_id) where removed_at is null and settled_at is null;
create index announcement_item_by_revision on announcement_item (revision_id) where revision_id is not null;
create index announcement_item_by_instrument on announcement_item (instrument_id);

create table announcement_clock (
  id               uuid primary key default uuidv7(),
  announcement_id  uuid not null references announcement,
  rule             text not null,
  origin           text not null check (origin in ('law', 'index', 'province', 'ours')),
  -- The day X that the period is counted from or back from.
  started_on       date not null,
  due_on           date,
  due_basis        text not null,
  receipt          jsonb,
  state            text not null default 'running' check (state in ('running', 'calendar-unknown', 'met', 'late', 'dropped')),
  ended_on         date,
  constraint announcement_clock_ended check ((state in ('running', 'calendar-unknown')) = (ended_on is null)),
  constraint announcement_clock_running_has_a_day check (state not in ('running', 'met', 'late') or state = 'met' or (due_on is not null and receipt is not null))
);
comment on table announcement_clock is 'Thời hạn ký quyết định công bố (Điều 15): căn cứ và phiếu tính hạn, lưu khi nghĩa vụ phát sinh, không tính lại.';
create unique index announcement_clock_one_running on announcement_clock (announcement_id, rule, started_on) where ended_on is null;

create table announcement_finding (
  id               uuid primary key default uuidv7(),
  announcement_id  uuid not null references announcement,
  item_id          uuid not null references announcement_item,
  -- Name of the check that found it; empty when a person did.
  check_id         text,
  -- What the check knows it by, from one run to the next: its place in words, not in numbers.
  check_key        text,
  part             text,
  severity         text not null check (severity in ('blocking', 'advisory')),
  text             text not null check (length(text) between 1 and 4000),
  -- The words that it is about, and from where to where in them; where they stand in the text.
  quote            text check (length(quote) <= 1000),
  mark_from        integer check (mark_from >= 0),
  mark_to          integer check (mark_to >= mark_from),
  path             text check (length(path) <= 200),
  state            text not null default 'open' check (state in ('open', 'answered', 'resolved')),
  raised_by        uuid references official,
  raised_at        timestamptz not null,
  closed_by        uuid references official,
  closed_at        timestamptz,
  constraint announcement_finding_of_a_check check ((check_id is null) = (check_key is null) and (check_id is null) = (raised_by is not null)),
  constraint announcement_finding_closed check ((state = 'open') = (closed_at is null)),
  constraint announcement_finding_same_is_same unique (item_id, check_id, check_key)
);
comment on table announcement_finding is 'Ý kiến kiểm soát chất lượng về một nội dung của hồ sơ công bố: do kiểm tra tự động hoặc do người nêu, kèm trao đổi.';
create index announcement_finding_of on announcement_finding (announcement_id, id);

create table announcement_comment (
  id           uuid primary key default uuidv7(),
  finding_id   uuid not null references announcement_finding,
  at           timestamptz not null,
  official_id  uuid references official,
  agency_id    uuid references agency,
  text         text not null check (length(text) between 1 and 4000)
);
comment on table announcement_comment is 'Trao đổi về một ý kiến kiểm soát chất lượng.';
create index announcement_comment_of on announcement_comment (finding_id, id);

create table announcement_event (
  id               uuid primary key default uuidv7(),
  announcement_id  uuid not null references announcement,
  at               timestamptz not null,
  name             text not null,
  official_id      uuid references official,
  -- In words of the person who acted; stays out of the sealed log.
  note             text check (length(note) <= 20000),
  details          jsonb not null default '{}'
);
comment on table announcement_event is 'Diễn biến của một hồ sơ công bố: ai, lúc nào, làm gì, vì sao.';
create index announcement_event_of on announcement_event (announcement_id, id);

grant select, insert, update on announcement, announcement_item, announcement_clock, announcement_finding to app;
grant select, insert on announcement_comment, announcement_event to app;
