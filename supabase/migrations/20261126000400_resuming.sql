create function app.erase_resuming(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$ select $$;

create function app.resuming_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select '{}'::jsonb $$;
