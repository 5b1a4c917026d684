-- Categories of the forum, and its topics that nobody has answered.

create function public.save_category(id uuid, community_id uuid, name text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_administrator(save_category.community_id);
  tidy text := app.needed_line(save_category.name, 'category', 60);
begin
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

create function app.queue_topics(person uuid, run uuid[], after app.queued, most int)
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
comment on function app.queue_topics(uuid, uuid[], app.queued, int) is
  'The same of topics that nobody has answered; the forum''s migration fills it.';

create function app.topic_item(id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('title', p.title, 'person', app.name_in_communities(o),
      'message', app.excerpt_of(left(p.body, 2000)),
      'href', app.community_href(p.community_id, 'forum', p.id))
    from public.posts p join public.profiles o on o.id = p.author_id
    where p.id = topic_item.id);
end $$;
