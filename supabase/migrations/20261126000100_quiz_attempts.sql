create table public.quiz_attempts (
  id uuid primary key default gen_random_uuid(),
  enrolment_id uuid not null references public.enrolments (id) on delete cascade,
  lesson_id text not null references public.lessons (id),
  quiz_hash text not null references app.quizzes (hash),
  number int not null,
  started_at timestamptz not null,
  deadline timestamptz,
  finished_at timestamptz,
  points numeric(8, 3),
  max_points numeric(8, 3),
  checked_count int,
  has_passed boolean,
  unique (enrolment_id, lesson_id, number)
);
comment on table public.quiz_attempts is
  'A learner''s tries at a quiz. Graded by the database when finished; an attempt under way has no points.';

create index on public.quiz_attempts (lesson_id);
create index on public.quiz_attempts (quiz_hash);

revoke all on public.quiz_attempts from anon, authenticated, service_role;
grant select on public.quiz_attempts to authenticated, service_role;
alter table public.quiz_attempts enable row level security;

create policy "Learners see their own attempts"
  on public.quiz_attempts for select to authenticated
  using (enrolment_id = any (array(select app.my_enrolments())));

create function app.erase_quiz_attempts(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$ select $$;

create function app.quiz_attempts_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select '[]'::jsonb $$;
