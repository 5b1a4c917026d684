-- How people leave, by their own wish or by staying away, and what they can take along.
-- What each table does with somebody who left is declared in supabase/people.ts.
alter table public.profiles
  add column last_seen_at timestamptz,
  add column inactivity_warned_at timestamptz;
comment on column public.profiles.last_seen_at is
  'The last activity that a job has noted, a week late at most; null until then. Nothing writes it while somebody waits.';
comment on column public.profiles.inactivity_warned_at is
  'When a mail said that the account will be deleted because nobody uses it; null when it is in use.';

create index profiles_leaving on public.profiles (deletion_due_at)
  where deletion_due_at is not null;
create index profiles_orphaned on public.profiles (id)
  where user_id is null and finished_at is not null and deleted_at is null;
create index profiles_left on public.profiles (deleted_at) where deleted_at is not null;
create index profiles_asleep on public.profiles (coalesce(last_seen_at, finished_at))
  where finished_at is not null and deleted_at is null and deletion_due_at is null
    and inactivity_warned_at is null;
create index profiles_warned on public.profiles (inactivity_warned_at)
  where inactivity_warned_at is not null;

create index mail_outbox_recipient on app.mail_outbox (recipient);
create index mail_outbox_farewells on app.mail_outbox (created_at)
  where template = 'account-deleted';
create index mail_outbox_done on app.mail_outbox ((coalesce(sent_at, failed_at)))
  where sent_at is not null or failed_at is not null;
create index mail_outbox_wordy on app.mail_outbox ((coalesce(sent_at, failed_at)))
  where params <> '{}' and (sent_at is not null or failed_at is not null);
create index audit_log_subject on app.audit_log (subject);

-- Whoever took « helene.d » the day after she left would be taken for her.
create table app.held_names (
  name_digest bytea primary key,
  free_at timestamptz not null
);
comment on table app.held_names is
  'Names of people who left, as digests, so that for a year nobody can pass for them.';

create index on app.held_names (free_at);

revoke all on app.held_names from anon, authenticated, service_role;
alter table app.held_names enable row level security;

create function app.refuse_held_name() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (
    select from app.held_names h
    where h.name_digest in (app.digest(new.username), app.digest(new.display_key))
      and h.free_at > app.clock()
  ) then
    -- As for a name that somebody has: who chooses a name need not know why it is not free.
    raise unique_violation using message = 'username held';
  end if;
  return new;
end $$;

-- After keep_display_key, by its name: what a displayed name folds to is held as well.
create trigger refuse_held_name before insert or update of username, display_name on public.profiles
  for each row when (new.username is not null) execute function app.refuse_held_name();

create or replace function app.is_free_name(username text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select not app.is_reserved(is_free_name.username)
    and not exists (
      select from public.profiles p
      where is_free_name.username in (p.username, p.display_key))
    and not exists (
      select from app.held_names h
      where h.name_digest = app.digest(is_free_name.username) and h.free_at > app.clock())
$$;

insert into app.limits (kind, max_attempts, within) values
  ('export per person', 10, '1 day');

create function app.keep_last_staff(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- One at a time, else the last two could both leave.
  perform from public.staff_roles r where r.role = 'platform staff' order by r.id for update;
  if exists (
      select from public.staff_roles r
      where r.person_id = keep_last_staff.person and r.role = 'platform staff'
    )
    and not exists (
      select from public.staff_roles r
      join public.profiles p on p.id = r.person_id
      where r.role = 'platform staff' and p.id <> keep_last_staff.person
        and p.finished_at is not null and p.suspended_at is null
        and p.deleted_at is null and p.deletion_due_at is null
    ) then
    raise exception using errcode = 'PT409', message = 'last-staff';
  end if;
end $$;
comment on function app.keep_last_staff(uuid) is
  'Refuses to let the platform be without anybody who looks after it.';

create function public.request_deletion(account uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  person public.profiles;
  address text;
  due timestamptz := app.clock() + interval '7 days';
begin
  select * into person from public.profiles p
  where p.user_id = request_deletion.account and p.finished_at is not null
    and p.deleted_at is null for update;
  if person.id is null then
    raise exception using errcode = 'PT404', message = 'person-unknown';
  end if;
  if person.deletion_due_at is null then
    perform app.keep_last_staff(person.id);
    update public.profiles p set deletion_due_at = due where p.id = person.id;
    select u.email into address from auth.users u where u.id = request_deletion.account;
    perform app.queue_mail(address, 'deletion-requested', jsonb_build_object('due_at', due), 2,
      person.id);
    perform app.audit('request-deletion', person.id::text);
  end if;
  delete from auth.sessions s where s.user_id = request_deletion.account;
  return jsonb_build_object('deletion_due_at', coalesce(person.deletion_due_at, due));
end $$;
comment on function public.request_deletion(uuid) is
  'Deletes an account in seven days, and ends its sessions now. The password was checked before. Asked again, the first date holds.';
grant execute on function public.request_deletion(uuid) to service_role;

create function app.is_session_over() returns boolean
language sql stable security definer set search_path = ''
as $$
  select auth.jwt() ->> 'session_id' is not null and not exists (
    select from auth.sessions s
    where s.id::text = auth.jwt() ->> 'session_id' and s.user_id = auth.uid())
$$;
comment on function app.is_session_over() is
  'A token outlives its session by up to an hour: too long for whoever was signed out because somebody else had their password.';

create function public.cancel_deletion() returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  person uuid := app.my_account();
begin
  if person is null or app.is_session_over() then
    raise exception using errcode = 'PT401', message = 'signed-out';
  end if;
  update public.profiles p set deletion_due_at = null
  where p.id = person and p.deletion_due_at is not null;
  if found then
    perform app.queue_mail(u.email, 'deletion-cancelled', '{}', 2, person)
    from auth.users u where u.id = auth.uid();
    perform app.audit('cancel-deletion', person::text);
  end if;
  return public.account_state();
end $$;
comment on function public.cancel_deletion() is
  'The change of mind: keeps the caller''s account. (Volatile through and through, so that the state answered is the new one.)';
grant execute on function public.cancel_deletion() to authenticated;

create function app.erase_person(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  leaving public.profiles;
  address text;
  addresses text[];
begin
  select * into leaving from public.profiles p
  where p.id = erase_person.person and p.deleted_at is null for update;
  if leaving.id is null then
    return;
  end if;
  select u.email into address from auth.users u where u.id = leaving.user_id;
  -- When the account was removed another way, its address stands in the sign-up alone. An address
  -- that was to become theirs and was not confirmed may be somebody else's: it is left alone, and so
  -- is one that they left and that is somebody's by now.
  addresses := array(
    select address where address is not null
    union
    select s.email from app.sign_ups s
    where s.profile_id = leaving.id and not exists (
      select from auth.users u where u.email = s.email and u.id is distinct from leaving.user_id)
  );

  delete from app.sign_ups s where s.profile_id = leaving.id or s.email = any (addresses);
  delete from app.email_changes c where c.person_id = leaving.id;
  delete from app.recoveries r where r.person_id = leaving.id or r.email = any (addresses);
  delete from app.password_grants g where g.user_id = leaving.user_id;
  delete from app.account_permits a where a.email = any (addresses);
  delete from app.mail_outbox m where m.person_id = leaving.id or m.recipient = any (addresses);
  delete from public.staff_roles r where r.person_id = leaving.id;
  update public.staff_roles r set granted_by = null where r.granted_by = leaving.id;
  update public.enrolments e set last_lesson_id = null
  where e.person_id = leaving.id and e.last_lesson_id is not null;

  insert into app.held_names (name_digest, free_at)
  select distinct app.digest(name), app.clock() + interval '1 year'
  from unnest(array[leaving.username, leaving.display_key]) name
  on conflict (name_digest) do update set free_at = excluded.free_at;
  update public.profiles p
  set user_id = null, username = null, display_name = null, civility = null, first_name = null,
    last_name = null, suspended_at = null, must_change_password = false, terms_due = null,
    deletion_due_at = null, last_seen_at = null, inactivity_warned_at = null,
    deleted_at = app.clock()
  where p.id = leaving.id;

  delete from auth.flow_state f where f.user_id = leaving.user_id;
  delete from auth.users u where u.id = leaving.user_id;

  if address is not null then
    -- To the address, not to a person: there is none any more. It goes once it has been sent.
    perform app.queue_mail(address, 'account-deleted', '{}', 5);
  end if;
  perform app.audit('erase-account', leaving.id::text);
end $$;
comment on function app.erase_person(uuid) is
  'Does what supabase/people.ts declares: leaves a profile without names, and what must be kept.';

create function app.job_erase_accounts() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  leaving record;
  accounts text[] := '{}';
  erased int := 0;
  faults text[] := '{}';
  farewells int;
begin
  delete from app.mail_outbox m
  where m.template = 'account-deleted' and (m.sent_at is not null or m.failed_at is not null);
  get diagnostics farewells = row_count;

  -- Also those whose account was removed another way, from the dashboard for instance.
  for leaving in
    select p.id, p.user_id from public.profiles p
    where p.deletion_due_at <= app.clock()
      or p.user_id is null and p.finished_at is not null and p.deleted_at is null
    order by p.deletion_due_at limit 500 for update skip locked
  loop
    begin
      perform app.erase_person(leaving.id);
      erased := erased + 1;
      accounts := accounts || leaving.user_id::text;
    exception when others then
      -- One that cannot be erased holds up no other. The state alone: a message may quote a name.
      faults := faults || format('%s %s', leaving.id, sqlstate);
    end;
  end loop;
  if erased > 0 then
    -- What they did themselves, and what our functions did to them by the service's hand.
    delete from auth.audit_log_entries l
    where l.payload ->> 'actor_id' = any (accounts)
      or l.payload #>> '{traits,user_id}' = any (accounts);
  end if;
  return jsonb_build_object('erased', erased, 'faults', to_jsonb(faults), 'farewells', farewells);
end $$;

create function app.last_activity(person uuid) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select greatest(
    p.last_seen_at,
    p.finished_at,
    (select u.last_sign_in_at from auth.users u where u.id = p.user_id),
    (
      select max(greatest(s.created_at, s.updated_at, s.refreshed_at at time zone 'UTC'))
      from auth.sessions s where s.user_id = p.user_id
    ),
    (select max(e.created_at) from public.enrolments e where e.person_id = p.id),
    (
      select max(v.validated_at)
      from public.enrolments e join public.lesson_validations v on v.enrolment_id = e.id
      where e.person_id = p.id
    )
  )
  from public.profiles p where p.id = last_activity.person
$$;
comment on function app.last_activity(uuid) is
  'The last sign-in, refresh of a session, enrolment or validation of a person.';

create function app.job_note_activity() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  noted int;
begin
  -- A session leaves no trace once it is closed, so its use is noted while it is there: to the week,
  -- which writes seven times less and is exact enough for two years; and by ten thousand, so that the
  -- first time and the busiest day take seconds too.
  update public.profiles p
  set last_seen_at = seen.at, inactivity_warned_at = null
  from (
    select q.id, used.at
    from (
      select s.user_id,
        max(greatest(s.created_at, s.updated_at, s.refreshed_at at time zone 'UTC')) as at
      from auth.sessions s group by s.user_id
    ) used
    join public.profiles q on q.user_id = used.user_id
    where q.finished_at is not null
      and used.at > coalesce(q.last_seen_at, q.finished_at) + interval '7 days'
    limit 10000
  ) seen
  where p.id = seen.id;
  get diagnostics noted = row_count;
  return jsonb_build_object('noted', noted);
end $$;

create function app.job_forget_inactive() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  asleep record;
  warned int := 0;
  due int := 0;
begin
  -- Two years without activity, told a month before. Who holds a role is left alone: it is given by
  -- the organisation, which takes it back first.
  for asleep in
    select p.id, p.user_id, app.last_activity(p.id) as since
    from public.profiles p
    where p.finished_at is not null and p.deleted_at is null and p.deletion_due_at is null
      and p.inactivity_warned_at is null
      and coalesce(p.last_seen_at, p.finished_at) <= app.clock() - interval '23 months'
      and not exists (select from public.staff_roles r where r.person_id = p.id)
    order by coalesce(p.last_seen_at, p.finished_at) limit 500 for update skip locked
  loop
    if asleep.since > app.clock() - interval '23 months' then
      update public.profiles p set last_seen_at = asleep.since where p.id = asleep.id;
    else
      update public.profiles p set last_seen_at = asleep.since, inactivity_warned_at = app.clock()
      where p.id = asleep.id;
      perform app.queue_mail(u.email, 'account-inactive', jsonb_build_object('due_at',
          greatest(asleep.since + interval '2 years', app.clock() + interval '30 days')),
        7, asleep.id)
      from auth.users u where u.id = asleep.user_id;
      warned := warned + 1;
    end if;
  end loop;

  for asleep in
    select p.id, p.inactivity_warned_at, app.last_activity(p.id) as since
    from public.profiles p
    where p.inactivity_warned_at <= app.clock() - interval '30 days'
      and p.deleted_at is null and p.deletion_due_at is null
      and not exists (select from public.staff_roles r where r.person_id = p.id)
    order by p.inactivity_warned_at limit 500 for update skip locked
  loop
    if asleep.since > asleep.inactivity_warned_at then
      update public.profiles p set last_seen_at = asleep.since, inactivity_warned_at = null
      where p.id = asleep.id;
    elsif asleep.since <= app.clock() - interval '2 years' then
      update public.profiles p set deletion_due_at = app.clock() where p.id = asleep.id;
      due := due + 1;
    end if;
  end loop;
  return jsonb_build_object('warned', warned, 'due', due);
end $$;

create function app.job_forget_erased() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  consents int;
  names int;
begin
  delete from public.consents c using public.profiles p
  where p.id = c.person_id and p.deleted_at <= app.clock() - interval '5 years';
  get diagnostics consents = row_count;
  delete from app.held_names h where h.free_at <= app.clock();
  get diagnostics names = row_count;
  return jsonb_build_object('consents', consents, 'names', names);
end $$;

insert into app.jobs (name, every) values
  ('erase_accounts', '1 hour'),
  ('note_activity', '1 hour'),
  ('forget_inactive', '1 hour'),
  ('forget_erased', '1 day');

create or replace function app.job_purge_mail() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  emptied int;
  mails int;
begin
  -- What a mail said serves nobody after a month; that it was sent, and accepted, for a year.
  update app.mail_outbox m set params = '{}', last_error = null
  where m.params <> '{}' and (m.sent_at is not null or m.failed_at is not null)
    and coalesce(m.sent_at, m.failed_at) < app.clock() - interval '30 days';
  get diagnostics emptied = row_count;
  delete from app.mail_outbox m
  where (m.sent_at is not null or m.failed_at is not null)
    and coalesce(m.sent_at, m.failed_at) < app.clock() - interval '1 year';
  get diagnostics mails = row_count;
  return jsonb_build_object('emptied', emptied, 'mails', mails);
end $$;

create or replace function app.job_purge_logs() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  runs int;
  entries int;
  auth_entries int;
begin
  delete from app.job_runs r where r.started_at < app.clock() - interval '30 days';
  get diagnostics runs = row_count;
  delete from app.audit_log a where a.happened_at < app.clock() - interval '1 year';
  get diagnostics entries = row_count;
  delete from auth.audit_log_entries l where l.created_at < app.clock() - interval '1 year';
  get diagnostics auth_entries = row_count;
  return jsonb_build_object('job_runs', runs, 'audit_log', entries, 'auth', auth_entries);
end $$;

create function app.data_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with me as (
    select p.*, u.email, u.email_change, u.email_confirmed_at, u.last_sign_in_at,
      u.raw_user_meta_data
    from public.profiles p left join auth.users u on u.id = p.user_id
    where p.id = data_of.person
  )
  select jsonb_build_object(
    'account', (
      select jsonb_build_object(
        'id', me.id, 'user_id', me.user_id, 'username', me.username,
        'display_name', me.display_name, 'civility', me.civility, 'first_name', me.first_name,
        'last_name', me.last_name, 'email', me.email, 'email_change', nullif(me.email_change, ''),
        'email_confirmed_at', me.email_confirmed_at, 'raw_user_meta_data', me.raw_user_meta_data,
        'created_at', me.created_at, 'finished_at', me.finished_at,
        'last_sign_in_at', me.last_sign_in_at, 'last_seen_at', me.last_seen_at,
        'inactivity_warned_at', me.inactivity_warned_at, 'suspended_at', me.suspended_at,
        'must_change_password', me.must_change_password, 'terms_due', me.terms_due,
        'deletion_due_at', me.deletion_due_at)
      from me
    ),
    'consents', (
      select coalesce(jsonb_agg(to_jsonb(c) - 'id' - 'person_id' order by c.given_at, c.document), '[]')
      from public.consents c where c.person_id = data_of.person
    ),
    'courses', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'course_id', e.course_id, 'course', k.title, 'session_id', e.session_id, 'session', s.name,
        'created_at', e.created_at,
        'last_lesson_id', e.last_lesson_id, 'last_lesson', last.title,
        'validations', (
          select coalesce(jsonb_agg(jsonb_build_object('lesson_id', v.lesson_id, 'lesson', l.title,
            'validated_at', v.validated_at) order by v.validated_at, v.lesson_id), '[]')
          from public.lesson_validations v join public.lessons l on l.id = v.lesson_id
          where v.enrolment_id = e.id
        )) order by e.created_at, e.id), '[]')
      from public.enrolments e
      join public.courses k on k.id = e.course_id
      left join public.sessions s on s.id = e.session_id
      left join public.lessons last on last.id = e.last_lesson_id
      where e.person_id = data_of.person
    ),
    'roles', (
      select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'course_id', r.course_id,
        'granted_at', r.granted_at) order by r.granted_at, r.id), '[]')
      from public.staff_roles r where r.person_id = data_of.person
    ),
    'sign_ups', (
      select coalesce(jsonb_agg(jsonb_build_object('email', s.email,
        'read_at', s.read_at, 'created_at', s.created_at, 'expires_at', s.expires_at,
        'superseded_at', s.superseded_at, 'confirmed_at', s.confirmed_at,
        'finished_at', s.finished_at) order by s.created_at, s.id), '[]')
      from app.sign_ups s
      where s.profile_id = data_of.person or s.email = (select me.email from me)
    ),
    'recoveries', (
      select coalesce(jsonb_agg(jsonb_build_object('email', r.email, 'created_at', r.created_at,
        'expires_at', r.expires_at, 'superseded_at', r.superseded_at, 'used_at', r.used_at)
        order by r.created_at, r.id), '[]')
      from app.recoveries r
      where r.person_id = data_of.person or r.email = (select me.email from me)
    ),
    'email_changes', (
      select coalesce(jsonb_agg(jsonb_build_object('old_email', c.old_email,
        'new_email', c.new_email, 'created_at', c.created_at, 'expires_at', c.expires_at,
        'superseded_at', c.superseded_at, 'used_at', c.used_at)
        order by c.created_at, c.id), '[]')
      from app.email_changes c where c.person_id = data_of.person
    ),
    'connections', (
      select coalesce(jsonb_agg(jsonb_build_object('created_at', s.created_at,
        'refreshed_at', s.refreshed_at at time zone 'UTC', 'user_agent', s.user_agent,
        'ip', host(s.ip)) order by s.created_at, s.id), '[]')
      from auth.sessions s where s.user_id = (select me.user_id from me)
    ),
    'mails', (
      select coalesce(jsonb_agg(jsonb_build_object('recipient', m.recipient,
        'template', m.template, 'locale', m.locale, 'created_at', m.created_at,
        'sent_at', m.sent_at, 'failed_at', m.failed_at) order by m.created_at, m.id), '[]')
      from app.mail_outbox m
      where m.person_id = data_of.person or m.recipient = (select me.email from me)
    ),
    'log', (
      select coalesce(jsonb_agg(jsonb_build_object('happened_at', a.happened_at,
        'action', a.action, 'is_by_you', a.actor_id = data_of.person,
        'is_about_you', a.subject = data_of.person::text, 'details', a.details)
        order by a.happened_at, a.id), '[]')
      from app.audit_log a
      where a.actor_id = data_of.person or a.subject = data_of.person::text
    )
  )
$$;
comment on function app.data_of(uuid) is
  'All data of a person, by the sections that supabase/people.ts names. An operator answers with it whoever asks by letter.';

create function public.export_my_data() returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  person uuid := app.my_account();
begin
  if person is null or app.is_session_over() then
    raise exception using errcode = 'PT401', message = 'signed-out';
  end if;
  perform app.spend_attempt('export per person', person::text);
  perform app.audit('export-data', person::text);
  return jsonb_build_object('exported_at', app.clock()) || app.data_of(person);
end $$;
comment on function public.export_my_data() is
  'Everything about the caller, whatever stands between them and their account.';
grant execute on function public.export_my_data() to authenticated;
