-- Search of procedures: one weighted search document a text, and the everyday words that stand for those of the law.

create function folded_words(value text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(fold_vi(value), '[^a-z0-9]+', ' ', 'g'));

-- Words and pairs of neighbouring words of a folded text, as lexemes of one weight: 'khai sinh' → 'khai':1A 'sinh':1A 'khai sinh':1A.
-- Most Vietnamese words are such pairs; as lexemes of their own they are ranked and counted like words. Built by replacing alone, because an
-- import makes thousands of them: every word, the pairs that begin at odd words, the pairs that begin at even ones.
create function weighted_words(folded text, at_weight text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  return regexp_replace(folded, '([^ ]+)', '''\1'':' || at_weight, 'g')
    || ' ' || regexp_replace(folded, '([^ ]+) ([^ ]+)( |$)', '''\1 \2'':' || at_weight || ' ', 'g')
    || ' ' || regexp_replace(substr(folded, position(' ' in folded) + 1), '([^ ]+) ([^ ]+)( |$)', '''\1 \2'':' || at_weight || ' ', 'g')
    || ' ';
end $$;

-- Names weigh more than keywords and sector, these more than what one gets, and least the agencies. Keywords and outcomes come folded.
-- In plpgsql, so that nothing is folded twice: folding is what costs.
create function procedure_search_document(name text, keywords text, sector_name text, outcomes text, agencies text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
begin
  return (weighted_words(folded_words(name), '1A')
    || weighted_words(left(keywords, 1000), '2B')
    || weighted_words(folded_words(sector_name), '2B')
    || weighted_words(left(outcomes, 2000), '3C')
    || weighted_words(folded_words(left(agencies, 400)), '4D'))::tsvector;
end $$;

alter table procedure_revision
  drop column search,
  add column search_keywords  text not null default '',
  add column search_outcomes  text not null default '',
  add column search_papers    text not null default '';
alter table procedure_revision
  add column search tsvector not null
    generated always as (procedure_search_document(name, search_keywords, sector_name, search_outcomes, agencies)) stored;
comment on column procedure_revision.search_keywords is 'Từ khóa của TTHC, để tìm; lấy từ nội dung khi lưu.';
comment on column procedure_revision.search_outcomes is 'Tên kết quả thực hiện, để tìm; lấy từ nội dung khi lưu.';
comment on column procedure_revision.search_papers is 'Tên giấy tờ, mẫu đơn, để tìm khi tên thủ tục không có từ cần tìm; lấy từ nội dung khi lưu.';
create index procedure_revision_search on procedure_revision using gin (search) where status = 'announced';
create index procedure_revision_papers on procedure_revision using gin (to_tsvector('simple', search_papers)) where status = 'announced';

create table search_word (
  word       text primary key,
  documents  integer not null check (documents > 0)
);
create index search_word_beginning on search_word (word text_pattern_ops);
comment on table search_word is
  'Các tiếng và cặp tiếng liền nhau (đã bỏ dấu) trong phần dùng để tìm (tên, từ khóa, lĩnh vực, kết quả, cơ quan) của TTHC còn hiệu lực, với số thủ tục chứa nó; từ rỗng: mọi thủ tục. Để xếp hạng và sửa lỗi gõ khi tìm. Tính lại được bất cứ lúc nào.';

create table search_synonym (
  id             uuid primary key default uuidv7(),
  kind           text not null check (kind in ('abbreviation', 'everyday', 'spelling')),
  phrase         text not null check (length(phrase) between 1 and 100),
  phrase_folded  text not null generated always as (folded_words(phrase)) stored check (phrase_folded <> ''),
  meanings       text[] not null check (cardinality(meanings) between 1 and 8),
  effective      daterange not null,
  source         text not null default '' check (length(source) <= 300),
  recorded_by    uuid references official,
  recorded_at    timestamptz not null,
  constraint search_synonym_once exclude using gist (phrase_folded with =, effective with &&)
);
create index on search_synonym (phrase_folded);
comment on table search_synonym is
  'Từ viết tắt, từ thường ngày, cách viết khác mà người dân gõ khi tìm TTHC, và từ của pháp luật tương ứng; có ngày bắt đầu, ngày hết dùng. Sửa là kết thúc dòng cũ và thêm dòng mới; khoảng rỗng: thêm và bỏ trong cùng một ngày.';

grant select, insert, update on search_synonym to app;
grant select, insert, update, delete on search_word to app;
