-- After the organisation: an account belongs to an official of its register.
create table account (
  id                  uuid primary key default uuidv7(),
  official_id         uuid not null unique references official,
  login               text not null unique check (login ~ '^[a-z0-9]+([._-][a-z0-9]+)*$' and length(login) between 2 and 60),
  password_hash       text check (password_hash like '$argon2id$%'),
  password_changed_at timestamptz,
  must_change         boolean not null default false,
  one_time_until      timestamptz,
  totp_secret         bytea,
  totp_confirmed_at   timestamptz,
  totp_last_step      bigint,
  oidc_issuer         text check (oidc_issuer <> ''),
  oidc_subject        text check (oidc_subject <> ''),
  created_at          timestamptz not null,
  disabled_at         timestamptz,

  constraint password_has_its_moment check ((password_hash is null) = (password_changed_at is null)),
  constraint one_time_password_must_change check (must_change = (one_time_until is not null)),
  constraint totp_confirmed_has_secret check (totp_confirmed_at is null or totp_secret is not null),
  constraint oidc_issuer_with_subject check ((oidc_issuer is null) = (oidc_subject is null)),
  constraint one_account_per_oidc_subject unique (oidc_issuer, oidc_subject)
);
comment on table account is
  'Tài khoản của cán bộ. Chỉ để đăng nhập; quyền là vị trí tại cơ quan (official_post), không phải của tài khoản. totp_secret: đã mã hóa.';

create table account_session (
  id           uuid primary key default uuidv7(),
  account_id   uuid not null references account,
  token_hash   bytea not null unique check (octet_length(token_hash) = 32),
  via          text not null check (via in ('password', 'oidc')),
  device       text not null,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null check (expires_at > created_at),
  ended_at     timestamptz,
  ended_by     text check (ended_by in ('sign-out', 'self', 'administrator', 'password-changed', 'account-disabled', 'replaced')),

  constraint ending_has_a_reason check ((ended_at is null) = (ended_by is null))
);
create index on account_session (account_id, created_at);
create index on account_session (expires_at);
comment on table account_session is
  'Phiên đăng nhập. Chỉ giữ hàm băm có khóa của mã phiên. device: loại trình duyệt và hệ điều hành, để chủ tài khoản nhận ra phiên của mình.';

create table account_recovery_code (
  account_id uuid not null references account,
  code_hash  bytea not null check (octet_length(code_hash) = 32),
  created_at timestamptz not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);
comment on table account_recovery_code is 'Mã khôi phục khi mất thiết bị tạo mã xác thực: chỉ giữ hàm băm có khóa, mỗi mã dùng một lần.';

create table sign_in_attempt (
  id           uuid primary key default uuidv7(),
  login_hash   bytea not null,
  address_hash bytea not null,
  device_hash  bytea,
  at           timestamptz not null,
  succeeded    boolean not null
);
create index on sign_in_attempt (login_hash, at);
create index on sign_in_attempt (address_hash, at);
create index on sign_in_attempt (at);
comment on table sign_in_attempt is
  'Lần thử đăng nhập, để làm chậm việc dò mật khẩu. Tên đăng nhập, địa chỉ, thiết bị chỉ là hàm băm có khóa; xóa sau ít ngày.';

grant select, insert, update on account, account_session, account_recovery_code, sign_in_attempt to app;
-- New recovery codes replace the old ones; attempts and ended sessions are kept no longer than they are of use.
grant delete on account_session, account_recovery_code, sign_in_attempt to app;
