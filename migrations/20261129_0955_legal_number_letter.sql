-- The letter behind a number is small, as in "30a/2008/NQ-CP"; we had made it large as well.

update legal_instrument
set number = lower(split_part(number, '/', 1)) || substr(number, strpos(number, '/'))
where number ~ '^\d+[A-Z]/';

create temporary table respelled on commit drop as
select content.revision_id, content.digest as before
from procedure_content content join procedure_revision revision on revision.id = content.revision_id
where (revision.import_id is not null or revision.status = 'draft')
  and content.content @? '$.legalBases[*].number ? (@ like_regex "^[0-9]+[A-Z]/")';

alter table procedure_content disable trigger procedure_content_stays;
update procedure_content content
set content = jsonb_set(content.content, '{legalBases}', (
  select jsonb_agg(
    case when basis ->> 'number' ~ '^\d+[A-Z]/'
      then jsonb_set(basis, '{number}', to_jsonb(
        lower(split_part(basis ->> 'number', '/', 1)) || substr(basis ->> 'number', strpos(basis ->> 'number', '/'))))
      else basis end
    order by place)
  from jsonb_array_elements(content.content -> 'legalBases') with ordinality as bases (basis, place)))
from respelled where respelled.revision_id = content.revision_id;
alter table procedure_content enable trigger procedure_content_stays;

update national_record shown set content_digest = content.digest
from respelled join procedure_content content on content.revision_id = respelled.revision_id
where shown.content_digest = respelled.before;

-- The folded one says the same and more.
alter table legal_instrument drop constraint legal_instrument_number_key;
