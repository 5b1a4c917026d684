-- Answering requests to join: one or many at once.

create function app.lock_communities(ids uuid[]) returns void
language sql volatile security definer set search_path = ''
as $$
  select from public.communities c where c.id = any (ids) order by c.id for no key update
$$;

create function app.admit(
  request public.community_memberships, by_whom uuid, said text default ''
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.community_memberships m
  set state = 'member', joined_at = app.clock(), decided_at = app.clock(),
    decided_by = admit.by_whom, answer = ''
  where m.community_id = request.community_id and m.person_id = request.person_id;
  perform app.log_in_community(request.community_id, 'accept', request.person_id);
  perform app.settle_request(request);
  perform app.notify_in_community(request.person_id, 'joining', 'joining:' || request.request_id,
    request.community_id, details => jsonb_build_object('what', 'accepted', 'answer', admit.said));
end $$;
comment on function app.admit(public.community_memberships, uuid, text) is
  'Makes a member of who asks, and tells them. Called under the lock of the community''s row.';

create function app.turn_down(
  request public.community_memberships, by_whom uuid, said text
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  again timestamptz;
begin
  select app.clock() + c.ask_again_days * interval '1 day' into again
  from public.communities c where c.id = request.community_id;
  update public.community_memberships m
  set state = 'refused', decided_at = app.clock(), decided_by = turn_down.by_whom,
    answer = turn_down.said, may_ask_again_at = again
  where m.community_id = request.community_id and m.person_id = request.person_id;
  perform app.log_in_community(request.community_id, 'refuse', request.person_id);
  perform app.settle_request(request);
  perform app.notify_in_community(request.person_id, 'joining', 'joining:' || request.request_id,
    request.community_id, details => jsonb_build_object('what', 'refused',
      'answer', turn_down.said, 'may_ask_again_at', again));
end $$;

create function app.answer_request(
  request_id uuid, person uuid, is_accepted boolean, said text
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  request public.community_memberships;
  outcome text;
begin
  select * into request from public.community_memberships m
  where m.request_id = answer_request.request_id for update;
  -- Withdrawn, or somewhere that is none of the caller's business: the same.
  if request.person_id is null or not coalesce((app.membership_of(
      answer_request.person, request.community_id)).is_administrator, false) then
    return jsonb_build_object('id', answer_request.request_id, 'outcome', 'gone');
  end if;
  if request.state <> 'pending' then
    return jsonb_build_object('id', answer_request.request_id,
      'outcome', case when request.state = 'refused' then 'refused' else 'accepted' end,
      'is_own', request.decided_by is not distinct from answer_request.person,
      'by', (select app.name_in_communities(p) from public.profiles p
        where p.id = request.decided_by),
      'at', request.decided_at);
  end if;
  if not answer_request.is_accepted then
    perform app.turn_down(request, answer_request.person, answer_request.said);
    outcome := 'refused';
  elsif (app.membership_of(request.person_id, request.community_id)).state = 'pending' then
    perform app.admit(request, answer_request.person, answer_request.said);
    outcome := 'accepted';
  else
    -- No member of the group's community any more.
    return jsonb_build_object('id', answer_request.request_id, 'outcome', 'gone');
  end if;
  update public.communities c
  set last_answers = (array_prepend(
    greatest(app.clock() - request.asked_at, interval '0'), c.last_answers))[1:11]
  where c.id = request.community_id;
  return jsonb_build_object('id', answer_request.request_id, 'outcome', outcome, 'is_own', true,
    'by', null, 'at', app.clock());
end $$;

create function public.answer_requests(ids uuid[], answer text, message text default '')
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(answer_requests.message, ''), E' \t\r\n');
begin
  if answer_requests.answer is null or answer_requests.answer not in ('accept', 'refuse') then
    raise exception using errcode = 'PT400', message = 'answer-invalid';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'message-too-long';
  end if;
  if answer_requests.ids is null or cardinality(answer_requests.ids) > 100 then
    raise exception using errcode = 'PT400', message = 'too-many-requests';
  end if;
  perform app.lock_communities(array(
    select m.community_id from public.community_memberships m
    where m.request_id = any (answer_requests.ids)));
  return (
    select coalesce(jsonb_agg(app.answer_request(id, me, answer_requests.answer = 'accept', said)
      order by place), '[]')
    from unnest(answer_requests.ids) with ordinality asked (id, place));
end $$;
comment on function public.answer_requests(uuid[], text, text) is
  'Answers up to a hundred requests alike. Each has one answer: where another administrator was first, theirs is told.';
grant execute on function public.answer_requests(uuid[], text, text) to authenticated;
