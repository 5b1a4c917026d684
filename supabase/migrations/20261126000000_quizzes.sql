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
comment on column app.quizzes.id is 'The CMS''s documentId.';
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
