-- The first page of a community, to its members.

create function public.home_of_community(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(home_of_community.community_id);
  mark app.news_reads := app.news_mark(mine);
begin
  return jsonb_build_object(
    'news', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'title', p.title, 'excerpt', app.publication_excerpt(p.body),
        'published_at', p.published_at, 'is_pinned', p.pinned_at is not null,
        'is_unread', app.is_unread(p::public.posts, mark)
      ) order by p.pinned_at desc nulls last, p.published_at desc, p.id), '[]')
      from (
        (
          select p.* from public.posts p
          where p.community_id = mine.community_id and p.kind = 'news' and p.pinned_at is not null
            and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
          order by p.pinned_at desc limit 3
        )
        union all
        (
          select p.* from public.posts p
          where p.community_id = mine.community_id and p.kind = 'news' and p.pinned_at is null
            and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
          order by p.published_at desc, p.id limit 3
        )
      ) p),
    'topics', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'title', p.title, 'reply_count', p.reply_count,
        'last_activity_at', p.last_activity_at
      ) order by p.last_activity_at desc, p.id), '[]')
      from (
        select p.* from public.posts p
        where p.community_id = mine.community_id and p.kind = 'topic'
          and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
        order by p.last_activity_at desc, p.id limit 3
      ) p),
    'experiences', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'title', p.title, 'useful_count', p.useful_count,
        'published_at', p.published_at
      ) order by p.published_at desc, p.id), '[]')
      from (
        select p.* from public.posts p
        where p.community_id = mine.community_id and p.kind = 'experience'
          and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
        order by p.published_at desc, p.id limit 3
      ) p),
    'groups', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', g.slug, 'name', g.name)
        order by g.name, g.id), '[]')
      from public.community_memberships m
      join public.communities g on g.id = m.community_id
      where m.person_id = mine.person_id and g.parent_id = mine.community_id
        and g.closed_at is null and app.state_now(m) = 'member'),
    'administrators', (
      select coalesce(jsonb_agg(app.name_in_communities(p) order by p.id), '[]')
      from (
        select * from app.administrators_of(mine.community_id) person order by person limit 10
      ) named
      join public.profiles p on p.id = named.person));
end $$;
comment on function public.home_of_community(uuid) is
  'What members see first: what is pinned and newest of each part, their groups, and who runs it.';
grant execute on function public.home_of_community(uuid) to authenticated;
