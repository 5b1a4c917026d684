-- What is written in posts and replies, as it is kept, and who may write.

create or replace function app.tidy_comment(body text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := app.tidy_text(tidy_comment.body, 'comment', 5000);
begin
  if tidy = '' then
    raise exception using errcode = 'PT400', message = 'comment-blank';
  end if;
  return tidy;
end $$;

create function app.hold_membership(person uuid, community_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Whoever suspends or removes them waits here, or is waited for: nothing is written after it.
  perform from public.community_memberships m
  where m.person_id = hold_membership.person and m.community_id in (
    select unnest(array[c.id, c.parent_id]) from public.communities c
    where c.id = hold_membership.community_id)
  order by m.community_id for share;
  perform from public.enrolments e
  where e.person_id = hold_membership.person and e.session_id in (
    select c.session_id from public.communities c where c.id = hold_membership.community_id)
  for share;
end $$;
comment on function app.hold_membership(uuid, uuid) is
  'What lets somebody into a community stays as it is until the transaction ends. Who asks asks again afterwards.';

create function app.hold_post(post_id uuid) returns public.posts
language plpgsql volatile security definer set search_path = ''
as $$
declare
  held public.posts := app.readable_post(hold_post.post_id);
begin
  perform app.hold_membership(app.require_me(), held.community_id);
  -- Whoever was suspended while this waited hears it.
  perform app.require_member(held.community_id);
  perform from public.posts p where p.id = held.id for no key update;
  -- Asked again: it may have been hidden, moved or locked while this waited.
  return app.readable_post(held.id);
end $$;
comment on function app.hold_post(uuid) is
  'A post that the caller, still a member, may read and that stays as it is until this has written.';

create function app.require_unlocked(p public.posts, m app.membership) returns void
language plpgsql stable set search_path = ''
as $$
begin
  if p.deleted_at is not null or p.locked_at is not null and not m.is_administrator then
    raise exception using errcode = 'PT403', message = 'thread-locked';
  end if;
end $$;
comment on function app.require_unlocked(public.posts, app.membership) is
  'For writing under a post: not where it is locked, administrators apart, nor where it was deleted.';
