-- What those registered for an event are told.

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

create function app.event_subject(notice public.notifications, m app.membership)
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
comment on function app.event_subject(public.notifications, app.membership) is
  'The event that a notice speaks of; the agenda''s migration fills it.';

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
