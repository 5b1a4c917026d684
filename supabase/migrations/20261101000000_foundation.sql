-- Closed by default. Hosted Supabase gives ALL on every new object of public to its API roles, and
-- PostgreSQL lets everybody execute every new function: each migration grants what it means to.
create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists unaccent with schema extensions;

create schema app;
comment on schema app is 'Helpers and private tables. Never exposed by the API.';

alter default privileges revoke execute on functions from public;
alter default privileges in schema public
  revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public
  revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public
  revoke all on functions from anon, authenticated, service_role;

revoke all on all tables in schema public, app from public, anon, authenticated, service_role;
revoke all on all functions in schema public, app from public, anon, authenticated, service_role;
revoke all on schema app from public;
revoke create on schema public from public;

-- Policies and column defaults run with the caller's rights: they name functions of app.
grant usage on schema app to anon, authenticated;

-- The publisher signs in to PostgreSQL itself. Its password is set where the database is run.
do $$
begin
  create role publisher with login noinherit;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the cluster: another database of it has made this one
end $$;
grant usage on schema app to publisher;

create function app.clock() returns timestamptz
language sql stable set search_path = ''
as $$ select pg_catalog.now() $$;
comment on function app.clock() is
  'The one clock. Local stack and tests replace its body; nothing in production can.';
grant execute on function app.clock() to publisher;

-- A refusal whose transaction must commit, because it counts an attempt: the API answers as if the
-- function had raised. What need not be remembered is raised.
create function app.refuse(status int, word text) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  perform set_config('response.status', status::text, true);
  return jsonb_build_object('code', 'PT' || status, 'message', word, 'details', null, 'hint', null);
end $$;

create function app.random_token() returns text
language sql volatile set search_path = ''
as $$ select translate(encode(extensions.gen_random_bytes(32), 'base64'), '+/=', '-_') $$;
comment on function app.random_token() is '32 random bytes in base64url.';

create function app.digest(secret text) returns bytea
language sql immutable set search_path = ''
as $$ select sha256(convert_to(secret, 'UTF8')) $$;
