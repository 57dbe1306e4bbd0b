-- Browsing by what happens in a life or in a business: what the source says of it, as columns, so that a list need not open every text.
alter table procedure_revision
  add column life_event      text not null default '' check (length(life_event) <= 200),
  add column service_groups  text[] not null default '{}';
comment on column procedure_revision.life_event is 'Nhóm sự kiện trong đời của Cổng Dịch vụ công quốc gia; trống khi nguồn không xếp nhóm.';
comment on column procedure_revision.service_groups is 'Các nhóm dịch vụ công mà nguồn xếp thủ tục vào, ví dụ "Tiếp cận đất đai".';
create index procedure_revision_by_life_event on procedure_revision (life_event) include (effective) where status = 'announced';
