-- Search across what one may see in communities: what one finds is what the index holds of the
-- communities whose contents one reads.
alter table public.communities add column words tsvector not null default '';
comment on column public.communities.words is 'What it is found by; kept by a trigger.';

create function app.index_community() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.words := app.words_of(new.id, new.kind, new.name, new.description);
  return new;
end $$;
create trigger index_community before insert or update of kind, name, description, words
  on public.communities for each row execute function app.index_community();
update public.communities c set name = c.name;

create index on public.communities using gin (words) with (fastupdate = off);
create index communities_open on public.communities (name, id)
  where closed_at is null and kind <> 'session';

-- The few communities of somebody are looked up one by one, however few there are in all.
alter function app.my_communities() set enable_seqscan = off;

create function app.communities_to_search(person uuid) returns uuid[]
language sql stable security definer set search_path = '' set enable_seqscan = off
as $$
  select coalesce(array_agg(id), '{}')
  from (
    select mine as id from app.my_communities() mine
    union
    -- Whoever runs a community reads its groups.
    select g.id from public.community_memberships m
    join public.communities c on c.id = m.community_id and c.closed_at is null
    join public.communities g on g.parent_id = c.id and g.closed_at is null
    where m.person_id = communities_to_search.person and m.is_administrator
    limit 500
  ) readable
$$;
comment on function app.communities_to_search(uuid) is
  'The communities and groups whose contents the caller, who is this person, reads.';

-- What each kind of thing answers with, best first. The rank grows with the words that match and, a
-- little, with the day: it is the same on every page.
create type app.found as (
  kind text,
  id uuid,
  community_id uuid,
  title text,
  body text,
  happened_at timestamptz,
  rank double precision,
  href text,
  is_cancelled boolean
);

-- Bound when it is made, and without a path of its own: so it stands in the query that calls it, where
-- a call for each row would take ten times as long as the ranking.
create function app.rank_of(words tsvector, asked tsquery, happened_at timestamptz)
returns double precision
language sql stable
return round((ts_rank(words, asked) + date_part('epoch', happened_at) / 1e9) * 1e6) / 1e6;

create function app.posts_to_weigh(asked tsquery, communities uuid[]) returns setof public.posts
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- More are not weighed against each other: whoever asks for so common a word adds another.
  most constant int := 1000;
begin
  if app.is_common(posts_to_weigh.asked, 'posts') then
    -- So common that the newest are enough, and looked through sooner than all are gathered.
    return query
      select newest.*
      from unnest(posts_to_weigh.communities) place (id)
      cross join unnest(array['topic', 'news', 'experience']) kinds (kind)
      cross join lateral (
        select p.* from public.posts p
        where p.community_id = place.id and p.kind = kinds.kind and p.published_at <= app.clock()
        order by p.published_at desc, p.id
        limit greatest(10, most / 2 / cardinality(posts_to_weigh.communities))
      ) newest
      where newest.words @@ posts_to_weigh.asked and newest.hidden_at is null;
  else
    return query
      select p.* from public.posts p
      where p.words @@ (posts_to_weigh.asked && app.in_communities(posts_to_weigh.communities))
        -- The lexeme narrows; it does not decide: whoever knows it may write it. Asked so that no other
        -- index is gone through beside that of the words.
        and array_position(posts_to_weigh.communities, p.community_id) is not null
        and p.hidden_at is null and p.published_at <= app.clock()
      limit most;
  end if;
end $$;
comment on function app.posts_to_weigh(tsquery, uuid[]) is
  'What of these communities holds these words and is shown to all their members.';

create function app.search_posts(
  asked tsquery, communities uuid[], after_rank double precision, after_id uuid, most int
) returns setof app.found
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    with weighed as (
      select p.id, p.community_id, p.kind, p.title, p.body, p.published_at,
        app.rank_of(p.words, search_posts.asked, p.published_at) as rank
      from app.posts_to_weigh(search_posts.asked, search_posts.communities) p
    ),
    best as (
      select * from weighed w
      where search_posts.after_id is null
        or (w.rank, w.id) < (search_posts.after_rank, search_posts.after_id)
      order by w.rank desc, w.id desc limit search_posts.most
    )
    select app.part_of(b.kind), b.id, b.community_id, b.title, b.body, b.published_at, b.rank,
      app.community_href(b.community_id, app.part_of(b.kind), b.id), false
    from best b;
end $$;
comment on function app.search_posts(tsquery, uuid[], double precision, uuid, int) is
  'Topics, news and experiences of these communities that hold these words.';

create function app.search_documents(
  asked tsquery, communities uuid[], after_rank double precision, after_id uuid, most int
) returns setof app.found
language sql stable security definer set search_path = ''
as $$
  with matching as materialized (
    select d.*, app.rank_of(d.words, search_documents.asked, d.changed_at) as rank
    from public.community_documents d
    where d.words @@ (search_documents.asked && app.in_communities(search_documents.communities))
      and array_position(search_documents.communities, d.community_id) is not null
    limit 1000
  )
  select 'documents', d.id, d.community_id, d.title, d.description, d.changed_at, d.rank,
    app.community_href(d.community_id, 'documents', d.id), false
  from matching d
  where search_documents.after_id is null
    or (d.rank, d.id) < (search_documents.after_rank, search_documents.after_id)
  order by d.rank desc, d.id desc limit search_documents.most
$$;
comment on function app.search_documents(tsquery, uuid[], double precision, uuid, int) is
  'Documents of these communities, by what is said of them.';

create function app.search_events(
  asked tsquery, communities uuid[], after_rank double precision, after_id uuid, most int
) returns setof app.found
language sql stable security definer set search_path = ''
as $$
  with matching as materialized (
    select e.*, app.rank_of(e.words, search_events.asked, e.starts_at) as rank
    from public.events e
    where e.words @@ (search_events.asked && app.in_communities(search_events.communities))
      and array_position(search_events.communities, e.community_id) is not null
    limit 1000
  )
  -- The link of a meeting is told by the event's page, to whom it is.
  select 'agenda', e.id, e.community_id, e.title, concat_ws(' – ', nullif(e.place, ''), e.description),
    e.starts_at, e.rank, app.community_href(e.community_id, 'agenda', e.id),
    e.cancelled_at is not null
  from matching e
  where search_events.after_id is null
    or (e.rank, e.id) < (search_events.after_rank, search_events.after_id)
  order by e.rank desc, e.id desc limit search_events.most
$$;
comment on function app.search_events(tsquery, uuid[], double precision, uuid, int) is
  'Events of these communities, by their title, their place and what is said of them.';

create function app.headline(body text, asked tsquery) returns text
language sql stable set search_path = ''
as $$
  -- Without its marks; what was found stands between two characters that no text holds.
  select ts_headline('app.words', btrim(regexp_replace(regexp_replace(regexp_replace(
      regexp_replace(translate(left(headline.body, 6000), E'\u0002\u0003', ''),
        '^\s*([-+]|\d+\.)\s+', '', 'gn'),
      '!?\[([^\]]*)\]\([^)]*\)', '\1', 'g'), '[*_`#>]+', '', 'g'), '\s+', ' ', 'g')),
    headline.asked, E'StartSel=\u0002, StopSel=\u0003, MaxWords=28, MinWords=14')
$$;

create function public.search_communities(query text, after jsonb default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  size constant int := 20;
  asked tsquery := app.words_asked(search_communities.query);
  after_rank double precision;
  after_id uuid;
  readable uuid[];
  called jsonb := '[]';
  found_ones app.found[] := '{}';
  page jsonb;
begin
  if jsonb_typeof(search_communities.after) = 'object' then
    after_rank := (search_communities.after ->> 'rank')::double precision;
    after_id := (search_communities.after ->> 'id')::uuid;
  end if;
  if asked is not null then
    readable := app.communities_to_search(me);
    if cardinality(readable) > 0 then
      select array_agg(best::app.found order by best.rank desc, best.id desc) into found_ones
      from (
        select * from app.search_posts(asked, readable, after_rank, after_id, size + 1)
        union all
        select * from app.search_documents(asked, readable, after_rank, after_id, size + 1)
        union all
        select * from app.search_events(asked, readable, after_rank, after_id, size + 1)
        order by rank desc, id desc limit size + 1
      ) best;
    end if;
    if after_id is null then
      called := public.list_communities(search_communities.query) -> 'communities';
    end if;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'id', f.id, 'title', f.title,
    'community', (select c.name from public.communities c where c.id = f.community_id),
    'excerpt', app.headline(f.body, asked), 'happened_at', f.happened_at,
    'rank', f.rank, 'href', f.href,
    'is_cancelled', f.is_cancelled) order by f.rank desc, f.id desc), '[]')
  into page
  from unnest(found_ones[1:size]) f;
  return jsonb_build_object('asks', asked is not null,
    'communities', (
      select coalesce(jsonb_agg(card order by at), '[]')
      from jsonb_array_elements(called) with ordinality c (card, at) where at <= 5),
    'results', page, 'has_more', coalesce(cardinality(found_ones), 0) > size);
end $$;
comment on function public.search_communities(text, jsonb) is
  'What the caller may read that holds all these words, best first, twenty at a time; on the first page also the listed communities that are called so. after: rank and id of the last one that was read.';
grant execute on function public.search_communities(text, jsonb) to authenticated;

create function public.list_communities(query text default '', after text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  size constant int := 30;
  asked tsquery := app.words_asked(list_communities.query, by_beginnings => true);
  last public.communities;
  ids uuid[];
begin
  select * into last from public.communities c
  -- An address of something hidden counts as none: the page would tell that it exists.
  where c.slug = list_communities.after and c.kind = 'community' and c.is_listed
    and c.closed_at is null;
  -- Two statements, so that each has the plan of its index.
  if asked is not null then
    select array_agg(c.id order by c.name, c.id) into ids from (
      select c.id, c.name from public.communities c
      where c.words @@ asked and c.kind = 'community' and c.is_listed and c.closed_at is null
        and (last.id is null or (c.name, c.id) > (last.name, last.id))
      order by c.name, c.id limit size + 1) c;
  elsif btrim(coalesce(list_communities.query, '')) = '' then
    select array_agg(c.id order by c.name, c.id) into ids from (
      select c.id, c.name from public.communities c
      where c.kind = 'community' and c.is_listed and c.closed_at is null
        and (c.name, c.id) > (coalesce(last.name, ''),
          coalesce(last.id, '00000000-0000-0000-0000-000000000000'))
      order by c.name, c.id limit size + 1) c;
  end if;
  return jsonb_build_object(
    'communities', (
      select coalesce(jsonb_agg(app.community_card(c, app.membership_of(me, c.id))
        order by c.name, c.id), '[]')
      from public.communities c where c.id = any (coalesce(ids[1:size], '{}'))),
    'has_more', coalesce(cardinality(ids), 0) > size);
end $$;
comment on function public.list_communities(text, text) is
  'The listed communities by name, thirty at a time, after the one with that address.';
grant execute on function public.list_communities(text, text) to authenticated;

create function public.communities_i_run(query text default '') returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  size constant int := 20;
  asked tsquery := app.words_asked(communities_i_run.query, by_beginnings => true);
  ids uuid[];
begin
  if not app.is_platform_staff(me) then
    select array_agg(c.id order by c.name, c.id) into ids from (
      select c.id, c.name
      from (
        select m.community_id as id from public.community_memberships m
        where m.person_id = me and m.state = 'member' and m.is_administrator
        union
        select g.id from public.community_memberships m
        join public.communities g on g.parent_id = m.community_id
        where m.person_id = me and m.state = 'member' and m.is_administrator
      ) run
      join public.communities c on c.id = run.id
      where c.closed_at is null and (asked is null or c.words @@ asked)
      order by c.name, c.id limit size + 1) c;
  elsif asked is not null then
    select array_agg(c.id order by c.name, c.id) into ids from (
      select c.id, c.name from public.communities c
      where c.words @@ asked and c.closed_at is null and c.kind <> 'session'
      order by c.name, c.id limit size + 1) c;
  else
    select array_agg(c.id order by c.name, c.id) into ids from (
      select c.id, c.name from public.communities c
      where c.closed_at is null and c.kind <> 'session'
      order by c.name, c.id limit size + 1) c;
  end if;
  return jsonb_build_object('communities', (
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'slug', c.slug,
      'name', c.name, 'parent', p.name) order by c.name, c.id), '[]')
    from public.communities c
    left join public.communities p on p.id = c.parent_id
    where c.id = any (coalesce(ids[1:size], '{}'))
      and (app.membership_of(me, c.id)).is_administrator),
    'has_more', coalesce(cardinality(ids), 0) > size);
end $$;
comment on function public.communities_i_run(text) is
  'The communities and groups that the caller runs, twenty by name: where a topic or a group may move.';
grant execute on function public.communities_i_run(text) to authenticated;
