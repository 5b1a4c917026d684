-- Events in everybody's own calendar.

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

create function app.erase_agenda(person uuid) returns void
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

create function app.agenda_of(person uuid) returns jsonb
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
