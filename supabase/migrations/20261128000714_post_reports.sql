-- Deciding about reports, and the list of those that wait.

create function public.decide_post_report(
  report_id uuid, is_upheld boolean, rule text, facts text, answer text
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  me uuid := app.require_me();
  said text := btrim(coalesce(decide_post_report.answer, ''), E' \t\r\n');
  report app.post_reports;
  posted app.posted;
begin
  select * into report from app.post_reports r where r.id = decide_post_report.report_id;
  -- Whoever runs another community is not told that there is one.
  if report.id is null
    or not coalesce((app.membership_of(me, report.community_id)).is_administrator, false) then
    raise exception using errcode = 'PT404', message = 'report-unknown';
  end if;
  perform from public.posts p where p.id = report.post_id for no key update;
  posted := app.posted(report.post_id, report.reply_id);
  if not coalesce((app.membership_of(me, posted.community_id)).is_administrator, false) then
    raise exception using errcode = 'PT404', message = 'report-unknown';
  end if;
  if posted.author_id = me then
    raise exception using errcode = 'PT403', message = 'post-yours';
  end if;
  if decide_post_report.is_upheld is null or length(said) > 2000 then
    raise exception using errcode = 'PT400', message = 'report-too-long';
  end if;
  if decide_post_report.is_upheld and not posted.is_deleted and not posted.is_hidden then
    perform public.moderate_post(posted.post_id, 'hide', decide_post_report.rule,
      decide_post_report.facts, posted.reply_id);
  end if;
  -- Several people may have reported the same: it is decided once, and each gets the answer.
  for report in
    update app.post_reports r
    set decided_at = app.clock(), is_upheld = decide_post_report.is_upheld, answer = said
    where r.thing_id = coalesce(posted.reply_id, posted.post_id) and r.decided_at is null
    returning *
  loop
    perform app.log_in_community(report.community_id,
      case when report.is_upheld then 'uphold-report' else 'dismiss-report' end,
      posted.author_id, jsonb_build_object('post_id', posted.post_id,
        'reply_id', posted.reply_id));
    perform app.tell_author(report.reporter_id, 'report-decided:' || report.id,
      report.community_id, report.post_id, report.reply_id, jsonb_build_object(
        'what', 'report-decided', 'is_upheld', report.is_upheld, 'answer', said));
  end loop;
end $$;
comment on function public.decide_post_report(uuid, boolean, text, text, text) is
  'Answers all open reports of a post or reply: hides it, or leaves it and says why.';
grant execute on function public.decide_post_report(uuid, boolean, text, text, text)
  to authenticated;

create function app.first_report(r app.post_reports) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select not exists (
      select from app.post_reports o
      where o.thing_id = r.thing_id and o.decided_at is null
        and (o.created_at, o.id) < (r.created_at, r.id)));
end $$;
comment on function app.first_report(app.post_reports) is
  'One for each thing: a crowd against one buries none of the others.';

create function public.community_reports(community_id uuid, after uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(community_reports.community_id);
  size constant int := 20;
  last app.post_reports;
  page jsonb;
begin
  select * into last from app.post_reports r
  where r.id = community_reports.after and r.community_id = mine.community_id;
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'post_id', s.post_id,
    'reply_id', s.reply_id, 'reason', s.reason, 'explanation', s.explanation,
    'text', s.reported_text, 'created_at', s.created_at, 'title', nullif((s.posted).title, ''),
    'author', app.name_in_communities(p), 'is_hidden', (s.posted).is_hidden,
    'is_deleted', (s.posted).is_deleted,
    'href', app.community_href(s.community_id, app.part_of((s.posted).kind), s.post_id)
      || coalesce('#' || s.reply_id, ''),
    'others', (
      select coalesce(jsonb_agg(jsonb_build_object('reason', o.reason,
        'explanation', o.explanation, 'text', nullif(o.reported_text, s.reported_text))
        order by o.created_at, o.id), '[]')
      from (
        select * from app.post_reports o
        where o.thing_id = s.thing_id and o.decided_at is null and o.id <> s.id
        order by o.created_at, o.id limit 20
      ) o))
    order by s.created_at, s.id), '[]')
  into page
  from (
    select r.*, posted
    from app.post_reports r
    cross join lateral app.posted(r.post_id, r.reply_id) posted
    where r.community_id = mine.community_id and r.decided_at is null
      and (last.id is null or (r.created_at, r.id) > (last.created_at, last.id))
      and app.first_report(r) and (posted).author_id <> mine.person_id
    order by r.created_at, r.id limit size + 1
  ) s
  join public.profiles p on p.id = (s.posted).author_id;
  return jsonb_build_object('reports', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.community_reports(uuid, uuid) is
  'What was reported in a community, for those who run it, the oldest first. Never who reported.';
grant execute on function public.community_reports(uuid, uuid) to authenticated;

create function app.author_of_reported(post_id uuid, reply_id uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  if author_of_reported.reply_id is null then
    return (select p.author_id from public.posts p where p.id = author_of_reported.post_id);
  end if;
  return (select r.author_id from public.replies r where r.id = author_of_reported.reply_id);
end $$;

create function app.queue_reports(person uuid, run uuid[], after app.queued, most int)
returns setof app.queued
-- In the order of the index, and no further than needed: each report costs a look at what it is about.
language plpgsql stable security definer set search_path = '' set enable_bitmapscan = off
as $$
#variable_conflict use_column
begin
  return query
  select 'report', w.id::text, w.community_id, w.created_at
  from (
    select r.id, r.community_id, r.created_at
    from unnest(queue_reports.run) place (id)
    cross join lateral (
      select * from app.post_reports r
      where r.community_id = place.id and r.decided_at is null
        and r.created_at >= (after).happened_at
        and (r.created_at, 'report', r.id::text)
          > ((after).happened_at, (after).kind, (after).id)
        and app.first_report(r)
        and app.author_of_reported(r.post_id, r.reply_id) <> queue_reports.person
      order by r.created_at, r.id limit queue_reports.most
    ) r
    union
    select * from (
      select r.id, r.community_id, r.created_at from app.post_reports r
      where r.decided_at is null and r.is_for_staff and r.created_at >= (after).happened_at
        and (r.created_at, 'report', r.id::text)
          > ((after).happened_at, (after).kind, (after).id)
        and app.is_platform_staff(queue_reports.person) and app.first_report(r)
        and app.author_of_reported(r.post_id, r.reply_id) <> queue_reports.person
        and (app.membership_of(queue_reports.person, r.community_id)).is_administrator
      order by r.created_at, r.id limit queue_reports.most
    ) r
  ) w
  order by w.created_at, w.id limit queue_reports.most;
end $$;
comment on function app.queue_reports(uuid, uuid[], app.queued, int) is
  'The same of reports; moderation''s migration fills it.';

create function app.report_item(id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('title', nullif((posted).title, ''),
      'person', app.name_in_communities(p), 'message', r.explanation,
      'href', app.community_href(r.community_id, 'moderation', r.id))
    from app.post_reports r
    cross join lateral app.posted(r.post_id, r.reply_id) posted
    join public.profiles p on p.id = (posted).author_id
    where r.id = report_item.id);
end $$;
