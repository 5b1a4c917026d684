-- Asking to join, being answered, leaving, and what waits for those who run a community.
alter table public.communities
  add column last_answers interval[] not null default '{}' check (cardinality(last_answers) <= 11);
comment on column public.communities.last_answers is
  'How long the last requests waited for their answer, the newest first: what is told as usual.';

alter table public.community_memberships
  add column request_id uuid unique,
  add column reminders int not null default 0 check (reminders between 0 and 2);
comment on column public.community_memberships.request_id is
  'The request that this began with: whoever asks anew makes another one, so that an old answer never meets it.';
comment on column public.community_memberships.reminders is
  'While it waits: 1 once its administrators were reminded, 2 once the platform''s staff was told.';

create index community_memberships_run on public.community_memberships (person_id)
  where is_administrator;
create index community_requests_waiting on public.community_memberships (reminders, asked_at)
  where state = 'pending';

create function app.begin_request() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.state = 'pending' and tg_op = 'INSERT' then
    new.request_id := coalesce(new.request_id, gen_random_uuid());
  elsif new.state = 'pending' and old.state <> 'pending' then
    new.request_id := gen_random_uuid();
    new.reminders := 0;
  end if;
  return new;
end $$;

create trigger begin_request before insert or update of state
  on public.community_memberships for each row execute function app.begin_request();

update public.community_memberships m set request_id = gen_random_uuid() where m.state = 'pending';

create table app.ready_answers (
  id uuid primary key,
  person_id uuid not null references public.profiles (id),
  body text not null check (length(body) between 1 and 2000),
  created_at timestamptz not null
);
comment on table app.ready_answers is
  'Sentences that somebody who answers requests keeps for the next time. Read and changed by functions alone.';
create index on app.ready_answers (person_id, created_at, id);

revoke all on app.ready_answers from anon, authenticated, service_role;
alter table app.ready_answers enable row level security;

-- What a card says of waiting.

create function app.usual_answer(c public.communities) returns interval
language sql immutable set search_path = ''
as $$
  select case when cardinality(c.last_answers) >= 3 then
    (select percentile_disc(0.5) within group (order by waited) from unnest(c.last_answers) waited)
  end
$$;
comment on function app.usual_answer(public.communities) is
  'How long a request usually waits: the median of the last ones; null while there are too few.';

create or replace function app.community_card(c public.communities, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'slug', c.slug, 'name', c.name, 'description', c.description,
    'needs_approval', c.needs_approval, 'is_listed', c.is_listed, 'member_count', c.member_count,
    'state', m.state, 'is_member', m.is_member, 'is_administrator', m.is_administrator,
    'parent', (
      select jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name)
      from public.communities p where p.id = c.parent_id),
    'asked_at', own.asked_at,
    'usual_answer_hours', ceil(extract(epoch from app.usual_answer(c)) / 3600)::int,
    -- What was decided about a group's community holds for the group.
    'answer', coalesce(own.answer, ''),
    'may_ask_again_at', own.may_ask_again_at,
    'suspended_until', own.suspended_until)
  from (select 1) one
  left join public.community_memberships own
    on own.community_id = c.id and own.person_id = m.person_id
$$;

create function app.card_of(community_id uuid, person uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.membership_of(card_of.person, card_of.community_id);
begin
  return (
    select app.community_card(c, mine) from public.communities c where c.id = mine.community_id);
end $$;
comment on function app.card_of(uuid, uuid) is
  'The card of a community as it stands now; null to whom it does not exist, such as who has just left a hidden one.';

-- Whom a request is for, and what they are told of it.

create function app.those_asked(community_id uuid) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  above uuid;
begin
  return query select * from app.administrators_of(those_asked.community_id);
  if found then
    return;
  end if;
  select c.parent_id into above from public.communities c where c.id = those_asked.community_id;
  return query select * from app.administrators_of(above);
  if found then
    return;
  end if;
  return query select * from app.staff_who_watch();
end $$;

create function app.staff_who_watch() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select distinct r.person_id
  from public.staff_roles r join public.profiles p on p.id = r.person_id
  where r.role = 'platform staff' and p.suspended_at is null and p.deleted_at is null
$$;
comment on function app.those_asked(uuid) is
  'Whom a request is told to: who was named for it; of a group without anybody, those of its community; else the platform''s staff.';

create function app.tell_of_request(
  request public.community_memberships, told uuid, what text, days int default null
) returns void
language sql volatile security definer set search_path = ''
as $$
  select app.notify_in_community(told, 'request',
    concat_ws(':', 'request', request.request_id, days), request.community_id,
    details => jsonb_strip_nulls(jsonb_build_object(
      'what', what, 'id', request.request_id, 'days', days)))
$$;

create function app.settle_request(request public.community_memberships) returns void
language sql volatile security definer set search_path = ''
as $$
  -- What no longer waits asks nobody to look, and leaves in no mail.
  update public.notifications n set read_at = app.clock()
  where n.read_at is null
    and n.unique_key in (
      select concat_ws(':', 'request', request.request_id, days)
      from (values (null), (3), (7)) reminders (days))
    and n.person_id in (
      select app.those_asked(request.community_id) union select app.staff_who_watch())
$$;

create function app.request_subject(notice public.notifications, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when m.is_administrator then
    jsonb_build_object(
      'href', '/mon-espace/a-traiter/' || coalesce('#' || (notice.details ->> 'id'), ''))
    || coalesce((
      select jsonb_build_object('author', app.name_in_communities(p),
        'excerpt', nullif(app.excerpt_of(asked.message), ''))
      from public.community_memberships asked join public.profiles p on p.id = asked.person_id
      where notice.details ->> 'what' in ('request', 'waiting')
        and asked.request_id = (notice.details ->> 'id')::uuid
        and asked.community_id = m.community_id and asked.state = 'pending'), '{}')
  else '{}' end
$$;
comment on function app.request_subject(public.notifications, app.membership) is
  'What waits, for whoever may still answer it; who asks is named while they wait.';

create or replace function app.notice_subject(notice public.notifications, m app.membership)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  post public.posts;
  reply public.replies;
begin
  if notice.kind = 'joining' then
    return jsonb_build_object('href', app.community_href(notice.community_id));
  elsif notice.kind = 'request' then
    return app.request_subject(notice, m);
  elsif notice.kind = 'event' then
    return app.event_subject(notice, m);
  elsif notice.kind = 'moderation' then
    return app.moderation_subject(notice, m);
  end if;
  select * into post from public.posts p where p.id = notice.post_id;
  if post.id is null or not coalesce(app.sees_post(post, m), false) then
    return '{}';
  end if;
  select * into reply from public.replies r where r.id = notice.reply_id;
  if notice.reply_id is not null
    and (reply.id is null or not app.sees_reply(reply, post, m)) then
    return '{}';
  end if;
  return jsonb_build_object(
    'title', nullif(post.title, ''),
    'href', app.community_href(post.community_id, app.part_of(post.kind), post.id)
      || coalesce('#' || reply.id, ''),
    'author', app.author_json(coalesce(reply.author_id, post.author_id), post.community_id) -> 'name',
    'excerpt', app.excerpt_of(coalesce(reply.body, post.body)));
end $$;

-- Joining, taking it back, leaving. Two at once wait for each other on the row of the community.

create or replace function public.join_community(community_id uuid, message text default '')
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_community(join_community.community_id);
  joined public.communities;
  own public.community_memberships;
  said text := btrim(coalesce(join_community.message, ''), E' \t\r\n');
begin
  if length(said) > 1000 then
    raise exception using errcode = 'PT400', message = 'message-too-long';
  end if;
  select * into joined from public.communities c
  where c.id = join_community.community_id for no key update;
  mine := app.require_community(joined.id);
  if joined.kind = 'session' then
    raise exception using errcode = 'PT403', message = 'members-only';
  end if;
  if joined.kind = 'group' then
    perform app.require_member(joined.parent_id);
  end if;
  select * into own from public.community_memberships m
  where m.community_id = joined.id and m.person_id = mine.person_id for update;
  -- A second click finds what the first one did.
  if mine.state in ('pending', 'member') then
    return app.community_card(joined, mine);
  end if;
  if mine.state = 'suspended' then
    raise exception using errcode = 'PT403', message = 'access-suspended';
  end if;
  if own.may_ask_again_at > app.clock() then
    raise exception using errcode = 'PT403', message = 'ask-again-later';
  end if;
  perform app.spend_attempt('community request per day', mine.person_id::text);
  insert into public.community_memberships as m
    (community_id, person_id, state, message, asked_at, joined_at)
  values (joined.id, mine.person_id,
    case when joined.needs_approval then 'pending' else 'member' end, said, app.clock(),
    case when not joined.needs_approval then app.clock() end)
  on conflict on constraint community_memberships_pkey do update
  set state = excluded.state, message = excluded.message, asked_at = excluded.asked_at,
    joined_at = excluded.joined_at, decided_at = null, decided_by = null, answer = '',
    may_ask_again_at = null
  returning m.* into own;
  if own.state = 'pending' then
    -- In one order: each is told under a count of their own, for which others wait.
    perform app.tell_of_request(own, told, 'request')
    from (select told from app.those_asked(joined.id) told order by told) everybody;
  end if;
  return app.card_of(joined.id, mine.person_id);
end $$;

create function public.withdraw_request(community_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_community(withdraw_request.community_id);
  gone public.community_memberships;
begin
  perform from public.communities c
  where c.id = withdraw_request.community_id for no key update;
  delete from public.community_memberships m
  where m.community_id = withdraw_request.community_id and m.person_id = mine.person_id
    and m.state = 'pending'
  returning m.* into gone;
  if gone.request_id is not null then
    perform app.settle_request(gone);
  end if;
  return app.card_of(withdraw_request.community_id, mine.person_id);
end $$;
comment on function public.withdraw_request(uuid) is
  'Takes back a request that waits; answers what the caller is now, also where it was answered meanwhile.';
grant execute on function public.withdraw_request(uuid) to authenticated;

create function app.would_leave(person uuid, community_id uuid)
returns setof public.communities
language sql stable security definer set search_path = ''
as $$
  select c.*
  from public.community_memberships m join public.communities c on c.id = m.community_id
  where m.person_id = would_leave.person and app.state_now(m) in ('member', 'pending')
    and (c.id = would_leave.community_id or c.parent_id = would_leave.community_id)
  order by c.parent_id is not null, c.name, c.id
$$;
comment on function app.would_leave(uuid, uuid) is
  'A community and the groups in it that leaving it leaves. Suspensions stay: they would end by coming back.';

create function app.is_last_administrator(person uuid, community_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
      select from public.community_memberships m
      where m.community_id = is_last_administrator.community_id
        and m.person_id = is_last_administrator.person and m.is_administrator)
    and not exists (
      select from app.administrators_of(is_last_administrator.community_id) other
      where other <> is_last_administrator.person)
$$;

create function app.leaving_json(person uuid, community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'groups', coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name))
      filter (where c.id <> leaving_json.community_id), '[]'),
    'needs_administrator', coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name))
      filter (where app.is_last_administrator(leaving_json.person, c.id)), '[]'))
  from app.would_leave(leaving_json.person, leaving_json.community_id) c
$$;

create function public.preview_leaving(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_community(preview_leaving.community_id);
begin
  return app.leaving_json(mine.person_id, mine.community_id);
end $$;
comment on function public.preview_leaving(uuid) is
  'Which groups leaving a community would leave too, and where another administrator must be named first.';
grant execute on function public.preview_leaving(uuid) to authenticated;

create function public.leave_community(community_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_community(leave_community.community_id);
  left_behind jsonb;
  gone public.community_memberships;
begin
  perform from public.communities c
  where c.id = mine.community_id or c.parent_id = mine.community_id
  order by c.id for no key update;
  mine := app.require_community(leave_community.community_id);
  if mine.state = 'suspended' then
    raise exception using errcode = 'PT403', message = 'access-suspended';
  end if;
  -- The talk of a session belongs to being enrolled in it.
  if mine.kind = 'session' then
    raise exception using errcode = 'PT403', message = 'members-only';
  end if;
  left_behind := app.leaving_json(mine.person_id, mine.community_id);
  if left_behind -> 'needs_administrator' <> '[]' then
    raise exception using errcode = 'PT409', message = 'last-administrator';
  end if;
  for gone in
    delete from public.community_memberships m
    where m.person_id = mine.person_id and m.community_id in (
      select c.id from app.would_leave(mine.person_id, mine.community_id) c)
    returning m.*
  loop
    perform app.settle_request(gone) where gone.state = 'pending';
    perform app.log_in_community(gone.community_id, 'leave', gone.person_id)
    where gone.state <> 'pending';
  end loop;
  return left_behind - 'needs_administrator'
    || jsonb_build_object('community', app.card_of(mine.community_id, mine.person_id));
end $$;
comment on function public.leave_community(uuid) is
  'Leaves a community with all its groups, and says which; or one group. The last administrator names another one first.';
grant execute on function public.leave_community(uuid) to authenticated;

-- Answering.

create function app.lock_communities(ids uuid[]) returns void
language sql volatile security definer set search_path = ''
as $$
  select from public.communities c where c.id = any (ids) order by c.id for no key update
$$;

create function app.admit(
  request public.community_memberships, by_whom uuid, said text default ''
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.community_memberships m
  set state = 'member', joined_at = app.clock(), decided_at = app.clock(),
    decided_by = admit.by_whom, answer = ''
  where m.community_id = request.community_id and m.person_id = request.person_id;
  perform app.log_in_community(request.community_id, 'accept', request.person_id);
  perform app.settle_request(request);
  perform app.notify_in_community(request.person_id, 'joining', 'joining:' || request.request_id,
    request.community_id, details => jsonb_build_object('what', 'accepted', 'answer', admit.said));
end $$;
comment on function app.admit(public.community_memberships, uuid, text) is
  'Makes a member of who asks, and tells them. Called under the lock of the community''s row.';

create function app.turn_down(
  request public.community_memberships, by_whom uuid, said text
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  again timestamptz;
begin
  select app.clock() + c.ask_again_days * interval '1 day' into again
  from public.communities c where c.id = request.community_id;
  update public.community_memberships m
  set state = 'refused', decided_at = app.clock(), decided_by = turn_down.by_whom,
    answer = turn_down.said, may_ask_again_at = again
  where m.community_id = request.community_id and m.person_id = request.person_id;
  perform app.log_in_community(request.community_id, 'refuse', request.person_id);
  perform app.settle_request(request);
  perform app.notify_in_community(request.person_id, 'joining', 'joining:' || request.request_id,
    request.community_id, details => jsonb_build_object('what', 'refused',
      'answer', turn_down.said, 'may_ask_again_at', again));
end $$;

create function app.answer_request(
  request_id uuid, person uuid, is_accepted boolean, said text
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  request public.community_memberships;
  outcome text;
begin
  select * into request from public.community_memberships m
  where m.request_id = answer_request.request_id for update;
  -- Withdrawn, or somewhere that is none of the caller's business: the same.
  if request.person_id is null or not coalesce((app.membership_of(
      answer_request.person, request.community_id)).is_administrator, false) then
    return jsonb_build_object('id', answer_request.request_id, 'outcome', 'gone');
  end if;
  if request.state <> 'pending' then
    return jsonb_build_object('id', answer_request.request_id,
      'outcome', case when request.state = 'refused' then 'refused' else 'accepted' end,
      'is_own', request.decided_by is not distinct from answer_request.person,
      'by', (select app.name_in_communities(p) from public.profiles p
        where p.id = request.decided_by),
      'at', request.decided_at);
  end if;
  if not answer_request.is_accepted then
    perform app.turn_down(request, answer_request.person, answer_request.said);
    outcome := 'refused';
  elsif (app.membership_of(request.person_id, request.community_id)).state = 'pending' then
    perform app.admit(request, answer_request.person, answer_request.said);
    outcome := 'accepted';
  else
    -- No member of the group's community any more.
    return jsonb_build_object('id', answer_request.request_id, 'outcome', 'gone');
  end if;
  update public.communities c
  set last_answers = (array_prepend(
    greatest(app.clock() - request.asked_at, interval '0'), c.last_answers))[1:11]
  where c.id = request.community_id;
  return jsonb_build_object('id', answer_request.request_id, 'outcome', outcome, 'is_own', true,
    'by', null, 'at', app.clock());
end $$;

create function public.answer_requests(ids uuid[], answer text, message text default '')
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(answer_requests.message, ''), E' \t\r\n');
begin
  if answer_requests.answer is null or answer_requests.answer not in ('accept', 'refuse') then
    raise exception using errcode = 'PT400', message = 'answer-invalid';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'message-too-long';
  end if;
  if answer_requests.ids is null or cardinality(answer_requests.ids) > 100 then
    raise exception using errcode = 'PT400', message = 'too-many-requests';
  end if;
  perform app.lock_communities(array(
    select m.community_id from public.community_memberships m
    where m.request_id = any (answer_requests.ids)));
  return (
    select coalesce(jsonb_agg(app.answer_request(id, me, answer_requests.answer = 'accept', said)
      order by place), '[]')
    from unnest(answer_requests.ids) with ordinality asked (id, place));
end $$;
comment on function public.answer_requests(uuid[], text, text) is
  'Answers up to a hundred requests alike. Each has one answer: where another administrator was first, theirs is told.';
grant execute on function public.answer_requests(uuid[], text, text) to authenticated;

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
language sql stable security definer set search_path = ''
as $$
  -- Who has left the platform, or the group's community, asks for nothing any more.
  select exists (
      select from public.profiles p where p.id = request.person_id and p.deleted_at is null)
    and not exists (
      select from public.communities c
      left join public.community_memberships above
        on above.community_id = c.parent_id and above.person_id = request.person_id
      where c.id = request.community_id and c.parent_id is not null
        and app.state_now(above) is distinct from 'member')
$$;

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
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('title', null, 'person', app.name_in_communities(p),
    'message', m.message, 'href', app.community_href(m.community_id, 'members'))
  from public.community_memberships m join public.profiles p on p.id = m.person_id
  where m.request_id = request_item.id
$$;

create function app.queue_reports(person uuid, run uuid[], after app.queued, most int)
returns setof app.queued
language sql stable security definer set search_path = ''
as $$ select null::text, null::text, null::uuid, null::timestamptz where false $$;
comment on function app.queue_reports(uuid, uuid[], app.queued, int) is
  'The same of reports; moderation''s migration fills it.';

create function app.report_item(id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select null::jsonb $$;

create function app.queue_topics(person uuid, run uuid[], after app.queued, most int)
returns setof app.queued
language sql stable security definer set search_path = ''
as $$ select null::text, null::text, null::uuid, null::timestamptz where false $$;
comment on function app.queue_topics(uuid, uuid[], app.queued, int) is
  'The same of topics that nobody has answered; the forum''s migration fills it.';

create function app.topic_item(id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select null::jsonb $$;

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
  join public.communities c on c.id = q.community_id;
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
      union select app.staff_who_watch() where reminder = 2
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

-- Leaving the platform, and taking along.

create or replace function app.erase_joining(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$ delete from app.ready_answers a where a.person_id = erase_joining.person $$;

create or replace function app.joining_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('joining', (
    select coalesce(jsonb_agg(jsonb_build_object('body', a.body, 'created_at', a.created_at)
      order by a.created_at, a.id), '[]')
    from app.ready_answers a where a.person_id = joining_of.person))
$$;
