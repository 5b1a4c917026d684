-- One engine for quizzes and for the exam to come: an attempt may carry a time limit and a deadline,
-- parts that close for good, and a final lock. A quiz has none of them.
create table public.quiz_attempts (
  id uuid primary key default gen_random_uuid(),
  enrolment_id uuid not null references public.enrolments (id) on delete cascade,
  lesson_id text not null references public.lessons (id),
  quiz_hash text not null references app.quizzes (hash),
  number int not null,
  started_at timestamptz not null,
  time_limit interval,
  deadline timestamptz,
  current_question smallint not null,
  closed_parts smallint[] not null default '{}',
  locked_at timestamptz,
  finished_at timestamptz,
  points numeric(8, 3),
  max_points numeric(8, 3),
  checked_count int,
  has_passed boolean,
  unique (enrolment_id, lesson_id, number),
  check ((finished_at is null) = (points is null))
);
comment on table public.quiz_attempts is
  'A learner''s tries at a quiz. Graded by the database when finished; an attempt under way has no points.';
comment on column public.quiz_attempts.quiz_hash is
  'The version it began with, and keeps. Not for learners: a digest of the keys lets them be guessed.';
comment on column public.quiz_attempts.time_limit is 'What the learner was given; the deadline follows from it.';
comment on column public.quiz_attempts.deadline is
  'From then on nothing is saved, and the attempt counts as finished with what was.';
comment on column public.quiz_attempts.current_question is 'Where the learner goes on, on any device.';
comment on column public.quiz_attempts.closed_parts is 'Handed in for good, part by part.';
comment on column public.quiz_attempts.locked_at is 'The final lock: nothing is saved or checked from then on.';
comment on column public.quiz_attempts.checked_count is
  'Questions whose standing answer was given after their key was shown.';

-- Twenty clicks on « Commencer », one attempt under way.
create unique index on public.quiz_attempts (enrolment_id, lesson_id) where finished_at is null;
create index on public.quiz_attempts (lesson_id);
create index on public.quiz_attempts (quiz_hash);
create index on public.quiz_attempts (deadline) where finished_at is null and deadline is not null;

create table app.quiz_answers (
  attempt_id uuid not null references public.quiz_attempts (id) on delete cascade,
  question smallint not null,
  position smallint not null,
  part smallint not null default 1,
  choice_order smallint[] not null,
  choices smallint[] not null default '{}',
  revision int not null default 0,
  writer uuid,
  step int not null default 0,
  saved_at timestamptz,
  skipped_at timestamptz,
  checked_at timestamptz,
  choices_when_checked smallint[],
  points numeric(4, 3),
  primary key (attempt_id, question)
) with (fillfactor = 70);
comment on table app.quiz_answers is
  'The paper of an attempt: its questions and their choices in the order drawn for it, and what was ticked. Written whole when the attempt begins.';
comment on column app.quiz_answers.revision is 'Counts the answers; a page that shows an older one may not overwrite it.';
comment on column app.quiz_answers.writer is 'The page that gave the answer, by a number it drew for itself.';
comment on column app.quiz_answers.step is
  'Counts what that page sent: a call that arrives late does not undo a later one.';

revoke all on public.quiz_attempts, app.quiz_answers from anon, authenticated, service_role;
grant select (
  id, enrolment_id, lesson_id, number, started_at, deadline, finished_at, points, max_points,
  checked_count, has_passed
) on public.quiz_attempts to authenticated;
grant select on public.quiz_attempts to service_role;

alter table public.quiz_attempts enable row level security;
alter table app.quiz_answers enable row level security;

create policy "Learners see their own attempts"
  on public.quiz_attempts for select to authenticated
  using (enrolment_id = any (array(select app.my_enrolments())));

create function app.keep_quiz_closed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  raise exception using errcode = 'PT409', message = 'attempt-closed';
end $$;

create trigger keep_quiz_closed before update on public.quiz_attempts
  for each row
  when (
    old.finished_at is not null
    or old.locked_at is not null and new.locked_at is distinct from old.locked_at
    or not old.closed_parts <@ new.closed_parts
  )
  execute function app.keep_quiz_closed();
comment on trigger keep_quiz_closed on public.quiz_attempts is
  'What is finished, locked or handed in is so for good, whoever asks.';

-- Whose attempt it is, and whether its lesson is still open to them: every function below asks first.
create function app.my_quiz_attempt(attempt_id uuid, is_held boolean default true)
returns public.quiz_attempts
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  attempt public.quiz_attempts;
begin
  if is_held then
    select a.* into attempt
    from public.quiz_attempts a join public.enrolments e on e.id = a.enrolment_id
    where a.id = my_quiz_attempt.attempt_id and e.person_id = me
    for no key update of a;
  else
    select a.* into attempt
    from public.quiz_attempts a join public.enrolments e on e.id = a.enrolment_id
    where a.id = my_quiz_attempt.attempt_id and e.person_id = me;
  end if;
  if attempt.id is null then
    raise exception using errcode = 'PT404', message = 'attempt-unknown';
  end if;
  if not app.can_open_lesson(attempt.lesson_id) then
    raise exception using errcode = 'PT403', message = 'lesson-locked';
  end if;
  return attempt;
end $$;
comment on function app.my_quiz_attempt(uuid, boolean) is
  'The caller''s attempt, held until the call ends so that a save and a finish do not cross.';

create function app.why_quiz_closed(attempt public.quiz_attempts, part int default null) returns text
language sql stable set search_path = ''
as $$
  select case
    when attempt.finished_at is not null then 'attempt-finished'
    when attempt.deadline <= app.clock() then 'deadline-passed'
    when attempt.locked_at is not null then 'attempt-locked'
    when part = any (attempt.closed_parts) then 'part-closed'
  end
$$;
comment on function app.why_quiz_closed(public.quiz_attempts, int) is
  'Why nothing more can be written into the attempt, or into one of its parts; null when it can.';

create function app.require_quiz_open(attempt public.quiz_attempts, part int default null) returns void
language plpgsql stable set search_path = ''
as $$
declare
  reason text := app.why_quiz_closed(attempt, part);
begin
  if reason is not null then
    raise exception using errcode = 'PT409', message = reason;
  end if;
end $$;

create function app.finish_quiz_attempt(attempt public.quiz_attempts) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  total record;
  pass_mark int;
  passed boolean;
begin
  with graded as (
    select a.question, a.choices, case
      when bool_or(k.weight is not null) then round(least(1, greatest(0,
        coalesce(sum(k.weight) filter (where k.choice = any (a.choices)), 0) / 100)), 3)
      when a.choices <> '{}' and bool_and(k.is_right = (k.choice = any (a.choices))) then 1
      else 0
    end as points
    from app.quiz_answers a
    join app.answer_keys k on k.quiz_hash = attempt.quiz_hash and k.question = a.question
    where a.attempt_id = attempt.id
    group by a.question, a.choices
  ),
  marked as (
    update app.quiz_answers a set points = g.points
    from graded g where a.attempt_id = attempt.id and a.question = g.question
    returning a.points,
      a.checked_at is not null and a.choices <> '{}'
        and a.choices is distinct from a.choices_when_checked as is_after_check
  )
  select sum(m.points) as points, count(*) as questions,
    count(*) filter (where m.is_after_check) as after_check
  into total from marked m;

  select q.pass_mark into pass_mark from app.quizzes q where q.hash = attempt.quiz_hash;
  passed := pass_mark is null or total.points * 100 >= pass_mark * total.questions;
  update public.quiz_attempts a
  set finished_at = least(app.clock(), a.deadline), points = total.points,
    max_points = total.questions, checked_count = total.after_check, has_passed = passed
  where a.id = attempt.id;
  if passed then
    insert into public.lesson_validations (enrolment_id, lesson_id, validated_at)
    values (attempt.enrolment_id, attempt.lesson_id, least(app.clock(), attempt.deadline))
    on conflict (enrolment_id, lesson_id) do nothing;
  end if;
end $$;
comment on function app.finish_quiz_attempt(public.quiz_attempts) is
  'Grades what was saved: a point for each question, by weights where its key has some, else for all the right choices and no other. Validates the lesson where that is enough, and never takes a validation away.';

create function app.finish_overdue_quiz_attempts(enrolment uuid default null, lesson text default null)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  attempt public.quiz_attempts;
  finished int := 0;
begin
  for attempt in
    select a.* from public.quiz_attempts a
    where a.finished_at is null and a.deadline <= app.clock()
      and (enrolment is null or a.enrolment_id = enrolment and a.lesson_id = lesson)
    order by a.deadline
    limit 1000
    for no key update skip locked
  loop
    perform app.finish_quiz_attempt(attempt);
    finished := finished + 1;
  end loop;
  return finished;
end $$;

create function app.job_finish_quiz_attempts() returns jsonb
language sql volatile set search_path = ''
as $$ select jsonb_build_object('finished', app.finish_overdue_quiz_attempts()) $$;

insert into app.jobs (name, every) values ('finish_quiz_attempts', '1 minute');

insert into app.limits (kind, max_attempts, within) values ('quiz attempt per hour', 30, '1 hour');

-- Who tries a hundred times is not shown a hundred lines: the best and the last ones say it all.
create function app.told_quiz_attempts(enrolment uuid, lesson text)
returns setof public.quiz_attempts
language sql stable security definer set search_path = ''
as $$
  with mine as materialized (
    select a.* from public.quiz_attempts a
    where a.enrolment_id = told_quiz_attempts.enrolment
      and a.lesson_id = told_quiz_attempts.lesson
  ),
  latest as (select m.id from mine m order by m.number desc limit 20),
  best as (
    select m.id from mine m where m.finished_at is not null
    order by m.points / nullif(m.max_points, 0) desc nulls last, m.number limit 1
  )
  select m.* from mine m
  where m.id in (select l.id from latest l union all select b.id from best b)
$$;
comment on function app.told_quiz_attempts(uuid, text) is
  'What a page lists of somebody''s tries at a quiz: the last twenty, and the best. The last one''s number counts them all.';

-- What leaves the database of a question. Its key does when it was checked, or all is finished.
create function app.quiz_question_key(quiz text, question smallint) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'feedback', (
      select f.feedback from app.question_feedback f
      where f.quiz_hash = quiz and f.question = quiz_question_key.question),
    'choices', (
      select jsonb_agg(jsonb_build_object('number', k.choice, 'is_right', k.is_right,
        'feedback', k.feedback) order by k.choice)
      from app.answer_keys k
      where k.quiz_hash = quiz and k.question = quiz_question_key.question))
$$;

create function app.quiz_attempt_answer(attempt_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', t.id, 'lesson_id', t.lesson_id, 'number', t.number, 'started_at', t.started_at,
    'deadline', t.deadline, 'closed_parts', t.closed_parts, 'locked_at', t.locked_at,
    'finished_at', t.finished_at, 'points', t.points, 'max_points', t.max_points,
    'checked_count', t.checked_count, 'has_passed', t.has_passed,
    'pass_mark', z.pass_mark, 'offers_check', z.offers_check,
    'current_question', t.current_question, 'server_now', app.clock(),
    'questions', (
      select jsonb_agg(jsonb_build_object(
        'number', q.number, 'part', a.part, 'has_several', q.has_several, 'text', q.text,
        'picture', q.picture,
        'choices', (
          select jsonb_agg(jsonb_build_object('number', c.number, 'text', c.text,
            'picture', c.picture) order by array_position(a.choice_order, c.number))
          from app.choices c where c.quiz_hash = t.quiz_hash and c.question = q.number),
        'answer', jsonb_build_object('choices', a.choices, 'revision', a.revision,
          'saved_at', a.saved_at, 'is_skipped', a.skipped_at is not null,
          'is_checked', a.checked_at is not null),
        'points', a.points,
        'key', case when a.checked_at is not null or t.finished_at is not null
          then app.quiz_question_key(t.quiz_hash, q.number) end
      ) order by a.position)
      from app.quiz_answers a
      join app.questions q on q.quiz_hash = t.quiz_hash and q.number = a.question
      where a.attempt_id = t.id)
  )
  from public.quiz_attempts t join app.quizzes z on z.hash = t.quiz_hash
  where t.id = quiz_attempt_answer.attempt_id
$$;

create function public.lesson_quiz(lesson_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  enrolment uuid := app.my_enrolment(app.course_of(lesson_quiz.lesson_id));
begin
  if not app.can_open_lesson(lesson_quiz.lesson_id) then
    raise exception using errcode = 'PT403', message = 'lesson-locked';
  end if;
  perform app.finish_overdue_quiz_attempts(enrolment, lesson_quiz.lesson_id)
  where enrolment is not null;
  return jsonb_build_object(
    'quiz', (
      select jsonb_build_object(
        'question_count',
          (select count(*) from app.questions q where q.quiz_hash = z.hash),
        'pass_mark', z.pass_mark, 'attempts_allowed', z.attempts_allowed,
        'offers_check', z.offers_check)
      from public.lessons l join app.quizzes z on z.hash = l.quiz_hash
      where l.id = lesson_quiz.lesson_id),
    'attempts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'number', a.number, 'started_at', a.started_at,
        'finished_at', a.finished_at, 'points', a.points, 'max_points', a.max_points,
        'has_passed', a.has_passed) order by a.number), '[]')
      from app.told_quiz_attempts(enrolment, lesson_quiz.lesson_id) a)
  );
end $$;
comment on function public.lesson_quiz(text) is
  'Whether a lesson has a quiz, and the caller''s last tries at it and the best. Nothing of its questions: for those, one begins.';
grant execute on function public.lesson_quiz(text) to authenticated;

create function app.draw_quiz_paper(attempt public.quiz_attempts) returns void
language sql volatile security definer set search_path = ''
as $$
  -- The attempt's id is the seed: the same draw can be made again from it.
  insert into app.quiz_answers (attempt_id, question, position, choice_order)
  select attempt.id, q.number,
    row_number() over (order by
      case when z.shuffles_questions then md5(attempt.id || ' ' || q.number) end, q.number),
    (select array_agg(c.number order by
        case when z.shuffles_choices then md5(attempt.id || ' ' || q.number || ' ' || c.number) end,
        c.number)
     from app.choices c where c.quiz_hash = z.hash and c.question = q.number)
  from app.quizzes z join app.questions q on q.quiz_hash = z.hash
  where z.hash = attempt.quiz_hash
$$;

create function app.begin_quiz_attempt(
  enrolment uuid, lesson text, quiz text, time_limit interval default null,
  closes_at timestamptz default null
) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  attempt public.quiz_attempts;
begin
  insert into public.quiz_attempts
    (enrolment_id, lesson_id, quiz_hash, number, started_at, time_limit, deadline, current_question)
  select enrolment, lesson, quiz,
    1 + coalesce((select max(a.number) from public.quiz_attempts a
      where a.enrolment_id = enrolment and a.lesson_id = lesson), 0),
    app.clock(), time_limit, least(app.clock() + time_limit, closes_at), 1
  returning * into attempt;
  perform app.draw_quiz_paper(attempt);
  update public.quiz_attempts a
  set current_question = (
    select p.question from app.quiz_answers p where p.attempt_id = a.id and p.position = 1)
  where a.id = attempt.id;
  return attempt.id;
end $$;
comment on function app.begin_quiz_attempt(uuid, text, text, interval, timestamptz) is
  'A new attempt with its paper. Who may begin, and with what time, the caller has decided.';

create function public.start_quiz(lesson_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  course text := app.course_of(start_quiz.lesson_id);
  enrolment uuid;
  under_way uuid;
  quiz app.quizzes;
begin
  if not app.can_open_lesson(start_quiz.lesson_id) then
    raise exception using errcode = 'PT403', message = 'lesson-locked';
  end if;
  enrolment := app.enter(course);
  if enrolment is null then
    raise exception using errcode = 'PT403', message = 'not-enrolled';
  end if;
  -- One start at a time for each learner: the others find its attempt.
  perform from public.enrolments e where e.id = enrolment for no key update;
  perform app.finish_overdue_quiz_attempts(enrolment, start_quiz.lesson_id);
  select a.id into under_way
  from public.quiz_attempts a
  where a.enrolment_id = enrolment and a.lesson_id = start_quiz.lesson_id
    and a.finished_at is null;
  if under_way is null then
    select z.* into quiz
    from public.lessons l join app.quizzes z on z.hash = l.quiz_hash
    where l.id = start_quiz.lesson_id;
    if quiz.hash is null then
      raise exception using errcode = 'PT404', message = 'quiz-unknown';
    end if;
    if quiz.attempts_allowed <= (
      select count(*) from public.quiz_attempts a
      where a.enrolment_id = enrolment and a.lesson_id = start_quiz.lesson_id
    ) then
      raise exception using errcode = 'PT403', message = 'no-attempts-left';
    end if;
    perform app.spend_attempt('quiz attempt per hour', me::text);
    under_way := app.begin_quiz_attempt(enrolment, start_quiz.lesson_id, quiz.hash);
  end if;
  return app.quiz_attempt_answer(under_way);
end $$;
comment on function public.start_quiz(text) is 'The attempt under way, or a new one.';
grant execute on function public.start_quiz(text) to authenticated;

create function public.quiz_attempt(attempt_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  attempt public.quiz_attempts := app.my_quiz_attempt(quiz_attempt.attempt_id, is_held => false);
begin
  perform app.finish_overdue_quiz_attempts(attempt.enrolment_id, attempt.lesson_id)
  where attempt.finished_at is null and attempt.deadline is not null;
  return app.quiz_attempt_answer(attempt.id);
end $$;
comment on function public.quiz_attempt(uuid) is
  'The caller''s attempt: questions and answers, and the keys of what was checked; all of them once it is finished.';
grant execute on function public.quiz_attempt(uuid) to authenticated;

create function app.quiz_choices(ticked int[], entry app.quiz_answers, quiz text) returns smallint[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  sorted smallint[];
begin
  if ticked is null or cardinality(ticked) > cardinality(entry.choice_order)
    or not ticked <@ entry.choice_order::int[] then
    raise exception using errcode = 'PT422', message = 'answer-invalid';
  end if;
  sorted := array(select distinct unnest(ticked)::smallint as number order by number);
  if cardinality(sorted) > 1 and not (
    select q.has_several from app.questions q
    where q.quiz_hash = quiz and q.number = entry.question
  ) then
    raise exception using errcode = 'PT422', message = 'answer-invalid';
  end if;
  return sorted;
end $$;
comment on function app.quiz_choices(int[], app.quiz_answers, text) is
  'What was ticked, in order and once each; refused where the question has no such answer.';

create function app.quiz_answer_of(attempt_id uuid, question int) returns app.quiz_answers
language plpgsql stable security definer set search_path = ''
as $$
declare
  entry app.quiz_answers;
begin
  select a.* into entry from app.quiz_answers a
  where a.attempt_id = quiz_answer_of.attempt_id and a.question = quiz_answer_of.question;
  if entry.question is null then
    raise exception using errcode = 'PT404', message = 'question-unknown';
  end if;
  return entry;
end $$;

create function public.save_quiz_answer(
  attempt_id uuid, question int, choices int[], revision int, writer uuid, step int,
  is_skipped boolean default false
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  attempt public.quiz_attempts := app.my_quiz_attempt(save_quiz_answer.attempt_id);
  entry app.quiz_answers := app.quiz_answer_of(attempt.id, save_quiz_answer.question);
  ticked smallint[] := app.quiz_choices(save_quiz_answer.choices, entry, attempt.quiz_hash);
  skips boolean := coalesce(save_quiz_answer.is_skipped, false) and ticked = '{}';
  is_known boolean := entry.saved_at is not null and entry.choices = ticked
    and (entry.skipped_at is not null) = skips;
  is_next boolean := entry.revision = save_quiz_answer.revision
    or entry.writer = save_quiz_answer.writer and entry.step < save_quiz_answer.step;
begin
  if not is_known then
    perform app.require_quiz_open(attempt, entry.part);
    if is_next is not true then
      raise exception using errcode = 'PT409', message = 'answer-changed',
        detail = jsonb_build_object('choices', entry.choices, 'revision', entry.revision)::text;
    end if;
    update app.quiz_answers a
    set choices = ticked, revision = a.revision + 1, writer = save_quiz_answer.writer,
      step = coalesce(save_quiz_answer.step, 0), saved_at = app.clock(),
      skipped_at = case when skips then app.clock() end
    where a.attempt_id = attempt.id and a.question = entry.question
    returning a.* into entry;
    update public.quiz_attempts a set current_question = entry.question
    where a.id = attempt.id and a.current_question <> entry.question;
  end if;
  return jsonb_build_object('choices', entry.choices, 'revision', entry.revision,
    'is_skipped', entry.skipped_at is not null, 'saved_at', entry.saved_at);
end $$;
comment on function public.save_quiz_answer(uuid, int, int[], int, uuid, int, boolean) is
  'Keeps what is ticked. Sent twice it is kept once; a page that has not seen the newest answer is refused with `answer-changed`, unless that answer was its own.';
grant execute on function
  public.save_quiz_answer(uuid, int, int[], int, uuid, int, boolean) to authenticated;

create function public.go_to_quiz_question(attempt_id uuid, question int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  attempt public.quiz_attempts := app.my_quiz_attempt(go_to_quiz_question.attempt_id);
  entry app.quiz_answers := app.quiz_answer_of(attempt.id, go_to_quiz_question.question);
begin
  perform app.require_quiz_open(attempt);
  update public.quiz_attempts a set current_question = entry.question
  where a.id = attempt.id and a.current_question <> entry.question;
end $$;
grant execute on function public.go_to_quiz_question(uuid, int) to authenticated;

create function public.check_quiz_question(attempt_id uuid, question int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  attempt public.quiz_attempts := app.my_quiz_attempt(check_quiz_question.attempt_id);
  entry app.quiz_answers := app.quiz_answer_of(attempt.id, check_quiz_question.question);
begin
  if entry.checked_at is null then
    if not (select z.offers_check from app.quizzes z where z.hash = attempt.quiz_hash) then
      raise exception using errcode = 'PT403', message = 'check-not-offered';
    end if;
    perform app.require_quiz_open(attempt, entry.part);
    update app.quiz_answers a
    set checked_at = app.clock(), choices_when_checked = a.choices
    where a.attempt_id = attempt.id and a.question = entry.question;
  end if;
  return app.quiz_question_key(attempt.quiz_hash, entry.question);
end $$;
comment on function public.check_quiz_question(uuid, int) is
  'The key of one question, noted with what was ticked until then.';
grant execute on function public.check_quiz_question(uuid, int) to authenticated;

create function public.close_quiz_part(attempt_id uuid, part int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  attempt public.quiz_attempts := app.my_quiz_attempt(close_quiz_part.attempt_id);
begin
  if close_quiz_part.part = any (attempt.closed_parts) then
    return;
  end if;
  perform app.require_quiz_open(attempt);
  if not exists (
    select from app.quiz_answers a where a.attempt_id = attempt.id and a.part = close_quiz_part.part
  ) then
    raise exception using errcode = 'PT404', message = 'part-unknown';
  end if;
  update public.quiz_attempts a
  set closed_parts = a.closed_parts || close_quiz_part.part::smallint
  where a.id = attempt.id;
end $$;
comment on function public.close_quiz_part(uuid, int) is 'Hands in one part, for good.';
grant execute on function public.close_quiz_part(uuid, int) to authenticated;

create function public.finish_quiz(attempt_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  attempt public.quiz_attempts := app.my_quiz_attempt(finish_quiz.attempt_id);
begin
  if attempt.finished_at is null then
    perform app.finish_quiz_attempt(attempt);
  end if;
  return app.quiz_attempt_answer(attempt.id);
end $$;
comment on function public.finish_quiz(uuid) is 'Grades the attempt, once, and answers with all its keys.';
grant execute on function public.finish_quiz(uuid) to authenticated;

-- « Valider » is for what cannot be graded: a quiz validates its lesson when it is finished.
create or replace function public.validate_lesson(lesson_id text) returns jsonb
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
  if exists (
    select from public.lessons l
    where l.id = validate_lesson.lesson_id and l.quiz_hash is not null
  ) and not exists (
    select from public.lesson_validations v
    where v.enrolment_id = enrolment and v.lesson_id = validate_lesson.lesson_id
  ) then
    raise exception using errcode = 'PT403', message = 'quiz-to-finish';
  end if;
  insert into public.lesson_validations (enrolment_id, lesson_id, validated_at)
  values (enrolment, validate_lesson.lesson_id, app.clock())
  on conflict (enrolment_id, lesson_id) do nothing;
  return public.my_course(course);
end $$;

create function app.erase_quiz_attempts(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  update app.quiz_answers a set writer = null
  from public.quiz_attempts t join public.enrolments e on e.id = t.enrolment_id
  where a.attempt_id = t.id and e.person_id = erase_quiz_attempts.person and a.writer is not null
$$;
comment on function app.erase_quiz_attempts(uuid) is
  'Attempts follow the enrolment, which is nobody''s once the profile has no name.';

create function app.quiz_attempts_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'lesson_id', t.lesson_id, 'lesson', l.title, 'number', t.number,
    'started_at', t.started_at, 'time_limit', t.time_limit, 'deadline', t.deadline,
    'current_question', t.current_question, 'closed_parts', t.closed_parts,
    'locked_at', t.locked_at, 'finished_at', t.finished_at, 'points', t.points,
    'max_points', t.max_points, 'checked_count', t.checked_count, 'has_passed', t.has_passed,
    'answers', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'question', a.question, 'choices', a.choices, 'revision', a.revision,
        'saved_at', a.saved_at, 'skipped_at', a.skipped_at, 'checked_at', a.checked_at,
        'choices_when_checked', a.choices_when_checked, 'points', a.points
      ) order by a.position), '[]')
      from app.quiz_answers a where a.attempt_id = t.id
    )) order by t.started_at, t.id), '[]')
  from public.quiz_attempts t
  join public.enrolments e on e.id = t.enrolment_id
  join public.lessons l on l.id = t.lesson_id
  where e.person_id = quiz_attempts_of.person
$$;
