-- Đăng tải trên trang thông tin điện tử của cơ quan (Nghị định 63/2010/NĐ-CP Điều 17.2): owed by every agency that posts and has a site.

alter table publication_duty drop constraint publication_duty_way_check;
alter table publication_duty add constraint publication_duty_way_check
  check (way in ('national-database', 'posting', 'taking-down', 'agency-site'));

create table site_publication (
  duty_id       uuid primary key references publication_duty,
  address       text not null check (length(address) <= 500 and address ~ '^https?://'),
  published_on  date not null,
  confirmed_by  uuid references official,
  confirmed_at  timestamptz not null
);
comment on table site_publication is 'Xác nhận một thủ tục đã có (hoặc, khi hết áp dụng, đã gỡ) trên trang thông tin điện tử của cơ quan: ngày, địa chỉ trang, người xác nhận.';

grant select, insert on site_publication to app;
