-- Communities, and the groups inside them. A group is a community with a parent: everything that one
-- may do in the one, one may do in the other, by the same tables and functions. The talk of a session
-- is a third kind, whose members are those enrolled in it.
create table public.communities (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('community', 'group', 'session')),
  parent_id uuid references public.communities (id),
  session_id uuid unique references public.sessions (id),
  course_id text unique references public.courses (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 90),
  name text not null check (length(name) between 2 and 100),
  description text not null default '' check (length(description) <= 2000),
  needs_approval boolean not null default true,
  is_listed boolean not null default true,
  ask_again_days int not null default 30 check (ask_again_days between 0 and 365),
  member_parts text[] not null default '{experiences,forum}'
    check (member_parts <@ array['news', 'documents', 'experiences', 'agenda', 'forum', 'links']),
  audience_types text[] not null default '{}',
  audience_sizes text[] not null default '{}',
  audience_positions text[] not null default '{}',
  member_count int not null default 0 check (member_count >= 0),
  created_at timestamptz not null,
  closed_at timestamptz,
  check ((kind = 'group') = (parent_id is not null)),
  check ((kind = 'session') = (session_id is not null)),
  check (course_id is null or kind = 'community')
);
comment on table public.communities is
  'A community (kind community), a group inside one (group, with its parent) or the talk of a session (session). Read and changed by functions alone.';
comment on column public.communities.course_id is
  'The course whose community it is: offered at enrolment and from the course''s home.';
comment on column public.communities.needs_approval is 'Whoever joins waits for an administrator.';
comment on column public.communities.is_listed is
  'False: hidden. To whoever has nothing to do with it, it does not exist.';
comment on column public.communities.ask_again_days is
  'After how many days somebody who was refused may ask again.';
comment on column public.communities.member_parts is
  'The parts in which every member may post. Administrators may in all.';
comment on column public.communities.audience_types is
  'For whom it is meant: who says so in their profile is offered it first. Likewise sizes and positions.';
comment on column public.communities.member_count is
  'Its members, those suspended for a time among them; kept by a trigger.';
comment on column public.communities.closed_at is 'Nobody sees it any more, the platform''s staff apart.';

create index on public.communities (parent_id);
create index communities_listed on public.communities (name, id)
  where kind = 'community' and is_listed and closed_at is null;

create table public.community_memberships (
  community_id uuid not null references public.communities (id),
  person_id uuid not null references public.profiles (id),
  state text not null check (state in ('pending', 'member', 'refused', 'suspended')),
  is_administrator boolean not null default false,
  message text not null default '' check (length(message) <= 1000),
  asked_at timestamptz,
  joined_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references public.profiles (id),
  answer text not null default '' check (length(answer) <= 2000),
  may_ask_again_at timestamptz,
  suspended_until timestamptz,
  primary key (community_id, person_id),
  check (not is_administrator or state = 'member'),
  check (state <> 'pending' or asked_at is not null),
  check ((state in ('member', 'suspended')) = (joined_at is not null)),
  check ((state = 'refused') = (may_ask_again_at is not null)),
  check (state = 'suspended' or suspended_until is null)
);
comment on table public.community_memberships is
  'Who is what in a community or group: asking, member, refused, suspended. No row: nothing. Changed by functions alone.';
comment on column public.community_memberships.message is 'What they said when they asked.';
comment on column public.community_memberships.answer is
  'What they are told: why not, or why suspended.';
comment on column public.community_memberships.suspended_until is
  'From then on a member again, by itself; null while suspended without term.';

create index on public.community_memberships (person_id, state);
create index on public.community_memberships (decided_by);
create index community_memberships_pending on public.community_memberships (community_id, asked_at)
  where state = 'pending';
create index community_administrators on public.community_memberships (community_id)
  where is_administrator;
create index community_memberships_joined
  on public.community_memberships (community_id, joined_at, person_id) where state = 'member';

create table app.community_log (
  id bigint generated always as identity primary key,
  community_id uuid not null references public.communities (id),
  happened_at timestamptz not null,
  actor_id uuid references public.profiles (id),
  person_id uuid references public.profiles (id),
  action text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
  details jsonb not null default '{}'
);
comment on table app.community_log is
  'What was done in a community by those who run it, for its administrators to read.';
comment on column app.community_log.person_id is 'Whom it was done to.';

create index on app.community_log (community_id, id desc);
create index on app.community_log (actor_id);
create index on app.community_log (person_id);

revoke all on public.communities, public.community_memberships, app.community_log
  from anon, authenticated, service_role;
alter table public.communities enable row level security;
alter table public.community_memberships enable row level security;
alter table app.community_log enable row level security;

create function app.count_members() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.community_memberships := case when tg_op = 'DELETE' then old else new end;
  delta int := case when tg_op <> 'DELETE' and new.state in ('member', 'suspended') then 1 else 0 end
    - case when tg_op <> 'INSERT' and old.state in ('member', 'suspended') then 1 else 0 end;
begin
  if delta <> 0 then
    update public.communities c set member_count = c.member_count + delta
    where c.id = changed.community_id;
  end if;
  return null;
end $$;

create trigger count_members after insert or delete or update of state
  on public.community_memberships for each row execute function app.count_members();

-- Who somebody is to a community: the one predicate of everything in it.

create function app.is_platform_staff(person uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select exists (
      select from public.staff_roles r
      where r.person_id = is_platform_staff.person and r.role = 'platform staff'
    ));
end $$;

create function app.state_now(m public.community_memberships) returns text
language sql stable
return case
    when m.state = 'suspended' and m.suspended_until <= app.clock() then 'member'
    else coalesce(m.state, 'none')
  end;
comment on function app.state_now(public.community_memberships) is
  'none, pending, member, refused or suspended. A suspension is over on its second.';

create type app.membership as (
  person_id uuid,
  community_id uuid,
  kind text,
  state text,
  is_member boolean,
  is_administrator boolean,
  member_parts text[]
);
comment on type app.membership is
  'What somebody is to a community that they may know of. is_member: may read what is in it.';

create function app.membership_of(person uuid, community_id uuid) returns app.membership
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one public.communities;
  own public.community_memberships;
  above app.membership;
  answer app.membership;
  is_known boolean;
begin
  select * into found_one from public.communities c where c.id = membership_of.community_id;
  if found_one.id is null or membership_of.person is null then
    return null;
  end if;
  answer.person_id := membership_of.person;
  answer.community_id := found_one.id;
  answer.kind := found_one.kind;
  answer.member_parts := found_one.member_parts;
  select * into own from public.community_memberships m
  where m.community_id = found_one.id and m.person_id = membership_of.person;
  answer.state := app.state_now(own);
  if found_one.kind = 'session' then
    answer.is_administrator := exists (
      select from public.sessions s join public.staff_roles r on r.person_id = membership_of.person
        and (r.role = 'platform staff' or r.role = 'course team' and r.course_id = s.course_id)
      where s.id = found_one.session_id);
    -- Who is enrolled is a member; a row is there only for who was suspended.
    if answer.state <> 'suspended' then
      answer.state := case when exists (
          select from public.enrolments e join public.sessions s on s.id = e.session_id
          where e.person_id = membership_of.person and e.session_id = found_one.session_id
            and s.starts_at <= app.clock() and app.clock() < s.ends_at)
        then 'member' else 'none' end;
    end if;
    is_known := answer.state <> 'none';
  elsif found_one.kind = 'group' then
    above := app.membership_of(membership_of.person, found_one.parent_id);
    if above.community_id is null then
      return null;
    end if;
    -- Nobody is more in a group than in its community.
    if not above.is_member then
      answer.state := case above.state when 'suspended' then 'suspended' else 'none' end;
    end if;
    answer.is_administrator :=
      above.is_administrator or own.is_administrator and answer.state = 'member';
    is_known := above.is_member and (found_one.is_listed or answer.state <> 'none');
  else
    answer.is_administrator := app.is_platform_staff(membership_of.person)
      or own.is_administrator and answer.state = 'member';
    is_known := found_one.is_listed or answer.state <> 'none';
  end if;
  answer.is_administrator := coalesce(answer.is_administrator, false);
  answer.is_member := answer.state = 'member' or answer.is_administrator;
  if found_one.closed_at is not null and not app.is_platform_staff(membership_of.person)
    or not (is_known or answer.is_administrator) then
    return null;
  end if;
  return answer;
end $$;
comment on function app.membership_of(uuid, uuid) is
  'What somebody is to a community; null where it does not exist to them: absent, closed, or hidden. The one predicate.';

create function app.require_community(community_id uuid) returns app.membership
language plpgsql stable security definer set search_path = ''
as $$
declare
  answer app.membership := app.membership_of(app.require_me(), require_community.community_id);
begin
  -- The same answer whether it is hidden or does not exist.
  if answer.community_id is null then
    raise exception using errcode = 'PT404', message = 'community-unknown';
  end if;
  return answer;
end $$;
comment on function app.require_community(uuid) is
  'What the caller is to a community that they may know of; refuses otherwise.';

create function app.require_member(community_id uuid) returns app.membership
language plpgsql stable security definer set search_path = ''
as $$
declare
  answer app.membership := app.require_community(require_member.community_id);
begin
  if not answer.is_member then
    raise exception using errcode = 'PT403', message = case answer.state
      when 'suspended' then 'access-suspended' else 'members-only' end;
  end if;
  return answer;
end $$;
comment on function app.require_member(uuid) is
  'For everything that members alone may read or do; refuses others.';

create function app.require_poster(community_id uuid, part text) returns app.membership
language plpgsql stable security definer set search_path = ''
as $$
declare
  answer app.membership := app.require_member(require_poster.community_id);
begin
  if not answer.is_administrator
    and not coalesce(require_poster.part = any (answer.member_parts), false) then
    raise exception using errcode = 'PT403', message = 'administrators-post-here';
  end if;
  return answer;
end $$;
comment on function app.require_poster(uuid, text) is
  'For whoever begins something in a part: news, documents, experiences, agenda, forum, links.';

create function app.require_administrator(community_id uuid) returns app.membership
language plpgsql stable security definer set search_path = ''
as $$
declare
  answer app.membership := app.require_community(require_administrator.community_id);
begin
  if not answer.is_administrator then
    raise exception using errcode = 'PT403', message = 'administrators-only';
  end if;
  return answer;
end $$;
comment on function app.require_administrator(uuid) is
  'For those who run a community: its administrators, for a group also those of its community, and the platform''s staff.';

create function app.my_communities() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.me();
begin
  return query
    select m.community_id
    from public.community_memberships m
    join public.communities c on c.id = m.community_id and c.closed_at is null
    left join public.community_memberships above
      on above.community_id = c.parent_id and above.person_id = me
    left join public.communities p on p.id = c.parent_id
    where m.person_id = me and app.state_now(m) = 'member'
      and (c.parent_id is null or p.closed_at is null and app.state_now(above) = 'member');
end $$;
comment on function app.my_communities() is
  'The communities and groups that the caller is a member of now, for what is asked over all of them.';

create function app.administrators_of(community_id uuid) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.person_id
  from public.community_memberships m
  join public.communities c on c.id = m.community_id
  join public.profiles p on p.id = m.person_id
  left join public.community_memberships above
    on above.community_id = c.parent_id and above.person_id = m.person_id
  where m.community_id = administrators_of.community_id and m.is_administrator
    and p.suspended_at is null and p.deleted_at is null
    -- Nobody runs a group from whose community they are barred.
    and (c.parent_id is null or app.state_now(above) = 'member')
  order by m.person_id
$$;
comment on function app.administrators_of(uuid) is
  'Those named for it, as far as they may work: whom its requests and reports are told to.';

create function app.log_in_community(
  community_id uuid, action text, person_id uuid default null, details jsonb default '{}'
) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.community_log (community_id, happened_at, actor_id, person_id, action, details)
  values (log_in_community.community_id, app.clock(), app.me(), log_in_community.person_id,
    log_in_community.action, log_in_community.details)
$$;

create function app.community_href(
  community_id uuid, part text default null, id uuid default null
) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select format('/communaute/%s?c=%s%s',
      case community_href.part
        when 'news' then 'actualites/' when 'documents' then 'documents/'
        when 'experiences' then 'experiences/' when 'agenda' then 'agenda/'
        when 'forum' then 'forum/' when 'groups' then 'groupes/' when 'links' then 'liens/'
        when 'members' then 'membres/' when 'settings' then 'reglages/'
        when 'moderation' then 'moderation/' when 'figures' then 'chiffres/' else '' end,
      c.slug, '&id=' || community_href.id)
    from public.communities c where c.id = community_href.community_id);
end $$;
comment on function app.community_href(uuid, text, uuid) is
  'Where a community, one of its parts or a thing in it is read, on the site.';

-- What a page shows of a community before anything else.

create function public.community(slug text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one public.communities;
  mine app.membership;
begin
  perform app.require_me();
  select * into found_one from public.communities c where c.slug = community.slug;
  mine := app.require_community(found_one.id);
  return app.community_card(found_one, mine) || jsonb_build_object(
    'member_parts', case when mine.is_member then to_jsonb(found_one.member_parts) end,
    'unread', case when mine.is_member then app.community_unread(mine) end,
    'server_now', app.clock());
end $$;
comment on function public.community(text) is
  'A community by its address: to members with what is theirs, to others what its card says.';
grant execute on function public.community(text) to authenticated;

create function public.list_groups(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(list_groups.community_id);
begin
  return (
    select coalesce(jsonb_agg(app.community_card(g, seen) order by g.name, g.id), '[]')
    from public.communities g
    cross join lateral app.membership_of(mine.person_id, g.id) seen
    where g.parent_id = list_groups.community_id and seen.community_id is not null
  );
end $$;
comment on function public.list_groups(uuid) is 'The groups of a community that the caller may know of.';
grant execute on function public.list_groups(uuid) to authenticated;

create function public.my_communities() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return (
    select coalesce(jsonb_agg(app.community_card(c, seen) order by p.name nulls first, c.name), '[]')
    from public.community_memberships m
    join public.communities c on c.id = m.community_id
    left join public.communities p on p.id = c.parent_id
    cross join lateral app.membership_of(me, c.id) seen
    where m.person_id = me and seen.community_id is not null
  );
end $$;
comment on function public.my_communities() is
  'What the caller is a member of, waits for, was refused by or is suspended from.';
grant execute on function public.my_communities() to authenticated;
