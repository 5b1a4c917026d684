create table app.audit_log (
  id bigint generated always as identity primary key,
  happened_at timestamptz not null default now(),
  actor_id uuid references public.profiles (id) on delete set null,
  action text not null,
  subject text not null,
  details jsonb not null default '{}'
);
comment on table app.audit_log is
  'Who did what to whom, where it must be provable later. Written by functions, purged after a year.';

create index on app.audit_log (actor_id);
create index on app.audit_log (happened_at);

revoke all on app.audit_log from anon, authenticated, service_role;
alter table app.audit_log enable row level security;

create function app.audit(action text, subject text, details jsonb default '{}') returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.audit_log (happened_at, actor_id, action, subject, details)
  values (app.clock(), app.me(), action, subject, details)
$$;
