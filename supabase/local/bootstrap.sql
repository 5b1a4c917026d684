-- What a Supabase project already holds before the first migration, on a bare PostgreSQL 17.
-- Run by the superuser, as often as one likes.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('postgres', 'login createdb createrole bypassrls'),
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'login noinherit')
    ) as roles (name, options)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I %s', wanted.name, wanted.options);
      exception when duplicate_object or unique_violation then
        null; -- roles belong to the cluster: another database's bootstrap was faster
      end;
    end if;
  end loop;

  execute format('grant create, connect, temporary on database %I to postgres', current_database());
  -- PostgreSQL lets everybody connect; here each role enters its own database only.
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to authenticator', current_database());
  execute format('alter database %I set search_path = "$user", public, extensions', current_database());
end $$;

grant anon, authenticated, service_role to authenticator;
-- A superuser called postgres (a test's own cluster) needs no membership, and may not grant to itself.
do $$
begin
  if current_user <> 'postgres' then
    grant anon, authenticated, service_role, authenticator to postgres with admin option;
  end if;
end $$;

create schema if not exists extensions;
grant usage on schema extensions to postgres, anon, authenticated, service_role;
grant create on schema extensions to postgres;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

grant usage on schema public to postgres, anon, authenticated, service_role;
grant create on schema public to postgres;

-- Hosted Supabase gives every new object of public to its API roles: a migration that forgets
-- its revoke must show here, and not only there.
alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;
