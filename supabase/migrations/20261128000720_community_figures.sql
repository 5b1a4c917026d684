-- The figures of a community: week by week, counted as things happen, so that reading them costs the
-- same however much was written.
create table app.community_weeks (
  community_id uuid not null references public.communities (id),
  week date not null,
  posts int not null default 0,
  replies int not null default 0,
  active int not null default 0,
  joined int not null default 0,
  gone int not null default 0,
  primary key (community_id, week)
);
comment on table app.community_weeks is
  'What happened in a community in a week that begins on that Monday, in Paris; kept by triggers.';
comment on column app.community_weeks.posts is
  'Written there in that week, whatever became of it since.';
comment on column app.community_weeks.active is 'Members who wrote something.';

create table app.community_writers (
  community_id uuid not null references public.communities (id),
  week date not null,
  person_id uuid not null references public.profiles (id),
  primary key (community_id, week, person_id)
);
comment on table app.community_writers is
  'Who wrote something in which week, so that each counts once; kept for five weeks.';
create index on app.community_writers (person_id);
create index on app.community_writers (week);

revoke all on app.community_weeks, app.community_writers from anon, authenticated, service_role;
alter table app.community_weeks enable row level security;
alter table app.community_writers enable row level security;

insert into app.jobs (name, every) values ('forget_community_writers', '1 day');

create function app.week_of(instant timestamptz) returns date
language sql stable set search_path = ''
as $$ select date_trunc('week', week_of.instant at time zone 'Europe/Paris')::date $$;

create function app.count_written(
  community_id uuid, person uuid, written_at timestamptz, posts int, replies int
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  this_week date := app.week_of(count_written.written_at);
  is_first boolean;
begin
  insert into app.community_writers (community_id, week, person_id)
  values (count_written.community_id, this_week, count_written.person)
  on conflict do nothing;
  is_first := found;
  insert into app.community_weeks as w (community_id, week, posts, replies, active)
  values (count_written.community_id, this_week, count_written.posts, count_written.replies,
    is_first::int)
  on conflict (community_id, week) do update
  set posts = w.posts + excluded.posts, replies = w.replies + excluded.replies,
    active = w.active + excluded.active;
end $$;

create function app.count_posts_of_week() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.count_written(new.community_id, new.author_id, new.created_at, 1, 0);
  return null;
end $$;

create function app.count_replies_of_week() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.count_written(p.community_id, new.author_id, new.created_at, 0, 1)
  from public.posts p where p.id = new.post_id;
  return null;
end $$;

create trigger count_posts_of_week after insert on public.posts
  for each row execute function app.count_posts_of_week();
create trigger count_replies_of_week after insert on public.replies
  for each row execute function app.count_replies_of_week();

create function app.count_members_of_week() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  community uuid := case when tg_op = 'DELETE' then old.community_id else new.community_id end;
  delta int := case when tg_op <> 'DELETE' and new.state in ('member', 'suspended') then 1 else 0 end
    - case when tg_op <> 'INSERT' and old.state in ('member', 'suspended') then 1 else 0 end;
begin
  if delta <> 0 then
    insert into app.community_weeks as w (community_id, week, joined, gone)
    values (community, app.week_of(case when delta > 0 then new.joined_at else app.clock() end),
      greatest(delta, 0), greatest(-delta, 0))
    on conflict (community_id, week) do update
    set joined = w.joined + excluded.joined, gone = w.gone + excluded.gone;
  end if;
  return null;
end $$;

create trigger count_members_of_week after insert or delete or update of state
  on public.community_memberships for each row execute function app.count_members_of_week();

create function public.community_figures(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(community_figures.community_id);
  this_week date := app.week_of(app.clock());
  now_in int;
begin
  select c.member_count into now_in from public.communities c where c.id = mine.community_id;
  return jsonb_build_object(
    'member_count', now_in,
    'active_count', (
      select count(distinct w.person_id) from app.community_writers w
      where w.community_id = mine.community_id and w.week > this_week - 28),
    'weeks', (
      select jsonb_agg(jsonb_build_object('week', w.week, 'posts', w.posts, 'replies', w.replies,
        'active', w.active, 'members', now_in - w.changed_since) order by w.week)
      from (
        select at.week, coalesce(w.posts, 0) as posts, coalesce(w.replies, 0) as replies,
          coalesce(w.active, 0) as active,
          -- Those of today, less what has changed since its end.
          coalesce(sum(coalesce(w.joined, 0) - coalesce(w.gone, 0)) over (
            order by at.week desc rows between unbounded preceding and 1 preceding), 0)
            as changed_since
        from (select this_week - 7 * n as week from generate_series(0, 52) n) at
        left join app.community_weeks w
          on w.community_id = mine.community_id and w.week = at.week
      ) w));
end $$;
comment on function public.community_figures(uuid) is
  'Members, those who wrote in the last four weeks, and what was written week by week over a year, for those who run it.';
grant execute on function public.community_figures(uuid) to authenticated;

create function app.job_forget_community_writers() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  gone int;
begin
  delete from app.community_writers w where w.week < app.week_of(app.clock()) - 35;
  get diagnostics gone = row_count;
  return jsonb_build_object('gone', gone);
end $$;

-- What becomes of reports, decisions and figures with those they are about.

create function app.erase_community_moderation(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from app.community_writers w where w.person_id = erase_community_moderation.person;
  -- What nobody decided yet is nothing to account for.
  update app.post_reports r set reported_text = ''
  from public.replies o
  where r.reply_id = o.id and r.decided_at is null
    and o.author_id = erase_community_moderation.person;
  update app.post_reports r set reported_text = ''
  from public.posts p
  where r.post_id = p.id and r.reply_id is null and r.decided_at is null
    and p.author_id = erase_community_moderation.person;
  -- A contest goes with who raised it: nobody is left to be answered.
  update app.post_decisions d set contested_at = null, contest = null, decided_text = ''
  where d.author_id = erase_community_moderation.person and d.contested_at is not null
    and d.answered_at is null;
$$;

create function app.community_moderation_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('community_moderation',
    coalesce((
      select jsonb_agg(jsonb_build_object('community_id', r.community_id, 'post_id', r.post_id,
        'reply_id', r.reply_id, 'reason', r.reason, 'explanation', r.explanation,
        'created_at', r.created_at, 'decided_at', r.decided_at, 'is_upheld', r.is_upheld,
        'answer', r.answer) order by r.created_at, r.id)
      from app.post_reports r where r.reporter_id = community_moderation_of.person
    ), '[]')
    || coalesce((
      select jsonb_agg(jsonb_build_object('community_id', d.community_id, 'post_id', d.post_id,
        'reply_id', d.reply_id, 'is_about_you', d.author_id = community_moderation_of.person,
        'is_by_you', d.decided_by is not distinct from community_moderation_of.person,
        'action', d.action, 'rule', d.rule, 'facts', d.facts, 'decided_at', d.decided_at,
        'contested_at', d.contested_at, 'answered_at', d.answered_at)
        || case when d.author_id = community_moderation_of.person then
          jsonb_build_object('decided_text', d.decided_text, 'contest', d.contest,
            'is_kept', d.is_kept, 'answer', d.answer)
        else '{}' end
        order by d.decided_at, d.id)
      from app.post_decisions d
      where d.author_id = community_moderation_of.person
        or d.decided_by = community_moderation_of.person
    ), '[]')
    || coalesce((
      select jsonb_agg(jsonb_build_object('community_id', w.community_id, 'week', w.week)
        order by w.week, w.community_id)
      from app.community_writers w where w.person_id = community_moderation_of.person
    ), '[]'))
$$;
comment on function app.community_moderation_of(uuid) is
  'What somebody reported and decided in communities, and what was decided about them. Nothing that others wrote.';
