create table app.places (
  enrolment_id uuid not null references public.enrolments (id) on delete cascade,
  lesson_id text not null references public.lessons (id),
  block int not null check (block between 0 and 100000),
  fraction real not null check (fraction between 0 and 1),
  film smallint check (film between 0 and 99),
  second int check (second between 0 and 86400),
  saved_at timestamptz not null,
  primary key (enrolment_id, lesson_id),
  check ((film is null) = (second is null))
);
comment on table app.places is
  'Where somebody stopped in a lesson that they have not validated: which block of the text, how far through it, and the second of the film. The device that spoke last, by our clock, is right.';
comment on column app.places.film is 'Which film of the lesson, from 0; null where none was begun.';

create index on app.places (lesson_id);

create table app.goals (
  person_id uuid primary key references public.profiles (id) on delete cascade,
  lessons_per_week smallint not null check (lessons_per_week between 1 and 20),
  paused_until timestamptz,
  set_at timestamptz not null
);
comment on table app.goals is
  'What somebody would like to do in a week. No row: they want none, which is how everybody begins.';

revoke all on app.places, app.goals from anon, authenticated, service_role;
alter table app.places enable row level security;
alter table app.goals enable row level security;

create function app.lesson_address(lesson_id text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'title', l.title, 'slug', l.slug, 'module_slug', m.slug, 'course_slug', c.slug,
    'course', c.title,
    'is_there', l.retired_at is null and m.retired_at is null and c.retired_at is null)
  from public.lessons l
  join public.modules m on m.id = l.module_id
  join public.courses c on c.id = m.course_id
  where l.id = lesson_address.lesson_id
$$;
comment on function app.lesson_address(text) is
  'What a page needs to name a lesson and lead to it; one that was taken back has a name and no page.';

create function app.is_validated(enrolment uuid, lesson_id text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.lesson_validations v
    where v.enrolment_id = is_validated.enrolment and v.lesson_id = is_validated.lesson_id)
$$;

create function public.save_place(
  lesson_id text, block int, fraction double precision, film int default null, second int default null
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  enrolment uuid;
begin
  perform app.require_me();
  enrolment := app.my_enrolment(app.course_of(save_place.lesson_id));
  if (save_place.block between 0 and 100000) is not true
    or (save_place.fraction between 0 and 1) is not true
    or (save_place.film is null) <> (save_place.second is null)
    or save_place.film not between 0 and 99 or save_place.second not between 0 and 86400
  then
    raise exception using errcode = 'PT400', message = 'place-invalid';
  end if;
  -- The lesson may have closed, or been validated on another device: no fault, nothing to keep.
  if enrolment is null or not app.can_open_lesson(save_place.lesson_id)
    or app.is_validated(enrolment, save_place.lesson_id)
  then
    return;
  end if;
  insert into app.places as kept (enrolment_id, lesson_id, block, fraction, film, second, saved_at)
  values (enrolment, save_place.lesson_id, save_place.block, save_place.fraction, save_place.film,
    save_place.second, app.clock())
  on conflict (enrolment_id, lesson_id) do update
  set block = excluded.block, fraction = excluded.fraction, film = excluded.film,
    second = excluded.second, saved_at = excluded.saved_at
  where kept.saved_at <= excluded.saved_at;
end $$;
comment on function public.save_place(text, int, double precision, int, int) is
  'Keeps where the caller stopped in a lesson. Sent as a page closes, so that it answers nothing.';
grant execute on function public.save_place(text, int, double precision, int, int) to authenticated;

create function public.my_place(lesson_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  enrolment uuid;
begin
  perform app.require_me();
  enrolment := app.my_enrolment(app.course_of(my_place.lesson_id));
  if not app.can_open_lesson(my_place.lesson_id)
    or app.is_validated(enrolment, my_place.lesson_id)
  then
    return null;
  end if;
  return (
    select jsonb_build_object('block', p.block, 'fraction', p.fraction, 'film', p.film,
      'second', p.second, 'saved_at', p.saved_at)
    from app.places p
    where p.enrolment_id = enrolment and p.lesson_id = my_place.lesson_id
  );
end $$;
grant execute on function public.my_place(text) to authenticated;

create function app.my_courses() returns table (course_id text, enrolment uuid, entered_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- Two sessions of one course are one course here.
  return query
    select c.id, app.my_enrolment(c.id), min(e.created_at)
    from public.enrolments e join public.courses c on c.id = e.course_id
    where e.person_id = app.me() and c.retired_at is null
    group by c.id;
end $$;

create function public.where_to_resume() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_me();
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'title', c.title, 'slug', c.slug,
      'lesson', app.lesson_address(app.resume_lesson(mine.course_id, mine.enrolment)),
      'at', last.at
    ) order by last.at desc, c.id)
    from app.my_courses() mine
    join public.courses c on c.id = mine.course_id
    cross join lateral (
      select greatest(
        mine.entered_at,
        (select max(p.saved_at) from app.places p where p.enrolment_id = mine.enrolment),
        (select max(v.validated_at) from public.lesson_validations v
          where v.enrolment_id = mine.enrolment)
      ) as at
    ) last
  ), '[]');
end $$;
comment on function public.where_to_resume() is
  'The caller''s courses, the one last worked on first, each with the lesson to go on with; null where nothing that is open is left.';
grant execute on function public.where_to_resume() to authenticated;

create function app.modules_of(course_id text, enrolment uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'title', m.title, 'slug', m.slug, 'total', lessons.total, 'validated', lessons.validated,
    'opens_at', m.opens_at
  ) order by m.position, m.id), '[]')
  from public.modules m
  cross join lateral (
    select count(*) as total, count(v.lesson_id) as validated
    from public.lessons l
    left join public.lesson_validations v
      on v.enrolment_id = modules_of.enrolment and v.lesson_id = l.id
    where l.module_id = m.id and l.retired_at is null
  ) lessons
  where m.course_id = modules_of.course_id and m.retired_at is null and lessons.total > 0
$$;

create function app.scores_of(enrolment uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'lesson', app.lesson_address(scored.lesson_id), 'attempts', scored.attempts
  ) order by scored.began_at), '[]')
  from (
    select tried.lesson_id, tried.began_at, (
      select jsonb_agg(jsonb_build_object('number', a.number, 'started_at', a.started_at,
        'finished_at', a.finished_at, 'points', a.points, 'max_points', a.max_points,
        'checked_count', a.checked_count, 'has_passed', a.has_passed) order by a.number)
      from app.told_quiz_attempts(scores_of.enrolment, tried.lesson_id) a) as attempts
    from (
      select t.lesson_id, min(t.started_at) as began_at
      from public.quiz_attempts t
      where t.enrolment_id = scores_of.enrolment
      group by t.lesson_id
    ) tried
  ) scored
$$;

create function public.my_progress() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_me();
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'title', c.title, 'slug', c.slug,
      'resume', app.lesson_address(app.resume_lesson(mine.course_id, mine.enrolment)),
      'modules', app.modules_of(mine.course_id, mine.enrolment),
      'quizzes', app.scores_of(mine.enrolment)
    ) order by mine.entered_at, c.id)
    from app.my_courses() mine join public.courses c on c.id = mine.course_id
  ), '[]');
end $$;
comment on function public.my_progress() is
  'The caller''s own page: what is done module by module, and of each quiz the last attempts and the best.';
grant execute on function public.my_progress() to authenticated;

create function app.deeds_of(person uuid, since timestamptz, until timestamptz)
  returns table (at timestamptz, kind text, lesson_id text, details jsonb)
language sql stable security definer set search_path = ''
as $$
  select v.validated_at, 'validation', v.lesson_id, '{}'::jsonb
  from public.enrolments e join public.lesson_validations v on v.enrolment_id = e.id
  where e.person_id = deeds_of.person and v.validated_at >= since and v.validated_at < until
  union all
  select a.finished_at, 'quiz', a.lesson_id,
    jsonb_build_object('number', a.number, 'points', a.points, 'max_points', a.max_points)
  from public.enrolments e join public.quiz_attempts a on a.enrolment_id = e.id
  where e.person_id = deeds_of.person and a.finished_at >= since and a.finished_at < until
  union all
  select c.created_at, 'comment', c.lesson_id, jsonb_build_object('comment_id', c.id)
  from public.comments c
  where c.author_id = deeds_of.person and c.deleted_at is null
    and c.created_at >= since and c.created_at < until
$$;
comment on function app.deeds_of(uuid, timestamptz, timestamptz) is
  'What somebody validated, finished and wrote, from an instant until before another.';

create function app.paris_start(unit text, instant timestamptz) returns timestamptz
language sql immutable set search_path = ''
as $$
  select date_trunc(unit, instant at time zone 'Europe/Paris') at time zone 'Europe/Paris'
$$;
comment on function app.paris_start(text, timestamptz) is
  'When the day, week (a Monday) or month of this instant began in Paris, whatever its clocks did since.';

create function public.my_timeline(before timestamptz default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  until timestamptz := coalesce(my_timeline.before, 'infinity');
  month timestamptz;
  deeds jsonb;
  seen bigint;
  first_seen timestamptz;
  earlier timestamptz;
begin
  select app.paris_start('month', max(d.at)) into month from app.deeds_of(me, '-infinity', until) d;
  if month is null then
    return jsonb_build_object('month', null, 'deeds', '[]'::jsonb, 'before', null);
  end if;
  with shown as (
    select * from app.deeds_of(me, month, until) d
    order by d.at desc fetch first 200 rows with ties
  )
  select count(*), min(s.at), jsonb_agg(jsonb_build_object(
    'at', s.at, 'kind', s.kind, 'lesson', app.lesson_address(s.lesson_id)) || s.details
    order by s.at desc, s.kind, s.lesson_id)
  into seen, first_seen, deeds
  from shown s;
  -- A month with more than that goes on in its middle.
  if seen < (select count(*) from app.deeds_of(me, month, until)) then
    earlier := first_seen;
  elsif exists (select from app.deeds_of(me, '-infinity', month)) then
    earlier := month;
  end if;
  return jsonb_build_object('month', month, 'deeds', deeds, 'before', earlier);
end $$;
comment on function public.my_timeline(timestamptz) is
  'What the caller did in the last month of Paris in which they did anything before an instant; `before` asks for the next one.';
grant execute on function public.my_timeline(timestamptz) to authenticated;

create function public.my_goal() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  monday timestamptz := app.paris_start('week', app.clock());
begin
  return (
    select jsonb_build_object(
      'lessons_per_week', g.lessons_per_week,
      'paused_until', case when g.paused_until > app.clock() then g.paused_until end,
      'week_begins_at', monday,
      'validated', (
        select count(*)
        from public.enrolments e join public.lesson_validations v on v.enrolment_id = e.id
        where e.person_id = me and v.validated_at >= monday),
      'is_waiting', not exists (
        select from app.my_courses() mine
        where app.resume_lesson(mine.course_id, mine.enrolment) is not null)
    )
    from app.goals g where g.person_id = me
  );
end $$;
comment on function public.my_goal() is
  'The caller''s weekly goal and this week of Paris; null where there is none. `is_waiting`: nothing that is open is left to do, so the goal waits too.';
grant execute on function public.my_goal() to authenticated;

create function public.set_goal(lessons_per_week int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
begin
  if set_goal.lessons_per_week is null then
    delete from app.goals g where g.person_id = me;
    return null;
  end if;
  if set_goal.lessons_per_week not between 1 and 20 then
    raise exception using errcode = 'PT400', message = 'goal-invalid';
  end if;
  insert into app.goals (person_id, lessons_per_week, set_at)
  values (me, set_goal.lessons_per_week, app.clock())
  on conflict (person_id) do update
  set lessons_per_week = excluded.lessons_per_week, set_at = excluded.set_at;
  return public.my_goal();
end $$;
comment on function public.set_goal(int) is 'Null: no goal any more.';
grant execute on function public.set_goal(int) to authenticated;

create function public.pause_goal(weeks int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  if (pause_goal.weeks between 0 and 12) is not true then
    raise exception using errcode = 'PT400', message = 'goal-invalid';
  end if;
  update app.goals g
  set paused_until = case when pause_goal.weeks > 0 then
    (date_trunc('day', app.clock() at time zone 'Europe/Paris')
      + make_interval(weeks => pause_goal.weeks)) at time zone 'Europe/Paris' end
  where g.person_id = me;
  if not found then
    raise exception using errcode = 'PT404', message = 'goal-unknown';
  end if;
  return public.my_goal();
end $$;
comment on function public.pause_goal(int) is 'Holidays, for so many weeks; 0 ends them.';
grant execute on function public.pause_goal(int) to authenticated;

create function app.thread_for(reader uuid, thread uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with own as (
    select c.* from public.comments c
    where c.author_id = reader and (c.id = thread or c.parent_id = thread)
    order by c.created_at desc, c.id desc limit 3
  ),
  answers as (
    select c.* from public.comments c
    where c.parent_id = thread and c.author_id <> reader
      and c.deleted_at is null and c.hidden_at is null
      and c.created_at >= (
        select min(m.created_at) from public.comments m
        where m.author_id = reader and (m.id = thread or m.parent_id = thread))
    order by c.created_at desc, c.id desc limit 5
  ),
  shown as (
    select * from own union select * from answers
    union select c.* from public.comments c where c.id = thread
  ),
  lesson as (
    select c.lesson_id as id, app.can_open_lesson(c.lesson_id) as is_open
    from public.comments c where c.id = thread
  )
  select jsonb_agg(jsonb_build_object(
    'id', s.id, 'is_reply', s.parent_id is not null, 'is_mine', s.author_id = reader,
    'author', case when s.author_id = reader or is_readable then p.display_name end,
    'created_at', s.created_at,
    'state', case
      when s.deleted_at is not null then 'deleted'
      when s.hidden_at is not null then 'hidden'
      when not lesson.is_open and s.author_id <> reader then 'locked'
      else 'shown'
    end,
    'text', case when is_readable then left(s.body, 600) end
  ) order by s.parent_id is not null, s.created_at, s.id)
  from shown s join public.profiles p on p.id = s.author_id cross join lesson
  cross join lateral (
    select s.deleted_at is null
      and (s.author_id = reader or s.hidden_at is null and lesson.is_open) as is_readable
  ) sight
$$;
comment on function app.thread_for(uuid, uuid) is
  'How a thread began, what the reader wrote last in it and what others answered since. What others wrote in a locked lesson, or was hidden or deleted, has neither text nor name.';

create function public.my_comments(before timestamptz default null, before_id uuid default null)
  returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  page_size constant int := 20;
  threads jsonb;
begin
  with mine as (
    select coalesce(c.parent_id, c.id) as id, max(c.created_at) as wrote_at
    from public.comments c where c.author_id = me
    group by 1
  ),
  dated as (
    select mine.id, greatest(mine.wrote_at, answer.at) as at
    from mine
    left join lateral (
      select c.created_at as at from public.comments c
      where c.parent_id = mine.id and c.deleted_at is null and c.hidden_at is null
      order by c.created_at desc, c.id desc limit 1
    ) answer on true
  ),
  page as (
    select dated.* from dated
    where my_comments.before is null
      or (dated.at, dated.id) < (my_comments.before, coalesce(my_comments.before_id, dated.id))
    order by dated.at desc, dated.id desc limit page_size + 1
  )
  select jsonb_agg(jsonb_build_object('id', page.id, 'at', page.at,
    'lesson', app.lesson_address(root.lesson_id),
    'comments', app.thread_for(me, page.id)) order by page.at desc, page.id desc)
  into threads
  from page join public.comments root on root.id = page.id;
  return jsonb_build_object(
    'threads', coalesce(jsonb_path_query_array(threads, '$[0 to 19]'), '[]'),
    'has_more', coalesce(jsonb_array_length(threads), 0) > page_size);
end $$;
comment on function public.my_comments(timestamptz, uuid) is
  'The threads that the caller began or answered in, the one in which something was said last first; on from the last one of the page before.';
grant execute on function public.my_comments(timestamptz, uuid) to authenticated;

create function app.erase_resuming(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from app.places p
  using public.enrolments e
  where e.id = p.enrolment_id and e.person_id = erase_resuming.person;
  delete from app.goals g where g.person_id = erase_resuming.person;
$$;

create function app.resuming_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'places', (
      select coalesce(jsonb_agg(jsonb_build_object('lesson_id', p.lesson_id, 'lesson', l.title,
        'block', p.block, 'fraction', p.fraction, 'film', p.film, 'second', p.second,
        'saved_at', p.saved_at) order by p.saved_at, p.lesson_id), '[]')
      from public.enrolments e
      join app.places p on p.enrolment_id = e.id
      join public.lessons l on l.id = p.lesson_id
      where e.person_id = resuming_of.person
    ),
    'goal', (
      select jsonb_build_object('lessons_per_week', g.lessons_per_week,
        'paused_until', g.paused_until, 'set_at', g.set_at)
      from app.goals g where g.person_id = resuming_of.person
    )
  )
$$;
