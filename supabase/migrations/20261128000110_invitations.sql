-- Invitations: a link that administrators hand on, or one mail to each address. Whoever follows one
-- comes in without asking.
create table app.community_invitations (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities (id),
  kind text not null check (kind in ('link', 'mail')),
  token_hash bytea not null unique,
  invited_by uuid not null references public.profiles (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  max_uses int not null check (max_uses between 1 and 500),
  uses int not null default 0 check (uses between 0 and max_uses),
  withdrawn_at timestamptz
);
comment on table app.community_invitations is
  'A way into a community, by a secret word behind the « # » of an address. To which address one was mailed is kept nowhere.';
comment on column app.community_invitations.invited_by is
  'It counts for as long as they run the community; of a group, also of its community where it brings both.';
create index on app.community_invitations (community_id, created_at desc, id);
create index on app.community_invitations (invited_by);
create index on app.community_invitations (expires_at);

revoke all on app.community_invitations from anon, authenticated, service_role;
alter table app.community_invitations enable row level security;

insert into app.limits (kind, max_attempts, within) values
  ('invitation per day', 200, '1 day'),
  -- Whoever is invited chose neither by whom nor how often.
  ('invitation mail per address', 3, '7 days');

create function app.invitation_state(i app.community_invitations) returns text
language sql stable set search_path = ''
as $$
  select case
    when i.withdrawn_at is not null then 'withdrawn'
    when i.expires_at <= app.clock() then 'expired'
    when i.uses >= i.max_uses then 'used'
    else 'open' end
$$;

create function app.invitation_json(i app.community_invitations) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', i.id, 'kind', i.kind, 'state', app.invitation_state(i),
    'created_at', i.created_at, 'expires_at', i.expires_at, 'max_uses', i.max_uses,
    'uses', i.uses, 'by', (
      select app.name_in_communities(p) from public.profiles p where p.id = i.invited_by))
$$;

create function public.list_invitations(community_id uuid, after uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(list_invitations.community_id);
  size constant int := 20;
  last app.community_invitations;
  page jsonb;
begin
  select * into last from app.community_invitations i
  where i.id = list_invitations.after and i.community_id = mine.community_id;
  select coalesce(jsonb_agg(app.invitation_json(i::app.community_invitations)
    order by i.created_at desc, i.id), '[]') into page
  from (
    select i.* from app.community_invitations i
    where i.community_id = mine.community_id
      and (last.id is null or i.created_at < last.created_at
        or i.created_at = last.created_at and i.id > last.id)
    order by i.created_at desc, i.id limit size + 1
  ) i;
  return jsonb_build_object(
    'invitations', page - size, 'has_more', jsonb_array_length(page) > size,
    'server_now', app.clock());
end $$;
comment on function public.list_invitations(uuid, uuid) is
  'The invitations of a community, the newest first, twenty at a time. Never their words.';
grant execute on function public.list_invitations(uuid, uuid) to authenticated;

create function app.make_invitation(
  m app.membership, kind text, days int, max_uses int
) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  token text := app.random_token();
begin
  if m.kind = 'session' then
    raise exception using errcode = 'PT403', message = 'members-only';
  end if;
  perform app.spend_attempt('invitation per day', m.person_id::text);
  insert into app.community_invitations
    (community_id, kind, token_hash, invited_by, created_at, expires_at, max_uses)
  values (m.community_id, make_invitation.kind, app.digest(token), m.person_id, app.clock(),
    app.clock() + make_invitation.days * interval '1 day', make_invitation.max_uses);
  return token;
end $$;

create function public.make_invitation_link(community_id uuid, days int, max_uses int)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(make_invitation_link.community_id);
  token text;
begin
  if days is null or days not between 1 and 90 then
    raise exception using errcode = 'PT400', message = 'days-invalid';
  end if;
  if max_uses is null or max_uses not between 1 and 500 then
    raise exception using errcode = 'PT400', message = 'uses-invalid';
  end if;
  token := app.make_invitation(mine, 'link', days, max_uses);
  perform app.log_in_community(mine.community_id, 'invite-by-link');
  return jsonb_build_object('token', token);
end $$;
comment on function public.make_invitation_link(uuid, int, int) is
  'A link for so many days and people. Its word is told this once: the database keeps its digest alone.';
grant execute on function public.make_invitation_link(uuid, int, int) to authenticated;

create function public.invite_by_mail(community_id uuid, courriels text[], message text default '')
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(invite_by_mail.community_id);
  said text := btrim(coalesce(invite_by_mail.message, ''), E' \t\r\n');
  refused text[] := '{}';
  wanted text[] := '{}';
  courriel text;
  token text;
begin
  if length(said) > 1000 then
    raise exception using errcode = 'PT400', message = 'message-too-long';
  end if;
  if courriels is null or cardinality(courriels) not between 1 and 50 then
    raise exception using errcode = 'PT400', message = 'courriels-invalid';
  end if;
  foreach courriel in array courriels loop
    begin
      wanted := wanted || app.tidy_email(courriel);
    exception when sqlstate 'PT400' then
      refused := refused || left(btrim(courriel), 254);
    end;
  end loop;
  -- Nothing leaves while one of them is mistyped: it is corrected first, and the rest is there still.
  if cardinality(refused) > 0 then
    return jsonb_build_object('sent', 0, 'refused', to_jsonb(refused));
  end if;
  for courriel in select distinct w from unnest(wanted) w order by 1 loop
    -- The same answer whether there is an account, and whether they were invited often enough.
    token := app.make_invitation(mine, 'mail', 30, 1);
    begin
      perform app.spend_attempt('invitation mail per address', courriel);
    exception when sqlstate 'PT429' then
      continue;
    end;
    perform app.queue_mail(courriel, 'community-invitation', jsonb_build_object(
      'token', token, 'message', said, 'community', (
        select c.name from public.communities c where c.id = mine.community_id),
      'by', (select app.name_in_communities(p) from public.profiles p where p.id = mine.person_id)),
      7);
  end loop;
  perform app.log_in_community(mine.community_id, 'invite-by-mail', null,
    jsonb_build_object('count', (select count(distinct w) from unnest(wanted) w)));
  return jsonb_build_object('sent', (select count(distinct w) from unnest(wanted) w),
    'refused', '[]'::jsonb);
end $$;
comment on function public.invite_by_mail(uuid, text[], text) is
  'Writes to up to fifty addresses. The answer is the same for those who have an account and those who have none.';
grant execute on function public.invite_by_mail(uuid, text[], text) to authenticated;

create function public.withdraw_invitation(id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  meant app.community_invitations;
begin
  select * into meant from app.community_invitations i
  where i.id = withdraw_invitation.id for update;
  if meant.id is null
    or not coalesce((app.membership_of(me, meant.community_id)).is_administrator, false) then
    raise exception using errcode = 'PT404', message = 'invitation-unknown';
  end if;
  update app.community_invitations i set withdrawn_at = coalesce(i.withdrawn_at, app.clock())
  where i.id = meant.id returning i.* into meant;
  return app.invitation_json(meant);
end $$;
comment on function public.withdraw_invitation(uuid) is
  'From now on it lets nobody in. Who came by it stays.';
grant execute on function public.withdraw_invitation(uuid) to authenticated;

-- Following one.

create function app.runs(person uuid, community_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((app.membership_of(runs.person, runs.community_id)).is_administrator, false)
    and exists (
      select from public.profiles p
      where p.id = runs.person and p.suspended_at is null and p.deleted_at is null)
$$;
comment on function app.runs(uuid, uuid) is
  'Whether somebody runs a community and may work: who is barred from the platform invites nobody.';

create function app.valid_invitation(token text) returns app.community_invitations
language plpgsql volatile security definer set search_path = ''
as $$
declare
  meant app.community_invitations;
begin
  select * into meant from app.community_invitations i
  where i.token_hash = app.digest(valid_invitation.token) for update;
  if meant.id is null or exists (
    select from public.communities c left join public.communities p on p.id = c.parent_id
    where c.id = meant.community_id and (c.closed_at is not null or p.closed_at is not null)) then
    raise exception using errcode = 'PT404', message = 'invitation-unknown';
  end if;
  return meant;
end $$;

create function app.invited_card(i app.community_invitations, person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'slug', c.slug, 'name', c.name, 'description', c.description,
    'member_count', c.member_count, 'kind', c.kind,
    'state', coalesce((app.membership_of(person, c.id)).state, 'none'),
    'parent', case when p.id is not null then jsonb_build_object(
      'slug', p.slug, 'name', p.name,
      'is_member', coalesce((app.membership_of(person, p.id)).is_member, false)) end,
    -- Brought along by somebody who runs the community itself.
    'brings_parent', p.id is not null and app.runs(i.invited_by, p.id),
    'is_open', app.invitation_state(i) = 'open' and app.runs(i.invited_by, c.id))
  from public.communities c left join public.communities p on p.id = c.parent_id
  where c.id = i.community_id
$$;

create function public.read_invitation(token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  meant app.community_invitations := app.valid_invitation(read_invitation.token);
  card jsonb := app.invited_card(meant, me);
begin
  -- Once it is over, its word tells of something hidden no more than any other.
  if not (card -> 'is_open')::boolean
    and (app.membership_of(me, meant.community_id)).community_id is null then
    raise exception using errcode = 'PT409', message = 'invitation-over';
  end if;
  return card;
end $$;
comment on function public.read_invitation(text) is
  'What an invitation leads to, for whoever has its word; joins nothing.';
grant execute on function public.read_invitation(text) to authenticated;

create function app.let_in(community_id uuid, person uuid, by_whom uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  own public.community_memberships;
begin
  select * into own from public.community_memberships m
  where m.community_id = let_in.community_id and m.person_id = let_in.person for update;
  if app.state_now(own) = 'suspended' then
    raise exception using errcode = 'PT403', message = 'access-suspended';
  end if;
  if app.state_now(own) = 'member' then
    return;
  end if;
  if own.state = 'pending' then
    perform app.admit(own, let_in.by_whom);
    return;
  end if;
  insert into public.community_memberships as m (community_id, person_id, state, joined_at)
  values (let_in.community_id, let_in.person, 'member', app.clock())
  on conflict on constraint community_memberships_pkey do update
  set state = 'member', joined_at = excluded.joined_at, decided_at = null, decided_by = null,
    answer = '', may_ask_again_at = null;
  perform app.log_in_community(let_in.community_id, 'join-by-invitation', let_in.person);
end $$;
comment on function app.let_in(uuid, uuid, uuid) is
  'Makes a member, whether they ask, were refused or are new; a suspension stands.';

create function public.accept_invitation(token text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  meant app.community_invitations := app.valid_invitation(accept_invitation.token);
  above uuid;
begin
  select c.parent_id into above from public.communities c where c.id = meant.community_id;
  perform app.lock_communities(array_remove(array[above, meant.community_id], null));
  -- A second click finds what the first one did.
  if (app.membership_of(me, meant.community_id)).state = 'member' then
    return app.invited_card(meant, me);
  end if;
  if app.invitation_state(meant) <> 'open' or not app.runs(meant.invited_by, meant.community_id) then
    raise exception using errcode = 'PT409', message = 'invitation-over';
  end if;
  if above is not null and not coalesce((app.membership_of(me, above)).is_member, false) then
    if not app.runs(meant.invited_by, above) then
      raise exception using errcode = 'PT409', message = 'join-community-first';
    end if;
    perform app.let_in(above, me, meant.invited_by);
  end if;
  perform app.let_in(meant.community_id, me, meant.invited_by);
  update app.community_invitations i set uses = i.uses + 1
  where i.id = meant.id returning i.* into meant;
  return app.invited_card(meant, me);
end $$;
comment on function public.accept_invitation(text) is
  'Comes in by an invitation. It answers a request that waits, lifts no suspension, and counts once for each.';
grant execute on function public.accept_invitation(text) to authenticated;

create function app.job_purge_invitations() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  gone int;
begin
  delete from app.community_invitations i where i.expires_at < app.clock() - interval '90 days';
  get diagnostics gone = row_count;
  return jsonb_build_object('gone', gone);
end $$;
insert into app.jobs (name, every) values ('purge_invitations', '1 day');

-- Leaving the platform, and taking along.

create function app.erase_joining(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from app.ready_answers a where a.person_id = erase_joining.person;
  -- What they handed on lets nobody in any more: nobody answers for it.
  delete from app.community_invitations i where i.invited_by = erase_joining.person;
end $$;

create function app.joining_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('joining', (
    select coalesce(jsonb_agg(jsonb_build_object('body', a.body, 'created_at', a.created_at)
      order by a.created_at, a.id), '[]')
    from app.ready_answers a where a.person_id = joining_of.person))
$$;
