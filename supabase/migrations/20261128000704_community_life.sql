-- How a community begins, how a group moves, how both end.

create function app.slug_for(name text, id uuid, parent_slug text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  stem text := coalesce(nullif(btrim(left(btrim(regexp_replace(
    lower(extensions.unaccent(slug_for.name)), '[^a-z0-9]+', '-', 'g'), '-'), 45), '-'), ''), 'espace');
  mark text := replace(slug_for.id::text, '-', '');
begin
  -- Always with a mark of its own in a group: whether an address was free would tell that
  -- something hidden has it.
  if slug_for.parent_slug is not null then
    return btrim(left(slug_for.parent_slug, 30), '-') || '-' || stem || '-' || left(mark, 8);
  end if;
  if exists (select from public.communities c where c.slug = stem) then
    return stem || '-' || left(mark, 8);
  end if;
  return stem;
end $$;
comment on function app.slug_for(text, uuid, text) is 'The address of a new community or group.';

create function public.create_community(
  id uuid, name text, description text, needs_approval boolean, is_listed boolean,
  parent_id uuid default null, administrators text[] default '{}'
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  above public.communities;
  found_one public.communities;
  called text := app.tidy_line(create_community.name);
  told text := btrim(coalesce(create_community.description, ''), E' \t\r\n');
  unknown text[];
  people uuid[] := '{}';
  person uuid;
begin
  if create_community.parent_id is null then
    perform app.require_platform_staff();
  else
    perform app.lock_to_run(create_community.parent_id);
    select * into above from public.communities c where c.id = create_community.parent_id;
    if above.kind <> 'community' then
      raise exception using errcode = 'PT409', message = 'not-a-community';
    end if;
  end if;
  perform app.check_community(called, told);
  if create_community.id is null or create_community.needs_approval is null
    or create_community.is_listed is null then
    raise exception using errcode = 'PT400', message = 'settings-unknown';
  end if;
  -- A second click finds what the first one made.
  select * into found_one from public.communities c where c.id = create_community.id;
  if found_one.id is not null then
    if found_one.parent_id is distinct from create_community.parent_id or not exists (
        select from app.community_log l
        where l.community_id = found_one.id and l.action = 'create' and l.actor_id = me) then
      raise exception using errcode = 'PT409', message = 'community-taken';
    end if;
    return jsonb_build_object('slug', found_one.slug, 'unknown', '[]'::jsonb);
  end if;
  if above.id is null then
    -- The platform's staff look people up by courriel; nobody else may.
    select array_agg(distinct asked.email) filter (where asked.id is null),
      coalesce(array_agg(distinct asked.id) filter (where asked.id is not null), '{}')
    into unknown, people
    from (
      select lower(app.tidy_line(said)) as email, p.id
      from unnest(create_community.administrators) said
      left join auth.users u on u.email = lower(app.tidy_line(said))
      left join public.profiles p on p.user_id = u.id and p.finished_at is not null
        and p.suspended_at is null and p.deleted_at is null
      where app.tidy_line(said) <> ''
      limit 50
    ) asked;
    if unknown is not null then
      return jsonb_build_object('slug', null, 'unknown', to_jsonb(unknown));
    end if;
    if cardinality(people) = 0 then
      raise exception using errcode = 'PT400', message = 'administrator-missing';
    end if;
  elsif exists (
      select from public.community_memberships m
      where m.community_id = above.id and m.person_id = me and app.state_now(m) = 'member') then
    people := array[me];
  end if;
  if above.id is not null then
    perform app.spend_attempt('group per day', me::text);
  end if;
  insert into public.communities
    (id, kind, parent_id, slug, name, description, needs_approval, is_listed, created_at)
  values (create_community.id, case when above.id is null then 'community' else 'group' end,
    above.id, app.slug_for(called, create_community.id, above.slug), called, told,
    create_community.needs_approval, create_community.is_listed, app.clock())
  returning * into found_one;
  insert into public.community_memberships
    (community_id, person_id, state, is_administrator, joined_at)
  select found_one.id, named, 'member', true, app.clock() from unnest(people) named;
  perform app.log_in_community(found_one.id, 'create');
  foreach person in array people loop
    if person <> me then
      perform app.log_in_community(found_one.id, 'name-administrator', person);
      perform app.tell_member(person, found_one.id, 'administrator');
    end if;
  end loop;
  return jsonb_build_object('slug', found_one.slug, 'unknown', '[]'::jsonb);
end $$;
comment on function public.create_community(uuid, text, text, boolean, boolean, uuid, text[]) is
  'A new community, by the platform''s staff, who name its first administrators by courriel; or a new group, by those who run its community. Where a courriel is nobody''s, nothing is made and it says which.';
grant execute on function public.create_community(uuid, text, text, boolean, boolean, uuid, text[])
  to authenticated;

create function public.close_community(community_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.lock_to_run(close_community.community_id);
  closed public.communities;
begin
  if mine.kind = 'session' then
    raise exception using errcode = 'PT409', message = 'not-a-community';
  end if;
  update public.communities c set closed_at = app.clock(), version = c.version + 1
  where c.id = mine.community_id and c.closed_at is null
  returning * into closed;
  if closed.id is null then
    return;
  end if;
  perform app.log_in_community(closed.id, 'close');
  -- Its name, because nothing that is closed is named by itself.
  perform app.tell_member(m.person_id, closed.id, 'closed', jsonb_build_object('name', closed.name))
  from public.community_memberships m
  where m.community_id = closed.id and m.state in ('member', 'suspended', 'pending')
    and m.person_id <> mine.person_id;
end $$;
comment on function public.close_community(uuid) is
  'Closes a community or group to everybody but the platform''s staff. All that is in it is kept; those in it, and those who wait, are told.';
grant execute on function public.close_community(uuid) to authenticated;

create function public.reopen_community(community_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_platform_staff();
  reopened public.communities;
begin
  perform app.lock_to_run(reopen_community.community_id);
  update public.communities c set closed_at = null, version = c.version + 1
  where c.id = reopen_community.community_id and c.closed_at is not null
  returning * into reopened;
  if reopened.id is null then
    return;
  end if;
  perform app.log_in_community(reopened.id, 'reopen');
  perform app.tell_member(m.person_id, reopened.id, 'reopened')
  from public.community_memberships m
  where m.community_id = reopened.id and m.state in ('member', 'pending') and m.person_id <> me;
end $$;
comment on function public.reopen_community(uuid) is
  'By the platform''s staff: everything is as it was, and those in it are told.';
grant execute on function public.reopen_community(uuid) to authenticated;

create function public.list_closed_communities(after uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  size constant int := 30;
  last public.communities;
  page jsonb;
begin
  perform app.require_platform_staff();
  select * into last from public.communities c
  where c.id = list_closed_communities.after and c.closed_at is not null;
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'slug', c.slug,
    'name', c.name, 'member_count', c.member_count, 'closed_at', c.closed_at,
    'parent', (select p.name from public.communities p where p.id = c.parent_id))
    order by c.closed_at desc, c.id), '[]')
  into page
  from (
    select * from public.communities c
    where c.closed_at is not null
      and (last.id is null or c.closed_at <= last.closed_at
        and (c.closed_at < last.closed_at or c.id > last.id))
    order by c.closed_at desc, c.id limit size + 1
  ) c;
  return jsonb_build_object('communities', page - size,
    'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.list_closed_communities(uuid) is
  'For the platform''s staff: what is closed, the latest first, thirty at a time.';
grant execute on function public.list_closed_communities(uuid) to authenticated;

create function app.group_to_move(group_id uuid, to_id uuid) returns public.communities
language plpgsql stable security definer set search_path = ''
as $$
declare
  moved public.communities;
  into_one public.communities;
begin
  perform app.require_administrator(group_to_move.group_id);
  select * into moved from public.communities c where c.id = group_to_move.group_id;
  if moved.kind <> 'group' then
    raise exception using errcode = 'PT409', message = 'not-a-group';
  end if;
  perform app.require_administrator(moved.parent_id);
  perform app.require_administrator(group_to_move.to_id);
  select * into into_one from public.communities c where c.id = group_to_move.to_id;
  if into_one.kind <> 'community' or into_one.id = moved.parent_id
    or into_one.closed_at is not null then
    raise exception using errcode = 'PT409', message = 'not-a-place-to-move';
  end if;
  return moved;
end $$;
comment on function app.group_to_move(uuid, uuid) is
  'A group that the caller may move there, because they run both communities; refuses otherwise.';

create function app.left_behind(group_id uuid, to_id uuid)
returns setof public.community_memberships
language sql stable security definer set search_path = ''
as $$
  select m.* from public.community_memberships m
  where m.community_id = left_behind.group_id and app.state_now(m) in ('member', 'pending')
    and not exists (
      select from public.community_memberships there
      where there.community_id = left_behind.to_id and there.person_id = m.person_id
        and app.state_now(there) = 'member')
$$;
comment on function app.left_behind(uuid, uuid) is
  'Who of a group is no member of the community that it moves to: they lose the group, because nobody is in a group without its community. A suspension stays: it would end by coming back.';

create function public.preview_group_move(group_id uuid, to_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  moved public.communities := app.group_to_move(preview_group_move.group_id, preview_group_move.to_id);
begin
  return jsonb_build_object('member_count', moved.member_count, 'left_behind', (
    select count(*) from app.left_behind(moved.id, preview_group_move.to_id)));
end $$;
comment on function public.preview_group_move(uuid, uuid) is
  'How many would lose a group if it moved there.';
grant execute on function public.preview_group_move(uuid, uuid) to authenticated;

create function public.move_group(group_id uuid, to_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  moved public.communities := app.group_to_move(move_group.group_id, move_group.to_id);
  behind public.community_memberships;
  gone int := 0;
begin
  -- In one order, so that two moves never wait for each other.
  perform from public.communities c
  where c.id in (moved.id, moved.parent_id, move_group.to_id) order by c.id for no key update;
  moved := app.group_to_move(move_group.group_id, move_group.to_id);
  update public.communities c set parent_id = move_group.to_id, version = c.version + 1
  where c.id = moved.id;
  for behind in select * from app.left_behind(moved.id, move_group.to_id) loop
    delete from public.community_memberships m
    where m.community_id = behind.community_id and m.person_id = behind.person_id;
    gone := gone + 1;
    if behind.person_id <> me then
      perform app.tell_member(behind.person_id, moved.id, 'moved',
        jsonb_build_object('name', moved.name));
    end if;
  end loop;
  perform app.log_in_community(moved.id, 'move-group', null,
    jsonb_build_object('from', moved.parent_id, 'to', move_group.to_id, 'left_behind', gone));
  perform app.log_in_community(moved.parent_id, 'move-group', null,
    jsonb_build_object('group', moved.id, 'to', move_group.to_id, 'left_behind', gone));
  perform app.log_in_community(move_group.to_id, 'move-group', null,
    jsonb_build_object('group', moved.id, 'from', moved.parent_id, 'left_behind', gone));
  return jsonb_build_object('left_behind', gone);
end $$;
comment on function public.move_group(uuid, uuid) is
  'Moves a group with all that is in it to another community, by who runs both. Those of it who are no members there lose it, and are told.';
grant execute on function public.move_group(uuid, uuid) to authenticated;
