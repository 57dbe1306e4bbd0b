-- Tìm trong kết quả đã công khai: từ mới đến cũ, từng tuần một.

-- A word that stands in a hundred thousand results must not be looked up in all of them to show the newest twenty. Every term is
-- indexed together with the week of its publication, so that a search goes back week by week and stops when it has seen enough.
create function publication_week(published_on date) returns integer
  language sql immutable strict parallel safe
  return (published_on - date '1990-01-01') / 7;
comment on function publication_week is 'Số thứ tự của tuần công khai, tính từ thứ hai 01/01/1990.';

create function publication_terms(document tsvector, published_on date, agency_id uuid, procedure_id uuid, ground text, year integer) returns tsvector
  language sql immutable parallel safe cost 10000
  return array_to_tsvector(array(
    select publication_week(published_on) || '_' || term
    from unnest(tsvector_to_array(document) || array['=a' || agency_id, '=p' || procedure_id, '=g' || ground, '=y' || year]) term
    where term is not null
  ));
comment on function publication_terms is 'Các từ của một kết quả đã công khai, cùng cơ quan, thủ tục, nội dung, năm, mỗi từ kèm tuần công khai: để tìm từ mới đến cũ và dừng khi đã đủ.';

-- Entered at once, not into a list of its own that every search would read through, once for every week.
create index feedback_publication_terms on feedback_publication
  using gin (publication_terms(search_document, published_on, agency_id, procedure_id, ground, year)) with (fastupdate = off);

-- Nor may one sender in a thousand wait until the words of the thousand before her have been sorted in.
alter index feedback_search set (fastupdate = off);
alter index feedback_publication_search set (fastupdate = off);
select gin_clean_pending_list('feedback_search'), gin_clean_pending_list('feedback_publication_search');
