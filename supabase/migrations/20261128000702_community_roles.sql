-- Who runs a community, who is in it, who is barred.

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
