-- « Cette page vous a-t-elle aidé ? »: yes or no and a sentence, from nobody in particular.
create table app.help_opinions (
  id uuid primary key,
  page_id text not null check (page_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  is_helpful boolean not null,
  sentence text not null check (length(sentence) <= 500),
  given_at timestamptz not null
);
comment on table app.help_opinions is
  'What readers think of a help page (by its documentId in the CMS), for its editors. Who gave one is not known; a device may change its own, whose id it keeps.';

create index on app.help_opinions (page_id, given_at desc);
create index on app.help_opinions (given_at);

create table app.help_pages (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$')
);
comment on table app.help_pages is
  'The help pages that are published, brought by the publisher: an opinion is of one of them.';

revoke all on app.help_opinions, app.help_pages from anon, authenticated, service_role;
alter table app.help_opinions enable row level security;
alter table app.help_pages enable row level security;

create function app.keep_help_pages(ids text[]) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from app.help_pages p where p.id <> all (keep_help_pages.ids);
  insert into app.help_pages (id) select unnest(keep_help_pages.ids) on conflict do nothing;
$$;
comment on function app.keep_help_pages(text[]) is
  'Of which pages opinions are taken from now on. The publisher says it with each publication.';
grant execute on function app.keep_help_pages(text[]) to publisher;

insert into app.limits (kind, max_attempts, within) values
  ('help opinion per page', 120, '1 hour'),
  ('help opinion in all', 1000, '1 hour'),
  ('help opinion change', 10, '1 hour');

create function public.give_help_opinion(
  page_id text, is_helpful boolean, sentence text default '', opinion uuid default null
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  said text := btrim(coalesce(give_help_opinion.sentence, ''));
begin
  if give_help_opinion.is_helpful is null or length(said) > 500 then
    raise exception using errcode = 'PT400', message = 'opinion-invalid';
  end if;
  if not exists (select from app.help_pages p where p.id = give_help_opinion.page_id) then
    raise exception using errcode = 'PT400', message = 'opinion-page-unknown';
  end if;
  -- An address or a telephone number: editors must not read it, and nobody would answer here.
  if said ~ '@|(\d[\s.\-]?){6}' then
    raise exception using errcode = 'PT400', message = 'opinion-private';
  end if;
  perform app.spend_attempt('help opinion in all', 'all');
  perform app.spend_attempt('help opinion per page', give_help_opinion.page_id);
  perform app.spend_attempt('help opinion change', give_help_opinion.opinion::text);
  insert into app.help_opinions (id, page_id, is_helpful, sentence, given_at)
  values (coalesce(give_help_opinion.opinion, gen_random_uuid()), give_help_opinion.page_id,
    give_help_opinion.is_helpful, said, app.clock())
  on conflict (id) do update
    set is_helpful = excluded.is_helpful, sentence = excluded.sentence, given_at = excluded.given_at
    where app.help_opinions.page_id = excluded.page_id;
end $$;
comment on function public.give_help_opinion(text, boolean, text, uuid) is
  'Keeps what somebody thinks of a help page; given again under the same id, the newer counts. A sentence with an address or a number in it is refused, and so is a page that is not published.';
grant execute on function public.give_help_opinion(text, boolean, text, uuid)
  to anon, authenticated;

create function app.help_opinions() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'pageId', page.page_id, 'yes', page.yes, 'no', page.no, 'lastAt', page.last_at,
    'sentences', coalesce((
      select jsonb_agg(jsonb_build_object(
        'at', s.given_at, 'isHelpful', s.is_helpful, 'sentence', s.sentence)
        order by s.given_at desc)
      from (
        select n.given_at, n.is_helpful, n.sentence from app.help_opinions n
        where n.page_id = page.page_id and n.sentence <> ''
        order by n.given_at desc limit 50
      ) s
    ), '[]')
  ) order by page.no desc, page.last_at desc, page.page_id), '[]')
  from (
    select o.page_id,
      count(*) filter (where o.is_helpful) as yes,
      count(*) filter (where not o.is_helpful) as no,
      max(o.given_at) as last_at
    from app.help_opinions o
    group by o.page_id
    order by 3 desc, 4 desc, 1
    limit 200
  ) page
$$;
comment on function app.help_opinions() is
  'For the editors, of the 200 pages that helped least: how many were helped and how many not, and the fifty newest sentences.';
grant execute on function app.help_opinions() to publisher;

create function app.job_purge_help_opinions() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opinions int;
begin
  delete from app.help_opinions o where o.given_at < app.clock() - interval '1 year';
  get diagnostics opinions = row_count;
  return jsonb_build_object('opinions', opinions);
end $$;

insert into app.jobs (name, every) values ('purge_help_opinions', '1 day');
