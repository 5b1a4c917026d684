create table app.sign_ups (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  terms_version text not null,
  -- Null where the address has an account: the row is there so that both cases do the same work.
  token_hash bytea unique,
  code_hash bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  superseded_at timestamptz,
  confirmed_at timestamptz,
  ticket_hash bytea unique,
  ticket_expires_at timestamptz,
  profile_id uuid references public.profiles (id) on delete set null,
  finished_at timestamptz
);
comment on table app.sign_ups is
  'Sign-ups under way: a link and a code by mail, then a ticket for step 2, then a profile. Secrets are stored as digests; purged when they no longer serve.';

create index on app.sign_ups (email, created_at desc);
create index on app.sign_ups (profile_id);

revoke all on app.sign_ups from anon, authenticated, service_role;
alter table app.sign_ups enable row level security;

create function app.tidy_email(courriel text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := lower(btrim(courriel));
begin
  if length(tidy) <= 254
    and tidy ~ '^[^@[:space:][:cntrl:]<>()\[\]\\,;:"]+@[a-z0-9.-]+\.[a-z0-9-]{2,}$'
    and tidy !~ '\.\.|@[.-]|\.fictif(@|$)' then
    return tidy;
  end if;
  raise exception using errcode = 'PT400', message = 'invalid-email';
end $$;

create function app.has_account(email text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from auth.users u
    join public.profiles p on p.user_id = u.id
    where u.email = has_account.email and not u.is_sso_user -- as the index on the address has it
      and p.finished_at is not null
  )
$$;

create function public.start_sign_up(courriel text, terms_version text, client_address text)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text := app.tidy_email(courriel);
  sign_up uuid := gen_random_uuid();
  token text := app.random_token();
  code text := lpad(
    ((('x' || encode(extensions.gen_random_bytes(4), 'hex'))::bit(32)::bigint) % 1000000)::text,
    6, '0');
  is_known boolean;
begin
  perform app.spend_attempt('sign-up per address', client_address);
  -- nora+1@… and nora+2@… fill one mailbox.
  perform app.spend_attempt('sign-up per courriel', regexp_replace(address, '\+[^@]*@', '@'));
  is_known := app.has_account(address);

  update app.sign_ups s set superseded_at = app.clock()
  where s.email = address and s.confirmed_at is null and s.superseded_at is null;

  insert into app.sign_ups
    (id, email, terms_version, token_hash, code_hash, created_at, expires_at)
  values (
    sign_up, address, start_sign_up.terms_version,
    case when not is_known then app.digest(token) end,
    case when not is_known then app.digest(sign_up || code) end,
    app.clock(), app.clock() + interval '24 hours'
  );

  perform app.queue_mail(
    address,
    case when is_known then 'sign-up-known' else 'sign-up-confirm' end,
    jsonb_build_object('email', address)
      || case when is_known then '{}' else jsonb_build_object('token', token, 'code', code) end,
    1
  );
end $$;
comment on function public.start_sign_up(text, text, text) is
  'Step 1: sends a mail, a link and a code to a new address, a notice to one that has an account. The newest mail counts.';
grant execute on function public.start_sign_up(text, text, text) to service_role;

create function public.confirm_sign_up(
  token text default null, courriel text default null, code text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text;
  sign_up app.sign_ups;
  ticket text := app.random_token();
begin
  if confirm_sign_up.token is not null then
    select * into sign_up from app.sign_ups s
    where s.token_hash = app.digest(confirm_sign_up.token) for update;
  else
    address := app.tidy_email(courriel);
    -- Counted for every address alike, or a refusal would tell which ones are signing up.
    perform app.spend_attempt('sign-up code per courriel', address);
    select * into sign_up from app.sign_ups s
    where s.email = address and s.superseded_at is null
    order by s.created_at desc, s.id limit 1 for update;
    if sign_up.code_hash is distinct from app.digest(sign_up.id || coalesce(code, '')) then
      sign_up := null;
    end if;
  end if;

  if sign_up.id is null then
    return app.refuse(404, 'link-unknown');
  elsif sign_up.confirmed_at is not null then
    return app.refuse(410, 'link-used');
  elsif sign_up.superseded_at is not null then
    return app.refuse(410, 'link-superseded');
  elsif sign_up.expires_at <= app.clock() then
    return app.refuse(410, 'link-expired');
  end if;

  update app.sign_ups s set ticket_hash = null, ticket_expires_at = null
  where s.email = sign_up.email and s.id <> sign_up.id and s.finished_at is null
    and s.ticket_hash is not null;
  update app.sign_ups s
  set confirmed_at = app.clock(), ticket_hash = app.digest(ticket),
    ticket_expires_at = app.clock() + interval '24 hours'
  where s.id = sign_up.id;
  return jsonb_build_object('ticket', ticket, 'email', sign_up.email);
end $$;
comment on function public.confirm_sign_up(text, text, text) is
  'The click on Confirmer: takes the token of the link, or address and code, once, and gives the ticket for step 2. Refusals are answers, not exceptions, so that tries stay counted.';
grant execute on function public.confirm_sign_up(text, text, text) to service_role;

create function app.hold_ticket(ticket text) returns app.sign_ups
language plpgsql volatile security definer set search_path = ''
as $$
declare
  sign_up app.sign_ups;
begin
  select * into sign_up from app.sign_ups s
  where s.ticket_hash = app.digest(hold_ticket.ticket) for update;
  if sign_up.id is null
    or sign_up.finished_at is null
      and (sign_up.ticket_expires_at <= app.clock() or app.has_account(sign_up.email)) then
    raise exception using errcode = 'PT410', message = 'ticket-expired';
  end if;
  return sign_up;
end $$;
comment on function app.hold_ticket(text) is 'The sign-up of a ticket that is good, locked until the transaction ends.';

create function public.prepare_profile(ticket text, display_name text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  sign_up app.sign_ups := app.hold_ticket(ticket);
  shown text := app.tidy_name(prepare_profile.display_name);
  login text := app.username_from(app.tidy_name(prepare_profile.display_name));
begin
  if sign_up.finished_at is not null then
    raise exception using errcode = 'PT410', message = 'ticket-expired';
  end if;
  if shown is null or length(shown) not between 2 and 50 or length(login) not between 2 and 50
    or shown ~ '[[:cntrl:]\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\U000e0000-\U000e0fff<>]'
    or shown ~ '[[:alnum:]][\ufe00-\ufe0f]'
    or not app.is_readable_as(shown, login) then
    raise exception using errcode = 'PT400', message = 'username-invalid';
  end if;
  if app.is_reserved(login) then
    raise exception using errcode = 'PT409', message = 'username-taken';
  end if;

  -- What the same person left unfinished earlier must not stand in their way.
  delete from public.profiles p
  using app.sign_ups s
  where s.profile_id = p.id and s.email = sign_up.email and p.finished_at is null;

  begin
    insert into public.profiles (username, display_name, created_at)
    values (login, shown, app.clock())
    returning id into sign_up.profile_id;
  exception when unique_violation then
    raise exception using errcode = 'PT409', message = 'username-taken';
  end;
  update app.sign_ups s set profile_id = sign_up.profile_id where s.id = sign_up.id;
  return jsonb_build_object('email', sign_up.email, 'username', login);
end $$;
comment on function public.prepare_profile(text, text) is
  'Step 2, before the account is made: holds the name for the bearer of the ticket. May be called again with another name.';
grant execute on function public.prepare_profile(text, text) to service_role;

create function public.finish_sign_up(ticket text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  sign_up app.sign_ups := app.hold_ticket(ticket);
  account uuid;
begin
  if sign_up.finished_at is null then
    if sign_up.profile_id is null then
      raise exception using errcode = 'PT409', message = 'profile-missing';
    end if;
    select u.id into account
    from auth.users u
    where u.email = sign_up.email and not u.is_sso_user and u.email_confirmed_at is not null;
    if account is null then
      raise exception using errcode = 'PT409', message = 'account-missing';
    end if;
    update public.profiles p set user_id = account, finished_at = app.clock()
    where p.id = sign_up.profile_id;
    insert into public.consents (person_id, document, version, given_at)
    values (sign_up.profile_id, 'terms', sign_up.terms_version, sign_up.created_at);
    update app.sign_ups s set finished_at = app.clock() where s.id = sign_up.id;
    perform app.audit('finish-sign-up', sign_up.profile_id::text);
  end if;
  return jsonb_build_object('profile_id', sign_up.profile_id);
end $$;
comment on function public.finish_sign_up(text) is
  'Step 2, after the account is made: ties the profile to it. Calling it again changes nothing.';
grant execute on function public.finish_sign_up(text) to service_role;

create function app.decoy_email() returns text
language sql immutable set search_path = ''
as $$ select 'personne@preau.invalid' $$;
comment on function app.decoy_email() is
  'The address of an account that nobody can enter: a sign-in with an unknown name is tried on it, and takes as long.';

create function public.resolve_login(login text, client_address text) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  -- A name is read as sign-up reads it: « Hélène D. », as chosen, finds « helene.d ».
  typed text := case
    when login like '%@%' then lower(btrim(login))
    else app.username_from(login)
  end;
  found_email text;
begin
  select u.email into found_email
  from auth.users u
  where u.email = typed and not u.is_sso_user
     or u.id = (select p.user_id from public.profiles p where p.username = typed)
  limit 1;
  perform app.spend_attempt('sign-in per address', client_address);
  -- Name and address of one account are counted apart: tries that they shared would tell whose
  -- address a name hides.
  perform app.spend_attempt('sign-in per login', typed);
  return coalesce(found_email, app.decoy_email());
end $$;
grant execute on function public.resolve_login(text, text) to service_role;
