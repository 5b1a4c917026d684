create table public.courses (
  id text primary key,
  slug text not null,
  title text not null,
  access text not null check (access in ('public', 'enrolled')),
  position int not null,
  retired_at timestamptz,
  -- Deferred, so that one release may swap two slugs.
  constraint courses_live_slug exclude using btree (slug with =)
    where (retired_at is null) deferrable initially deferred
);
comment on table public.courses is
  'The catalogue, keyed by the CMS''s documentId. Releases write it; what leaves it is retired, never deleted.';

create table public.modules (
  id text primary key,
  course_id text not null references public.courses (id),
  slug text not null,
  title text not null,
  position int not null,
  opens_at timestamptz,
  retired_at timestamptz,
  constraint modules_live_slug exclude using btree (slug with =)
    where (retired_at is null) deferrable initially deferred
);
comment on table public.modules is 'The parts of a course. Without an opening date a module stays locked.';

create table public.lessons (
  id text primary key,
  module_id text not null references public.modules (id),
  slug text not null,
  title text not null,
  kind text not null check (kind in ('lesson', 'video', 'toolkit', 'resource', 'quiz')),
  position int not null,
  opens_at timestamptz,
  duration_minutes int,
  is_static boolean not null,
  body_hash text,
  retired_at timestamptz,
  constraint lessons_live_slug exclude using btree (slug with =)
    where (retired_at is null) deferrable initially deferred
);
comment on table public.lessons is 'The sequences of a module.';
comment on column public.lessons.opens_at is
  'When it opens: its own date, or its module''s. Null: not dated yet, so locked.';
comment on column public.lessons.body_hash is 'Names the current body; null where the page holds it.';

create index on public.modules (course_id, position);
create index on public.lessons (module_id, position);
create index on public.lessons (opens_at) where retired_at is null;

revoke all on public.courses, public.modules, public.lessons from anon, authenticated, service_role;
grant select (id, slug, title, access, position) on public.courses to anon, authenticated;
grant select (id, course_id, slug, title, position, opens_at) on public.modules
  to anon, authenticated;
grant select (id, module_id, slug, title, kind, position, opens_at, duration_minutes)
  on public.lessons to anon, authenticated;
grant select on public.courses, public.modules, public.lessons to service_role;

alter table public.courses enable row level security;
alter table public.modules enable row level security;
alter table public.lessons enable row level security;

create policy "Everyone sees the courses that are published"
  on public.courses for select to anon, authenticated
  using (retired_at is null);

create policy "Everyone sees the modules that are published"
  on public.modules for select to anon, authenticated
  using (retired_at is null);

create policy "Everyone sees the lessons that are published"
  on public.lessons for select to anon, authenticated
  using (retired_at is null);
