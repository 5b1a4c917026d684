-- Reference documents of communities with their versions, the files that people send for them, and the
-- pictures of communities. A file is sent in four steps, and whether its sender may is asked at each:
-- a place is reserved (start_upload), storage takes the file for that place alone, the function
-- check-upload looks at its bytes and puts what is as it says where it belongs, and it is published.
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

-- Documents.

create function app.readable_document(document_id uuid) returns public.community_documents
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  found_one public.community_documents;
  mine app.membership;
begin
  select * into found_one from public.community_documents d
  where d.id = readable_document.document_id;
  mine := app.membership_of(me, found_one.community_id);
  -- Neither whether it exists nor where is told to others than members.
  if not coalesce(mine.is_member, false) then
    raise exception using errcode = 'PT404', message = 'document-unknown';
  end if;
  return found_one;
end $$;
comment on function app.readable_document(uuid) is
  'A document that the caller may read; refuses otherwise.';

create function app.may_change_document(d public.community_documents, m app.membership)
returns boolean
language sql immutable set search_path = ''
as $$
  select m.is_administrator
    or d.author_id = m.person_id and m.is_member and 'documents' = any (m.member_parts)
$$;
comment on function app.may_change_document(public.community_documents, app.membership) is
  'Those who run the community; and who published it, as long as members may.';

create function app.document_to_change(document_id uuid) returns public.community_documents
language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_one public.community_documents := app.readable_document(document_to_change.document_id);
  mine app.membership;
begin
  perform from public.communities c where c.id = found_one.community_id for share;
  select * into found_one from public.community_documents d
  where d.id = document_to_change.document_id for update;
  if found_one.id is null then
    raise exception using errcode = 'PT404', message = 'document-unknown';
  end if;
  mine := app.require_poster(found_one.community_id, 'documents');
  if not app.may_change_document(found_one, mine) then
    raise exception using errcode = 'PT403', message = 'document-of-another';
  end if;
  return found_one;
end $$;
comment on function app.document_to_change(uuid) is
  'A document that the caller may change, locked; refuses otherwise.';

create function app.version_json(v public.community_document_versions, community_id uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', v.id, 'number', v.number, 'filename', v.filename, 'ext', v.ext,
    'size_bytes', v.size_bytes, 'notes', v.notes, 'created_at', v.created_at,
    'download_count', v.download_count,
    'author', app.author_json(v.author_id, version_json.community_id))
$$;

create function app.document_json(d public.community_documents, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', d.id, 'title', d.title, 'description', d.description,
    'category', d.category, 'created_at', d.created_at, 'changed_at', d.changed_at,
    'version_count', d.version_count, 'download_count', d.download_count,
    'may_change', app.may_change_document(d, m),
    'newest', (
      select app.version_json(v, d.community_id) from public.community_document_versions v
      where v.document_id = d.id order by v.number desc limit 1))
$$;

create function public.list_documents(
  community_id uuid, query text default '', category text default '', after uuid default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(list_documents.community_id);
  size constant int := 30;
  is_search boolean := btrim(list_documents.query) <> '';
  wanted tsquery := app.words_asked(list_documents.query, by_beginnings => true)
    && app.in_communities(array[mine.community_id]);
  last public.community_documents;
  page jsonb;
begin
  select * into last from public.community_documents d
  where d.id = list_documents.after and d.community_id = mine.community_id;
  if is_search then
    select coalesce(jsonb_agg(app.document_json(d, mine) order by d.changed_at desc, d.id desc), '[]')
    into page
    from (
      select d.* from public.community_documents d
      where d.words @@ wanted and d.community_id = mine.community_id
        and (list_documents.category = '' or d.category = list_documents.category)
        and (last.id is null or (d.changed_at, d.id) < (last.changed_at, last.id))
      order by d.changed_at desc, d.id desc limit size + 1
    ) d;
  else
    select coalesce(jsonb_agg(app.document_json(d, mine) order by d.changed_at desc, d.id desc), '[]')
    into page
    from (
      select d.* from public.community_documents d
      where d.community_id = mine.community_id
        and (list_documents.category = '' or d.category = list_documents.category)
        and (last.id is null or (d.changed_at, d.id) < (last.changed_at, last.id))
      order by d.changed_at desc, d.id desc limit size + 1
    ) d;
  end if;
  return jsonb_build_object(
    'documents', page - size, 'has_more', jsonb_array_length(page) > size)
    || app.document_choices(mine.community_id);
end $$;

create function app.document_categories(community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  -- From one to the next in the index: what it costs is how many there are.
  with recursive names as (
    select min(d.category) as name from public.community_documents d
    where d.community_id = document_categories.community_id and d.category > ''
    union all
    select (
      select min(d.category) from public.community_documents d
      where d.community_id = document_categories.community_id and d.category > names.name)
    from names where names.name is not null
  )
  select coalesce(jsonb_agg(names.name order by names.name), '[]') from names
  where names.name is not null
$$;
create function app.document_choices(community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('categories', app.document_categories(document_choices.community_id),
    'exts', jsonb_agg(t.ext order by t.ext), 'max_bytes', max(t.max_bytes))
  from app.file_types t where t.purpose = 'document'
$$;
comment on function app.document_choices(uuid) is
  'What a form for a document offers: the headings that there are, the files that are taken.';

comment on function public.list_documents(uuid, text, text, uuid) is
  'The documents of a community, those changed last first, thirty at a time; with words, those that hold them all.';
grant execute on function public.list_documents(uuid, text, text, uuid) to authenticated;

create function public.community_document(document_id uuid, before int default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  size constant int := 30;
  read public.community_documents := app.readable_document(community_document.document_id);
  versions jsonb;
begin
  select coalesce(jsonb_agg(app.version_json(v, read.community_id) order by v.number desc), '[]')
  into versions
  from (
    select v.* from public.community_document_versions v
    where v.document_id = read.id
      and (community_document.before is null or v.number < community_document.before)
    order by v.number desc limit size + 1
  ) v;
  return app.document_json(read, app.membership_of(me, read.community_id))
    || app.document_choices(read.community_id)
    || jsonb_build_object('versions', versions - size,
      'has_more', jsonb_array_length(versions) > size);
end $$;
comment on function public.community_document(uuid, int) is
  'A document with its versions, the newest first, thirty at a time.';
grant execute on function public.community_document(uuid, int) to authenticated;

create function app.check_document(title text, description text, category text) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  if length(check_document.title) = 0 then
    raise exception using errcode = 'PT400', message = 'title-missing';
  elsif length(check_document.title) > 200 then
    raise exception using errcode = 'PT400', message = 'title-too-long';
  elsif length(check_document.description) > 2000 then
    raise exception using errcode = 'PT400', message = 'description-too-long';
  elsif length(check_document.category) > 60 then
    raise exception using errcode = 'PT400', message = 'category-too-long';
  end if;
end $$;

create function app.add_version(document_id uuid, taken app.uploads, notes text) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into public.community_document_versions
    (id, document_id, number, author_id, filename, ext, size_bytes, notes, created_at)
  select taken.id, d.id, d.version_count, taken.person_id, taken.filename, taken.ext,
    taken.size_bytes, add_version.notes, app.clock()
  from public.community_documents d where d.id = add_version.document_id
$$;

create function app.published_already(document_id uuid, upload_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  if not exists (
    select from public.community_document_versions v
    where v.id = published_already.upload_id and v.document_id = published_already.document_id
      and v.author_id = me) then
    raise exception using errcode = 'PT404', message = 'upload-unknown';
  end if;
  return public.community_document(published_already.document_id);
end $$;
comment on function app.published_already(uuid, uuid) is
  'What the first of two clicks did, for the second; refuses where there was no first.';

create function public.publish_document(
  document_id uuid, upload_id uuid, title text, description text default '',
  category text default ''
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  taken app.uploads;
  called text := app.tidy_line(publish_document.title);
  about text := btrim(coalesce(publish_document.description, ''), E' \t\r\n');
  kind text := app.tidy_line(publish_document.category);
  is_new boolean;
begin
  perform app.require_me();
  perform app.check_document(called, about, kind);
  taken := app.take_upload(publish_document.upload_id, 'document');
  if taken.id is null then
    return app.published_already(publish_document.document_id, publish_document.upload_id);
  end if;
  insert into public.community_documents
    (id, community_id, author_id, title, description, category, created_at, changed_at,
      version_count)
  values (publish_document.document_id, taken.community_id, taken.person_id, called, about, kind,
    app.clock(), app.clock(), 1)
  on conflict (id) do nothing
  returning true into is_new;
  if is_new is null then
    raise exception using errcode = 'PT409', message = 'document-taken';
  end if;
  perform app.add_version(publish_document.document_id, taken, '');
  return public.community_document(publish_document.document_id);
end $$;
comment on function public.publish_document(uuid, uuid, text, text, text) is
  'Makes a document of a file that was sent and checked. Said twice, it is done once.';
grant execute on function public.publish_document(uuid, uuid, text, text, text) to authenticated;

create function public.publish_document_version(
  document_id uuid, upload_id uuid, notes text default ''
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  changed public.community_documents :=
    app.document_to_change(publish_document_version.document_id);
  said text := btrim(coalesce(publish_document_version.notes, ''), E' \t\r\n');
  taken app.uploads;
begin
  if length(said) > 1000 then
    raise exception using errcode = 'PT400', message = 'notes-too-long';
  end if;
  taken := app.take_upload(publish_document_version.upload_id, 'document');
  if taken.id is null then
    return app.published_already(changed.id, publish_document_version.upload_id);
  elsif taken.community_id <> changed.community_id then
    raise exception using errcode = 'PT404', message = 'upload-unknown';
  end if;
  update public.community_documents d
  set version_count = d.version_count + 1, changed_at = app.clock()
  where d.id = changed.id;
  perform app.add_version(changed.id, taken, said);
  return public.community_document(changed.id);
end $$;
comment on function public.publish_document_version(uuid, uuid, text) is
  'Puts a newer file before those that a document has. Said twice, it is done once.';
grant execute on function public.publish_document_version(uuid, uuid, text) to authenticated;

create function public.change_document(
  document_id uuid, title text, description text, category text
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  changed public.community_documents := app.document_to_change(change_document.document_id);
  called text := app.tidy_line(change_document.title);
  about text := btrim(coalesce(change_document.description, ''), E' \t\r\n');
  kind text := app.tidy_line(change_document.category);
begin
  perform app.check_document(called, about, kind);
  update public.community_documents d set title = called, description = about, category = kind
  where d.id = changed.id;
  return public.community_document(changed.id);
end $$;
comment on function public.change_document(uuid, text, text, text) is
  'Calls a document otherwise; its files stay as they are.';
grant execute on function public.change_document(uuid, text, text, text) to authenticated;

create function public.remove_document(document_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  gone public.community_documents := app.document_to_change(remove_document.document_id);
begin
  perform app.discard_file(app.bucket_of('document'), v.id)
  from public.community_document_versions v where v.document_id = gone.id;
  delete from public.community_documents d where d.id = gone.id;
  perform app.log_in_community(gone.community_id, 'remove-document', gone.author_id,
    jsonb_build_object('document_id', gone.id, 'versions', gone.version_count));
end $$;
comment on function public.remove_document(uuid) is
  'Takes a document away with all its versions; nobody gets them from then on, and storage loses them within a minute.';
grant execute on function public.remove_document(uuid) to authenticated;

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

-- Pictures of communities.

create function public.set_community_picture(community_id uuid, upload_id uuid default null)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(set_community_picture.community_id);
  before uuid;
  taken app.uploads;
begin
  select c.picture_id into before from public.communities c
  where c.id = mine.community_id for no key update;
  mine := app.require_administrator(set_community_picture.community_id);
  if before is not distinct from set_community_picture.upload_id then
    return jsonb_build_object('picture', before);
  end if;
  if set_community_picture.upload_id is not null then
    taken := app.take_upload(set_community_picture.upload_id, 'picture');
    if taken.id is null or taken.community_id <> mine.community_id then
      raise exception using errcode = 'PT404', message = 'upload-unknown';
    end if;
  end if;
  update public.communities c set picture_id = set_community_picture.upload_id
  where c.id = mine.community_id;
  if before is not null then
    perform app.discard_file(app.bucket_of('picture'), before);
  end if;
  perform app.log_in_community(mine.community_id, 'change-picture');
  return jsonb_build_object('picture', set_community_picture.upload_id);
end $$;
comment on function public.set_community_picture(uuid, uuid) is
  'Gives a community the picture that was sent and checked, or takes away the one it has.';
grant execute on function public.set_community_picture(uuid, uuid) to authenticated;

create function public.community_pictures(community_ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('community_id', c.id, 'picture', c.picture_id)), '[]')
    from public.communities c
    where c.id = any (community_pictures.community_ids[1:100]) and c.picture_id is not null
      and (app.membership_of(me, c.id)).community_id is not null);
end $$;
comment on function public.community_pictures(uuid[]) is
  'Of these communities, as far as the caller may know of them, those that have a picture.';
grant execute on function public.community_pictures(uuid[]) to authenticated;

-- What nothing refers to any more.

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

-- People.

create or replace function app.erase_documents(person uuid) returns void
language sql volatile security definer set search_path = ''
-- What was published stays with the community: it refers to a profile without a name from now on.
as $$ delete from app.uploads u where u.person_id = erase_documents.person $$;

create or replace function app.documents_of(person uuid) returns jsonb
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
