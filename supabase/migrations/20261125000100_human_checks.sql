-- A proof of work in place of a picture to copy, in ALTCHA's format and without any third party: it
-- is made, verified and used up here, before a function looks at the address that comes with it.
create table app.human_check_rule (
  is_only boolean primary key default true check (is_only),
  secret bytea not null default extensions.gen_random_bytes(32),
  max_hashes int not null check (max_hashes between 1 and 100000000),
  valid interval not null
);
comment on table app.human_check_rule is
  'How hard a check is, how long one is good, and what signs it. A row, so that tests and operators may change it.';
comment on column app.human_check_rule.max_hashes is
  'The answer hides somewhere below: half of it is tried on average, and never more. A search without an end would be quick for most and endless for some.';

insert into app.human_check_rule (max_hashes, valid) values (20000, '10 minutes');

create table app.spent_human_checks (
  digest bytea primary key,
  expires_at timestamptz not null
);
comment on table app.spent_human_checks is 'Checks that have served, until they would have expired anyway.';

create index on app.spent_human_checks (expires_at);

revoke all on app.human_check_rule, app.spent_human_checks from anon, authenticated, service_role;
alter table app.human_check_rule enable row level security;
alter table app.spent_human_checks enable row level security;

create function app.sign_human_check(parameters jsonb) returns text
language sql stable security definer set search_path = ''
as $$
  select encode(extensions.hmac(convert_to(
    '{' || string_agg(to_json(p.key) || ':' || p.value::text, ',' order by p.key collate "C") || '}',
    'UTF8'), r.secret, 'sha256'), 'hex')
  from app.human_check_rule r, jsonb_each(parameters) p
  group by r.secret
$$;
comment on function app.sign_human_check(jsonb) is
  'ALTCHA''s signature: HMAC over the parameters as JSON with sorted keys.';

create function app.human_check_key(parameters jsonb, counter int) returns text
language sql immutable set search_path = ''
as $$
  select encode(sha256(
    decode(parameters ->> 'salt', 'hex') || decode(parameters ->> 'nonce', 'hex') || int4send(counter)
  ), 'hex')
$$;

create function public.make_human_check() returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  rule app.human_check_rule;
  parameters jsonb;
  answer int;
begin
  select * into strict rule from app.human_check_rule;
  parameters := jsonb_build_object(
    'algorithm', 'SHA-256',
    'cost', 1,
    'expiresAt', ceil(extract(epoch from app.clock() + rule.valid))::bigint,
    'keyLength', 32,
    'nonce', encode(extensions.gen_random_bytes(16), 'hex'),
    'salt', encode(extensions.gen_random_bytes(16), 'hex')
  );
  answer := ('x' || encode(extensions.gen_random_bytes(4), 'hex'))::bit(32)::bigint % rule.max_hashes;
  parameters := parameters
    || jsonb_build_object('keyPrefix', left(app.human_check_key(parameters, answer), 32));
  return jsonb_build_object(
    'parameters', parameters,
    'signature', app.sign_human_check(parameters)
  );
end $$;
comment on function public.make_human_check() is
  'A challenge that a telephone solves while somebody types; nothing is stored until it is spent.';
grant execute on function public.make_human_check() to anon, authenticated;

create function public.spend_human_check(proof jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  parameters jsonb := proof #> '{challenge,parameters}';
  signature text := proof #>> '{challenge,signature}';
  counter text := proof #>> '{solution,counter}';
  is_ours boolean := false;
  is_solved boolean := false;
  good_until timestamptz;
begin
  if jsonb_typeof(parameters) = 'object' and signature is not null and counter ~ '^\d{1,9}$' then
    -- Digests are compared, so that time tells nothing about the signature.
    is_ours := app.digest(signature) = app.digest(app.sign_human_check(parameters));
  end if;
  if is_ours then
    is_solved := left(app.human_check_key(parameters, counter::int), 32) = parameters ->> 'keyPrefix';
  end if;
  if not is_solved then
    raise exception using errcode = 'PT400', message = 'human-check-invalid';
  end if;
  good_until := to_timestamp((parameters ->> 'expiresAt')::bigint);
  if good_until <= app.clock() then
    raise exception using errcode = 'PT410', message = 'human-check-expired';
  end if;
  begin
    insert into app.spent_human_checks (digest, expires_at)
    values (app.digest(signature), good_until);
  exception when unique_violation then
    raise exception using errcode = 'PT409', message = 'human-check-used';
  end;
end $$;
comment on function public.spend_human_check(jsonb) is
  'Takes a proof once. Its own call, so that a refusal of what comes after does not give it back.';
grant execute on function public.spend_human_check(jsonb) to service_role;

create function app.job_purge_human_checks() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  spent int;
  permits int;
begin
  delete from app.spent_human_checks s where s.expires_at <= app.clock();
  get diagnostics spent = row_count;
  delete from app.account_permits p where p.expires_at <= app.clock();
  get diagnostics permits = row_count;
  return jsonb_build_object('spent', spent, 'permits', permits);
end $$;

insert into app.jobs (name, every) values ('purge_human_checks', '1 hour');

-- The second lock: an account comes from a sign-up of ours or from the service, whatever way into
-- Auth somebody finds open.
create table app.account_permits (
  email text primary key,
  expires_at timestamptz not null
);
comment on table app.account_permits is
  'Addresses for which the service is about to make an account without a sign-up. Used up by it.';

revoke all on app.account_permits from anon, authenticated, service_role;
alter table app.account_permits enable row level security;

create function public.permit_account(courriel text) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.account_permits (email, expires_at)
  values (lower(btrim(courriel)), app.clock() + interval '5 minutes')
  on conflict (email) do update set expires_at = excluded.expires_at
$$;
comment on function public.permit_account(text) is
  'Lets the service make one account within five minutes: the decoy, the demonstration, an import.';
grant execute on function public.permit_account(text) to service_role;

create function app.refuse_unknown_accounts() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text := lower(new.email);
  is_permitted boolean;
begin
  delete from app.account_permits p
  where p.email = address and p.expires_at > app.clock()
  returning true into is_permitted;
  if is_permitted or exists (
    select from app.sign_ups s
    where s.email = address and s.ticket_hash is not null and s.ticket_expires_at > app.clock()
      and s.finished_at is null
  ) then
    return new;
  end if;
  raise exception using errcode = 'PT403', message = 'account-not-permitted';
end $$;

create trigger accounts_come_from_a_sign_up
  before insert on auth.users
  for each row execute function app.refuse_unknown_accounts();
