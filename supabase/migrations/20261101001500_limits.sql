create table app.limits (
  kind text primary key,
  max_attempts int not null check (max_attempts > 0),
  within interval not null
);
comment on table app.limits is 'How often something may be tried. Rows, so that tests and operators may change them.';

insert into app.limits (kind, max_attempts, within) values
  ('sign-up per courriel', 5, '1 hour'),
  -- A training room shares one address.
  ('sign-up per address', 100, '1 hour'),
  ('sign-up code per courriel', 10, '1 day'),
  ('sign-in per login', 10, '15 minutes'),
  ('sign-in per address', 100, '15 minutes');

create table app.attempts (
  kind text not null references app.limits (kind) on update cascade on delete cascade,
  subject bytea not null,
  tried_at timestamptz not null
);
comment on table app.attempts is
  'What was tried, by whom as a digest: enough to count, nothing to read. Purged once it no longer counts.';

create index on app.attempts (kind, subject, tried_at);

revoke all on app.limits, app.attempts from anon, authenticated, service_role;
alter table app.limits enable row level security;
alter table app.attempts enable row level security;

create function app.spend_attempt(kind text, subject text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  rule app.limits;
  subject_digest bytea := app.digest(spend_attempt.kind || ' ' || spend_attempt.subject);
  counted int;
  oldest timestamptz;
begin
  if spend_attempt.subject is null or spend_attempt.subject = '' then
    return;
  end if;
  select * into strict rule from app.limits l where l.kind = spend_attempt.kind;
  -- One at a time per subject, else parallel tries would not see each other.
  perform pg_advisory_xact_lock(('x' || left(encode(subject_digest, 'hex'), 16))::bit(64)::bigint);
  select count(*), min(a.tried_at) into counted, oldest
  from app.attempts a
  where a.kind = rule.kind and a.subject = subject_digest
    and a.tried_at > app.clock() - rule.within;
  if counted >= rule.max_attempts then
    raise exception using errcode = 'PT429', message = 'too-many-attempts',
      hint = ceil(extract(epoch from oldest + rule.within - app.clock()))::int::text;
  end if;
  insert into app.attempts (kind, subject, tried_at)
  values (rule.kind, subject_digest, app.clock());
end $$;
comment on function app.spend_attempt(text, text) is
  'Counts one attempt, or raises too-many-attempts with the seconds to wait in HINT. No subject, no limit.';
