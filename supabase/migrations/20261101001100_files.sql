create table app.files (
  id text primary key,
  hash text not null,
  ext text not null,
  mime text not null,
  name text not null,
  size_bytes bigint not null
);
comment on table app.files is
  'Pictures, videos, subtitles and kits of gated lessons. The id is the object''s name in the bucket lesson-media.';

create table app.lesson_files (
  lesson_id text not null references public.lessons (id),
  file_id text not null references app.files (id),
  primary key (file_id, lesson_id)
);
comment on table app.lesson_files is 'Which lessons of the live release use which file.';

create index on app.lesson_files (lesson_id);

revoke all on app.files, app.lesson_files from anon, authenticated, service_role;
alter table app.files enable row level security;
alter table app.lesson_files enable row level security;

create function app.can_open_file(name text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from app.lesson_files f
    where f.file_id = can_open_file.name and app.can_open_lesson(f.lesson_id)
  );
end $$;
comment on function app.can_open_file(text) is 'Who may open one of the lessons that use a file may open the file.';
grant execute on function app.can_open_file(text) to anon, authenticated;

-- A bare database has no storage schema.
do $$
begin
  if to_regclass('storage.buckets') is not null and to_regclass('storage.objects') is not null then
    insert into storage.buckets (id, name, public)
    values ('lesson-media', 'lesson-media', false)
    on conflict (id) do nothing;

    create policy "Everyone reads the files of lessons that are open to them"
      on storage.objects for select to anon, authenticated
      using (bucket_id = 'lesson-media' and app.can_open_file(name));
  end if;
end $$;
