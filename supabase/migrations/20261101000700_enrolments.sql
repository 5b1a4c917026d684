create table public.enrolments (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.profiles (id) on delete cascade,
  course_id text not null references public.courses (id),
  session_id uuid,
  last_lesson_id text references public.lessons (id),
  created_at timestamptz not null default now(),
  foreign key (session_id, course_id) references public.sessions (id, course_id),
  unique nulls not distinct (person_id, course_id, session_id)
);
comment on table public.enrolments is
  'A person in a course, in one of its sessions or in none. Progress hangs on it.';
comment on column public.enrolments.last_lesson_id is
  'The last lesson visited that was not validated then: where « Reprendre » leads.';

create index on public.enrolments (course_id, person_id);
create index on public.enrolments (session_id, course_id);
create index on public.enrolments (last_lesson_id);

revoke all on public.enrolments from anon, authenticated, service_role;
grant select (id, person_id, course_id, session_id, created_at) on public.enrolments
  to authenticated;
grant select, insert, delete on public.enrolments to service_role;

alter table public.enrolments enable row level security;

create policy "Learners see their own enrolments"
  on public.enrolments for select to authenticated
  using (person_id = (select app.me()));

create function app.my_sessions() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select e.session_id from public.enrolments e
    where e.person_id = app.me() and e.session_id is not null;
end $$;
grant execute on function app.my_sessions() to authenticated;

create policy "Learners see the sessions they are enrolled in"
  on public.sessions for select to authenticated
  using (id = any (array(select app.my_sessions())));

create function app.my_enrolments() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select e.id from public.enrolments e where e.person_id = app.me();
end $$;
grant execute on function app.my_enrolments() to authenticated;

create function app.my_enrolment(course_id text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select e.id
    from public.enrolments e
    left join public.sessions s on s.id = e.session_id
    where e.person_id = app.me() and e.course_id = my_enrolment.course_id
    order by
      (s.id is null or s.starts_at <= app.clock() and app.clock() < s.ends_at) desc,
      s.starts_at desc nulls last
    limit 1
  );
end $$;
comment on function app.my_enrolment(text) is
  'The caller''s enrolment that counts now: in a running session first, else in the latest.';

create function app.session_state(course_id text) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select case
      when bool_or(s.id is null or s.starts_at <= app.clock() and app.clock() < s.ends_at)
        then 'running'
      when bool_or(app.clock() < s.starts_at) then 'session-not-started'
      when count(*) > 0 then 'session-over'
    end
    from public.enrolments e
    left join public.sessions s on s.id = e.session_id
    where e.person_id = app.me() and e.course_id = session_state.course_id
  );
end $$;
comment on function app.session_state(text) is
  'The best of the caller''s sessions of a course; null without an enrolment. An enrolment without session always runs.';

create table app.course_counts (
  course_id text primary key references public.courses (id),
  enrolled int not null default 0
);
comment on table app.course_counts is
  'How many enrolments a course has, kept by triggers: counting a hundred thousand rows for each visitor of a page is too slow.';

revoke all on app.course_counts from anon, authenticated, service_role;
alter table app.course_counts enable row level security;

create function app.count_enrolments() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into app.course_counts as counts (course_id, enrolled)
  select changed.course_id, case when tg_op = 'INSERT' then count(*) else -count(*) end
  from changed group by changed.course_id order by changed.course_id
  on conflict (course_id) do update set enrolled = counts.enrolled + excluded.enrolled;
  return null;
end $$;

create trigger count_new_enrolments after insert on public.enrolments
  referencing new table as changed for each statement execute function app.count_enrolments();
create trigger count_ended_enrolments after delete on public.enrolments
  referencing old table as changed for each statement execute function app.count_enrolments();

create function public.course_figures(course_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return jsonb_build_object('enrolled', coalesce(
    (select c.enrolled from app.course_counts c where c.course_id = course_figures.course_id), 0));
end $$;
grant execute on function public.course_figures(text) to anon, authenticated;

create function app.course_figures() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    jsonb_object_agg(c.id, jsonb_build_object('enrolled', coalesce(k.enrolled, 0))), '{}')
  from public.courses c left join app.course_counts k on k.course_id = c.id
  where c.retired_at is null
$$;
comment on function app.course_figures() is 'For the build: {courseId: {enrolled}}.';
grant execute on function app.course_figures() to publisher;
