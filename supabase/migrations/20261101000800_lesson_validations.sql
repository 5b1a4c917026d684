create table public.lesson_validations (
  enrolment_id uuid not null references public.enrolments (id) on delete cascade,
  lesson_id text not null references public.lessons (id),
  validated_at timestamptz not null default now(),
  primary key (enrolment_id, lesson_id)
);
comment on table public.lesson_validations is
  'What a learner has declared done. Survives unpublishing, republishing and renaming of the lesson.';

create index on public.lesson_validations (lesson_id);

revoke all on public.lesson_validations from anon, authenticated, service_role;
grant select on public.lesson_validations to authenticated, service_role;

alter table public.lesson_validations enable row level security;

create policy "Learners see their own validations"
  on public.lesson_validations for select to authenticated
  using (enrolment_id = any (array(select app.my_enrolments())));
