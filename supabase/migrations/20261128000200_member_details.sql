-- What people tell about themselves to the communities they join: each says who may see what. And the
-- list of a community's members, which shows and finds by it no more than its reader may see.
create table public.member_details (
  person_id uuid primary key references public.profiles (id),
  phone text check (length(phone) <= 30),
  employer text check (length(employer) <= 150),
  authority_type text check (authority_type in ('commune', 'intercommunality', 'department', 'region',
    'joint-authority', 'social-centre', 'fire-service', 'management-centre', 'other', 'not-concerned')),
  authority_size text check (authority_size in ('under-2000', '2000-9999', '10000-19999',
    '20000-49999', '50000-99999', '100000-and-more', 'not-concerned')),
  city text check (length(city) <= 100),
  postcode text check (postcode ~ '^[0-9]{5}$'),
  "position" text check (length("position") <= 150),
  visible text[] not null default '{}' check (visible <@ array['phone', 'employer',
    'authority_type', 'authority_size', 'city', 'position']),
  changed_at timestamptz,
  greeted_at timestamptz,
  check ((postcode is null) = (city is null or city = 'not-concerned'))
);
comment on table public.member_details is
  'What a person tells the communities about themselves. Null: nothing said; not-concerned: the question is not for them.';
comment on column public.member_details.visible is
  'What the other members see of it. The administrators of their communities see all.';
comment on column public.member_details.greeted_at is
  'When the site first greeted them: it does so once.';

create table app.member_entries (
  community_id uuid not null references public.communities (id),
  person_id uuid not null references public.profiles (id),
  sort_name text not null collate "C",
  authority_type text,
  authority_size text,
  position_words text not null default '' collate "C",
  visible text[] not null default '{}',
  primary key (community_id, person_id)
);
comment on table app.member_entries is
  'By what a community''s list of members is ordered and filtered: repeats names and details, kept by triggers.';

create index on app.member_entries (community_id, sort_name, person_id);
create index on app.member_entries (person_id);

revoke all on public.member_details, app.member_entries from anon, authenticated, service_role;
alter table public.member_details enable row level security;
alter table app.member_entries enable row level security;

create function app.like_all(words text) returns text[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg('%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'), '{}')
  from regexp_split_to_table(app.search_words(like_all.words), '\s+') word
  where word <> ''
$$;
comment on function app.like_all(text) is 'One pattern for each word, for `like all`: none for none.';

create function app.sort_name(p public.profiles) returns text
language sql stable set search_path = ''
as $$
  select app.search_words(
    coalesce(nullif(concat_ws(' ', p.last_name, p.first_name), ''), p.display_name, ''))
$$;

create function app.keep_member_entries(person uuid, community_id uuid default null) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.member_entries as e
    (community_id, person_id, sort_name, authority_type, authority_size, position_words, visible)
  select m.community_id, m.person_id, app.sort_name(p), d.authority_type, d.authority_size,
    app.search_words(nullif(d."position", 'not-concerned')), coalesce(d.visible, '{}')
  from public.community_memberships m
  join public.profiles p on p.id = m.person_id
  left join public.member_details d on d.person_id = m.person_id
  where m.person_id = keep_member_entries.person and m.state in ('member', 'suspended')
    and (keep_member_entries.community_id is null
      or m.community_id = keep_member_entries.community_id)
  on conflict on constraint member_entries_pkey do update
  set sort_name = excluded.sort_name, authority_type = excluded.authority_type,
    authority_size = excluded.authority_size, position_words = excluded.position_words,
    visible = excluded.visible
$$;

create function app.keep_entry_of_membership() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from app.member_entries e
    where e.community_id = old.community_id and e.person_id = old.person_id;
  elsif new.state in ('member', 'suspended') then
    perform app.keep_member_entries(new.person_id, new.community_id);
  else
    delete from app.member_entries e
    where e.community_id = new.community_id and e.person_id = new.person_id;
  end if;
  return null;
end $$;
create trigger keep_entry after insert or delete or update of state
  on public.community_memberships for each row execute function app.keep_entry_of_membership();

create function app.keep_entries_of_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.keep_member_entries(new.id);
  return null;
end $$;
create trigger keep_entries after update of first_name, last_name, display_name
  on public.profiles for each row execute function app.keep_entries_of_profile();

create function app.keep_entries_of_details() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.keep_member_entries(new.person_id);
  return null;
end $$;
create trigger keep_entries after insert or update
  on public.member_details for each row execute function app.keep_entries_of_details();

insert into app.member_entries (community_id, person_id, sort_name)
select m.community_id, m.person_id, app.sort_name(p)
from public.community_memberships m join public.profiles p on p.id = m.person_id
where m.state in ('member', 'suspended');

-- Whoever comes in has said how they are called. Whom others put there is asked when they come
-- themselves; who makes a group is there already.
create function app.require_names() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.person_id = app.me() and not new.is_administrator and exists (
    select from public.profiles p
    where p.id = new.person_id and (p.first_name is null or p.last_name is null)
  ) then
    raise exception using errcode = 'PT400', message = 'names-missing';
  end if;
  return new;
end $$;
create trigger require_names before insert on public.community_memberships
  for each row execute function app.require_names();

-- One's own details.

create function public.own_member_details() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return (
    select jsonb_build_object(
      'phone', d.phone, 'employer', d.employer, 'authority_type', d.authority_type,
      'authority_size', d.authority_size, 'city', d.city, 'postcode', d.postcode,
      'position', d."position", 'visible', coalesce(to_jsonb(d.visible), '[]'))
    from (select 1) one left join public.member_details d on d.person_id = me
  );
end $$;
comment on function public.own_member_details() is
  'What the caller has told the communities about themselves, and what of it members see.';
grant execute on function public.own_member_details() to authenticated;

create function app.tidy_detail(value text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := nullif(regexp_replace(btrim(tidy_detail.value), '\s+', ' ', 'g'), '');
begin
  if not app.is_shown_well(tidy) then
    raise exception using errcode = 'PT400', message = 'detail-invalid';
  end if;
  return tidy;
end $$;

create function public.save_member_details(
  phone text default null, employer text default null, authority_type text default null,
  authority_size text default null, city text default null, postcode text default null,
  held_position text default null, visible text[] default '{}'
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  number text := app.tidy_detail(save_member_details.phone);
begin
  if number <> 'not-concerned'
    and (number !~ '^\+?[0-9]+( [0-9]+)*$' or length(replace(number, ' ', '')) not between 4 and 16)
  then
    raise exception using errcode = 'PT400', message = 'phone-invalid';
  end if;
  insert into public.member_details as d (person_id, phone, employer, authority_type,
    authority_size, city, postcode, "position", visible, changed_at)
  values (me, number, app.tidy_detail(save_member_details.employer),
    nullif(save_member_details.authority_type, ''), nullif(save_member_details.authority_size, ''),
    app.tidy_detail(save_member_details.city), nullif(save_member_details.postcode, ''),
    app.tidy_detail(save_member_details.held_position),
    array(select distinct unnest(coalesce(save_member_details.visible, '{}')) order by 1),
    app.clock())
  on conflict on constraint member_details_pkey do update
  set phone = excluded.phone, employer = excluded.employer,
    authority_type = excluded.authority_type, authority_size = excluded.authority_size,
    city = excluded.city, postcode = excluded.postcode, "position" = excluded."position",
    visible = excluded.visible, changed_at = excluded.changed_at;
  return jsonb_build_object('saved_at', app.clock());
exception when check_violation then
  raise exception using errcode = 'PT400', message = 'detail-invalid';
end $$;
comment on function public.save_member_details(text, text, text, text, text, text, text, text[]) is
  'All of the caller''s details at once: what is not given is not said any more.';
grant execute on function
  public.save_member_details(text, text, text, text, text, text, text, text[]) to authenticated;

create function public.take_greeting() returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  is_first boolean;
begin
  insert into public.member_details as d (person_id, greeted_at) values (me, app.clock())
  on conflict on constraint member_details_pkey do update
    set greeted_at = excluded.greeted_at where d.greeted_at is null
  returning true into is_first;
  -- Who has had the account for long is not told that it was made just now.
  return coalesce(is_first, false) and exists (
    select from public.profiles p
    where p.id = me and p.finished_at > app.clock() - interval '1 day');
end $$;
comment on function public.take_greeting() is
  'True once, to whoever has just made the account: whichever page asks first says so.';
grant execute on function public.take_greeting() to authenticated;

-- The members of a community.

create function app.member_card(
  p public.profiles, d public.member_details, m public.community_memberships, sees_all boolean
) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', p.id,
    'name', app.name_in_communities(p),
    'is_me', p.id = app.me(),
    'is_administrator', m.is_administrator,
    'joined_at', m.joined_at,
    -- What happened to somebody is for those who run the community.
    'state', case when sees_all then app.state_now(m) end,
    'suspended_until', case when sees_all then m.suspended_until end)
    || (
      select jsonb_object_agg(field, case when sees_all or field = any (d.visible) then value end)
      from (values ('phone', d.phone), ('employer', d.employer),
        ('authority_type', d.authority_type), ('authority_size', d.authority_size),
        ('city', d.city), ('position', d."position")) told (field, value))
    || jsonb_build_object('postcode',
      case when sees_all or 'city' = any (d.visible) then d.postcode end)
$$;
comment on function app.member_card(
  public.profiles, public.member_details, public.community_memberships, boolean) is
  'A member as a reader may see them: administrators all, members what is set visible. Never the courriel.';

create function app.is_shown_as_member(community_id uuid, person uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.community_memberships m
    join public.profiles p on p.id = m.person_id
    join public.communities c on c.id = m.community_id
    left join public.community_memberships above
      on above.community_id = c.parent_id and above.person_id = m.person_id
    where m.community_id = is_shown_as_member.community_id
      and m.person_id = is_shown_as_member.person
      and app.state_now(m) = 'member' and p.suspended_at is null
      and (c.parent_id is null or app.state_now(above) = 'member'))
$$;
comment on function app.is_shown_as_member(uuid, uuid) is
  'Whether somebody is a member now, for a group of its community too: nobody is more in the group.';

create function public.list_members(
  community_id uuid, query text default '', authority_type text default null,
  authority_size text default null, held_position text default '', after uuid default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
-- In the order of the index until thirty are found: to sort, all would have to be looked at first.
set enable_sort = off
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(list_members.community_id);
  size constant int := 30;
  sees_all boolean := mine.is_administrator;
  names text[] := app.like_all(left(list_members.query, 200));
  positions text[] := app.like_all(left(list_members.held_position, 200));
  of_type text := nullif(list_members.authority_type, '');
  of_size text := nullif(list_members.authority_size, '');
  last app.member_entries;
  page jsonb;
begin
  select * into last from app.member_entries e
  where e.community_id = mine.community_id and e.person_id = list_members.after;
  select coalesce(jsonb_agg(app.member_card(p, d, m, sees_all)
    order by found.sort_name, found.person_id), '[]')
  into page
  from (
    -- Asked of each in turn, and not joined: the index gives the order, and thirty are enough.
    select e.sort_name, e.person_id from app.member_entries e
    where e.community_id = mine.community_id
      and (e.sort_name, e.person_id) > (coalesce(last.sort_name, ''),
        coalesce(last.person_id, '00000000-0000-0000-0000-000000000000'))
      and e.sort_name like all (names)
      -- Looking for what one may not see finds nothing.
      and (of_type is null or e.authority_type = of_type
        and (sees_all or 'authority_type' = any (e.visible)))
      and (of_size is null or e.authority_size = of_size
        and (sees_all or 'authority_size' = any (e.visible)))
      and (positions = '{}' or e.position_words like all (positions)
        and (sees_all or 'position' = any (e.visible)))
      and (sees_all or app.is_shown_as_member(e.community_id, e.person_id))
    order by e.sort_name, e.person_id limit size + 1
  ) found
  join public.profiles p on p.id = found.person_id
  join public.community_memberships m
    on m.community_id = mine.community_id and m.person_id = found.person_id
  left join public.member_details d on d.person_id = found.person_id;
  return jsonb_build_object('members', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.list_members(uuid, text, text, text, text, uuid) is
  'The members by name, thirty at a time, after that one; found by what the reader may see of them.';
grant execute on function public.list_members(uuid, text, text, text, text, uuid) to authenticated;

insert into app.limits (kind, max_attempts, within) values
  ('export of members per day', 20, '1 day');

create function public.export_members(community_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_administrator(export_members.community_id);
  members jsonb;
begin
  perform app.spend_attempt('export of members per day', mine.person_id::text);
  select coalesce(jsonb_agg(app.member_card(p, d, m, true)
    || jsonb_build_object('first_name', p.first_name, 'last_name', p.last_name)
    order by e.sort_name, e.person_id), '[]')
  into members
  from app.member_entries e
  join public.community_memberships m
    on m.community_id = e.community_id and m.person_id = e.person_id
  join public.profiles p on p.id = e.person_id
  left join public.member_details d on d.person_id = e.person_id
  where e.community_id = mine.community_id;
  perform app.log_in_community(mine.community_id, 'export-members', null,
    jsonb_build_object('members', jsonb_array_length(members)));
  return members;
end $$;
comment on function public.export_members(uuid) is
  'All members with what they tell administrators, for a file. Written into the community''s log.';
grant execute on function public.export_members(uuid) to authenticated;

create function app.erase_member_details(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.member_details d where d.person_id = erase_member_details.person;
$$;

create function app.member_details_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('member_details', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'phone', d.phone, 'employer', d.employer, 'authority_type', d.authority_type,
      'authority_size', d.authority_size, 'city', d.city, 'postcode', d.postcode,
      'position', d."position", 'visible', d.visible, 'changed_at', d.changed_at,
      'greeted_at', d.greeted_at)), '[]')
    from public.member_details d where d.person_id = member_details_of.person))
$$;
