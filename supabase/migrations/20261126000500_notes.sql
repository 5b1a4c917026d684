-- What a learner writes in the margin of a lesson, for themselves alone.
create table public.notes (
  id uuid primary key,
  person_id uuid not null references public.profiles (id) on delete cascade,
  lesson_id text not null references public.lessons (id),
  anchor text not null check (char_length(anchor) <= 200),
  quote text not null check (char_length(quote) <= 200),
  body text not null check (char_length(body) between 1 and 5000 and body ~ '\S'),
  revision int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table public.notes is
  'Notes in the margin of a lesson, private. What somebody wrote stays theirs to read when the lesson locks again; only a new one asks for an open lesson.';
comment on column public.notes.id is
  'Made by the device, so that a note written without a line is stored once, however often it is sent.';
comment on column public.notes.anchor is
  'Where in the lesson: the id of a heading, or the place of a paragraph; empty for the whole lesson.';
comment on column public.notes.quote is
  'The first words of that place, by which it is found again when the text changed a little.';
comment on column public.notes.revision is
  'Counts the changes: who writes over one that they have not seen is told.';

insert into app.limits (kind, max_attempts, within) values
  -- New ones alone: whoever mends their own, or sends them twice, is never stopped.
  ('note per day', 300, '1 day');

create index on public.notes (person_id, lesson_id, created_at);
create index on public.notes (lesson_id);

revoke all on public.notes from anon, authenticated, service_role;
grant select (id, lesson_id, anchor, quote, body, revision, created_at, updated_at)
  on public.notes to authenticated;
alter table public.notes enable row level security;

create policy "People read their own notes"
  on public.notes for select to authenticated
  using (person_id = (select app.me()));

create function public.save_note(
  note_id uuid, lesson_id text, anchor text, quote text, body text, revision int
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  known int := coalesce(save_note.revision, 0);
  note public.notes;
begin
  if save_note.note_id is null then
    raise exception using errcode = 'PT400', message = 'note-without-id';
  end if;
  if save_note.body is null or save_note.body !~ '\S' then
    raise exception using errcode = 'PT400', message = 'note-empty';
  end if;
  if char_length(save_note.body) > 5000 then
    raise exception using errcode = 'PT400', message = 'note-too-long';
  end if;
  if known = 0 and not exists (
    select from public.notes n where n.id = save_note.note_id and n.person_id = me
  ) then
    perform app.require_room_for_note(me, save_note.lesson_id);
    insert into public.notes (id, person_id, lesson_id, anchor, quote, body, revision, created_at,
      updated_at)
    values (save_note.note_id, me, save_note.lesson_id, left(coalesce(save_note.anchor, ''), 200),
      left(coalesce(save_note.quote, ''), 200), save_note.body, 1, app.clock(), app.clock())
    on conflict (id) do nothing
    returning * into note;
  else
    -- The device that made it may not have heard that it arrived: nobody else has touched the first.
    update public.notes n
    set body = save_note.body, revision = n.revision + 1, updated_at = app.clock()
    where n.id = save_note.note_id and n.person_id = me and n.revision = greatest(known, 1)
      and n.body <> save_note.body
    returning * into note;
  end if;

  if note.id is null then
    -- Sent before, and the answer was lost; or somebody was here meanwhile.
    select * into note from public.notes n
    where n.id = save_note.note_id and n.person_id = me;
    if note.id is null and known > 0 then
      raise exception using errcode = 'PT404', message = 'note-unknown';
    end if;
    if note.id is null or note.body <> save_note.body then
      raise exception using errcode = 'PT409', message = 'note-changed';
    end if;
  end if;
  return jsonb_build_object('revision', note.revision, 'updated_at', note.updated_at);
end $$;
comment on function public.save_note(uuid, text, text, text, text, int) is
  'Writes one''s own note: new with revision 0, else over the revision that the device has seen. May be sent twice.';
grant execute on function public.save_note(uuid, text, text, text, text, int) to authenticated;

create function app.require_room_for_note(person uuid, lesson_id text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  reason text := app.why_locked(require_room_for_note.lesson_id);
begin
  if reason = 'unknown' then
    raise exception using errcode = 'PT404', message = 'lesson-unknown';
  end if;
  if reason is not null then
    raise exception using errcode = 'PT403', message = 'lesson-locked';
  end if;
  if (
    select count(*) from public.notes n
    where n.person_id = require_room_for_note.person
      and n.lesson_id = require_room_for_note.lesson_id
  ) >= 200 then
    raise exception using errcode = 'PT429', message = 'too-many-notes';
  end if;
  perform app.spend_attempt('note per day', require_room_for_note.person::text);
end $$;
comment on function app.require_room_for_note(uuid, text) is
  'A new note asks for a lesson that its author may open now, for fewer than 200 beside it, and for fewer than the limit in a day.';

create function public.delete_note(note_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  delete from public.notes n where n.id = delete_note.note_id and n.person_id = me;
end $$;
comment on function public.delete_note(uuid) is 'One''s own note. May be sent twice.';
grant execute on function public.delete_note(uuid) to authenticated;

create function app.erase_notes(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$ delete from public.notes n where n.person_id = erase_notes.person $$;

create function app.notes_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'lesson', l.title,
    'lesson_id', n.lesson_id,
    'quote', n.quote,
    'body', n.body,
    'created_at', n.created_at,
    'updated_at', n.updated_at
  ) order by n.created_at, n.id), '[]')
  from public.notes n join public.lessons l on l.id = n.lesson_id
  where n.person_id = notes_of.person
$$;
