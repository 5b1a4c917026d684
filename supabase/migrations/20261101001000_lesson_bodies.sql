create table public.lesson_bodies (
  lesson_id text not null,
  hash text not null,
  html text not null,
  created_at timestamptz not null default now(),
  primary key (lesson_id, hash)
);
comment on table public.lesson_bodies is
  'Bodies of gated lessons, checked HTML, immutable. They arrive before their lesson''s first release is live, hence no foreign key.';

revoke all on public.lesson_bodies from anon, authenticated, service_role;
grant select (lesson_id, html) on public.lesson_bodies to anon, authenticated;
grant select on public.lesson_bodies to service_role;

alter table public.lesson_bodies enable row level security;

create function app.current_body(lesson_id text) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select l.body_hash from public.lessons l where l.id = current_body.lesson_id);
end $$;
grant execute on function app.current_body(text) to anon, authenticated;

create policy "Everyone reads the current body of a lesson that is open to them"
  on public.lesson_bodies for select to anon, authenticated
  using (hash = app.current_body(lesson_id) and app.can_open_lesson(lesson_id));
