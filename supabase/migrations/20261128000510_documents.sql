-- Reference documents: listing, publishing, further versions, removing.

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
