create table app.quizzes (
  hash text primary key,
  id text not null,
  lesson_id text not null,
  pass_mark smallint check (pass_mark between 1 and 100),
  attempts_allowed smallint check (attempts_allowed >= 1),
  shuffles_questions boolean not null default false,
  shuffles_choices boolean not null default false,
  offers_check boolean not null default true,
  created_at timestamptz not null default now()
);
comment on table app.quizzes is
  'Versions of the quizzes, immutable, named by the hash of all that an editor wrote. An attempt keeps the version it began with; lessons.quiz_hash names the current one.';
comment on column app.quizzes.id is
  'The CMS''s documentId. No page and no answer names it: without it nobody can guess at answers by trying for the hash.';
comment on column app.quizzes.pass_mark is 'Percent of the points from which the sequence is validated. Null: finishing validates.';
comment on column app.quizzes.attempts_allowed is 'Null: as many as one likes.';

create index on app.quizzes (lesson_id);

create table app.questions (
  quiz_hash text not null references app.quizzes (hash) on delete cascade,
  number smallint not null,
  has_several boolean not null,
  text text not null,
  picture jsonb,
  primary key (quiz_hash, number)
);
comment on table app.questions is
  'What a question asks: text in small Markdown, and a picture as {file_id, alt, width, height}. What is right stands in answer_keys and question_feedback.';

create table app.choices (
  quiz_hash text not null,
  question smallint not null,
  number smallint not null,
  text text not null,
  picture jsonb,
  primary key (quiz_hash, question, number),
  foreign key (quiz_hash, question) references app.questions (quiz_hash, number) on delete cascade
);

comment on table app.choices is 'What may be ticked. Which of them are right stands in answer_keys.';

create table app.answer_keys (
  quiz_hash text not null,
  question smallint not null,
  choice smallint not null,
  is_right boolean not null,
  weight numeric(6, 3),
  feedback text,
  primary key (quiz_hash, question, choice),
  foreign key (quiz_hash, question, choice)
    references app.choices (quiz_hash, question, number) on delete cascade
);
comment on table app.answer_keys is
  'Which choices are right, and what is said about each. Leaves the database for one question at a time, after the learner checked it or finished.';
comment on column app.answer_keys.weight is
  'Percent of the question''s point, -100 to 100. Null everywhere in a question: all the right ones and no other, or nothing.';

create table app.question_feedback (
  quiz_hash text not null,
  question smallint not null,
  feedback text not null,
  primary key (quiz_hash, question),
  foreign key (quiz_hash, question) references app.questions (quiz_hash, number) on delete cascade
);
comment on table app.question_feedback is 'What is said about a question once it is checked or finished: as secret as its key until then.';

revoke all on app.quizzes, app.questions, app.choices, app.answer_keys, app.question_feedback
  from anon, authenticated, service_role;
alter table app.quizzes enable row level security;
alter table app.questions enable row level security;
alter table app.choices enable row level security;
alter table app.answer_keys enable row level security;
alter table app.question_feedback enable row level security;

alter table public.lessons add column quiz_hash text;
comment on column public.lessons.quiz_hash is 'Names the current version of its quiz; null where there is none.';

create function app.check_quizzes(release jsonb) returns void
language plpgsql stable set search_path = ''
as $$
declare
  quiz jsonb;
  lesson jsonb;
  fault text;
begin
  for quiz in select sent from jsonb_array_elements(release -> 'quizzes') sent loop
    if coalesce(quiz ->> 'hash', '') = '' then
      perform app.release_fault(format('quizzes %s: hash missing', quiz ->> 'id'));
    end if;
    select l into lesson
    from jsonb_array_elements(release -> 'lessons') l where l ->> 'id' = quiz ->> 'lessonId';
    if not found then
      perform app.release_fault(format('quizzes %s: lesson unknown', quiz ->> 'id'));
    end if;
    if lesson ->> 'kind' <> 'quiz' then
      perform app.release_fault(format('quizzes %s: its lesson is none', quiz ->> 'id'));
    end if;
    if lesson ->> 'quizHash' is distinct from quiz ->> 'hash' then
      perform app.release_fault(
        format('quizzes %s: its lesson names another version', quiz ->> 'id'));
    end if;
    if coalesce(jsonb_typeof(quiz -> 'questions') <> 'array', true)
      or jsonb_array_length(quiz -> 'questions') = 0 then
      perform app.release_fault(format('quizzes %s: no question', quiz ->> 'id'));
    end if;
    select q ->> 'number' into fault
    from jsonb_array_elements(quiz -> 'questions') q
    where not exists (
      select from jsonb_array_elements(q -> 'choices') c where (c ->> 'isRight')::boolean)
    limit 1;
    if found then
      perform app.release_fault(
        format('quizzes %s: question %s: no right choice', quiz ->> 'id', fault));
    end if;
  end loop;

  select l ->> 'id' into fault
  from jsonb_array_elements(release -> 'lessons') l
  where l ->> 'quizHash' is not null
    and not exists (
      select from jsonb_array_elements(release -> 'quizzes') q where q ->> 'hash' = l ->> 'quizHash')
    and not exists (
      select from app.quizzes k where k.hash = l ->> 'quizHash' and k.lesson_id = l ->> 'id')
  limit 1;
  if found then
    perform app.release_fault(format('lessons %s: its quiz is missing', fault));
  end if;
end $$;

create function app.picture_of(sent jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(sent) = 'object' then jsonb_build_object(
    'file_id', sent -> 'fileId', 'alt', sent -> 'alt',
    'width', sent -> 'width', 'height', sent -> 'height') end
$$;

create function app.keep_quizzes(quizzes jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  quiz jsonb;
begin
  for quiz in
    select sent from jsonb_array_elements(quizzes) sent
    where not exists (select from app.quizzes known where known.hash = sent ->> 'hash')
  loop
    insert into app.quizzes (hash, id, lesson_id, pass_mark, attempts_allowed, shuffles_questions,
      shuffles_choices, offers_check, created_at)
    select n.hash, n.id, n."lessonId", n."passMark", n."attemptsAllowed", n."shufflesQuestions",
      n."shufflesChoices", n."offersCheck", app.clock()
    from jsonb_to_record(quiz) as n (hash text, id text, "lessonId" text, "passMark" smallint,
      "attemptsAllowed" smallint, "shufflesQuestions" boolean, "shufflesChoices" boolean,
      "offersCheck" boolean);

    insert into app.questions (quiz_hash, number, has_several, text, picture)
    select quiz ->> 'hash', q.number, q."hasSeveral", q.text, app.picture_of(q.picture)
    from jsonb_to_recordset(quiz -> 'questions')
      as q (number smallint, "hasSeveral" boolean, text text, picture jsonb);

    insert into app.question_feedback (quiz_hash, question, feedback)
    select quiz ->> 'hash', q.number, q.feedback
    from jsonb_to_recordset(quiz -> 'questions') as q (number smallint, feedback text)
    where q.feedback is not null;

    insert into app.choices (quiz_hash, question, number, text, picture)
    select quiz ->> 'hash', q.number, c.number, c.text, app.picture_of(c.picture)
    from jsonb_to_recordset(quiz -> 'questions') as q (number smallint, choices jsonb),
      jsonb_to_recordset(q.choices) as c (number smallint, text text, picture jsonb);

    insert into app.answer_keys (quiz_hash, question, choice, is_right, weight, feedback)
    select quiz ->> 'hash', q.number, c.number, c."isRight", c.weight, c.feedback
    from jsonb_to_recordset(quiz -> 'questions') as q (number smallint, choices jsonb),
      jsonb_to_recordset(q.choices)
        as c (number smallint, "isRight" boolean, weight numeric, feedback text);
  end loop;
end $$;
comment on function app.keep_quizzes(jsonb) is
  'Stores the versions that are not there yet; one that is there never changes.';

create or replace function app.prepare_release(release jsonb) returns bigint
language plpgsql volatile security definer set search_path = ''
as $$
declare
  prepared bigint;
begin
  -- Before the look at what is stored already: nothing of that is forgotten meanwhile.
  lock table app.releases in row exclusive mode;
  perform app.check_release(release);
  perform app.check_documents(release);
  perform app.check_quizzes(release);

  insert into public.lesson_bodies (lesson_id, hash, html)
  select l.id, sent.hash, sent.html
  from jsonb_to_recordset(release -> 'lessons') as l (id text, "bodyHash" text)
  join jsonb_each_text(release -> 'bodies') as sent (hash, html) on sent.hash = l."bodyHash"
  on conflict (lesson_id, hash) do nothing;

  perform app.keep_quizzes(release -> 'quizzes');

  insert into app.files as f (id, hash, ext, mime, name, size_bytes)
  select n.id, n.hash, n.ext, n.mime, n.name, n.size
  from jsonb_to_recordset(release -> 'files')
    as n (id text, hash text, ext text, mime text, name text, size bigint)
  on conflict (id) do update
  set hash = excluded.hash, ext = excluded.ext, mime = excluded.mime, name = excluded.name,
    size_bytes = excluded.size_bytes
  where f.hash <> excluded.hash or f.name <> excluded.name;

  -- The manifest names bodies and quizzes by their hash; what they say stands in their tables.
  insert into app.releases (manifest, prepared_at)
  values (release - 'bodies' - 'quizzes', app.clock())
  returning id into prepared;
  return prepared;
end $$;

create function app.pictures_of_quiz(quiz_hash text) returns setof text
language sql stable set search_path = ''
as $$
  select q.picture ->> 'file_id' from app.questions q
  where q.quiz_hash = pictures_of_quiz.quiz_hash and q.picture is not null
  union
  select c.picture ->> 'file_id' from app.choices c
  where c.quiz_hash = pictures_of_quiz.quiz_hash and c.picture is not null
$$;

alter function app.apply_catalogue(jsonb) rename to apply_lessons;
comment on function app.apply_lessons(jsonb) is 'The part of a release that has no quizzes in it.';

create function app.apply_catalogue(manifest jsonb) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform app.apply_lessons(manifest);

  update public.lessons l set quiz_hash = n."quizHash"
  from jsonb_to_recordset(manifest -> 'lessons') as n (id text, "quizHash" text)
  where l.id = n.id and l.quiz_hash is distinct from n."quizHash";

  -- Whoever began with an earlier version goes on seeing its pictures.
  insert into app.lesson_files (lesson_id, file_id)
  select distinct k.lesson_id, picture
  from app.quizzes k, app.pictures_of_quiz(k.hash) picture
  where exists (select from public.quiz_attempts a where a.quiz_hash = k.hash)
    and exists (
      select from jsonb_array_elements(manifest -> 'lessons') l where l ->> 'id' = k.lesson_id)
    and exists (select from app.files known where known.id = picture)
  on conflict do nothing;
end $$;
comment on function app.apply_catalogue(jsonb) is
  'Makes the catalogue what a release says, by documentId: writes, brings back, retires; deletes nothing.';

create or replace function app.job_forget_releases() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  releases int;
  bodies int;
  quizzes int;
begin
  lock table app.releases in share row exclusive mode;
  delete from app.releases r
  where not r.is_live
    and r.prepared_at < app.clock() - interval '7 days'
    and r.id not in (
      select kept.id from app.releases kept
      where kept.flipped_at is not null order by kept.id desc limit 20
    );
  get diagnostics releases = row_count;
  with named as materialized (
    select distinct l ->> 'id' as lesson_id, l ->> 'bodyHash' as hash
    from app.releases r, jsonb_array_elements(r.manifest -> 'lessons') l
  )
  delete from public.lesson_bodies b
  where b.created_at < app.clock() - interval '7 days'
    and not exists (select from named n where n.lesson_id = b.lesson_id and n.hash = b.hash);
  get diagnostics bodies = row_count;
  with named as materialized (
    select distinct l ->> 'quizHash' as hash
    from app.releases r, jsonb_array_elements(r.manifest -> 'lessons') l
  )
  delete from app.quizzes k
  where not exists (select from named n where n.hash = k.hash)
    and not exists (select from public.quiz_attempts a where a.quiz_hash = k.hash);
  get diagnostics quizzes = row_count;
  return jsonb_build_object('releases', releases, 'bodies', bodies, 'quizzes', quizzes);
end $$;
comment on function app.job_forget_releases() is
  'Keeps the last twenty releases that were live, the bodies and quizzes they name, and the quizzes that somebody tried.';
