-- Places at an event: given in the order in which they were asked for.

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
