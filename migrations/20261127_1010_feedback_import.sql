-- Sổ tiếp nhận phản ánh, kiến nghị đã giữ ở nơi khác (sổ giấy, bảng tính, phần mềm cũ), đưa vào hệ thống một lần.

create table feedback_import (
  register      text not null check (length(register) between 1 and 100),
  number        text not null check (length(number) between 1 and 50),
  feedback_id   uuid not null unique references feedback,
  -- Keyed: the line holds names and telephone numbers, and a plain hash of those could be guessed.
  content_hash  bytea not null,
  imported_at   timestamptz not null,
  primary key (register, number)
);
comment on table feedback_import is 'Dòng của sổ đã giữ ở nơi khác và phản ánh, kiến nghị lập từ dòng đó: đưa vào lần nữa không lập thêm.';

grant select, insert on feedback_import to app;
