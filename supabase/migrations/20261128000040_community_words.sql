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

-- What is typed, as it is kept.

create function app.shows_nothing(said text) returns boolean
language sql immutable set search_path = ''
-- Blank is what shows nothing, whatever it is made of.
as $$
  select regexp_replace(said,
    '[\s[:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]',
    '', 'g') = ''
$$;

create function app.tidy_text(said text, field text, most int) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := coalesce(tidy_text.said, '');
begin
  -- Before it is looked at closely: ten megabytes would keep the expressions below busy.
  if length(tidy) > 100000 then
    raise exception using errcode = 'PT400', message = field || '-too-long', hint = most::text;
  end if;
  tidy := regexp_replace(regexp_replace(tidy, '\r\n?', E'\n', 'g'), '^\s+|\s+$', '', 'g');
  if app.shows_nothing(tidy) then
    return '';
  end if;
  if length(tidy) > most then
    raise exception using errcode = 'PT400', message = field || '-too-long', hint = most::text;
  end if;
  return tidy;
end $$;
comment on function app.tidy_text(text, text, int) is
  'A text of a form as it is kept, empty where it shows nothing; refuses what is longer than its field.';

create function app.needed_text(said text, field text, most int) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := app.tidy_text(needed_text.said, field, most);
begin
  if tidy = '' then
    raise exception using errcode = 'PT400', message = field || '-missing';
  end if;
  return tidy;
end $$;
comment on function app.needed_text(text, text, int) is 'The same of a field that may not be empty.';

create function app.needed_line(said text, field text, most int) returns text
language sql immutable set search_path = ''
as $$
  select app.needed_text(regexp_replace(left(said, 10000), '\s+', ' ', 'g'), field, most)
$$;
comment on function app.needed_line(text, text, int) is 'The same in one line: a title, a name.';

-- Searching, in one community or in many: one configuration, one shape of index, one way of asking.

create text search configuration app.words (copy = pg_catalog.french);
alter text search configuration app.words
  alter mapping for hword, hword_part, word with extensions.unaccent, french_stem;
comment on text search configuration app.words is
  'French without accents: « Élus », « elu » and « élue » are one word.';

create function app.words_of(community_id uuid, kind text, title text, body text) returns tsvector
language sql immutable set search_path = ''
as $$
  -- Its community and its kind are two more words of it, so that the index finds what is both there
  -- and meant. No word of any language begins with a colon. « l’état » holds two words, which a
  -- typographic apostrophe does not part.
  select setweight(to_tsvector('app.words', translate(coalesce(words_of.title, ''), '’', ' ')), 'A')
    || setweight(to_tsvector('app.words', translate(coalesce(words_of.body, ''), '’', ' ')), 'C')
    || array_to_tsvector(array[':' || words_of.community_id, ':' || words_of.kind])
$$;
comment on function app.words_of(uuid, text, text, text) is
  'What something in a community is found by: its title, its text, where it stands and what it is.';

create function app.words_asked(query text, by_beginnings boolean default false) returns tsquery
language plpgsql stable set search_path = ''
as $$
declare
  -- Only letters and digits are words: signs, quotes and backslashes ask for nothing.
  words text[] := regexp_split_to_array(btrim(regexp_replace(left(coalesce(words_asked.query, ''),
    200), '[^[:alnum:]]+', ' ', 'g')), ' ');
  asked tsquery;
  word text;
  one tsquery;
begin
  foreach word in array words[1:12] loop
    word := app.search_words(word);
    one := plainto_tsquery('app.words', word);
    -- Small words that PostgreSQL's list leaves out.
    continue when numnode(one) = 0 or word in ('les', 'cet', 'cette', 'leurs', 'quel', 'quels',
      'quelle', 'quelles', 'comment', 'pourquoi', 'quand', 'ou');
    if by_beginnings then
      one := one || to_tsquery('simple', word || ':*');
    end if;
    asked := coalesce(asked && one, one);
  end loop;
  return asked;
end $$;
comment on function app.words_asked(text, boolean) is
  'What somebody typed, as all its words; null where there is none. By their beginnings too only where few rows are: a short one is the beginning of half of all words.';

create function app.in_communities(communities uuid[]) returns tsquery
language sql immutable set search_path = ''
as $$
  select string_agg(quote_literal(':' || c), ' | ')::tsquery
  from unnest(in_communities.communities) c
$$;
comment on function app.in_communities(uuid[]) is 'That something stands in one of these.';

create function app.is_common(asked tsquery, relation text) returns boolean
language sql stable security definer set search_path = ''
as $$
  -- What the planner has counted: in how many rows each of the most frequent words stands.
  select coalesce(bool_and(coalesce(counted.frequency, 0) >= 0.05), false)
  from regexp_matches(is_common.asked::text, $re$'([^']+)'$re$, 'g') said (word)
  left join (
    select e.word, e.frequency from pg_catalog.pg_stats s
    cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs)
      e (word, frequency)
    where s.schemaname = 'public' and s.tablename = is_common.relation and s.attname = 'words'
  ) counted on counted.word = said.word[1]
$$;
comment on function app.is_common(tsquery, text) is
  'Whether all these words stand in so many rows of a table that the newest are enough to find some. It says how to look, never what is found.';
