-- The code that the national database gives to a procedure that was entered here under a provisional one (Nghị định 63/2010/NĐ-CP Điều 24).
-- The former code stands on printed sheets and in other people's links: it leads to the procedure for ever, and is nobody else's.

create table procedure_former_code (
  code          text primary key check (length(code) <= 100),
  procedure_id  uuid not null references procedure,
  replaced_by   uuid references official,
  replaced_at   timestamptz not null
);
comment on table procedure_former_code is 'Mã tạm mà thủ tục từng mang trước khi có mã quốc gia: địa chỉ, tờ niêm yết đã in theo mã cũ vẫn dẫn tới thủ tục.';
create index procedure_former_code_of on procedure_former_code (procedure_id);

grant select, insert on procedure_former_code to app;
