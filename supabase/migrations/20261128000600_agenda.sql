-- The agenda of a community: what happens where or by which link, and who has a place. Whoever reads
-- decides by the one predicate; whoever takes or frees a place holds the row of the event.
create table public.events (
  id uuid primary key,
  community_id uuid not null references public.communities (id),
  author_id uuid references public.profiles (id),
  title text not null check (length(title) between 1 and 200),
  description text not null default '' check (length(description) <= 5000),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null check (length(zone) <= 60),
  place text not null default '' check (length(place) <= 300),
  link text check (link ~ '^https://[^\s/]' and length(link) <= 1000),
  needs_registration boolean not null default false,
  capacity int check (capacity between 1 and 100000),
  registration_closes_at timestamptz,
  registered_count int not null default 0 check (registered_count >= 0),
  waiting_count int not null default 0 check (waiting_count >= 0),
  sequence int not null default 0,
  to_tell text check (to_tell in ('changed', 'cancelled')),
  reminded_for timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  words tsvector,
  check (ends_at > starts_at and ends_at - starts_at <= interval '31 days'),
  check (place <> '' or link is not null),
  check (needs_registration or capacity is null and registration_closes_at is null),
  check (registration_closes_at <= starts_at)
);
comment on table public.events is
  'What happens in a community, with a place or a link. Read and changed by functions alone.';
comment on column public.events.id is 'Chosen by the page that writes it: a double click is one event.';
comment on column public.events.author_id is 'Null once they have left the platform.';
comment on column public.events.zone is
  'In whose hours it was entered. The instants themselves are instants: an hour that does not exist has none.';
comment on column public.events.link is
  'Of a meeting by video. Where one registers, it is for those who have a place.';
comment on column public.events.sequence is 'How often it has changed: calendars ask for it.';
comment on column public.events.to_tell is
  'What those registered are yet to be told; a job does, so that several changes in a row are one notice.';
comment on column public.events.reminded_for is 'The beginning for which everybody has been reminded.';

comment on column public.events.words is 'What it is found by; kept by a trigger.';

create function app.index_event() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- Never the link, which may be for those alone who have a place.
  new.words := app.words_of(new.community_id, 'event', new.title,
    concat_ws(' ', new.place, new.description));
  return new;
end $$;
create trigger index_event before insert or update of community_id, title, description, place, words
  on public.events for each row execute function app.index_event();

-- No event is longer than 31 days: what has not ended began no earlier than that.
create index on public.events (community_id, starts_at, id);
create index on public.events (author_id);
create index on public.events using gin (words) with (fastupdate = off);
create index events_to_tell on public.events (id) where to_tell is not null;
create index events_to_remind on public.events (starts_at)
  where cancelled_at is null and registered_count > 0;

create table public.event_registrations (
  event_id uuid not null references public.events (id),
  person_id uuid not null references public.profiles (id),
  state text not null check (state in ('registered', 'waiting')),
  number bigint generated always as identity,
  registered_at timestamptz not null,
  placed_at timestamptz,
  primary key (event_id, person_id),
  check ((state = 'registered') = (placed_at is not null))
);
comment on table public.event_registrations is
  'Who has a place at an event, and who waits for one. Changed while the event''s row is held.';
comment on column public.event_registrations.number is 'The order of the waiting list.';

create index on public.event_registrations (event_id, state, number);
create index on public.event_registrations (person_id);

create table public.agenda_feeds (
  person_id uuid not null references public.profiles (id),
  community_id uuid not null references public.communities (id),
  word text not null unique,
  made_at timestamptz not null,
  primary key (person_id, community_id)
);
comment on table public.agenda_feeds is
  'The secret word in the address of a community''s agenda, for one member; gone when they leave. In clear, as that of calendar_feeds.';
create index on public.agenda_feeds (community_id);

revoke all on public.events, public.event_registrations, public.agenda_feeds
  from anon, authenticated, service_role;
alter table public.events enable row level security;
alter table public.event_registrations enable row level security;
alter table public.agenda_feeds enable row level security;

insert into app.limits (kind, max_attempts, within) values
  ('event per person', 60, '1 day'),
  -- Each is a mail to all who have a place.
  ('told change of an event', 12, '1 day'),
  ('registration per person', 200, '1 day');

create function app.count_registrations() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.event_registrations := case when tg_op = 'DELETE' then old else new end;
  come text := case when tg_op <> 'DELETE' then new.state end;
  gone text := case when tg_op <> 'INSERT' then old.state end;
begin
  update public.events e
  set registered_count = e.registered_count
      + coalesce((come = 'registered')::int, 0) - coalesce((gone = 'registered')::int, 0),
    waiting_count = e.waiting_count
      + coalesce((come = 'waiting')::int, 0) - coalesce((gone = 'waiting')::int, 0)
  where e.id = changed.event_id;
  return null;
end $$;

create trigger count_registrations after insert or delete or update of state
  on public.event_registrations for each row execute function app.count_registrations();

-- Who may see an event, and what of it.

create function app.readable_event(event_id uuid) returns public.events
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one public.events;
  mine app.membership;
begin
  select * into found_one from public.events e where e.id = readable_event.event_id;
  mine := app.membership_of(app.require_me(), found_one.community_id);
  -- Neither whether it exists nor where is told to others than members.
  if found_one.id is null or not coalesce(mine.is_member, false) then
    raise exception using errcode = 'PT404', message = 'event-unknown';
  end if;
  return found_one;
end $$;
comment on function app.readable_event(uuid) is 'An event that the caller may see; refuses otherwise.';

create function app.held_event(event_id uuid) returns public.events
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.hold_membership(app.require_me(),
    (app.readable_event(held_event.event_id)).community_id);
  perform from public.events e where e.id = held_event.event_id for no key update;
  return app.readable_event(held_event.event_id);
end $$;
comment on function app.held_event(uuid) is
  'An event that the caller may see, held: asked before the lock and after it.';

create function app.may_take_part(person uuid, community_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((app.membership_of(p.id, may_take_part.community_id)).is_member, false)
    and p.suspended_at is null and p.deleted_at is null
  from public.profiles p where p.id = may_take_part.person
$$;
comment on function app.may_take_part(uuid, uuid) is
  'Whether somebody is a member who may work: asked for a place, a notice, a calendar.';

create function app.runs_event(e public.events, m app.membership) returns boolean
language sql stable set search_path = ''
as $$
  select m.is_administrator
    or coalesce(e.author_id = m.person_id and m.is_member and 'agenda' = any (m.member_parts), false)
$$;
comment on function app.runs_event(public.events, app.membership) is
  'Whoever runs the community, and who made it while members may post in the agenda.';

create function app.sees_link(e public.events, m app.membership, state text) returns boolean
language sql stable set search_path = ''
as $$
  select not e.needs_registration or coalesce(sees_link.state = 'registered', false)
    or app.runs_event(e, m)
$$;
comment on function app.sees_link(public.events, app.membership, text) is
  'The link of a meeting is the place in it: where places are given, it is for those who have one.';

create function app.event_json(e public.events, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', e.id, 'title', e.title, 'description', e.description, 'starts_at', e.starts_at,
    'ends_at', e.ends_at, 'zone', e.zone, 'place', e.place,
    'link', case when app.sees_link(e, m, own.state) then e.link end,
    'has_link', e.link is not null,
    'needs_registration', e.needs_registration, 'capacity', e.capacity,
    'registration_closes_at', e.registration_closes_at,
    'registered', e.registered_count, 'waiting', e.waiting_count, 'sequence', e.sequence,
    'cancelled_at', e.cancelled_at, 'changed_at', e.changed_at,
    'is_registrable', e.needs_registration and e.cancelled_at is null
      and coalesce(e.registration_closes_at, e.starts_at) > app.clock(),
    'may_edit', app.runs_event(e, m),
    'is_administrator', m.is_administrator,
    'mine', own.state,
    'rank', case when own.state = 'waiting' then (
      select count(*) from public.event_registrations r
      where r.event_id = e.id and r.state = 'waiting' and r.number <= own.number) end)
  from (select 1) one
  left join public.event_registrations own on own.event_id = e.id and own.person_id = m.person_id
$$;
comment on function app.event_json(public.events, app.membership) is
  'An event as this member sees it, with their own place in it.';

create function app.event_answer(event_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select app.event_json(e, app.membership_of(app.me(), e.community_id))
    || jsonb_build_object('server_now', app.clock())
  from public.events e where e.id = event_answer.event_id
$$;

create function public.event(event_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return app.event_answer((app.readable_event(event.event_id)).id);
end $$;
comment on function public.event(uuid) is 'One event, to a member.';
grant execute on function public.event(uuid) to authenticated;

create function public.list_events(
  community_id uuid, is_past boolean default false, after uuid default null, page_size int default 20
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(list_events.community_id);
  size int := least(greatest(coalesce(list_events.page_size, 20), 1), 30);
  now constant timestamptz := app.clock();
  last public.events;
  page jsonb;
begin
  select * into last from public.events e
  where e.id = list_events.after and e.community_id = mine.community_id;
  if list_events.is_past then
    select coalesce(jsonb_agg(app.event_json(e::public.events, mine)
      order by e.starts_at desc, e.id desc), '[]') into page
    from (
      select e.* from public.events e
      where e.community_id = mine.community_id and e.starts_at < now and e.ends_at <= now
        and (last.id is null or (e.starts_at, e.id) < (last.starts_at, last.id))
      order by e.starts_at desc, e.id desc limit size + 1
    ) e;
  else
    select coalesce(jsonb_agg(app.event_json(e::public.events, mine) order by e.starts_at, e.id), '[]')
    into page
    from (
      select e.* from public.events e
      where e.community_id = mine.community_id and e.starts_at > now - interval '32 days'
        and e.ends_at > now
        and (last.id is null or (e.starts_at, e.id) > (last.starts_at, last.id))
      order by e.starts_at, e.id limit size + 1
    ) e;
  end if;
  return jsonb_build_object('events', page - size, 'has_more', jsonb_array_length(page) > size,
    'server_now', now);
end $$;
comment on function public.list_events(uuid, boolean, uuid, int) is
  'What is to come by its beginning, or what is over the latest first; a page at a time, after the given event.';
grant execute on function public.list_events(uuid, boolean, uuid, int) to authenticated;
