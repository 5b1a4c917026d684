create table public.comments (
  id uuid primary key default gen_random_uuid(),
  lesson_id text not null references public.lessons (id),
  author_id uuid not null references public.profiles (id),
  parent_id uuid references public.comments (id),
  body text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  hidden_at timestamptz,
  locked_at timestamptz
);
comment on table public.comments is
  'What people write under a lesson, and the answers to it: one level deep. A deleted one keeps its place for its answers, without its text.';

create index on public.comments (lesson_id, created_at, id) where parent_id is null;
create index on public.comments (parent_id, created_at, id);
create index on public.comments (author_id, created_at desc);

revoke all on public.comments from anon, authenticated, service_role;
alter table public.comments enable row level security;

create function app.erase_comments(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$ select $$;

create function app.comments_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select '[]'::jsonb $$;
