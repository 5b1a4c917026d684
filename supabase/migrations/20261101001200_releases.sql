create table app.releases (
  id bigint generated always as identity primary key,
  manifest jsonb not null,
  prepared_at timestamptz not null default now(),
  flipped_at timestamptz,
  withdrawn_at timestamptz,
  is_live boolean not null default false
);
comment on table app.releases is
  'What the publisher built: catalogue and hashes of the bodies. The live one is what the catalogue tables hold.';
comment on column app.releases.withdrawn_at is 'Set by a roll-back: the next one goes further back.';

create unique index releases_one_live on app.releases (is_live) where is_live;

revoke all on app.releases from anon, authenticated, service_role;
alter table app.releases enable row level security;

create function app.release_fault(detail text) returns void
language plpgsql set search_path = ''
as $$
begin
  raise exception using errcode = 'PT400', message = 'release-invalid', detail = detail;
end $$;

create function app.check_release(release jsonb) returns void
language plpgsql stable set search_path = ''
as $$
declare
  part text;
  fault text;
begin
  foreach part in array array['courses', 'modules', 'lessons'] loop
    if coalesce(jsonb_typeof(release -> part) <> 'array', true)
      or jsonb_array_length(release -> part) = 0 then
      perform app.release_fault(part || ': none');
    end if;
    select entry ->> 'slug' into fault
    from jsonb_array_elements(release -> part) entry group by 1 having count(*) > 1 limit 1;
    if found then
      perform app.release_fault(format('%s: slug twice: %s', part, fault));
    end if;
    select entry ->> 'id' into fault
    from jsonb_array_elements(release -> part) entry
    where entry ->> 'opensAt' !~ '(Z|[+-]\d\d:?\d\d)$' limit 1;
    if found then
      perform app.release_fault(format('%s %s: opensAt without zone', part, fault));
    end if;
  end loop;

  select m ->> 'id' into fault
  from jsonb_array_elements(release -> 'modules') m
  where not exists (select from jsonb_array_elements(release -> 'courses') c where c ->> 'id' = m ->> 'courseId')
  limit 1;
  if found then
    perform app.release_fault(format('modules %s: course unknown', fault));
  end if;

  select l ->> 'id' into fault
  from jsonb_array_elements(release -> 'lessons') l
  where l ->> 'moduleId' not in (select m ->> 'id' from jsonb_array_elements(release -> 'modules') m)
  limit 1;
  if found then
    perform app.release_fault(format('lessons %s: module unknown', fault));
  end if;

  select l ->> 'id' into fault
  from jsonb_array_elements(release -> 'lessons') l
  where not (l ->> 'isStatic')::boolean
    and not exists (
      select from jsonb_object_keys(release -> 'bodies') sent where sent = l ->> 'bodyHash')
    and not exists (
      select from public.lesson_bodies b
      where b.lesson_id = l ->> 'id' and b.hash = l ->> 'bodyHash')
  limit 1;
  if found then
    perform app.release_fault(format('lessons %s: gated, and its body is missing', fault));
  end if;

  -- The server's clock decides: a page built ahead of it would show what is still locked.
  select l ->> 'title' into fault
  from jsonb_array_elements(release -> 'lessons') l
  join jsonb_array_elements(release -> 'modules') m on m ->> 'id' = l ->> 'moduleId'
  join jsonb_array_elements(release -> 'courses') c on c ->> 'id' = m ->> 'courseId'
  where (l ->> 'isStatic')::boolean and not coalesce(
    c ->> 'access' = 'public'
    and coalesce(l ->> 'opensAt', m ->> 'opensAt')::timestamptz <= app.clock(), false)
  limit 1;
  if found then
    raise exception using errcode = 'PT409', message = 'lesson-locked', detail = fault;
  end if;
end $$;

create function app.prepare_release(release jsonb) returns bigint
language plpgsql volatile security definer set search_path = ''
as $$
declare
  prepared bigint;
begin
  perform app.check_release(release);

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
comment on function app.prepare_release(jsonb) is
  'Stores a release and its bodies; nothing of it shows before flip_release.';
grant execute on function app.prepare_release(jsonb) to publisher;

create function app.apply_catalogue(manifest jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  set constraints public.courses_live_slug, public.modules_live_slug, public.lessons_live_slug
    deferred;
  insert into public.courses as old (id, slug, title, access, position)
  select n.id, n.slug, n.title, n.access, n.position
  from jsonb_to_recordset(manifest -> 'courses')
    as n (id text, slug text, title text, access text, position int)
  on conflict (id) do update
  set slug = excluded.slug, title = excluded.title, access = excluded.access,
    position = excluded.position, retired_at = null
  where (old.slug, old.title, old.access, old.position, old.retired_at)
    is distinct from (excluded.slug, excluded.title, excluded.access, excluded.position, null);

  insert into public.modules as old (id, course_id, slug, title, position, opens_at)
  select n.id, n."courseId", n.slug, n.title, n.position, n."opensAt"
  from jsonb_to_recordset(manifest -> 'modules')
    as n (id text, "courseId" text, slug text, title text, position int, "opensAt" timestamptz)
  on conflict (id) do update
  set course_id = excluded.course_id, slug = excluded.slug, title = excluded.title,
    position = excluded.position, opens_at = excluded.opens_at, retired_at = null
  where (old.course_id, old.slug, old.title, old.position, old.opens_at, old.retired_at)
    is distinct from (excluded.course_id, excluded.slug, excluded.title, excluded.position,
      excluded.opens_at, null);

  insert into public.lessons as old
    (id, module_id, slug, title, kind, position, opens_at, duration_minutes, is_static, body_hash)
  select n.id, n."moduleId", n.slug, n.title, n.kind, n.position, coalesce(n."opensAt", m.opens_at),
    n."durationMinutes", n."isStatic", n."bodyHash"
  from jsonb_to_recordset(manifest -> 'lessons') as n (id text, "moduleId" text, slug text,
    title text, kind text, position int, "opensAt" timestamptz, "durationMinutes" int,
    "isStatic" boolean, "bodyHash" text)
  join public.modules m on m.id = n."moduleId"
  on conflict (id) do update
  set module_id = excluded.module_id, slug = excluded.slug, title = excluded.title,
    kind = excluded.kind, position = excluded.position, opens_at = excluded.opens_at,
    duration_minutes = excluded.duration_minutes, is_static = excluded.is_static,
    body_hash = excluded.body_hash, retired_at = null
  where (old.module_id, old.slug, old.title, old.kind, old.position, old.opens_at,
      old.duration_minutes, old.is_static, old.body_hash, old.retired_at)
    is distinct from (excluded.module_id, excluded.slug, excluded.title, excluded.kind,
      excluded.position, excluded.opens_at, excluded.duration_minutes, excluded.is_static,
      excluded.body_hash, null);

  update public.courses set retired_at = app.clock()
  where retired_at is null and id <> all (array(
    select entry ->> 'id' from jsonb_array_elements(manifest -> 'courses') entry));
  update public.modules set retired_at = app.clock()
  where retired_at is null and id <> all (array(
    select entry ->> 'id' from jsonb_array_elements(manifest -> 'modules') entry));
  update public.lessons set retired_at = app.clock()
  where retired_at is null and id <> all (array(
    select entry ->> 'id' from jsonb_array_elements(manifest -> 'lessons') entry));

  delete from app.lesson_files;
  insert into app.lesson_files (lesson_id, file_id)
  select distinct l.id, f.file_id
  from jsonb_to_recordset(manifest -> 'lessons') as l (id text, files jsonb),
    jsonb_array_elements_text(l.files) as f (file_id)
  where exists (select from app.files known where known.id = f.file_id);

  set constraints public.courses_live_slug, public.modules_live_slug, public.lessons_live_slug
    immediate;
end $$;
comment on function app.apply_catalogue(jsonb) is
  'Makes the catalogue what a release says, by documentId: writes, brings back, retires; deletes nothing.';

create function app.flip_release(release_id bigint) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  manifest jsonb;
begin
  -- One release at a time.
  lock table app.releases in share row exclusive mode;
  select r.manifest into manifest from app.releases r where r.id = flip_release.release_id;
  if not found then
    raise exception using errcode = 'PT404', message = 'release-unknown';
  end if;
  perform app.apply_catalogue(manifest);
  update app.releases set is_live = false where is_live;
  update app.releases r set is_live = true, flipped_at = app.clock(), withdrawn_at = null
  where r.id = flip_release.release_id;
end $$;
grant execute on function app.flip_release(bigint) to publisher;

create function app.roll_back() returns bigint
language plpgsql volatile security definer set search_path = ''
as $$
declare
  live bigint;
  earlier record;
  locked text;
begin
  lock table app.releases in share row exclusive mode;
  select r.id into live from app.releases r where r.is_live;
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
  update app.releases set is_live = false, withdrawn_at = app.clock() where id = live;
  update app.releases set is_live = true where id = earlier.id;
  perform app.audit('roll-back', 'release', jsonb_build_object('from', live, 'to', earlier.id));
  return earlier.id;
end $$;
comment on function app.roll_back() is
  'Catalogue back to the release before the live one; refuses, naming them in DETAIL, if pages of that release show lessons that are locked now.';
grant execute on function app.roll_back() to publisher;
