-- Phản ánh, kiến nghị gửi bằng thư điện tử (Nghị định 20/2008/NĐ-CP Điều 7 khoản 1 điểm a).

create table feedback_mail (
  -- As the mail gives it; a very long one as its SHA-256.
  message_id   text primary key check (length(message_id) between 1 and 500),
  feedback_id  uuid references feedback,
  received_at  timestamptz not null
);
comment on table feedback_mail is 'Thư điện tử đã nhận và phản ánh, kiến nghị mà thư đó lập ra hoặc bổ sung (NĐ 20/2008 Đ.7.1.a): cùng một thư đến hai lần chỉ ghi một lần.';
create index feedback_mail_of on feedback_mail (feedback_id);

create table feedback_claim (
  feedback_id  uuid primary key references feedback,
  issued_at    timestamptz not null,
  expires_at   timestamptz not null check (expires_at > issued_at),
  used_at      timestamptz
);
comment on table feedback_claim is 'Mã một lần gửi đến hộp thư của người gửi để tự nhận khóa bí mật; mã không lưu ở đây, tính lại bằng khóa của bản cài đặt.';

create index feedback_transfer_outside on feedback_transfer (feedback_id) where to_agency_id is null and returned_at is null;

grant select, insert, update on feedback_mail, feedback_claim to app;
