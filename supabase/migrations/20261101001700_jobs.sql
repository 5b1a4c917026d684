create table app.jobs (
  name text primary key,
  every interval not null,
  due_at timestamptz not null default '-infinity'
);
comment on table app.jobs is 'Timed work: each name is a function app.job_<name>() that returns what it did.';

create table app.job_runs (
  id bigint generated always as identity primary key,
  job text not null,
  started_at timestamptz not null,
  seconds numeric not null,
  result jsonb,
  error text
);
comment on table app.job_runs is 'The log of timed work, kept for thirty days.';

create index on app.job_runs (job, started_at desc);

revoke all on app.jobs, app.job_runs from anon, authenticated, service_role;
alter table app.jobs enable row level security;
alter table app.job_runs enable row level security;

insert into app.jobs (name, every) values
  ('purge_sign_ups', '1 hour'),
  ('purge_attempts', '1 hour'),
  ('purge_mail', '1 day'),
  ('purge_logs', '1 day'),
  ('forget_releases', '1 day');

create function app.job_purge_sign_ups() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  names int;
  sign_ups int;
begin
  -- A name held for a sign-up that nobody finished in time is free again.
  delete from public.profiles p
  using app.sign_ups s
  where s.profile_id = p.id and p.finished_at is null
    and (s.ticket_expires_at is null or s.ticket_expires_at <= app.clock());
  get diagnostics names = row_count;
  delete from app.sign_ups s
  where s.expires_at < app.clock() - interval '1 day'
    and coalesce(s.ticket_expires_at, '-infinity') < app.clock();
  get diagnostics sign_ups = row_count;
  return jsonb_build_object('names', names, 'sign_ups', sign_ups);
end $$;

create function app.job_purge_attempts() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  attempts int;
begin
  delete from app.attempts a
  using app.limits l
  where l.kind = a.kind and a.tried_at <= app.clock() - l.within;
  get diagnostics attempts = row_count;
  return jsonb_build_object('attempts', attempts);
end $$;

create function app.job_purge_mail() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  mails int;
begin
  delete from app.mail_outbox m
  where coalesce(m.sent_at, m.failed_at) < app.clock() - interval '30 days';
  get diagnostics mails = row_count;
  return jsonb_build_object('mails', mails);
end $$;

create function app.job_purge_logs() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  runs int;
  entries int;
begin
  delete from app.job_runs r where r.started_at < app.clock() - interval '30 days';
  get diagnostics runs = row_count;
  delete from app.audit_log a where a.happened_at < app.clock() - interval '1 year';
  get diagnostics entries = row_count;
  return jsonb_build_object('job_runs', runs, 'audit_log', entries);
end $$;

create function app.job_forget_releases() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  releases int;
  bodies int;
begin
  lock table app.releases in share row exclusive mode;
  delete from app.releases r
  where not r.is_live
    and r.prepared_at < app.clock() - interval '7 days'
    and r.id not in (
      select kept.id from app.releases kept
      where kept.flipped_at is not null order by kept.id desc limit 20
    );
  get diagnostics releases = row_count;
  with named as materialized (
    select distinct l ->> 'id' as lesson_id, l ->> 'bodyHash' as hash
    from app.releases r, jsonb_array_elements(r.manifest -> 'lessons') l
  )
  delete from public.lesson_bodies b
  where b.created_at < app.clock() - interval '7 days'
    and not exists (select from named n where n.lesson_id = b.lesson_id and n.hash = b.hash);
  get diagnostics bodies = row_count;
  return jsonb_build_object('releases', releases, 'bodies', bodies);
end $$;
comment on function app.job_forget_releases() is
  'Keeps the last twenty releases that were live, and the bodies they name.';

create function public.tick() returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job app.jobs;
  result jsonb;
  fault text;
  began timestamptz;
  ran jsonb := '[]';
  failed jsonb := '[]';
begin
  for job in
    select * from app.jobs j
    where j.due_at <= app.clock()
      or j.due_at > app.clock() + j.every -- the clock was moved, and moved back
    order by j.name for update skip locked
  loop
    began := clock_timestamp();
    result := null;
    fault := null;
    begin
      execute format('select app.%I()', 'job_' || job.name) into result;
      ran := ran || to_jsonb(job.name);
    exception when others then
      fault := sqlerrm;
      failed := failed || to_jsonb(job.name);
    end;
    insert into app.job_runs (job, started_at, seconds, result, error)
    values (job.name, app.clock(),
      round(extract(epoch from clock_timestamp() - began)::numeric, 3), result, fault);
    update app.jobs j set due_at = app.clock() + job.every where j.name = job.name;
  end loop;
  return jsonb_build_object('ran', ran, 'failed', failed);
end $$;
comment on function public.tick() is
  'Runs what is due, each job by itself: one that fails is logged and does not stop the others. Called every minute by pg_cron, or by the local scheduler.';
grant execute on function public.tick() to service_role;

do $$
begin
  if to_regnamespace('cron') is not null then
    perform cron.schedule('preau-tick', '* * * * *', 'select public.tick()');
  end if;
end $$;
