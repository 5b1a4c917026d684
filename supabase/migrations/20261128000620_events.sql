-- Making, changing, cancelling events, and who comes.

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
