-- « État de mon inscription » from another device: the page answers the same to everybody, the mail
-- says the rest. And for who is signed in, what became of the mails to them.
insert into app.limits (kind, max_attempts, within) values
  -- Mails that go to anybody's address, which they may not have asked for.
  ('sign-up state per courriel', 5, '1 day'),
  ('sign-up state per address', 100, '1 hour'),
  ('sign-up state in all', 200, '1 hour');

create function public.report_sign_up(courriel text, client_address text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text := app.tidy_email(courriel);
begin
  perform app.spend_attempt('sign-up state per address', client_address);
  perform app.spend_attempt('sign-up state per courriel', app.mailbox_of(address));
  perform app.spend_attempt('sign-up state in all', 'all');
  -- Nothing is looked up here: known or not, the work is the same to the last row.
  perform app.queue_mail(address, 'sign-up-state', jsonb_build_object('email', address), 1);
end $$;
comment on function public.report_sign_up(text, text) is
  'Sends a mail with the state of the sign-up of an address, whatever it is: it is looked up as the mail leaves.';
grant execute on function public.report_sign_up(text, text) to service_role;

create function app.sign_up_report(address text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  pending app.sign_ups;
  sign_up uuid := gen_random_uuid();
  token text := app.random_token();
  code text := app.random_code();
begin
  if app.has_account(address) then
    return jsonb_build_object('email', address, 'state', 'account');
  end if;
  select * into pending from app.sign_ups s
  where s.email = address and s.finished_at is null and s.token_hash is not null
  order by s.created_at desc, s.id limit 1;
  if pending.id is null then
    return jsonb_build_object('email', address, 'state', 'none');
  end if;
  update app.sign_ups s set superseded_at = app.clock()
  where s.email = address and s.confirmed_at is null and s.superseded_at is null;
  insert into app.sign_ups (id, email, read_at, token_hash, code_hash, created_at, expires_at)
  values (sign_up, address, pending.read_at, app.digest(token), app.digest(sign_up || code),
    app.clock(), app.clock() + interval '24 hours');
  return jsonb_build_object('email', address, 'state', 'waiting', 'asked_at', pending.read_at,
    'token', token, 'code', code);
end $$;
comment on function app.sign_up_report(text) is
  'What the mail says: an account, a sign-up that waits to be confirmed (with a new link, the newest counts), or none.';

create or replace function app.params_to_send(
  template text, params jsonb, person uuid, recipient text
) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case
    when template like 'notice-%' or template = 'digest'
      then app.notice_mail_params(template, params, person, recipient)
    when template = 'sign-up-state' and not params ? 'state' then app.sign_up_report(recipient)
    else params
  end
$$;

create function app.mail_state(mail app.mail_outbox) returns text
language sql immutable set search_path = ''
as $$
  select case
    when mail.sent_at is not null then 'sent'
    when mail.failed_at is not null and mail.last_error ~ ' 5\d\d$' then 'refused'
    when mail.failed_at is not null then 'failed'
    when mail.last_error is not null then 'deferred'
    else 'leaving'
  end
$$;
comment on function app.mail_state(app.mail_outbox) is
  'leaving, deferred, sent (a mail server took it), refused (by its answer 5xx) or failed, which is ours.';

create or replace function public.sign_up_mail(follow text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mail app.mail_outbox;
begin
  select m.* into mail
  from app.sign_ups s join app.mail_outbox m on m.id = s.mail_id
  where s.follow_hash = app.digest(sign_up_mail.follow);
  return jsonb_build_object(
    'state', case when mail.id is null then 'unknown' else app.mail_state(mail) end,
    'at', coalesce(mail.sent_at, mail.failed_at, mail.created_at)
  );
end $$;

create function public.my_mails() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.me();
  address text;
begin
  if me is null then
    raise exception using errcode = 'PT401', message = 'signed-out';
  end if;
  select u.email into address
  from public.profiles p join auth.users u on u.id = p.user_id where p.id = me;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', mail.id, 'kind', mail.template, 'state', app.mail_state(mail),
      'at', coalesce(mail.sent_at, mail.failed_at, mail.created_at)
    ) order by mail.number desc), '[]')
    from (
      select m.* from app.mail_outbox m
      where m.recipient = address and (m.person_id is null or m.person_id = me)
        and m.last_error is distinct from 'no longer wanted'
      order by m.number desc limit 20
    ) mail
  );
end $$;
comment on function public.my_mails() is
  'What became of the last twenty mails to the caller''s address: their kind, state and time, and nothing of what they said.';
grant execute on function public.my_mails() to authenticated;
