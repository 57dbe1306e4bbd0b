-- "Nơi tiếp nhận phản ánh, kiến nghị" hangs on the boards as well (Nghị định 20/2008/NĐ-CP Điều 10 khoản 3, Điều 13 khoản 3; Thông tư
-- 05/2014/TT-BTP Điều 12; kế hoạch mục V.1): a sheet says either the text of a procedure or where feedback is received.

alter table posting_sheet
  alter column procedure_id drop not null,
  alter column revision_id drop not null,
  -- Names, addresses and numbers as they are printed: of the agency and of the control authority.
  add column notice jsonb check (jsonb_typeof(notice) = 'object'),
  add constraint posting_sheet_says_one_thing check (num_nonnulls(revision_id, notice) = 1 and (procedure_id is null) = (revision_id is null));
create index posting_sheet_of_notice on posting_sheet (agency_id) where notice is not null;
comment on table posting_sheet is
  'Tờ niêm yết tại một cơ quan: nội dung một thủ tục, hoặc (notice) nơi tiếp nhận phản ánh, kiến nghị như đã in; có mã QR để ai cũng biết tờ còn đúng hay không.';
