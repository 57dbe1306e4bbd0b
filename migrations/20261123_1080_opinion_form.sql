-- Phiếu lấy ý kiến về quy định hành chính (Nghị định 20/2008/NĐ-CP Điều 6.3, 7.3, 8.4, 9.2).

create table opinion_form (
  id                  uuid primary key default uuidv7(),
  code                text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 100),
  agency_id           uuid not null references agency,
  status              text not null default 'draft' check (status in ('draft', 'open', 'closed', 'evaluated')),
  -- Raised by every act on the form itself; replies do not raise it.
  version             integer not null default 1,
  title               text not null check (length(title) between 5 and 300),
  about               text not null check (about in ('draft-rule', 'procedure', 'rule-in-force')),
  procedure_id        uuid references procedure,
  document_title      text not null check (length(document_title) between 1 and 500),
  introduction        text not null check (length(introduction) between 1 and 10000),
  questions           jsonb not null check (jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) between 1 and 30),
  audience            text not null check (length(audience) between 1 and 2000),
  ways                text[] not null check (cardinality(ways) > 0 and ways <@ array['official-letter', 'mass-media', 'network']),
  reply_channels      text[] not null check (cardinality(reply_channels) > 0 and reply_channels <@ array['web', 'post', 'counter', 'email']),
  reply_address       text check (length(reply_address) <= 1000),
  sender_required     boolean not null default false,
  opened_on           date,
  closes_on           date not null,
  closed_at           timestamptz,
  closed_by           uuid references official,
  close_reason        text check (length(close_reason) between 10 and 2000),
  evaluation          text check (length(evaluation) between 10 and 20000),
  decision            text check (decision in ('handle', 'transfer')),
  decision_text       text check (length(decision_text) between 10 and 20000),
  transferred_to      text check (length(transferred_to) between 1 and 500),
  evaluated_at        timestamptz,
  evaluated_by        uuid references official,
  -- The last number given in the register of this form; the row is locked while a number is taken.
  last_number         integer not null default 0 check (last_number >= 0),
  created_by          uuid references official,
  created_at          timestamptz not null,
  demonstration       boolean not null default false,

  constraint opinion_form_opened check ((status = 'draft') = (opened_on is null)),
  constraint opinion_form_closing_after_opening check (opened_on is null or closes_on >= opened_on),
  constraint opinion_form_closed check ((status in ('closed', 'evaluated')) = (closed_at is not null)),
  constraint opinion_form_evaluated check (
    (status = 'evaluated') = (evaluated_at is not null)
    and (evaluated_at is null) = (evaluation is null)
    and (evaluated_at is null) = (decision is null)
    and (evaluated_at is null) = (decision_text is null)),
  constraint opinion_form_transfer_names_whom check ((decision is not distinct from 'transfer') = (transferred_to is not null)),
  constraint opinion_form_draft_has_no_replies check (status <> 'draft' or last_number = 0)
);
comment on table opinion_form is 'Phiếu lấy ý kiến về quy định hành chính cụ thể (NĐ 20/2008 Đ.7.3, Đ.9.2.a–đ, h–i).';
create index opinion_form_by_agency on opinion_form (agency_id, status, closes_on desc);
create index opinion_form_public on opinion_form (status, closes_on, id) where status <> 'draft';
create index opinion_form_by_procedure on opinion_form (procedure_id) where procedure_id is not null;

create table opinion_reply (
  id           uuid primary key default uuidv7(),
  form_id      uuid not null references opinion_form,
  number       integer not null check (number > 0),
  channel      text not null check (channel in ('web', 'post', 'counter', 'email')),
  received_at  timestamptz not null,
  received_on  date not null,
  answers      jsonb not null check (jsonb_typeof(answers) = 'object'),
  -- Null when the reply is anonymous; the kind is not personal and is counted.
  sender_kind  text check (sender_kind in ('individual', 'organization')),
  sender       bytea,
  email_hash   bytea,
  entered_by   uuid references official,
  evaluation   text check (evaluation in ('agree', 'partly', 'disagree', 'unclear', 'not-relevant')),
  note         text check (length(note) <= 2000),
  evaluated_by uuid references official,
  evaluated_at timestamptz,
  feedback_id  uuid references feedback,

  constraint opinion_reply_number_unique unique (form_id, number),
  constraint opinion_reply_sender_whole check ((sender is null) = (sender_kind is null)),
  constraint opinion_reply_evaluated check ((evaluation is null) = (evaluated_at is null))
);
comment on table opinion_reply is 'Ý kiến trả lời phiếu lấy ý kiến, vào sổ tiếp nhận theo số liên tục của từng phiếu (NĐ 20/2008 Đ.9.2.g–h).';
create index opinion_reply_unevaluated on opinion_reply (form_id) where evaluation is null;
create index opinion_reply_by_feedback on opinion_reply (feedback_id) where feedback_id is not null;

create table opinion_invitee (
  id          uuid primary key default uuidv7(),
  form_id     uuid not null references opinion_form,
  -- Name and e-mail address, readable only with the key; the hash finds the same address again.
  sealed      bytea not null,
  email_hash  bytea,
  reminded_on date,
  reply_id    uuid references opinion_reply,
  created_at  timestamptz not null,
  constraint opinion_invitee_once unique (form_id, email_hash)
);
comment on table opinion_invitee is 'Cá nhân, tổ chức được gửi phiếu lấy ý kiến, để theo dõi và đôn đốc (NĐ 20/2008 Đ.9.2.b, đ, e).';
create index opinion_invitee_by_form on opinion_invitee (form_id);
create index opinion_invitee_by_reply on opinion_invitee (reply_id) where reply_id is not null;

grant select, insert, update on opinion_form, opinion_reply, opinion_invitee to app;
