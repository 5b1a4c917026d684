-- Requests that wait too long.

create function app.remind_of_requests(reminder int, days int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  requests public.community_memberships[];
begin
  with due as (
    select m.community_id, m.person_id
    from public.community_memberships m
    join public.communities c on c.id = m.community_id and c.closed_at is null
    left join public.communities p on p.id = c.parent_id
    where p.closed_at is null and m.state = 'pending' and m.reminders = reminder - 1
      and m.asked_at <= app.clock() - days * interval '1 day'
    -- What is being answered now waits for nobody any more.
    for update of m skip locked
  ), reminded as (
    update public.community_memberships m set reminders = reminder
    from due where m.community_id = due.community_id and m.person_id = due.person_id
    returning m.*
  )
  select coalesce(array_agg(r::public.community_memberships), '{}') into requests from reminded r;
  -- One person after the other, in the order of all who tell several.
  perform app.tell_of_request(told.request, told.person, 'waiting', days)
  from (
    select request, person
    from unnest(requests) request
    cross join lateral (
      select app.those_asked(request.community_id) as person where reminder = 1
      union select app.platform_staff() where reminder = 2
    ) people
    order by person, request.request_id
  ) told;
  return cardinality(requests);
end $$;

create function app.job_remind_of_requests() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  reminded int;
  passed_on int;
begin
  reminded := app.remind_of_requests(1, 3);
  passed_on := app.remind_of_requests(2, 7);
  return jsonb_build_object('reminded', reminded, 'passed_on', passed_on);
end $$;
comment on function app.job_remind_of_requests() is
  'After three days its administrators are reminded of a request, after seven the platform''s staff is told: once each.';
insert into app.jobs (name, every) values ('remind_of_requests', '1 hour');
