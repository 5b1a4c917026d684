-- Writing to the people behind the course: what somebody sends leaves by the outbox, to one address,
-- in the order in which it was sent, with what they joined to it.
create table app.contact_address (
  is_only boolean primary key default true check (is_only),
  address text not null
);
comment on table app.contact_address is
  'Where messages to the course go: the address of the settings in the CMS, brought by the publisher.';

create table app.contact_messages (
  key uuid primary key,
  reference bigint not null unique generated always as identity (start with 1001),
  topic text not null check (topic in (
    'sign-up', 'sign-in', 'lesson', 'data', 'accessibility', 'illicit', 'other')),
  sender_id uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null
);
comment on table app.contact_messages is
  'Messages to the course, by the key that their page chose, so that one sent twice is taken once. What they say stands in the mail alone, and here only until it has left.';

create index on app.contact_messages (sender_id);
create index on app.contact_messages (created_at);

create table app.mail_attachments (
  outbox_id uuid not null references app.mail_outbox (id) on delete cascade,
  position smallint not null check (position between 1 and 5),
  filename text not null check (filename ~ '^[a-z0-9-]{1,60}\.[a-z]{3,4}$'),
  content_type text not null check (content_type in
    ('text/plain; charset=utf-8', 'image/png', 'image/jpeg', 'image/webp')),
  content bytea not null check (octet_length(content) <= 2000000),
  primary key (outbox_id, position)
);
comment on table app.mail_attachments is
  'What goes along with a mail that waits to leave. Gone as soon as it has left, or is given up.';

revoke all on app.contact_address, app.contact_messages, app.mail_attachments
  from anon, authenticated, service_role;
alter table app.contact_address enable row level security;
alter table app.contact_messages enable row level security;
alter table app.mail_attachments enable row level security;

alter table app.mail_outbox
  add column number bigint generated always as identity,
  add column reply_to text,
  add column keeps_order boolean not null default false;
comment on column app.mail_outbox.number is
  'In which order mails were queued: several of one transaction have the same time.';
comment on column app.mail_outbox.keeps_order is
  'Leaves after those of this kind to the same recipient that were queued before it, within the hour: one that a server puts off for days must not hold up all others. Not for codes and links: the newest must not wait for an old one that a server puts off.';

-- What somebody wrote is found again when they leave.
create index mail_outbox_reply_to on app.mail_outbox (reply_to) where reply_to is not null;
create index mail_outbox_in_order on app.mail_outbox (recipient, number)
  where keeps_order and sent_at is null and failed_at is null;

create function app.drop_mail_attachments() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from app.mail_attachments a where a.outbox_id = new.id;
  return null;
end $$;

create trigger mails_drop_their_attachments
  after update of sent_at, failed_at on app.mail_outbox
  for each row when (new.sent_at is not null or new.failed_at is not null)
  execute function app.drop_mail_attachments();

drop function public.claim_mail(int);

create function public.claim_mail(batch int)
returns table (
  id uuid, recipient text, template text, params jsonb, locale text, attempt int, reply_to text,
  keeps_order boolean, has_attachments boolean
)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mail app.mail_outbox;
  claimed uuid[] := '{}';
begin
  update app.mail_outbox m
  set failed_at = app.clock(), last_error = 'fictitious address',
    params = app.without_secrets(m.params)
  where m.is_fictitious and m.sent_at is null and m.failed_at is null;

  -- One by one, so that those no longer wanted take nobody's place: a batch that is not full says
  -- that nothing more is due. What keeps its order follows what this call has claimed already, and
  -- waits for what somebody else has, or what is put off.
  while cardinality(claimed) < least(claim_mail.batch, 100) loop
    select * into mail
    from app.mail_outbox m
    where m.sent_at is null and m.failed_at is null and not m.is_fictitious
      and m.due_at <= app.clock()
      and (m.claimed_until is null or m.claimed_until <= app.clock())
      and not (m.keeps_order and exists (
        select from app.mail_outbox earlier
        where earlier.recipient = m.recipient and earlier.number < m.number
          and earlier.keeps_order and earlier.sent_at is null and earlier.failed_at is null
          and earlier.created_at > app.clock() - interval '1 hour'
          and earlier.id <> all (claimed)))
    order by m.priority, m.due_at, m.number
    limit 1
    for update skip locked;
    exit when mail.id is null;

    claim_mail.params :=
      app.params_to_send(mail.template, mail.params, mail.person_id, mail.recipient);
    if claim_mail.params is null then
      update app.mail_outbox m set failed_at = app.clock(), last_error = 'no longer wanted'
      where m.id = mail.id;
      continue;
    end if;
    update app.mail_outbox m
    set claimed_until = app.clock() + interval '2 minutes', attempt = m.attempt + 1,
      -- A link that was made for it stays with it: another try must not void the first one's.
      params = case when m.template = 'sign-up-state' then claim_mail.params else m.params end
    where m.id = mail.id
    returning m.id, m.recipient, m.template, m.locale, m.attempt, m.reply_to, m.keeps_order,
      exists (select from app.mail_attachments a where a.outbox_id = m.id)
    into claim_mail.id, claim_mail.recipient, claim_mail.template, claim_mail.locale,
      claim_mail.attempt, claim_mail.reply_to, claim_mail.keeps_order,
      claim_mail.has_attachments;
    claimed := claimed || mail.id;
    return next;
  end loop;
end $$;
grant execute on function public.claim_mail(int) to service_role;

create or replace function public.mark_mail_sent(mail_id uuid, receipt text) returns void
language sql volatile security definer set search_path = ''
as $$
  -- What somebody wrote to the course stands in its mailbox from now on, and nowhere here.
  update app.mail_outbox m
  set sent_at = app.clock(), receipt = mark_mail_sent.receipt, failed_at = null, last_error = null,
    claimed_until = null, reply_to = null,
    params = case when m.template like 'contact-%' then '{}' else app.without_secrets(m.params) end
  where m.id = mail_id and m.sent_at is null and not m.is_fictitious
$$;

create or replace function public.count_due_mail() returns int
language sql stable security definer set search_path = ''
as $$
  select count(*)::int from app.mail_outbox m
  where m.sent_at is null and m.failed_at is null and not m.is_fictitious
    and m.due_at <= app.clock() and (m.claimed_until is null or m.claimed_until <= app.clock())
    and not (m.keeps_order and exists (
      select from app.mail_outbox earlier
      where earlier.recipient = m.recipient and earlier.number < m.number
        and earlier.keeps_order and earlier.sent_at is null and earlier.failed_at is null
        and earlier.created_at > app.clock() - interval '1 hour'
        and (earlier.due_at > app.clock() or earlier.claimed_until > app.clock())))
$$;

create function public.mail_attachments(mail_id uuid)
returns table (filename text, content_type text, content text)
language sql stable security definer set search_path = ''
as $$
  select a.filename, a.content_type, encode(a.content, 'base64')
  from app.mail_attachments a where a.outbox_id = mail_attachments.mail_id order by a.position
$$;
comment on function public.mail_attachments(uuid) is 'What goes along with a claimed mail, in base64.';
grant execute on function public.mail_attachments(uuid) to service_role;

create function app.keep_contact_address(address text) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.contact_address (address) values (app.tidy_email(keep_contact_address.address))
  on conflict (is_only) do update set address = excluded.address
    where app.contact_address.address <> excluded.address
$$;
comment on function app.keep_contact_address(text) is
  'Where messages to the course go from now on. The publisher says it with each publication.';
grant execute on function app.keep_contact_address(text) to publisher;

insert into app.limits (kind, max_attempts, within) values
  -- A training room shares one address.
  ('contact per address', 30, '1 hour'),
  ('contact per courriel', 5, '1 hour'),
  ('contact in all', 300, '1 hour'),
  -- Apart, so that a flood under made-up addresses shuts out nobody who is known.
  ('contact in all, signed in', 300, '1 hour'),
  ('contact pictures, not signed in', 60, '1 hour'),
  -- A receipt goes to an address that nobody has proven.
  ('contact receipt per courriel', 3, '1 day');

create or replace function app.mailbox_of(email text) returns text
language sql immutable set search_path = ''
as $$
  select case
    when mailbox.address ~ '@(gmail|googlemail)\.com$'
      then replace(split_part(mailbox.address, '@', 1), '.', '') || '@gmail.com'
    else mailbox.address
  end
  from (select regexp_replace(email, '\+[^@]*@', '@') as address) mailbox
$$;
comment on function app.mailbox_of(text) is
  'nora+1@… and nora+2@… fill one mailbox, and so do n.ora@gmail.com and nora@googlemail.com.';

create function app.queue_contact_receipt(
  address text, sender uuid, is_own boolean, facts jsonb, message text
) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  mail uuid;
begin
  if not is_own then
    begin
      perform app.spend_attempt('contact receipt per courriel', app.mailbox_of(address));
    exception when sqlstate 'PT429' then
      return;
    end;
  end if;
  mail := app.queue_mail(address, 'contact-receipt',
    facts || case when is_own then jsonb_build_object('message', message) else '{}' end, 5, sender);
  update app.mail_outbox m set keeps_order = true where m.id = mail;
end $$;
comment on function app.queue_contact_receipt(text, uuid, boolean, jsonb, text) is
  'Quotes the message to the address of the sender''s own account alone: else anybody could have us mail their words to anybody.';

create function public.send_contact_message(
  key uuid, topic text, name text, courriel text, message text, page text, reason text,
  diagnosis text, screenshot text, screenshot_type text, account uuid, client_address text
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  sender_address text := app.tidy_email(courriel);
  sender uuid;
  own_address text;
  is_own boolean;
  course_address text;
  taken bigint;
  mail uuid;
  facts jsonb;
begin
  -- One after the other: their numbers, and the mails, are in the order in which they came.
  perform pg_advisory_xact_lock(hashtextextended('contact', 0));
  select c.reference into taken from app.contact_messages c where c.key = send_contact_message.key;
  if taken is not null then
    return jsonb_build_object('number', taken);
  end if;

  perform app.spend_attempt('contact per address', client_address);
  select p.id, lower(u.email) into sender, own_address
  from public.profiles p join auth.users u on u.id = p.user_id
  where p.user_id = send_contact_message.account and p.deleted_at is null;
  is_own := own_address is not distinct from sender_address;
  if is_own then
    -- Counted by account: anybody may write down their courriel.
    perform app.spend_attempt('contact per courriel', sender::text);
    perform app.spend_attempt('contact in all, signed in', 'all');
  else
    perform app.spend_attempt('contact per courriel', app.mailbox_of(sender_address));
    perform app.spend_attempt('contact in all', 'all');
    if screenshot <> '' then
      begin
        perform app.spend_attempt('contact pictures, not signed in', 'all');
      exception when sqlstate 'PT429' then
        raise exception using errcode = 'PT409', message = 'contact-pictures-full';
      end;
    end if;
  end if;
  select c.address into course_address from app.contact_address c;
  if course_address is null then
    raise exception using errcode = 'PT409', message = 'contact-address-unknown';
  end if;

  insert into app.contact_messages (key, topic, sender_id, created_at)
  values (send_contact_message.key, send_contact_message.topic, sender, app.clock())
  returning reference into taken;
  facts := jsonb_build_object('number', taken, 'topic', send_contact_message.topic);

  mail := app.queue_mail(course_address, 'contact-message', facts || jsonb_build_object(
    'name', send_contact_message.name, 'email', sender_address,
    'is_proven', is_own,
    'message', send_contact_message.message, 'page', send_contact_message.page,
    'reason', send_contact_message.reason), 5, sender);
  update app.mail_outbox m set keeps_order = true, reply_to = sender_address where m.id = mail;
  if diagnosis <> '' then
    insert into app.mail_attachments (outbox_id, position, filename, content_type, content)
    values (mail, 1, 'compte-rendu.txt', 'text/plain; charset=utf-8',
      convert_to(send_contact_message.diagnosis, 'UTF8'));
  end if;
  if screenshot <> '' then
    insert into app.mail_attachments (outbox_id, position, filename, content_type, content)
    values (mail, 2, 'capture.' || split_part(screenshot_type, '/', 2), screenshot_type,
      decode(send_contact_message.screenshot, 'base64'));
  end if;

  perform app.queue_contact_receipt(sender_address, sender, is_own, facts,
    send_contact_message.message);
  return jsonb_build_object('number', taken);
end $$;
comment on function public.send_contact_message(
  uuid, text, text, text, text, text, text, text, text, text, uuid, text) is
  'Takes a message once, by the key that its page chose: one mail to the course with the sender as Reply-To, and a receipt to the sender. Answers its number.';
grant execute on function public.send_contact_message(
  uuid, text, text, text, text, text, text, text, text, text, uuid, text) to service_role;

create function app.erase_contact(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Also what they wrote before they had an account, or without signing in, and has not left yet.
  delete from app.mail_outbox m
  using public.profiles p join auth.users u on u.id = p.user_id
  where p.id = erase_contact.person and m.reply_to = lower(u.email);
  delete from app.contact_messages c where c.sender_id = erase_contact.person;
end $$;

create function app.contact_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'reference', c.reference, 'topic', c.topic, 'created_at', c.created_at
  ) order by c.reference), '[]')
  from app.contact_messages c where c.sender_id = contact_of.person
$$;

create function app.mails_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'recipient', m.recipient, 'template', m.template, 'locale', m.locale,
    'created_at', m.created_at, 'sent_at', m.sent_at, 'failed_at', m.failed_at
  ) order by m.number), '[]')
  from app.mail_outbox m,
    (select u.email from public.profiles p left join auth.users u on u.id = p.user_id
      where p.id = mails_of.person) me
  where m.person_id = mails_of.person or m.recipient = me.email or m.reply_to = lower(me.email)
$$;
comment on function app.mails_of(uuid) is
  'Mails to somebody, and those that bring their messages to the course: without an account, until they have left.';

create or replace function app.erase_person(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.erase_quiz_attempts(erase_person.person);
  perform app.erase_notices(erase_person.person);
  perform app.erase_comments(erase_person.person);
  perform app.erase_resuming(erase_person.person);
  perform app.erase_notes(erase_person.person);
  perform app.erase_contact(erase_person.person);
  -- Last, because it looks up what leads to them.
  perform app.erase_profile(erase_person.person);
end $$;

create or replace function app.data_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select app.account_data_of(person) || jsonb_build_object(
    'quiz_attempts', app.quiz_attempts_of(person),
    'notices', app.notices_of(person),
    'comments', app.comments_of(person),
    'resuming', app.resuming_of(person),
    'notes', app.notes_of(person),
    'mails', app.mails_of(person),
    'contact', app.contact_of(person)
  )
$$;

create or replace function app.job_purge_mail() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  emptied int;
  mails int;
  messages int;
begin
  -- What a mail said serves nobody after a month; that it was sent, and accepted, for a year.
  update app.mail_outbox m set params = '{}', last_error = null, reply_to = null
  where m.params <> '{}' and (m.sent_at is not null or m.failed_at is not null)
    and coalesce(m.sent_at, m.failed_at) < app.clock() - interval '30 days';
  get diagnostics emptied = row_count;
  delete from app.mail_outbox m
  where (m.sent_at is not null or m.failed_at is not null)
    and coalesce(m.sent_at, m.failed_at) < app.clock() - interval '1 year';
  get diagnostics mails = row_count;
  delete from app.contact_messages c where c.created_at < app.clock() - interval '30 days';
  get diagnostics messages = row_count;
  return jsonb_build_object('emptied', emptied, 'mails', mails, 'messages', messages);
end $$;
