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
