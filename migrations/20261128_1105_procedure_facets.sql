-- Facets are counted from the index alone as well: texts are a hundred times as long.
drop index procedure_revision_in_force;
create index procedure_revision_in_force on procedure_revision (sector_code)
  include (levels, competent_agency_code, applicant_kinds, online, effective) where status = 'announced';
