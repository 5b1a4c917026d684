-- Topics of the forum: writing, solving, listing, reading.

create function app.require_category(category_id uuid, community_id uuid) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if require_category.category_id is null then
    return null;
  end if;
  -- It stays until the topic stands in it.
  perform from public.forum_categories k
  where k.id = require_category.category_id and k.community_id = require_category.community_id
  for key share;
  if not found then
    raise exception using errcode = 'PT404', message = 'category-unknown';
  end if;
  return require_category.category_id;
end $$;

create function public.write_topic(
  id uuid, community_id uuid, title text, body text, category_id uuid default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_poster(write_topic.community_id, 'forum');
  post public.posts;
  tidy_title text := app.needed_line(write_topic.title, 'title', 200);
  tidy_body text := app.needed_text(write_topic.body, 'text', 20000);
begin
  perform app.hold_membership(mine.person_id, mine.community_id);
  mine := app.require_poster(mine.community_id, 'forum');
  insert into public.posts (id, community_id, kind, author_id, title, body, category_id, created_at,
    published_at, last_activity_at)
  values (coalesce(write_topic.id, gen_random_uuid()), mine.community_id, 'topic', mine.person_id,
    tidy_title, tidy_body, app.require_category(write_topic.category_id, mine.community_id),
    app.clock(), app.clock(), app.clock())
  on conflict (id) do nothing
  returning * into post;
  if post.id is not null then
    perform app.spend_comment(mine.person_id, tidy_title || ' ' || tidy_body);
    perform app.tell_in_post(post, null, true);
    perform app.follow_by_writing(post.id, mine.person_id);
  elsif not exists (
    -- Sent twice: the first one counts.
    select from public.posts p
    where p.id = write_topic.id and p.author_id = mine.person_id
      and p.community_id = mine.community_id and p.kind = 'topic'
  ) then
    raise exception using errcode = 'PT409', message = 'post-taken';
  end if;
  return jsonb_build_object('id', coalesce(post.id, write_topic.id));
end $$;
comment on function public.write_topic(uuid, uuid, text, text, uuid) is
  'Begins a topic under an id that the page chose: sent again, it is the same topic. Whoever begins it follows.';
grant execute on function public.write_topic(uuid, uuid, text, text, uuid) to authenticated;

create function app.held_topic(topic_id uuid) returns public.posts
language plpgsql volatile security definer set search_path = ''
as $$
declare
  held public.posts := app.hold_post(held_topic.topic_id);
begin
  if held.kind <> 'topic' then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  return held;
end $$;

create function public.edit_topic(id uuid, title text, body text, category_id uuid default null)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  post public.posts := app.held_topic(edit_topic.id);
  mine app.membership := app.membership_of(me, post.community_id);
  wanted uuid := app.require_category(edit_topic.category_id, post.community_id);
  tidy_title text;
  tidy_body text;
begin
  if post.author_id <> me then
    raise exception using errcode = 'PT403', message = 'post-not-yours';
  end if;
  if post.hidden_at is not null then
    raise exception using errcode = 'PT403', message = 'post-hidden';
  end if;
  perform app.require_unlocked(post, mine);
  tidy_title := app.needed_line(edit_topic.title, 'title', 200);
  tidy_body := app.needed_text(edit_topic.body, 'text', 20000);
  if (post.title, post.body) is distinct from (tidy_title, tidy_body) then
    perform app.spend_attempt('comment edit per hour', me::text);
    perform app.spend_links(me, tidy_title || ' ' || tidy_body, post.title || ' ' || post.body);
    update public.posts p
    set title = tidy_title, body = tidy_body, edited_at = app.clock()
    where p.id = post.id returning * into post;
    perform app.tell_in_post(post, null, false);
  end if;
  update public.posts p set category_id = wanted
  where p.id = post.id and p.category_id is distinct from wanted;
  return jsonb_build_object('id', post.id);
end $$;
grant execute on function public.edit_topic(uuid, text, text, uuid) to authenticated;

create function public.delete_topic(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
begin
  -- Also by who has left, or where it was hidden or locked: what one wrote is one's own.
  update public.posts p set title = '', body = '', deleted_at = app.clock(), solution_id = null
  where p.id = delete_topic.id and p.author_id = me and p.kind = 'topic' and p.deleted_at is null;
  if not found and not exists (
    select from public.posts p
    where p.id = delete_topic.id and p.author_id = me and p.kind = 'topic'
  ) then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
end $$;
comment on function public.delete_topic(uuid) is
  'Empties one''s own topic for good; its place stays for its replies. Sent twice, it is deleted all the same.';
grant execute on function public.delete_topic(uuid) to authenticated;

create function public.set_solution(post_id uuid, reply_id uuid default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  post public.posts := app.held_topic(set_solution.post_id);
  mine app.membership := app.membership_of(app.require_me(), post.community_id);
  solution public.replies;
begin
  if post.author_id <> mine.person_id and not mine.is_administrator then
    raise exception using errcode = 'PT403', message = 'post-not-yours';
  end if;
  select * into solution from public.replies r where r.id = set_solution.reply_id;
  if set_solution.reply_id is not null and (solution.id is null or solution.hidden_at is not null
    or not app.sees_reply(solution, post, mine)) then
    raise exception using errcode = 'PT404', message = 'reply-unknown';
  end if;
  update public.posts p set solution_id = solution.id where p.id = post.id;
end $$;
comment on function public.set_solution(uuid, uuid) is
  'The reply that solves a topic, said by its author or an administrator; null takes it back.';
grant execute on function public.set_solution(uuid, uuid) to authenticated;

create function app.forum_baseline(m app.membership) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select coalesce(greatest(
    (select f.read_until from public.forum_reads f
      where f.community_id = m.community_id and f.person_id = m.person_id),
    (select own.joined_at from public.community_memberships own
      where own.community_id = m.community_id and own.person_id = m.person_id)), '-infinity')
$$;
comment on function app.forum_baseline(app.membership) is
  'What is older is new to nobody: since they joined, or marked all as read.';

create function app.topics_json(ids uuid[], m app.membership, baseline timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', p.id,
    'title', nullif(p.title, ''),
    'author', case when p.deleted_at is null then jsonb_build_object(
      'name', app.name_in_communities(o), 'is_administrator', coalesce(k.is_administrator, false)) end,
    'is_mine', p.author_id = m.person_id,
    'created_at', p.created_at,
    'last_activity_at', p.last_activity_at,
    'reply_count', p.reply_count,
    'category_id', p.category_id,
    'is_solved', p.solution_id is not null,
    'is_locked', p.locked_at is not null,
    'state', case when p.deleted_at is not null then 'deleted'
      when p.hidden_at is not null then 'hidden' else 'shown' end,
    'is_following', coalesce(own.is_following, false),
    'is_new', own.read_at is null and p.author_id <> m.person_id
      and p.published_at > topics_json.baseline,
    'new_replies', coalesce(fresh.count, 0),
    'first_new_id', fresh.first_id
  ) order by p.last_activity_at desc, p.id), '[]')
  from unnest(topics_json.ids) one (id)
  join public.posts p on p.id = one.id
  join public.profiles o on o.id = p.author_id
  left join public.community_memberships k
    on k.community_id = p.community_id and k.person_id = p.author_id
  left join public.post_readers own on own.post_id = p.id and own.person_id = m.person_id
  left join lateral (
    select count(*) as count, (array_agg(r.id order by r.created_at, r.id))[1] as first_id
    from (
      select r.id, r.created_at from public.replies r
      where r.post_id = p.id and r.author_id <> m.person_id
        and r.created_at > greatest(own.read_at, topics_json.baseline)
        and r.deleted_at is null and r.hidden_at is null
      order by r.created_at, r.id limit 100
    ) r
  ) fresh on p.last_activity_at > greatest(own.read_at, topics_json.baseline)
$$;
comment on function app.topics_json(uuid[], app.membership, timestamptz) is
  'Topics of a list by their last activity, with what of them is new to this member.';

create function public.forum(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(forum.community_id);
  since timestamptz := app.forum_baseline(mine);
begin
  return jsonb_build_object(
    'categories', (
      select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name)
        order by k.position, k.id), '[]')
      from public.forum_categories k where k.community_id = mine.community_id),
    -- Of the newest two hundred topics: what is older than that is news to nobody.
    'new_topics', (
      select count(*)
      from (
        select p.id, p.author_id, p.last_activity_at, p.reply_count from public.posts p
        where p.community_id = mine.community_id and p.kind = 'topic' and p.last_activity_at > since
          and p.deleted_at is null and p.hidden_at is null
        order by p.last_activity_at desc, p.id limit 200
      ) p
      left join public.post_readers own on own.post_id = p.id and own.person_id = mine.person_id
      where p.last_activity_at > coalesce(own.read_at, '-infinity')
        and (p.author_id <> mine.person_id or p.reply_count > 0)));
end $$;
comment on function public.forum(uuid) is
  'What stands around the list of topics: its categories, and in how many topics there is something new.';
grant execute on function public.forum(uuid) to authenticated;

create function public.list_topics(
  community_id uuid, filter text default 'all', category_id uuid default null,
  before timestamptz default null, before_id uuid default null
) returns jsonb
-- A category of three topics and one of a hundred thousand want different plans.
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  size constant int := 30;
  mine app.membership := app.require_member(list_topics.community_id);
  since timestamptz := app.forum_baseline(mine);
  start timestamptz := coalesce(list_topics.before, 'infinity');
  start_id uuid := coalesce(list_topics.before_id, '00000000-0000-0000-0000-000000000000');
  wanted text := coalesce(list_topics.filter, 'all');
  topics uuid[];
begin
  -- One statement for each order of reading, so that each goes by its own index; what app.sees_post
  -- says of topics stands in them, for it would unpack the text of each row.
  if wanted = 'unanswered' then
    topics := array(
      select p.id from public.posts p
      where p.community_id = mine.community_id and p.kind = 'topic' and p.reply_count = 0
        and p.deleted_at is null
        and (list_topics.category_id is null or p.category_id = list_topics.category_id)
        and p.last_activity_at <= start and (p.last_activity_at < start or p.id > start_id)
        and (p.deleted_at is null or p.reply_count > 0)
        and (p.hidden_at is null or mine.is_administrator or p.author_id = mine.person_id)
      order by p.last_activity_at desc, p.id limit size + 1);
  elsif wanted = 'unsolved' then
    topics := array(
      select p.id from public.posts p
      where p.community_id = mine.community_id and p.kind = 'topic' and p.solution_id is null
        and p.deleted_at is null
        and (list_topics.category_id is null or p.category_id = list_topics.category_id)
        and p.last_activity_at <= start and (p.last_activity_at < start or p.id > start_id)
        and (p.deleted_at is null or p.reply_count > 0)
        and (p.hidden_at is null or mine.is_administrator or p.author_id = mine.person_id)
      order by p.last_activity_at desc, p.id limit size + 1);
  elsif wanted = 'followed' then
    topics := array(
      select p.id from public.post_readers f join public.posts p on p.id = f.post_id
      where f.person_id = mine.person_id and f.is_following
        and p.community_id = mine.community_id and p.kind = 'topic'
        and (list_topics.category_id is null or p.category_id = list_topics.category_id)
        and p.last_activity_at <= start and (p.last_activity_at < start or p.id > start_id)
        and (p.deleted_at is null or p.reply_count > 0)
        and (p.hidden_at is null or mine.is_administrator or p.author_id = mine.person_id)
      order by p.last_activity_at desc, p.id limit size + 1);
  elsif wanted <> 'all' then
    raise exception using errcode = 'PT400', message = 'filter-unknown';
  elsif list_topics.category_id is not null then
    topics := array(
      select p.id from public.posts p
      where p.category_id = list_topics.category_id and p.community_id = mine.community_id
        and p.last_activity_at <= start and (p.last_activity_at < start or p.id > start_id)
        and (p.deleted_at is null or p.reply_count > 0)
        and (p.hidden_at is null or mine.is_administrator or p.author_id = mine.person_id)
      order by p.last_activity_at desc, p.id limit size + 1);
  else
    topics := array(
      select p.id from public.posts p
      where p.community_id = mine.community_id and p.kind = 'topic'
        and p.last_activity_at <= start and (p.last_activity_at < start or p.id > start_id)
        and (p.deleted_at is null or p.reply_count > 0)
        and (p.hidden_at is null or mine.is_administrator or p.author_id = mine.person_id)
      order by p.last_activity_at desc, p.id limit size + 1);
  end if;
  return jsonb_build_object(
    'topics', app.topics_json(topics[1:size], mine, since),
    'has_more', coalesce(cardinality(topics), 0) > size);
end $$;
comment on function public.list_topics(uuid, text, uuid, timestamptz, uuid) is
  'The topics of a forum by their last activity, thirty at a time: all, unanswered, unsolved or followed ones, of one category or any.';
grant execute on function public.list_topics(uuid, text, uuid, timestamptz, uuid) to authenticated;

create function public.topic(post_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  post public.posts := app.readable_post(topic.post_id);
  mine app.membership := app.membership_of(app.me(), post.community_id);
  solution public.replies;
begin
  if post.kind <> 'topic' then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  select * into solution from public.replies r where r.id = post.solution_id;
  return app.topics_json(array[post.id], mine, app.forum_baseline(mine)) -> 0 || jsonb_build_object(
    'community_id', post.community_id,
    'body', nullif(post.body, ''),
    'edited_at', post.edited_at,
    'solution', case when solution.id is not null and app.sees_reply(solution, post, mine)
      then app.reply_json(solution, post, mine) end);
end $$;
grant execute on function public.topic(uuid) to authenticated;

create function public.mark_forum_read(community_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(mark_forum_read.community_id);
begin
  insert into public.forum_reads as f (community_id, person_id, read_until)
  values (mine.community_id, mine.person_id, app.clock())
  on conflict on constraint forum_reads_pkey do update
  set read_until = greatest(f.read_until, excluded.read_until);
end $$;
comment on function public.mark_forum_read(uuid) is '« Tout marquer comme lu ».';
grant execute on function public.mark_forum_read(uuid) to authenticated;
