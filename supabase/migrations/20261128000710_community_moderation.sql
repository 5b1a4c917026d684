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

create or replace function app.community_href(
  community_id uuid, part text default null, id uuid default null
) returns text
language sql stable security definer set search_path = ''
as $$
  select format('/communaute/%s?c=%s%s',
    case community_href.part
      when 'news' then 'actualites/' when 'documents' then 'documents/'
      when 'experiences' then 'experiences/' when 'agenda' then 'agenda/'
      when 'forum' then 'forum/' when 'groups' then 'groupes/' when 'links' then 'liens/'
      when 'members' then 'membres/' when 'settings' then 'reglages/'
      when 'moderation' then 'moderation/' when 'figures' then 'chiffres/' else '' end,
    c.slug, '&id=' || community_href.id)
  from public.communities c where c.id = community_href.community_id
$$;

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
language sql stable security definer set search_path = ''
as $$
  select (p.id, r.id, p.community_id, p.kind, coalesce(r.author_id, p.author_id), p.title,
    coalesce(r.body, concat_ws(E'\n\n', p.title, nullif(p.context, ''), p.body,
      nullif(p.result, ''), nullif(p.contact, ''))),
    coalesce(r.deleted_at, case when r.id is null then p.deleted_at end) is not null,
    case when r.id is null then p.hidden_at else r.hidden_at end is not null,
    p.locked_at is not null)::app.posted
  from public.posts p
  left join public.replies r on r.id = posted.reply_id and r.post_id = p.id
  where p.id = posted.post_id and (posted.reply_id is null or r.id is not null)
$$;

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

create function app.platform_staff() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select distinct r.person_id from public.staff_roles r
  join public.profiles p on p.id = r.person_id
  where r.role = 'platform staff' and p.suspended_at is null and p.deleted_at is null
$$;

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

create function app.categories_of(community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name)
    order by k.position, k.id), '[]')
  from public.forum_categories k where k.community_id = categories_of.community_id
$$;
comment on function app.categories_of(uuid) is 'The categories of a forum, {id, name} each, in its order.';

create function app.put_in_category(post_id uuid, category_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  place uuid := (select p.community_id from public.posts p where p.id = put_in_category.post_id);
begin
  update public.posts p
  set category_id = app.require_category(put_in_category.category_id, place)
  where p.id = put_in_category.post_id;
end $$;
comment on function app.put_in_category(uuid, uuid) is
  'Puts a topic into a category of the forum it stands in now, or into none; refuses one of another forum.';

create function public.places_for_post(post_id uuid, community_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  posted app.posted := app.readable_posted(places_for_post.post_id, null);
  place uuid := coalesce(places_for_post.community_id, posted.community_id);
begin
  perform app.require_administrator(posted.community_id);
  perform app.require_administrator(place);
  return jsonb_build_object('community_id', place, 'categories', app.categories_of(place));
end $$;
comment on function public.places_for_post(uuid, uuid) is
  'The categories of the forum into which a topic may move, by who runs both.';
grant execute on function public.places_for_post(uuid, uuid) to authenticated;

create function public.move_post(
  post_id uuid, community_id uuid, facts text default '', category_id uuid default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(move_post.facts, ''), E' \t\r\n');
  posted app.posted := app.lock_posted(move_post.post_id, null);
  place app.membership := app.require_administrator(move_post.community_id);
  from_id uuid := posted.community_id;
  decision app.post_decisions;
begin
  if posted.kind <> 'topic' or place.kind = 'session' and from_id <> place.community_id then
    raise exception using errcode = 'PT409', message = 'not-a-topic';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if from_id <> place.community_id then
    update public.posts p set community_id = place.community_id where p.id = posted.post_id;
    update app.post_reports r set community_id = place.community_id
    where r.post_id = posted.post_id and r.decided_at is null;
    posted.community_id := place.community_id;
    decision := app.decide_about(posted, 'move', 'none', said);
    perform app.log_in_community(from_id, 'move-post', posted.author_id, jsonb_build_object(
      'decision_id', decision.id, 'post_id', posted.post_id, 'to', place.community_id));
  end if;
  perform app.put_in_category(posted.post_id, move_post.category_id);
  return jsonb_build_object('href',
    app.community_href(place.community_id, 'forum', posted.post_id));
end $$;
comment on function public.move_post(uuid, uuid, text, uuid) is
  'Moves a topic with its replies to another forum, or into another category of its own, by who runs both.';
grant execute on function public.move_post(uuid, uuid, text, uuid) to authenticated;

create function public.decide_post_report(
  report_id uuid, is_upheld boolean, rule text, facts text, answer text
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(decide_post_report.answer, ''), E' \t\r\n');
  report app.post_reports;
  posted app.posted;
begin
  select * into report from app.post_reports r where r.id = decide_post_report.report_id;
  -- Whoever runs another community is not told that there is one.
  if report.id is null
    or not coalesce((app.membership_of(me, report.community_id)).is_administrator, false) then
    raise exception using errcode = 'PT404', message = 'report-unknown';
  end if;
  perform from public.posts p where p.id = report.post_id for no key update;
  posted := app.posted(report.post_id, report.reply_id);
  if not coalesce((app.membership_of(me, posted.community_id)).is_administrator, false) then
    raise exception using errcode = 'PT404', message = 'report-unknown';
  end if;
  if posted.author_id = me then
    raise exception using errcode = 'PT403', message = 'post-yours';
  end if;
  if decide_post_report.is_upheld is null or length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decide_post_report.is_upheld and not posted.is_deleted and not posted.is_hidden then
    perform public.moderate_post(posted.post_id, 'hide', decide_post_report.rule,
      decide_post_report.facts, posted.reply_id);
  end if;
  -- Several people may have reported the same: it is decided once, and each gets the answer.
  for report in
    update app.post_reports r
    set decided_at = app.clock(), is_upheld = decide_post_report.is_upheld, answer = said
    where r.thing_id = coalesce(posted.reply_id, posted.post_id) and r.decided_at is null
    returning *
  loop
    perform app.log_in_community(report.community_id,
      case when report.is_upheld then 'uphold-report' else 'dismiss-report' end,
      posted.author_id, jsonb_build_object('post_id', posted.post_id,
        'reply_id', posted.reply_id));
    perform app.tell_author(report.reporter_id, 'report-decided:' || report.id,
      report.community_id, report.post_id, report.reply_id, jsonb_build_object(
        'what', 'report-decided', 'is_upheld', report.is_upheld, 'answer', said));
  end loop;
end $$;
comment on function public.decide_post_report(uuid, boolean, text, text, text) is
  'Answers all open reports of a post or reply: hides it, or leaves it and says why.';
grant execute on function public.decide_post_report(uuid, boolean, text, text, text)
  to authenticated;

create function app.first_report(r app.post_reports) returns boolean
language sql stable security definer set search_path = ''
as $$
  select not exists (
    select from app.post_reports o
    where o.thing_id = r.thing_id and o.decided_at is null
      and (o.created_at, o.id) < (r.created_at, r.id))
$$;
comment on function app.first_report(app.post_reports) is
  'One for each thing: a crowd against one buries none of the others.';

create function public.community_reports(community_id uuid, after uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(community_reports.community_id);
  size constant int := 20;
  last app.post_reports;
  page jsonb;
begin
  select * into last from app.post_reports r
  where r.id = community_reports.after and r.community_id = mine.community_id;
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'post_id', s.post_id,
    'reply_id', s.reply_id, 'reason', s.reason, 'explanation', s.explanation,
    'text', s.reported_text, 'created_at', s.created_at, 'title', nullif((s.posted).title, ''),
    'author', app.name_in_communities(p), 'is_hidden', (s.posted).is_hidden,
    'is_deleted', (s.posted).is_deleted,
    'href', app.community_href(s.community_id, app.part_of((s.posted).kind), s.post_id)
      || coalesce('#' || s.reply_id, ''),
    'others', (
      select coalesce(jsonb_agg(jsonb_build_object('reason', o.reason,
        'explanation', o.explanation, 'text', nullif(o.reported_text, s.reported_text))
        order by o.created_at, o.id), '[]')
      from (
        select * from app.post_reports o
        where o.thing_id = s.thing_id and o.decided_at is null and o.id <> s.id
        order by o.created_at, o.id limit 20
      ) o))
    order by s.created_at, s.id), '[]')
  into page
  from (
    select r.*, posted
    from app.post_reports r
    cross join lateral app.posted(r.post_id, r.reply_id) posted
    where r.community_id = mine.community_id and r.decided_at is null
      and (last.id is null or (r.created_at, r.id) > (last.created_at, last.id))
      and app.first_report(r) and (posted).author_id <> mine.person_id
    order by r.created_at, r.id limit size + 1
  ) s
  join public.profiles p on p.id = (s.posted).author_id;
  return jsonb_build_object('reports', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.community_reports(uuid, uuid) is
  'What was reported in a community, for those who run it, the oldest first. Never who reported.';
grant execute on function public.community_reports(uuid, uuid) to authenticated;

create or replace function app.queue_reports(person uuid, run uuid[], after app.queued, most int)
returns setof app.queued
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select 'report', w.id::text, w.community_id, w.created_at
  from (
    select r.id, r.community_id, r.created_at
    from unnest(queue_reports.run) place (id)
    cross join lateral (
      select * from app.post_reports r
      where r.community_id = place.id and r.decided_at is null
        and r.created_at >= (after).happened_at
        and (r.created_at, 'report', r.id::text)
          > ((after).happened_at, (after).kind, (after).id)
        and app.first_report(r)
        and (app.posted(r.post_id, r.reply_id)).author_id <> queue_reports.person
      order by r.created_at, r.id limit queue_reports.most
    ) r
    union
    select * from (
      select r.id, r.community_id, r.created_at from app.post_reports r
      where r.decided_at is null and r.is_for_staff and r.created_at >= (after).happened_at
        and (r.created_at, 'report', r.id::text)
          > ((after).happened_at, (after).kind, (after).id)
        and app.is_platform_staff(queue_reports.person) and app.first_report(r)
        and (app.posted(r.post_id, r.reply_id)).author_id <> queue_reports.person
        and (app.membership_of(queue_reports.person, r.community_id)).is_administrator
      order by r.created_at, r.id limit queue_reports.most
    ) r
  ) w
  order by w.created_at, w.id limit queue_reports.most;
end $$;

create or replace function app.report_item(id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('title', nullif((posted).title, ''),
    'person', app.name_in_communities(p), 'message', r.explanation,
    'href', app.community_href(r.community_id, 'moderation', r.id))
  from app.post_reports r
  cross join lateral app.posted(r.post_id, r.reply_id) posted
  join public.profiles p on p.id = (posted).author_id
  where r.id = report_item.id
$$;

-- What one is told, and what one says against it.

create or replace function app.moderation_subject(
  notice public.notifications, m app.membership
) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('href', '/mon-espace/moderation/#communautes',
    -- Not where a thing of somebody else stands, once one may not read it.
    'title', (
      select nullif(p.title, '') from public.posts p
      where p.id = notice.post_id and coalesce(app.sees_post(p, m), false)))
$$;

create function public.contest_post_decision(decision_id uuid, contest text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(contest_post_decision.contest, ''), E' \t\r\n');
  decision app.post_decisions;
  told uuid;
begin
  select * into decision from app.post_decisions d
  where d.id = contest_post_decision.decision_id and d.author_id = me
    and d.action in ('hide', 'lock')
  for update;
  if decision.id is null then
    raise exception using errcode = 'PT404', message = 'decision-unknown';
  end if;
  if said = '' then
    raise exception using errcode = 'PT400', message = 'contest-blank';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decision.contested_at is not null then
    raise exception using errcode = 'PT409', message = 'contest-done';
  end if;
  if decision.decided_at < app.clock() - interval '6 months' then
    raise exception using errcode = 'PT410', message = 'contest-late';
  end if;
  update app.post_decisions d set contested_at = app.clock(), contest = said
  where d.id = decision.id;
  for told in select person from app.platform_staff() person order by 1 loop
    if told <> me and not app.is_for_other_staff(decision, told) then
      perform app.notify_in_community(told, 'moderation', 'contest:' || decision.id,
        decision.community_id, decision.post_id, decision.reply_id, null,
        jsonb_build_object('what', 'contest'));
    end if;
  end loop;
end $$;
comment on function public.contest_post_decision(uuid, text) is
  'What an author says against a decision about what they posted, to the platform''s staff: once, within six months.';
grant execute on function public.contest_post_decision(uuid, text) to authenticated;

create function app.is_for_other_staff(d app.post_decisions, member uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select d.author_id = is_for_other_staff.member
    or d.decided_by is not distinct from is_for_other_staff.member and exists (
      select from app.platform_staff() other
      where other <> is_for_other_staff.member and other <> d.author_id)
$$;
comment on function app.is_for_other_staff(app.post_decisions, uuid) is
  'Nobody looks again at their own decision, unless they are alone; nor ever at one about themselves.';

create function public.answer_post_contest(decision_id uuid, is_kept boolean, answer text)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_platform_staff();
  said text := btrim(coalesce(answer_post_contest.answer, ''), E' \t\r\n');
  decision app.post_decisions;
begin
  select * into decision from app.post_decisions d where d.id = answer_post_contest.decision_id;
  -- The post before the decision, as whoever decides takes them.
  perform from public.posts p where p.id = decision.post_id for no key update;
  select * into decision from app.post_decisions d where d.id = decision.id for update;
  if decision.contested_at is null then
    raise exception using errcode = 'PT404', message = 'decision-unknown';
  end if;
  if app.is_for_other_staff(decision, me) then
    raise exception using errcode = 'PT403', message = 'decision-yours';
  end if;
  if answer_post_contest.is_kept is null or said = '' then
    raise exception using errcode = 'PT400', message = 'answer-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decision.answered_at is not null then
    raise exception using errcode = 'PT409', message = 'contest-done';
  end if;
  update app.post_decisions d
  set answered_at = app.clock(), is_kept = answer_post_contest.is_kept, answer = said
  where d.id = decision.id;
  if not answer_post_contest.is_kept then
    if decision.action = 'lock' then
      update public.posts p set locked_at = null where p.id = decision.post_id;
    elsif decision.reply_id is not null then
      update public.replies r set hidden_at = null
      where r.id = decision.reply_id and r.deleted_at is null;
    else
      update public.posts p set hidden_at = null
      where p.id = decision.post_id and p.deleted_at is null;
    end if;
  end if;
  perform app.log_in_community(decision.community_id,
    case when answer_post_contest.is_kept then 'keep-decision' else 'take-back-decision' end,
    decision.author_id, jsonb_build_object('decision_id', decision.id,
      'post_id', decision.post_id, 'reply_id', decision.reply_id));
  perform app.tell_author(decision.author_id, 'contest:' || decision.id, decision.community_id,
    decision.post_id, decision.reply_id, jsonb_build_object('what', 'contest-answered',
      'is_kept', answer_post_contest.is_kept, 'answer', said));
end $$;
comment on function public.answer_post_contest(uuid, boolean, text) is
  'The platform''s second look at what a community decided: keeps it, or takes it back.';
grant execute on function public.answer_post_contest(uuid, boolean, text) to authenticated;

create function app.post_decision_json(d app.post_decisions, person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', d.id, 'action', d.action, 'rule', d.rule, 'facts', d.facts,
    'text', d.decided_text, 'is_reply', d.reply_id is not null, 'decided_at', d.decided_at,
    'contest', d.contest, 'is_kept', d.is_kept, 'answer', d.answer,
    'community', (
      select c.name from public.communities c
      where c.id = (app.membership_of(post_decision_json.person, d.community_id)).community_id))
$$;

create function public.my_post_moderation() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return jsonb_build_object(
    'decisions', (
      select coalesce(jsonb_agg(app.post_decision_json(d, me) order by d.decided_at desc, d.id), '[]')
      from (
        select * from app.post_decisions d where d.author_id = me
        order by d.decided_at desc, d.id limit 30
      ) d),
    'reports', (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reason', r.reason,
        -- What somebody else wrote, as long as one may read it where it stands.
        'text', case when seen.community_id is not null and app.sees_post(p, seen)
          and (r.reply_id is null or app.sees_reply(o, p, seen)) then r.reported_text end,
        'community', (
          select c.name from public.communities c where c.id = seen.community_id),
        'created_at', r.created_at, 'is_upheld', r.is_upheld, 'answer', r.answer)
        order by r.created_at desc, r.id), '[]')
      from (
        select * from app.post_reports r where r.reporter_id = me
        order by r.created_at desc, r.id limit 30
      ) r
      join public.posts p on p.id = r.post_id
      left join public.replies o on o.id = r.reply_id
      cross join lateral app.membership_of(me, p.community_id) seen),
    'contests', case when app.is_platform_staff(me) then (
      select coalesce(jsonb_agg(app.post_decision_json(d, me) || jsonb_build_object(
        'author', app.name_in_communities(p)) order by d.contested_at, d.id), '[]')
      from (
        select * from app.post_decisions d
        where d.contested_at is not null and d.answered_at is null
          and not app.is_for_other_staff(d, me)
        order by d.contested_at, d.id limit 30
      ) d
      join public.profiles p on p.id = d.author_id) end);
end $$;
comment on function public.my_post_moderation() is
  'What was decided about what the caller posted in communities, and what became of their reports; to the platform''s staff also what is contested.';
grant execute on function public.my_post_moderation() to authenticated;

create function public.community_log(community_id uuid, before bigint default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(community_log.community_id);
  size constant int := 30;
  page jsonb;
begin
  select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'happened_at', l.happened_at,
    'action', l.action, 'actor', app.name_in_communities(a),
    'person', app.name_in_communities(p), 'until', l.details -> 'until',
    'title', coalesce(l.details ->> 'title', (
      select nullif(t.title, '') from public.posts t
      where t.id = (l.details ->> 'post_id')::uuid and app.sees_post(t, mine))),
    'rule', d.rule, 'facts', d.facts) order by l.id desc), '[]')
  into page
  from (
    select * from app.community_log l
    where l.community_id = mine.community_id
      and (community_log.before is null or l.id < community_log.before)
    order by l.id desc limit size + 1
  ) l
  left join public.profiles a on a.id = l.actor_id
  left join public.profiles p on p.id = l.person_id
  left join app.post_decisions d on d.id = (l.details ->> 'decision_id')::uuid;
  return jsonb_build_object('entries', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.community_log(uuid, bigint) is
  'What was done in a community by those who run it, for them, the latest first, thirty at a time.';
grant execute on function public.community_log(uuid, bigint) to authenticated;

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
