create table public.comments (
  id uuid primary key default gen_random_uuid(),
  lesson_id text not null references public.lessons (id),
  author_id uuid not null references public.profiles (id),
  parent_id uuid references public.comments (id),
  answered_id uuid references public.comments (id),
  body text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  hidden_at timestamptz,
  locked_at timestamptz,
  reply_count int not null default 0,
  check (length(body) <= 5000),
  check ((body = '') = (deleted_at is not null)),
  check (answered_id is null or parent_id is not null),
  check (locked_at is null or parent_id is null)
);
comment on table public.comments is
  'What people write under a lesson, and the answers to it: one level deep. A deleted one keeps its place for its answers, without its text. Read and written by functions alone: what of a comment somebody may see is more than a row or none.';
comment on column public.comments.id is
  'Chosen by the page that writes it: what a double click or a second try sends is one comment.';
comment on column public.comments.parent_id is 'The head of its thread; null for a head.';
comment on column public.comments.answered_id is 'Whom it answers: the head, or another answer.';
comment on column public.comments.locked_at is 'On a head: nobody but the team answers any more.';
comment on column public.comments.reply_count is 'The answers that everybody sees, kept by a trigger.';

create index on public.comments (lesson_id, created_at, id) where parent_id is null;
create index on public.comments (parent_id, created_at, id);
create index on public.comments (author_id, created_at desc);
create index on public.comments (author_id, lesson_id);
create index on public.comments (answered_id);

create table app.comment_counts (
  lesson_id text primary key references public.lessons (id),
  shown int not null default 0
);
comment on table app.comment_counts is
  'How many comments of a lesson everybody sees, kept by a trigger: counting ten thousand for each reader is too slow.';

revoke all on public.comments from anon, authenticated, service_role;
revoke all on app.comment_counts from anon, authenticated, service_role;
alter table public.comments enable row level security;
alter table app.comment_counts enable row level security;

create function app.keep_one_level() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  answered public.comments;
begin
  select * into answered from public.comments c where c.id = new.parent_id;
  if answered.id is null or answered.lesson_id <> new.lesson_id then
    raise exception using errcode = 'PT404', message = 'comment-unknown';
  end if;
  new.answered_id := answered.id;
  new.parent_id := coalesce(answered.parent_id, answered.id);
  return new;
end $$;
comment on function app.keep_one_level() is 'An answer to an answer stands in the same thread.';

create trigger keep_one_level before insert or update of parent_id on public.comments
  for each row when (new.parent_id is not null) execute function app.keep_one_level();

create function app.count_comments() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.comments := case when tg_op = 'DELETE' then old else new end;
  delta int := case when tg_op <> 'DELETE' and new.deleted_at is null and new.hidden_at is null
      then 1 else 0 end
    - case when tg_op <> 'INSERT' and old.deleted_at is null and old.hidden_at is null
      then 1 else 0 end;
begin
  if delta <> 0 then
    insert into app.comment_counts as counts (lesson_id, shown) values (changed.lesson_id, delta)
    on conflict (lesson_id) do update set shown = counts.shown + excluded.shown;
    update public.comments c set reply_count = c.reply_count + delta
    where c.id = changed.parent_id;
  end if;
  return null;
end $$;

create trigger count_comments after insert or delete or update of deleted_at, hidden_at
  on public.comments for each row execute function app.count_comments();

insert into app.limits (kind, max_attempts, within) values
  ('comment per minute', 5, '1 minute'),
  ('comment per hour', 30, '1 hour'),
  ('comment per day', 100, '1 day'),
  ('comment of a new account per hour', 8, '1 hour'),
  ('comment edit per hour', 60, '1 hour'),
  ('comment link per day', 30, '1 day'),
  ('comment link of a new account per day', 4, '1 day'),
  ('mention per hour', 20, '1 hour');

create function app.require_open_lesson(lesson_id text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  course text;
begin
  perform app.require_me();
  course := app.course_of(require_open_lesson.lesson_id);
  if not app.can_open_lesson(require_open_lesson.lesson_id) then
    raise exception using errcode = 'PT403', message = 'lesson-locked';
  end if;
  return course;
end $$;
comment on function app.require_open_lesson(text) is
  'The course of a lesson that the caller, signed in, may open now; refuses otherwise.';

-- Who is asking, and what they are to the lesson: once per call, not once per comment.
create type app.comment_reader as (me uuid, is_team boolean, course_id text);

create function app.comment_reader(lesson_id text) returns app.comment_reader
language plpgsql stable security definer set search_path = ''
as $$
declare
  course text := app.require_open_lesson(comment_reader.lesson_id);
begin
  return row(app.me(), app.is_team(course), course)::app.comment_reader;
end $$;

create function app.is_shown(c public.comments, reader app.comment_reader) returns boolean
language sql immutable set search_path = ''
as $$
  select c.deleted_at is null
    and (c.hidden_at is null or c.author_id = reader.me or reader.is_team)
$$;
comment on function app.is_shown(public.comments, app.comment_reader) is
  'Whether this reader sees what it says.';

-- For all rows of an answer at once: a call for each would take longer than everything else.
create function app.comments_as_json(rows public.comments[], reader app.comment_reader)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_object_agg(c.id, jsonb_build_object(
    'id', c.id,
    'parent_id', c.parent_id,
    'author', case when shown then p.display_name end,
    'is_by_team', shown and p.suspended_at is null and exists (
      select from public.staff_roles r
      where r.person_id = c.author_id and (r.role = 'platform staff'
        or r.role = 'course team' and r.course_id = reader.course_id)
    ),
    'is_mine', c.author_id = reader.me,
    'answered', a.display_name,
    'body', case when shown then c.body end,
    'created_at', c.created_at,
    'edited_at', case when shown then c.edited_at end,
    'state', case when c.deleted_at is not null then 'deleted'
      when c.hidden_at is not null then 'hidden' else 'shown' end,
    'is_locked', c.locked_at is not null,
    'reply_count', c.reply_count
  )), '{}')
  from unnest(rows) c
  join public.profiles p on p.id = c.author_id
  left join public.comments o on o.id = c.answered_id and c.answered_id <> c.parent_id
    and o.deleted_at is null and o.hidden_at is null
  left join public.profiles a on a.id = o.author_id
  cross join lateral (
    select c.deleted_at is null
      and (c.hidden_at is null or c.author_id = reader.me or reader.is_team) as shown
  ) sight
$$;
comment on function app.comments_as_json(public.comments[], app.comment_reader) is
  'What this reader may see of these comments, by their ids.';

create function app.comment_as_json(c public.comments, reader app.comment_reader) returns jsonb
language sql stable security definer set search_path = ''
as $$ select app.comments_as_json(array[c], reader) -> c.id::text $$;

create function app.replies_as_json(
  head uuid, reader app.comment_reader, after public.comments, page_size int
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  replies public.comments[];
  said jsonb;
begin
  select array_agg(r::public.comments order by r.created_at, r.id) into replies
  from (
    select c.* from public.comments c
    where c.parent_id = replies_as_json.head and c.deleted_at is null
      and (c.hidden_at is null or c.author_id = reader.me or reader.is_team)
      and (c.created_at, c.id) > (coalesce(after.created_at, '-infinity'),
        coalesce(after.id, '00000000-0000-0000-0000-000000000000'))
    order by c.created_at, c.id limit replies_as_json.page_size
  ) r;
  said := app.comments_as_json(replies, reader);
  return (
    select coalesce(jsonb_agg(said -> r.id::text order by r.created_at, r.id), '[]')
    from unnest(replies) r
  );
end $$;

create function public.list_comments(
  lesson_id text, before uuid default null, page_size int default 20
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  reader app.comment_reader := app.comment_reader(list_comments.lesson_id);
  last public.comments;
  heads public.comments[];
  replies public.comments[];
  said jsonb;
  threads jsonb;
begin
  select * into last from public.comments c
  where c.id = list_comments.before and c.lesson_id = list_comments.lesson_id;
  -- The newest conversations first: what is spoken of this week is at the top, and so is what one
  -- has just written. Inside a thread, in the order in which it was said.
  select array_agg(h::public.comments order by h.created_at desc, h.id desc) into heads
  from (
    select c.* from public.comments c
    where c.lesson_id = list_comments.lesson_id and c.parent_id is null
      and (c.reply_count > 0 or c.deleted_at is null
        and (c.hidden_at is null or c.author_id = reader.me or reader.is_team))
      and (c.created_at, c.id) < (coalesce(last.created_at, 'infinity'),
        coalesce(last.id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    order by c.created_at desc, c.id desc
    limit least(greatest(list_comments.page_size, 1), 50)
  ) h;
  select array_agg(r::public.comments) into replies
  from unnest(heads) h
  cross join lateral (
    select c.* from public.comments c
    where c.parent_id = h.id and c.deleted_at is null
      and (c.hidden_at is null or c.author_id = reader.me or reader.is_team)
    order by c.created_at, c.id limit 4
  ) r;
  said := app.comments_as_json(heads || replies, reader);
  select coalesce(jsonb_agg(said -> h.id::text || jsonb_build_object('replies', (
      select coalesce(jsonb_agg(said -> r.id::text order by r.created_at, r.id), '[]')
      from unnest(replies) r where r.parent_id = h.id
    )) order by h.created_at desc, h.id desc), '[]')
  into threads
  from unnest(heads) h;
  return jsonb_build_object(
    'threads', threads,
    'total', coalesce((
      select k.shown from app.comment_counts k where k.lesson_id = list_comments.lesson_id), 0),
    'is_team', reader.is_team,
    'name', (select p.display_name from public.profiles p where p.id = reader.me)
  );
end $$;
comment on function public.list_comments(text, uuid, int) is
  'The threads of a lesson, newest first, each with its first answers; from the last one that was read on.';
grant execute on function public.list_comments(text, uuid, int) to authenticated;

create function app.readable_comment(comment_id uuid) returns public.comments
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one public.comments;
begin
  perform app.require_me();
  select * into found_one from public.comments c where c.id = readable_comment.comment_id;
  if found_one.id is null then
    raise exception using errcode = 'PT404', message = 'comment-unknown';
  end if;
  if not app.is_shown(found_one, app.comment_reader(found_one.lesson_id)) then
    raise exception using errcode = 'PT404', message = 'comment-unknown';
  end if;
  return found_one;
end $$;
comment on function app.readable_comment(uuid) is
  'A comment whose text the caller may read now; refuses otherwise.';

create function public.list_replies(
  head_id uuid, after uuid default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  head public.comments;
  last public.comments;
begin
  perform app.require_me();
  select * into head from public.comments c where c.id = head_id and c.parent_id is null;
  if head.id is null then
    raise exception using errcode = 'PT404', message = 'comment-unknown';
  end if;
  select * into last from public.comments c
  where c.id = list_replies.after and c.parent_id = head.id;
  return app.replies_as_json(head.id, app.comment_reader(head.lesson_id), last, 50);
end $$;
grant execute on function public.list_replies(uuid, uuid) to authenticated;

create function public.comment_thread(comment_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  wanted public.comments := app.readable_comment(comment_thread.comment_id);
  reader app.comment_reader := app.comment_reader(wanted.lesson_id);
  most constant int := 200;
  head public.comments;
  so_far public.comments[];
  after public.comments;
begin
  select * into head from public.comments c where c.id = coalesce(wanted.parent_id, wanted.id);
  select array_agg(r::public.comments order by r.created_at desc, r.id desc) into so_far
  from (
    select c.* from public.comments c
    where c.parent_id = wanted.parent_id and c.deleted_at is null
      and (c.hidden_at is null or c.author_id = reader.me or reader.is_team)
      and (c.created_at, c.id) <= (wanted.created_at, wanted.id)
    order by c.created_at desc, c.id desc limit most + 1
  ) r;
  -- Null where they are all read.
  after := so_far[most + 1];
  return jsonb_build_object('lesson_id', wanted.lesson_id, 'thread',
    app.comment_as_json(head, reader) || jsonb_build_object('replies',
      app.replies_as_json(head.id, reader, after,
        least(greatest(coalesce(cardinality(so_far), 0), 20), most))));
end $$;
comment on function public.comment_thread(uuid) is
  'The thread of one comment, read at least as far as it: what a permalink shows, however long the list is. Of a very long thread, the last answers before it.';
grant execute on function public.comment_thread(uuid) to authenticated;

create function app.lesson_href(lesson_id text) returns text
language sql stable security definer set search_path = ''
as $$
  select format('/cours/%s/%s/%s/', c.slug, m.slug, l.slug)
  from public.lessons l
  join public.modules m on m.id = l.module_id
  join public.courses c on c.id = m.course_id
  where l.id = lesson_href.lesson_id
    and l.retired_at is null and m.retired_at is null and c.retired_at is null
$$;

create function public.find_comment(comment_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  lesson text;
  href text;
begin
  perform app.require_me();
  -- Whether it may be read is asked there, where the lesson itself says why not.
  select c.lesson_id into lesson from public.comments c where c.id = find_comment.comment_id;
  href := app.lesson_href(lesson);
  if href is null then
    raise exception using errcode = 'PT404', message = 'comment-unknown';
  end if;
  return jsonb_build_object('href', href || '#commentaire-' || find_comment.comment_id);
end $$;
comment on function public.find_comment(uuid) is
  'Where a comment stands now: lessons move, the link in a mail does not.';
grant execute on function public.find_comment(uuid) to authenticated;

create function app.tidy_comment(body text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := regexp_replace(coalesce(tidy_comment.body, ''), '\r\n?', E'\n', 'g');
begin
  if length(tidy) > 100000 then
    raise exception using errcode = 'PT400', message = 'comment-too-long';
  end if;
  tidy := regexp_replace(tidy, '^\s+|\s+$', '', 'g');
  -- Blank is what shows nothing, whatever it is made of.
  if regexp_replace(tidy,
    '[\s[:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]',
    '', 'g') = '' then
    raise exception using errcode = 'PT400', message = 'comment-blank';
  end if;
  if length(tidy) > 5000 then
    raise exception using errcode = 'PT400', message = 'comment-too-long';
  end if;
  return tidy;
end $$;
comment on function app.tidy_comment(text) is 'A comment as it is kept, or why it cannot be.';

create function app.links_in(body text) returns setof text
language sql immutable set search_path = ''
as $$
  -- Until the next blank, bracket or link: two written without a blank between them are two.
  select rtrim(found[1], '.,;:!?')
  from regexp_matches(body,
    '((?:https?://|mailto:)(?:(?!https?://|mailto:)[^\s<>()\[\]])*)', 'gi') found
$$;

create function app.is_new_account(person uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select p.finished_at > app.clock() - interval '1 day'
  from public.profiles p where p.id = is_new_account.person
$$;

create function app.spend_links(person uuid, body text, known text default '') returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  is_new boolean := app.is_new_account(spend_links.person);
begin
  for _ in 1 .. (
    select count(*) from (
      select app.links_in(spend_links.body) except all select app.links_in(spend_links.known)
    ) added
  ) loop
    perform app.spend_attempt('comment link per day', person::text);
    if is_new then
      perform app.spend_attempt('comment link of a new account per day', person::text);
    end if;
  end loop;
exception when sqlstate 'PT429' then
  raise exception using errcode = 'PT429', message = 'comment-too-many-links';
end $$;
comment on function app.spend_links(uuid, text, text) is
  'Counts the links of a comment, those alone that were not known: an edit adds to the same count.';

create function app.spend_comment(person uuid, body text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.spend_links(person, body);
  perform app.spend_attempt('comment per minute', person::text);
  perform app.spend_attempt('comment per hour', person::text);
  perform app.spend_attempt('comment per day', person::text);
  if app.is_new_account(person) then
    perform app.spend_attempt('comment of a new account per hour', person::text);
  end if;
end $$;
comment on function app.spend_comment(uuid, text) is
  'Counts a comment and its links against spam; who came today has less of both.';

create function app.mentioned_in(c public.comments) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  -- After each @ the longest name of somebody who wrote in this lesson: names hold blanks.
  select distinct found.id
  from (
    select rest, at from regexp_split_to_table(left(c.body, 5000), '@') with ordinality s (rest, at)
    where at > 1 order by at limit 10
  ) mention
  cross join lateral (
    select p.id
    from generate_series(least(length(rest), 50), 2, -1) size
    join public.profiles p on p.display_key = app.username_from(left(rest, size))
    where substr(rest, size + 1, 1) !~ '[[:alnum:]]'
      and exists (
        select from public.comments o where o.author_id = p.id and o.lesson_id = c.lesson_id
      )
    order by size desc limit 1
  ) found
$$;
comment on function app.mentioned_in(public.comments) is
  'Those whom a comment names as « @nom affiché », among the people who wrote in its lesson.';

create function app.may_mention(c public.comments, person uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (
    select from public.notifications n
    where n.person_id = may_mention.person and n.unique_key = 'comment:' || c.id
  ) then
    perform app.spend_attempt('mention per hour', c.author_id::text);
  end if;
  return true;
exception when sqlstate 'PT429' then
  return false;
end $$;
comment on function app.may_mention(public.comments, uuid) is
  'Whether this comment may call one more person. Beyond the quota it is published all the same and calls nobody: who writes in good faith loses nothing.';

create function app.notify_of_comment(c public.comments) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  told record;
  details jsonb := jsonb_build_object(
    'author', (select p.display_name from public.profiles p where p.id = c.author_id),
    'excerpt', left(c.body, 200));
begin
  if c.hidden_at is not null then
    return;
  end if;
  for told in
    select person, min(kind) as kind
    from (
      select o.author_id as person, 'answer' as kind
      from public.comments o where o.id in (c.parent_id, c.answered_id)
      union all
      select mentioned, 'mention' from app.mentioned_in(c) mentioned
    ) everybody
    join public.profiles p on p.id = everybody.person
    where everybody.person <> c.author_id and p.deleted_at is null and p.suspended_at is null
    group by person order by person
  loop
    if told.kind = 'answer' or app.may_mention(c, told.person) then
      perform app.notify(told.person, told.kind, 'comment:' || c.id, c.lesson_id, c.id, details);
    end if;
  end loop;
end $$;
comment on function app.notify_of_comment(public.comments) is
  'Tells those who are answered and those who are named, each once per comment, nobody of their own. However often it is edited, it calls no more people than the quota of mentions.';

create function public.post_comment(
  id uuid, lesson_id text, body text, answered_id uuid default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  reader app.comment_reader := app.comment_reader(post_comment.lesson_id);
  tidy text := app.tidy_comment(post_comment.body);
  answered public.comments;
  posted public.comments;
begin
  if post_comment.answered_id is not null then
    select * into answered from public.comments c where c.id = post_comment.answered_id;
    if answered.id is null or answered.lesson_id <> post_comment.lesson_id
      or not app.is_shown(answered, reader) then
      raise exception using errcode = 'PT404', message = 'comment-unknown';
    end if;
    if not reader.is_team and exists (
      select from public.comments h
      where h.id = coalesce(answered.parent_id, answered.id) and h.locked_at is not null
    ) then
      raise exception using errcode = 'PT403', message = 'thread-locked';
    end if;
  end if;

  insert into public.comments (id, lesson_id, author_id, parent_id, body, created_at)
  values (coalesce(post_comment.id, gen_random_uuid()), post_comment.lesson_id, reader.me,
    answered.id, tidy, app.clock())
  on conflict (id) do nothing
  returning * into posted;
  if posted.id is not null then
    perform app.spend_comment(reader.me, tidy);
    perform app.notify_of_comment(posted);
  else
    -- Sent twice: the first one counts.
    select * into posted from public.comments c
    where c.id = post_comment.id and c.author_id = reader.me
      and c.lesson_id = post_comment.lesson_id;
    if posted.id is null then
      raise exception using errcode = 'PT409', message = 'comment-taken';
    end if;
  end if;
  return app.comment_as_json(posted, reader) || jsonb_build_object('replies', '[]'::jsonb);
end $$;
comment on function public.post_comment(uuid, text, text, uuid) is
  'Writes a comment, or an answer to one, under an id that the page chose: sent again, it is the same comment.';
grant execute on function public.post_comment(uuid, text, text, uuid) to authenticated;

create function public.edit_comment(id uuid, body text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine public.comments := app.readable_comment(edit_comment.id);
  reader app.comment_reader := app.comment_reader(mine.lesson_id);
  tidy text := app.tidy_comment(edit_comment.body);
begin
  if mine.author_id <> reader.me then
    raise exception using errcode = 'PT403', message = 'comment-not-yours';
  end if;
  if mine.hidden_at is not null then
    raise exception using errcode = 'PT403', message = 'comment-hidden';
  end if;
  if not reader.is_team and exists (
    select from public.comments h
    where h.id = coalesce(mine.parent_id, mine.id) and h.locked_at is not null
  ) then
    raise exception using errcode = 'PT403', message = 'thread-locked';
  end if;
  if mine.body <> tidy then
    perform app.spend_attempt('comment edit per hour', reader.me::text);
    perform app.spend_links(reader.me, tidy, mine.body);
    update public.comments c set body = tidy, edited_at = app.clock()
    where c.id = mine.id and c.deleted_at is null returning * into mine;
    perform app.notify_of_comment(mine);
  end if;
  return app.comment_as_json(mine, reader);
end $$;
grant execute on function public.edit_comment(uuid, text) to authenticated;

create function public.delete_comment(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
begin
  -- Also where the lesson has locked again or the comment was hidden: what one wrote is one's own.
  update public.comments c set body = '', deleted_at = app.clock()
  where c.id = delete_comment.id and c.author_id = me and c.deleted_at is null;
  if not found and not exists (
    select from public.comments c where c.id = delete_comment.id and c.author_id = me
  ) then
    raise exception using errcode = 'PT404', message = 'comment-unknown';
  end if;
end $$;
comment on function public.delete_comment(uuid) is
  'Empties one''s own comment for good; its place stays for the answers. Sent twice, it is deleted all the same.';
grant execute on function public.delete_comment(uuid) to authenticated;

create function app.erase_comments(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.comments c set body = '', deleted_at = app.clock()
  where c.author_id = erase_comments.person and c.deleted_at is null
$$;
comment on function app.erase_comments(uuid) is
  'What somebody wrote goes with them; the answers of others keep their place.';

create function app.comments_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select '[]'::jsonb $$;
