-- The talk of a session of a course: a forum of those enrolled in it.

create function app.session_community(session_id uuid) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  made uuid;
begin
  insert into public.communities (kind, session_id, slug, name, needs_approval, is_listed,
    member_parts, created_at)
  select 'session', s.id, 'session-' || s.id, left(c.title || ' – ' || s.name, 100), false, false,
    '{forum}', app.clock()
  from public.sessions s join public.courses c on c.id = s.course_id
  where s.id = session_community.session_id
  on conflict (session_id) do nothing;
  select c.id into made from public.communities c
  where c.session_id = session_community.session_id;
  return made;
end $$;
comment on function app.session_community(uuid) is
  'The community in which those enrolled in a session talk; made when somebody first wants to.';

create function public.session_talks(course_id text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  mine uuid[] := array(
    select s.id from public.sessions s
    where s.course_id = session_talks.course_id
      and s.starts_at <= app.clock() and app.clock() < s.ends_at
      and (app.is_team(s.course_id) or exists (
        select from public.enrolments e where e.session_id = s.id and e.person_id = me))
    order by s.starts_at, s.id limit 10);
begin
  -- First made, then looked at: one statement does not see what it makes.
  perform app.session_community(one.id) from unnest(mine) one (id)
  where not exists (select from public.communities c where c.session_id = one.id);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('name', s.name,
      'href', app.community_href(c.id, 'forum')) order by s.starts_at, s.id), '[]')
    from public.sessions s join public.communities c on c.session_id = s.id
    where s.id = any (mine) and (app.membership_of(me, c.id)).is_member);
end $$;
comment on function public.session_talks(text) is
  'Where the caller talks with those enrolled in the running sessions of a course that are theirs.';
grant execute on function public.session_talks(text) to authenticated;
