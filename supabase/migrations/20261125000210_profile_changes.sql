-- Two people must not be shown under one name: what a name folds to is unique, as at sign-up.
alter table public.profiles add column display_key text;
comment on column public.profiles.display_key is
  'The displayed name as a name for signing in would read: unique, so that nobody passes for another.';
update public.profiles p set display_key = app.username_from(p.display_name);
alter table public.profiles add unique (display_key);

create function app.keep_display_key() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.display_key := app.username_from(new.display_name);
  return new;
end $$;

create trigger keep_display_key
  before insert or update of display_name on public.profiles
  for each row execute function app.keep_display_key();

create function app.is_shown_well(name text) returns boolean
language sql immutable set search_path = ''
as $$
  select name !~ '[[:cntrl:]\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\U000e0000-\U000e0fff<>]'
    and name !~ '[[:alnum:]][\ufe00-\ufe0f]'
$$;
comment on function app.is_shown_well(text) is 'No sign in it that is invisible, turns the text around, or opens a tag.';

create function app.tidy_civil_name(name text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := nullif(app.tidy_name(name), '');
begin
  if length(tidy) > 100 or not app.is_shown_well(tidy) or tidy !~ '[[:alpha:]]' then
    raise exception using errcode = 'PT400', message = 'name-invalid';
  end if;
  return tidy;
end $$;
comment on function app.tidy_civil_name(text) is 'A first or last name as it is kept; null for none.';

create function public.change_profile(
  account uuid, display_name text, first_name text, last_name text, civility text,
  with_username boolean
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  person public.profiles;
  shown text := app.tidy_name(change_profile.display_name);
  login text := app.username_from(app.tidy_name(change_profile.display_name));
begin
  select * into person from public.profiles p
  where p.user_id = change_profile.account and p.finished_at is not null and p.deleted_at is null
  for update;
  if person.id is null then
    raise exception using errcode = 'PT401', message = 'signed-out';
  end if;
  if shown is distinct from person.display_name
    or with_username and login is distinct from person.username then
    if shown is null or length(shown) not between 2 and 50 or length(login) not between 2 and 50
      or not app.is_shown_well(shown) or not app.is_readable_as(shown, login) then
      raise exception using errcode = 'PT400', message = 'username-invalid';
    end if;
    if app.is_reserved(login) or exists (
      select from public.profiles p where p.username = login and p.id <> person.id
    ) then
      raise exception using errcode = 'PT409', message = 'username-taken';
    end if;
  end if;
  begin
    update public.profiles p
    set display_name = shown,
      username = case when with_username then login else p.username end,
      first_name = app.tidy_civil_name(change_profile.first_name),
      last_name = app.tidy_civil_name(change_profile.last_name),
      civility = change_profile.civility
    where p.id = person.id;
  exception
    when unique_violation then
      raise exception using errcode = 'PT409', message = 'username-taken';
    when check_violation then
      raise exception using errcode = 'PT400', message = 'name-invalid';
  end;
  return jsonb_build_object('saved_at', app.clock());
end $$;
comment on function public.change_profile(uuid, text, text, text, text, boolean) is
  'Names and civility, by the rules of sign-up. Called when the password was checked against the new names.';
grant execute on function public.change_profile(uuid, text, text, text, text, boolean)
  to service_role;

create or replace function public.my_profile() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return (
    select jsonb_build_object(
      'id', p.id,
      'username', p.username,
      'display_name', p.display_name,
      'civility', p.civility,
      'first_name', p.first_name,
      'last_name', p.last_name,
      'email', u.email,
      'roles', coalesce((
        select jsonb_agg(jsonb_build_object('role', r.role, 'course_id', r.course_id)
          order by r.role, r.course_id)
        from public.staff_roles r where r.person_id = me
      ), '[]')
    )
    from public.profiles p join auth.users u on u.id = p.user_id
    where p.id = me
  );
end $$;

create table app.email_changes (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.profiles (id) on delete cascade,
  old_email text not null,
  new_email text not null,
  -- Null where the address is somebody's already: both cases do the same work.
  token_hash bytea unique,
  code_hash bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  superseded_at timestamptz,
  used_at timestamptz
);
comment on table app.email_changes is
  'Changes of address under way: nothing changes before the new mailbox is proven. Secrets are stored as digests.';

create index on app.email_changes (person_id, created_at desc);

revoke all on app.email_changes from anon, authenticated, service_role;
alter table app.email_changes enable row level security;

insert into app.limits (kind, max_attempts, within) values
  ('email change per account', 5, '1 hour'),
  ('email change per courriel', 5, '1 hour'),
  ('email change code per account', 10, '1 day');

create function public.start_email_change(account uuid, courriel text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text := app.tidy_email(courriel);
  change uuid := gen_random_uuid();
  token text := app.random_token();
  code text := app.random_code();
  person uuid;
  old_email text;
  is_taken boolean;
begin
  select p.id, u.email into person, old_email
  from public.profiles p join auth.users u on u.id = p.user_id
  where p.user_id = start_email_change.account and p.finished_at is not null;
  if person is null then
    raise exception using errcode = 'PT401', message = 'signed-out';
  elsif old_email = address then
    raise exception using errcode = 'PT400', message = 'email-same';
  end if;
  perform app.spend_attempt('email change per account', person::text);
  perform app.spend_attempt('email change per courriel', app.mailbox_of(address));
  is_taken := exists (select from auth.users u where u.email = address);

  update app.email_changes c set superseded_at = app.clock()
  where c.person_id = person and c.used_at is null and c.superseded_at is null;
  insert into app.email_changes
    (id, person_id, old_email, new_email, token_hash, code_hash, created_at, expires_at)
  values (
    change, person, old_email, address,
    case when not is_taken then app.digest(token) end,
    case when not is_taken then app.digest(change || code) end,
    app.clock(), app.clock() + interval '24 hours'
  );
  perform app.queue_mail(
    address,
    case when is_taken then 'email-change-known' else 'email-change-confirm' end,
    jsonb_build_object('email', address)
      || case when is_taken then '{}' else jsonb_build_object('token', token, 'code', code) end,
    1, person
  );
  perform app.queue_mail(old_email, 'email-change-notice',
    jsonb_build_object('email', old_email, 'new_email', address), 1, person);
end $$;
comment on function public.start_email_change(uuid, text) is
  'Writes to the new address, a link and a code, or a notice if it is somebody''s; and to the old one. The caller cannot tell which.';
grant execute on function public.start_email_change(uuid, text) to service_role;

create function public.open_email_change(
  token text default null, account uuid default null, code text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  change app.email_changes;
  person public.profiles;
begin
  if open_email_change.token is not null then
    select * into change from app.email_changes c
    where c.token_hash = app.digest(open_email_change.token) for update;
  else
    select p.* into person from public.profiles p where p.user_id = open_email_change.account;
    perform app.spend_attempt('email change code per account', person.id::text);
    select * into change from app.email_changes c
    where c.person_id = person.id and c.superseded_at is null
    order by c.created_at desc, c.id limit 1 for update;
    if change.id is null
      or change.code_hash is distinct from app.digest(change.id || coalesce(code, '')) then
      return app.refuse(404, 'code-wrong');
    end if;
  end if;
  if change.id is null then
    return app.refuse(404, 'link-unknown');
  elsif change.used_at is not null then
    return app.refuse(410, 'link-used');
  elsif change.superseded_at is not null then
    return app.refuse(410, 'link-superseded');
  elsif change.expires_at <= app.clock() then
    return app.refuse(410, 'link-expired');
  end if;
  select p.* into person from public.profiles p where p.id = change.person_id;
  if person.user_id is null or person.suspended_at is not null then
    return app.refuse(404, 'link-unknown');
  end if;
  return jsonb_build_object(
    'id', change.id, 'user_id', person.user_id, 'new_email', change.new_email);
end $$;
comment on function public.open_email_change(text, uuid, text) is
  'Which account gets which address, by the link''s token, or by account and code. Uses nothing up: finish_email_change does, once Auth has the new address.';
grant execute on function public.open_email_change(text, uuid, text) to service_role;

create function public.finish_email_change(change uuid, kept_session uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  done app.email_changes;
  account uuid;
begin
  update app.email_changes c set used_at = app.clock()
  where c.id = finish_email_change.change and c.used_at is null
  returning * into done;
  if done.id is null then
    return; -- a second click: all is done
  end if;
  select p.user_id into account from public.profiles p where p.id = done.person_id;
  delete from auth.sessions s
  where s.user_id = account and s.id is distinct from finish_email_change.kept_session;
  -- A link that went to the old mailbox must not open the account any more.
  update app.recoveries r set superseded_at = app.clock()
  where r.person_id = done.person_id and r.used_at is null and r.superseded_at is null;
  -- Mails from before the account existed know its owner by this address alone.
  update app.mail_outbox m set person_id = done.person_id
  where m.recipient = done.old_email and m.person_id is null;
  perform app.queue_mail(done.old_email, 'email-changed',
    jsonb_build_object('email', done.old_email, 'new_email', done.new_email), 1, done.person_id);
  perform app.audit('change-email', done.person_id::text);
end $$;
comment on function public.finish_email_change(uuid, uuid) is
  'Once Auth has the new address: ends the other sessions, voids what went to the old mailbox, and tells it.';
grant execute on function public.finish_email_change(uuid, uuid) to service_role;

create or replace function app.job_purge_recoveries() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  recoveries int;
  changes int;
begin
  delete from app.password_grants g where g.expires_at < app.clock();
  delete from app.recoveries r where r.expires_at < app.clock() - interval '1 day';
  get diagnostics recoveries = row_count;
  delete from app.email_changes c where c.expires_at < app.clock() - interval '1 day';
  get diagnostics changes = row_count;
  return jsonb_build_object('recoveries', recoveries, 'email_changes', changes);
end $$;
