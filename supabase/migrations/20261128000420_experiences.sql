-- Shared experiences: context, what was done, result, contact; useful or not.

create function app.experience_json(p public.posts, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', p.id, 'title', p.title, 'author', app.author_json(p.author_id, p.community_id),
    'excerpt', app.publication_excerpt(coalesce(p.context, p.body)),
    'published_at', p.published_at, 'edited_at', p.edited_at,
    'useful_count', p.useful_count, 'reply_count', p.reply_count,
    'is_useful', exists (
      select from app.post_useful u where u.post_id = p.id and u.person_id = m.person_id),
    'is_mine', p.author_id = m.person_id, 'is_hidden', p.hidden_at is not null,
    'is_deleted', p.deleted_at is not null, 'is_locked', p.locked_at is not null)
$$;

create function app.whole_experience(p public.posts, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select app.experience_json(p, m) || jsonb_build_object(
    'context', coalesce(p.context, ''), 'body', p.body, 'result', coalesce(p.result, ''),
    'contact', coalesce(p.contact, ''))
$$;

create function public.list_experiences(
  community_id uuid, by_use boolean default false, after uuid default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(list_experiences.community_id);
  size constant int := 20;
  last public.posts;
  page public.posts[];
begin
  select * into last from public.posts p
  where p.id = list_experiences.after and p.community_id = mine.community_id
    and p.kind = 'experience';
  if list_experiences.by_use then
    page := array(
      select p from public.posts p
      where p.community_id = mine.community_id and p.kind = 'experience' and p.deleted_at is null
        and app.sees_post(p, mine)
        and (last.id is null or p.useful_count <= last.useful_count
          and (p.useful_count < last.useful_count or p.published_at < last.published_at
            or p.published_at = last.published_at and p.id > last.id))
      order by p.useful_count desc, p.published_at desc, p.id limit size + 1);
  else
    page := array(
      select p from public.posts p
      where p.community_id = mine.community_id and p.kind = 'experience' and p.deleted_at is null
        and app.sees_post(p, mine)
        and (last.id is null or p.published_at <= last.published_at
          and (p.published_at < last.published_at or p.id > last.id))
      order by p.published_at desc, p.id limit size + 1);
  end if;
  return jsonb_build_object(
    'experiences', (
      select coalesce(jsonb_agg(app.experience_json(page[place], mine) order by place), '[]')
      from generate_series(1, least(cardinality(page), size)) place),
    'has_more', cardinality(page) > size);
end $$;
comment on function public.list_experiences(uuid, boolean, uuid) is
  'The experiences of a community, newest or most useful first, from the last one that was read on.';
grant execute on function public.list_experiences(uuid, boolean, uuid) to authenticated;

create function public.one_experience(id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  wanted public.posts := app.readable_post(one_experience.id);
begin
  if wanted.kind <> 'experience' then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  return app.whole_experience(wanted, app.require_member(wanted.community_id));
end $$;
comment on function public.one_experience(uuid) is
  'An experience with its whole text; of a deleted one that has replies, its place.';
grant execute on function public.one_experience(uuid) to authenticated;

create function public.save_experience(
  id uuid, community_id uuid, title text, context text, body text, result text, contact text
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(save_experience.community_id);
  said public.posts;
  saved public.posts;
begin
  said.title := app.needed_line(save_experience.title, 'title', 200);
  said.context := nullif(app.tidy_text(save_experience.context, 'context', 5000), '');
  said.body := app.needed_text(save_experience.body, 'body', 20000);
  said.result := nullif(app.tidy_text(save_experience.result, 'result', 5000), '');
  said.contact := nullif(app.tidy_text(save_experience.contact, 'contact', 300), '');
  perform from public.communities c where c.id = mine.community_id for share;
  if not exists (select from public.posts p where p.id = save_experience.id) then
    mine := app.require_poster(save_experience.community_id, 'experiences');
    insert into public.posts (id, community_id, kind, author_id, title, context, body, result, contact,
      created_at, published_at, last_activity_at)
    values (save_experience.id, mine.community_id, 'experience', mine.person_id, said.title,
      said.context, said.body, said.result, said.contact, app.clock(), app.clock(), app.clock())
    on conflict (id) do nothing
    returning * into saved;
    if saved.id is not null then
      perform app.spend_publication(mine.person_id);
      perform app.spend_links(mine.person_id, concat_ws(' ', said.context, said.body, said.result));
      return app.whole_experience(saved, mine);
    end if;
  end if;
  saved := app.own_publication(save_experience.id, 'experience');
  if saved.community_id <> mine.community_id then
    raise exception using errcode = 'PT409', message = 'post-taken';
  end if;
  if saved.hidden_at is not null then
    raise exception using errcode = 'PT403', message = 'post-hidden';
  end if;
  if (saved.title, saved.context, saved.body, saved.result, saved.contact)
    is distinct from (said.title, said.context, said.body, said.result, said.contact) then
    perform app.spend_attempt('publication edit per hour', mine.person_id::text);
    perform app.spend_links(mine.person_id, concat_ws(' ', said.context, said.body, said.result),
      concat_ws(' ', saved.context, saved.body, saved.result));
    update public.posts p
    set title = said.title, context = said.context, body = said.body, result = said.result,
      contact = said.contact, edited_at = app.clock()
    where p.id = saved.id
    returning * into saved;
  end if;
  return app.whole_experience(saved, mine);
end $$;
comment on function public.save_experience(uuid, uuid, text, text, text, text, text) is
  'Shares an experience, or changes one''s own. Sent twice, it is one.';
grant execute on function public.save_experience(uuid, uuid, text, text, text, text, text)
  to authenticated;

create function public.delete_experience(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.delete_publication(delete_experience.id, 'experience');
end $$;
grant execute on function public.delete_experience(uuid) to authenticated;

create function public.mark_useful(post_id uuid, is_useful boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  wanted public.posts := app.readable_post(mark_useful.post_id);
begin
  perform from public.communities c where c.id = wanted.community_id for share;
  perform from public.posts p where p.id = wanted.id for no key update;
  wanted := app.readable_post(wanted.id);
  if wanted.kind <> 'experience' or wanted.deleted_at is not null then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  if wanted.author_id = app.me() then
    raise exception using errcode = 'PT403', message = 'post-yours';
  end if;
  if mark_useful.is_useful then
    insert into app.post_useful (post_id, person_id, marked_at)
    values (wanted.id, app.me(), app.clock()) on conflict do nothing;
  else
    delete from app.post_useful u where u.post_id = wanted.id and u.person_id = app.me();
  end if;
  return (
    select jsonb_build_object('useful_count', p.useful_count, 'is_useful', mark_useful.is_useful)
    from public.posts p where p.id = wanted.id);
end $$;
comment on function public.mark_useful(uuid, boolean) is
  'Says of somebody else''s experience that it was useful, or takes it back: once per person, however often it is sent.';
grant execute on function public.mark_useful(uuid, boolean) to authenticated;
