create table public.profiles (
  id uuid primary key default gen_random_uuid(),
  user_id uuid unique references auth.users (id) on delete set null,
  username text unique
    check (username ~ '^[a-z0-9][a-z0-9._-]*[a-z0-9]$' and length(username) between 2 and 50),
  display_name text collate "fr-x-icu" check (length(display_name) between 2 and 50),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  suspended_at timestamptz,
  deleted_at timestamptz,
  must_change_password boolean not null default false,
  terms_due text,
  check (deleted_at is not null or (username is not null and display_name is not null))
);
comment on table public.profiles is
  'A person. Outlives the account: deleting it leaves a row without names, which everything else refers to.';
comment on column public.profiles.finished_at is 'Null until sign-up is finished.';
comment on column public.profiles.terms_due is
  'The version of the terms that must be accepted before going on; null when none.';

revoke all on public.profiles from anon, authenticated, service_role;
grant select (id, username, display_name, created_at) on public.profiles to authenticated;
grant select on public.profiles to service_role;

alter table public.profiles enable row level security;

create function app.me() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select p.id
    from public.profiles p
    where p.user_id = auth.uid()
      and p.finished_at is not null
      and p.suspended_at is null
      and p.deleted_at is null
      and not p.must_change_password
      and p.terms_due is null
  );
end $$;
comment on function app.me() is
  'The caller''s profile; null for the signed-out, the unfinished, the suspended, the deleted, and for whom a new password or new terms are due.';
grant execute on function app.me() to anon, authenticated;

create function app.require_me() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.me();
begin
  if me is null then
    raise exception using errcode = 'PT401', message = 'signed-out';
  end if;
  return me;
end $$;

create policy "People see their own profile"
  on public.profiles for select to authenticated
  using (id = (select app.me()));

create table app.reserved_names (
  username text primary key
);
comment on table app.reserved_names is 'Names that would pass for the platform itself.';

revoke all on app.reserved_names from anon, authenticated, service_role;
alter table app.reserved_names enable row level security;

insert into app.reserved_names (username) values
  ('admin'), ('administrateur'), ('administration'), ('administratrice'), ('aide'), ('anonyme'),
  ('assistance'), ('compte'), ('contact'), ('equipe'), ('formateur'), ('formatrice'), ('moderateur'),
  ('moderation'), ('moderatrice'), ('mooc'), ('null'), ('officiel'), ('personne'), ('postmaster'),
  ('preau'), ('root'), ('securite'), ('service'), ('support'), ('system'), ('systeme'), ('undefined'),
  ('webmaster');

create function app.tidy_name(display_name text) returns text
language sql immutable set search_path = ''
as $$ select normalize(btrim(regexp_replace(display_name, '\s+', ' ', 'g')), nfc) $$;

create function app.username_from(display_name text) returns text
language sql stable set search_path = ''
as $$
  select btrim(
    regexp_replace(lower(extensions.unaccent(display_name)), '[^a-z0-9._-]+', '.', 'g'),
    '._-'
  )
$$;
comment on function app.username_from(text) is
  'What a person signs in with, from the name shown: lower case, accents folded, anything else a dot.';

create function app.is_readable_as(display_name text, username text) returns boolean
language sql stable set search_path = ''
as $$
  select regexp_replace(lower(extensions.unaccent(display_name)), '[^[:alpha:]]', '', 'g')
    = regexp_replace(username, '[^a-z]', '', 'g')
$$;
comment on function app.is_readable_as(text, text) is
  'Whether all letters of a name stand in the one for signing in: a Cyrillic « а » would show somebody else''s name.';

create function app.is_reserved(username text) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
      select from app.reserved_names r
      where r.username = regexp_replace(is_reserved.username, '[._-]', '', 'g')
    )
    or (
      select bool_or(r.username is not null)
        and bool_and(r.username is not null or part ~ '^\d*$' or part in (
          'l', 'le', 'la', 'les', 'd', 'de', 'du', 'des', 'et', 'client', 'clients', 'plateforme',
          'site', 'staff', 'team', 'technique'))
      from regexp_split_to_table(is_reserved.username, '[._-]+') part
      left join app.reserved_names r on r.username = part
    )
$$;
comment on function app.is_reserved(text) is
  'Whether a name would pass for the platform: « admin », « ad-min », « admin 2 », « L’équipe du MOOC ».';
