create table public.sessions (
  id uuid primary key default gen_random_uuid(),
  course_id text not null references public.courses (id),
  name text not null check (length(name) between 1 and 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null default now(),
  check (ends_at > starts_at),
  unique (id, course_id)
);
comment on table public.sessions is 'A run of a course for the people enrolled in it, from one date to another.';

create index on public.sessions (course_id);

revoke all on public.sessions from anon, authenticated, service_role;
grant select (id, course_id, name, starts_at, ends_at) on public.sessions to authenticated;
grant select, insert, update, delete on public.sessions to service_role;

alter table public.sessions enable row level security;
