-- The same words and pairs as before, reckoned faster: an import of the catalogue makes them for thousands of texts.

-- As a function of one statement the folded text was reckoned anew for every word of it; a variable holds it once.
create or replace function neighbouring_pairs(value text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  words constant text[] := string_to_array(folded_words(value), ' ');
begin
  return (
    select coalesce(array_agg(distinct words[at] || ' ' || words[at + 1]), '{}')
    from generate_series(1, cardinality(words) - 1) as at
  );
end $$;

-- Single words by plain replacing: folded text has one blank between words, and at most one at the end where it was cut off.
create or replace function weighted_words(folded text, at_weight text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  if folded = '' then
    return '';
  end if;
  return '''' || replace(btrim(folded), ' ', ''':' || at_weight || ' ''') || ''':' || at_weight
    || ' ' || regexp_replace(folded, '([^ ]+ [^ ]+)( |$)', '''\1'':' || at_weight || ' ', 'g')
    || ' ' || regexp_replace(substr(folded, position(' ' in folded) + 1), '([^ ]+ [^ ]+)( |$)', '''\1'':' || at_weight || ' ', 'g')
    || ' ';
end $$;
