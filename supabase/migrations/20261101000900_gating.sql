-- May this person open this lesson now? Everything that asks it asks here.
create function app.why_locked(lesson_id text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  lesson record;
  session text;
begin
  select l.opens_at, m.course_id, c.access into lesson
  from public.lessons l
  join public.modules m on m.id = l.module_id
  join public.courses c on c.id = m.course_id
  where l.id = why_locked.lesson_id
    and l.retired_at is null and m.retired_at is null and c.retired_at is null;
  if not found then
    return 'unknown';
  end if;

  if app.is_team(lesson.course_id) then
    return null;
  end if;

  if lesson.access = 'enrolled' then
    session := app.session_state(lesson.course_id);
    if session is distinct from 'running' then
      return case when app.me() is null then 'sign-in' else coalesce(session, 'enrolment') end;
    end if;
  end if;

  if lesson.opens_at <= app.clock() then
    return null;
  end if;

  -- A date that moves takes nothing away from who has validated the lesson.
  if exists (
    select from public.lesson_validations v
    where v.lesson_id = why_locked.lesson_id
      and v.enrolment_id = any (array(select app.my_enrolments()))
  ) then
    return null;
  end if;
  return case when lesson.opens_at is null then 'undated' else 'scheduled' end;
end $$;
comment on function app.why_locked(text) is
  'Null when the caller may open the lesson now; else unknown, sign-in, enrolment, session-not-started, session-over, undated or scheduled.';

create function app.can_open_lesson(lesson_id text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return app.why_locked(lesson_id) is null;
end $$;
comment on function app.can_open_lesson(text) is
  'The predicate of every gate: bodies, files, validations, and whatever else belongs to a lesson.';
grant execute on function app.can_open_lesson(text) to anon, authenticated;

create function public.lesson_gate(lesson_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  reason text := app.why_locked(lesson_gate.lesson_id);
  opens timestamptz;
begin
  select greatest(
    l.opens_at,
    case when reason = 'session-not-started' then (
      select min(s.starts_at)
      from public.sessions s
      where s.course_id = m.course_id and s.id = any (array(select app.my_sessions()))
        and s.starts_at > app.clock()
    ) end
  ) into opens
  from public.lessons l join public.modules m on m.id = l.module_id
  where l.id = lesson_gate.lesson_id and l.retired_at is null;
  return jsonb_build_object(
    'is_open', reason is null,
    'opens_at', opens,
    'reason', reason,
    'server_now', app.clock()
  );
end $$;
grant execute on function public.lesson_gate(text) to anon, authenticated;

create function app.next_opening() returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select min(l.opens_at)
  from public.lessons l
  where l.retired_at is null and l.opens_at > app.clock()
$$;
comment on function app.next_opening() is 'When the publisher builds next, if nobody publishes before.';
grant execute on function app.next_opening() to publisher;
