-- Why it is built this way: docs/decisions/0005-tamper-evident-audit.md.

create table audit_event (
  id             bigint generated always as identity primary key,
  name           text not null check (name ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  at             timestamptz not null,
  actor_kind     text not null check (actor_kind in ('visitor', 'sender', 'official', 'client', 'system')),
  actor_id       text,
  request_id     text not null,
  subject_type   text,
  subject_id     text,
  data           jsonb not null,
  -- Transaction ids start again when the rows are restored into another server; the era says which server counted.
  era            smallint not null default 1,
  transaction_id xid8 not null default pg_current_xact_id(),

  constraint subject_is_whole check ((subject_type is null) = (subject_id is null))
);
comment on table audit_event is 'Nhật ký hành vi: ai đã làm gì, lúc nào. Chỉ ghi thêm; không sửa, không xóa; không chứa dữ liệu cá nhân.';
create index audit_event_order on audit_event (era, transaction_id, id);
create index audit_event_subject on audit_event (subject_type, subject_id, id);
create index audit_event_at on audit_event (at);

create table audit_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  -- No foreign key: a leaf outlives an event that was removed, and so tells of it.
  event_id   bigint not null unique,
  leaf_hash  bytea not null check (length(leaf_hash) = 32)
);
comment on table audit_leaf is 'Lá của cây băm: mã băm của từng hành vi trong nhật ký, theo thứ tự niêm phong (RFC 6962).';

create table audit_subtree (
  level    smallint not null check (level > 0 and level % 8 = 0),
  position bigint not null check (position >= 0),
  hash     bytea not null check (length(hash) = 32),
  primary key (level, position)
);
comment on table audit_subtree is 'Nút của cây băm, cứ tám tầng lưu một tầng: để lập chứng minh cho một hành vi mà không phải đọc cả cây.';

create table audit_tree (
  size                bigint primary key check (size >= 0),
  root                bytea not null check (length(root) = 32),
  frontier            bytea[] not null,
  sealed_at           timestamptz not null,
  -- Every event up to this place in the order (era, transaction_id, id) has its leaf.
  horizon_era         smallint not null,
  horizon             xid8 not null,
  horizon_event_id    bigint not null
);
comment on table audit_tree is 'Cây băm của nhật ký sau mỗi lần niêm phong: số lá, mã gốc, mép phải của cây.';
insert into audit_tree (size, root, frontier, sealed_at, horizon_era, horizon, horizon_event_id)
values (0, sha256(''), '{}', now(), 0, '0', 0);

create table audit_root (
  published_on date primary key,
  size         bigint not null references audit_tree,
  root         bytea not null check (length(root) = 32),
  published_at timestamptz not null
);
comment on table audit_root is 'Mã gốc của nhật ký, công bố mỗi ngày một lần, để bất kỳ ai cũng giữ lại và đối chiếu về sau.';

-- A second guard, against mistakes of whoever is more than the application. A superuser can put it aside: `audit verify` is for that.
create function refuse_audit_change() returns trigger
  language plpgsql
  as $$ begin
    raise exception 'audit.append-only: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end $$;
comment on function refuse_audit_change is 'Nhật ký chỉ ghi thêm: từ chối mọi lệnh sửa, xóa.';
create trigger append_only before update or delete or truncate on audit_event for each statement execute function refuse_audit_change();
create trigger append_only before update or delete or truncate on audit_leaf for each statement execute function refuse_audit_change();
create trigger append_only before update or delete or truncate on audit_subtree for each statement execute function refuse_audit_change();
create trigger append_only before update or delete or truncate on audit_tree for each statement execute function refuse_audit_change();
create trigger append_only before update or delete or truncate on audit_root for each statement execute function refuse_audit_change();

-- For `restore` only: after the rows of another server have come in, what this server writes comes after all of them.
create function open_audit_era() returns smallint
  language plpgsql
  as $$ declare
    opened smallint;
  begin
    lock table audit_event in access exclusive mode;
    select coalesce(max(era), 0) + 1 into opened from audit_event;
    execute format('alter table audit_event alter column era set default %s', opened);
    return opened;
  end $$;
comment on function open_audit_era is 'Mở giai đoạn mới của nhật ký sau khi khôi phục từ bản sao lưu sang máy chủ khác.';
revoke execute on function open_audit_era from public;

-- By column: the application may not choose an event's id, nor its place in the order of sealing.
grant select on audit_event to app;
grant insert (name, at, actor_kind, actor_id, request_id, subject_type, subject_id, data) on audit_event to app;
grant select, insert on audit_leaf, audit_subtree, audit_tree, audit_root to app;
