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

-- Places: given in the order in which they were asked for.

create function app.fill_event(event_id uuid, asking uuid default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  filled public.events;
  next public.event_registrations;
begin
  loop
    select * into filled from public.events e
    where e.id = fill_event.event_id for no key update;
    exit when filled.waiting_count = 0 or filled.cancelled_at is not null
      or filled.starts_at <= app.clock()
      or coalesce(filled.registered_count >= filled.capacity, false);
    select * into strict next from public.event_registrations r
    where r.event_id = filled.id and r.state = 'waiting' order by r.number limit 1;
    if app.may_take_part(next.person_id, filled.community_id) then
      update public.event_registrations r set state = 'registered', placed_at = app.clock()
      where r.event_id = filled.id and r.person_id = next.person_id;
      -- Who has just asked reads it on the page.
      if next.person_id is distinct from fill_event.asking then
        perform app.notify_in_community(next.person_id, 'event',
          format('event %s place %s', filled.id, next.number), filled.community_id,
          event_id => filled.id, details => '{"what": "place"}');
      end if;
    else
      delete from public.event_registrations r
      where r.event_id = filled.id and r.person_id = next.person_id;
    end if;
  end loop;
end $$;
comment on function app.fill_event(uuid, uuid) is
  'While there is a place and somebody waits, the first of them has it and is told.';

create function public.register_for_event(event_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  asked public.events := app.held_event(register_for_event.event_id);
begin
  -- A second click finds what the first one did.
  if exists (
    select from public.event_registrations r where r.event_id = asked.id and r.person_id = me
  ) then
    return app.event_answer(asked.id);
  end if;
  if asked.cancelled_at is not null then
    raise exception using errcode = 'PT409', message = 'event-cancelled';
  elsif not asked.needs_registration then
    raise exception using errcode = 'PT409', message = 'registration-not-needed';
  elsif coalesce(asked.registration_closes_at, asked.starts_at) <= app.clock() then
    raise exception using errcode = 'PT409', message = 'registration-closed';
  end if;
  perform app.spend_attempt('registration per person', me::text);
  insert into public.event_registrations (event_id, person_id, state, registered_at)
  values (asked.id, me, 'waiting', app.clock());
  perform app.fill_event(asked.id, asking => me);
  return app.event_answer(asked.id);
end $$;
comment on function public.register_for_event(uuid) is
  'A place, or the next one in the waiting list. Said twice, it is done once.';
grant execute on function public.register_for_event(uuid) to authenticated;

create function public.withdraw_from_event(event_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  left_one public.events := app.held_event(withdraw_from_event.event_id);
begin
  delete from public.event_registrations r where r.event_id = left_one.id and r.person_id = me;
  perform app.fill_event(left_one.id);
  return app.event_answer(left_one.id);
end $$;
comment on function public.withdraw_from_event(uuid) is
  'Gives the place back; the first who waits has it. Said twice, it is done once.';
grant execute on function public.withdraw_from_event(uuid) to authenticated;

create function app.release_place(person uuid, event_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform from public.events e where e.id = release_place.event_id for no key update;
  delete from public.event_registrations r
  where r.event_id = release_place.event_id and r.person_id = release_place.person;
  perform app.fill_event(release_place.event_id);
end $$;

create function app.release_places(person uuid, community_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  concerned uuid[] := array(
    select c.id from public.communities c
    where c.id = release_places.community_id or c.parent_id = release_places.community_id);
  held record;
begin
  for held in
    select e.id, e.community_id
    from public.event_registrations r join public.events e on e.id = r.event_id
    where r.person_id = release_places.person and e.ends_at > app.clock()
      and (release_places.community_id is null or e.community_id = any (concerned))
    order by e.id
  loop
    if not app.may_take_part(release_places.person, held.community_id) then
      perform app.release_place(release_places.person, held.id);
    end if;
  end loop;
  delete from public.agenda_feeds f
  where f.person_id = release_places.person
    and (release_places.community_id is null or f.community_id = any (concerned))
    and not app.may_take_part(f.person_id, f.community_id);
end $$;
comment on function app.release_places(uuid, uuid) is
  'What somebody who is no member of a community any more held there and in its groups: places and the address of the agenda. Everywhere where community_id is null.';

create function app.release_places_of_member() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.community_memberships := case when tg_op = 'DELETE' then old else new end;
begin
  -- Who runs a community is a member of its groups by that alone.
  if changed.state <> 'member' or tg_op = 'DELETE'
    or tg_op = 'UPDATE' and old.is_administrator and not new.is_administrator then
    perform app.release_places(changed.person_id, changed.community_id);
  end if;
  return null;
end $$;
create trigger release_places after insert or delete or update of state, is_administrator
  on public.community_memberships for each row execute function app.release_places_of_member();

create function app.release_places_of_learner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.release_places(old.person_id, c.id)
  from public.communities c where c.session_id = old.session_id;
  return null;
end $$;
create trigger release_places after delete or update of session_id
  on public.enrolments for each row execute function app.release_places_of_learner();

create function app.release_places_of_person() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.release_places(new.id, null);
  return null;
end $$;
create trigger release_places after update of suspended_at
  on public.profiles for each row when (old.suspended_at is null and new.suspended_at is not null)
  execute function app.release_places_of_person();

create function app.release_places_of_group() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.release_places(r.person_id, new.id)
  from (
    select distinct r.person_id
    from public.events e join public.event_registrations r on r.event_id = e.id
    where e.community_id = new.id and e.starts_at > app.clock() - interval '32 days'
      and e.ends_at > app.clock()
    order by r.person_id
  ) r;
  return null;
end $$;
create trigger release_places after update of parent_id
  on public.communities for each row when (old.parent_id is distinct from new.parent_id)
  execute function app.release_places_of_group();

-- Making, changing, cancelling.

create function app.is_zone(zone text) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  perform app.clock() at time zone is_zone.zone;
  -- A name, as calendars and browsers know it; neither an offset nor an abbreviation.
  return is_zone.zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$';
exception when invalid_parameter_value then
  return false;
end $$;

create function app.check_event(e public.events) returns void
language plpgsql stable set search_path = ''
as $$
declare
  wrong text := case
    when length(e.title) = 0 then 'event-title-missing'
    when length(e.title) > 200 then 'event-title-too-long'
    when length(e.description) > 5000 then 'event-description-too-long'
    when e.starts_at is null or e.ends_at is null
      or not isfinite(e.starts_at) or not isfinite(e.ends_at) then 'event-time-missing'
    when e.ends_at <= e.starts_at then 'event-ends-early'
    when e.ends_at - e.starts_at > interval '31 days' then 'event-too-long'
    when e.starts_at > app.clock() + interval '5 years' then 'event-far-away'
    when length(e.place) > 300 then 'event-place-too-long'
    when length(e.link) > 1000 or e.link !~ '^https://[^\s/@?#]+([/?#]\S*)?$' then 'event-link-invalid'
    when e.place = '' and e.link is null then 'event-place-missing'
    when e.capacity not between 1 and 100000 then 'event-capacity-invalid'
    when e.registration_closes_at > e.starts_at then 'registration-closes-late'
    when e.zone is null or not app.is_zone(e.zone) then 'event-zone-unknown'
  end;
begin
  if wrong is not null then
    raise exception using errcode = 'PT400', message = wrong;
  end if;
end $$;

create function app.what_is_said(e public.events) returns jsonb
language sql stable set search_path = ''
as $$
  select to_jsonb(e) - array['id', 'community_id', 'author_id', 'registered_count', 'waiting_count',
    'sequence', 'to_tell', 'reminded_for', 'created_at', 'changed_at', 'cancelled_at', 'words']
$$;
comment on function app.what_is_said(public.events) is 'What its author wrote of an event.';

create function public.save_event(
  id uuid, community_id uuid, title text, description text, starts_at timestamptz,
  ends_at timestamptz, zone text, place text default '', link text default null,
  needs_registration boolean default false, capacity int default null,
  registration_closes_at timestamptz default null, seen_sequence int default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  mine app.membership := app.require_poster(save_event.community_id, 'agenda');
  was public.events;
  said public.events;
begin
  perform app.hold_membership(me, save_event.community_id);
  select * into was from public.events e where e.id = save_event.id for no key update;
  mine := app.require_poster(save_event.community_id, 'agenda');
  if was.id is not null and was.community_id <> mine.community_id
    or was.id is null and save_event.seen_sequence is not null then
    raise exception using errcode = 'PT404', message = 'event-unknown';
  end if;
  said := was;
  said.title := btrim(regexp_replace(coalesce(save_event.title, ''), '\s+', ' ', 'g'));
  said.description := btrim(coalesce(save_event.description, ''), E' \t\r\n');
  said.starts_at := save_event.starts_at;
  said.ends_at := save_event.ends_at;
  said.zone := save_event.zone;
  said.place := btrim(regexp_replace(coalesce(save_event.place, ''), '\s+', ' ', 'g'));
  said.link := nullif(btrim(save_event.link), '');
  said.needs_registration := coalesce(save_event.needs_registration, false);
  said.capacity := case when said.needs_registration then save_event.capacity end;
  said.registration_closes_at :=
    case when said.needs_registration then save_event.registration_closes_at end;
  -- A second click finds what the first one did.
  if was.id is not null and app.what_is_said(was) = app.what_is_said(said) then
    return app.event_answer(was.id);
  end if;
  perform app.check_event(said);
  if said.ends_at <= app.clock() and said.ends_at is distinct from was.ends_at then
    raise exception using errcode = 'PT400', message = 'event-in-past';
  end if;
  if was.id is null then
    perform app.spend_attempt('event per person', me::text);
    insert into public.events (id, community_id, author_id, title, description, starts_at, ends_at,
      zone, place, link, needs_registration, capacity, registration_closes_at, created_at, changed_at)
    values (save_event.id, mine.community_id, me, said.title, said.description, said.starts_at,
      said.ends_at, said.zone, said.place, said.link, said.needs_registration, said.capacity,
      said.registration_closes_at, app.clock(), app.clock())
    on conflict on constraint events_pkey do nothing;
    if not found then
      raise exception using errcode = 'PT409', message = 'event-changed';
    end if;
    return app.event_answer(save_event.id);
  end if;
  if not app.runs_event(was, mine) then
    raise exception using errcode = 'PT403', message = 'administrators-only';
  elsif was.cancelled_at is not null then
    raise exception using errcode = 'PT409', message = 'event-cancelled';
  elsif was.sequence is distinct from save_event.seen_sequence then
    raise exception using errcode = 'PT409', message = 'event-changed';
  end if;
  -- A word put right in the text is no news to anybody.
  if said.ends_at > app.clock() and (was.starts_at, was.ends_at, was.place, coalesce(was.link, ''))
      <> (said.starts_at, said.ends_at, said.place, coalesce(said.link, '')) then
    perform app.spend_attempt('told change of an event', was.id::text);
    said.to_tell := 'changed';
  end if;
  update public.events e
  set title = said.title, description = said.description, starts_at = said.starts_at,
    ends_at = said.ends_at, zone = said.zone, place = said.place, link = said.link,
    needs_registration = said.needs_registration, capacity = said.capacity,
    registration_closes_at = said.registration_closes_at, sequence = was.sequence + 1,
    changed_at = app.clock(), to_tell = said.to_tell
  where e.id = was.id;
  perform app.fill_event(was.id);
  return app.event_answer(was.id);
end $$;
comment on function public.save_event(uuid, uuid, text, text, timestamptz, timestamptz, text, text, text, boolean, int, timestamptz, int) is
  'Makes an event, or changes the one that the caller has seen. Said twice, it is done once.';
grant execute on function public.save_event(uuid, uuid, text, text, timestamptz, timestamptz, text, text, text, boolean, int, timestamptz, int)
  to authenticated;

create function public.cancel_event(event_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  cancelled public.events := app.held_event(cancel_event.event_id);
begin
  if not app.runs_event(cancelled, app.membership_of(app.me(), cancelled.community_id)) then
    raise exception using errcode = 'PT403', message = 'administrators-only';
  elsif cancelled.cancelled_at is null and cancelled.ends_at <= app.clock() then
    raise exception using errcode = 'PT409', message = 'event-over';
  end if;
  update public.events e
  set cancelled_at = app.clock(), changed_at = app.clock(), sequence = e.sequence + 1,
    to_tell = 'cancelled'
  where e.id = cancelled.id and e.cancelled_at is null;
  return app.event_answer(cancelled.id);
end $$;
comment on function public.cancel_event(uuid) is
  'Those registered and those who wait are told. It stays in the list, and in calendars as cancelled.';
grant execute on function public.cancel_event(uuid) to authenticated;

-- Who comes.

create function app.registration_json(r public.event_registrations) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('number', r.number, 'name', app.name_in_communities(p),
    'state', r.state, 'registered_at', r.registered_at)
  from public.profiles p where p.id = r.person_id
$$;

create function app.run_event(event_id uuid) returns public.events
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one public.events := app.readable_event(run_event.event_id);
begin
  perform app.require_administrator(found_one.community_id);
  return found_one;
end $$;

create function public.list_registered(event_id uuid, after bigint default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  listed public.events := app.run_event(list_registered.event_id);
  size constant int := 50;
  last public.event_registrations;
  page jsonb;
begin
  select * into last from public.event_registrations r
  where r.event_id = listed.id and r.number = list_registered.after;
  select coalesce(jsonb_agg(app.registration_json(r::public.event_registrations)
    order by r.state, r.number), '[]') into page
  from (
    select r.* from public.event_registrations r
    where r.event_id = listed.id
      and (last.number is null or (r.state, r.number) > (last.state, last.number))
    order by r.state, r.number limit size + 1
  ) r;
  return jsonb_build_object('registered', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.list_registered(uuid, bigint) is
  'Those who have a place, then those who wait, in their order; for who runs the community.';
grant execute on function public.list_registered(uuid, bigint) to authenticated;

create function public.export_registered(event_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  exported public.events := app.run_event(export_registered.event_id);
begin
  perform app.log_in_community(exported.community_id, 'event-exported',
    details => jsonb_build_object('event_id', exported.id, 'count',
      exported.registered_count + exported.waiting_count));
  return (
    select coalesce(jsonb_agg(app.registration_json(r) order by r.state, r.number), '[]')
    from public.event_registrations r where r.event_id = exported.id
  );
end $$;
comment on function public.export_registered(uuid) is
  'All of them at once, for a table; the community''s log says that it was taken.';
grant execute on function public.export_registered(uuid) to authenticated;

-- What those registered are told.

create function app.french_instant(instant timestamptz) returns text
language sql immutable set search_path = ''
as $$
  select format(E'%s %s\u00a0%s\u00a0%s à %s\u00a0h%s',
    (array['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'])
      [extract(isodow from t)::int],
    case extract(day from t) when 1 then '1er' else extract(day from t)::text end,
    (array['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre',
      'octobre', 'novembre', 'décembre'])[extract(month from t)::int],
    extract(year from t), extract(hour from t),
    case extract(minute from t) when 0 then '' else E'\u00a0' || to_char(t, 'MI') end)
  from (select french_instant.instant at time zone 'Europe/Paris' as t) local
$$;
comment on function app.french_instant(timestamptz) is '« lundi 30 novembre 2026 à 14 h 30 », in Paris.';

create or replace function app.event_subject(notice public.notifications, m app.membership)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select jsonb_build_object('title', e.title,
      'href', app.community_href(e.community_id, 'agenda', e.id),
      'excerpt', app.french_instant(e.starts_at) || ' (heure de Paris)'
        || case when e.place <> '' then ', ' || e.place else '' end)
    from public.events e
    where e.id = notice.event_id and e.community_id = m.community_id and m.is_member
  ), '{}')
$$;

create function app.tell_event(e public.events, what text, unique_key text) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  person uuid;
  told int := 0;
begin
  for person in
    select r.person_id from public.event_registrations r
    where r.event_id = e.id and (tell_event.what <> 'reminder' or r.state = 'registered')
    order by r.number
  loop
    if app.may_take_part(person, e.community_id) then
      perform app.notify_in_community(person, 'event', tell_event.unique_key, e.community_id,
        event_id => e.id, details => jsonb_build_object('what', tell_event.what));
      told := told + 1;
    end if;
  end loop;
  return told;
end $$;

create function app.job_tell_events() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  told int := 0;
  reminded int := 0;
  due public.events;
begin
  for due in
    select * from public.events e where e.to_tell is not null
    order by e.id limit 100 for no key update skip locked
  loop
    told := told + app.tell_event(due, due.to_tell,
      format('event %s %s %s', due.id, due.to_tell, due.sequence));
    update public.events e set to_tell = null where e.id = due.id;
  end loop;
  for due in
    select * from public.events e
    where e.cancelled_at is null and e.registered_count > 0
      and e.starts_at > app.clock() and e.starts_at <= app.clock() + interval '1 day'
      and e.reminded_for is distinct from e.starts_at
    order by e.starts_at limit 100 for no key update skip locked
  loop
    -- The beginning is part of the key: what is moved to another day is told anew.
    reminded := reminded + app.tell_event(due, 'reminder',
      format('event %s reminder %s', due.id, extract(epoch from due.starts_at)::bigint));
    update public.events e set reminded_for = due.starts_at where e.id = due.id;
  end loop;
  return jsonb_build_object('told', told, 'reminded', reminded);
end $$;
comment on function app.job_tell_events() is
  'Changes and cancellations that are yet to be told, and reminders a day before.';
-- Less than the minute in which tick() comes.
insert into app.jobs (name, every) values ('tell_events', '10 seconds');

-- In everybody's own calendar.

create function public.my_agenda_feed(community_id uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(my_agenda_feed.community_id);
begin
  return (
    select f.word from public.agenda_feeds f
    where f.person_id = mine.person_id and f.community_id = mine.community_id);
end $$;
comment on function public.my_agenda_feed(uuid) is
  'The word in the address of this agenda for the caller; null while there is none.';
grant execute on function public.my_agenda_feed(uuid) to authenticated;

create function public.renew_agenda_feed(community_id uuid) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(renew_agenda_feed.community_id);
  fresh text := app.random_token();
begin
  perform app.hold_membership(mine.person_id, mine.community_id);
  mine := app.require_member(renew_agenda_feed.community_id);
  perform app.spend_attempt('renewed calendar per person', mine.person_id::text);
  insert into public.agenda_feeds as f (person_id, community_id, word, made_at)
  values (mine.person_id, mine.community_id, fresh, app.clock())
  on conflict on constraint agenda_feeds_pkey
  do update set word = excluded.word, made_at = excluded.made_at;
  return fresh;
end $$;
comment on function public.renew_agenda_feed(uuid) is
  'Makes the address of this agenda for the caller, or another one: the old one is void at once.';
grant execute on function public.renew_agenda_feed(uuid) to authenticated;

create function app.calendar_event(e public.events, m app.membership, state text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', e.id, 'title', e.title, 'description', e.description,
    'community', c.name, 'starts_at', e.starts_at, 'ends_at', e.ends_at, 'place', e.place,
    'link', case when app.sees_link(e, m, calendar_event.state) then e.link end,
    'href', app.community_href(e.community_id, 'agenda', e.id), 'sequence', e.sequence,
    'changed_at', e.changed_at, 'is_cancelled', e.cancelled_at is not null)
  from public.communities c where c.id = e.community_id
$$;

create function app.community_calendar(m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(app.calendar_event(e::public.events, m, own.state)
    order by e.starts_at, e.id), '[]')
  from (
    select * from public.events e
    where e.community_id = m.community_id and e.starts_at > app.clock() - interval '1 year'
    order by e.starts_at desc limit 500
  ) e
  left join public.event_registrations own on own.event_id = e.id and own.person_id = m.person_id
$$;
comment on function app.community_calendar(app.membership) is
  'The agenda of a community for the calendar of one member: the last year and what is to come.';

create function app.own_calendar(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(app.calendar_event(e::public.events, m, 'registered')
    order by e.starts_at, e.id), '[]')
  from (
    select e.* from public.event_registrations r join public.events e on e.id = r.event_id
    where r.person_id = own_calendar.person and r.state = 'registered'
      and e.starts_at > app.clock() - interval '1 year'
    order by e.starts_at desc limit 200
  ) e
  cross join lateral app.membership_of(own_calendar.person, e.community_id) m
  where m.is_member
$$;
comment on function app.own_calendar(uuid) is 'The events at which somebody has a place.';

create or replace function public.calendar_feed(word text, client_address text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  reader uuid;
  agenda app.membership;
begin
  select f.person_id into reader
  from public.calendar_feeds f join public.profiles p on p.id = f.person_id
  where f.word = calendar_feed.word and p.suspended_at is null and p.deleted_at is null
    and p.deletion_due_at is null;
  if reader is null then
    select (app.membership_of(f.person_id, f.community_id)).* into agenda
    from public.agenda_feeds f join public.profiles p on p.id = f.person_id
    where f.word = calendar_feed.word and p.suspended_at is null and p.deleted_at is null
      and p.deletion_due_at is null;
    if not coalesce(agenda.is_member, false) then
      perform app.spend_attempt('unknown calendar per address', calendar_feed.client_address);
      return app.refuse(404, 'calendar-unknown');
    end if;
  end if;
  perform app.spend_attempt('calendar per word', calendar_feed.word);
  if agenda.community_id is not null then
    return jsonb_build_object('openings', '[]'::jsonb, 'events', app.community_calendar(agenda),
      'community', (select c.name from public.communities c where c.id = agenda.community_id));
  end if;
  return jsonb_build_object('community', null, 'events', app.own_calendar(reader), 'openings', (
    select coalesce(jsonb_agg(to_jsonb(o) order by o.opens_at, o.id), '[]')
    from (
      select m.id, m.title as module, c.title as course, format('/cours/%s/', c.slug) as href,
        min(greatest(m.opens_at, s.starts_at)) as opens_at
      from public.enrolments e
      join public.courses c on c.id = e.course_id and c.retired_at is null
      join public.modules m on m.course_id = c.id and m.retired_at is null
      left join public.sessions s on s.id = e.session_id
      where e.person_id = reader and m.opens_at is not null
        and (s.id is null or m.opens_at < s.ends_at)
      group by m.id, c.id
    ) o
  ));
end $$;
comment on function public.calendar_feed(text, text) is
  'To whoever has this word: the openings of their courses and the events where they have a place, or the agenda of a community of which they are a member.';

-- Leaving, and taking along.

create or replace function app.erase_agenda(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.release_place(erase_agenda.person, r.event_id)
  from (
    select r.event_id from public.event_registrations r
    where r.person_id = erase_agenda.person order by r.event_id
  ) r;
  delete from public.agenda_feeds f where f.person_id = erase_agenda.person;
  -- Others count on it: it stays, and is nobody's.
  update public.events e set author_id = null where e.author_id = erase_agenda.person;
end $$;

create or replace function app.agenda_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('agenda', jsonb_build_object(
    'events', (
      select coalesce(jsonb_agg(app.what_is_said(e) || jsonb_build_object(
        'community_id', e.community_id, 'community', c.name, 'created_at', e.created_at,
        'changed_at', e.changed_at, 'cancelled_at', e.cancelled_at) order by e.created_at, e.id), '[]')
      from public.events e join public.communities c on c.id = e.community_id
      where e.author_id = agenda_of.person),
    'registrations', (
      select coalesce(jsonb_agg(jsonb_build_object('event_id', e.id, 'event', e.title,
        'state', r.state, 'registered_at', r.registered_at, 'placed_at', r.placed_at)
        order by r.number), '[]')
      from public.event_registrations r join public.events e on e.id = r.event_id
      where r.person_id = agenda_of.person),
    'feeds', (
      select coalesce(jsonb_agg(jsonb_build_object('community_id', f.community_id,
        'community', c.name, 'made_at', f.made_at) order by f.made_at, f.community_id), '[]')
      from public.agenda_feeds f join public.communities c on c.id = f.community_id
      where f.person_id = agenda_of.person)))
$$;
