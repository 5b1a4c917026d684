-- The forum: topics in categories, and what the replies of all posts have in common: writing, quoting,
-- mentioning, following, reading on from where one was, searching.

create table public.forum_categories (
  id uuid primary key,
  community_id uuid not null references public.communities (id),
  name text not null check (length(name) between 1 and 60),
  position int not null,
  created_at timestamptz not null
);
comment on table public.forum_categories is
  'The categories of a forum, in the order that its administrators gave them. Changed by functions alone.';
create index on public.forum_categories (community_id, position);
create unique index on public.forum_categories (community_id, lower(name));

alter table public.posts
  add column category_id uuid references public.forum_categories (id);
comment on column public.posts.category_id is 'Of a topic, in the forum of its community.';
create index posts_by_category on public.posts (category_id, last_activity_at desc, id)
  where category_id is not null;
create index posts_unanswered on public.posts (community_id, last_activity_at desc, id)
  where kind = 'topic' and reply_count = 0 and deleted_at is null;
create index posts_unsolved on public.posts (community_id, last_activity_at desc, id)
  where kind = 'topic' and solution_id is null and deleted_at is null;

create table public.post_readers (
  post_id uuid not null references public.posts (id),
  person_id uuid not null references public.profiles (id),
  is_following boolean,
  read_at timestamptz,
  primary key (post_id, person_id)
);
comment on table public.post_readers is
  'What somebody is to a post: whether they follow it, and how far they have read.';
comment on column public.post_readers.is_following is
  'Told of new replies. Null: has never said; whoever said no does not follow again by replying.';
comment on column public.post_readers.read_at is 'When the last reply that they have read was written.';
create index on public.post_readers (person_id) where is_following;
create index post_followers on public.post_readers (post_id) where is_following;

create table public.forum_reads (
  community_id uuid not null references public.communities (id),
  person_id uuid not null references public.profiles (id),
  read_until timestamptz not null,
  primary key (community_id, person_id)
);
comment on table public.forum_reads is
  'Until when somebody has marked a whole forum as read.';
create index on public.forum_reads (person_id);

revoke all on public.forum_categories, public.post_readers, public.forum_reads
  from anon, authenticated, service_role;
alter table public.forum_categories enable row level security;
alter table public.post_readers enable row level security;
alter table public.forum_reads enable row level security;

create function app.leave_category() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.category_id := null;
  return new;
end $$;
comment on function app.leave_category() is 'A topic that moves to another forum has no category there yet.';
create trigger leave_category before update of community_id on public.posts
  for each row when (old.community_id is distinct from new.community_id)
  execute function app.leave_category();

create function app.drop_solution() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.posts p set solution_id = null where p.solution_id = new.id;
  return null;
end $$;
comment on function app.drop_solution() is 'What nobody can read solves nothing.';
create trigger drop_solution after update of deleted_at, hidden_at on public.replies
  for each row when (new.deleted_at is not null or new.hidden_at is not null)
  execute function app.drop_solution();

-- What it is found by.

alter table public.posts add column words tsvector;
alter table public.replies add column words tsvector;
comment on column public.posts.words is 'What it is found by; kept by a trigger. Null once deleted.';
comment on column public.replies.words is 'What it is found by; kept by a trigger.';

create function app.index_post() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.words := case when new.deleted_at is null then app.words_of(new.community_id, new.kind,
    new.title, concat_ws(' ', new.context, new.body, new.result)) end;
  return new;
end $$;
create trigger index_post
  before insert or update of title, body, context, result, community_id, kind on public.posts
  for each row execute function app.index_post();

create function app.index_reply() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.words := case when new.deleted_at is null then app.words_of(
    (select p.community_id from public.posts p where p.id = new.post_id), 'reply', '', new.body) end;
  return new;
end $$;
create trigger index_reply before insert or update of body, post_id on public.replies
  for each row execute function app.index_reply();

create function app.move_words() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.replies r set body = r.body where r.post_id = new.id;
  return null;
end $$;
comment on function app.move_words() is 'The replies of a post that moves are found where it went.';
create trigger move_words after update of community_id on public.posts
  for each row when (old.community_id is distinct from new.community_id)
  execute function app.move_words();

update public.posts p set title = p.title;
update public.replies r set body = r.body;
-- Without the list of what is not sorted in yet, which every search would go through.
create index posts_words on public.posts using gin (words) with (fastupdate = off);
create index replies_words on public.replies using gin (words) with (fastupdate = off);

-- What is written.

create function app.shows_nothing(said text) returns boolean
language sql immutable set search_path = ''
-- Blank is what shows nothing, whatever it is made of.
as $$
  select regexp_replace(said,
    '[\s[:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]',
    '', 'g') = ''
$$;

create function app.tidy_text(said text, most int) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := regexp_replace(coalesce(tidy_text.said, ''), '\r\n?', E'\n', 'g');
begin
  if length(tidy) > 1000000 then
    raise exception using errcode = 'PT400', message = 'text-too-long';
  end if;
  tidy := regexp_replace(tidy, '^\s+|\s+$', '', 'g');
  if app.shows_nothing(tidy) then
    raise exception using errcode = 'PT400', message = 'text-blank';
  end if;
  if length(tidy) > tidy_text.most then
    raise exception using errcode = 'PT400', message = 'text-too-long';
  end if;
  return tidy;
end $$;
comment on function app.tidy_text(text, int) is 'A text as it is kept, or why it cannot be.';

create or replace function app.tidy_comment(body text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := regexp_replace(coalesce(tidy_comment.body, ''), '\r\n?', E'\n', 'g');
begin
  if length(tidy) > 100000 then
    raise exception using errcode = 'PT400', message = 'comment-too-long';
  end if;
  tidy := regexp_replace(tidy, '^\s+|\s+$', '', 'g');
  if app.shows_nothing(tidy) then
    raise exception using errcode = 'PT400', message = 'comment-blank';
  end if;
  if length(tidy) > 5000 then
    raise exception using errcode = 'PT400', message = 'comment-too-long';
  end if;
  return tidy;
end $$;

create function app.tidy_title(said text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := btrim(regexp_replace(left(coalesce(tidy_title.said, ''), 10000), '\s+', ' ', 'g'));
begin
  if app.shows_nothing(tidy) then
    raise exception using errcode = 'PT400', message = 'title-blank';
  end if;
  if length(tidy) > 200 then
    raise exception using errcode = 'PT400', message = 'title-too-long';
  end if;
  return tidy;
end $$;
comment on function app.tidy_title(text) is 'A title of one line as it is kept, or why it cannot be.';

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

-- Who is called with « @Prénom Nom », among the members of the community.

create function app.mention_key(first_name text, last_name text, display_name text) returns text
language sql immutable set search_path = ''
-- Immutable but for the rules of unaccent, which nobody changes here.
as $$
  select app.username_from(coalesce(
    nullif(btrim(concat_ws(' ', mention_key.first_name, mention_key.last_name)), ''),
    mention_key.display_name))
$$;
comment on function app.mention_key(text, text, text) is
  'The name that members see (app.name_in_communities) without accents, capitals and blanks.';
create index profiles_mention_key on public.profiles
  (app.mention_key(first_name, last_name, display_name) text_pattern_ops)
  where deleted_at is null;

create function app.mentioned_in(community_id uuid, said text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  -- After each @ the longest name of a member: names hold blanks. Two of one name are both meant.
  select distinct found.id
  from (
    select rest, at from regexp_split_to_table(mentioned_in.said, '@') with ordinality s (rest, at)
    where at > 1 order by at limit 10
  ) mention
  cross join lateral (
    select array_agg(p.id) as ids
    from generate_series(least(length(rest), 80), 2, -1) size
    cross join lateral (
      select p.id from public.profiles p
      where app.mention_key(p.first_name, p.last_name, p.display_name)
          = app.username_from(left(rest, size))
        and p.deleted_at is null limit 20
    ) p
    where substr(rest, size + 1, 1) !~ '[[:alnum:]]'
      and (app.membership_of(p.id, mentioned_in.community_id)).is_member
    group by size order by size desc limit 1
  ) named
  cross join lateral unnest(named.ids) found (id)
$$;
comment on function app.mentioned_in(uuid, text) is
  'Those whom a text names as « @Prénom Nom », among the members of its community.';

create function public.suggest_members(community_id uuid, query text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(suggest_members.community_id);
  wanted text := app.username_from(left(coalesce(suggest_members.query, ''), 80));
  -- A large community is looked through by name, a small one by its members.
  is_large boolean := (
    select c.kind <> 'session' and c.member_count > 500
    from public.communities c where c.id = mine.community_id);
  found_ones uuid[];
begin
  if length(wanted) < 2 then
    return '[]';
  end if;
  if is_large then
    -- Without `like`: what the index finds and orders by itself is not computed again for each.
    found_ones := array(
      select p.id from public.profiles p
      where app.mention_key(p.first_name, p.last_name, p.display_name)
          operator(pg_catalog.~>=~) wanted
        and app.mention_key(p.first_name, p.last_name, p.display_name)
          operator(pg_catalog.~<~) (wanted || '~')
        and p.deleted_at is null and p.id <> mine.person_id
        and exists (
          select from public.community_memberships m
          where m.community_id = mine.community_id and m.person_id = p.id and m.state = 'member'
          offset 0)
      order by app.mention_key(p.first_name, p.last_name, p.display_name)
        using operator(pg_catalog.~<~)
      limit 12);
  else
    found_ones := array(
      select p.id from (
        select m.person_id from public.community_memberships m
        where m.community_id = mine.community_id and m.state = 'member'
        union
        select e.person_id from public.communities c
        join public.enrolments e on e.session_id = c.session_id
        where c.id = mine.community_id
      ) one join public.profiles p on p.id = one.person_id
      where starts_with(app.mention_key(p.first_name, p.last_name, p.display_name), wanted)
        and p.deleted_at is null and p.id <> mine.person_id
      order by app.mention_key(p.first_name, p.last_name, p.display_name) limit 12);
  end if;
  return (
    select coalesce(jsonb_agg(distinct app.name_in_communities(p)), '[]')
    from (
      select p.* from unnest(found_ones) with ordinality found (id, at)
      join public.profiles p on p.id = found.id
      where (app.membership_of(p.id, mine.community_id)).is_member
        and p.suspended_at is null
      order by at limit 6
    ) p);
end $$;
comment on function public.suggest_members(uuid, text) is
  'Names of members that begin like this, for whoever writes « @ » in the community.';
grant execute on function public.suggest_members(uuid, text) to authenticated;

create function app.may_call(author uuid, person uuid, unique_key text) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (
    select from public.notifications n
    where n.person_id = may_call.person and n.unique_key = may_call.unique_key
  ) then
    perform app.spend_attempt('mention per hour', may_call.author::text);
  end if;
  return true;
exception when sqlstate 'PT429' then
  return false;
end $$;
comment on function app.may_call(uuid, uuid, text) is
  'Whether one more person may be called. Beyond the quota a text is published all the same and calls nobody.';

create function app.tell_in_post(p public.posts, r public.replies, is_new boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  told record;
  author constant uuid := coalesce(r.author_id, p.author_id);
  unique_key constant text := coalesce('reply:' || r.id, 'post:' || p.id);
begin
  if p.hidden_at is not null or r.hidden_at is not null then
    return;
  end if;
  for told in
    select person, min(kind) as kind
    from (
      select f.person_id as person, 'answer' as kind from public.post_readers f
      where tell_in_post.is_new and r.id is not null and f.post_id = p.id and f.is_following
      union all
      select asked.person, 'answer'
      from (
        select p.author_id union
        select q.author_id from public.replies q where q.id = r.quoted_id
      ) asked (person)
      where tell_in_post.is_new and r.id is not null and not exists (
        select from public.post_readers f
        where f.post_id = p.id and f.person_id = asked.person and not f.is_following)
      union all
      select mentioned, 'mention'
      from app.mentioned_in(p.community_id, coalesce(r.body, p.body)) mentioned
    ) everybody
    join public.profiles o on o.id = everybody.person
    where person <> author and o.deleted_at is null and o.suspended_at is null
    group by person order by person
  loop
    -- Who has left, or may not read it, is told nothing.
    if coalesce(app.sees_post(p, app.membership_of(told.person, p.community_id)), false)
      and (told.kind = 'answer' or app.may_call(author, told.person, unique_key)) then
      perform app.notify_in_community(told.person, told.kind, unique_key, p.community_id, p.id, r.id);
    end if;
  end loop;
end $$;
comment on function app.tell_in_post(public.posts, public.replies, boolean) is
  'Tells of a post or a reply, once each: who follows or is quoted, where it is new, and who is named.';

create function app.follow_by_writing(post_id uuid, person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into public.post_readers as f (post_id, person_id, is_following)
  values (follow_by_writing.post_id, follow_by_writing.person, true)
  on conflict on constraint post_readers_pkey do update
  set is_following = true where f.is_following is null
$$;

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
  tidy := app.tidy_text(write_reply.body, 10000);
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
  tidy := app.tidy_text(edit_reply.body, 10000);
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

-- Topics.

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
  tidy_title text := app.tidy_title(write_topic.title);
  tidy_body text := app.tidy_text(write_topic.body, 20000);
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
  tidy_title := app.tidy_title(edit_topic.title);
  tidy_body := app.tidy_text(edit_topic.body, 20000);
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
language plpgsql stable security definer set search_path = ''
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

create function app.found_among_newest(
  asked tsquery, m app.membership, before timestamptz, before_id uuid, most int
) returns table (post_id uuid, reply_id uuid)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select p.id, case when not p.is_hit then hit.id end
    from (
      select t.id, t.last_activity_at, t.words @@ found_among_newest.asked as is_hit, t.reply_count
      from public.posts t
      where t.community_id = m.community_id and t.kind = 'topic'
        and t.last_activity_at <= before and (t.last_activity_at < before or t.id > before_id)
        and (t.deleted_at is null or t.reply_count > 0)
        and (t.hidden_at is null or m.is_administrator or t.author_id = m.person_id)
      order by t.last_activity_at desc, t.id limit 1500
    ) p
    left join lateral (
      select r.id from public.replies r
      where r.post_id = p.id and r.words @@ found_among_newest.asked and r.deleted_at is null
        and (r.hidden_at is null or m.is_administrator or r.author_id = m.person_id)
      order by r.id limit 1
    ) hit on not coalesce(p.is_hit, false) and p.reply_count > 0
    where p.is_hit or hit.id is not null
    order by p.last_activity_at desc, p.id limit found_among_newest.most;
end $$;
comment on function app.found_among_newest(tsquery, app.membership, timestamptz, uuid, int) is
  'The newest topics that hold these words, themselves or in a reply, of the newest fifteen hundred.';

create function app.found_by_index(
  asked tsquery, m app.membership, before timestamptz, before_id uuid, most int
) returns table (post_id uuid, reply_id uuid)
-- The planner takes a frequent word for dear, which the index skips through.
language plpgsql stable security definer set search_path = '' set enable_seqscan = off
as $$
begin
  return query
    with hits as (
      select p.id as topic_id, null::uuid as said_id
      from public.posts p
      where p.words @@ (found_by_index.asked && ''':topic'''::tsquery)
      union all
      select r.post_id, r.id from public.replies r
      where r.words @@ found_by_index.asked and r.deleted_at is null
        and (r.hidden_at is null or m.is_administrator or r.author_id = m.person_id)
    ), best as (
      select distinct on (hits.topic_id) hits.topic_id, hits.said_id from hits
      order by hits.topic_id, hits.said_id nulls first
    )
    select p.id, best.said_id
    from best
    -- By its key, however many the planner expects.
    cross join lateral (select t.* from public.posts t where t.id = best.topic_id limit 1) p
    where p.community_id = m.community_id and p.kind = 'topic'
      and (p.deleted_at is null or p.reply_count > 0)
      and (p.hidden_at is null or m.is_administrator or p.author_id = m.person_id)
      and p.last_activity_at <= before and (p.last_activity_at < before or p.id > before_id)
    order by p.last_activity_at desc, p.id limit found_by_index.most;
end $$;
comment on function app.found_by_index(tsquery, app.membership, timestamptz, uuid, int) is
  'The same of all topics, for words that stand in few.';

create function public.search_forum(
  community_id uuid, query text, before timestamptz default null, before_id uuid default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  size constant int := 30;
  mine app.membership := app.require_member(search_forum.community_id);
  said tsquery := app.words_asked(search_forum.query);
  asked tsquery := said && app.in_communities(array[mine.community_id]);
  start timestamptz := coalesce(search_forum.before, 'infinity');
  start_id uuid := coalesce(search_forum.before_id, '00000000-0000-0000-0000-000000000000');
  topics uuid[];
  replies uuid[];
  answer jsonb;
begin
  if said is null then
    return jsonb_build_object('topics', '[]'::jsonb, 'has_more', false, 'says_nothing', true);
  end if;
  -- A word that stands everywhere is soon found; to gather all of them would take long.
  if app.is_common(said, 'posts') or app.is_common(said, 'replies') then
    select array_agg(f.post_id order by f.at), array_agg(f.reply_id order by f.at)
    into topics, replies
    from app.found_among_newest(asked, mine, start, start_id, size + 1)
      with ordinality f (post_id, reply_id, at);
  end if;
  if coalesce(cardinality(topics), 0) <= size then
    select array_agg(f.post_id order by f.at), array_agg(f.reply_id order by f.at)
    into topics, replies
    from app.found_by_index(asked, mine, start, start_id, size + 1)
      with ordinality f (post_id, reply_id, at);
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', nullif(p.title, ''),
    'reply_id', r.id, 'last_activity_at', p.last_activity_at, 'is_solved', p.solution_id is not null,
    'author', app.author_json(coalesce(r.author_id, p.author_id), p.community_id) -> 'name',
    'excerpt', app.excerpt_of(left(coalesce(r.body, p.body), 2000))) order by found.at), '[]')
  into answer
  from unnest(topics[1:size], replies[1:size]) with ordinality found (post_id, reply_id, at)
  join public.posts p on p.id = found.post_id
  left join public.replies r on r.id = found.reply_id;
  return jsonb_build_object('topics', answer, 'says_nothing', false,
    'has_more', coalesce(cardinality(topics), 0) > size);
end $$;
comment on function public.search_forum(uuid, text, timestamptz, uuid) is
  'The topics in which words are found, in the title, the text or a reply, whatever their accents and endings.';
grant execute on function public.search_forum(uuid, text, timestamptz, uuid) to authenticated;

-- Categories.

create function public.save_category(id uuid, community_id uuid, name text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_administrator(save_category.community_id);
  tidy text := btrim(regexp_replace(left(coalesce(save_category.name, ''), 1000), '\s+', ' ', 'g'));
begin
  if app.shows_nothing(tidy) then
    raise exception using errcode = 'PT400', message = 'category-blank';
  end if;
  if length(tidy) > 60 then
    raise exception using errcode = 'PT400', message = 'category-too-long';
  end if;
  -- One at a time: two that are made at once have different places.
  perform from public.communities c where c.id = mine.community_id for no key update;
  mine := app.require_administrator(mine.community_id);
  update public.forum_categories k set name = tidy
  where k.id = save_category.id and k.community_id = mine.community_id;
  if found then
    return;
  end if;
  if (select count(*) from public.forum_categories k
    where k.community_id = mine.community_id) >= 30 then
    raise exception using errcode = 'PT409', message = 'too-many-categories';
  end if;
  insert into public.forum_categories (id, community_id, name, position, created_at)
  select coalesce(save_category.id, gen_random_uuid()), mine.community_id, tidy,
    coalesce(max(k.position), 0) + 1, app.clock()
  from public.forum_categories k where k.community_id = mine.community_id;
exception when unique_violation then
  raise exception using errcode = 'PT409', message = 'category-taken';
end $$;
comment on function public.save_category(uuid, uuid, text) is
  'Makes a category under an id that the page chose, or gives the one that has it another name.';
grant execute on function public.save_category(uuid, uuid, text) to authenticated;

create function public.order_categories(community_id uuid, ids uuid[]) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_administrator(order_categories.community_id);
begin
  perform from public.communities c where c.id = mine.community_id for no key update;
  mine := app.require_administrator(mine.community_id);
  update public.forum_categories k set position = wanted.at
  from unnest(order_categories.ids[1:100]) with ordinality wanted (id, at)
  where k.id = wanted.id and k.community_id = mine.community_id;
end $$;
grant execute on function public.order_categories(uuid, uuid[]) to authenticated;

create function public.remove_category(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  removed public.forum_categories;
begin
  select * into removed from public.forum_categories k where k.id = remove_category.id;
  if not coalesce((app.membership_of(me, removed.community_id)).is_administrator, false) then
    -- Whether it exists is told to nobody else.
    raise exception using errcode = 'PT404', message = 'category-unknown';
  end if;
  perform from public.forum_categories k where k.id = removed.id for update;
  perform app.require_administrator(removed.community_id);
  update public.posts p set category_id = null
  where p.category_id = removed.id and p.deleted_at is not null and p.reply_count = 0;
  if exists (select from public.posts p where p.category_id = removed.id) then
    raise exception using errcode = 'PT409', message = 'category-not-empty';
  end if;
  delete from public.forum_categories k where k.id = removed.id;
end $$;
comment on function public.remove_category(uuid) is 'Removes a category in which there is no topic.';
grant execute on function public.remove_category(uuid) to authenticated;

-- What waits for administrators.

create index posts_unanswered_since on public.posts (community_id, published_at)
  where kind = 'topic' and reply_count = 0 and deleted_at is null and hidden_at is null;

create or replace function app.queue_topics(person uuid, run uuid[], after app.queued, most int)
returns setof app.queued
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  -- For one day the members may answer by themselves.
  select 'unanswered', t.id::text, t.community_id, t.published_at
  from unnest(queue_topics.run) place (id)
  cross join lateral (
    select p.id, p.community_id, p.published_at from public.posts p
    where p.community_id = place.id and p.kind = 'topic' and p.reply_count = 0
      and p.deleted_at is null and p.hidden_at is null and p.locked_at is null
      and p.published_at >= (after).happened_at
      and (p.published_at, 'unanswered', p.id::text)
        > ((after).happened_at, (after).kind, (after).id)
      and p.published_at < app.clock() - interval '1 day' and p.author_id <> queue_topics.person
    order by p.published_at, p.id limit queue_topics.most
  ) t
  order by t.published_at, t.id limit queue_topics.most;
end $$;

create or replace function app.topic_item(id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('title', p.title, 'person', app.name_in_communities(o),
    'message', app.excerpt_of(left(p.body, 2000)),
    'href', app.community_href(p.community_id, 'forum', p.id))
  from public.posts p join public.profiles o on o.id = p.author_id
  where p.id = topic_item.id
$$;

-- The talk of a session.

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

create or replace function app.erase_forum(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.post_readers f where f.person_id = erase_forum.person;
  delete from public.forum_reads f where f.person_id = erase_forum.person;
$$;

create or replace function app.forum_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('forum', (
      select coalesce(jsonb_agg(jsonb_build_object('post_id', f.post_id,
        'is_following', f.is_following, 'read_at', f.read_at) order by f.post_id), '[]')
      from public.post_readers f
      where f.person_id = forum_of.person
    ) || (
      select coalesce(jsonb_agg(jsonb_build_object('community_id', f.community_id,
        'read_until', f.read_until) order by f.community_id), '[]')
      from public.forum_reads f where f.person_id = forum_of.person
    ))
$$;
