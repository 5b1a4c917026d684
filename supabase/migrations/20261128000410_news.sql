-- News of a community: pinned, scheduled, new until read.

create function app.news_mark(m app.membership) returns app.news_reads
language sql stable security definer set search_path = ''
-- Who runs a community without having joined it begins with nothing unread.
as $$
  select m.community_id, m.person_id, coalesce(r.read_up_to, own.joined_at, 'infinity'),
    coalesce(r.left_out, '{}')
  from (select 1) one
  left join app.news_reads r on r.community_id = m.community_id and r.person_id = m.person_id
  left join public.community_memberships own
    on own.community_id = m.community_id and own.person_id = m.person_id
$$;

create function app.is_unread(p public.posts, mark app.news_reads) returns boolean
language sql stable set search_path = ''
as $$
  select p.author_id <> mark.person_id and p.published_at <= app.clock()
    and (p.published_at > mark.read_up_to or p.id = any (mark.left_out))
$$;

create function app.unread_news(mark app.news_reads, up_to timestamptz, but uuid[], most int)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  (
    select p.id from public.posts p
    where p.community_id = mark.community_id and p.kind = 'news'
      and p.published_at > mark.read_up_to and p.published_at <= unread_news.up_to
      and p.author_id <> mark.person_id and p.deleted_at is null and p.hidden_at is null
      and p.id <> all (unread_news.but)
    order by p.published_at desc, p.id limit unread_news.most
  )
  union all
  (
    select p.id from public.posts p
    where p.id = any (mark.left_out) and p.published_at <= mark.read_up_to
      and p.deleted_at is null and p.hidden_at is null and p.id <> all (unread_news.but)
    limit unread_news.most
  )
  limit unread_news.most
$$;
comment on function app.unread_news(app.news_reads, timestamptz, uuid[], int) is
  'What somebody has not read of what was out at an instant, but for these; the newest first.';

create function app.community_unread(m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('news', exists (
    select from app.unread_news(app.news_mark(m), app.clock(), '{}', 1)))
$$;
comment on function app.community_unread(app.membership) is
  'Which parts have something that this member has not read. Each part''s migration adds its own.';

create function app.news_json(p public.posts, m app.membership, mark app.news_reads, most int)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', p.id, 'title', p.title, 'body', left(p.body, most), 'is_cut', length(p.body) > most,
    'author', app.author_json(p.author_id, p.community_id),
    'published_at', p.published_at, 'edited_at', p.edited_at,
    'is_pinned', p.pinned_at is not null, 'is_scheduled', p.published_at > app.clock(),
    'is_hidden', p.hidden_at is not null, 'is_unread', app.is_unread(p, mark),
    'is_mine', p.author_id = m.person_id,
    'may_change', p.author_id = m.person_id or m.is_administrator)
$$;

create function public.list_news(community_id uuid, after uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(list_news.community_id);
  mark app.news_reads := app.news_mark(mine);
  size constant int := 10;
  most constant int := 1500;
  is_first boolean := list_news.after is null;
  last public.posts;
  page jsonb;
begin
  select * into last from public.posts p
  where p.id = list_news.after and p.community_id = mine.community_id and p.kind = 'news';
  select coalesce(jsonb_agg(app.news_json(p::public.posts, mine, mark, most)
    order by p.published_at desc, p.id), '[]')
  into page
  from (
    select p.* from public.posts p
    where p.community_id = mine.community_id and p.kind = 'news' and p.published_at <= app.clock()
      and p.published_at <= coalesce(last.published_at, 'infinity')
      and (last.id is null or p.published_at < last.published_at or p.id > last.id)
      and p.deleted_at is null and p.pinned_at is null and app.sees_post(p, mine)
    order by p.published_at desc, p.id limit size + 1
  ) p;
  return jsonb_build_object(
    'pinned', (
      select coalesce(jsonb_agg(app.news_json(p, mine, mark, most) order by p.pinned_at desc), '[]')
      from public.posts p
      where is_first and p.community_id = mine.community_id and p.kind = 'news'
        and p.pinned_at is not null and p.published_at <= app.clock() and p.deleted_at is null
        and app.sees_post(p, mine)),
    'scheduled', (
      select coalesce(jsonb_agg(app.news_json(p::public.posts, mine, mark, most)
        order by p.published_at, p.id), '[]')
      from (
        select p.* from public.posts p
        where is_first and p.community_id = mine.community_id and p.kind = 'news'
          and p.published_at > app.clock() and p.deleted_at is null and app.sees_post(p, mine)
        order by p.published_at, p.id limit 50
      ) p),
    'news', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.list_news(uuid, uuid) is
  'The news of a community, newest first, from the last one that was read on. The first page also has what is pinned and, to whom it is, what is to come.';
grant execute on function public.list_news(uuid, uuid) to authenticated;

create function public.one_news(id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  wanted public.posts := app.readable_post(one_news.id);
  mine app.membership := app.require_member(wanted.community_id);
begin
  if wanted.kind <> 'news' or wanted.deleted_at is not null then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  return app.news_json(wanted, mine, app.news_mark(mine), 20000);
end $$;
comment on function public.one_news(uuid) is 'A piece of news with its whole text.';
grant execute on function public.one_news(uuid) to authenticated;

create function public.save_news(
  id uuid, community_id uuid, title text, body text, publish_on text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(save_news.community_id);
  tidy_title text := app.needed_line(save_news.title, 'title', 200);
  tidy_body text := app.needed_text(save_news.body, 'body', 20000);
  chosen timestamptz := app.publication_instant(save_news.publish_on);
  saved public.posts;
  appears timestamptz;
begin
  -- Whoever is barred meanwhile waits for this, or is refused here.
  perform from public.communities c where c.id = mine.community_id for share;
  if not exists (select from public.posts p where p.id = save_news.id) then
    mine := app.require_poster(save_news.community_id, 'news');
    if chosen <= app.clock() then
      raise exception using errcode = 'PT400', message = 'hour-past';
    end if;
    appears := coalesce(chosen, app.clock());
    insert into public.posts
      (id, community_id, kind, author_id, title, body, created_at, published_at, last_activity_at)
    values (save_news.id, mine.community_id, 'news', mine.person_id, tidy_title, tidy_body,
      app.clock(), appears, appears)
    on conflict (id) do nothing
    returning * into saved;
    if saved.id is not null then
      perform app.spend_publication(mine.person_id);
      insert into app.news_rounds (post_id, due_at) values (saved.id, saved.published_at);
      return app.news_json(saved, mine, app.news_mark(mine), 20000);
    end if;
  end if;
  -- A change, or a second click, which changes nothing.
  saved := app.own_publication(save_news.id, 'news');
  if saved.community_id <> mine.community_id then
    raise exception using errcode = 'PT409', message = 'post-taken';
  end if;
  -- It speaks for the community: no longer by who wrote it while they ran it.
  mine := app.require_poster(saved.community_id, 'news');
  if saved.hidden_at is not null then
    raise exception using errcode = 'PT403', message = 'post-hidden';
  end if;
  appears := saved.published_at;
  if chosen is distinct from saved.published_at then
    if saved.published_at > app.clock() then
      if chosen <= app.clock() then
        raise exception using errcode = 'PT400', message = 'hour-past';
      end if;
      appears := coalesce(chosen, app.clock());
    elsif chosen is not null then
      raise exception using errcode = 'PT409', message = 'already-published';
    end if;
  end if;
  if (saved.title, saved.body, saved.published_at) is distinct from (tidy_title, tidy_body, appears)
  then
    perform app.spend_attempt('publication edit per hour', mine.person_id::text);
    update app.news_rounds r set due_at = appears where r.post_id = saved.id;
    update public.posts p
    set title = tidy_title, body = tidy_body, published_at = appears,
      last_activity_at = greatest(appears, case when p.reply_count > 0 then p.last_activity_at end),
      -- What nobody has read yet is not changed in anybody's eyes.
      edited_at = case when p.published_at <= app.clock() then app.clock() end
    where p.id = saved.id
    returning * into saved;
    if saved.author_id <> mine.person_id then
      perform app.log_in_community(saved.community_id, 'edit-news', saved.author_id,
        jsonb_build_object('post_id', saved.id));
    end if;
  end if;
  mine := app.require_member(saved.community_id);
  return app.news_json(saved, mine, app.news_mark(mine), 20000);
end $$;
comment on function public.save_news(uuid, uuid, text, text, text) is
  'Writes or changes a piece of news, for now or for a day and hour in Paris. Sent twice, it is one.';
grant execute on function public.save_news(uuid, uuid, text, text, text) to authenticated;

create function public.pin_news(id uuid, is_pinned boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  most constant int := 3;
  wanted public.posts := app.readable_post(pin_news.id);
  mine app.membership := app.require_administrator(wanted.community_id);
begin
  -- Two who pin at once count one after the other.
  perform from public.communities c where c.id = wanted.community_id for no key update;
  mine := app.require_administrator(wanted.community_id);
  wanted := app.readable_post(pin_news.id);
  if wanted.kind <> 'news' or wanted.deleted_at is not null then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  if pin_news.is_pinned and most <= (
    select count(*) from public.posts p
    where p.community_id = wanted.community_id and p.kind = 'news' and p.pinned_at is not null
      and p.id <> wanted.id
  ) then
    raise exception using errcode = 'PT409', message = 'pins-full';
  end if;
  update public.posts p set pinned_at = case when pin_news.is_pinned then app.clock() end
  where p.id = wanted.id
  returning * into wanted;
  return app.news_json(wanted, mine, app.news_mark(mine), 20000);
end $$;
comment on function public.pin_news(uuid, boolean) is
  'Puts a piece of news above the others, before those that are there already, or back among them. Three at most.';
grant execute on function public.pin_news(uuid, boolean) to authenticated;

create function public.delete_news(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.delete_publication(delete_news.id, 'news');
end $$;
grant execute on function public.delete_news(uuid) to authenticated;

create function public.mark_news_read(community_id uuid, shown uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(mark_news_read.community_id);
  mark app.news_reads;
  newest timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('news ' || mine.community_id || mine.person_id, 0));
  mark := app.news_mark(mine);
  select max(p.published_at) into newest from public.posts p
  where p.id = any (mark_news_read.shown[:100]) and p.community_id = mine.community_id
    and p.kind = 'news' and p.published_at <= app.clock();
  if newest is not null then
    insert into app.news_reads as r (community_id, person_id, read_up_to, left_out)
    values (mine.community_id, mine.person_id,
      case when mark.read_up_to = 'infinity' then newest else greatest(mark.read_up_to, newest) end,
      -- What came between the last visit and this one, and was not shown now either.
      array(select app.unread_news(mark, newest, mark_news_read.shown[:100], 50)))
    on conflict on constraint news_reads_pkey do update
    set read_up_to = excluded.read_up_to, left_out = excluded.left_out;
    update public.notifications n set read_at = app.clock()
    where n.person_id = mine.person_id and n.read_at is null
      and n.unique_key = any (
        array(select 'news ' || id from unnest(mark_news_read.shown[:100]) id));
  end if;
  return app.community_unread(mine);
end $$;
comment on function public.mark_news_read(uuid, uuid[]) is
  'Notes that these were shown to the caller, and these alone; answers whether others are unread.';
grant execute on function public.mark_news_read(uuid, uuid[]) to authenticated;

create function app.tell_news(round app.news_rounds, most int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  news public.posts;
  above uuid;
  told record;
  seen int := 0;
begin
  select * into news from public.posts p
  where p.id = round.post_id and p.deleted_at is null and p.hidden_at is null;
  select c.parent_id into above from public.communities c
  where c.id = news.community_id and c.closed_at is null;
  if news.id is not null and found and (above is null or exists (
      select from public.communities p where p.id = above and p.closed_at is null)) then
    for told in
      select m.person_id,
        app.state_now(m) = 'member' and m.person_id <> news.author_id and p.suspended_at is null
          and (above is null or exists (
            select from public.community_memberships o
            where o.community_id = above and o.person_id = m.person_id
              and app.state_now(o) = 'member')) as is_told
      from public.community_memberships m join public.profiles p on p.id = m.person_id
      where m.community_id = news.community_id
        and m.person_id > coalesce(round.told_up_to, '00000000-0000-0000-0000-000000000000')
      order by m.person_id limit most
    loop
      if told.is_told then
        perform app.notify_in_community(told.person_id, 'news', 'news ' || news.id,
          news.community_id, news.id);
      end if;
      round.told_up_to := told.person_id;
      seen := seen + 1;
    end loop;
  end if;
  if seen < most then
    delete from app.news_rounds r where r.post_id = round.post_id;
  else
    update app.news_rounds r set told_up_to = round.told_up_to where r.post_id = round.post_id;
  end if;
  return seen;
end $$;

create function app.job_tell_news() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  batch constant int := 500;
  round app.news_rounds;
  seen int := 0;
begin
  -- A few thousand at a time: what else is due, and what is due next, waits a second or two.
  while seen < 4 * batch loop
    select * into round from app.news_rounds r
    where r.due_at <= app.clock() order by r.due_at, r.post_id limit 1 for update skip locked;
    exit when not found;
    seen := seen + greatest(app.tell_news(round, batch), 1);
  end loop;
  return jsonb_build_object('seen', seen);
end $$;
comment on function app.job_tell_news() is
  'Tells members of news once it is published, in batches: of twenty thousand, the last within some minutes.';
insert into app.jobs (name, every) values ('tell_news', '5 seconds');
