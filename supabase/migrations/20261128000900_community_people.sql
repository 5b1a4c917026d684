-- What becomes of people's data in communities: each part has its two functions, erase_… and …_of, in
-- its own migration; these are of memberships and posts, and the lists that call them all. What one of
-- them tells is an object with its sections.
create function app.erase_communities(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.community_memberships m set decided_by = null
  where m.decided_by = erase_communities.person;
  delete from public.community_memberships m where m.person_id = erase_communities.person;
end $$;

create function app.communities_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'community_id', m.community_id, 'community', c.name, 'state', m.state,
    'is_administrator', m.is_administrator, 'message', m.message, 'asked_at', m.asked_at,
    'joined_at', m.joined_at, 'decided_at', m.decided_at, 'answer', m.answer,
    'may_ask_again_at', m.may_ask_again_at, 'suspended_until', m.suspended_until
  ) order by c.name, c.id), '[]')
  from public.community_memberships m join public.communities c on c.id = m.community_id
  where m.person_id = communities_of.person
$$;

create function app.erase_posts(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.posts p
  set title = '', body = '', context = null, result = null, contact = null, pinned_at = null,
    deleted_at = coalesce(p.deleted_at, app.clock())
  where p.author_id = erase_posts.person;
  update public.replies r set body = '', deleted_at = coalesce(r.deleted_at, app.clock())
  where r.author_id = erase_posts.person;
end $$;

create function app.posts_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'posts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'community_id', p.community_id, 'community', c.name, 'kind', p.kind, 'title', p.title,
        'body', p.body, 'context', p.context, 'result', p.result, 'contact', p.contact,
        'created_at', p.created_at, 'published_at', p.published_at, 'edited_at', p.edited_at
      ) order by p.created_at, p.id), '[]')
      from public.posts p join public.communities c on c.id = p.community_id
      where p.author_id = posts_of.person and p.deleted_at is null),
    'replies', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'post_id', r.post_id, 'body', r.body, 'created_at', r.created_at, 'edited_at', r.edited_at
      ) order by r.created_at, r.id), '[]')
      from public.replies r where r.author_id = posts_of.person and r.deleted_at is null))
$$;

create or replace function app.erase_person(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.erase_quiz_attempts(erase_person.person);
  perform app.erase_notices(erase_person.person);
  perform app.erase_comments(erase_person.person);
  perform app.erase_resuming(erase_person.person);
  perform app.erase_notes(erase_person.person);
  perform app.erase_contact(erase_person.person);
  -- First their communities, in the order of all: as whoever leaves one, and none waits for the other.
  perform app.lock_communities(array(
    select m.community_id from public.community_memberships m
    where m.person_id = erase_person.person));
  perform app.erase_joining(erase_person.person);
  perform app.erase_member_details(erase_person.person);
  perform app.erase_forum(erase_person.person);
  perform app.erase_publications(erase_person.person);
  perform app.erase_documents(erase_person.person);
  perform app.erase_agenda(erase_person.person);
  perform app.erase_community_moderation(erase_person.person);
  perform app.erase_posts(erase_person.person);
  perform app.erase_communities(erase_person.person);
  -- Last, because it looks up what leads to them.
  perform app.erase_profile(erase_person.person);
end $$;

create or replace function app.data_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select app.account_data_of(person) || jsonb_build_object(
    'quiz_attempts', app.quiz_attempts_of(person),
    'notices', app.notices_of(person),
    'comments', app.comments_of(person),
    'resuming', app.resuming_of(person),
    'notes', app.notes_of(person),
    'mails', app.mails_of(person),
    'contact', app.contact_of(person),
    'communities', app.communities_of(person),
    'posts', app.posts_of(person)
  )
    || app.joining_of(person)
    || app.member_details_of(person)
    || app.forum_of(person)
    || app.publications_of(person)
    || app.documents_of(person)
    || app.agenda_of(person)
    || app.community_moderation_of(person)
$$;

create function app.job_purge_community_log() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  gone int;
begin
  delete from app.community_log l where l.happened_at < app.clock() - interval '1 year';
  get diagnostics gone = row_count;
  return jsonb_build_object('gone', gone);
end $$;
create index on app.community_log (happened_at);
insert into app.jobs (name, every) values ('purge_community_log', '1 day');
