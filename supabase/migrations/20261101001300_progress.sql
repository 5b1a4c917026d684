create function app.course_of(lesson_id text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  course text;
begin
  select m.course_id into course
  from public.lessons l join public.modules m on m.id = l.module_id
  where l.id = course_of.lesson_id and l.retired_at is null;
  if course is null then
    raise exception using errcode = 'PT404', message = 'lesson-unknown';
  end if;
  return course;
end $$;

create function app.enter(course_id text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  enrolment uuid := app.my_enrolment(enter.course_id);
  access text;
begin
  if enrolment is not null then
    return enrolment;
  end if;
  select c.access into access
  from public.courses c where c.id = enter.course_id and c.retired_at is null;
  if access is null then
    raise exception using errcode = 'PT404', message = 'course-unknown';
  end if;
  if access = 'public' then
    insert into public.enrolments as e (person_id, course_id)
    values (me, enter.course_id)
    on conflict (person_id, course_id, session_id) do update set course_id = excluded.course_id
    returning e.id into enrolment;
  elsif not app.is_team(enter.course_id) then
    raise exception using errcode = 'PT403', message = 'not-enrolled';
  end if;
  return enrolment;
end $$;
comment on function app.enter(text) is
  'The caller''s enrolment; made on first entry into a public course. Null for its team, who need none.';

create function public.enter_course(course_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  return jsonb_build_object('enrolment_id', app.enter(enter_course.course_id));
end $$;
grant execute on function public.enter_course(text) to authenticated;

create function app.resume_lesson(course_id text, enrolment uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  last_visited text;
begin
  select e.last_lesson_id into last_visited
  from public.enrolments e
  where e.id = resume_lesson.enrolment
    and not exists (
      select from public.lesson_validations v
      where v.enrolment_id = e.id and v.lesson_id = e.last_lesson_id
    )
    and app.can_open_lesson(e.last_lesson_id);
  return coalesce(last_visited, (
    select upcoming.id
    from (
      select l.id
      from public.lessons l join public.modules m on m.id = l.module_id
      where m.course_id = resume_lesson.course_id
        and l.retired_at is null and m.retired_at is null
        and not exists (
          select from public.lesson_validations v
          where v.enrolment_id = resume_lesson.enrolment and v.lesson_id = l.id
        )
      order by m.position, m.id, l.position, l.id
      offset 0 -- asks the gate lesson by lesson, in order, and stops at the first open one
    ) upcoming
    where app.can_open_lesson(upcoming.id)
    limit 1
  ));
end $$;

create function public.my_course(course_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  enrolment uuid;
  validated jsonb;
  lesson_count int;
begin
  perform app.require_me();
  enrolment := app.my_enrolment(my_course.course_id);
  select
    count(*),
    coalesce(
      jsonb_agg(jsonb_build_object('lesson_id', l.id, 'validated_at', v.validated_at)
        order by v.validated_at, l.id) filter (where v.lesson_id is not null),
      '[]')
  into lesson_count, validated
  from public.lessons l
  join public.modules m on m.id = l.module_id
  left join public.lesson_validations v on v.enrolment_id = enrolment and v.lesson_id = l.id
  where m.course_id = my_course.course_id and l.retired_at is null and m.retired_at is null;
  return jsonb_build_object(
    'enrolment_id', enrolment,
    'is_team', app.is_team(my_course.course_id),
    'validated', validated,
    'lesson_count', lesson_count,
    'percent', coalesce(jsonb_array_length(validated) * 100 / nullif(lesson_count, 0), 0),
    'resume_lesson_id', app.resume_lesson(my_course.course_id, enrolment),
    'server_now', app.clock()
  );
end $$;
comment on function public.my_course(text) is
  'Everything a page marks for a learner in a course, in one answer. (Volatile, so that it sees what the function calling it has just written.)';
grant execute on function public.my_course(text) to authenticated;

create function public.visit_lesson(lesson_id text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  course text;
  enrolment uuid;
begin
  perform app.require_me();
  course := app.course_of(visit_lesson.lesson_id);
  -- Looking at a locked lesson's page is no fault, and nothing to come back to.
  if not app.can_open_lesson(visit_lesson.lesson_id) then
    return;
  end if;
  enrolment := app.enter(course);
  update public.enrolments e
  set last_lesson_id = visit_lesson.lesson_id
  where e.id = enrolment
    and e.last_lesson_id is distinct from visit_lesson.lesson_id
    and not exists (
      select from public.lesson_validations v
      where v.enrolment_id = e.id and v.lesson_id = visit_lesson.lesson_id
    );
end $$;
grant execute on function public.visit_lesson(text) to authenticated;

create function public.validate_lesson(lesson_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  course text;
  enrolment uuid;
begin
  perform app.require_me();
  course := app.course_of(validate_lesson.lesson_id);
  if not app.can_open_lesson(validate_lesson.lesson_id) then
    raise exception using errcode = 'PT403', message = 'lesson-locked';
  end if;
  enrolment := app.enter(course);
  if enrolment is null then
    raise exception using errcode = 'PT403', message = 'not-enrolled';
  end if;
  insert into public.lesson_validations (enrolment_id, lesson_id, validated_at)
  values (enrolment, validate_lesson.lesson_id, app.clock())
  on conflict (enrolment_id, lesson_id) do nothing;
  return public.my_course(course);
end $$;
grant execute on function public.validate_lesson(text) to authenticated;

create function public.undo_validation(lesson_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  course text;
begin
  perform app.require_me();
  course := app.course_of(undo_validation.lesson_id);
  delete from public.lesson_validations v
  where v.enrolment_id = app.my_enrolment(course) and v.lesson_id = undo_validation.lesson_id;
  return public.my_course(course);
end $$;
grant execute on function public.undo_validation(text) to authenticated;

create function public.my_profile() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return (
    select jsonb_build_object(
      'id', p.id,
      'username', p.username,
      'display_name', p.display_name,
      'email', u.email,
      'roles', coalesce((
        select jsonb_agg(jsonb_build_object('role', r.role, 'course_id', r.course_id)
          order by r.role, r.course_id)
        from public.staff_roles r where r.person_id = me
      ), '[]')
    )
    from public.profiles p join auth.users u on u.id = p.user_id
    where p.id = me
  );
end $$;
grant execute on function public.my_profile() to authenticated;
