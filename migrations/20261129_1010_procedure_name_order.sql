-- Lists begin with the first letter of a name: some sources write ". Đăng ký thuế" and "1. Thủ tục hỗ trợ".
create index procedure_revision_by_bare_name
  on procedure_revision ((left(ltrim(name, ' .,-–+*()0123456789'), 200)) collate "vi-x-icu", procedure_id) where status = 'announced';
