-- Which communities are proposed to whom: by what somebody tells about themselves, by their courses, and
-- by how much is said in a community. A few rows are looked at, however many communities there are.
create table app.suggestable (
  facet text not null,
  community_id uuid not null references public.communities (id) on delete cascade,
  week_threads int not null default 0,
  founded_at timestamptz not null,
  primary key (facet, community_id)
);
comment on table app.suggestable is
  'Listed, open communities under everything by which one is proposed: all, type:…, size:…, position:…. Kept by a trigger.';
comment on column app.suggestable.week_threads is
  'How many threads somebody wrote in within the last week, a hundred at most; counted anew every hour.';

create index on app.suggestable (facet, week_threads desc, founded_at, community_id);
create index on app.suggestable (community_id);
revoke all on app.suggestable from anon, authenticated, service_role;
alter table app.suggestable enable row level security;

create function app.keep_suggestable() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  threads int;
begin
  delete from app.suggestable s where s.community_id = new.id and s.facet <> 'all';
  if new.kind <> 'community' or not new.is_listed or new.closed_at is not null then
    delete from app.suggestable s where s.community_id = new.id;
    return null;
  end if;
  select s.week_threads into threads from app.suggestable s
  where s.facet = 'all' and s.community_id = new.id;
  insert into app.suggestable (facet, community_id, week_threads, founded_at)
  select facet, new.id, coalesce(threads, 0), new.created_at
  from (
    select 'all' as facet
    union select 'type:' || v from unnest(new.audience_types) v
    union select 'size:' || v from unnest(new.audience_sizes) v
    union select 'position:' || app.search_words(v) from unnest(new.audience_positions) v
  ) facets
  on conflict do nothing;
  return null;
end $$;
create trigger keep_suggestable after insert or update of kind, is_listed, closed_at,
    audience_types, audience_sizes, audience_positions
  on public.communities for each row execute function app.keep_suggestable();
-- Those that are there already.
update public.communities set is_listed = is_listed;

create function app.week_threads(community_id uuid) returns int
language sql stable security definer set search_path = ''
as $$
  select count(*)::int
  from (values ('topic'), ('news'), ('experience')) kinds (kind)
  cross join lateral (
    select from public.posts p
    where p.community_id = week_threads.community_id and p.kind = kinds.kind
      and p.last_activity_at > app.clock() - interval '7 days'
      and p.published_at <= app.clock() and p.deleted_at is null and p.hidden_at is null
    order by p.last_activity_at desc limit 100
  ) threads
$$;

create function app.job_count_week_threads() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  changed int;
begin
  with counted as (
    select s.community_id, app.week_threads(s.community_id) as threads
    from app.suggestable s where s.facet = 'all'
  )
  update app.suggestable s set week_threads = counted.threads
  from counted
  where counted.community_id = s.community_id and s.week_threads <> counted.threads;
  get diagnostics changed = row_count;
  return jsonb_build_object('changed', changed);
end $$;
insert into app.jobs (name, every) values ('count_week_threads', '1 hour');

create function app.facets_of(d public.member_details) returns text[]
language sql stable set search_path = ''
as $$
  with words as (
    select word, at from regexp_split_to_table(
      app.search_words(nullif(left(d."position", 150), 'not-concerned')), '[^[:alnum:]]+')
      with ordinality as split (word, at)
    where word <> ''
  )
  select array(
    select 'all'
    union select 'type:' || d.authority_type where d.authority_type <> 'not-concerned'
    union select 'size:' || d.authority_size where d.authority_size <> 'not-concerned'
    -- « Secrétaire générale de mairie » is a secrétaire, and a secrétaire générale.
    union (
      select 'position:' || string_agg(following.word, ' ' order by following.at)
      from words first
      cross join generate_series(0, 3) as more
      join words following on following.at between first.at and first.at + more
      group by first.at, more))
$$;
comment on function app.facets_of(public.member_details) is
  'Under what communities are looked for, for somebody with these details.';

create function public.suggested_communities() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  own public.member_details;
begin
  select * into own from public.member_details d where d.person_id = me;
  return (
    with near as (
      select wanted.facet, null::text as course, top.*
      from unnest(app.facets_of(own)) wanted (facet)
      cross join lateral (
        select s.community_id, s.week_threads, s.founded_at
        from app.suggestable s
        where s.facet = wanted.facet and not exists (
          select from public.community_memberships m
          where m.community_id = s.community_id and m.person_id = me)
        order by s.week_threads desc, s.founded_at, s.community_id limit 6
      ) top
      union all
      select 'course', courses.title, s.community_id, s.week_threads, s.founded_at
      from public.enrolments e
      join public.communities c on c.course_id = e.course_id
      join public.courses on courses.id = c.course_id
      join app.suggestable s on s.facet = 'all' and s.community_id = c.id
      where e.person_id = me and not exists (
        select from public.community_memberships m
        where m.community_id = c.id and m.person_id = me)
    ), ranked as (
      select community_id, max(week_threads) as week_threads, max(course) as course,
        bool_or(facet = 'course') as is_of_course,
        count(distinct split_part(facet, ':', 1)) filter (where facet like '%:%') as told,
        bool_or(facet like 'type:%') as is_of_type, bool_or(facet like 'size:%') as is_of_size,
        max(substr(facet, 10)) filter (where facet like 'position:%') as of_position,
        row_number() over (order by bool_or(facet = 'course') desc,
          count(distinct split_part(facet, ':', 1)) filter (where facet like '%:%') desc,
          max(week_threads) desc, min(founded_at), community_id) as rank
      from near group by community_id order by rank limit 6
    )
    select coalesce(jsonb_agg(app.community_card(c, seen) || jsonb_build_object('why',
      jsonb_build_object(
        'course', ranked.course,
        'type', case when ranked.is_of_type then own.authority_type end,
        'size', case when ranked.is_of_size then own.authority_size end,
        'position', (
          select v from unnest(c.audience_positions) v
          where app.search_words(v) = ranked.of_position limit 1),
        'is_busy', ranked.week_threads >= 5)) order by ranked.rank), '[]')
    from ranked
    join public.communities c on c.id = ranked.community_id
    cross join lateral app.membership_of(me, c.id) seen
    where seen.community_id is not null
  );
end $$;
comment on function public.suggested_communities() is
  'Up to six listed communities that the caller has nothing to do with, the nearest first, each with why.';
grant execute on function public.suggested_communities() to authenticated;

create function public.course_community(course_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  of_course public.communities;
  seen app.membership;
begin
  select * into of_course from public.communities c where c.course_id = course_community.course_id;
  seen := app.membership_of(me, of_course.id);
  -- Hidden, closed or none: the same nothing.
  return case when seen.community_id is not null then app.community_card(of_course, seen) end;
end $$;
comment on function public.course_community(text) is
  'The card of a course''s community; null where there is none, or none that the caller may know of.';
grant execute on function public.course_community(text) to authenticated;
