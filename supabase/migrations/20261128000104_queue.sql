-- What waits: one list over all that somebody runs.

create type app.queued as (kind text, id text, community_id uuid, happened_at timestamptz);
comment on type app.queued is 'Something that waits for whoever runs a community.';

create function app.run_by(person uuid) returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(run.id), '{}')
  from (
    select m.community_id as id from public.community_memberships m
    where m.person_id = run_by.person and m.is_administrator
    union
    select g.id from public.community_memberships m
    join public.communities g on g.parent_id = m.community_id
    where m.person_id = run_by.person and m.is_administrator
  ) run
  where (app.membership_of(run_by.person, run.id)).is_administrator
$$;
comment on function app.run_by(uuid) is
  'The communities that somebody was named to run, and their groups.';

create function app.may_be_answered(request public.community_memberships) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    -- Who has left the platform, or the group's community, asks for nothing any more.
    select exists (
        select from public.profiles p where p.id = request.person_id and p.deleted_at is null)
      and not exists (
        select from public.communities c
        left join public.community_memberships above
          on above.community_id = c.parent_id and above.person_id = request.person_id
        where c.id = request.community_id and c.parent_id is not null
          and app.state_now(above) is distinct from 'member'));
end $$;

create function app.queue_requests(person uuid, run uuid[], after app.queued, most int)
returns setof app.queued
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select 'request', w.request_id::text, w.community_id, w.asked_at
  from (
    select m.request_id, m.community_id, m.asked_at
    from unnest(queue_requests.run) place (id)
    cross join lateral (
      select * from public.community_memberships m
      where m.community_id = place.id and m.state = 'pending' and m.asked_at >= (after).happened_at
        and (m.asked_at, 'request', m.request_id::text)
          > ((after).happened_at, (after).kind, (after).id)
        and app.may_be_answered(m)
      order by m.asked_at, m.request_id limit queue_requests.most
    ) m
    union
    -- What nobody has answered for a week is everybody's who looks after the platform.
    select * from (
      select m.request_id, m.community_id, m.asked_at from public.community_memberships m
      where m.state = 'pending' and m.reminders = 2 and m.asked_at >= (after).happened_at
        and (m.asked_at, 'request', m.request_id::text)
          > ((after).happened_at, (after).kind, (after).id)
        and app.is_platform_staff(queue_requests.person) and app.may_be_answered(m)
        and (app.membership_of(queue_requests.person, m.community_id)).is_administrator
      order by m.asked_at, m.request_id limit queue_requests.most
    ) m
  ) w
  order by w.asked_at, w.request_id limit queue_requests.most;
end $$;
comment on function app.queue_requests(uuid, uuid[], app.queued, int) is
  'The oldest requests that wait for somebody, of the communities that they run, after this one.';

create function app.request_item(id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('title', null, 'person', app.name_in_communities(p),
      'message', m.message, 'href', app.community_href(m.community_id, 'members'))
    from public.community_memberships m join public.profiles p on p.id = m.person_id
    where m.request_id = request_item.id);
end $$;

create function app.queue_of(person uuid, after app.queued, most int) returns setof app.queued
language plpgsql stable security definer set search_path = ''
as $$
declare
  run uuid[] := app.run_by(queue_of.person);
begin
  return query
    select * from (
      select * from app.queue_requests(queue_of.person, run, queue_of.after, queue_of.most)
      union all
      select * from app.queue_reports(queue_of.person, run, queue_of.after, queue_of.most)
      union all
      select * from app.queue_topics(queue_of.person, run, queue_of.after, queue_of.most)
    ) q
    order by q.happened_at, q.kind, q.id limit queue_of.most;
end $$;
comment on function app.queue_of(uuid, app.queued, int) is
  'What waits for somebody, the oldest first, after this: so many at most.';

create function public.my_queue(after jsonb default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  size constant int := 30;
  start app.queued;
  page jsonb;
begin
  begin
    start := (coalesce(my_queue.after ->> 'kind', ''), coalesce(my_queue.after ->> 'id', ''), null,
      coalesce((my_queue.after ->> 'at')::timestamptz, '-infinity'));
  exception when others then
    raise exception using errcode = 'PT400', message = 'after-invalid';
  end;
  select coalesce(jsonb_agg(jsonb_build_object(
      'kind', q.kind, 'id', q.id, 'at', q.happened_at,
      'community', jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name))
    || case q.kind when 'request' then app.request_item(q.id::uuid)
      when 'report' then app.report_item(q.id::uuid) else app.topic_item(q.id::uuid) end
    order by q.happened_at, q.kind, q.id), '[]') into page
  from app.queue_of(me, start, size + 1) q
  -- One by one: there are thirty.
  cross join lateral (
    select * from public.communities c where c.id = q.community_id limit 1
  ) c;
  return jsonb_build_object(
    'items', page - size, 'has_more', jsonb_array_length(page) > size, 'server_now', app.clock());
end $$;
comment on function public.my_queue(jsonb) is
  'What waits for the caller in all that they run, the oldest first, thirty at a time after the one named by at, kind and id.';
grant execute on function public.my_queue(jsonb) to authenticated;

create function public.count_my_queue() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  -- Nobody counts further.
  most constant int := 100;
  start constant app.queued := ('', '', null, '-infinity');
  run uuid[] := app.run_by(me);
  waiting int := (select count(*) from app.queue_requests(me, run, start, most));
begin
  if waiting < most then
    waiting := waiting + (select count(*) from app.queue_reports(me, run, start, most - waiting));
  end if;
  if waiting < most then
    waiting := waiting + (select count(*) from app.queue_topics(me, run, start, most - waiting));
  end if;
  return jsonb_build_object('is_administrator', run <> '{}', 'waiting', waiting);
end $$;
comment on function public.count_my_queue() is
  'How much waits for the caller; a hundred stands for more.';
grant execute on function public.count_my_queue() to authenticated;

create function public.my_ready_answers() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'body', a.body)
      order by a.created_at, a.id), '[]')
    from app.ready_answers a where a.person_id = me);
end $$;
grant execute on function public.my_ready_answers() to authenticated;

create function public.keep_ready_answer(id uuid, body text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(keep_ready_answer.body, ''), E' \t\r\n');
begin
  if length(said) not between 1 and 2000 then
    raise exception using errcode = 'PT400',
      message = case when said = '' then 'message-empty' else 'message-too-long' end;
  end if;
  -- One after the other, so that the count holds.
  perform from public.profiles p where p.id = me for no key update;
  if (select count(*) from app.ready_answers a where a.person_id = me) >= 20 then
    raise exception using errcode = 'PT409', message = 'too-many-ready-answers';
  end if;
  insert into app.ready_answers (id, person_id, body, created_at)
  values (keep_ready_answer.id, me, said, app.clock())
  on conflict on constraint ready_answers_pkey do nothing;
  return public.my_ready_answers();
end $$;
comment on function public.keep_ready_answer(uuid, text) is
  'Keeps a sentence for the next time, twenty at most. The page chooses the id: sent twice, it is one.';
grant execute on function public.keep_ready_answer(uuid, text) to authenticated;

create function public.forget_ready_answer(id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  delete from app.ready_answers a where a.id = forget_ready_answer.id and a.person_id = me;
  return public.my_ready_answers();
end $$;
grant execute on function public.forget_ready_answer(uuid) to authenticated;
