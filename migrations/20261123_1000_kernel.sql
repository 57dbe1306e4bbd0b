create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Search finds "thủ tục" by "thu tuc", "THỦ TỤC" and "Thủ Tục", however the accents were typed (composed or not).
-- Named collation and normal form keep it immutable on every machine, so that it can be indexed.
create function fold_vi(value text) returns text
  language sql immutable strict parallel safe
  return translate(
    lower(normalize(value, nfc) collate "pg_c_utf8"),
    'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ' || U&'\0300\0301\0303\0309\0323\0302\0306\031B',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd'
  );
comment on function fold_vi is 'Chữ thường, không dấu, đ thành d: để tìm kiếm có dấu hay không dấu đều thấy.';

create table performed_request (
  key_hash     bytea primary key,
  act          text not null,
  result       bytea,
  performed_at timestamptz not null
);
comment on table performed_request is 'Yêu cầu đã thực hiện, theo khóa chống gửi trùng: gửi lại thì nhận kết quả cũ (đã mã hóa), không làm lần nữa.';
create index performed_request_performed_at on performed_request (performed_at);
grant select, insert, update, delete on performed_request to app;

create table installation_fact (
  name  text primary key,
  value jsonb not null
);
comment on table installation_fact is 'Điều cần nhớ về bản cài đặt này: có phải tỉnh minh họa không, đã nạp dữ liệu gì.';
grant select, insert, update on installation_fact to app;
