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

create function app.community_card(c public.communities, m app.membership) returns jsonb
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
  return query select * from app.platform_staff();
end $$;

create function app.platform_staff() returns setof uuid
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
      select app.those_asked(request.community_id) union select app.platform_staff())
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

create function app.notice_subject(notice public.notifications, m app.membership)
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
comment on function app.notice_subject(public.notifications, app.membership) is
  'What a notice speaks of, as its reader may see it now: href, title, author, excerpt.';

-- Joining, taking it back, leaving. Two at once wait for each other on the row of the community.

insert into app.limits (kind, max_attempts, within) values
  ('community request per day', 40, '1 day');

create function public.join_community(community_id uuid, message text default '')
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
comment on function public.join_community(uuid, text) is
  'Joins at once where it is open, asks where it needs approval. Said twice, it is done once.';
grant execute on function public.join_community(uuid, text) to authenticated;

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
