-- Each feature says itself what it knows about somebody and what becomes of it.
-- What the account and the profile had so far goes on under a name of its own. Not renamed but made
-- anew, because both bodies name their parameter by the function's name.
do $$
begin
  execute replace(replace(pg_get_functiondef('app.erase_person(uuid)'::regprocedure),
    'app.erase_person(', 'app.erase_profile('), 'erase_person.', 'erase_profile.');
  execute replace(replace(pg_get_functiondef('app.data_of(uuid)'::regprocedure),
    'app.data_of(', 'app.account_data_of('), 'data_of.', 'account_data_of.');
end $$;
comment on function app.erase_profile(uuid) is
  'The account and the profile: leaves a profile without names, and what must be kept.';

create or replace function app.erase_person(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.erase_quiz_attempts(erase_person.person);
  perform app.erase_notices(erase_person.person);
  perform app.erase_comments(erase_person.person);
  perform app.erase_resuming(erase_person.person);
  perform app.erase_notes(erase_person.person);
  -- Last, because it looks up what leads to them.
  perform app.erase_profile(erase_person.person);
end $$;
comment on function app.erase_person(uuid) is 'Does what supabase/people.ts declares.';

comment on function app.account_data_of(uuid) is 'Of the account, the profile, courses and mails.';

create or replace function app.data_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select app.account_data_of(person) || jsonb_build_object(
    'quiz_attempts', app.quiz_attempts_of(person),
    'notices', app.notices_of(person),
    'comments', app.comments_of(person),
    'resuming', app.resuming_of(person),
    'notes', app.notes_of(person)
  )
$$;
comment on function app.data_of(uuid) is
  'All data of a person, by the sections that supabase/people.ts names. An operator answers with it whoever asks by letter.';
