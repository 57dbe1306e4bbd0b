-- Organisation as dated data: units, agencies, roles of agencies, officials and their posts.
create extension if not exists btree_gist;

create table administrative_unit (
  id           uuid primary key default uuidv7(),
  code         text not null check (code ~ '^[0-9]{2,5}$'),
  name         text not null check (name <> ''),
  folded_name  text not null,
  level        text not null check (level in ('province', 'district', 'commune')),
  kind         text not null check (kind in ('tinh', 'thanh-pho', 'huyen', 'thi-xa', 'xa', 'phuong', 'thi-tran')),
  parent_id    uuid references administrative_unit,
  valid        daterange not null check (not isempty(valid) and not lower_inf(valid)),
  source       text not null,

  constraint province_has_no_parent check ((level = 'province') = (parent_id is null)),
  constraint code_names_one_unit_at_a_time exclude using gist (code with =, valid with &&)
);
create index on administrative_unit (parent_id);
comment on table administrative_unit is
  'Đơn vị hành chính trong một thời gian (Luật Tổ chức chính quyền địa phương 2015, Điều 2). Mã được dùng lại sau ngày 01/7/2025 nên chỉ là duy nhất tại một thời điểm.';

create table unit_succession (
  id            uuid primary key default uuidv7(),
  from_unit_id  uuid not null references administrative_unit,
  to_unit_id    uuid references administrative_unit,
  kind          text not null check (kind in ('merge', 'split', 'rename', 'abolish', 'transfer')),
  effective_on  date,
  share         text not null check (share in ('main', 'part')),
  certain       boolean not null,
  basis         text not null check (basis <> ''),

  constraint abolished_has_no_successor check ((kind = 'abolish') = (to_unit_id is null)),
  constraint a_certain_succession_has_a_day check (not certain or effective_on is not null),
  constraint one_link_between_two_units unique nulls not distinct (from_unit_id, to_unit_id)
);
create index on unit_succession (to_unit_id);
comment on table unit_succession is
  'Đơn vị hành chính nào thay cho đơn vị nào: nhập, chia, đổi tên, giải thể, chuyển (Luật Tổ chức chính quyền địa phương, chương về thành lập, giải thể, nhập, chia đơn vị hành chính). certain = false: ngày hoặc đơn vị kế tiếp chưa chắc chắn.';

create table agency (
  id          uuid primary key default uuidv7(),
  code        text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 100),
  name        text not null check (name <> ''),
  folded_name text not null,
  short_name  text,
  kind        text not null check (kind in ('provincial-committee', 'office', 'department', 'sector-body',
                'district-committee', 'commune-committee', 'one-stop-desk', 'media', 'outside')),
  parent_id   uuid references agency check (parent_id <> id),
  unit_id     uuid references administrative_unit,
  valid       daterange not null check (not isempty(valid) and not lower_inf(valid)),
  synonyms    text[] not null default '{}',
  folded_synonyms text[] not null default '{}',
  basis       text not null check (basis <> ''),
  closing_basis text,

  constraint a_closed_agency_has_a_basis check (upper_inf(valid) or closing_basis is not null),
  constraint a_committee_belongs_to_a_unit check (kind not in ('provincial-committee', 'district-committee', 'commune-committee') or unit_id is not null)
);
create index on agency (parent_id);
create index on agency (unit_id);
create index on agency (kind);
comment on table agency is
  'Cơ quan, đơn vị thực hiện kiểm soát TTHC (NĐ 63/2010 Điều 5; Kế hoạch kiểm soát TTHC năm 2017): UBND các cấp, sở, ban, ngành, bộ phận tiếp nhận và trả kết quả, báo đài, cơ quan ngoài tỉnh. parent_id là cơ quan quản lý trực tiếp.';

create table agency_contact (
  id         uuid primary key default uuidv7(),
  agency_id  uuid not null references agency,
  valid      daterange not null check (not isempty(valid) and not lower_inf(valid)),
  address    text,
  phone      text,
  hotline    text,
  fax        text,
  email      text check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  website    text,
  receives_feedback boolean not null,
  doubts     text[] not null default '{}' check (doubts <@ array['phone-incomplete', 'phone-old-area-code', 'phone-shared', 'fax-incomplete', 'fax-old-area-code', 'fax-shared', 'email-of-another']),
  source     text not null check (source <> ''),

  constraint one_contact_at_a_time exclude using gist (agency_id with =, valid with &&)
);
comment on table agency_contact is
  'Địa chỉ, điện thoại, thư điện tử tiếp nhận phản ánh, kiến nghị trong một thời gian (NĐ 20/2008 Điều 10, Điều 13; NĐ 48/2013 Điều 2). Điều chưa biết để trống; doubts ghi điều cần kiểm tra lại.';

create table agency_role (
  id         uuid primary key default uuidv7(),
  agency_id  uuid not null references agency,
  role       text not null check (role in ('control-authority', 'portal-operator', 'finance', 'broadcaster', 'chairman-office', 'feedback-recipient')),
  valid      daterange not null check (not isempty(valid) and not lower_inf(valid)),
  basis      text not null check (basis <> ''),

  constraint one_agency_at_a_time_in_a_single_role exclude using gist (role with =, valid with &&)
    where (role in ('control-authority', 'portal-operator', 'finance', 'chairman-office')),
  constraint an_agency_holds_a_role_once_at_a_time exclude using gist (agency_id with =, role with =, valid with &&)
);
comment on table agency_role is
  'Vai trò pháp luật giao cho một cơ quan trong một thời gian. control-authority: cơ quan kiểm soát TTHC (NĐ 63/2010 Điều 5; từ 25/9/2017 là Văn phòng UBND cấp tỉnh theo NĐ 92/2017).';

create table official (
  id           uuid primary key default uuidv7(),
  code         text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  name         text not null check (name <> ''),
  folded_name  text not null,
  email        text check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  phone        text,
  left_on      date,
  left_basis   text,

  constraint leaving_has_a_basis check ((left_on is null) = (left_basis is null))
);
comment on table official is 'Cán bộ, công chức (chỉ thông tin công vụ: họ tên, thư điện tử và điện thoại cơ quan). left_on: ngày thôi làm việc.';

create table official_post (
  id           uuid primary key default uuidv7(),
  official_id  uuid not null references official,
  agency_id    uuid not null references agency,
  role         text not null check (role in ('focal-point', 'handler', 'desk', 'head', 'deputy-head', 'administrator', 'leader')),
  title        text,
  valid        daterange not null check (not isempty(valid) and not lower_inf(valid)),
  basis        text not null check (basis <> ''),
  ending_basis text,

  constraint a_post_is_held_once_at_a_time exclude using gist (official_id with =, agency_id with =, role with =, valid with &&),
  constraint one_head_at_a_time exclude using gist (agency_id with =, valid with &&) where (role = 'head')
);
create index on official_post (official_id);
create index on official_post (agency_id, role);
comment on table official_post is
  'Vị trí của cán bộ tại cơ quan trong một thời gian. focal-point: cán bộ đầu mối kiểm soát TTHC (Kế hoạch kiểm soát TTHC năm 2017, VII.2), do Chủ tịch UBND tỉnh quyết định công nhận.';

create table deputising (
  id                  uuid primary key default uuidv7(),
  post_id             uuid not null references official_post,
  deputy_official_id  uuid not null references official,
  valid               daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
  basis               text not null check (basis <> ''),

  constraint one_deputy_at_a_time exclude using gist (post_id with =, valid with &&)
);
create index on deputising (deputy_official_id);
comment on table deputising is 'Làm thay vị trí của người khác trong thời gian nhất định, theo phân công của thủ trưởng cơ quan. Không có thời gian thì không được làm thay.';

grant select, insert, update on administrative_unit, unit_succession, agency, agency_contact, agency_role, official, official_post, deputising to app;
-- A contact or a post that was entered for the very day on which it is replaced has no day left: it is taken out, not kept empty.
grant delete on agency_contact, agency_role, official_post, deputising to app;
