-- The way of a file to its reader: an address that is signed for one person and for two minutes, and
-- asks for that person's session and whether they are a member when it is opened.

create function app.document_ticket(person uuid, version_id uuid, expires_at timestamptz)
returns text
language sql stable security definer set search_path = ''
as $$
  select rtrim(translate(encode(said || substr(extensions.hmac(
    convert_to('document', 'UTF8') || uuid_send(document_ticket.person) || said, r.secret,
    'sha256'), 1, 24), 'base64'), E'+/\n', '-_'), '=')
  from app.document_rule r,
    lateral (select uuid_send(document_ticket.version_id)
      || int8send(floor(extract(epoch from document_ticket.expires_at))::bigint) as said) s
$$;
comment on function app.document_ticket(uuid, uuid, timestamptz) is
  'The word of an address: which version, until when, and a signature that holds for this person alone.';

create function public.sign_document(version_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  asked public.community_document_versions;
  until timestamptz;
begin
  select * into asked from public.community_document_versions v
  where v.id = sign_document.version_id;
  perform app.readable_document(asked.document_id);
  select date_trunc('second', app.clock()) + r.valid_for into until from app.document_rule r;
  return jsonb_build_object('ticket', app.document_ticket(me, asked.id, until),
    'filename', asked.filename, 'expires_at', until);
end $$;
comment on function public.sign_document(uuid) is
  'The word with which the caller may fetch a version, for two minutes.';
grant execute on function public.sign_document(uuid) to authenticated;

create function public.open_document(ticket text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  said bytea;
  second bigint;
  asked public.community_document_versions;
  until timestamptz;
  read public.community_documents;
begin
  -- 48 bytes: the version, the second at which it ends, and the signature.
  if open_document.ticket ~ '^[A-Za-z0-9_-]{64}$' then
    said := decode(translate(open_document.ticket, '-_', '+/'), 'base64');
    second := ('x' || encode(substr(said, 17, 8), 'hex'))::bit(64)::bigint;
    -- Of an invented word it may be any: kept within what a time can be.
    until := to_timestamp(greatest(0, least(second, 99999999999)));
    select * into asked from public.community_document_versions v
    where v.id = encode(substr(said, 1, 16), 'hex')::uuid;
  end if;
  if asked.id is null or
    app.document_ticket(me, asked.id, until) is distinct from open_document.ticket then
    raise exception using errcode = 'PT404', message = 'link-unknown';
  elsif until <= app.clock() then
    raise exception using errcode = 'PT410', message = 'link-expired';
  end if;
  -- Who left since, or was suspended, gets nothing any more.
  read := app.readable_document(asked.document_id);
  update public.community_document_versions v set download_count = v.download_count + 1
  where v.id = asked.id;
  update public.community_documents d set download_count = d.download_count + 1
  where d.id = read.id;
  return jsonb_build_object('bucket', app.bucket_of('document'), 'name', asked.id,
    'filename', asked.filename, 'size_bytes', asked.size_bytes,
    'mime', (select t.mime from app.file_types t
      where t.purpose = 'document' and t.ext = asked.ext));
end $$;
comment on function public.open_document(text) is
  'Which file a signed address leads to, for the function that hands it over; counts it.';
grant execute on function public.open_document(text) to authenticated;
