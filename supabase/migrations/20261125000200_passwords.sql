-- A password changes here and nowhere else: by a function of ours that checked the rule first.
create table app.password_grants (
  user_id uuid primary key,
  granted_at timestamptz not null,
  expires_at timestamptz not null,
  recovery_id uuid
);
comment on table app.password_grants is
  'Leave to change the password of one account once, within a minute, given when the rule was checked. Used up by the change itself.';
comment on column app.password_grants.user_id is
  'The account, without a reference: one that sign-up is making has no profile yet.';

revoke all on app.password_grants from anon, authenticated, service_role;
alter table app.password_grants enable row level security;

create table app.recoveries (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  -- Null where the address has no account that may be recovered: the row is there so that all
  -- addresses do the same work.
  person_id uuid references public.profiles (id) on delete cascade,
  token_hash bytea unique,
  code_hash bytea,
  ticket_hash bytea unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  superseded_at timestamptz,
  used_at timestamptz
);
comment on table app.recoveries is
  'Passwords lost: a link and a code by mail, good for an hour, used up by the new password. Secrets are stored as digests.';
comment on column app.recoveries.ticket_hash is
  'What the right code is exchanged for, so that it is typed, and counted, once.';

create index on app.recoveries (email, created_at desc);
create index on app.recoveries (person_id);

revoke all on app.recoveries from anon, authenticated, service_role;
alter table app.recoveries enable row level security;

insert into app.limits (kind, max_attempts, within) values
  ('recovery per courriel', 5, '1 hour'),
  ('recovery per address', 100, '1 hour'),
  ('recovery code per courriel', 10, '1 day');

create function public.grant_password(account uuid, recovery_token text default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  recovery uuid;
begin
  if grant_password.recovery_token is not null then
    recovery := (app.good_recovery(grant_password.recovery_token)).id;
  end if;
  insert into app.password_grants (user_id, granted_at, expires_at, recovery_id)
  values (grant_password.account, app.clock(), app.clock() + interval '1 minute', recovery)
  on conflict (user_id) do update
  set granted_at = excluded.granted_at, expires_at = excluded.expires_at,
    recovery_id = excluded.recovery_id;
end $$;
comment on function public.grant_password(uuid, text) is
  'Lets the password of an account be changed, once, within a minute. Called when the rule was checked.';
grant execute on function public.grant_password(uuid, text) to service_role;

create function app.guard_password() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  leave app.password_grants;
  person public.profiles;
begin
  -- An account that is closed loses its password: nobody enters by that.
  if coalesce(new.encrypted_password, '') = '' then
    return new;
  end if;
  delete from app.password_grants g
  where g.user_id = new.id and g.expires_at > app.clock()
  returning * into leave;
  if leave.user_id is null then
    raise exception using errcode = 'PT403', message = 'password-not-granted';
  end if;
  if leave.recovery_id is not null then
    perform from app.recoveries r
    where r.id = leave.recovery_id and r.used_at is null for update;
    if not found then
      raise exception using errcode = 'PT403', message = 'password-not-granted';
    end if;
    update app.recoveries r set used_at = app.clock() where r.id = leave.recovery_id;
  end if;

  update public.profiles p set must_change_password = false
  where p.user_id = new.id and p.finished_at is not null
  returning * into person;
  if person.id is not null then
    update app.recoveries r set superseded_at = app.clock()
    where r.person_id = person.id and r.used_at is null and r.superseded_at is null;
    -- Who knew the old password may have asked for another courriel: the notice of that says to
    -- choose a new password, so the new password is what stops it.
    update app.email_changes c set superseded_at = app.clock()
    where c.person_id = person.id and c.used_at is null and c.superseded_at is null;
    perform app.queue_mail(new.email, 'password-changed',
      jsonb_build_object('email', new.email, 'changed_at', app.clock()), 1, person.id);
    perform app.audit('change-password', person.id::text);
  end if;
  return new;
end $$;
comment on function app.guard_password() is
  'Refuses a new password without a grant. With one: uses it and the recovery up, tells the owner by mail, voids what is still open.';

create trigger guard_password
  before update of encrypted_password on auth.users
  for each row
  when (new.encrypted_password is distinct from old.encrypted_password)
  execute function app.guard_password();

create function public.my_login() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  account public.profiles;
  address text;
begin
  select * into account from public.profiles p where p.id = app.my_account();
  -- A token outlives its session by up to an hour: not here.
  if account.id is null or account.suspended_at is not null or not exists (
    select from auth.sessions s
    where s.id::text = auth.jwt() ->> 'session_id' and s.user_id = account.user_id
  ) then
    raise exception using errcode = 'PT401', message = 'signed-out';
  end if;
  select u.email into address from auth.users u where u.id = account.user_id;
  return jsonb_build_object(
    'user_id', account.user_id,
    'session_id', auth.jwt() ->> 'session_id',
    'email', address,
    'display_name', account.display_name,
    'first_name', account.first_name,
    'last_name', account.last_name,
    'civility', account.civility,
    'username', account.username,
    'must_change_password', account.must_change_password
  );
end $$;
comment on function public.my_login() is
  'Whose password, names or courriel the caller may ask to change, whatever else stands in their way: for the functions that do it.';
grant execute on function public.my_login() to authenticated;

create function public.start_recovery(courriel text, client_address text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text := app.tidy_email(courriel);
  recovery uuid := gen_random_uuid();
  token text := app.random_token();
  code text := app.random_code();
  person public.profiles;
  template text;
begin
  perform app.spend_attempt('recovery per address', client_address);
  perform app.spend_attempt('recovery per courriel', app.mailbox_of(address));

  select p.* into person
  from auth.users u join public.profiles p on p.user_id = u.id
  where u.email = address and not u.is_sso_user
    and p.finished_at is not null and p.deleted_at is null;
  template := case
    when person.id is null then 'recover-unknown'
    when person.suspended_at is not null then 'recover-suspended'
    else 'recover'
  end;
  if template <> 'recover' then
    person := null;
  end if;

  update app.recoveries r set superseded_at = app.clock()
  where r.email = address and r.used_at is null and r.superseded_at is null;
  insert into app.recoveries (id, email, person_id, token_hash, code_hash, created_at, expires_at)
  values (
    recovery, address, person.id,
    case when person.id is not null then app.digest(token) end,
    case when person.id is not null then app.digest(recovery || code) end,
    app.clock(), app.clock() + interval '1 hour'
  );
  perform app.queue_mail(
    address, template,
    jsonb_build_object('email', address)
      || case when person.id is null then '{}'
        else jsonb_build_object('token', token, 'code', code) end,
    1, person.id
  );
end $$;
comment on function public.start_recovery(text, text) is
  'Sends one mail to whatever address: a link and a code where there is an account, else what can be done. The newest mail counts.';
grant execute on function public.start_recovery(text, text) to service_role;

create function app.good_recovery(token text) returns app.recoveries
language plpgsql volatile security definer set search_path = ''
as $$
declare
  recovery app.recoveries;
  word text;
begin
  select * into recovery from app.recoveries r
  where app.digest(good_recovery.token) in (r.token_hash, r.ticket_hash) for update;
  word := case
    when recovery.id is null then 'link-unknown'
    when recovery.used_at is not null then 'link-used'
    when recovery.superseded_at is not null then 'link-superseded'
    when recovery.expires_at <= app.clock() then 'link-expired'
  end;
  if word is not null then
    raise exception using
      errcode = case word when 'link-unknown' then 'PT404' else 'PT410' end, message = word;
  end if;
  return recovery;
end $$;
comment on function app.good_recovery(text) is
  'The recovery of a link or ticket that still serves, locked until the transaction ends.';

create function public.open_recovery(token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  recovery app.recoveries := app.good_recovery(token);
begin
  return (
    select jsonb_build_object(
      'user_id', p.user_id,
      'email', u.email,
      'display_name', p.display_name,
      'first_name', p.first_name,
      'last_name', p.last_name,
      'must_change_password', p.must_change_password
    )
    from public.profiles p join auth.users u on u.id = p.user_id
    where p.id = recovery.person_id and p.suspended_at is null
      -- Asked for while the address was changing, it went to a mailbox that no longer counts.
      and u.email = recovery.email
  );
end $$;
comment on function public.open_recovery(text) is
  'Whose password a link or ticket may set. Uses nothing up: the new password does.';
grant execute on function public.open_recovery(text) to service_role;

create function public.confirm_recovery_code(courriel text, code text, client_address text)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text := app.tidy_email(courriel);
  recovery app.recoveries;
  ticket text := app.random_token();
begin
  -- One count for guesses of passwords and of codes: a machine has as many tries for both.
  perform app.spend_attempt('sign-in per address', client_address);
  perform app.spend_attempt('recovery code per courriel', address);
  select * into recovery from app.recoveries r
  where r.email = address and r.superseded_at is null
  order by r.created_at desc, r.id limit 1 for update;
  if recovery.id is null
    or recovery.code_hash is distinct from app.digest(recovery.id || coalesce(code, '')) then
    return app.refuse(404, 'code-wrong');
  elsif recovery.used_at is not null then
    return app.refuse(410, 'link-used');
  elsif recovery.expires_at <= app.clock() then
    return app.refuse(410, 'link-expired');
  end if;
  update app.recoveries r set ticket_hash = app.digest(ticket) where r.id = recovery.id;
  return jsonb_build_object('ticket', ticket);
end $$;
comment on function public.confirm_recovery_code(text, text, text) is
  'Exchanges the right code for a ticket. Refusals are answers, not exceptions, so that tries stay counted.';
grant execute on function public.confirm_recovery_code(text, text, text) to service_role;

create function public.accept_terms(version text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  account public.profiles;
begin
  select * into account from public.profiles p where p.id = app.my_account() for update;
  if account.id is null or account.suspended_at is not null then
    raise exception using errcode = 'PT401', message = 'signed-out';
  elsif account.terms_due is null then
    return; -- a second click
  elsif account.terms_due is distinct from accept_terms.version or not exists (
    select from app.legal_documents d
    where d.document = 'conditions-generales' and d.is_current
      and d.version = accept_terms.version
  ) then
    raise exception using errcode = 'PT409', message = 'terms-changed';
  end if;
  perform app.give_consents(account.id, 'accepted', array['conditions-generales'], app.clock());
  update public.profiles p set terms_due = null where p.id = account.id;
end $$;
comment on function public.accept_terms(text) is
  'Records that the caller accepts the terms that are due, in the version that was shown.';
grant execute on function public.accept_terms(text) to authenticated;

insert into app.jobs (name, every) values ('purge_recoveries', '1 hour');

create function app.job_purge_recoveries() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  recoveries int;
begin
  delete from app.password_grants g where g.expires_at < app.clock();
  delete from app.recoveries r where r.expires_at < app.clock() - interval '1 day';
  get diagnostics recoveries = row_count;
  return jsonb_build_object('recoveries', recoveries);
end $$;
