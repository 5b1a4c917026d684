-- Reports and decisions about what is posted in communities: the same rules as for the comments of
-- lessons (20261126000310). Those who run a community decide; the platform's staff looks again at
-- what is contested.
create table app.post_reports (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities (id),
  post_id uuid not null references public.posts (id),
  reply_id uuid references public.replies (id),
  thing_id uuid not null generated always as (coalesce(reply_id, post_id)) stored,
  reporter_id uuid not null references public.profiles (id),
  reason text not null
    check (reason in ('illegal', 'harassment', 'hate', 'personal-data', 'spam', 'other')),
  explanation text not null check (length(explanation) <= 2000),
  reported_text text not null,
  is_for_staff boolean not null default false,
  created_at timestamptz not null,
  decided_at timestamptz,
  is_upheld boolean,
  answer text check (length(answer) <= 2000),
  check ((decided_at is null) = (is_upheld is null))
);
comment on table app.post_reports is
  'What somebody reported in a community, in good faith, and what became of it. Nobody is ever told who.';
comment on column app.post_reports.thing_id is 'The reply, or the post itself.';
comment on column app.post_reports.reported_text is 'What it said at that moment.';
comment on column app.post_reports.is_for_staff is
  'Nobody who runs the community may decide: it is about the only one of them.';

create unique index post_reports_once on app.post_reports (thing_id, reporter_id)
  where decided_at is null;
create index post_reports_open on app.post_reports (community_id, created_at, id)
  where decided_at is null;
create index post_reports_for_staff on app.post_reports (created_at)
  where decided_at is null and is_for_staff;
create index on app.post_reports (reporter_id, created_at desc);
create index on app.post_reports (decided_at);
create index on app.post_reports (created_at);
create index on app.post_reports (post_id);
create index on app.post_reports (reply_id);
create index on app.post_reports (community_id);

create table app.post_decisions (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities (id),
  post_id uuid not null references public.posts (id),
  reply_id uuid references public.replies (id),
  author_id uuid not null references public.profiles (id),
  decided_by uuid references public.profiles (id),
  action text not null check (action in ('hide', 'restore', 'lock', 'unlock', 'move')),
  rule text not null
    check (rule in ('law', 'respect', 'private-life', 'spam', 'off-topic', 'none')),
  facts text not null check (length(facts) <= 2000),
  decided_text text not null,
  decided_at timestamptz not null,
  contested_at timestamptz,
  contest text check (length(contest) between 1 and 2000),
  answered_at timestamptz,
  is_kept boolean,
  answer text check (length(answer) <= 2000),
  check ((contested_at is null) = (contest is null)),
  check ((answered_at is null) = (is_kept is null))
);
comment on table app.post_decisions is
  'What was decided about what somebody posted in a community, on what facts and by which rule, and what its author says against it.';
comment on column app.post_decisions.community_id is 'Where it stood when that was decided.';
comment on column app.post_decisions.author_id is 'Whom it is about.';

create index on app.post_decisions (author_id, decided_at desc);
create index on app.post_decisions (decided_by);
create index on app.post_decisions (decided_at);
create index on app.post_decisions (post_id, decided_at);
create index on app.post_decisions (reply_id);
create index on app.post_decisions (community_id);
create index post_decisions_contested on app.post_decisions (contested_at, id)
  where contested_at is not null and answered_at is null;

revoke all on app.post_reports, app.post_decisions from anon, authenticated, service_role;
alter table app.post_reports enable row level security;
alter table app.post_decisions enable row level security;

insert into app.limits (kind, max_attempts, within) values
  ('post report per day', 20, '1 day'),
  -- Each is a mail to its author, whatever they chose.
  ('decision about a post per day', 12, '1 day');
insert into app.jobs (name, every) values ('forget_post_moderation', '1 day');

-- A post, or a reply to it: what is reported and decided about.
create type app.posted as (
  post_id uuid,
  reply_id uuid,
  community_id uuid,
  kind text,
  author_id uuid,
  title text,
  body text,
  is_deleted boolean,
  is_hidden boolean,
  is_locked boolean
);

create function app.posted(post_id uuid, reply_id uuid) returns app.posted
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select (p.id, r.id, p.community_id, p.kind, coalesce(r.author_id, p.author_id), p.title,
      coalesce(r.body, concat_ws(E'\n\n', p.title, nullif(p.context, ''), p.body,
        nullif(p.result, ''), nullif(p.contact, ''))),
      coalesce(r.deleted_at, case when r.id is null then p.deleted_at end) is not null,
      case when r.id is null then p.hidden_at else r.hidden_at end is not null,
      p.locked_at is not null)::app.posted
    from public.posts p
    left join public.replies r on r.id = posted.reply_id and r.post_id = p.id
    where p.id = posted.post_id and (posted.reply_id is null or r.id is not null));
end $$;

create function app.readable_posted(post_id uuid, reply_id uuid) returns app.posted
language plpgsql stable security definer set search_path = ''
as $$
declare
  post public.posts := app.readable_post(readable_posted.post_id);
  reply public.replies;
begin
  if readable_posted.reply_id is not null then
    select * into reply from public.replies r where r.id = readable_posted.reply_id;
    if reply.id is null
      or not app.sees_reply(reply, post, app.membership_of(app.me(), post.community_id)) then
      raise exception using errcode = 'PT404', message = 'post-unknown';
    end if;
  end if;
  return app.posted(post.id, reply.id);
end $$;
comment on function app.readable_posted(uuid, uuid) is
  'A post, or a reply to it, that the caller may read; refuses otherwise.';

create function app.lock_posted(post_id uuid, reply_id uuid) returns app.posted
language plpgsql volatile security definer set search_path = ''
as $$
declare
  seen app.posted := app.readable_posted(lock_posted.post_id, lock_posted.reply_id);
begin
  perform app.require_administrator(seen.community_id);
  -- The post first: a reply that is hidden is counted there.
  perform from public.posts p where p.id = seen.post_id for no key update;
  perform from public.replies r where r.id = seen.reply_id for no key update;
  seen := app.readable_posted(lock_posted.post_id, lock_posted.reply_id);
  perform app.require_administrator(seen.community_id);
  return seen;
end $$;
comment on function app.lock_posted(uuid, uuid) is
  'What those who run its community decide about, one after the other; refuses others.';

create function app.those_who_run(community_id uuid) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  run public.communities;
begin
  select * into run from public.communities c where c.id = those_who_run.community_id;
  if run.kind = 'session' then
    return query
      select of_team from public.sessions s, app.team_of(s.course_id) of_team
      where s.id = run.session_id;
    return;
  end if;
  return query
    select * from app.administrators_of(run.id)
    union
    select * from app.administrators_of(run.parent_id);
end $$;
comment on function app.those_who_run(uuid) is
  'Whom what waits in a community is for: those named for it, for a group also those of its community.';

create function public.report_post(
  post_id uuid, reason text, explanation text, is_good_faith boolean, reply_id uuid default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  reported app.posted := app.readable_posted(report_post.post_id, report_post.reply_id);
  said text := btrim(coalesce(report_post.explanation, ''), E' \t\r\n');
  report app.post_reports;
  is_for_staff boolean;
  told uuid;
begin
  if reported.author_id = me then
    raise exception using errcode = 'PT403', message = 'post-yours';
  end if;
  if reported.is_deleted then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  if report_post.is_good_faith is not true then
    raise exception using errcode = 'PT400', message = 'good-faith-missing';
  end if;
  if report_post.reason is null
    or report_post.reason not in ('illegal', 'harassment', 'hate', 'personal-data', 'spam', 'other')
    or report_post.reason in ('illegal', 'other') and said = '' then
    raise exception using errcode = 'PT400', message = 'report-reason-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  is_for_staff := not exists (
    select from app.those_who_run(reported.community_id) person where person <> reported.author_id);
  insert into app.post_reports (community_id, post_id, reply_id, reporter_id, reason, explanation,
    reported_text, is_for_staff, created_at)
  values (reported.community_id, reported.post_id, reported.reply_id, me, report_post.reason, said,
    reported.body, is_for_staff, app.clock())
  on conflict (thing_id, reporter_id) where decided_at is null do nothing
  returning * into report;
  if report.id is null then
    select * into report from app.post_reports r
    where r.thing_id = coalesce(reported.reply_id, reported.post_id) and r.reporter_id = me
      and r.decided_at is null;
  else
    perform app.spend_attempt('post report per day', me::text);
    for told in
      select person from app.those_who_run(reported.community_id) person where not is_for_staff
      union select person from app.platform_staff() person where is_for_staff
      order by 1
    loop
      if told <> reported.author_id then
        perform app.notify_in_community(told, 'request', 'report:' || report.id,
          reported.community_id, reported.post_id, reported.reply_id, null,
          jsonb_build_object('what', 'report', 'id', report.id));
      end if;
    end loop;
  end if;
  return jsonb_build_object('reported_at', report.created_at);
end $$;
comment on function public.report_post(uuid, text, text, boolean, uuid) is
  'Reports a post or a reply to those who run the community. Sent twice, it is one report.';
grant execute on function public.report_post(uuid, text, text, boolean, uuid) to authenticated;

create function app.tell_author(
  author uuid, unique_key text, community_id uuid, post_id uuid, reply_id uuid, details jsonb
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  notice bigint;
  address text;
begin
  perform app.notify_in_community(tell_author.author, 'moderation', tell_author.unique_key,
    tell_author.community_id, tell_author.post_id, tell_author.reply_id, null, tell_author.details);
  -- Who is decided about is told by mail as well, whatever they chose for the rest: that is the law.
  if app.mail_choice(tell_author.author, 'moderation') <> 'now' then
    select n.id into notice from public.notifications n
    where n.person_id = tell_author.author and n.unique_key = tell_author.unique_key;
    address := app.notice_address(tell_author.author);
    if notice is not null and address is not null then
      perform app.queue_mail(address, 'notice-moderation',
        jsonb_build_object('notice_id', notice), 5, tell_author.author);
    end if;
  end if;
end $$;
comment on function app.tell_author(uuid, text, uuid, uuid, uuid, jsonb) is
  'Tells somebody about a decision, once per key, on the site and by mail (Digital Services Act, art. 16 and 17).';

create function app.decide_about(posted app.posted, action text, rule text, facts text)
returns app.post_decisions
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  decision app.post_decisions;
  is_against boolean := decide_about.action in ('hide', 'lock');
begin
  if posted.reply_id is not null and decide_about.action in ('hide', 'restore') then
    update public.replies r
    set hidden_at = case when decide_about.action = 'hide' then app.clock() end
    where r.id = posted.reply_id;
  else
    update public.posts p
    set hidden_at = case decide_about.action
        when 'hide' then app.clock() when 'restore' then null else p.hidden_at end,
      locked_at = case decide_about.action
        when 'lock' then app.clock() when 'unlock' then null else p.locked_at end
    where p.id = posted.post_id;
  end if;
  insert into app.post_decisions (community_id, post_id, reply_id, author_id, decided_by, action,
    rule, facts, decided_text, decided_at)
  values (posted.community_id, posted.post_id, posted.reply_id, posted.author_id, app.me(),
    decide_about.action, decide_about.rule, decide_about.facts, posted.body, app.clock())
  returning * into decision;
  perform app.log_in_community(posted.community_id, decide_about.action || '-post',
    posted.author_id, jsonb_build_object('decision_id', decision.id, 'post_id', posted.post_id,
      'reply_id', posted.reply_id));
  if posted.author_id is distinct from app.me() then
    perform app.tell_author(posted.author_id, 'decision:' || decision.id, posted.community_id,
      posted.post_id, posted.reply_id, jsonb_build_object('what', decision.action,
        'rule', decision.rule, 'facts', decision.facts)
      || case when is_against then '{"contest": "/mon-espace/moderation/"}' else '{}' end::jsonb);
  end if;
  return decision;
end $$;
comment on function app.decide_about(app.posted, text, text, text) is
  'Does what was decided about a post, writes it down, and tells its author.';

create function public.moderate_post(
  post_id uuid, action text, rule text, facts text, reply_id uuid default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  posted app.posted;
  said text := btrim(coalesce(moderate_post.facts, ''), E' \t\r\n');
  is_against boolean := moderate_post.action in ('hide', 'lock');
  is_done boolean;
begin
  -- A thread is locked, whichever reply of it one stands at.
  posted := app.lock_posted(moderate_post.post_id,
    case when moderate_post.action in ('hide', 'restore') then moderate_post.reply_id end);
  if coalesce(moderate_post.action, '') not in ('hide', 'restore', 'lock', 'unlock') then
    raise exception using errcode = 'PT400', message = 'action-unknown';
  end if;
  if is_against and (said = '' or not app.is_rule(moderate_post.rule)) then
    raise exception using errcode = 'PT400', message = 'facts-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if posted.is_deleted and moderate_post.action in ('hide', 'restore') then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  -- Two at once: the second finds it done, and nobody is told twice.
  is_done := case moderate_post.action
    when 'hide' then posted.is_hidden when 'restore' then not posted.is_hidden
    when 'lock' then posted.is_locked else not posted.is_locked end;
  if not is_done then
    -- Their own they give back only where they took it themselves.
    if not is_against and posted.author_id = me and not coalesce((
        select d.decided_by = me from app.post_decisions d
        where d.post_id = posted.post_id and d.reply_id is not distinct from posted.reply_id
          and d.action = case moderate_post.action when 'restore' then 'hide' else 'lock' end
        order by d.decided_at desc, d.id limit 1), false) then
      raise exception using errcode = 'PT403', message = 'post-yours';
    end if;
    perform app.spend_attempt('decision about a post per day',
      coalesce(posted.reply_id, posted.post_id)::text);
    perform app.decide_about(posted, moderate_post.action,
      case when is_against then moderate_post.rule else 'none' end, said);
  end if;
  posted := app.posted(posted.post_id, posted.reply_id);
  return jsonb_build_object('is_hidden', posted.is_hidden, 'is_locked', posted.is_locked);
end $$;
comment on function public.moderate_post(uuid, text, text, text, uuid) is
  'Hides, restores, locks or unlocks, by those who run the community. Its author is told, and may contest.';
grant execute on function public.moderate_post(uuid, text, text, text, uuid) to authenticated;

-- What becomes of it with time.

create function app.job_forget_post_moderation() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  reports int;
  decisions int;
begin
  delete from app.post_reports r
  where r.decided_at < app.clock() - interval '1 year'
    or r.decided_at is null and r.created_at < app.clock() - interval '1 year';
  get diagnostics reports = row_count;
  delete from app.post_decisions d
  where d.decided_at < app.clock() - interval '1 year'
    and (d.contested_at is null or d.answered_at < app.clock() - interval '1 year');
  get diagnostics decisions = row_count;
  return jsonb_build_object('reports', reports, 'decisions', decisions);
end $$;
