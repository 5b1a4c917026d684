-- Words, as the parts of a community compare and look for them.

create function app.search_words(said text) returns text
language sql immutable set search_path = ''
as $$
  select lower(extensions.unaccent('extensions.unaccent', btrim(coalesce(search_words.said, ''))))
$$;
comment on function app.search_words(text) is 'As words are compared: without accents and capitals.';

create function app.tidy_line(line text) returns text
language sql immutable set search_path = ''
as $$
  select btrim(regexp_replace(coalesce(line, ''),
    '[\s[:cntrl:]\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+', ' ', 'g'))
$$;
comment on function app.tidy_line(text) is 'One line, without what shows nothing.';
