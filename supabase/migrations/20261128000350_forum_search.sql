-- Searching a forum: a rare word by the index, a frequent one by going back from the newest.
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
