-- Files that nothing refers to any more, until storage has deleted them.

create function public.count_discarded_files() returns int
language sql stable security definer set search_path = ''
as $$ select count(*)::int from app.discarded_files $$;
grant execute on function public.count_discarded_files() to service_role;

create function public.list_discarded_files(batch int)
returns table (bucket text, name text)
language sql stable security definer set search_path = ''
as $$
  select f.bucket, f.name from app.discarded_files f
  order by f.discarded_at, f.bucket, f.name limit least(list_discarded_files.batch, 100)
$$;
grant execute on function public.list_discarded_files(int) to service_role;

create function public.forget_discarded_files(bucket text, names text[]) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from app.discarded_files f
  where f.bucket = forget_discarded_files.bucket and f.name = any (forget_discarded_files.names)
$$;
comment on function public.forget_discarded_files(text, text[]) is
  'After storage has deleted them.';
grant execute on function public.forget_discarded_files(text, text[]) to service_role;

create function app.job_purge_uploads() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  given_up int;
begin
  -- An hour more: what began to come in time may still be coming.
  delete from app.uploads u where u.expires_at < app.clock() - interval '1 hour';
  get diagnostics given_up = row_count;
  return jsonb_build_object('given_up', given_up);
end $$;
insert into app.jobs (name, every) values ('purge_uploads', '1 hour');
