-- Each feature says itself what it knows about somebody and what becomes of it.
alter function app.erase_person(uuid) rename to erase_profile;
comment on function app.erase_profile(uuid) is
  'The account and the profile: leaves a profile without names, and what must be kept.';

create function app.erase_person(person uuid) returns void
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

alter function app.data_of(uuid) rename to account_data_of;
comment on function app.account_data_of(uuid) is 'Of the account, the profile, courses and mails.';

create function app.data_of(person uuid) returns jsonb
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
