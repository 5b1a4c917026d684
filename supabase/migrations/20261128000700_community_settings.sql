-- Running a community: its settings, who runs it, who is barred from it, how it begins, moves and ends.

alter table public.communities
  add column version int not null default 1;
comment on column public.communities.version is
  'Grows with each change of the settings: who saves over a newer one is told.';

create index communities_closed on public.communities (closed_at desc, id)
  where closed_at is not null;
create index community_memberships_suspended on public.community_memberships
  (community_id, coalesce(decided_at, '-infinity'::timestamptz) desc, person_id)
  where state = 'suspended';

insert into app.limits (kind, max_attempts, within) values
  ('group per day', 20, '1 day'),
  -- Each is a mail to them, whatever they chose.
  ('change of a member per day', 12, '1 day');

create function app.lock_to_run(community_id uuid) returns app.membership
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.require_administrator(lock_to_run.community_id);
  perform from public.communities c where c.id = lock_to_run.community_id for no key update;
  -- Whoever ran it may have been barred while this waited.
  return app.require_administrator(lock_to_run.community_id);
end $$;
comment on function app.lock_to_run(uuid) is
  'For what those who run a community do in it, one after the other.';

create function app.require_platform_staff() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  if not app.is_platform_staff(me) then
    raise exception using errcode = 'PT403', message = 'staff-only';
  end if;
  return me;
end $$;

create function app.tell_member(
  person uuid, community_id uuid, what text, details jsonb default '{}'
) returns void
language sql volatile security definer set search_path = ''
as $$
  select app.notify_in_community(tell_member.person, 'joining',
    tell_member.what || ':' || gen_random_uuid(), tell_member.community_id,
    details => jsonb_build_object('what', tell_member.what) || tell_member.details)
$$;
comment on function app.tell_member(uuid, uuid, text, jsonb) is
  'Tells somebody what became of their place in a community. Called once per change: who calls has seen that there is one.';

-- Settings

create function app.check_community(name text, description text) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  if length(check_community.name) < 2 then
    raise exception using errcode = 'PT400', message = 'name-missing';
  end if;
  if length(check_community.name) > 100 then
    raise exception using errcode = 'PT400', message = 'name-too-long';
  end if;
  if length(check_community.description) > 2000 then
    raise exception using errcode = 'PT400', message = 'description-too-long';
  end if;
end $$;

create function app.tidy_audience(words text[]) returns text[]
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text[];
begin
  select coalesce(array_agg(distinct word order by word), '{}') into tidy
  from (select app.tidy_line(said) as word from unnest(tidy_audience.words) said) w
  where word <> '';
  if cardinality(tidy) > 30 or exists (select from unnest(tidy) w where length(w) > 60) then
    raise exception using errcode = 'PT400', message = 'audience-too-long';
  end if;
  return tidy;
end $$;

create function app.settings_json(c public.communities, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'slug', c.slug, 'version', c.version, 'name', c.name,
    'description', c.description, 'needs_approval', c.needs_approval, 'is_listed', c.is_listed,
    'ask_again_days', c.ask_again_days, 'member_parts', c.member_parts,
    'audience_types', c.audience_types, 'audience_sizes', c.audience_sizes,
    'audience_positions', c.audience_positions, 'is_closed', c.closed_at is not null,
    'is_staff', app.is_platform_staff(m.person_id),
    'member_count', c.member_count,
    'pending_count', (
      select count(*) from public.community_memberships p
      where p.community_id = c.id and p.state = 'pending'),
    'group_count', (
      select count(*) from public.communities g
      where g.parent_id = c.id and g.closed_at is null),
    -- Who runs the community above may move a group out of it.
    'may_move', c.kind = 'group'
      and coalesce((app.membership_of(m.person_id, c.parent_id)).is_administrator, false))
$$;

create function public.community_settings(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(community_settings.community_id);
begin
  return (
    select app.settings_json(c, mine) from public.communities c
    where c.id = community_settings.community_id);
end $$;
comment on function public.community_settings(uuid) is
  'The settings of a community for those who run it, with their version and whom a change touches.';
grant execute on function public.community_settings(uuid) to authenticated;

create function public.save_community_settings(
  community_id uuid, version int, name text, description text, needs_approval boolean,
  is_listed boolean, ask_again_days int, member_parts text[], audience_types text[],
  audience_sizes text[], audience_positions text[]
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.lock_to_run(save_community_settings.community_id);
  before public.communities;
  saved public.communities;
  called text := app.tidy_line(save_community_settings.name);
  told text := btrim(coalesce(save_community_settings.description, ''), E' \t\r\n');
begin
  select * into before from public.communities c
  where c.id = save_community_settings.community_id;
  perform app.check_community(called, told);
  if coalesce(save_community_settings.ask_again_days, -1) not between 0 and 365 then
    raise exception using errcode = 'PT400', message = 'days-out-of-range';
  end if;
  if save_community_settings.needs_approval is null or save_community_settings.is_listed is null
    or not coalesce(save_community_settings.member_parts
      <@ array['news', 'documents', 'experiences', 'agenda', 'forum', 'links'], false) then
    raise exception using errcode = 'PT400', message = 'settings-unknown';
  end if;
  if before.version is distinct from save_community_settings.version then
    raise exception using errcode = 'PT409', message = 'settings-changed';
  end if;
  update public.communities c
  set name = called, description = told, needs_approval = save_community_settings.needs_approval,
    is_listed = save_community_settings.is_listed,
    ask_again_days = save_community_settings.ask_again_days,
    member_parts = (
      select coalesce(array_agg(distinct part order by part), '{}')
      from unnest(save_community_settings.member_parts) part),
    audience_types = app.tidy_audience(save_community_settings.audience_types),
    audience_sizes = app.tidy_audience(save_community_settings.audience_sizes),
    audience_positions = app.tidy_audience(save_community_settings.audience_positions),
    version = c.version + 1
  where c.id = before.id
  returning * into saved;
  perform app.log_in_community(saved.id, 'settings', null, jsonb_build_object('changed', (
    select coalesce(jsonb_agg(new.key order by new.key), '[]')
    from jsonb_each(to_jsonb(saved)) new
    where new.key <> 'version' and new.value is distinct from to_jsonb(before) -> new.key)));
  return app.settings_json(saved, mine);
end $$;
comment on function public.save_community_settings(
  uuid, int, text, text, boolean, boolean, int, text[], text[], text[], text[]) is
  'Saves the settings that were read in this version; refuses where another administrator saved meanwhile.';
grant execute on function public.save_community_settings(
  uuid, int, text, text, boolean, boolean, int, text[], text[], text[], text[]) to authenticated;

-- Who runs it, who is in it, who is barred.

create function app.require_other_administrator(community_id uuid, person_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if exists (
      select from public.community_memberships m
      where m.community_id = require_other_administrator.community_id
        and m.person_id = require_other_administrator.person_id and m.is_administrator)
    and not exists (
      select from app.administrators_of(require_other_administrator.community_id) other
      where other <> require_other_administrator.person_id) then
    raise exception using errcode = 'PT409', message = 'last-administrator';
  end if;
end $$;
comment on function app.require_other_administrator(uuid, uuid) is
  'Refuses what would leave a community or group without anybody who runs it. Asked under the lock of its row.';

create function app.lock_member(community_id uuid, person_id uuid)
returns public.community_memberships
language plpgsql volatile security definer set search_path = ''
as $$
declare
  own public.community_memberships;
begin
  select * into own from public.community_memberships m
  where m.community_id = lock_member.community_id and m.person_id = lock_member.person_id
    and m.state in ('member', 'suspended')
  for update;
  if own.person_id is null then
    raise exception using errcode = 'PT404', message = 'member-unknown';
  end if;
  return own;
end $$;

create function public.set_administrator(community_id uuid, person_id uuid, is_administrator boolean)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.lock_to_run(set_administrator.community_id);
  own public.community_memberships := app.lock_member(mine.community_id, set_administrator.person_id);
  theirs app.membership := app.membership_of(own.person_id, mine.community_id);
begin
  if set_administrator.is_administrator is null then
    raise exception using errcode = 'PT400', message = 'settings-unknown';
  end if;
  if own.is_administrator = set_administrator.is_administrator then
    return;
  end if;
  if set_administrator.is_administrator then
    -- Neither somebody barred from it, nor from its community, nor from the platform.
    if theirs.state is distinct from 'member' or not exists (
        select from public.profiles p
        where p.id = own.person_id and p.suspended_at is null and p.deleted_at is null) then
      raise exception using errcode = 'PT404', message = 'member-unknown';
    end if;
  else
    perform app.require_other_administrator(mine.community_id, own.person_id);
  end if;
  perform app.spend_attempt('change of a member per day', mine.person_id::text || own.person_id);
  update public.community_memberships m
  set is_administrator = set_administrator.is_administrator, state = 'member',
    suspended_until = null, answer = ''
  where m.community_id = own.community_id and m.person_id = own.person_id;
  perform app.log_in_community(own.community_id,
    case when set_administrator.is_administrator then 'name-administrator'
      else 'withdraw-administrator' end, own.person_id);
  if own.person_id <> mine.person_id then
    perform app.tell_member(own.person_id, own.community_id,
      case when set_administrator.is_administrator then 'administrator'
        else 'administrator-ended' end);
  end if;
end $$;
comment on function public.set_administrator(uuid, uuid, boolean) is
  'Names a member administrator, or withdraws it; the last one cannot be withdrawn. The person is told.';
grant execute on function public.set_administrator(uuid, uuid, boolean) to authenticated;

create function app.tidy_reason(reason text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  said text := btrim(coalesce(tidy_reason.reason, ''), E' \t\r\n');
begin
  if said = '' then
    raise exception using errcode = 'PT400', message = 'reason-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'reason-too-long';
  end if;
  return said;
end $$;

create function public.remove_member(community_id uuid, person_id uuid, reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  said text;
  mine app.membership := app.require_administrator(remove_member.community_id);
  own public.community_memberships;
begin
  -- With its groups, in the order in which whoever leaves takes them.
  perform app.lock_communities(array(
    select c.id from public.communities c
    where c.id = mine.community_id or c.parent_id = mine.community_id));
  mine := app.lock_to_run(mine.community_id);
  own := app.lock_member(mine.community_id, remove_member.person_id);
  if own.person_id = mine.person_id then
    raise exception using errcode = 'PT409', message = 'yourself';
  end if;
  said := app.tidy_reason(remove_member.reason);
  -- Whoever is suspended would come back by joining again.
  if app.state_now(own) = 'suspended' then
    raise exception using errcode = 'PT409', message = 'member-suspended';
  end if;
  perform app.require_other_administrator(own.community_id, own.person_id);
  delete from public.community_memberships m
  where m.person_id = own.person_id
    and (m.community_id = own.community_id or m.community_id in (
      select g.id from public.communities g where g.parent_id = own.community_id))
    -- Whoever is suspended from a group finds that again when they come back.
    and app.state_now(m) <> 'suspended';
  perform app.log_in_community(own.community_id, 'remove', own.person_id);
  perform app.tell_member(own.person_id, own.community_id, 'removed',
    jsonb_build_object('answer', said));
end $$;
comment on function public.remove_member(uuid, uuid, text) is
  'Takes a member out of a community and its groups, who is told why. They may ask to join again.';
grant execute on function public.remove_member(uuid, uuid, text) to authenticated;

create function public.suspend_member(
  community_id uuid, person_id uuid, reason text, until timestamptz default null
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  said text;
  mine app.membership := app.lock_to_run(suspend_member.community_id);
  own public.community_memberships;
begin
  if suspend_member.person_id = mine.person_id then
    raise exception using errcode = 'PT409', message = 'yourself';
  end if;
  -- In the talk of a session nobody has a row before they are suspended.
  if mine.kind = 'session'
    and (app.membership_of(suspend_member.person_id, mine.community_id)).state = 'member' then
    insert into public.community_memberships (community_id, person_id, state, joined_at)
    values (mine.community_id, suspend_member.person_id, 'member', app.clock())
    on conflict do nothing;
  end if;
  own := app.lock_member(mine.community_id, suspend_member.person_id);
  said := app.tidy_reason(suspend_member.reason);
  if suspend_member.until <= app.clock() then
    raise exception using errcode = 'PT400', message = 'term-past';
  end if;
  if suspend_member.until > app.clock() + interval '10 years' then
    raise exception using errcode = 'PT400', message = 'term-too-far';
  end if;
  if app.state_now(own) = 'suspended' and own.answer = said
    and own.suspended_until is not distinct from suspend_member.until then
    return;
  end if;
  perform app.require_other_administrator(own.community_id, own.person_id);
  perform app.spend_attempt('change of a member per day', mine.person_id::text || own.person_id);
  update public.community_memberships m
  set state = 'suspended', is_administrator = false, answer = said,
    suspended_until = suspend_member.until, decided_at = app.clock(), decided_by = mine.person_id
  where m.community_id = own.community_id and m.person_id = own.person_id;
  perform app.log_in_community(own.community_id, 'suspend', own.person_id,
    jsonb_build_object('until', suspend_member.until));
  perform app.tell_member(own.person_id, own.community_id, 'suspended',
    jsonb_build_object('answer', said, 'suspended_until', suspend_member.until));
end $$;
comment on function public.suspend_member(uuid, uuid, text, timestamptz) is
  'Bars a member from a community and its groups, until a term or without, who is told why. Said again, it changes the term.';
grant execute on function public.suspend_member(uuid, uuid, text, timestamptz) to authenticated;

create function public.lift_suspension(community_id uuid, person_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.lock_to_run(lift_suspension.community_id);
  own public.community_memberships := app.lock_member(mine.community_id, lift_suspension.person_id);
begin
  if app.state_now(own) <> 'suspended' then
    return;
  end if;
  if mine.kind = 'session' then
    delete from public.community_memberships m
    where m.community_id = own.community_id and m.person_id = own.person_id;
  else
    update public.community_memberships m
    set state = 'member', suspended_until = null, answer = '', decided_at = app.clock(),
      decided_by = mine.person_id
    where m.community_id = own.community_id and m.person_id = own.person_id;
  end if;
  perform app.log_in_community(own.community_id, 'restore', own.person_id);
  perform app.tell_member(own.person_id, own.community_id, 'restored');
end $$;
comment on function public.lift_suspension(uuid, uuid) is
  'Lets somebody who is suspended in again, who is told.';
grant execute on function public.lift_suspension(uuid, uuid) to authenticated;

create function public.list_suspended(community_id uuid, after uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(list_suspended.community_id);
  size constant int := 30;
  last public.community_memberships;
  page jsonb;
begin
  select * into last from public.community_memberships m
  where m.community_id = mine.community_id and m.person_id = list_suspended.after;
  select coalesce(jsonb_agg(jsonb_build_object('person_id', s.person_id,
    'name', app.name_in_communities(p), 'reason', s.answer, 'until', s.suspended_until,
    'since', s.decided_at)
    order by coalesce(s.decided_at, '-infinity') desc, s.person_id), '[]')
  into page
  from (
    select * from public.community_memberships m
    where m.community_id = mine.community_id and m.state = 'suspended'
      and (m.suspended_until is null or m.suspended_until > app.clock())
      and (last.person_id is null
        or coalesce(m.decided_at, '-infinity'::timestamptz)
          <= coalesce(last.decided_at, '-infinity'::timestamptz)
        and (coalesce(m.decided_at, '-infinity'::timestamptz)
            < coalesce(last.decided_at, '-infinity'::timestamptz)
          or m.person_id > last.person_id))
    order by coalesce(m.decided_at, '-infinity'::timestamptz) desc, m.person_id
    limit size + 1
  ) s
  join public.profiles p on p.id = s.person_id;
  return jsonb_build_object('people', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.list_suspended(uuid, uuid) is
  'Who is suspended from a community now, why and until when, the latest first, thirty at a time.';
grant execute on function public.list_suspended(uuid, uuid) to authenticated;

-- How it begins, moves and ends.

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
