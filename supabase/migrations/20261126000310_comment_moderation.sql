-- Reports and decisions, after articles 16, 17 and 20 of the Digital Services Act: who reports gets
-- a receipt and an answer; whose comment is touched is told facts, rule and how to contest.
create table app.comment_reports (
  id uuid primary key default gen_random_uuid(),
  comment_id uuid not null references public.comments (id),
  reporter_id uuid not null references public.profiles (id),
  reason text not null
    check (reason in ('illegal', 'harassment', 'hate', 'personal-data', 'spam', 'other')),
  explanation text not null check (length(explanation) <= 2000),
  reported_text text not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  is_upheld boolean,
  answer text check (length(answer) <= 2000),
  check ((decided_at is null) = (is_upheld is null))
);
comment on table app.comment_reports is
  'What somebody reported, in good faith, and what became of it. Nobody is ever told who.';
comment on column app.comment_reports.reported_text is 'What the comment said at that moment.';

create unique index comment_reports_once on app.comment_reports (comment_id, reporter_id)
  where decided_at is null;
create index on app.comment_reports (created_at) where decided_at is null;
create index on app.comment_reports (reporter_id);
create index on app.comment_reports (decided_at);

create table app.comment_decisions (
  id uuid primary key default gen_random_uuid(),
  comment_id uuid not null references public.comments (id),
  author_id uuid not null references public.profiles (id),
  decided_by uuid references public.profiles (id),
  action text not null check (action in ('hide', 'restore', 'lock', 'unlock')),
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
comment on table app.comment_decisions is
  'The log of moderation: what was decided about which comment, on what facts and by which rule, and what its author says against it.';
comment on column app.comment_decisions.author_id is 'Whom it is about.';

create index on app.comment_decisions (comment_id, decided_at);
create index on app.comment_decisions (author_id, decided_at);
create index on app.comment_decisions (decided_by);
create index on app.comment_decisions (decided_at);
create index on app.comment_decisions (contested_at)
  where contested_at is not null and answered_at is null;

revoke all on app.comment_reports, app.comment_decisions from anon, authenticated, service_role;
alter table app.comment_reports enable row level security;
alter table app.comment_decisions enable row level security;

insert into app.limits (kind, max_attempts, within) values
  ('comment report per day', 20, '1 day');
insert into app.jobs (name, every) values ('forget_moderation', '1 day');

create function app.mail_about_comment(
  person uuid, template text, commented uuid, params jsonb
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text;
begin
  select u.email into address
  from public.profiles p join auth.users u on u.id = p.user_id
  where p.id = mail_about_comment.person and p.deleted_at is null;
  if address is null then
    return;
  end if;
  perform app.queue_mail(address, mail_about_comment.template,
    mail_about_comment.params || jsonb_build_object(
      'lesson', (
        select l.title from public.lessons l join public.comments c on c.lesson_id = l.id
        where c.id = mail_about_comment.commented),
      'comment_id', mail_about_comment.commented),
    5, mail_about_comment.person);
end $$;
comment on function app.mail_about_comment(uuid, text, uuid, jsonb) is
  'Names the lesson and the comment. Only its author is quoted an excerpt, and only while it stands.';

create function app.forget_excerpts() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update app.mail_outbox m set params = m.params - 'excerpt'
  where m.person_id = new.author_id and m.template like 'comment-%'
    and m.params ->> 'comment_id' = new.id::text;
  return null;
end $$;
comment on function app.forget_excerpts() is
  'Who deletes what they wrote finds it in no mail that waits or is kept.';

create trigger forget_excerpts after update of deleted_at on public.comments
  for each row when (old.deleted_at is null and new.deleted_at is not null)
  execute function app.forget_excerpts();

create function app.excerpt_for_author(c public.comments) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when c.deleted_at is null then jsonb_build_object('excerpt', left(c.body, 200))
    else '{}' end
$$;

create function app.team_of(course_id text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select distinct r.person_id from public.staff_roles r
  join public.profiles p on p.id = r.person_id
  where (r.course_id = team_of.course_id or r.role = 'platform staff')
    and p.suspended_at is null and p.deleted_at is null
$$;
comment on function app.team_of(text) is 'Those who look after a course, as far as they may work.';

create function app.is_for_another(d app.comment_decisions, member uuid, course_id text)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select d.decided_by is not distinct from is_for_another.member and exists (
    select from app.team_of(is_for_another.course_id) other
    where other <> is_for_another.member and other <> d.author_id
  )
$$;
comment on function app.is_for_another(app.comment_decisions, uuid, text) is
  'Whether a contest is another one''s to answer: nobody looks again at their own decision, unless they are alone.';

create function app.tell_team(course_id text, comment_id uuid, lesson_id text, what text, subject uuid)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  member uuid;
begin
  for member in
    select of_team from app.team_of(tell_team.course_id) of_team
    where not exists (
        select from public.comments c
        where c.id = tell_team.comment_id and c.author_id = of_team)
      and not exists (
        select from app.comment_decisions d
        where tell_team.what = 'contest' and d.id = tell_team.subject
          and app.is_for_another(d, of_team, tell_team.course_id))
    order by of_team
  loop
    perform app.notify(member, 'moderation', tell_team.what || ':' || tell_team.subject,
      tell_team.lesson_id, tell_team.comment_id, jsonb_build_object('what', tell_team.what));
  end loop;
end $$;
comment on function app.tell_team(text, uuid, text, text, uuid) is
  'Tells those who look after a course that something waits for them on « Signalements », unless it is about themselves.';

create function public.report_comment(
  comment_id uuid, reason text, explanation text, is_good_faith boolean
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  reported public.comments := app.readable_comment(report_comment.comment_id);
  me uuid := app.require_me();
  said text := btrim(coalesce(report_comment.explanation, ''), E' \t\r\n');
  report app.comment_reports;
begin
  if reported.author_id = me then
    raise exception using errcode = 'PT403', message = 'comment-yours';
  end if;
  if report_comment.is_good_faith is not true then
    raise exception using errcode = 'PT400', message = 'good-faith-missing';
  end if;
  if report_comment.reason is null
    or report_comment.reason not in ('illegal', 'harassment', 'hate', 'personal-data', 'spam', 'other')
    or report_comment.reason in ('illegal', 'other') and said = '' then
    raise exception using errcode = 'PT400', message = 'report-reason-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  insert into app.comment_reports
    (comment_id, reporter_id, reason, explanation, reported_text, created_at)
  values (reported.id, me, report_comment.reason, said, reported.body, app.clock())
  on conflict (comment_id, reporter_id) where decided_at is null do nothing
  returning * into report;
  if report.id is null then
    select * into report from app.comment_reports r
    where r.comment_id = reported.id and r.reporter_id = me and r.decided_at is null;
  else
    perform app.spend_attempt('comment report per day', me::text);
    perform app.mail_about_comment(me, 'comment-report-received', reported.id,
      jsonb_build_object('reason', report.reason));
    perform app.tell_team(app.course_of(reported.lesson_id), reported.id, reported.lesson_id,
      'report', report.id);
  end if;
  return jsonb_build_object('reported_at', report.created_at);
end $$;
comment on function public.report_comment(uuid, text, text, boolean) is
  'Reports a comment to those who look after the course, with a receipt by mail. Sent twice, it is one report.';
grant execute on function public.report_comment(uuid, text, text, boolean) to authenticated;

create function app.any_course_of(lesson_id text) returns text
language sql stable security definer set search_path = ''
as $$
  select m.course_id from public.lessons l join public.modules m on m.id = l.module_id
  where l.id = any_course_of.lesson_id
$$;
comment on function app.any_course_of(text) is
  'Also of a lesson that has left the course: what stands there is still to be answered for.';

create function app.require_team_for(comment_id uuid, unknown text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  course text;
begin
  perform app.require_me();
  select app.any_course_of(c.lesson_id) into course
  from public.comments c where c.id = require_team_for.comment_id;
  -- The same answer whether it exists or not: others are not told which do.
  if course is null or not app.is_team(course) then
    raise exception using errcode = 'PT404', message = require_team_for.unknown;
  end if;
  return course;
end $$;
comment on function app.require_team_for(uuid, text) is
  'The course of a comment that the caller looks after; refuses otherwise, in words that say nothing. Asked before anything is locked.';

create function app.decide(
  decided public.comments, action text, rule text, facts text
) returns app.comment_decisions
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  decision app.comment_decisions;
  told jsonb;
begin
  update public.comments c
  set hidden_at = case decide.action
      when 'hide' then coalesce(c.hidden_at, app.clock()) when 'restore' then null
      else c.hidden_at end,
    locked_at = case decide.action
      when 'lock' then coalesce(c.locked_at, app.clock()) when 'unlock' then null
      else c.locked_at end
  where c.id = decided.id;
  insert into app.comment_decisions
    (comment_id, author_id, decided_by, action, rule, facts, decided_text, decided_at)
  values (decided.id, decided.author_id, app.me(), decide.action, decide.rule, decide.facts,
    decided.body, app.clock())
  returning * into decision;
  perform app.audit(decide.action || '-comment', decided.author_id::text,
    jsonb_build_object('comment_id', decided.id));
  if decided.author_id is distinct from app.me() then
    told := jsonb_build_object('what', decision.action, 'rule', decision.rule,
      'facts', decision.facts, 'contest', '/mon-espace/moderation/');
    perform app.notify(decided.author_id, 'moderation', 'decision:' || decision.id,
      decided.lesson_id, decided.id, told);
    perform app.mail_about_comment(decided.author_id, 'comment-moderated', decided.id,
      jsonb_build_object('action', decision.action, 'rule', decision.rule,
        'facts', decision.facts) || app.excerpt_for_author(decided));
  end if;
  return decision;
end $$;
comment on function app.decide(public.comments, text, text, text) is
  'Does what was decided about a comment, writes it down, and tells its author.';

create function app.is_rule(rule text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(rule in ('law', 'respect', 'private-life', 'spam', 'off-topic'), false) $$;

create function app.is_own_doing(c public.comments, undo text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select d.decided_by = c.author_id from app.comment_decisions d
    where d.comment_id = c.id
      and d.action = case is_own_doing.undo when 'restore' then 'hide' else 'lock' end
    order by d.decided_at desc, d.id limit 1
  ), false)
$$;
comment on function app.is_own_doing(public.comments, text) is
  'Whether its author hid or closed it themselves: that alone they may undo.';

create function public.moderate_comment(comment_id uuid, action text, rule text, facts text)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  decided public.comments;
  said text := btrim(coalesce(moderate_comment.facts, ''), E' \t\r\n');
  is_against boolean := moderate_comment.action in ('hide', 'lock');
  is_done boolean;
begin
  perform app.require_team_for(moderate_comment.comment_id, 'comment-unknown');
  select * into decided from public.comments c
  where c.id = (
    select case when moderate_comment.action in ('lock', 'unlock')
      then coalesce(o.parent_id, o.id) else o.id end
    from public.comments o where o.id = moderate_comment.comment_id
  ) for update;
  if moderate_comment.action is null
    or moderate_comment.action not in ('hide', 'restore', 'lock', 'unlock') then
    raise exception using errcode = 'PT400', message = 'action-unknown';
  end if;
  if is_against and (said = '' or not app.is_rule(moderate_comment.rule)) then
    raise exception using errcode = 'PT400', message = 'facts-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decided.deleted_at is not null and moderate_comment.action in ('hide', 'restore') then
    raise exception using errcode = 'PT409', message = 'comment-deleted';
  end if;
  -- Two of the team at once: the second finds it done, and nobody is told twice.
  is_done := case moderate_comment.action
    when 'hide' then decided.hidden_at is not null when 'restore' then decided.hidden_at is null
    when 'lock' then decided.locked_at is not null else decided.locked_at is null end;
  if not is_done then
    if not is_against and decided.author_id = app.me() and not app.is_own_doing(decided, moderate_comment.action) then
      raise exception using errcode = 'PT403', message = 'comment-yours';
    end if;
    perform app.decide(decided, moderate_comment.action,
      case when is_against then moderate_comment.rule else 'none' end, said);
  end if;
  select * into decided from public.comments c where c.id = decided.id;
  return jsonb_build_object('is_hidden', decided.hidden_at is not null,
    'is_locked', decided.locked_at is not null);
end $$;
comment on function public.moderate_comment(uuid, text, text, text) is
  'Hides, restores, locks or unlocks, by those who look after the course. (Volatile through and through, so that the state answered is the new one.)';
grant execute on function public.moderate_comment(uuid, text, text, text) to authenticated;

create function public.decide_report(
  report_id uuid, is_upheld boolean, rule text, facts text, answer text
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  decided public.comments;
  report app.comment_reports;
  said text := btrim(coalesce(decide_report.answer, ''), E' \t\r\n');
begin
  select * into decided from public.comments c
  where c.id = (select r.comment_id from app.comment_reports r where r.id = decide_report.report_id);
  perform app.require_team_for(decided.id, 'report-unknown');
  if decided.author_id = app.me() then
    raise exception using errcode = 'PT403', message = 'comment-yours';
  end if;
  if decide_report.is_upheld is null or length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decide_report.is_upheld and decided.deleted_at is null and decided.hidden_at is null then
    perform public.moderate_comment(decided.id, 'hide', decide_report.rule, decide_report.facts);
  end if;
  -- Several people may have reported the same: it is decided once, and each gets the answer.
  for report in
    update app.comment_reports r
    set decided_at = app.clock(), is_upheld = decide_report.is_upheld, answer = said
    where r.comment_id = decided.id and r.decided_at is null
    returning *
  loop
    perform app.audit('decide-report', report.id::text,
      jsonb_build_object('comment_id', decided.id, 'is_upheld', report.is_upheld));
    perform app.mail_about_comment(report.reporter_id, 'comment-report-decided', decided.id,
      jsonb_build_object('is_upheld', report.is_upheld, 'answer', said));
    perform app.notify(report.reporter_id, 'moderation', 'report-decided:' || report.id,
      decided.lesson_id, decided.id, jsonb_build_object('what', 'report-decided',
        'is_upheld', report.is_upheld, 'answer', said));
  end loop;
end $$;
comment on function public.decide_report(uuid, boolean, text, text, text) is
  'Answers all open reports of a comment: hides it, or leaves it and says why.';
grant execute on function public.decide_report(uuid, boolean, text, text, text) to authenticated;

create function public.contest_decision(decision_id uuid, contest text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(contest_decision.contest, ''), E' \t\r\n');
  decision app.comment_decisions;
  lesson text;
begin
  select * into decision from app.comment_decisions d
  where d.id = contest_decision.decision_id and d.author_id = me and d.action in ('hide', 'lock')
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
  update app.comment_decisions d set contested_at = app.clock(), contest = said
  where d.id = decision.id;
  select c.lesson_id into lesson from public.comments c where c.id = decision.comment_id;
  perform app.tell_team(app.any_course_of(lesson), decision.comment_id, lesson, 'contest',
    decision.id);
end $$;
comment on function public.contest_decision(uuid, text) is
  'What the author of a comment says against a decision about it: once, within six months.';
grant execute on function public.contest_decision(uuid, text) to authenticated;

create function public.answer_contest(decision_id uuid, is_kept boolean, answer text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  decision app.comment_decisions;
  decided public.comments;
  course text;
  said text := btrim(coalesce(answer_contest.answer, ''), E' \t\r\n');
begin
  select * into decision from app.comment_decisions d
  where d.id = answer_contest.decision_id and d.contested_at is not null;
  course := app.require_team_for(decision.comment_id, 'decision-unknown');
  if decision.author_id = app.me() then
    raise exception using errcode = 'PT403', message = 'comment-yours';
  end if;
  if app.is_for_another(decision, app.me(), course) then
    raise exception using errcode = 'PT403', message = 'decision-yours';
  end if;
  select * into decision from app.comment_decisions d where d.id = decision.id for update;
  if decision.contested_at is null then
    -- Whoever contested it has left meanwhile.
    raise exception using errcode = 'PT404', message = 'decision-unknown';
  end if;
  select * into decided from public.comments c where c.id = decision.comment_id for update;
  if answer_contest.is_kept is null or said = '' then
    raise exception using errcode = 'PT400', message = 'answer-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decision.answered_at is not null then
    raise exception using errcode = 'PT409', message = 'contest-done';
  end if;
  update app.comment_decisions d
  set answered_at = app.clock(), is_kept = answer_contest.is_kept, answer = said
  where d.id = decision.id;
  if not answer_contest.is_kept and decided.deleted_at is null then
    update public.comments c
    set hidden_at = case when decision.action = 'hide' then null else c.hidden_at end,
      locked_at = case when decision.action = 'lock' then null else c.locked_at end
    where c.id = decided.id;
  end if;
  perform app.audit('answer-contest', decision.author_id::text,
    jsonb_build_object('comment_id', decided.id, 'is_kept', answer_contest.is_kept));
  perform app.mail_about_comment(decision.author_id, 'comment-contest-answered', decided.id,
    jsonb_build_object('action', decision.action, 'is_kept', answer_contest.is_kept,
      'answer', said) || app.excerpt_for_author(decided));
  perform app.notify(decision.author_id, 'moderation', 'contest:' || decision.id, decided.lesson_id,
    decided.id, jsonb_build_object('what', 'contest-answered', 'is_kept', answer_contest.is_kept,
      'answer', said));
end $$;
comment on function public.answer_contest(uuid, boolean, text) is
  'The team''s second look: keeps its decision, or takes it back.';
grant execute on function public.answer_contest(uuid, boolean, text) to authenticated;

create function app.decision_as_json(d app.comment_decisions) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', d.id, 'comment_id', d.comment_id, 'action', d.action,
    'rule', d.rule, 'facts', d.facts, 'text', d.decided_text, 'lesson', l.title,
    'decided_at', d.decided_at, 'contested_at', d.contested_at, 'contest', d.contest,
    'answered_at', d.answered_at, 'is_kept', d.is_kept, 'answer', d.answer)
  from public.comments c join public.lessons l on l.id = c.lesson_id
  where c.id = d.comment_id
$$;

create function public.my_moderation() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return jsonb_build_object(
    'is_team', exists (select from public.staff_roles r where r.person_id = me),
    'decisions', (
      select coalesce(jsonb_agg(app.decision_as_json(d) order by d.decided_at desc, d.id), '[]')
      from (
        select * from app.comment_decisions d where d.author_id = me
        order by d.decided_at desc, d.id limit 50
      ) d
    ),
    'reports', (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reason', r.reason,
        -- What somebody else wrote, as long as one may read it where it stands.
        'text', case when c.deleted_at is null and app.can_open_lesson(c.lesson_id)
          and (c.hidden_at is null or app.is_team(m.course_id)) then r.reported_text end,
        'lesson', l.title, 'created_at', r.created_at,
        'decided_at', r.decided_at, 'is_upheld', r.is_upheld, 'answer', r.answer)
        order by r.created_at desc, r.id), '[]')
      from (
        select * from app.comment_reports r where r.reporter_id = me
        order by r.created_at desc, r.id limit 50
      ) r
      join public.comments c on c.id = r.comment_id
      join public.lessons l on l.id = c.lesson_id
      join public.modules m on m.id = l.module_id
    )
  );
end $$;
comment on function public.my_moderation() is
  'What was decided about the caller''s comments, and what became of their reports.';
grant execute on function public.my_moderation() to authenticated;

create function app.other_reports(first uuid, comment_id uuid, first_text text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('reason', o.reason, 'explanation', o.explanation,
    'text', nullif(o.reported_text, other_reports.first_text)) order by o.created_at, o.id), '[]')
  from (
    select * from app.comment_reports r
    where r.comment_id = other_reports.comment_id and r.decided_at is null
      and r.id <> other_reports.first
    order by r.created_at, r.id limit 20
  ) o
$$;
comment on function app.other_reports(uuid, uuid, text) is
  'What else was said against a comment; with its text where that was another by then.';

create function public.moderation_desk() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  courses text[];
begin
  -- Of the courses that the caller looks after; null for all of them.
  if not exists (
    select from public.staff_roles r where r.person_id = me and r.role = 'platform staff'
  ) then
    select array_agg(r.course_id) into courses
    from public.staff_roles r where r.person_id = me and r.role = 'course team';
    if courses is null then
      raise exception using errcode = 'PT403', message = 'not-team';
    end if;
  end if;
  return jsonb_build_object(
    'reports', (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'comment_id', r.comment_id,
        'reason', r.reason, 'explanation', r.explanation, 'text', r.reported_text,
        'lesson', r.lesson, 'author', r.author, 'created_at', r.created_at,
        'is_hidden', r.is_hidden, 'is_deleted', r.is_deleted,
        'report_count', (
          select count(*) from app.comment_reports o
          where o.comment_id = r.comment_id and o.decided_at is null),
        'others', app.other_reports(r.id, r.comment_id, r.reported_text))
        order by r.created_at, r.id), '[]')
      from (
        -- One for each comment, the first: a crowd against one buries none of the others.
        select r.*, l.title as lesson, p.display_name as author,
          c.hidden_at is not null as is_hidden, c.deleted_at is not null as is_deleted
        from app.comment_reports r
        join public.comments c on c.id = r.comment_id
        join public.profiles p on p.id = c.author_id
        join public.lessons l on l.id = c.lesson_id
        join public.modules m on m.id = l.module_id
        where r.decided_at is null and c.author_id <> me
          and (courses is null or m.course_id = any (courses))
          and not exists (
            select from app.comment_reports o
            where o.comment_id = r.comment_id and o.decided_at is null
              and (o.created_at, o.id) < (r.created_at, r.id)
          )
        order by r.created_at, r.id limit 200
      ) r
    ),
    'contests', (
      select coalesce(jsonb_agg(app.decision_as_json(d) || jsonb_build_object('author', p.display_name)
        order by d.contested_at, d.id), '[]')
      from app.comment_decisions d
      join public.comments c on c.id = d.comment_id
      join public.profiles p on p.id = c.author_id
      join public.lessons l on l.id = c.lesson_id
      join public.modules m on m.id = l.module_id
      where d.contested_at is not null and d.answered_at is null and d.author_id <> me
        and (courses is null or m.course_id = any (courses))
        and not app.is_for_another(d, me, m.course_id)
    ),
    'log', (
      select coalesce(jsonb_agg(app.decision_as_json(d)
        || jsonb_build_object('author', a.display_name, 'decided_by', p.display_name)
        order by d.decided_at desc, d.id), '[]')
      from (
        select d.* from app.comment_decisions d
        join public.comments c on c.id = d.comment_id
        join public.lessons l on l.id = c.lesson_id
        join public.modules m on m.id = l.module_id
        where d.author_id <> me and (courses is null or m.course_id = any (courses))
        order by d.decided_at desc, d.id limit 50
      ) d
      join public.profiles a on a.id = d.author_id
      left join public.profiles p on p.id = d.decided_by
    )
  );
end $$;
comment on function public.moderation_desk() is
  'For those who look after courses: open reports, contested decisions, and the log, of what others wrote. Never who reported.';
grant execute on function public.moderation_desk() to authenticated;

create function app.job_forget_moderation() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  reports int;
  decisions int;
begin
  delete from app.comment_reports r
  where r.decided_at < app.clock() - interval '1 year'
    or r.decided_at is null and r.created_at < app.clock() - interval '1 year';
  get diagnostics reports = row_count;
  delete from app.comment_decisions d
  where d.decided_at < app.clock() - interval '1 year'
    and (d.contested_at is null or d.answered_at < app.clock() - interval '1 year');
  get diagnostics decisions = row_count;
  return jsonb_build_object('reports', reports, 'decisions', decisions);
end $$;

create or replace function app.erase_comments(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.comments c set body = '', deleted_at = app.clock()
  where c.author_id = erase_comments.person and c.deleted_at is null;
  -- What nobody decided yet is nothing to account for.
  update app.comment_reports r set reported_text = ''
  from public.comments c
  where c.id = r.comment_id and c.author_id = erase_comments.person and r.decided_at is null;
  -- A contest goes with who raised it: nobody is left to be answered.
  update app.comment_decisions d set contested_at = null, contest = null, decided_text = ''
  where d.author_id = erase_comments.person and d.contested_at is not null
    and d.answered_at is null;
$$;
comment on function app.erase_comments(uuid) is
  'What somebody wrote goes with them, from reports and contests too that nobody decided; the answers of others keep their place.';

create or replace function app.comments_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'lesson_id', c.lesson_id, 'lesson', l.title,
        'parent_id', c.parent_id, 'body', c.body, 'created_at', c.created_at,
        'edited_at', c.edited_at, 'hidden_at', c.hidden_at, 'locked_at', c.locked_at)
        order by c.created_at, c.id)
      from public.comments c join public.lessons l on l.id = c.lesson_id
      where c.author_id = comments_of.person and c.deleted_at is null
    ), '[]')
    || coalesce((
      select jsonb_agg(jsonb_build_object('comment_id', r.comment_id, 'reason', r.reason,
        'explanation', r.explanation,
        'created_at', r.created_at, 'decided_at', r.decided_at, 'is_upheld', r.is_upheld,
        'answer', r.answer) order by r.created_at, r.id)
      from app.comment_reports r where r.reporter_id = comments_of.person
    ), '[]')
    || coalesce((
      select jsonb_agg(jsonb_build_object('comment_id', d.comment_id,
        'is_about_you', d.author_id = comments_of.person,
        'is_by_you', d.decided_by is not distinct from comments_of.person,
        'action', d.action, 'rule', d.rule, 'facts', d.facts, 'decided_at', d.decided_at,
        'contested_at', d.contested_at, 'answered_at', d.answered_at)
        || case when d.author_id = comments_of.person then
          jsonb_build_object('decided_text', d.decided_text, 'contest', d.contest,
            'is_kept', d.is_kept, 'answer', d.answer)
        else '{}' end
        order by d.decided_at, d.id)
      from app.comment_decisions d
      where d.author_id = comments_of.person or d.decided_by = comments_of.person
    ), '[]')
$$;
comment on function app.comments_of(uuid) is
  'What somebody wrote, reported and decided, and what was decided about them. Nothing that others wrote.';
