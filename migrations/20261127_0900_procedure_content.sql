-- The full catalogue: structured texts, drafts, decisions that announced or ended a procedure, and the legal instruments they rest on.

alter table procedure alter column source_code drop not null;
comment on column procedure.source_code is 'Mã đúng như nguồn ghi; trống khi thủ tục được lập tại đây.';

alter table procedure_revision
  add column base_revision_id    uuid references procedure_revision,
  add column drafting_agency_id  uuid references agency,
  add column started_by          uuid references official,
  add column version             integer not null default 1,
  add column applicant_kinds     text[] not null default '{}'
    check (applicant_kinds <@ array['citizen', 'foreigner', 'official', 'business', 'cooperative', 'organization', 'other']),
  add column online              text not null default 'none' check (online in ('none', 'partial', 'full')),
  add column decision_number     text check (length(decision_number) between 1 and 100),
  add column decision_on         date,
  add column decision_issuer     text check (length(decision_issuer) <= 300);
comment on column procedure_revision.version is 'Tăng mỗi lần lưu bản dự thảo: hai người sửa cùng lúc thì người sau được báo.';
comment on column procedure_revision.decision_number is 'Quyết định công bố đã đưa nội dung này vào hiệu lực.';
-- Two agencies cannot prepare two texts of one procedure side by side: whose would the decision announce?
create unique index procedure_revision_one_draft on procedure_revision (procedure_id) where status in ('draft', 'submitted');

create table procedure_content (
  revision_id  uuid primary key references procedure_revision,
  content      jsonb not null check (jsonb_typeof(content) = 'object')
);
comment on table procedure_content is
  'Các bộ phận tạo thành của TTHC (NĐ 63/2010/NĐ-CP Điều 8 khoản 2) theo cấu trúc của một nội dung; sau khi trình hoặc công bố không sửa.';

-- Only a draft may be written over: what was submitted or announced is what people read and signed.
create function procedure_content_stays() returns trigger language plpgsql as $$
begin
  if (select status from procedure_revision where id = old.revision_id) <> 'draft' then
    raise exception 'procedure.content-stays' using errcode = 'check_violation', constraint = 'procedure_content_stays';
  end if;
  return new;
end $$;
create trigger procedure_content_stays before update on procedure_content for each row execute function procedure_content_stays();

create table procedure_end (
  procedure_id            uuid primary key references procedure,
  change                  text not null check (change in ('repealed', 'annulled', 'replaced')),
  ended_on                date not null,
  decision_number         text not null check (length(decision_number) between 1 and 100),
  decision_on             date not null,
  decision_issuer         text not null check (length(decision_issuer) <= 300),
  successor_procedure_id  uuid references procedure,
  constraint procedure_end_replaced_by_another check (change <> 'replaced' or (successor_procedure_id is not null and successor_procedure_id <> procedure_id))
);
comment on table procedure_end is 'TTHC bị bãi bỏ, hủy bỏ hoặc thay thế (NĐ 63/2010/NĐ-CP Điều 14): từ ngày nào, theo quyết định công bố nào, thay bằng thủ tục nào.';
create index procedure_end_successor on procedure_end (successor_procedure_id) where successor_procedure_id is not null;

create table legal_instrument (
  id            uuid primary key default uuidv7(),
  number        text not null unique check (number <> '' and length(number) <= 100),
  name          text not null check (length(name) <= 4000),
  issuer        text not null default '' check (length(issuer) <= 300),
  issued_on     date,
  effective_on  date,
  ended_on      date,
  ended_by      text check (length(ended_by) <= 300),
  recorded_at   timestamptz not null,
  constraint legal_instrument_in_order check (ended_on is null or effective_on is null or ended_on >= effective_on)
);
comment on table legal_instrument is
  'Văn bản quy phạm pháp luật là căn cứ của TTHC. Số, ký hiệu viết thống nhất; ngày để trống khi nguồn không nói, không đoán.';

grant select, insert, update on procedure_content, legal_instrument to app;
grant select, insert on procedure_end to app;
