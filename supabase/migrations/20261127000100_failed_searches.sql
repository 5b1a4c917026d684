-- What readers looked for and did not find: words and how often, and nothing of who looked.
create table app.failed_search_counts (
  folded text primary key check (char_length(folded) between 1 and 200),
  shown text not null check (char_length(shown) <= 100),
  searches int not null check (searches > 0),
  first_day date not null,
  last_day date not null
);
comment on table app.failed_search_counts is
  'Searches of the site that found nothing, counted by what they come to without capitals and accents. No person, no device, no hour.';
comment on column app.failed_search_counts.shown is 'As it was typed the first time.';

create index on app.failed_search_counts (last_day);

revoke all on app.failed_search_counts from anon, authenticated, service_role;
alter table app.failed_search_counts enable row level security;

insert into app.limits (kind, max_attempts, within) values
  -- For all readers together: who asks is not known, and counting less is no harm to anybody.
  ('failed search per hour', 500, '1 hour');

create function app.fold_search(query text) returns text
language sql immutable set search_path = ''
as $$
  select btrim(regexp_replace(
    regexp_replace(
      replace(replace(normalize(lower(query), NFKD), 'œ', 'oe'), 'æ', 'ae'),
      '[\u0300-\u036f]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g'))
$$;
comment on function app.fold_search(text) is
  'A query without capitals, accents and punctuation: what two readers mean alike is counted once.';

create function public.note_failed_search(query text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  -- Wide letters and digits as the usual ones.
  shown text := btrim(regexp_replace(normalize(note_failed_search.query, NFKC), '\s+', ' ', 'g'));
  counted_as text;
  today date := (app.clock() at time zone 'Europe/Paris')::date;
begin
  -- An address of somebody, a telephone number, a letter: nobody else has to read that. No error
  -- either, since the reader asked for none of this.
  if shown is null or char_length(shown) > 100 or position('@' in shown) > 0
    or char_length(regexp_replace(shown, '\D', '', 'g')) >= 6 then
    return;
  end if;
  counted_as := app.fold_search(shown);
  if counted_as = '' or char_length(counted_as) > 200 then
    return;
  end if;
  begin
    perform app.spend_attempt('failed search per hour', 'everybody');
  exception when sqlstate 'PT429' then
    return;
  end;
  -- Invented words must not fill the disk: beyond so many, only known ones are counted.
  if (select count(*) from app.failed_search_counts) >= 20000 and not exists (
    select from app.failed_search_counts c where c.folded = counted_as) then
    return;
  end if;
  insert into app.failed_search_counts as c (folded, shown, searches, first_day, last_day)
  values (counted_as, shown, 1, today, today)
  on conflict on constraint failed_search_counts_pkey do update
  set searches = c.searches + 1, last_day = excluded.last_day;
end $$;
comment on function public.note_failed_search(text) is
  'Counts a search that found nothing. Passes over in silence what holds an @ or six digits, is longer than 100 characters, or comes too often; and new texts while 20,000 are counted.';
grant execute on function public.note_failed_search(text) to anon, authenticated;

create function app.failed_searches() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'words', s.shown,
    'searches', s.searches,
    'first_day', s.first_day,
    'last_day', s.last_day
  ) order by s.searches desc, s.last_day desc, s.folded), '[]')
  from (
    select * from app.failed_search_counts c
    order by c.searches desc, c.last_day desc, c.folded
    limit 500
  ) s
$$;
comment on function app.failed_searches() is
  'For the editors: the 500 searches without an answer that were made most often.';
grant execute on function app.failed_searches() to publisher;

create function app.job_forget_failed_searches() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  forgotten int;
begin
  -- What was looked for once and never again says little, and is gone after a month.
  delete from app.failed_search_counts c
  where c.last_day < ((app.clock() - interval '1 year') at time zone 'Europe/Paris')::date
    or c.searches = 1
      and c.last_day < ((app.clock() - interval '30 days') at time zone 'Europe/Paris')::date;
  get diagnostics forgotten = row_count;
  return jsonb_build_object('forgotten', forgotten);
end $$;

insert into app.jobs (name, every) values ('forget_failed_searches', '1 day');
