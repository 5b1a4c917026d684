-- Moving a post to another category or group.

create function app.categories_of(community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name)
    order by k.position, k.id), '[]')
  from public.forum_categories k where k.community_id = categories_of.community_id
$$;
comment on function app.categories_of(uuid) is 'The categories of a forum, {id, name} each, in its order.';

create function app.put_in_category(post_id uuid, category_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  place uuid := (select p.community_id from public.posts p where p.id = put_in_category.post_id);
begin
  update public.posts p
  set category_id = app.require_category(put_in_category.category_id, place)
  where p.id = put_in_category.post_id;
end $$;
comment on function app.put_in_category(uuid, uuid) is
  'Puts a topic into a category of the forum it stands in now, or into none; refuses one of another forum.';

create function public.places_for_post(post_id uuid, community_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  posted app.posted := app.readable_posted(places_for_post.post_id, null);
  place uuid := coalesce(places_for_post.community_id, posted.community_id);
begin
  perform app.require_administrator(posted.community_id);
  perform app.require_administrator(place);
  return jsonb_build_object('community_id', place, 'categories', app.categories_of(place));
end $$;
comment on function public.places_for_post(uuid, uuid) is
  'The categories of the forum into which a topic may move, by who runs both.';
grant execute on function public.places_for_post(uuid, uuid) to authenticated;

create function public.move_post(
  post_id uuid, community_id uuid, facts text default '', category_id uuid default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(move_post.facts, ''), E' \t\r\n');
  posted app.posted := app.lock_posted(move_post.post_id, null);
  place app.membership := app.require_administrator(move_post.community_id);
  from_id uuid := posted.community_id;
  decision app.post_decisions;
begin
  if posted.kind <> 'topic' or place.kind = 'session' and from_id <> place.community_id then
    raise exception using errcode = 'PT409', message = 'not-a-topic';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if from_id <> place.community_id then
    update public.posts p set community_id = place.community_id where p.id = posted.post_id;
    update app.post_reports r set community_id = place.community_id
    where r.post_id = posted.post_id and r.decided_at is null;
    posted.community_id := place.community_id;
    decision := app.decide_about(posted, 'move', 'none', said);
    perform app.log_in_community(from_id, 'move-post', posted.author_id, jsonb_build_object(
      'decision_id', decision.id, 'post_id', posted.post_id, 'to', place.community_id));
  end if;
  perform app.put_in_category(posted.post_id, move_post.category_id);
  return jsonb_build_object('href',
    app.community_href(place.community_id, 'forum', posted.post_id));
end $$;
comment on function public.move_post(uuid, uuid, text, uuid) is
  'Moves a topic with its replies to another forum, or into another category of its own, by who runs both.';
grant execute on function public.move_post(uuid, uuid, text, uuid) to authenticated;
