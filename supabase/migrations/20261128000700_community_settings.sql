-- The settings of a community, and what all running of it begins with.

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
