create table public.consents (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.profiles (id) on delete cascade,
  document text not null,
  version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= given_at),
  unique (person_id, document, version)
);
comment on table public.consents is 'What a person read and accepted, in which version, and when.';

revoke all on public.consents from anon, authenticated, service_role;
grant select on public.consents to authenticated, service_role;

alter table public.consents enable row level security;

create policy "People see their own consents"
  on public.consents for select to authenticated
  using (person_id = (select app.me()));
