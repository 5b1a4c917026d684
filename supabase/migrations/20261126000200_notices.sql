-- What people are told: on the site always, by mail as they wish, at openings if they asked, and in
-- their own calendar. A notice refers to what it speaks of and copies nothing of it: what is deleted
-- or hidden meanwhile is quoted nowhere, and a name that is erased stands in nobody's notices.
create table public.notifications (
  id bigint generated always as identity primary key,
  person_id uuid not null references public.profiles (id) on delete cascade,
  kind text not null check (kind in ('answer', 'mention', 'moderation', 'opening')),
  lesson_id text references public.lessons (id),
  comment_id uuid,
  details jsonb not null default '{}',
  unique_key text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (person_id, unique_key)
);
comment on table public.notifications is 'What a person is told on the site, and by mail where they wish.';
comment on column public.notifications.details is
  'What cannot be looked up elsewhere, such as the reason of a decision. Never a name or a quotation.';

create index on public.notifications (person_id, id desc);
create index notifications_unread on public.notifications (person_id) where read_at is null;
create index on public.notifications (lesson_id);
create index on public.notifications (created_at);

create table public.notice_preferences (
  person_id uuid not null references public.profiles (id) on delete cascade,
  kind text not null check (kind in ('answer', 'mention', 'moderation', 'opening')),
  mail text not null check (mail in ('off', 'now', 'daily', 'weekly')),
  changed_at timestamptz not null,
  primary key (person_id, kind),
  check (kind <> 'opening' or mail in ('off', 'now'))
);
comment on table public.notice_preferences is
  'How a person wants mails of a kind: off, now, or in a daily or weekly digest. No row: app.default_mail.';

create index on public.notice_preferences (mail) where mail in ('daily', 'weekly');

create table app.digests (
  id bigint generated always as identity primary key,
  person_id uuid not null references public.profiles (id) on delete cascade,
  frequency text not null check (frequency in ('daily', 'weekly')),
  period date not null,
  created_at timestamptz not null,
  unique (person_id, frequency, period)
);
comment on table app.digests is 'One mail for a day or a week of notices: one row, so one mail.';
comment on column app.digests.period is 'The day in Paris on whose morning it left; of a week, its Monday.';

create index on app.digests (created_at);

alter table public.notifications
  add column digest_id bigint references app.digests (id) on delete set null;
create index on public.notifications (digest_id) where digest_id is not null;

create table public.opening_alerts (
  person_id uuid not null references public.profiles (id) on delete cascade,
  module_id text not null references public.modules (id),
  created_at timestamptz not null,
  primary key (person_id, module_id)
);
comment on table public.opening_alerts is
  'Who wants to be told when a module opens. The row goes as the notice is written.';

create index on public.opening_alerts (module_id);

create table public.calendar_feeds (
  person_id uuid primary key references public.profiles (id) on delete cascade,
  word text not null unique,
  made_at timestamptz not null
);
comment on table public.calendar_feeds is 'The secret word in the address of somebody''s calendar.';
comment on column public.calendar_feeds.word is
  'In clear, because it is shown again on every device that is to have the calendar. It leads to dates that anybody may see, and to which courses one follows: enrolments say so beside it.';

create table app.notice_rule (
  is_only boolean primary key default true check (is_only),
  secret bytea not null default extensions.gen_random_bytes(32),
  digest_hour time not null default '08:00'
);
comment on table app.notice_rule is
  'What signs the way out of a kind of mail, and the hour in Paris at which digests leave.';
insert into app.notice_rule default values;

revoke all on public.notifications, public.notice_preferences, app.digests, public.opening_alerts,
  public.calendar_feeds, app.notice_rule from anon, authenticated, service_role;
alter table public.notifications enable row level security;
alter table public.notice_preferences enable row level security;
alter table app.digests enable row level security;
alter table public.opening_alerts enable row level security;
alter table public.calendar_feeds enable row level security;
alter table app.notice_rule enable row level security;

insert into app.limits (kind, max_attempts, within) values
  ('calendar per word', 120, '1 hour'),
  -- Only words that open nothing count: one address fetches for many people.
  ('unknown calendar per address', 100, '1 hour'),
  ('renewed calendar per person', 20, '1 hour');

-- Who gets a mail, and what about.

create function app.default_mail(kind text) returns text
language sql immutable set search_path = ''
-- An alert was asked for, module by module: it comes unless it is switched off.
as $$ select case when kind in ('answer', 'opening') then 'now' else 'off' end $$;
comment on function app.default_mail(text) is 'Only answers notify by mail, until somebody wishes more.';

create function app.mail_choice(person uuid, kind text) returns text
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    (select p.mail from public.notice_preferences p
     where p.person_id = mail_choice.person and p.kind = mail_choice.kind),
    app.default_mail(mail_choice.kind))
$$;

create function app.notice_address(person uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select u.email
  from public.profiles p join auth.users u on u.id = p.user_id
  where p.id = notice_address.person and p.finished_at is not null and p.suspended_at is null
    and p.deleted_at is null and p.deletion_due_at is null
    and u.email !~* '\.fictif(@|$)'
$$;
comment on function app.notice_address(uuid) is
  'Where notices go; null for fictitious addresses, the suspended, the deleted and those who leave.';

create function app.may_open(person uuid, lesson_id text) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  claims text := coalesce(current_setting('request.jwt.claims', true), '');
  sub text := coalesce(current_setting('request.jwt.claim.sub', true), '');
  answer boolean;
begin
  -- The one predicate of every gate, asked in somebody's place: a second one would drift from it.
  perform set_config('request.jwt.claim.sub', '', true),
    set_config('request.jwt.claims', coalesce(
      (select jsonb_build_object('sub', p.user_id)::text from public.profiles p
       where p.id = may_open.person and p.user_id is not null), ''), true);
  answer := app.can_open_lesson(may_open.lesson_id);
  perform set_config('request.jwt.claim.sub', sub, true),
    set_config('request.jwt.claims', claims, true);
  return answer;
end $$;
comment on function app.may_open(uuid, text) is
  'Whether this person could open the lesson now; a visitor where person is null.';

create function app.unsubscribe_token(person uuid, scope text) returns text
language sql stable security definer set search_path = ''
as $$
  select scope || '.' || rtrim(translate(encode(uuid_send(person) || substr(extensions.hmac(
    convert_to(scope || ' ' || person, 'UTF8'), r.secret, 'sha256'), 1, 16), 'base64'),
    '+/', '-_'), '=')
  from app.notice_rule r
$$;
comment on function app.unsubscribe_token(uuid, text) is
  'Signed, so that nothing is kept and the link of an old mail still serves. scope: a kind, daily or weekly.';

create function app.excerpt_of(body text) returns text
language sql immutable set search_path = ''
as $$
  select case when length(plain) > 160 then left(plain, 159) || '…' else plain end
  from (
    select btrim(regexp_replace(regexp_replace(
      regexp_replace(body, '!?\[([^\]]*)\]\([^)]*\)', '\1', 'g'),
      '[*_`#>]+', '', 'g'), '\s+', ' ', 'g')) as plain
  ) said
$$;
comment on function app.excerpt_of(text) is 'The beginning of a comment, without its marks.';

create function app.notice_json(notice public.notifications, is_open boolean) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  place record;
  said record;
begin
  select l.title as lesson, m.title as module, c.title as course,
    format('/cours/%s/%s/%s/', c.slug, m.slug, l.slug) as href into place
  from public.lessons l
  join public.modules m on m.id = l.module_id
  join public.courses c on c.id = m.course_id
  where l.id = notice.lesson_id
    and l.retired_at is null and m.retired_at is null and c.retired_at is null;
  select p.display_name, case when is_open then app.excerpt_of(c.body) end as excerpt into said
  from public.comments c join public.profiles p on p.id = c.author_id
  where c.id = notice.comment_id and notice.kind in ('answer', 'mention')
    and c.deleted_at is null and c.hidden_at is null;
  return jsonb_build_object(
    'id', notice.id, 'kind', notice.kind, 'created_at', notice.created_at,
    'read_at', notice.read_at, 'comment_id', notice.comment_id, 'details', notice.details,
    'lesson', place.lesson, 'module', place.module, 'course', place.course, 'href', place.href,
    'author', said.display_name, 'excerpt', said.excerpt);
end $$;
comment on function app.notice_json(public.notifications, boolean) is
  'A notice with what it refers to, as that stands now; is_open: the reader may open the lesson.';

create function app.notify(
  person uuid, kind text, unique_key text, lesson_id text default null, comment_id uuid default null,
  details jsonb default '{}'
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  noticed bigint;
  address text;
begin
  insert into public.notifications as n
    (person_id, kind, unique_key, lesson_id, comment_id, details, created_at)
  select p.id, notify.kind, notify.unique_key, notify.lesson_id, notify.comment_id,
    coalesce(notify.details, '{}') - array['author', 'excerpt'], app.clock()
  from public.profiles p where p.id = notify.person and p.deleted_at is null
  on conflict on constraint notifications_person_id_unique_key_key do nothing
  returning n.id into noticed;
  if noticed is null or app.mail_choice(notify.person, notify.kind) <> 'now' then
    return;
  end if;
  address := app.notice_address(notify.person);
  if address is not null then
    perform app.queue_mail(address, 'notice-' || notify.kind,
      jsonb_build_object('notice_id', noticed), 9, notify.person);
  end if;
end $$;
comment on function app.notify(uuid, text, text, text, uuid, jsonb) is
  'Tells somebody something, once per unique_key, by the ways they chose for its kind.';

-- What a mail says is looked up as it leaves.

create function app.notice_params(notice public.notifications) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  return app.notice_json(notice, app.may_open(notice.person_id, notice.lesson_id));
end $$;

create function app.params_to_send(template text, params jsonb, person uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  notice public.notifications;
  digest app.digests;
  items jsonb;
begin
  if template like 'notice-%' then
    select * into notice from public.notifications n
    where n.id = (params ->> 'notice_id')::bigint and n.person_id = person;
    return case when notice.id is null then '{}' else app.notice_params(notice)
      || jsonb_build_object('unsubscribe', app.unsubscribe_token(person, notice.kind)) end;
  elsif template = 'digest' then
    select * into digest from app.digests d
    where d.id = (params ->> 'digest_id')::bigint and d.person_id = person;
    select jsonb_agg(app.notice_params(n) order by n.id) into items
    from public.notifications n where n.digest_id = digest.id and n.read_at is null;
    return jsonb_build_object(
      'frequency', digest.frequency, 'notices', coalesce(items, '[]'),
      'unsubscribe', app.unsubscribe_token(person, digest.frequency));
  end if;
  return params;
end $$;
comment on function app.params_to_send(text, jsonb, uuid) is
  'What the template needs. Of notices the outbox holds a reference alone, so that nothing is quoted that was deleted, hidden or read since.';

create or replace function public.claim_mail(batch int)
returns table (id uuid, recipient text, template text, params jsonb, locale text, attempt int)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update app.mail_outbox m
  set failed_at = app.clock(), last_error = 'fictitious address',
    params = app.without_secrets(m.params)
  where m.is_fictitious and m.sent_at is null and m.failed_at is null;

  return query
    with due as (
      select m.id
      from app.mail_outbox m
      where m.sent_at is null and m.failed_at is null and not m.is_fictitious
        and m.due_at <= app.clock()
        and (m.claimed_until is null or m.claimed_until <= app.clock())
      order by m.priority, m.due_at, m.id
      limit least(claim_mail.batch, 100)
      for update skip locked
    ), claimed as (
      update app.mail_outbox m
      set claimed_until = app.clock() + interval '2 minutes', attempt = m.attempt + 1
      from due where m.id = due.id
      returning m.id, m.recipient, m.template, m.params, m.locale, m.attempt, m.priority, m.due_at,
        m.person_id
    )
    select c.id, c.recipient, c.template, app.params_to_send(c.template, c.params, c.person_id),
      c.locale, c.attempt
    from claimed c order by c.priority, c.due_at, c.id;
end $$;

create function app.send_digests(frequency text, period date) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  -- The same hour in summer and in winter.
  due timestamptz := (period + (select r.digest_hour from app.notice_rule r))
    at time zone 'Europe/Paris';
  reader record;
  digest bigint;
  sent int := 0;
begin
  if app.clock() < due then
    return 0;
  end if;
  for reader in
    select q.person_id, app.notice_address(q.person_id) as address
    from (
      select distinct p.person_id
      from public.notice_preferences p
      where p.mail = send_digests.frequency
        and not exists (
          select from app.digests d
          where d.person_id = p.person_id and d.frequency = p.mail
            and d.period = send_digests.period
        )
        and exists (
          select from public.notifications n
          where n.person_id = p.person_id and n.kind = p.kind and n.read_at is null
            and n.digest_id is null and n.created_at >= p.changed_at and n.created_at < due
        )
    ) q
    where app.notice_address(q.person_id) is not null
    limit 1000
  loop
    insert into app.digests as d (person_id, frequency, period, created_at)
    values (reader.person_id, send_digests.frequency, send_digests.period, app.clock())
    on conflict do nothing returning d.id into digest;
    if digest is not null then
      update public.notifications n set digest_id = digest
      from public.notice_preferences p
      where n.person_id = reader.person_id and n.read_at is null and n.digest_id is null
        and p.person_id = n.person_id and p.kind = n.kind and p.mail = send_digests.frequency
        and n.created_at >= p.changed_at and n.created_at < due;
      perform app.queue_mail(reader.address, 'digest', jsonb_build_object('digest_id', digest), 9,
        reader.person_id);
      sent := sent + 1;
    end if;
  end loop;
  return sent;
end $$;
comment on function app.send_digests(text, date) is
  'Queues the digests of a morning for what came before it and is unread; none where there is nothing to say.';

create function app.job_send_daily_digests() returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  return jsonb_build_object('sent',
    app.send_digests('daily', (app.clock() at time zone 'Europe/Paris')::date));
end $$;

create function app.job_send_weekly_digests() returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  return jsonb_build_object('sent', app.send_digests('weekly',
    date_trunc('week', app.clock() at time zone 'Europe/Paris')::date));
end $$;

create function app.job_send_opening_alerts() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opened record;
  waiting record;
  is_for_all boolean;
  sent int := 0;
begin
  for opened in
    select m.id, l.id as lesson_id
    from public.modules m
    cross join lateral (
      select l.id from public.lessons l
      where l.module_id = m.id and l.retired_at is null and l.opens_at <= app.clock()
      order by l.position, l.id limit 1
    ) l
    where m.retired_at is null and m.opens_at <= app.clock()
      and exists (select from public.opening_alerts a where a.module_id = m.id)
  loop
    is_for_all := app.may_open(null, opened.lesson_id);
    for waiting in
      select a.person_id, a.created_at from public.opening_alerts a
      where a.module_id = opened.id for update skip locked
    loop
      if is_for_all or app.may_open(waiting.person_id, opened.lesson_id) then
        perform app.notify(waiting.person_id, 'opening',
          format('opening %s %s', opened.id, extract(epoch from waiting.created_at)),
          opened.lesson_id);
        delete from public.opening_alerts a
        where a.person_id = waiting.person_id and a.module_id = opened.id;
        sent := sent + 1;
      end if;
    end loop;
  end loop;
  return jsonb_build_object('sent', sent);
end $$;
comment on function app.job_send_opening_alerts() is
  'Tells who asked, once their module is open to them: by the date that stands now, so a date that moved is respected.';

create function app.job_purge_notices() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  notices int;
  alerts int;
begin
  delete from public.notifications n where n.created_at < app.clock() - interval '1 year';
  get diagnostics notices = row_count;
  delete from app.digests d where d.created_at < app.clock() - interval '1 year';
  -- Open for long, and never to them: whoever was not let in is not told about it any more.
  delete from public.opening_alerts a using public.modules m
  where m.id = a.module_id and (m.retired_at < app.clock() - interval '30 days'
    or greatest(m.opens_at, a.created_at) < app.clock() - interval '1 year');
  get diagnostics alerts = row_count;
  return jsonb_build_object('notices', notices, 'alerts', alerts);
end $$;

insert into app.jobs (name, every) values
  ('send_daily_digests', '5 minutes'),
  ('send_weekly_digests', '5 minutes'),
  -- Less than the minute in which tick() comes: one that is early by a hair must not be skipped.
  ('send_opening_alerts', '10 seconds'),
  ('purge_notices', '1 day');

-- What a person asks and changes.

create function public.unread_notices() returns int
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  -- Nobody counts further.
  return (
    select count(*) from (
      select from public.notifications n where n.person_id = me and n.read_at is null limit 100
    ) unread
  );
end $$;
grant execute on function public.unread_notices() to authenticated;

create function public.my_notices(before bigint default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  size constant int := 20;
  page jsonb;
begin
  select coalesce(jsonb_agg(app.notice_json(n, n.lesson_id is null
      or app.can_open_lesson(n.lesson_id)) order by n.id desc), '[]') into page
  from (
    select * from public.notifications n
    where n.person_id = me and (my_notices.before is null or n.id < my_notices.before)
    order by n.id desc limit size + 1
  ) n;
  return jsonb_build_object(
    'notices', page - size,
    'has_more', jsonb_array_length(page) > size,
    'unread', public.unread_notices(),
    'server_now', app.clock());
end $$;
comment on function public.my_notices(bigint) is
  'The caller''s notices, the newest first, twenty at a time before the given one.';
grant execute on function public.my_notices(bigint) to authenticated;

create function public.mark_notice_read(notice_id bigint) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  update public.notifications n set read_at = app.clock()
  where n.id = mark_notice_read.notice_id and n.person_id = me and n.read_at is null;
  return public.unread_notices();
end $$;
comment on function public.mark_notice_read(bigint) is 'Answers how many are unread.';
grant execute on function public.mark_notice_read(bigint) to authenticated;

create function public.mark_notices_read(up_to bigint) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  update public.notifications n set read_at = app.clock()
  where n.person_id = me and n.id <= mark_notices_read.up_to and n.read_at is null;
  return public.unread_notices();
end $$;
comment on function public.mark_notices_read(bigint) is
  'All up to the newest one that the page has shown; what came since stays unread.';
grant execute on function public.mark_notices_read(bigint) to authenticated;

create function app.module_json(module_id text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('module_id', m.id, 'module', m.title, 'course', c.title,
    'href', format('/cours/%s/', c.slug), 'opens_at', m.opens_at)
  from public.modules m join public.courses c on c.id = m.course_id
  where m.id = module_json.module_id and m.retired_at is null and c.retired_at is null
$$;

create function public.my_notice_settings() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return jsonb_build_object(
    'mails', (
      select jsonb_object_agg(kind, app.mail_choice(me, kind))
      from unnest(array['answer', 'mention', 'moderation', 'opening']) kind
    ),
    'alerts', (
      select coalesce(jsonb_agg(app.module_json(a.module_id) order by m.opens_at, m.id), '[]')
      from public.opening_alerts a join public.modules m on m.id = a.module_id
      where a.person_id = me and app.module_json(a.module_id) is not null
    ),
    'calendar', (select f.word from public.calendar_feeds f where f.person_id = me));
end $$;
grant execute on function public.my_notice_settings() to authenticated;

create function app.choose_mail(person uuid, kind text, mail text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  insert into public.notice_preferences as p (person_id, kind, mail, changed_at)
  values (choose_mail.person, choose_mail.kind, choose_mail.mail, app.clock())
  on conflict on constraint notice_preferences_pkey
  do update set mail = excluded.mail, changed_at = excluded.changed_at
  where p.mail <> excluded.mail;
  if choose_mail.mail <> 'now' then
    -- Also those that wait for a mail server that is away.
    update app.mail_outbox m set failed_at = app.clock(), last_error = 'no longer wanted'
    where m.person_id = choose_mail.person and m.template = 'notice-' || choose_mail.kind
      and m.sent_at is null and m.failed_at is null;
  end if;
end $$;

create function public.save_notice_preferences(mails jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  choice record;
begin
  if jsonb_typeof(mails) is distinct from 'object' then
    raise exception using errcode = 'PT400', message = 'preferences-invalid';
  end if;
  for choice in select * from jsonb_each_text(mails) order by key loop
    begin
      perform app.choose_mail(me, choice.key, choice.value);
    exception when check_violation or not_null_violation then
      raise exception using errcode = 'PT400', message = 'preferences-invalid';
    end;
  end loop;
  return jsonb_build_object('saved_at', app.clock());
end $$;
grant execute on function public.save_notice_preferences(jsonb) to authenticated;

create function app.is_alert_possible(module_id text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.modules m join public.courses c on c.id = m.course_id
    where m.id = is_alert_possible.module_id and m.retired_at is null and c.retired_at is null
      and (c.access = 'public' or app.session_state(c.id) in ('running', 'session-not-started'))
      -- Open by its date and not to them yet: their session has not begun.
      and (m.opens_at is null or m.opens_at > app.clock()
        or c.access = 'enrolled' and app.session_state(c.id) = 'session-not-started')
  )
$$;
comment on function app.is_alert_possible(text) is
  'Whether this module will open to the caller, and has not yet.';

create function public.my_opening_alert(module_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return jsonb_build_object(
    'is_asked', exists (
      select from public.opening_alerts a
      where a.person_id = me and a.module_id = my_opening_alert.module_id
    ),
    'is_possible', app.is_alert_possible(my_opening_alert.module_id));
end $$;
grant execute on function public.my_opening_alert(text) to authenticated;

create function public.ask_opening_alert(module_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  if not app.is_alert_possible(ask_opening_alert.module_id) then
    raise exception using errcode = 'PT409', message = 'module-open';
  end if;
  insert into public.opening_alerts (person_id, module_id, created_at)
  values (me, ask_opening_alert.module_id, app.clock())
  on conflict on constraint opening_alerts_pkey do nothing;
  return public.my_opening_alert(ask_opening_alert.module_id);
end $$;
grant execute on function public.ask_opening_alert(text) to authenticated;

create function public.cancel_opening_alert(module_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  delete from public.opening_alerts a
  where a.person_id = me and a.module_id = cancel_opening_alert.module_id;
  return public.my_opening_alert(cancel_opening_alert.module_id);
end $$;
grant execute on function public.cancel_opening_alert(text) to authenticated;

create function public.renew_calendar() returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  fresh text := app.random_token();
begin
  perform app.spend_attempt('renewed calendar per person', me::text);
  insert into public.calendar_feeds as f (person_id, word, made_at)
  values (me, fresh, app.clock())
  on conflict (person_id) do update set word = excluded.word, made_at = excluded.made_at;
  return fresh;
end $$;
comment on function public.renew_calendar() is
  'Makes the address of the caller''s calendar, or another one: the old one is void at once.';
grant execute on function public.renew_calendar() to authenticated;

create function public.calendar_feed(word text, client_address text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  reader uuid;
begin
  select f.person_id into reader
  from public.calendar_feeds f join public.profiles p on p.id = f.person_id
  where f.word = calendar_feed.word and p.suspended_at is null and p.deleted_at is null
    and p.deletion_due_at is null;
  if reader is null then
    perform app.spend_attempt('unknown calendar per address', calendar_feed.client_address);
    return app.refuse(404, 'calendar-unknown');
  end if;
  perform app.spend_attempt('calendar per word', calendar_feed.word);
  return jsonb_build_object('openings', (
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
  'The openings of the courses of whoever has this word, and nothing else about them.';
grant execute on function public.calendar_feed(text, text) to service_role;

create function public.unsubscribe(token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  scope text := split_part(unsubscribe.token, '.', 1);
  person uuid;
  kind text;
begin
  if unsubscribe.token ~ '^(answer|mention|moderation|opening|daily|weekly)\.[A-Za-z0-9_-]{43}$' then
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
comment on function public.unsubscribe(text) is
  'Ends the mails of a kind, or a digest, for whom the token names. As often as one likes.';
grant execute on function public.unsubscribe(text) to service_role;

-- Leaving, and taking along.

create function app.erase_notices(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from public.notifications n where n.person_id = erase_notices.person;
  delete from app.digests d where d.person_id = erase_notices.person;
  delete from public.notice_preferences p where p.person_id = erase_notices.person;
  delete from public.opening_alerts a where a.person_id = erase_notices.person;
  delete from public.calendar_feeds f where f.person_id = erase_notices.person;
end $$;

create function app.notices_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select
    (
      select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'lesson_id', n.lesson_id,
        'lesson', l.title, 'comment_id', n.comment_id, 'details', n.details,
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
