-- Số, ký hiệu của Thủ tướng viết là TTg: "766/QĐ-TTG" was our own spelling, and decisions print it among their grounds.
-- A number is one instrument whatever its capitals; from here on two spellings cannot stand side by side.

update legal_instrument set number = regexp_replace(number, '-TTG(?=-|$)', '-TTg') where number ~ '-TTG(-|$)';
create unique index legal_instrument_number_folded on legal_instrument (upper(number));

-- Texts read from the source, where we had changed the spelling, and texts still being written. What was submitted or announced here stays as it was signed.
create temporary table respelled on commit drop as
select content.revision_id, content.digest as before
from procedure_content content join procedure_revision revision on revision.id = content.revision_id
where (revision.import_id is not null or revision.status = 'draft')
  and content.content @? '$.legalBases[*].number ? (@ like_regex "-TTG(-|$)")';

alter table procedure_content disable trigger procedure_content_stays;
update procedure_content content
set content = jsonb_set(content.content, '{legalBases}', (
  select jsonb_agg(
    case when basis ->> 'number' ~ '-TTG(-|$)'
      then jsonb_set(basis, '{number}', to_jsonb(regexp_replace(basis ->> 'number', '-TTG(?=-|$)', '-TTg')))
      else basis end
    order by place)
  from jsonb_array_elements(content.content -> 'legalBases') with ordinality as bases (basis, place)))
from respelled where respelled.revision_id = content.revision_id;
alter table procedure_content enable trigger procedure_content_stays;

-- What the national database showed was read with the same spelling.
update national_record shown set content_digest = content.digest
from respelled join procedure_content content on content.revision_id = respelled.revision_id
where shown.content_digest = respelled.before;
