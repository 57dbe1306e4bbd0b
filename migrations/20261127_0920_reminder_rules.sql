-- The ladder of reminders was code; it is the province's to set (NĐ 20/2008 Đ.18.5 gives no days), so it is dated rows like the other periods.
-- An installation that has its periods gets what the code did until now; a new one loads the same from data/calendar.

insert into legal_rule (rule, days, unit, direction, basis, origin, certain, note, valid)
select rule, days, 'working-day', direction,
  'Quy tắc của hệ thống – chờ quy chế của tỉnh (khoản 5 Điều 18 Nghị định số 20/2008/NĐ-CP giao đôn đốc, không quy định số ngày)',
  'ours', false, note, daterange('2008-03-03', null)
from (values
  ('reminder.before', 2, 'before', 'Nhắc người đang giữ việc lần đầu trước ngày đến hạn'),
  ('reminder.handler', 0, 'after', 'Nhắc người đang giữ việc hằng ngày kể từ ngày đến hạn'),
  ('reminder.head', 1, 'after', 'Báo thêm thủ trưởng cơ quan khi trễ chừng ấy ngày'),
  ('reminder.control-authority', 3, 'after', 'Báo thêm cơ quan kiểm soát thủ tục hành chính khi trễ chừng ấy ngày'),
  ('reminder.chairman', 5, 'after', 'Báo thêm Chủ tịch Ủy ban nhân dân tỉnh khi trễ chừng ấy ngày')
) as ladder (rule, days, direction, note)
where exists (select from legal_rule);
