create function app.live_release() returns bigint
language sql stable security definer set search_path = ''
as $$ select r.id from app.releases r where r.is_live $$;
comment on function app.live_release() is
  'What the served folder must show: the publisher compares at its start.';
grant execute on function app.live_release() to publisher;

create function app.report_failed_publication(recipient text, params jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- One mail for one fault, however often the publisher meets it again.
  if not exists (
    select from app.mail_outbox m
    where m.template = 'publication-failed' and m.recipient = report_failed_publication.recipient
      and m.params = report_failed_publication.params
      and m.created_at > app.clock() - interval '1 day'
  ) then
    perform app.queue_mail(recipient, 'publication-failed', params, 4);
  end if;
end $$;
comment on function app.report_failed_publication(text, jsonb) is
  'Tells the editors by mail why the site did not change: {message, collection, entry, field}.';
grant execute on function app.report_failed_publication(text, jsonb) to publisher;
