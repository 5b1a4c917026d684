-- Replies, under posts of all kinds.

-- For all replies of an answer at once: a call for each would take longer than everything else.
create function app.post_replies_json(ids uuid[], p public.posts, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', r.id,
    'author', case when r.deleted_at is null then jsonb_build_object(
      'name', app.name_in_communities(o), 'is_administrator', coalesce(k.is_administrator, false)) end,
    'is_mine', r.author_id = m.person_id,
    'body', case when r.deleted_at is null then r.body end,
    'created_at', r.created_at,
    'edited_at', r.edited_at,
    'state', case when r.deleted_at is not null then 'deleted'
      when r.hidden_at is not null then 'hidden' else 'shown' end,
    'quoted', case when q.id is not null then jsonb_build_object('id', q.id,
      'author', case when quote.is_shown then app.name_in_communities(w) end,
      'excerpt', case when quote.is_shown then app.excerpt_of(left(q.body, 2000)) end) end
  ) order by r.created_at, r.id), '[]')
  from unnest(post_replies_json.ids) one (id)
  join public.replies r on r.id = one.id
  join public.profiles o on o.id = r.author_id
  left join public.community_memberships k
    on k.community_id = p.community_id and k.person_id = r.author_id
  left join public.replies q on q.id = r.quoted_id
  left join public.profiles w on w.id = q.author_id
  cross join lateral (
    select q.deleted_at is null
      and (q.hidden_at is null or m.is_administrator or q.author_id = m.person_id) as is_shown
  ) quote
$$;
comment on function app.post_replies_json(uuid[], public.posts, app.membership) is
  'Replies to a post that this member reads, in their order. A deleted one keeps its place, without its words.';

create function app.reply_json(r public.replies, p public.posts, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$ select app.post_replies_json(array[r.id], p, m) -> 0 $$;

create function public.list_post_replies(
  post_id uuid, after uuid default null, before uuid default null, around uuid default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  size constant int := 30;
  post public.posts := app.readable_post(list_post_replies.post_id);
  mine app.membership := app.membership_of(app.me(), post.community_id);
  anchor public.replies;
  earlier uuid[];
  later uuid[];
begin
  select * into anchor from public.replies r
  where r.post_id = post.id
    and r.id = coalesce(list_post_replies.after, list_post_replies.before, list_post_replies.around);
  if list_post_replies.before is not null or list_post_replies.around is not null then
    earlier := array(
      select r.id from public.replies r
      where r.post_id = post.id and (r.created_at, r.id) < (anchor.created_at, anchor.id)
        and (r.hidden_at is null or mine.is_administrator or r.author_id = mine.person_id)
      order by r.created_at desc, r.id desc
      limit case when list_post_replies.before is null then size / 3 else size end + 1);
  end if;
  if list_post_replies.before is null then
    later := array(
      select r.id from public.replies r
      where r.post_id = post.id
        and (anchor.id is null or (r.created_at, r.id) > (anchor.created_at, anchor.id)
          or list_post_replies.around is not null and r.id = anchor.id)
        and r.created_at >= coalesce(anchor.created_at, '-infinity')
        and (r.hidden_at is null or mine.is_administrator or r.author_id = mine.person_id)
      order by r.created_at, r.id limit size + 1);
  end if;
  return jsonb_build_object(
    'replies', app.post_replies_json(
      earlier[1:case when list_post_replies.before is null then size / 3 else size end]
        || later[1:size], post, mine),
    'has_before', case
      when list_post_replies.after is not null and anchor.id is not null then true
      when list_post_replies.before is not null then coalesce(cardinality(earlier), 0) > size
      else coalesce(cardinality(earlier), 0) > size / 3 end,
    'has_after', list_post_replies.before is not null or coalesce(cardinality(later), 0) > size);
end $$;
comment on function public.list_post_replies(uuid, uuid, uuid, uuid) is
  'The replies to a post in the order in which they were said, thirty at a time: from the first, after one, before one, or around the one that an address names.';
grant execute on function public.list_post_replies(uuid, uuid, uuid, uuid) to authenticated;

create function public.write_reply(id uuid, post_id uuid, body text, quoted_id uuid default null)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  tidy text;
  post public.posts;
  mine app.membership;
  quoted public.replies;
  said public.replies;
begin
  perform app.require_me();
  post := app.hold_post(write_reply.post_id);
  mine := app.membership_of(app.me(), post.community_id);
  perform app.require_unlocked(post, mine);
  tidy := app.needed_text(write_reply.body, 'text', 10000);
  select * into quoted from public.replies r where r.id = write_reply.quoted_id;
  if write_reply.quoted_id is not null
    and (quoted.id is null or not app.sees_reply(quoted, post, mine)) then
    raise exception using errcode = 'PT404', message = 'reply-unknown';
  end if;
  insert into public.replies (id, post_id, author_id, quoted_id, body, created_at)
  values (coalesce(write_reply.id, gen_random_uuid()), post.id, mine.person_id, quoted.id, tidy,
    app.clock())
  on conflict (id) do nothing
  returning * into said;
  if said.id is not null then
    -- One count for all that somebody writes in public.
    perform app.spend_comment(mine.person_id, tidy);
    perform app.tell_in_post(post, said, true);
    perform app.follow_by_writing(post.id, mine.person_id);
  else
    -- Sent twice: the first one counts.
    select * into said from public.replies r
    where r.id = write_reply.id and r.author_id = mine.person_id and r.post_id = post.id;
    if said.id is null then
      raise exception using errcode = 'PT409', message = 'reply-taken';
    end if;
  end if;
  return app.reply_json(said, post, mine);
end $$;
comment on function public.write_reply(uuid, uuid, text, uuid) is
  'Replies to a post, under an id that the page chose: sent again, it is the same reply. Whoever replies follows.';
grant execute on function public.write_reply(uuid, uuid, text, uuid) to authenticated;

create function public.edit_reply(id uuid, body text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said public.replies;
  post public.posts;
  mine app.membership;
  tidy text;
begin
  select * into said from public.replies r where r.id = edit_reply.id;
  begin
    post := app.hold_post(said.post_id);
  exception when sqlstate 'PT404' then
    -- The same word where it is absent and where it stands out of sight.
    raise exception using errcode = 'PT404', message = 'reply-unknown';
  end;
  mine := app.membership_of(me, post.community_id);
  select * into said from public.replies r where r.id = said.id for no key update;
  if not app.sees_reply(said, post, mine) then
    raise exception using errcode = 'PT404', message = 'reply-unknown';
  end if;
  if said.author_id <> me then
    raise exception using errcode = 'PT403', message = 'reply-not-yours';
  end if;
  if said.hidden_at is not null then
    raise exception using errcode = 'PT403', message = 'reply-hidden';
  end if;
  perform app.require_unlocked(post, mine);
  tidy := app.needed_text(edit_reply.body, 'text', 10000);
  if said.body <> tidy then
    perform app.spend_attempt('comment edit per hour', me::text);
    perform app.spend_links(me, tidy, said.body);
    update public.replies r set body = tidy, edited_at = app.clock()
    where r.id = said.id returning * into said;
    perform app.tell_in_post(post, said, false);
  end if;
  return app.reply_json(said, post, mine);
end $$;
grant execute on function public.edit_reply(uuid, text) to authenticated;

create function public.delete_reply(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
begin
  -- Also by who has left, or where it was hidden or locked: what one wrote is one's own.
  update public.replies r set body = '', deleted_at = app.clock()
  where r.id = delete_reply.id and r.author_id = me and r.deleted_at is null;
  if not found and not exists (
    select from public.replies r where r.id = delete_reply.id and r.author_id = me
  ) then
    raise exception using errcode = 'PT404', message = 'reply-unknown';
  end if;
end $$;
comment on function public.delete_reply(uuid) is
  'Empties one''s own reply for good; its place stays. Sent twice, it is deleted all the same.';
grant execute on function public.delete_reply(uuid) to authenticated;

create function public.follow_post(post_id uuid, is_following boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  post public.posts := app.readable_post(follow_post.post_id);
begin
  insert into public.post_readers (post_id, person_id, is_following)
  values (post.id, app.me(), coalesce(follow_post.is_following, false))
  on conflict on constraint post_readers_pkey do update set is_following = excluded.is_following;
end $$;
grant execute on function public.follow_post(uuid, boolean) to authenticated;

create function public.mark_post_read(post_id uuid, reply_id uuid default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  post public.posts := app.readable_post(mark_post_read.post_id);
begin
  insert into public.post_readers as f (post_id, person_id, read_at)
  values (post.id, app.me(), coalesce((
    select r.created_at from public.replies r
    where r.id = mark_post_read.reply_id and r.post_id = post.id), post.published_at))
  on conflict on constraint post_readers_pkey do update
  set read_at = excluded.read_at where f.read_at is null or f.read_at < excluded.read_at;
end $$;
comment on function public.mark_post_read(uuid, uuid) is
  'Notes that the caller has read a post as far as this reply. It never goes back.';
grant execute on function public.mark_post_read(uuid, uuid) to authenticated;
