-- A release says in which version the legal pages stand; the flip makes that version the current one.
alter table app.legal_documents
  add column body text,
  add constraint legal_documents_hash_of_body
    check (body is null or text_hash = encode(sha256(convert_to(body, 'UTF8')), 'hex'));
comment on column app.legal_documents.body is
  'The text itself, as people could read it: what the hash in a consent proves something about.';

create function app.check_documents(release jsonb) returns void
language plpgsql stable set search_path = ''
as $$
declare
  wanted text;
  sent jsonb;
begin
  foreach wanted in array
    array['mentions-legales', 'protection-des-donnees', 'conditions-generales'] loop
    select entry into sent
    from jsonb_array_elements(release -> 'documents') entry where entry ->> 'document' = wanted;
    if not found then
      perform app.release_fault(format('documents: %s is missing', wanted));
    end if;
    if coalesce(sent ->> 'version', '') = '' or coalesce(sent ->> 'title', '') = '' then
      perform app.release_fault(format('documents %s: version or title is missing', wanted));
    end if;
    if encode(sha256(convert_to(coalesce(sent ->> 'text', ''), 'UTF8')), 'hex')
      is distinct from sent ->> 'textHash' then
      perform app.release_fault(format('documents %s: the hash is not that of the text', wanted));
    end if;
  end loop;
end $$;

create or replace function app.prepare_release(release jsonb) returns bigint
language plpgsql volatile security definer set search_path = ''
as $$
declare
  prepared bigint;
begin
  perform app.check_release(release);
  perform app.check_documents(release);

  insert into public.lesson_bodies (lesson_id, hash, html)
  select l.id, sent.hash, sent.html
  from jsonb_to_recordset(release -> 'lessons') as l (id text, "bodyHash" text)
  join jsonb_each_text(release -> 'bodies') as sent (hash, html) on sent.hash = l."bodyHash"
  on conflict (lesson_id, hash) do nothing;

  insert into app.files as f (id, hash, ext, mime, name, size_bytes)
  select n.id, n.hash, n.ext, n.mime, n.name, n.size
  from jsonb_to_recordset(release -> 'files')
    as n (id text, hash text, ext text, mime text, name text, size bigint)
  on conflict (id) do update
  set hash = excluded.hash, ext = excluded.ext, mime = excluded.mime, name = excluded.name,
    size_bytes = excluded.size_bytes
  where f.hash <> excluded.hash or f.name <> excluded.name;

  insert into app.releases (manifest, prepared_at)
  values (release - 'bodies', app.clock())
  returning id into prepared;
  return prepared;
end $$;

create function app.ask_for_terms(current_version text) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  -- One pass over all people, in the one release in which an editor says « new version ».
  with asked as (
    select p.id, case when c.id is null then current_version end as due
    from public.profiles p
    left join public.consents c
      on c.person_id = p.id and c.document = 'conditions-generales'
      and c.version = current_version and c.kind = 'accepted' and c.withdrawn_at is null
    where p.finished_at is not null and p.deleted_at is null
  )
  update public.profiles p set terms_due = asked.due
  from asked
  where p.id = asked.id and p.terms_due is distinct from asked.due;
end $$;
comment on function app.ask_for_terms(text) is
  'Everybody who has not accepted this version of the terms is asked at their next visit; nobody else is.';

create function app.apply_documents(before jsonb, manifest jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  old_terms text;
  new_terms text;
  mended text;
begin
  -- A release from before documents had versions says nothing about them.
  if coalesce(jsonb_typeof(manifest -> 'documents') <> 'array', true) then
    return;
  end if;
  select d.version into old_terms
  from app.legal_documents d where d.document = 'conditions-generales' and d.is_current;

  -- What a version said first stands: its hash is in people's consents.
  insert into app.legal_documents
    (document, version, title, text_hash, body, published_at, is_current)
  select n.document, n.version, n.title, n."textHash", n.text, app.clock(), false
  from jsonb_to_recordset(manifest -> 'documents')
    as n (document text, version text, title text, "textHash" text, text text)
  on conflict (document, version) do nothing;

  update app.legal_documents d set is_current = false
  where d.is_current and not exists (
    select from jsonb_to_recordset(manifest -> 'documents') as n (document text, version text)
    where n.document = d.document and n.version = d.version);
  update app.legal_documents d set is_current = true
  from jsonb_to_recordset(manifest -> 'documents') as n (document text, version text)
  where n.document = d.document and n.version = d.version and not d.is_current;

  for mended in
    select n.document
    from jsonb_to_recordset(manifest -> 'documents')
      as n (document text, version text, "textHash" text)
    join jsonb_to_recordset(before -> 'documents')
      as old (document text, version text, "textHash" text)
      on old.document = n.document and old.version = n.version
    where old."textHash" <> n."textHash"
  loop
    perform app.audit('legal-text-mended', mended, jsonb_build_object('version', (
      select d.version from app.legal_documents d where d.document = mended and d.is_current)));
  end loop;

  select d.version into new_terms
  from app.legal_documents d where d.document = 'conditions-generales' and d.is_current;
  if new_terms is not distinct from old_terms then
    return;
  end if;
  if old_terms is not null then
    perform app.audit('terms-version', 'conditions-generales',
      jsonb_build_object('from', old_terms, 'to', new_terms));
  end if;
  perform app.ask_for_terms(new_terms);
end $$;
comment on function app.apply_documents(jsonb, jsonb) is
  'Makes the legal pages'' versions what a release says. A new version of the terms is asked of everybody; a mended text is only logged.';

create or replace function app.flip_release(release_id bigint) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  manifest jsonb;
  before jsonb;
begin
  -- One release at a time.
  lock table app.releases in share row exclusive mode;
  select r.manifest into manifest from app.releases r where r.id = flip_release.release_id;
  if not found then
    raise exception using errcode = 'PT404', message = 'release-unknown';
  end if;
  select r.manifest into before from app.releases r where r.is_live;
  perform app.apply_catalogue(manifest);
  perform app.apply_documents(before, manifest);
  update app.releases set is_live = false where is_live;
  update app.releases r set is_live = true, flipped_at = app.clock(), withdrawn_at = null
  where r.id = flip_release.release_id;
end $$;

create or replace function app.roll_back() returns bigint
language plpgsql volatile security definer set search_path = ''
as $$
declare
  live bigint;
  before jsonb;
  earlier record;
  locked text;
begin
  lock table app.releases in share row exclusive mode;
  select r.id, r.manifest into live, before from app.releases r where r.is_live;
  select r.id, r.manifest into earlier
  from app.releases r
  where r.id < live and r.flipped_at is not null and r.withdrawn_at is null
  order by r.id desc limit 1;
  if not found then
    raise exception using errcode = 'PT409', message = 'no-earlier-release';
  end if;

  -- Dates as they stand now, before the roll-back, for lessons unpublished since as well.
  select string_agg(l.title, ', ' order by l.title) into locked
  from jsonb_to_recordset(earlier.manifest -> 'lessons') as old (id text, "isStatic" boolean)
  join public.lessons l on l.id = old.id
  join public.modules m on m.id = l.module_id
  join public.courses c on c.id = m.course_id
  where old."isStatic"
    and not coalesce(c.access = 'public' and l.opens_at <= app.clock(), false);
  if locked is not null then
    raise exception using errcode = 'PT409', message = 'lesson-locked', detail = locked;
  end if;

  perform app.apply_catalogue(earlier.manifest);
  perform app.apply_documents(before, earlier.manifest);
  update app.releases set is_live = false, withdrawn_at = app.clock() where id = live;
  update app.releases set is_live = true where id = earlier.id;
  perform app.audit('roll-back', 'release', jsonb_build_object('from', live, 'to', earlier.id));
  return earlier.id;
end $$;
