-- Search documents are ranked by the hundred for every search, and unpacking each one cost three quarters of it: kept as they are, beside the
-- rest of their row up to half a page, they take about a kilobyte a text.
alter table procedure_revision set (toast_tuple_target = 4080);
alter table procedure_revision drop column search;
alter table procedure_revision
  add column search tsvector storage external not null
    generated always as (procedure_search_document(name, search_keywords, sector_name, search_outcomes, agencies)) stored;
create index procedure_revision_search on procedure_revision using gin (search) where status = 'announced';
