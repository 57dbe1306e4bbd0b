-- When a text, or an end, became public: by this the feed of changes is in order. A draft's `recorded_at` is the last time somebody saved it.

alter table procedure_revision add column announced_at timestamptz;
comment on column procedure_revision.announced_at is
  'Lúc nội dung được công bố: lúc ký tại đây, lúc nhập về (nội dung mới, thay đổi), hoặc ngày quyết định mà nguồn ghi. Trống: không rõ.';

update procedure_revision r set announced_at = signed.closed_at
from announcement_item item join announcement signed on signed.id = item.announcement_id
where item.revision_id = r.id and signed.status = 'signed' and item.removed_at is null and r.status = 'announced';

-- What was imported first has no first day; what changed since was seen to change when it was imported.
update procedure_revision r set announced_at = case
    when not lower_inf(r.effective) then r.recorded_at
    when content.announced_by_on is not null and content.announced_by_on::timestamp at time zone 'Asia/Ho_Chi_Minh' <= r.recorded_at
      then content.announced_by_on::timestamp at time zone 'Asia/Ho_Chi_Minh' end
from procedure_content content where content.revision_id = r.id and r.status = 'announced' and r.import_id is not null;

create index procedure_revision_announced on procedure_revision (announced_at desc, id desc)
  where status = 'announced' and not internal and announced_at is not null;

alter table procedure_end add column announced_at timestamptz;
update procedure_end e set announced_at = coalesce(
  (select max(signed.closed_at) from announcement_item item join announcement signed on signed.id = item.announcement_id
    where item.procedure_id = e.procedure_id and signed.status = 'signed' and item.removed_at is null
      and signed.decision_number = e.decision_number and signed.decision_on = e.decision_on),
  e.decision_on::timestamp at time zone 'Asia/Ho_Chi_Minh');
alter table procedure_end alter column announced_at set not null;
