-- The tables of reference documents, of the files that people send for them and for pictures, and how a
-- file is sent: in four steps, and whether its sender may is asked at each. A place is reserved
-- (start_upload), storage takes the file for that place alone, the function check-upload looks at its
-- bytes and puts what is as it says where it belongs, and it is published.
create table app.file_types (
  purpose text not null check (purpose in ('document', 'picture')),
  ext text not null check (ext ~ '^[a-z0-9]{2,5}$'),
  mime text not null,
  max_bytes bigint not null,
  primary key (purpose, ext)
);
comment on table app.file_types is
  'Which files are taken, for what, and up to which size; the page and the functions read it here. No archive: nobody sees what is in one. No sound and no film: they need a transcript, and lessons have one. No format that carries macros.';

insert into app.file_types (purpose, ext, mime, max_bytes) values
  ('document', 'pdf', 'application/pdf', 26214400),
  ('document', 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 26214400),
  ('document', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 26214400),
  ('document', 'pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 26214400),
  ('document', 'odt', 'application/vnd.oasis.opendocument.text', 26214400),
  ('document', 'ods', 'application/vnd.oasis.opendocument.spreadsheet', 26214400),
  ('document', 'odp', 'application/vnd.oasis.opendocument.presentation', 26214400),
  ('document', 'csv', 'text/csv', 26214400),
  ('document', 'txt', 'text/plain', 26214400),
  ('document', 'png', 'image/png', 26214400),
  ('document', 'jpg', 'image/jpeg', 26214400),
  ('document', 'jpeg', 'image/jpeg', 26214400),
  ('document', 'webp', 'image/webp', 26214400),
  ('picture', 'png', 'image/png', 2097152),
  ('picture', 'jpg', 'image/jpeg', 2097152),
  ('picture', 'jpeg', 'image/jpeg', 2097152),
  ('picture', 'webp', 'image/webp', 2097152);

create table app.uploads (
  id uuid primary key,
  community_id uuid not null references public.communities (id),
  person_id uuid not null references public.profiles (id),
  purpose text not null,
  ext text not null,
  filename text not null check (length(filename) <= 120),
  size_bytes bigint not null check (size_bytes > 0),
  started_at timestamptz not null,
  expires_at timestamptz not null,
  checked_at timestamptz,
  foreign key (purpose, ext) references app.file_types (purpose, ext)
);
comment on table app.uploads is
  'Files on their way: a place that somebody reserved, gone once the file is published or given up.';
comment on column app.uploads.id is
  'Chosen by the page; the name under which storage keeps the file, then the id of the version.';
comment on column app.uploads.checked_at is
  'Its bytes are what its name says, and stand in the bucket of their purpose.';

create index on app.uploads (community_id);
create index on app.uploads (person_id);
create index on app.uploads (purpose, ext);
create index on app.uploads (expires_at);

create table app.discarded_files (
  bucket text not null,
  name text not null,
  discarded_at timestamptz not null,
  primary key (bucket, name)
);
comment on table app.discarded_files is
  'Files in storage that nothing refers to any more; the function purge-files deletes them there.';
create index on app.discarded_files (discarded_at);

create table public.community_documents (
  id uuid primary key,
  community_id uuid not null references public.communities (id),
  author_id uuid not null references public.profiles (id),
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) <= 2000),
  category text not null check (length(category) <= 60),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version_count int not null check (version_count > 0),
  download_count int not null default 0 check (download_count >= 0),
  words tsvector not null
);
comment on table public.community_documents is
  'A reference document of a community. Read and written by functions alone.';
comment on column public.community_documents.id is 'Chosen by the page: a double click publishes one.';
comment on column public.community_documents.words is
  'What it is found by; kept by a trigger.';
comment on column public.community_documents.changed_at is 'When its newest version came.';

create function app.index_document() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.words := app.words_of(new.community_id, 'document', new.title,
    concat_ws(' ', new.category, new.description));
  return new;
end $$;
create trigger index_document
  before insert or update of community_id, title, description, category, words
  on public.community_documents for each row execute function app.index_document();

create index on public.community_documents (community_id, changed_at desc, id desc);
create index on public.community_documents (community_id, category);
create index on public.community_documents (author_id);
-- Without the list of what is not sorted in yet, which every search would go through.
create index on public.community_documents using gin (words) with (fastupdate = off);

create table public.community_document_versions (
  id uuid primary key,
  document_id uuid not null references public.community_documents (id) on delete cascade,
  number int not null check (number > 0),
  author_id uuid not null references public.profiles (id),
  filename text not null check (length(filename) <= 120),
  ext text not null,
  size_bytes bigint not null check (size_bytes > 0),
  notes text not null check (length(notes) <= 1000),
  created_at timestamptz not null,
  download_count int not null default 0 check (download_count >= 0),
  unique (document_id, number)
);
comment on table public.community_document_versions is
  'The files of a document: none is lost when a newer one comes. Read and written by functions alone.';
comment on column public.community_document_versions.id is
  'The name of the file in the bucket community-documents.';
comment on column public.community_document_versions.filename is
  'As its sender called it, without paths and signs that deceive.';
comment on column public.community_document_versions.notes is 'What has changed.';

create index on public.community_document_versions (author_id);

create table app.document_rule (
  is_only boolean primary key default true check (is_only),
  valid_for interval not null default '2 minutes' check (valid_for > '0'),
  secret bytea not null default extensions.gen_random_bytes(32)
);
comment on table app.document_rule is 'By what addresses of documents are signed, and for how long.';
insert into app.document_rule default values;

alter table public.communities add column picture_id uuid unique;
comment on column public.communities.picture_id is
  'The name of its picture in the bucket community-pictures.';

revoke all on app.file_types, app.uploads, app.discarded_files, public.community_documents,
  public.community_document_versions, app.document_rule from anon, authenticated, service_role;
alter table app.file_types enable row level security;
alter table app.uploads enable row level security;
alter table app.discarded_files enable row level security;
alter table public.community_documents enable row level security;
alter table public.community_document_versions enable row level security;
alter table app.document_rule enable row level security;

-- The way of a file into storage.

create function app.tidy_filename(filename text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  name text := normalize(coalesce(tidy_filename.filename, ''), NFC);
  ext text;
begin
  name := regexp_replace(name, '^.*[/\\]', '');
  -- What is not seen, or turns around what is.
  name := regexp_replace(name,
    '[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]',
    '', 'g');
  name := regexp_replace(name, '["*:<>?|]', '_', 'g');
  name := btrim(regexp_replace(name, '\s+', ' ', 'g'), ' .');
  ext := lower(substring(name from '\.([[:alnum:]]{1,10})$'));
  if ext is null then
    return coalesce(nullif(btrim(left(name, 100), ' .'), ''), 'document');
  end if;
  name := btrim(left(left(name, -length(ext) - 1), 100), ' .');
  return coalesce(nullif(name, ''), 'document') || '.' || ext;
end $$;
comment on function app.tidy_filename(text) is
  'A name as it may be shown and saved: no path, no control or direction signs, at most a hundred letters, its ending in small ones.';

create function app.bucket_of(purpose text) returns text
language sql immutable set search_path = ''
as $$ select 'community-' || bucket_of.purpose || 's' $$;

comment on function app.bucket_of(text) is
  'Where checked files stand. What people send comes into community-incoming, and no further by itself.';

create function app.require_uploader(community_id uuid, purpose text) returns app.membership
language plpgsql stable security definer set search_path = ''
as $$
begin
  if require_uploader.purpose = 'picture' then
    return app.require_administrator(require_uploader.community_id);
  end if;
  return app.require_poster(require_uploader.community_id, 'documents');
end $$;
comment on function app.require_uploader(uuid, text) is
  'For whoever sends a file: a document, or the picture of the community.';

create function app.discard_file(bucket text, id uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.discarded_files (bucket, name, discarded_at)
  values (discard_file.bucket, discard_file.id::text, app.clock())
  on conflict do nothing
$$;

create function app.discard_files_of_upload() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.discard_file('community-incoming', old.id);
  -- Deleted as published it lives on, under the same name.
  if not exists (select from public.community_document_versions v where v.id = old.id)
    and not exists (select from public.communities c where c.picture_id = old.id) then
    perform app.discard_file(app.bucket_of(old.purpose), old.id);
  end if;
  return null;
end $$;

create constraint trigger uploads_leave_no_files after delete on app.uploads
  deferrable initially deferred for each row execute function app.discard_files_of_upload();

insert into app.limits (kind, max_attempts, within) values
  ('file upload per day', 200, '1 day');

create function public.start_upload(
  upload_id uuid, community_id uuid, purpose text, filename text, size_bytes bigint
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership :=
    app.require_uploader(start_upload.community_id, start_upload.purpose);
  name text := app.tidy_filename(start_upload.filename);
  type app.file_types;
  made app.uploads;
begin
  select * into type from app.file_types t
  where t.purpose = start_upload.purpose and t.ext = substring(name from '\.([a-z0-9]+)$');
  if type.ext is null then
    raise exception using errcode = 'PT400', message = 'file-type-refused';
  elsif coalesce(start_upload.size_bytes, 0) < 1 then
    raise exception using errcode = 'PT400', message = 'file-empty';
  elsif start_upload.size_bytes > type.max_bytes then
    raise exception using errcode = 'PT400', message = 'file-too-large';
  end if;
  perform app.spend_attempt('file upload per day', mine.person_id::text);
  insert into app.uploads as u
    (id, community_id, person_id, purpose, ext, filename, size_bytes, started_at, expires_at)
  select start_upload.upload_id, mine.community_id, mine.person_id, type.purpose, type.ext, name,
    start_upload.size_bytes, app.clock(), app.clock() + interval '1 hour'
  where not exists (
    select from public.community_document_versions v where v.id = start_upload.upload_id)
  -- A second try begins where the first one stopped.
  on conflict (id) do update set filename = excluded.filename
  where u.person_id = excluded.person_id and u.community_id = excluded.community_id
    and u.purpose = excluded.purpose and u.ext = excluded.ext and u.expires_at > app.clock()
  returning * into made;
  if made.id is null then
    raise exception using errcode = 'PT409', message = 'upload-taken';
  end if;
  return jsonb_build_object('bucket', 'community-incoming', 'name', made.id,
    'expires_at', made.expires_at);
end $$;
comment on function public.start_upload(uuid, uuid, text, text, bigint) is
  'Reserves a place in storage for a file, for an hour, for whoever may publish one there.';
grant execute on function public.start_upload(uuid, uuid, text, text, bigint) to authenticated;

create function app.may_upload(name text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  reserved app.uploads;
  mine app.membership;
begin
  if may_upload.name !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return false;
  end if;
  select * into reserved from app.uploads u
  where u.id = may_upload.name::uuid and u.person_id = app.me() and u.checked_at is null
    and u.expires_at > app.clock();
  mine := app.membership_of(reserved.person_id, reserved.community_id);
  return coalesce(mine.is_administrator or reserved.purpose = 'document' and mine.is_member
    and 'documents' = any (mine.member_parts), false);
end $$;
comment on function app.may_upload(text) is
  'Whether storage takes a file under this name from the caller: one that they reserved, where they still may publish.';
grant execute on function app.may_upload(text) to authenticated;

create function app.may_see_picture(name text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return may_see_picture.name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and exists (
    select from public.communities c
    where c.picture_id = may_see_picture.name::uuid
      and (app.membership_of(app.me(), c.id)).community_id is not null);
end $$;
comment on function app.may_see_picture(text) is
  'Whoever may know of a community may see its picture.';
grant execute on function app.may_see_picture(text) to authenticated;

-- A bare database has no storage schema. Nobody but the service reads documents there: who could,
-- could sign an address for years and hand it on.
do $$
begin
  if to_regclass('storage.buckets') is not null and to_regclass('storage.objects') is not null then
    insert into storage.buckets (id, name, public, file_size_limit)
    select b.id, b.id, false, b.max_bytes
    from (
      select app.bucket_of(t.purpose) as id, max(t.max_bytes) as max_bytes
      from app.file_types t group by t.purpose
      union all
      select 'community-incoming', max(t.max_bytes) from app.file_types t
    ) b
    on conflict (id) do nothing;

    create policy "Members put the files for which they reserved a place"
      on storage.objects for insert to authenticated
      with check (bucket_id = 'community-incoming' and app.may_upload(name));

    create policy "People see the pictures of communities that they may know of"
      on storage.objects for select to authenticated
      using (bucket_id = 'community-pictures' and app.may_see_picture(name));
  end if;
end $$;

create function public.upload_to_check(upload_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  mine app.uploads;
  type app.file_types;
begin
  select * into mine from app.uploads u
  where u.id = upload_to_check.upload_id and u.person_id = me and u.expires_at > app.clock();
  if mine.id is null then
    raise exception using errcode = 'PT404', message = 'upload-unknown';
  end if;
  perform app.require_uploader(mine.community_id, mine.purpose);
  select * into type from app.file_types t where t.purpose = mine.purpose and t.ext = mine.ext;
  return jsonb_build_object('id', mine.id, 'bucket', app.bucket_of(mine.purpose),
    'purpose', mine.purpose, 'ext', mine.ext, 'mime', type.mime, 'max_bytes', type.max_bytes,
    'is_checked', mine.checked_at is not null);
end $$;
comment on function public.upload_to_check(uuid) is
  'A file that the caller has sent and may publish: what check-upload must look at.';
grant execute on function public.upload_to_check(uuid) to authenticated;

create function public.mark_upload_checked(upload_id uuid, size_bytes bigint) returns void
language sql volatile security definer set search_path = ''
as $$
  update app.uploads u set checked_at = app.clock(), size_bytes = mark_upload_checked.size_bytes
  where u.id = mark_upload_checked.upload_id and u.checked_at is null
$$;
grant execute on function public.mark_upload_checked(uuid, bigint) to service_role;

create function public.discard_upload(upload_id uuid) returns void
language sql volatile security definer set search_path = ''
as $$ delete from app.uploads u where u.id = discard_upload.upload_id $$;
comment on function public.discard_upload(uuid) is 'A file that is not what it says: it goes.';
grant execute on function public.discard_upload(uuid) to service_role;

create function app.take_upload(upload_id uuid, purpose text) returns app.uploads
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  taken app.uploads;
begin
  select * into taken from app.uploads u
  where u.id = take_upload.upload_id and u.person_id = me and u.purpose = take_upload.purpose
    and u.expires_at > app.clock()
  for update;
  if taken.id is null then
    return null;
  elsif taken.checked_at is null then
    raise exception using errcode = 'PT409', message = 'upload-unchecked';
  end if;
  -- Whoever suspends somebody, or closes the community, waits for this row, or this waits for them.
  perform from public.communities c where c.id = taken.community_id for share;
  perform app.require_uploader(taken.community_id, taken.purpose);
  delete from app.uploads u where u.id = taken.id;
  return taken;
end $$;
comment on function app.take_upload(uuid, text) is
  'The checked file that the caller sent, to be published now; null where there is none any more.';

-- People.

create function app.erase_documents(person uuid) returns void
language sql volatile security definer set search_path = ''
-- What was published stays with the community: it refers to a profile without a name from now on.
as $$ delete from app.uploads u where u.person_id = erase_documents.person $$;

create function app.documents_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('documents', jsonb_build_object(
    'documents', (
      select coalesce(jsonb_agg(jsonb_build_object('community_id', d.community_id,
        'community', c.name, 'title', d.title, 'description', d.description,
        'category', d.category, 'created_at', d.created_at) order by d.created_at, d.id), '[]')
      from public.community_documents d join public.communities c on c.id = d.community_id
      where d.author_id = documents_of.person),
    'versions', (
      select coalesce(jsonb_agg(jsonb_build_object('title', d.title, 'number', v.number,
        'filename', v.filename, 'notes', v.notes, 'created_at', v.created_at)
        order by v.created_at, v.id), '[]')
      from public.community_document_versions v
      join public.community_documents d on d.id = v.document_id
      where v.author_id = documents_of.person),
    'uploads', (
      select coalesce(jsonb_agg(jsonb_build_object('community_id', u.community_id,
        'filename', u.filename, 'started_at', u.started_at) order by u.started_at, u.id), '[]')
      from app.uploads u where u.person_id = documents_of.person)))
$$;
