create table public.notifications (
  id bigint generated always as identity primary key,
  person_id uuid not null references public.profiles (id) on delete cascade,
  kind text not null check (kind in ('answer', 'mention', 'moderation', 'opening')),
  lesson_id text references public.lessons (id),
  comment_id uuid,
  details jsonb not null default '{}',
  unique_key text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (person_id, unique_key)
);
comment on table public.notifications is 'What a person is told on the site, and by mail where they wish.';

create index on public.notifications (person_id, id desc);
create index on public.notifications (lesson_id);

revoke all on public.notifications from anon, authenticated, service_role;
alter table public.notifications enable row level security;

create function app.notify(
  person uuid, kind text, unique_key text, lesson_id text default null, comment_id uuid default null,
  details jsonb default '{}'
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  insert into public.notifications
    (person_id, kind, unique_key, lesson_id, comment_id, details, created_at)
  values (notify.person, notify.kind, notify.unique_key, notify.lesson_id, notify.comment_id,
    notify.details, app.clock())
  on conflict (person_id, unique_key) do nothing;
end $$;
comment on function app.notify(uuid, text, text, text, uuid, jsonb) is
  'Tells somebody something, once per unique_key, by the ways they chose for its kind.';

create function app.erase_notices(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$ select $$;

create function app.notices_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select '[]'::jsonb $$;
