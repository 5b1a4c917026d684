-- What authors are told of a decision about their posts, and what they say against it.

create function app.moderation_subject(
  notice public.notifications, m app.membership
) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('href', '/mon-espace/moderation/#communautes',
    -- Not where a thing of somebody else stands, once one may not read it.
    'title', (
      select nullif(p.title, '') from public.posts p
      where p.id = notice.post_id and coalesce(app.sees_post(p, m), false)))
$$;

create function public.contest_post_decision(decision_id uuid, contest text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(contest_post_decision.contest, ''), E' \t\r\n');
  decision app.post_decisions;
  told uuid;
begin
  select * into decision from app.post_decisions d
  where d.id = contest_post_decision.decision_id and d.author_id = me
    and d.action in ('hide', 'lock')
  for update;
  if decision.id is null then
    raise exception using errcode = 'PT404', message = 'decision-unknown';
  end if;
  if said = '' then
    raise exception using errcode = 'PT400', message = 'contest-blank';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decision.contested_at is not null then
    raise exception using errcode = 'PT409', message = 'contest-done';
  end if;
  if decision.decided_at < app.clock() - interval '6 months' then
    raise exception using errcode = 'PT410', message = 'contest-late';
  end if;
  update app.post_decisions d set contested_at = app.clock(), contest = said
  where d.id = decision.id;
  for told in select person from app.platform_staff() person order by 1 loop
    if told <> me and not app.is_for_other_staff(decision, told) then
      perform app.notify_in_community(told, 'moderation', 'contest:' || decision.id,
        decision.community_id, decision.post_id, decision.reply_id, null,
        jsonb_build_object('what', 'contest'));
    end if;
  end loop;
end $$;
comment on function public.contest_post_decision(uuid, text) is
  'What an author says against a decision about what they posted, to the platform''s staff: once, within six months.';
grant execute on function public.contest_post_decision(uuid, text) to authenticated;

create function app.is_for_other_staff(d app.post_decisions, member uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select d.author_id = is_for_other_staff.member
    or d.decided_by is not distinct from is_for_other_staff.member and exists (
      select from app.platform_staff() other
      where other <> is_for_other_staff.member and other <> d.author_id)
$$;
comment on function app.is_for_other_staff(app.post_decisions, uuid) is
  'Nobody looks again at their own decision, unless they are alone; nor ever at one about themselves.';

create function public.answer_post_contest(decision_id uuid, is_kept boolean, answer text)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_platform_staff();
  said text := btrim(coalesce(answer_post_contest.answer, ''), E' \t\r\n');
  decision app.post_decisions;
begin
  select * into decision from app.post_decisions d where d.id = answer_post_contest.decision_id;
  -- The post before the decision, as whoever decides takes them.
  perform from public.posts p where p.id = decision.post_id for no key update;
  select * into decision from app.post_decisions d where d.id = decision.id for update;
  if decision.contested_at is null then
    raise exception using errcode = 'PT404', message = 'decision-unknown';
  end if;
  if app.is_for_other_staff(decision, me) then
    raise exception using errcode = 'PT403', message = 'decision-yours';
  end if;
  if answer_post_contest.is_kept is null or said = '' then
    raise exception using errcode = 'PT400', message = 'answer-missing';
  end if;
  if length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decision.answered_at is not null then
    raise exception using errcode = 'PT409', message = 'contest-done';
  end if;
  update app.post_decisions d
  set answered_at = app.clock(), is_kept = answer_post_contest.is_kept, answer = said
  where d.id = decision.id;
  if not answer_post_contest.is_kept then
    if decision.action = 'lock' then
      update public.posts p set locked_at = null where p.id = decision.post_id;
    elsif decision.reply_id is not null then
      update public.replies r set hidden_at = null
      where r.id = decision.reply_id and r.deleted_at is null;
    else
      update public.posts p set hidden_at = null
      where p.id = decision.post_id and p.deleted_at is null;
    end if;
  end if;
  perform app.log_in_community(decision.community_id,
    case when answer_post_contest.is_kept then 'keep-decision' else 'take-back-decision' end,
    decision.author_id, jsonb_build_object('decision_id', decision.id,
      'post_id', decision.post_id, 'reply_id', decision.reply_id));
  perform app.tell_author(decision.author_id, 'contest:' || decision.id, decision.community_id,
    decision.post_id, decision.reply_id, jsonb_build_object('what', 'contest-answered',
      'is_kept', answer_post_contest.is_kept, 'answer', said));
end $$;
comment on function public.answer_post_contest(uuid, boolean, text) is
  'The platform''s second look at what a community decided: keeps it, or takes it back.';
grant execute on function public.answer_post_contest(uuid, boolean, text) to authenticated;

create function app.post_decision_json(d app.post_decisions, person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', d.id, 'action', d.action, 'rule', d.rule, 'facts', d.facts,
    'text', d.decided_text, 'is_reply', d.reply_id is not null, 'decided_at', d.decided_at,
    'contest', d.contest, 'is_kept', d.is_kept, 'answer', d.answer,
    'community', (
      select c.name from public.communities c
      where c.id = (app.membership_of(post_decision_json.person, d.community_id)).community_id))
$$;

create function public.my_post_moderation() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return jsonb_build_object(
    'decisions', (
      select coalesce(jsonb_agg(app.post_decision_json(d, me) order by d.decided_at desc, d.id), '[]')
      from (
        select * from app.post_decisions d where d.author_id = me
        order by d.decided_at desc, d.id limit 30
      ) d),
    'reports', (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reason', r.reason,
        -- What somebody else wrote, as long as one may read it where it stands.
        'text', case when seen.community_id is not null and app.sees_post(p, seen)
          and (r.reply_id is null or app.sees_reply(o, p, seen)) then r.reported_text end,
        'community', (
          select c.name from public.communities c where c.id = seen.community_id),
        'created_at', r.created_at, 'is_upheld', r.is_upheld, 'answer', r.answer)
        order by r.created_at desc, r.id), '[]')
      from (
        select * from app.post_reports r where r.reporter_id = me
        order by r.created_at desc, r.id limit 30
      ) r
      join public.posts p on p.id = r.post_id
      left join public.replies o on o.id = r.reply_id
      cross join lateral app.membership_of(me, p.community_id) seen),
    'contests', case when app.is_platform_staff(me) then (
      select coalesce(jsonb_agg(app.post_decision_json(d, me) || jsonb_build_object(
        'author', app.name_in_communities(p)) order by d.contested_at, d.id), '[]')
      from (
        select * from app.post_decisions d
        where d.contested_at is not null and d.answered_at is null
          and not app.is_for_other_staff(d, me)
        order by d.contested_at, d.id limit 30
      ) d
      join public.profiles p on p.id = d.author_id) end);
end $$;
comment on function public.my_post_moderation() is
  'What was decided about what the caller posted in communities, and what became of their reports; to the platform''s staff also what is contested.';
grant execute on function public.my_post_moderation() to authenticated;

create function public.community_log(community_id uuid, before bigint default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(community_log.community_id);
  size constant int := 30;
  page jsonb;
begin
  select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'happened_at', l.happened_at,
    'action', l.action, 'actor', app.name_in_communities(a),
    'person', app.name_in_communities(p), 'until', l.details -> 'until',
    'title', coalesce(l.details ->> 'title', (
      select nullif(t.title, '') from public.posts t
      where t.id = (l.details ->> 'post_id')::uuid and app.sees_post(t, mine))),
    'rule', d.rule, 'facts', d.facts) order by l.id desc), '[]')
  into page
  from (
    select * from app.community_log l
    where l.community_id = mine.community_id
      and (community_log.before is null or l.id < community_log.before)
    order by l.id desc limit size + 1
  ) l
  left join public.profiles a on a.id = l.actor_id
  left join public.profiles p on p.id = l.person_id
  left join app.post_decisions d on d.id = (l.details ->> 'decision_id')::uuid;
  return jsonb_build_object('entries', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.community_log(uuid, bigint) is
  'What was done in a community by those who run it, for them, the latest first, thirty at a time.';
grant execute on function public.community_log(uuid, bigint) to authenticated;
