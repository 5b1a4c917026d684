create table public.staff_roles (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.profiles (id) on delete cascade,
  role text not null check (role in ('course team', 'platform staff')),
  course_id text references public.courses (id),
  granted_at timestamptz not null default now(),
  granted_by uuid references public.profiles (id) on delete set null,
  check ((role = 'course team') = (course_id is not null)),
  unique nulls not distinct (person_id, role, course_id)
);
comment on table public.staff_roles is 'What a person may do beyond learning: rows, scoped and additive.';

create index on public.staff_roles (course_id);
create index on public.staff_roles (granted_by);

revoke all on public.staff_roles from anon, authenticated, service_role;
grant select (id, person_id, role, course_id) on public.staff_roles to authenticated;
grant select, insert, delete on public.staff_roles to service_role;

alter table public.staff_roles enable row level security;

create policy "People see their own roles"
  on public.staff_roles for select to authenticated
  using (person_id = (select app.me()));

create function app.is_team(course_id text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.staff_roles r
    where r.person_id = app.me()
      and (r.role = 'platform staff' or r.role = 'course team' and r.course_id = is_team.course_id)
  );
end $$;
comment on function app.is_team(text) is 'Whether the caller looks after this course.';

create function app.grant_role(courriel text, role text, course_slug text default null) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  person uuid;
  course text;
  given uuid;
begin
  select p.id into person
  from auth.users u join public.profiles p on p.user_id = u.id
  where u.email = lower(btrim(grant_role.courriel)) and not u.is_sso_user
    and p.finished_at is not null;
  if person is null then
    raise exception using errcode = 'PT404', message = 'person-unknown';
  end if;
  if grant_role.course_slug is not null then
    select c.id into course
    from public.courses c where c.slug = grant_role.course_slug and c.retired_at is null;
    if course is null then
      raise exception using errcode = 'PT404', message = 'course-unknown';
    end if;
  end if;
  insert into public.staff_roles (person_id, role, course_id, granted_by)
  values (person, grant_role.role, course, app.me())
  on conflict on constraint staff_roles_person_id_role_course_id_key
  do update set role = excluded.role
  returning id into given;
  perform app.audit('grant-role', person::text,
    jsonb_build_object('role', grant_role.role, 'course_id', course));
  return given;
end $$;
comment on function app.grant_role(text, text, text) is
  'Gives a role to the person with this address; the first platform staff is named in this way.';
