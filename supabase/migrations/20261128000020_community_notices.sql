-- Notices of communities: the same list, the same mails, the same digests as those of lessons.
alter table public.notifications
  drop constraint notifications_kind_check,
  add check (kind in ('answer', 'mention', 'moderation', 'opening', 'joining', 'request', 'news', 'event')),
  add column community_id uuid references public.communities (id),
  add column post_id uuid,
  add column reply_id uuid,
  add column event_id uuid;
comment on column public.notifications.kind is
  'joining: what becomes of one''s requests and memberships; request: what waits for an administrator; event: what one is registered for.';
create index on public.notifications (community_id) where community_id is not null;

alter table public.notice_preferences
  drop constraint notice_preferences_kind_check,
  add check (kind in ('answer', 'mention', 'moderation', 'opening', 'joining', 'request', 'news', 'event'));

create or replace function app.default_mail(kind text) returns text
language sql immutable set search_path = ''
-- What was asked for, or waits for somebody, comes unless it is switched off.
as $$
  select case when kind in ('answer', 'opening', 'joining', 'request', 'event')
    then 'now' else 'off' end
$$;

insert into app.limits (kind, max_attempts, within) values
  ('mail of requests per person', 60, '1 hour');

create or replace function app.has_room_for_mail(person uuid, kind text) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if has_room_for_mail.kind in ('answer', 'mention') then
    perform app.spend_attempt('mail of answers per person', person::text);
  elsif has_room_for_mail.kind = 'request' then
    perform app.spend_attempt('mail of requests per person', person::text);
  end if;
  return true;
exception when sqlstate 'PT429' then
  return false;
end $$;

create function app.mail_notice(notice_id bigint, person uuid, kind text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text;
begin
  if app.mail_choice(mail_notice.person, mail_notice.kind) <> 'now' then
    return;
  end if;
  address := app.notice_address(mail_notice.person);
  if address is null or not app.has_room_for_mail(mail_notice.person, mail_notice.kind) then
    return;
  end if;
  perform app.queue_mail(address, 'notice-' || mail_notice.kind,
    jsonb_build_object('notice_id', mail_notice.notice_id), 9, mail_notice.person);
end $$;

create or replace function app.notify(
  person uuid, kind text, unique_key text, lesson_id text default null, comment_id uuid default null,
  details jsonb default '{}'
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  noticed bigint;
begin
  insert into public.notifications as n
    (person_id, kind, unique_key, lesson_id, comment_id, details, created_at)
  select p.id, notify.kind, notify.unique_key, notify.lesson_id, notify.comment_id,
    coalesce(notify.details, '{}') - array['author', 'excerpt'], app.clock()
  from public.profiles p where p.id = notify.person and p.deleted_at is null
  on conflict on constraint notifications_person_id_unique_key_key do nothing
  returning n.id into noticed;
  if noticed is not null then
    perform app.mail_notice(noticed, notify.person, notify.kind);
  end if;
end $$;

create function app.notify_in_community(
  person uuid, kind text, unique_key text, community_id uuid, post_id uuid default null,
  reply_id uuid default null, event_id uuid default null, details jsonb default '{}'
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  noticed bigint;
begin
  insert into public.notifications as n
    (person_id, kind, unique_key, community_id, post_id, reply_id, event_id, details, created_at)
  select p.id, notify_in_community.kind, notify_in_community.unique_key,
    notify_in_community.community_id, notify_in_community.post_id, notify_in_community.reply_id,
    notify_in_community.event_id,
    coalesce(notify_in_community.details, '{}') - array['author', 'excerpt'], app.clock()
  from public.profiles p where p.id = notify_in_community.person and p.deleted_at is null
  on conflict on constraint notifications_person_id_unique_key_key do nothing
  returning n.id into noticed;
  if noticed is not null then
    perform app.mail_notice(noticed, notify_in_community.person, notify_in_community.kind);
  end if;
end $$;
comment on function app.notify_in_community(uuid, text, text, uuid, uuid, uuid, uuid, jsonb) is
  'Tells somebody something about a community, once per unique_key, by the ways they chose for its kind.';

create function app.community_notice_json(notice public.notifications) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.membership_of(notice.person_id, notice.community_id);
  subject jsonb := '{}';
begin
  if mine.community_id is not null then
    subject := app.notice_subject(notice, mine);
  end if;
  return jsonb_build_object(
    'id', notice.id, 'kind', notice.kind, 'created_at', notice.created_at,
    'read_at', notice.read_at, 'comment_id', null, 'details', notice.details,
    'lesson', null, 'module', null, 'course', null, 'href', subject ->> 'href',
    'author', subject ->> 'author', 'excerpt', subject ->> 'excerpt', 'title', subject ->> 'title',
    'community', (
      select c.name from public.communities c
      where c.id = mine.community_id));
end $$;
comment on function app.community_notice_json(public.notifications) is
  'A notice about a community. To whom it is hidden or closed now, it names nothing.';

create or replace function app.notice_json(notice public.notifications, is_open boolean)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  place record;
  said record;
begin
  if notice.community_id is not null then
    return app.community_notice_json(notice);
  end if;
  select l.title as lesson, m.title as module, c.title as course,
    format('/cours/%s/%s/%s/', c.slug, m.slug, l.slug) as href into place
  from public.lessons l
  join public.modules m on m.id = l.module_id
  join public.courses c on c.id = m.course_id
  where l.id = notice.lesson_id
    and l.retired_at is null and m.retired_at is null and c.retired_at is null;
  -- Who speaks is as locked as what they say.
  select p.display_name, app.excerpt_of(c.body) as excerpt into said
  from public.comments c join public.profiles p on p.id = c.author_id
  where is_open and c.id = notice.comment_id and notice.kind in ('answer', 'mention')
    and c.deleted_at is null and c.hidden_at is null;
  return jsonb_build_object(
    'id', notice.id, 'kind', notice.kind, 'created_at', notice.created_at,
    'read_at', notice.read_at, 'comment_id', notice.comment_id, 'details', notice.details,
    'lesson', place.lesson, 'module', place.module, 'course', place.course, 'href', place.href,
    'author', said.display_name, 'excerpt', said.excerpt, 'title', null, 'community', null);
end $$;

create or replace function public.my_notice_settings() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return jsonb_build_object(
    'mails', (
      select jsonb_object_agg(kind, app.mail_choice(me, kind))
      from unnest(array['answer', 'mention', 'moderation', 'opening', 'joining', 'request', 'news',
        'event']) kind
    ),
    -- Whoever runs nothing is not asked how they want to hear of what waits.
    'is_administrator', exists (
      select from public.community_memberships m where m.person_id = me and m.is_administrator),
    'alerts', (
      select coalesce(jsonb_agg(app.module_json(a.module_id) order by m.opens_at, m.id), '[]')
      from public.opening_alerts a join public.modules m on m.id = a.module_id
      where a.person_id = me and app.module_json(a.module_id) is not null
    ),
    'calendar', (select f.word from public.calendar_feeds f where f.person_id = me));
end $$;

create or replace function public.unsubscribe(token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  scope text := split_part(unsubscribe.token, '.', 1);
  person uuid;
  kind text;
begin
  if unsubscribe.token ~ '^(answer|mention|moderation|opening|joining|request|news|event|daily|weekly)\.[A-Za-z0-9_-]{43}$' then
    person := encode(substr(decode(translate(split_part(unsubscribe.token, '.', 2), '-_', '+/')
      || '=', 'base64'), 1, 16), 'hex')::uuid;
  end if;
  if person is null or app.unsubscribe_token(person, scope) is distinct from unsubscribe.token then
    raise exception using errcode = 'PT404', message = 'link-unknown';
  end if;
  -- Whoever has left since gets no mail, and no row about them either.
  if exists (select from public.profiles p where p.id = person and p.deleted_at is null) then
    if scope in ('daily', 'weekly') then
      for kind in
        select p.kind from public.notice_preferences p
        where p.person_id = person and p.mail = scope
      loop
        perform app.choose_mail(person, kind, 'off');
      end loop;
      update app.mail_outbox m set failed_at = app.clock(), last_error = 'no longer wanted'
      from app.digests d
      where m.person_id = person and m.template = 'digest' and m.sent_at is null
        and m.failed_at is null and d.id = (m.params ->> 'digest_id')::bigint
        and d.frequency = scope;
    else
      perform app.choose_mail(person, scope, 'off');
    end if;
  end if;
  return jsonb_build_object('scope', scope);
end $$;

create or replace function app.notices_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select
    (
      select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'lesson_id', n.lesson_id,
        'lesson', l.title, 'comment_id', n.comment_id, 'community_id', n.community_id,
        'post_id', n.post_id, 'reply_id', n.reply_id, 'event_id', n.event_id, 'details', n.details,
        'created_at', n.created_at, 'read_at', n.read_at) order by n.id), '[]')
      from public.notifications n left join public.lessons l on l.id = n.lesson_id
      where n.person_id = notices_of.person
    ) || (
      select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'mail', p.mail,
        'changed_at', p.changed_at) order by p.kind), '[]')
      from public.notice_preferences p where p.person_id = notices_of.person
    ) || (
      select coalesce(jsonb_agg(jsonb_build_object('module_id', a.module_id, 'module', m.title,
        'created_at', a.created_at) order by a.created_at, a.module_id), '[]')
      from public.opening_alerts a join public.modules m on m.id = a.module_id
      where a.person_id = notices_of.person
    ) || (
      select coalesce(jsonb_agg(jsonb_build_object('frequency', d.frequency, 'period', d.period,
        'created_at', d.created_at) order by d.id), '[]')
      from app.digests d where d.person_id = notices_of.person
    ) || (
      select coalesce(jsonb_agg(jsonb_build_object('made_at', f.made_at)), '[]')
      from public.calendar_feeds f where f.person_id = notices_of.person
    )
$$;
