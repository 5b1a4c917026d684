create table app.mail_outbox (
  id uuid primary key default gen_random_uuid(),
  recipient text not null,
  template text not null,
  params jsonb not null default '{}',
  locale text not null default 'fr',
  priority smallint not null default 5 check (priority between 1 and 9),
  person_id uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  claimed_until timestamptz,
  attempt int not null default 0,
  sent_at timestamptz,
  receipt text,
  failed_at timestamptz,
  last_error text,
  is_fictitious boolean not null
    generated always as (recipient ~* '\.fictif(@|$)') stored,
  check (not (is_fictitious and sent_at is not null)),
  check (sent_at is null or failed_at is null)
);
comment on table app.mail_outbox is
  'Every mail that leaves, with what its template needs. 1 is the most urgent (sign-in codes), 9 is bulk.';
comment on column app.mail_outbox.id is 'Also the Message-ID, by which a mail sent twice is seen as one.';

create index mail_outbox_waiting on app.mail_outbox (priority, due_at)
  where sent_at is null and failed_at is null;
create index on app.mail_outbox (person_id);

revoke all on app.mail_outbox from anon, authenticated, service_role;
alter table app.mail_outbox enable row level security;

create function app.without_secrets(params jsonb) returns jsonb
language sql immutable set search_path = ''
as $$ select params - array['token', 'token_hash', 'code'] $$;

create function app.queue_mail(
  recipient text, template text, params jsonb, priority int default 5, person_id uuid default null
) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  queued uuid;
begin
  insert into app.mail_outbox (recipient, template, params, priority, person_id, created_at, due_at)
  values (recipient, template, params, priority, person_id, app.clock(), app.clock())
  returning id into queued;
  return queued;
end $$;

-- Once, as far as SMTP allows. A worker claims mails for two minutes; nobody else gets them
-- meanwhile. A mail marked sent is never claimed again. If a worker dies after the server took the
-- mail and before it marked it, the claim lapses and the mail goes out a second time under the same
-- Message-ID, which mailboxes show once; the other choice, marking before sending, would lose mails.
create function public.claim_mail(batch int)
returns table (id uuid, recipient text, template text, params jsonb, locale text, attempt int)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update app.mail_outbox m
  set failed_at = app.clock(), last_error = 'fictitious address',
    params = app.without_secrets(m.params)
  where m.is_fictitious and m.sent_at is null and m.failed_at is null;

  return query
    with due as (
      select m.id
      from app.mail_outbox m
      where m.sent_at is null and m.failed_at is null and not m.is_fictitious
        and m.due_at <= app.clock()
        and (m.claimed_until is null or m.claimed_until <= app.clock())
      order by m.priority, m.due_at, m.id
      limit least(claim_mail.batch, 100)
      for update skip locked
    ), claimed as (
      update app.mail_outbox m
      set claimed_until = app.clock() + interval '2 minutes', attempt = m.attempt + 1
      from due where m.id = due.id
      returning m.id, m.recipient, m.template, m.params, m.locale, m.attempt, m.priority, m.due_at
    )
    select c.id, c.recipient, c.template, c.params, c.locale, c.attempt
    from claimed c order by c.priority, c.due_at, c.id;
end $$;
grant execute on function public.claim_mail(int) to service_role;

create function public.mark_mail_sent(mail_id uuid, receipt text) returns void
language sql volatile security definer set search_path = ''
as $$
  update app.mail_outbox m
  set sent_at = app.clock(), receipt = mark_mail_sent.receipt, failed_at = null, last_error = null,
    claimed_until = null, params = app.without_secrets(m.params)
  where m.id = mail_id and m.sent_at is null and not m.is_fictitious
$$;
grant execute on function public.mark_mail_sent(uuid, text) to service_role;

create function public.mark_mail_failed(mail_id uuid, reason text, is_permanent boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Tried again after 5, 10, 20 … seconds, an hour at most, for three days.
  update app.mail_outbox m
  set last_error = left(reason, 500),
    claimed_until = null,
    due_at = app.clock() + least(interval '5 seconds' * 2 ^ least(m.attempt - 1, 20), interval '1 hour')
  where m.id = mail_id and m.sent_at is null and m.failed_at is null;

  update app.mail_outbox m
  set failed_at = app.clock(), params = app.without_secrets(m.params)
  where m.id = mail_id and m.sent_at is null and m.failed_at is null
    and (is_permanent or m.created_at < app.clock() - interval '3 days');
end $$;
grant execute on function public.mark_mail_failed(uuid, text, boolean) to service_role;

create function public.count_due_mail() returns int
language sql stable security definer set search_path = ''
as $$
  select count(*)::int from app.mail_outbox m
  where m.sent_at is null and m.failed_at is null and not m.is_fictitious
    and m.due_at <= app.clock() and (m.claimed_until is null or m.claimed_until <= app.clock())
$$;
grant execute on function public.count_due_mail() to service_role;

create function app.send_auth_email(event jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  account jsonb := event -> 'user';
  mail jsonb := event -> 'email_data';
  kind text := mail ->> 'email_action_type';
  person uuid;
begin
  select p.id into person from public.profiles p where p.user_id = (account ->> 'id')::uuid;

  if kind = 'email_change' then
    -- Both addresses must agree. In GoTrue's payload the names are crossed on purpose:
    -- token with token_hash_new is for the old address, token_new with token_hash for the new one.
    if coalesce(mail ->> 'token_hash_new', '') <> '' then
      perform app.queue_auth_mail(account ->> 'email', kind, mail ->> 'token',
        mail ->> 'token_hash_new', mail ->> 'redirect_to', person);
      perform app.queue_auth_mail(account ->> 'new_email', kind, mail ->> 'token_new',
        mail ->> 'token_hash', mail ->> 'redirect_to', person);
    else
      perform app.queue_auth_mail(account ->> 'new_email', kind, mail ->> 'token',
        mail ->> 'token_hash', mail ->> 'redirect_to', person);
    end if;
  else
    perform app.queue_auth_mail(account ->> 'email', kind, mail ->> 'token',
      mail ->> 'token_hash', mail ->> 'redirect_to', person);
  end if;
  return '{}';
end $$;
comment on function app.send_auth_email(jsonb) is
  'GoTrue''s Send Email hook: the mails of Auth leave by our outbox, like all others.';

create function app.queue_auth_mail(
  recipient text, kind text, token text, token_hash text, redirect_to text, person uuid
) returns void
language sql volatile security definer set search_path = ''
as $$
  select app.queue_mail(recipient, 'auth-' || replace(kind, '_', '-'), jsonb_build_object(
    'email', recipient, 'type', kind, 'token', token, 'token_hash', token_hash,
    'redirect_to', redirect_to), 1, person)
$$;

do $$
begin
  if to_regrole('supabase_auth_admin') is not null then
    grant usage on schema app to supabase_auth_admin;
    grant execute on function app.send_auth_email(jsonb) to supabase_auth_admin;
  end if;
end $$;
