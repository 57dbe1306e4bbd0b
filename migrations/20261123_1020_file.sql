-- Files that were sent or made, and mails that went out.

create table stored_file (
  id               uuid primary key default uuidv7(),
  sha256           text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name             text not null check (char_length(name) between 1 and 150 and name !~ '[[:cntrl:]/\\]'),
  media_type       text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?$'),
  size             integer not null check (size > 0),
  uploaded_by_kind text not null check (uploaded_by_kind in ('visitor', 'sender', 'official', 'client', 'system')),
  uploaded_at      timestamptz not null,
  purpose          text not null check (purpose ~ '^[a-z][a-z0-9-]{0,59}$'),
  subject_type     text not null check (subject_type ~ '^[a-z][a-z0-9-]{0,59}$'),
  subject_id       text not null check (char_length(subject_id) between 1 and 100),
  -- Said anew for every file: a default would let somebody's identity paper be published by omission.
  personal         boolean not null
);

create index stored_file_of_subject on stored_file (subject_type, subject_id, id);
-- For the sweep of contents that no row points at.
create index stored_file_of_content on stored_file (sha256);

comment on table stored_file is 'Tệp đính kèm: ai gửi, của hồ sơ nào, để làm gì. Nội dung nằm trong kho tệp theo mã băm SHA-256; nhiều dòng có thể cùng trỏ tới một nội dung.';
comment on column stored_file.personal is 'Tệp có thể chứa dữ liệu cá nhân (Luật Bảo vệ dữ liệu cá nhân 2025): không công khai, không đưa vào dữ liệu mở.';

create table sent_mail (
  message_id text primary key check (char_length(message_id) between 1 and 250),
  -- Keyed hash: tells whether two mails went to one address, not to which.
  to_hash    bytea not null check (octet_length(to_hash) = 32),
  subject    text not null,
  state      text not null check (state in ('sent', 'failed')),
  sent_at    timestamptz,
  attempts   integer not null check (attempts > 0),

  constraint sent_mail_has_its_instant check ((state = 'sent') = (sent_at is not null))
);

comment on table sent_mail is 'Thư điện tử đã gửi: mỗi mã thư đi đúng một lần; thư lỗi được gửi lại. Không lưu địa chỉ và nội dung.';

grant select, insert on stored_file to app;
grant select, insert, update on sent_mail to app;
