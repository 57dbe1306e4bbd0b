-- What people searched among the procedures and did not find, so that the search can be taught their words.
create table search_miss (
  day    date not null,
  query  text not null check (length(query) between 1 and 120),
  found  integer not null check (found >= 0),
  times  integer not null check (times > 0),
  primary key (day, query)
);
comment on table search_miss is
  'Từ người dân tìm TTHC mà không thấy hoặc thấy rất ít (found), theo ngày, đã bỏ dấu; không có địa chỉ mạng, không có danh tính; câu có vẻ chứa dữ liệu cá nhân thì không ghi. Xóa sau 90 ngày.';

grant select, insert, update, delete on search_miss to app;
