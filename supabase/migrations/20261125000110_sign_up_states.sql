-- What somebody who signs up may follow and ask again: the state of the mail, a new one by the link
-- that no longer serves, a free name in place of a taken one. What was read is kept by the versions
-- that stand in app.legal_documents, with the time of the click.
alter table app.sign_ups
  drop column terms_version,
  add column read_at timestamptz,
  add column follow_hash bytea unique,
  add column mail_id uuid references app.mail_outbox (id) on delete set null;
update app.sign_ups set read_at = created_at;
alter table app.sign_ups alter column read_at set not null;
comment on column app.sign_ups.read_at is
  'The click on « Envoyer » with the box ticked; a mail that is sent again keeps it.';
comment on column app.sign_ups.follow_hash is
  'Of the word that the page holds, to ask about this mail and for another. Every address gets one.';
comment on table app.sign_ups is
  'Sign-ups under way: a link and a code by mail, then a ticket for step 2, then a profile. Secrets are stored as digests. Kept for thirty days, so that an old link can say why it does not serve.';

create index on app.sign_ups (mail_id);

insert into app.limits (kind, max_attempts, within) values
  -- Links cannot be guessed; this spares the database somebody who tries.
  ('sign-up confirm per address', 300, '1 hour');

drop function public.start_sign_up(text, text, text);
drop function public.confirm_sign_up(text, text, text);

create function app.random_code() returns text
language sql volatile set search_path = ''
as $$
  select lpad(
    ((('x' || encode(extensions.gen_random_bytes(4), 'hex'))::bit(32)::bigint) % 1000000)::text,
    6, '0')
$$;
comment on function app.random_code() is 'Six digits.';

create function app.mailbox_of(email text) returns text
language sql immutable set search_path = ''
as $$ select regexp_replace(email, '\+[^@]*@', '@') $$;
comment on function app.mailbox_of(text) is 'nora+1@… and nora+2@… fill one mailbox.';

create function app.mail_sign_up(address text, read_at timestamptz, client_address text)
returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  sign_up uuid := gen_random_uuid();
  token text := app.random_token();
  follow text := app.random_token();
  code text := app.random_code();
  is_known boolean;
begin
  perform app.spend_attempt('sign-up per address', client_address);
  perform app.spend_attempt('sign-up per courriel', app.mailbox_of(address));
  is_known := app.has_account(address);

  update app.sign_ups s set superseded_at = app.clock()
  where s.email = address and s.confirmed_at is null and s.superseded_at is null;

  insert into app.sign_ups
    (id, email, read_at, token_hash, code_hash, follow_hash, created_at, expires_at, mail_id)
  values (
    sign_up, address, mail_sign_up.read_at,
    case when not is_known then app.digest(token) end,
    case when not is_known then app.digest(sign_up || code) end,
    app.digest(follow),
    app.clock(), app.clock() + interval '24 hours',
    app.queue_mail(
      address,
      case when is_known then 'sign-up-known' else 'sign-up-confirm' end,
      jsonb_build_object('email', address)
        || case when is_known then '{}' else jsonb_build_object('token', token, 'code', code) end,
      1
    )
  );
  return jsonb_build_object('follow', follow);
end $$;

create function public.start_sign_up(courriel text, client_address text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  return app.mail_sign_up(app.tidy_email(courriel), app.clock(), client_address);
end $$;
comment on function public.start_sign_up(text, text) is
  'Step 1: sends a mail, a link and a code to a new address, a notice to one that has an account. The newest mail counts. Both get a word to follow the mail by.';
grant execute on function public.start_sign_up(text, text) to service_role;

create function public.resend_sign_up(
  client_address text, token text default null, follow text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  sign_up app.sign_ups;
begin
  select * into sign_up from app.sign_ups s
  where s.token_hash = app.digest(resend_sign_up.token)
    or s.follow_hash = app.digest(resend_sign_up.follow);
  if sign_up.id is null then
    perform app.spend_attempt('sign-up confirm per address', client_address);
    return app.refuse(404, 'link-unknown');
  end if;
  return app.mail_sign_up(sign_up.email, sign_up.read_at, client_address);
end $$;
comment on function public.resend_sign_up(text, text, text) is
  'A new mail to the address of a link, or of a sign-up that a page follows, without telling which address that is.';
grant execute on function public.resend_sign_up(text, text, text) to service_role;

create function public.sign_up_mail(follow text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mail app.mail_outbox;
begin
  select m.* into mail
  from app.sign_ups s join app.mail_outbox m on m.id = s.mail_id
  where s.follow_hash = app.digest(sign_up_mail.follow);
  return jsonb_build_object(
    'state', case
      when mail.id is null then 'unknown'
      when mail.sent_at is not null then 'sent'
      when mail.failed_at is not null and mail.last_error ~ ' 5\d\d$' then 'refused'
      when mail.failed_at is not null then 'failed'
      when mail.last_error is not null then 'deferred'
      else 'leaving'
    end,
    'at', coalesce(mail.sent_at, mail.failed_at, mail.created_at)
  );
end $$;
comment on function public.sign_up_mail(text) is
  'What became of one mail, for whoever holds its word: leaving, deferred, sent (a mail server took it), refused (by its answer 5xx) or failed, which is ours. The same for a link and for a notice.';
grant execute on function public.sign_up_mail(text) to anon, authenticated;

create function public.confirm_sign_up(
  client_address text, token text default null, courriel text default null, code text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text;
  sign_up app.sign_ups;
  ticket text := app.random_token();
begin
  perform app.spend_attempt('sign-up confirm per address', client_address);
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
comment on function public.confirm_sign_up(text, text, text, text) is
  'The click on Confirmer: takes the token of the link, or address and code, once, and gives the ticket for step 2. Refusals are answers, not exceptions, so that tries stay counted.';
grant execute on function public.confirm_sign_up(text, text, text, text) to service_role;

create function app.is_free_name(username text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select not app.is_reserved(is_free_name.username)
    and not exists (select from public.profiles p where p.username = is_free_name.username)
$$;

create function app.free_name_like(display_name text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  candidate text;
begin
  for n in 2..99 loop
    candidate := left(display_name, 47) || ' ' || n;
    if app.is_free_name(app.username_from(candidate)) then
      return candidate;
    end if;
  end loop;
  return null;
end $$;
comment on function app.free_name_like(text) is
  '« Zoé 2 » where « Zoé » is taken; null where nothing near is free, as for the names of the platform.';

create or replace function public.prepare_profile(ticket text, display_name text) returns jsonb
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

  -- What the same person left unfinished earlier must not stand in their way.
  delete from public.profiles p
  using app.sign_ups s
  where s.profile_id = p.id and s.email = sign_up.email and p.finished_at is null;

  begin
    if app.is_reserved(login) then
      raise unique_violation;
    end if;
    insert into public.profiles (username, display_name, created_at)
    values (login, shown, app.clock())
    returning id into sign_up.profile_id;
  exception when unique_violation then
    raise exception using errcode = 'PT409', message = 'username-taken',
      hint = coalesce(app.free_name_like(shown), '');
  end;
  update app.sign_ups s set profile_id = sign_up.profile_id where s.id = sign_up.id;
  return jsonb_build_object('email', sign_up.email, 'username', login);
end $$;
comment on function public.prepare_profile(text, text) is
  'Step 2, before the account is made: holds the name for the bearer of the ticket, or says that it is taken, with one that is free in HINT. May be called again with another name.';

create or replace function public.finish_sign_up(ticket text) returns jsonb
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
    perform app.give_consents(sign_up.profile_id, 'read',
      array['mentions-legales', 'protection-des-donnees'], sign_up.read_at);
    perform app.give_consents(sign_up.profile_id, 'accepted', array['conditions-generales'],
      app.clock());
    update app.sign_ups s set finished_at = app.clock() where s.id = sign_up.id;
    perform app.audit('finish-sign-up', sign_up.profile_id::text);
  end if;
  return jsonb_build_object('profile_id', sign_up.profile_id);
end $$;
comment on function public.finish_sign_up(text) is
  'Step 2, after the account is made, by somebody who ticked the terms of use: ties the profile to it. Calling it again changes nothing.';

create or replace function app.job_purge_sign_ups() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  names int;
  accounts int;
  sign_ups int;
  permits int;
begin
  -- A name held for a sign-up that nobody finished in time is free again.
  delete from public.profiles p
  using app.sign_ups s
  where s.profile_id = p.id and p.finished_at is null
    and (s.ticket_expires_at is null or s.ticket_expires_at <= app.clock());
  get diagnostics names = row_count;
  -- An account that step 2 made and that never got its profile, for a line was cut, goes with the
  -- sign-up: nothing else would lead to it.
  delete from auth.users u
  using app.sign_ups s
  where s.created_at <= app.clock() - interval '30 days' and s.finished_at is null
    and s.confirmed_at is not null and u.email = s.email and not u.is_sso_user
    and u.created_at >= s.confirmed_at
    and not exists (select from public.profiles p where p.user_id = u.id)
    and not exists (
      select from app.sign_ups later
      where later.email = s.email and later.ticket_expires_at > app.clock());
  get diagnostics accounts = row_count;
  delete from app.sign_ups s where s.created_at <= app.clock() - interval '30 days';
  get diagnostics sign_ups = row_count;
  delete from app.account_permits p where p.expires_at <= app.clock();
  get diagnostics permits = row_count;
  return jsonb_build_object(
    'names', names, 'accounts', accounts, 'sign_ups', sign_ups, 'permits', permits);
end $$;
