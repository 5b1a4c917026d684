-- « Do the mails leave? », for « Vérifier mon navigateur »: the same answer for everybody, about the
-- service and about nobody's mail.
-- Its predicate is the query's, so that a bulk mailing that waits is never walked through.
create index mail_outbox_oldest on app.mail_outbox (created_at)
  where sent_at is null and failed_at is null and priority < 9 and not is_fictitious;
create index mail_outbox_sent on app.mail_outbox (sent_at) where sent_at is not null;

create function public.mail_health() returns jsonb
language sql stable security definer set search_path = ''
as $$
  with waiting as (
    select floor(extract(epoch from app.clock() - m.created_at) / 60)::int as minutes
    from app.mail_outbox m
    -- Bulk may take its time; and a mailbox that makes its one mail wait is not the service.
    where m.sent_at is null and m.failed_at is null and not m.is_fictitious and m.priority < 9
      and coalesce(m.last_error, '') !~ '^E(ENVELOPE|MESSAGE)'
    order by m.created_at
    limit 1
  ), sent as (
    -- In steps of five minutes, so that nobody can follow single mails.
    select ceil(extract(epoch from app.clock() - m.sent_at) / 300)::int * 5 as minutes
    from app.mail_outbox m
    where m.sent_at is not null and m.sent_at <= app.clock()
    order by m.sent_at desc
    limit 1
  )
  select jsonb_build_object(
    'waiting_minutes', coalesce((select w.minutes from waiting w), 0),
    'last_sent_minutes', (select s.minutes from sent s)
  )
$$;
comment on function public.mail_health() is
  'For how long the oldest mail has waited, and when the last one left: no address, no count. Two index look-ups, so it needs no limit of its own.';
revoke execute on function public.mail_health() from public;
grant execute on function public.mail_health() to anon, authenticated;
