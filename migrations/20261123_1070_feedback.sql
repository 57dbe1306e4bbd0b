-- Phản ánh, kiến nghị (Nghị định 20/2008/NĐ-CP, sửa đổi bởi Nghị định 48/2013/NĐ-CP).

create table feedback (
  id                   uuid primary key default uuidv7(),
  code                 text not null unique check (code ~ '^PA-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$'),
  secret_hash          bytea not null,
  status               text not null default 'submitted' check (status in (
    'submitted', 'needs-information', 'refused', 'accepted', 'transferred', 'transferred-outside', 'returned', 'handling',
    'collecting', 'answer-drafted', 'answered', 'published', 'reopened', 'withdrawn', 'merged')),
  -- Raised by every act: whoever acts on what she saw an hour ago is told that it has changed.
  version              integer not null default 1,
  channel              text not null check (channel in ('web', 'phone', 'counter', 'post', 'email', 'desk-qr', 'opinion-form', 'api')),
  kind                 text not null check (kind in ('problem', 'proposal')),
  ground               text not null check (ground in ('conduct', 'impractical', 'inconsistent', 'unlawful', 'treaty-conflict', 'other')),
  -- Decided by an official when classifying (Đ.9.1.d); until then the sender's ground speaks.
  about                text check (about in ('conduct', 'rule')),
  text                 text not null check (length(text) between 1 and 20000),
  wished_remedy        text check (length(wished_remedy) <= 20000),
  language             text not null default 'vi',
  unit_id              uuid references administrative_unit,
  accused_agency_id    uuid references agency,
  procedure_id         uuid references procedure,
  procedure_part       text check (procedure_part in ('step', 'channel', 'dossier-part', 'processing-time', 'fee', 'form-template', 'requirement', 'outcome', 'applicant', 'competent-agency', 'other')),
  provision            text check (length(provision) <= 500),
  dossier_code         text check (length(dossier_code) <= 100),
  desk_agency_id       uuid references agency,
  quoting              text not null default 'allowed' check (quoting in ('allowed', 'declined')),
  consented_at         timestamptz not null,
  entered_by           uuid references official,
  received_at          timestamptz not null,
  received_on          date not null,
  receiving_agency_id  uuid not null references agency,
  register_year        integer,
  register_number      integer,
  accepted_at          timestamptz,
  accepted_by          uuid references official,
  handling_agency_id   uuid references agency,
  handler_id           uuid references official,
  complex              boolean not null default false,
  -- The next date that somebody must keep, copied from the running clock so that lists and reminders are one index scan.
  due_on               date,
  paused_on            date,
  answered_at          timestamptz,
  answered_late        boolean,
  published_at         timestamptz,
  reopen_until         date,
  reopened_at          timestamptz,
  -- After the second return the control authority has ruled who is competent; it cannot be returned again.
  competence_ruled_at  timestamptz,
  merged_into_id       uuid references feedback check (merged_into_id <> id),
  closed_at            timestamptz,
  refusal_ground       text,
  demonstration        boolean not null default false,
  search_document      tsvector generated always as (to_tsvector('simple', fold_vi(left(text, 10000)))) stored,

  constraint feedback_register_number_unique unique (receiving_agency_id, register_year, register_number),
  constraint feedback_registered_when_accepted check ((register_number is null) = (accepted_at is null) and (register_number is null) = (register_year is null)),
  constraint feedback_merged_names_the_other check ((status = 'merged') = (merged_into_id is not null)),
  constraint feedback_classified_before_transfer check (status not in ('transferred', 'transferred-outside') or about is not null),
  constraint feedback_conduct_not_with_the_accused check (about is distinct from 'conduct' or accused_agency_id is null or handling_agency_id is distinct from accused_agency_id or routing_override is not null),
  routing_override     text check (length(routing_override) between 10 and 2000)
);
comment on table feedback is 'Phản ánh, kiến nghị về quy định hành chính (NĐ 20/2008 Đ.5–9). Nội dung gốc, không công khai.';
create index feedback_open_by_handling on feedback (handling_agency_id, due_on) where closed_at is null;
create index feedback_open_by_receiving on feedback (receiving_agency_id, status, due_on) where closed_at is null;
create index feedback_open_by_handler on feedback (handler_id, due_on) where closed_at is null;
-- Everything that the counts above the work list ask of an open item, so that they are read from the index alone.
create index feedback_open_work on feedback (due_on) include (
  handling_agency_id, handler_id, status, about, ground, accused_agency_id, entered_by, desk_agency_id, received_at) where closed_at is null;
create index feedback_open_received on feedback (received_at, id) where closed_at is null;
create index feedback_overridden on feedback (received_at desc) where routing_override is not null;
create index feedback_by_desk_received on feedback (desk_agency_id, received_at desc, id desc) where desk_agency_id is not null;
create index feedback_by_register_number on feedback (register_number, register_year) where register_number is not null;
create index feedback_by_merged_into on feedback (merged_into_id) where merged_into_id is not null;
create index feedback_by_received on feedback (received_at desc, id desc);
create index feedback_by_receiving_received on feedback (receiving_agency_id, received_at desc, id desc);
create index feedback_by_handling_received on feedback (handling_agency_id, received_at desc, id desc);
create index feedback_by_procedure on feedback (procedure_id) where procedure_id is not null;
create index feedback_by_entered on feedback (entered_by, received_at desc) where entered_by is not null;
create index feedback_search on feedback using gin (search_document);

create table feedback_sender (
  feedback_id   uuid primary key references feedback,
  kind          text not null check (kind in ('individual', 'organization', 'official')),
  -- Name, address, telephone, e-mail: readable only with the key outside the database (Luật Bảo vệ dữ liệu cá nhân).
  sealed        bytea not null,
  phone_hash    bytea,
  email_hash    bytea
);
comment on table feedback_sender is 'Người gửi phản ánh, kiến nghị (NĐ 20/2008 Đ.7.1.d). Dữ liệu cá nhân, mã hóa; mỗi lần xem được ghi lại.';
create index feedback_sender_by_phone on feedback_sender (phone_hash) where phone_hash is not null;
create index feedback_sender_by_email on feedback_sender (email_hash) where email_hash is not null;

create table feedback_register (
  agency_id  uuid not null references agency,
  year       integer not null,
  last       integer not null,
  primary key (agency_id, year)
);
comment on table feedback_register is 'Số cuối cùng của sổ tiếp nhận theo cơ quan và năm (NĐ 20/2008 Đ.9.1.c): không có số trống.';

create table feedback_event (
  id           uuid primary key default uuidv7(),
  feedback_id  uuid not null references feedback,
  at           timestamptz not null,
  name         text not null,
  actor_kind   text not null check (actor_kind in ('visitor', 'sender', 'official', 'client', 'system')),
  official_id  uuid references official,
  agency_id    uuid references agency,
  -- In words of the person who acted; may hold personal data, so it stays out of the sealed log.
  note         text check (length(note) <= 20000),
  details      jsonb not null default '{}',
  for_sender   boolean not null
);
comment on table feedback_event is 'Diễn biến xử lý một phản ánh, kiến nghị: ai, lúc nào, làm gì, vì sao.';
create index feedback_event_of on feedback_event (feedback_id, id);

create table feedback_clock (
  id           uuid primary key default uuidv7(),
  feedback_id  uuid not null references feedback,
  rule         text not null,
  origin       text not null check (origin in ('law', 'index', 'province', 'ours')),
  agency_id    uuid references agency,
  started_on   date not null,
  -- Empty while it stands still, or while the calendar of the year in which it ends has not been decreed.
  due_on       date,
  due_basis    text not null,
  receipt      jsonb,
  state        text not null default 'running' check (state in ('running', 'paused', 'calendar-unknown', 'met', 'late', 'dropped')),
  ended_on     date,
  constraint feedback_clock_ended check ((state in ('running', 'paused', 'calendar-unknown')) = (ended_on is null)),
  constraint feedback_clock_running_has_a_day check ((state in ('running', 'late') and due_on is not null and receipt is not null) or state not in ('running', 'late'))
);
comment on table feedback_clock is 'Thời hạn của một phản ánh, kiến nghị: căn cứ và phiếu tính hạn, lưu khi nghĩa vụ phát sinh, không tính lại.';
create index feedback_clock_of on feedback_clock (feedback_id, id);
create index feedback_clock_running on feedback_clock (due_on) where ended_on is null;
create unique index feedback_clock_one_running on feedback_clock (feedback_id, rule) where ended_on is null;

create table feedback_pause (
  id           uuid primary key default uuidv7(),
  feedback_id  uuid not null references feedback,
  from_on      date not null,
  to_on        date,
  constraint feedback_pause_forward check (to_on >= from_on)
);
comment on table feedback_pause is 'Khoảng tạm dừng thời hạn trong khi chờ người gửi bổ sung thông tin.';
create unique index feedback_pause_one_open on feedback_pause (feedback_id) where to_on is null;

create table feedback_transfer (
  id             uuid primary key default uuidv7(),
  feedback_id    uuid not null references feedback,
  from_agency_id uuid not null references agency,
  to_agency_id   uuid references agency,
  outside_name   text check (length(outside_name) <= 300),
  reason         text not null check (length(reason) <= 4000),
  override_reason text check (length(override_reason) between 10 and 2000),
  transferred_at timestamptz not null,
  transferred_by uuid references official,
  letter_number  text check (length(letter_number) <= 100),
  returned_at    timestamptz,
  returned_by    uuid references official,
  return_reason  text check (length(return_reason) <= 4000),
  return_ground  text check (length(return_ground) <= 500),
  chased_on      date,
  constraint feedback_transfer_somewhere check ((to_agency_id is null) <> (outside_name is null)),
  constraint feedback_transfer_return_grounded check ((returned_at is null) = (return_reason is null) and (returned_at is null) = (return_ground is null))
);
comment on table feedback_transfer is 'Chuyển phản ánh, kiến nghị đến cơ quan có thẩm quyền xử lý (NĐ 20/2008 Đ.9.1.d), trả lại kèm căn cứ.';
create index feedback_transfer_of on feedback_transfer (feedback_id, id);
create index feedback_transfer_at on feedback_transfer (transferred_at);

create table feedback_question (
  id           uuid primary key default uuidv7(),
  feedback_id  uuid not null references feedback,
  text         text not null check (length(text) between 1 and 4000),
  asked_by     uuid references official,
  asked_at     timestamptz not null,
  reply        text check (length(reply) <= 20000),
  replied_at   timestamptz,
  constraint feedback_question_replied check ((reply is null) = (replied_at is null))
);
comment on table feedback_question is 'Đề nghị người gửi bổ sung, làm rõ thông tin (NĐ 20/2008 Đ.9.1.a, Đ.14.2.a).';
create index feedback_question_of on feedback_question (feedback_id, id);

create table feedback_answer (
  id            uuid primary key default uuidv7(),
  feedback_id   uuid not null references feedback,
  round         integer not null,
  outcome       text not null check (outcome in ('amend-or-repeal', 'recommend-amendment', 'issue-new-rule', 'recommend-new-rule', 'conduct-procedure', 'explained', 'insufficient-ground')),
  text          text not null check (length(text) between 1 and 20000),
  change_text   text check (length(change_text) <= 4000),
  change_by_on  date,
  drafted_by    uuid not null references official,
  drafted_at    timestamptz not null,
  returned_by   uuid references official,
  returned_at   timestamptz,
  return_reason text check (length(return_reason) <= 4000),
  approved_by   uuid references official,
  approved_at   timestamptz,
  document_number text check (length(document_number) <= 100),
  constraint feedback_answer_two_persons check (approved_by is distinct from drafted_by or approved_by is null),
  constraint feedback_answer_approved check ((approved_by is null) = (approved_at is null)),
  constraint feedback_answer_not_both check (approved_at is null or returned_at is null),
  constraint feedback_answer_change_dated check (outcome not in ('amend-or-repeal', 'issue-new-rule') or (change_text is not null and change_by_on is not null))
);
comment on table feedback_answer is 'Kết quả xử lý, trả lời (NĐ 20/2008 Đ.14–15). Người soạn và người duyệt là hai người.';
create index feedback_answer_of on feedback_answer (feedback_id, round);
create index feedback_answer_approved on feedback_answer (approved_at) where approved_at is not null;
create unique index feedback_answer_one_draft on feedback_answer (feedback_id) where approved_at is null and returned_at is null;

create table feedback_follow_up (
  id            uuid primary key default uuidv7(),
  feedback_id   uuid not null references feedback,
  answer_id     uuid not null references feedback_answer,
  agency_id     uuid not null references agency,
  text          text not null,
  due_on        date not null,
  done_on       date,
  decision      text check (length(decision) <= 500),
  constraint feedback_follow_up_done check ((done_on is null) = (decision is null))
);
comment on table feedback_follow_up is 'Việc sửa quy định đã hứa với người gửi, theo dõi đến khi có quyết định ("Bạn phản ánh – tỉnh đã sửa").';
create index feedback_follow_up_open on feedback_follow_up (due_on) where done_on is null;
create index feedback_follow_up_of on feedback_follow_up (feedback_id);

create table feedback_publication (
  feedback_id    uuid primary key references feedback,
  code           text not null unique,
  title          text not null check (length(title) between 1 and 300),
  text           text not null,
  answer_text    text not null,
  outcome        text not null,
  kind           text not null,
  ground         text not null,
  about          text not null,
  agency_id      uuid not null references agency,
  procedure_id   uuid references procedure,
  unit_id        uuid references administrative_unit,
  received_on    date not null,
  answered_on    date not null,
  published_on   date not null,
  published_at   timestamptz not null,
  on_time        boolean not null,
  published_by   uuid references official,
  year           integer not null,
  search_document tsvector generated always as (to_tsvector('simple', fold_vi(left(title || ' ' || text || ' ' || answer_text, 20000)))) stored
);
comment on table feedback_publication is 'Kết quả xử lý đã công khai (NĐ 20/2008 Đ.19), bản đã che thông tin cá nhân, đặt bên bản gốc.';
create index feedback_publication_recent on feedback_publication (published_on desc, feedback_id desc);
create index feedback_publication_by_agency on feedback_publication (agency_id, published_on desc, feedback_id desc);
create index feedback_publication_by_procedure on feedback_publication (procedure_id, published_on desc) where procedure_id is not null;
create index feedback_publication_by_ground on feedback_publication (ground, published_on desc, feedback_id desc);
create index feedback_publication_by_received on feedback_publication (received_on desc, feedback_id desc);
create index feedback_publication_by_year on feedback_publication (year, published_on desc, feedback_id desc);
-- The share answered on time, for the start page: counted from the index alone.
create index feedback_publication_on_time on feedback_publication (year, on_time);
create index feedback_publication_search on feedback_publication using gin (search_document);

create table feedback_rating (
  answer_id    uuid primary key references feedback_answer,
  feedback_id  uuid not null references feedback,
  score        integer not null check (score between 1 and 5),
  words        text check (length(words) <= 4000),
  rated_at     timestamptz not null
);
comment on table feedback_rating is 'Người gửi đánh giá câu trả lời, một lần cho mỗi câu trả lời; cán bộ không ghi được.';
create index feedback_rating_of on feedback_rating (feedback_id);
create index feedback_rating_at on feedback_rating (rated_at);

create table feedback_reminder (
  id           uuid primary key default uuidv7(),
  clock_id     uuid not null references feedback_clock,
  feedback_id  uuid not null references feedback,
  on_date      date not null,
  step         text not null check (step in ('before', 'due', 'late')),
  rank         text not null check (rank in ('handler', 'head', 'control-authority', 'chairman')),
  by_hand      boolean not null default false,
  constraint feedback_reminder_once unique (clock_id, on_date, rank)
);
comment on table feedback_reminder is 'Nhắc việc, đôn đốc: trước hạn, đúng hạn, hằng ngày khi quá hạn, lên từng cấp.';
create index feedback_reminder_of on feedback_reminder (feedback_id);

create table feedback_lexeme (
  lexeme  text primary key,
  items   integer not null
);
comment on table feedback_lexeme is 'Số phản ánh có chứa một từ, làm mới hằng đêm: từ hiếm nói lên sự giống nhau.';

create table feedback_attempt (
  address_hash  bytea not null,
  at            timestamptz not null
);
comment on table feedback_attempt is 'Tra cứu sai mã hoặc khóa bí mật, để làm chậm người dò; xóa sau một ngày.';
create index feedback_attempt_recent on feedback_attempt (address_hash, at);

create table feedback_day (
  agency_id       uuid not null references agency,
  on_date         date not null,
  received        integer not null,
  transferred_in  integer not null,
  answered        integer not null,
  answered_late   integer not null,
  rated           integer not null,
  score           integer not null,
  primary key (agency_id, on_date)
);
comment on table feedback_day is 'Số phản ánh, kiến nghị theo cơ quan và ngày (tổng hợp hằng đêm các ngày đã qua): nhận, chuyển đến, trả lời, trả lời trễ, đánh giá.';
create index feedback_day_on on feedback_day (on_date);

-- What happened on these days, by agency, from the rows themselves. Days that are over do not change any more: everything
-- is counted by the instant at which it was written. The nightly job stores them; pages ask only for the days since.
create function feedback_days(from_on date, to_on date)
returns table (agency_id uuid, on_date date, received integer, transferred_in integer, answered integer, answered_late integer, rated integer, score integer)
language sql stable as $$
  with span as (
    select from_on::timestamp at time zone 'Asia/Ho_Chi_Minh' as starts, (to_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' as ends
  ), happened as (
    select f.receiving_agency_id as agency_id, f.received_at as at, 1 as received, 0 as transferred_in, 0 as answered, 0 as answered_late, 0 as rated, 0 as score
    from feedback f, span where f.received_at >= span.starts and f.received_at < span.ends
    union all
    select t.to_agency_id, t.transferred_at, 0, 1, 0, 0, 0, 0
    from feedback_transfer t, span where t.transferred_at >= span.starts and t.transferred_at < span.ends and t.to_agency_id is not null
    union all
    select coalesce(f.handling_agency_id, f.receiving_agency_id), a.approved_at, 0, 0, 1, case when f.answered_late then 1 else 0 end, 0, 0
    from feedback_answer a join feedback f on f.id = a.feedback_id, span where a.approved_at >= span.starts and a.approved_at < span.ends
    union all
    select coalesce(f.handling_agency_id, f.receiving_agency_id), r.rated_at, 0, 0, 0, 0, 1, r.score
    from feedback_rating r join feedback f on f.id = r.feedback_id, span where r.rated_at >= span.starts and r.rated_at < span.ends
  )
  select h.agency_id, (h.at at time zone 'Asia/Ho_Chi_Minh')::date, sum(h.received)::int, sum(h.transferred_in)::int,
    sum(h.answered)::int, sum(h.answered_late)::int, sum(h.rated)::int, sum(h.score)::int
  from happened h group by 1, 2
$$;
comment on function feedback_days is 'Đếm từ dữ liệu gốc: phản ánh, kiến nghị nhận, chuyển đến, trả lời, trả lời trễ, đánh giá của từng cơ quan trong từng ngày.';

grant select, insert on feedback_day to app;
grant select, insert, update on feedback, feedback_sender, feedback_register, feedback_clock, feedback_pause, feedback_transfer,
  feedback_question, feedback_answer, feedback_follow_up, feedback_publication to app;
grant select, insert on feedback_event, feedback_rating, feedback_reminder to app;
grant select, insert, update, delete on feedback_lexeme, feedback_attempt to app;
grant delete on feedback_publication to app;
