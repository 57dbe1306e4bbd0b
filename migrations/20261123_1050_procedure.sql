-- The catalogue of procedures: what a procedure is called, which text of it is in force, and the national portal's record as it came.
create extension if not exists btree_gist;

-- Pairs of neighbouring syllables, without accents: 'Đăng ký khai sinh' → {dang ky, khai sinh, ky khai}. Most Vietnamese words are such pairs.
create function neighbouring_pairs(value text) returns text[]
  language sql immutable strict parallel safe
  return (
    select coalesce(array_agg(distinct words[at] || ' ' || words[at + 1]), '{}')
    from (select string_to_array(btrim(regexp_replace(fold_vi(value), '[^a-z0-9]+', ' ', 'g')), ' ')) as folded (words),
      generate_subscripts(words, 1) as at
    where at < array_length(words, 1)
  );

create table sector (
  code  text primary key check (code <> '' and length(code) <= 100),
  name  text not null check (name <> '')
);
comment on table sector is
  'Lĩnh vực của TTHC theo mã của Cổng Dịch vụ công quốc gia. Tên là tên mới nhất được nhập; tên tại thời điểm của từng nội dung nằm ở procedure_revision.sector_name.';

create table procedure_import (
  id           uuid primary key default uuidv7(),
  source_name  text not null,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  totals       jsonb not null default '{}',
  problems     jsonb not null default '[]' check (jsonb_typeof(problems) = 'array')
);
comment on table procedure_import is
  'Một lần nhập dữ liệu TTHC: tổng số và từng bản ghi bị từ chối kèm số dòng, lý do. finished_at trống: lần nhập bị ngắt giữa chừng; nhập lại là đủ.';

create table procedure (
  id           uuid primary key default uuidv7(),
  code         text not null unique check (code ~ '^[[:alnum:]][[:alnum:]._-]*$' and length(code) <= 100),
  source_code  text not null unique,
  national_id  text,
  created_at   timestamptz not null
);
create index on procedure (code text_pattern_ops);
create index on procedure (national_id);
comment on table procedure is
  'Thủ tục hành chính (NĐ 63/2010/NĐ-CP Điều 3 khoản 1). code là mã đã chuẩn hóa; source_code là mã đúng như nguồn ghi (có nơi thừa dấu cách đầu mã).';

create table procedure_revision (
  id              uuid primary key default uuidv7(),
  procedure_id    uuid not null references procedure,
  status          text not null check (status in ('draft', 'submitted', 'announced', 'withdrawn')),
  effective       daterange,
  name            text not null check (name <> '' and length(name) <= 4000),
  name_original   text not null,
  levels          text[] not null check (levels <@ array['ministry', 'province', 'district', 'commune']),
  sector_code     text references sector,
  sector_name     text not null default '',
  agencies        text not null default '',
  competent_agency_code text,
  internal        boolean not null,
  flags           text[] not null default '{}',
  source_hash     bytea check (length(source_hash) = 32),
  changed_fields  text[] not null default '{}',
  import_id       uuid references procedure_import,
  recorded_at     timestamptz not null,
  -- Words only, one blank around each, so that '% khai sinh %' finds two words beside each other and never halves of words.
  name_folded     text not null generated always as (
                    ' ' || btrim(regexp_replace(fold_vi(name), '[^a-z0-9]+', ' ', 'g')) || ' ') stored,
  name_pairs      text[] not null generated always as (neighbouring_pairs(name)) stored,
  search          tsvector not null generated always as (
                    setweight(to_tsvector('simple', regexp_replace(fold_vi(name), '[^a-z0-9]+', ' ', 'g')), 'A') ||
                    setweight(to_tsvector('simple', regexp_replace(fold_vi(sector_name), '[^a-z0-9]+', ' ', 'g')), 'B') ||
                    setweight(to_tsvector('simple', left(regexp_replace(fold_vi(agencies), '[^a-z0-9]+', ' ', 'g'), 4000)), 'D')) stored,

  constraint announced_has_a_time_in_force check (status <> 'announced' or (effective is not null and not isempty(effective))),
  constraint one_revision_in_force_at_a_time
    exclude using gist (procedure_id with =, effective with &&) where (status = 'announced')
);
create index on procedure_revision (procedure_id);
-- Counting what is in force, with or without a filter, reads this index alone and no texts.
create index procedure_revision_in_force on procedure_revision (sector_code)
  include (levels, competent_agency_code, effective) where status = 'announced';
create index procedure_revision_by_name on procedure_revision ((left(name, 200)) collate "vi-x-icu", procedure_id) where status = 'announced';
create index on procedure_revision using gin (search) where status = 'announced';
create index on procedure_revision using gin (name_pairs) where status = 'announced';
comment on table procedure_revision is
  'Nội dung TTHC tại một thời điểm (NĐ 63/2010/NĐ-CP Điều 8 khoản 2, Điều 13). Không sửa sau khi công bố; thay bằng bản mới. effective không có ngày đầu: nguồn không cho biết có hiệu lực từ ngày nào.';

create table procedure_source (
  revision_id  uuid primary key references procedure_revision,
  source       text not null
);
comment on table procedure_source is
  'Bản ghi gốc của Cổng Dịch vụ công quốc gia, đúng từng byte của dòng đã nhập (text chứ không phải jsonb: jsonb đổi thứ tự khóa, cách viết số và bỏ khóa trùng), để xuất trả lại đúng như đã nhận.';

create table procedure_word (
  word        text primary key,
  procedures  integer not null check (procedures > 0)
);
create index on procedure_word (length(word)) where position(' ' in word) = 0;
create index on procedure_word (procedures);
comment on table procedure_word is
  'Các tiếng và cặp tiếng liền nhau (đã bỏ dấu) trong tên TTHC còn hiệu lực, với số thủ tục chứa nó: để sửa lỗi gõ khi tìm và gợi ý thủ tục từ lời phản ánh. Tính lại được bất cứ lúc nào.';

grant select, insert, update on sector, procedure_import, procedure, procedure_revision to app;
grant select, insert on procedure_source to app;
grant select, insert, update, delete on procedure_word to app;
