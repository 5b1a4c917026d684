-- What is published in a community beside its forum: news, shared experiences and links, and its first
-- page, which shows the newest of each.
create table app.post_useful (
  post_id uuid not null references public.posts (id),
  person_id uuid not null references public.profiles (id),
  marked_at timestamptz not null,
  primary key (post_id, person_id)
);
comment on table app.post_useful is 'Who found an experience useful: once each.';
create index on app.post_useful (person_id);

create table app.news_reads (
  community_id uuid not null references public.communities (id),
  person_id uuid not null references public.profiles (id),
  read_up_to timestamptz not null,
  left_out uuid[] not null default '{}',
  primary key (community_id, person_id)
);
comment on table app.news_reads is 'How far somebody has read the news of a community.';
comment on column app.news_reads.read_up_to is
  'The publication of the newest that was shown to them. Without a row: the instant of joining.';
comment on column app.news_reads.left_out is 'Older ones that were not shown yet.';
create index on app.news_reads (person_id);

create table app.news_rounds (
  post_id uuid primary key references public.posts (id),
  due_at timestamptz not null,
  told_up_to uuid
);
comment on table app.news_rounds is
  'News of which members are still to be told, from its publication on; the row goes with the last of them.';
comment on column app.news_rounds.told_up_to is 'Members are told in the order of their ids.';
create index on app.news_rounds (due_at);

create table app.community_links (
  id uuid primary key,
  community_id uuid not null references public.communities (id),
  title text not null check (length(title) between 1 and 200),
  address text not null check (address ~ '^https://[^\s/@?#]+([/?#]\S*)?$' and length(address) <= 2000),
  description text not null default '' check (length(description) <= 500),
  category text not null default '' check (length(category) <= 80),
  position int not null,
  changed_at timestamptz not null
);
comment on table app.community_links is 'Where a community sends its members, in the order that it chose.';
comment on column app.community_links.id is 'Chosen by the page that adds it.';
create index on app.community_links (community_id, position, id);

revoke all on app.post_useful, app.news_reads, app.news_rounds, app.community_links
  from anon, authenticated, service_role;
alter table app.post_useful enable row level security;
alter table app.news_reads enable row level security;
alter table app.news_rounds enable row level security;
alter table app.community_links enable row level security;

create index posts_useful on public.posts (community_id, useful_count desc, published_at desc, id)
  where kind = 'experience' and deleted_at is null;

create function app.count_useful() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.posts p
  set useful_count = p.useful_count + case tg_op when 'INSERT' then 1 else -1 end
  where p.id = case tg_op when 'INSERT' then new.post_id else old.post_id end;
  return null;
end $$;

create trigger count_useful after insert or delete on app.post_useful
  for each row execute function app.count_useful();

-- What is typed, as it is kept.

create function app.is_blank_publication(said text) returns boolean
language sql immutable set search_path = ''
-- What shows nothing, whatever it is made of.
as $$
  select regexp_replace(said,
    '[\s[:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]',
    '', 'g') = ''
$$;

create function app.tidy_publication(said text, field text, most int) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := coalesce(tidy_publication.said, '');
begin
  -- Before it is looked at closely: ten megabytes would keep the expressions below busy.
  if length(tidy) > 100000 then
    raise exception using errcode = 'PT400', message = field || '-too-long', hint = most::text;
  end if;
  tidy := regexp_replace(regexp_replace(tidy, '\r\n?', E'\n', 'g'), '^\s+|\s+$', '', 'g');
  if length(tidy) > most then
    raise exception using errcode = 'PT400', message = field || '-too-long', hint = most::text;
  end if;
  return case when app.is_blank_publication(tidy) then '' else tidy end;
end $$;
comment on function app.tidy_publication(text, text, int) is
  'A text of a form as it is kept, empty where it shows nothing; refuses what is longer than its field.';

create function app.needed_publication(said text, field text, most int) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  tidy text := app.tidy_publication(needed_publication.said, field, most);
begin
  if tidy = '' then
    raise exception using errcode = 'PT400', message = field || '-missing';
  end if;
  return tidy;
end $$;

create function app.publication_title(title text) returns text
language sql immutable set search_path = ''
as $$
  select app.needed_publication(regexp_replace(left(title, 1000), '\s+', ' ', 'g'), 'title', 200)
$$;

create function app.publication_excerpt(body text) returns text
language sql immutable set search_path = ''
-- The signs of a list say nothing in one line.
as $$
  select app.excerpt_of(regexp_replace(left(body, 1000), '(^|\n)\s*([-*+]|\d+[.)])\s+', '\1', 'g'))
$$;

create function app.publication_instant(publish_on text) returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  told timestamp;
  instant timestamptz;
begin
  if coalesce(publish_on, '') = '' then
    return null;
  end if;
  begin
    if publish_on !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$' then
      raise exception 'not an hour';
    end if;
    told := publish_on::timestamp;
  exception when others then
    raise exception using errcode = 'PT400', message = 'hour-unknown';
  end;
  instant := told at time zone 'Europe/Paris';
  if instant at time zone 'Europe/Paris' <> told then
    raise exception using errcode = 'PT400', message = 'hour-skipped';
  end if;
  return instant;
end $$;
comment on function app.publication_instant(text) is
  'The instant of a day and hour on the clocks of Paris; refuses the hour that they leave out in spring.';

insert into app.limits (kind, max_attempts, within) values
  ('publication per hour', 30, '1 hour'),
  ('publication of a new account per hour', 5, '1 hour'),
  ('publication edit per hour', 120, '1 hour');

create function app.spend_publication(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.spend_attempt('publication per hour', person::text);
  if app.is_new_account(person) then
    perform app.spend_attempt('publication of a new account per hour', person::text);
  end if;
end $$;

-- Whose it is to change.

create function app.own_publication(post_id uuid, kind text) returns public.posts
language plpgsql volatile security definer set search_path = ''
as $$
declare
  wanted public.posts := app.readable_post(own_publication.post_id);
  mine app.membership;
begin
  -- Whoever is barred or named meanwhile waits for this, or is asked again below.
  perform from public.communities c where c.id = wanted.community_id for share;
  perform from public.posts p where p.id = wanted.id for no key update;
  wanted := app.readable_post(wanted.id);
  mine := app.require_member(wanted.community_id);
  if wanted.kind <> own_publication.kind or wanted.deleted_at is not null then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  -- News speaks for the community: those who run it answer for all of it.
  if wanted.author_id <> mine.person_id and not (wanted.kind = 'news' and mine.is_administrator) then
    raise exception using errcode = 'PT403', message = 'post-not-yours';
  end if;
  return wanted;
end $$;
comment on function app.own_publication(uuid, text) is
  'A piece of news or an experience that the caller may change, held until they have; refuses otherwise.';

create function app.delete_publication(post_id uuid, kind text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  gone public.posts;
  mine app.membership;
begin
  perform app.require_me();
  select * into gone from public.posts p
  where p.id = delete_publication.post_id and p.kind = delete_publication.kind
    and p.deleted_at is not null;
  mine := app.membership_of(app.me(), gone.community_id);
  -- Sent twice, it is deleted all the same.
  if mine.is_member and (gone.author_id = mine.person_id or gone.kind = 'news' and mine.is_administrator)
  then
    return;
  end if;
  gone := app.own_publication(delete_publication.post_id, delete_publication.kind);
  update public.posts p
  set title = '', body = '', context = null, result = null, contact = null, pinned_at = null,
    deleted_at = app.clock()
  where p.id = gone.id;
  delete from app.news_rounds r where r.post_id = gone.id;
  if gone.author_id <> app.me() then
    perform app.log_in_community(gone.community_id, 'delete-news', gone.author_id,
      jsonb_build_object('post_id', gone.id));
  end if;
end $$;

-- News.

create function app.news_mark(m app.membership) returns app.news_reads
language sql stable security definer set search_path = ''
-- Who runs a community without having joined it begins with nothing unread.
as $$
  select m.community_id, m.person_id, coalesce(r.read_up_to, own.joined_at, 'infinity'),
    coalesce(r.left_out, '{}')
  from (select 1) one
  left join app.news_reads r on r.community_id = m.community_id and r.person_id = m.person_id
  left join public.community_memberships own
    on own.community_id = m.community_id and own.person_id = m.person_id
$$;

create function app.is_unread(p public.posts, mark app.news_reads) returns boolean
language sql stable set search_path = ''
as $$
  select p.author_id <> mark.person_id and p.published_at <= app.clock()
    and (p.published_at > mark.read_up_to or p.id = any (mark.left_out))
$$;

create function app.unread_news(mark app.news_reads, up_to timestamptz, but uuid[], most int)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  (
    select p.id from public.posts p
    where p.community_id = mark.community_id and p.kind = 'news'
      and p.published_at > mark.read_up_to and p.published_at <= unread_news.up_to
      and p.author_id <> mark.person_id and p.deleted_at is null and p.hidden_at is null
      and p.id <> all (unread_news.but)
    order by p.published_at desc, p.id limit unread_news.most
  )
  union all
  (
    select p.id from public.posts p
    where p.id = any (mark.left_out) and p.published_at <= mark.read_up_to
      and p.deleted_at is null and p.hidden_at is null and p.id <> all (unread_news.but)
    limit unread_news.most
  )
  limit unread_news.most
$$;
comment on function app.unread_news(app.news_reads, timestamptz, uuid[], int) is
  'What somebody has not read of what was out at an instant, but for these; the newest first.';

create or replace function app.community_unread(m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('news', exists (
    select from app.unread_news(app.news_mark(m), app.clock(), '{}', 1)))
$$;

create function app.news_json(p public.posts, m app.membership, mark app.news_reads, most int)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', p.id, 'title', p.title, 'body', left(p.body, most), 'is_cut', length(p.body) > most,
    'author', app.author_json(p.author_id, p.community_id),
    'published_at', p.published_at, 'edited_at', p.edited_at,
    'is_pinned', p.pinned_at is not null, 'is_scheduled', p.published_at > app.clock(),
    'is_hidden', p.hidden_at is not null, 'is_unread', app.is_unread(p, mark),
    'is_mine', p.author_id = m.person_id,
    'may_change', p.author_id = m.person_id or m.is_administrator)
$$;

create function public.list_news(community_id uuid, after uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(list_news.community_id);
  mark app.news_reads := app.news_mark(mine);
  size constant int := 10;
  most constant int := 1500;
  is_first boolean := list_news.after is null;
  last public.posts;
  page jsonb;
begin
  select * into last from public.posts p
  where p.id = list_news.after and p.community_id = mine.community_id and p.kind = 'news';
  select coalesce(jsonb_agg(app.news_json(p::public.posts, mine, mark, most)
    order by p.published_at desc, p.id), '[]')
  into page
  from (
    select p.* from public.posts p
    where p.community_id = mine.community_id and p.kind = 'news' and p.published_at <= app.clock()
      and (last.id is null or p.published_at <= last.published_at
        and (p.published_at < last.published_at or p.id > last.id))
      and p.deleted_at is null and p.pinned_at is null and app.sees_post(p, mine)
    order by p.published_at desc, p.id limit size + 1
  ) p;
  return jsonb_build_object(
    'pinned', (
      select coalesce(jsonb_agg(app.news_json(p, mine, mark, most) order by p.pinned_at desc), '[]')
      from public.posts p
      where is_first and p.community_id = mine.community_id and p.kind = 'news'
        and p.pinned_at is not null and p.published_at <= app.clock() and p.deleted_at is null
        and app.sees_post(p, mine)),
    'scheduled', (
      select coalesce(jsonb_agg(app.news_json(p::public.posts, mine, mark, most)
        order by p.published_at, p.id), '[]')
      from (
        select p.* from public.posts p
        where is_first and p.community_id = mine.community_id and p.kind = 'news'
          and p.published_at > app.clock() and p.deleted_at is null and app.sees_post(p, mine)
        order by p.published_at, p.id limit 50
      ) p),
    'news', page - size, 'has_more', jsonb_array_length(page) > size);
end $$;
comment on function public.list_news(uuid, uuid) is
  'The news of a community, newest first, from the last one that was read on. The first page also has what is pinned and, to whom it is, what is to come.';
grant execute on function public.list_news(uuid, uuid) to authenticated;

create function public.one_news(id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  wanted public.posts := app.readable_post(one_news.id);
  mine app.membership := app.require_member(wanted.community_id);
begin
  if wanted.kind <> 'news' or wanted.deleted_at is not null then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  return app.news_json(wanted, mine, app.news_mark(mine), 20000);
end $$;
comment on function public.one_news(uuid) is 'A piece of news with its whole text.';
grant execute on function public.one_news(uuid) to authenticated;

create function public.save_news(
  id uuid, community_id uuid, title text, body text, publish_on text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(save_news.community_id);
  tidy_title text := app.publication_title(save_news.title);
  tidy_body text := app.needed_publication(save_news.body, 'body', 20000);
  chosen timestamptz := app.publication_instant(save_news.publish_on);
  saved public.posts;
  appears timestamptz;
begin
  -- Whoever is barred meanwhile waits for this, or is refused here.
  perform from public.communities c where c.id = mine.community_id for share;
  if not exists (select from public.posts p where p.id = save_news.id) then
    mine := app.require_poster(save_news.community_id, 'news');
    if chosen <= app.clock() then
      raise exception using errcode = 'PT400', message = 'hour-past';
    end if;
    appears := coalesce(chosen, app.clock());
    insert into public.posts
      (id, community_id, kind, author_id, title, body, created_at, published_at, last_activity_at)
    values (save_news.id, mine.community_id, 'news', mine.person_id, tidy_title, tidy_body,
      app.clock(), appears, appears)
    on conflict (id) do nothing
    returning * into saved;
    if saved.id is not null then
      perform app.spend_publication(mine.person_id);
      insert into app.news_rounds (post_id, due_at) values (saved.id, saved.published_at);
      return app.news_json(saved, mine, app.news_mark(mine), 20000);
    end if;
  end if;
  -- A change, or a second click, which changes nothing.
  saved := app.own_publication(save_news.id, 'news');
  if saved.community_id <> mine.community_id then
    raise exception using errcode = 'PT409', message = 'post-taken';
  end if;
  -- It speaks for the community: no longer by who wrote it while they ran it.
  mine := app.require_poster(saved.community_id, 'news');
  if saved.hidden_at is not null then
    raise exception using errcode = 'PT403', message = 'post-hidden';
  end if;
  appears := saved.published_at;
  if chosen is distinct from saved.published_at then
    if saved.published_at > app.clock() then
      if chosen <= app.clock() then
        raise exception using errcode = 'PT400', message = 'hour-past';
      end if;
      appears := coalesce(chosen, app.clock());
    elsif chosen is not null then
      raise exception using errcode = 'PT409', message = 'already-published';
    end if;
  end if;
  if (saved.title, saved.body, saved.published_at) is distinct from (tidy_title, tidy_body, appears)
  then
    perform app.spend_attempt('publication edit per hour', mine.person_id::text);
    update app.news_rounds r set due_at = appears where r.post_id = saved.id;
    update public.posts p
    set title = tidy_title, body = tidy_body, published_at = appears,
      last_activity_at = greatest(appears, case when p.reply_count > 0 then p.last_activity_at end),
      -- What nobody has read yet is not changed in anybody's eyes.
      edited_at = case when p.published_at <= app.clock() then app.clock() end
    where p.id = saved.id
    returning * into saved;
    if saved.author_id <> mine.person_id then
      perform app.log_in_community(saved.community_id, 'edit-news', saved.author_id,
        jsonb_build_object('post_id', saved.id));
    end if;
  end if;
  mine := app.require_member(saved.community_id);
  return app.news_json(saved, mine, app.news_mark(mine), 20000);
end $$;
comment on function public.save_news(uuid, uuid, text, text, text) is
  'Writes or changes a piece of news, for now or for a day and hour in Paris. Sent twice, it is one.';
grant execute on function public.save_news(uuid, uuid, text, text, text) to authenticated;

create function public.pin_news(id uuid, is_pinned boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  most constant int := 3;
  wanted public.posts := app.readable_post(pin_news.id);
  mine app.membership := app.require_administrator(wanted.community_id);
begin
  -- Two who pin at once count one after the other.
  perform from public.communities c where c.id = wanted.community_id for no key update;
  mine := app.require_administrator(wanted.community_id);
  wanted := app.readable_post(pin_news.id);
  if wanted.kind <> 'news' or wanted.deleted_at is not null then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  if pin_news.is_pinned and most <= (
    select count(*) from public.posts p
    where p.community_id = wanted.community_id and p.kind = 'news' and p.pinned_at is not null
      and p.id <> wanted.id
  ) then
    raise exception using errcode = 'PT409', message = 'pins-full';
  end if;
  update public.posts p set pinned_at = case when pin_news.is_pinned then app.clock() end
  where p.id = wanted.id
  returning * into wanted;
  return app.news_json(wanted, mine, app.news_mark(mine), 20000);
end $$;
comment on function public.pin_news(uuid, boolean) is
  'Puts a piece of news above the others, before those that are there already, or back among them. Three at most.';
grant execute on function public.pin_news(uuid, boolean) to authenticated;

create function public.delete_news(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.delete_publication(delete_news.id, 'news');
end $$;
grant execute on function public.delete_news(uuid) to authenticated;

create function public.mark_news_read(community_id uuid, shown uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(mark_news_read.community_id);
  mark app.news_reads;
  newest timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('news ' || mine.community_id || mine.person_id, 0));
  mark := app.news_mark(mine);
  select max(p.published_at) into newest from public.posts p
  where p.id = any (mark_news_read.shown[:100]) and p.community_id = mine.community_id
    and p.kind = 'news' and p.published_at <= app.clock();
  if newest is not null then
    insert into app.news_reads as r (community_id, person_id, read_up_to, left_out)
    values (mine.community_id, mine.person_id,
      case when mark.read_up_to = 'infinity' then newest else greatest(mark.read_up_to, newest) end,
      -- What came between the last visit and this one, and was not shown now either.
      array(select app.unread_news(mark, newest, mark_news_read.shown[:100], 50)))
    on conflict on constraint news_reads_pkey do update
    set read_up_to = excluded.read_up_to, left_out = excluded.left_out;
    update public.notifications n set read_at = app.clock()
    where n.person_id = mine.person_id and n.read_at is null
      and n.unique_key = any (
        array(select 'news ' || id from unnest(mark_news_read.shown[:100]) id));
  end if;
  return app.community_unread(mine);
end $$;
comment on function public.mark_news_read(uuid, uuid[]) is
  'Notes that these were shown to the caller, and these alone; answers whether others are unread.';
grant execute on function public.mark_news_read(uuid, uuid[]) to authenticated;

create function app.tell_news(round app.news_rounds, most int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  news public.posts;
  above uuid;
  told record;
  seen int := 0;
begin
  select * into news from public.posts p
  where p.id = round.post_id and p.deleted_at is null and p.hidden_at is null;
  select c.parent_id into above from public.communities c
  where c.id = news.community_id and c.closed_at is null;
  if news.id is not null and found and (above is null or exists (
      select from public.communities p where p.id = above and p.closed_at is null)) then
    for told in
      select m.person_id,
        app.state_now(m) = 'member' and m.person_id <> news.author_id and p.suspended_at is null
          and (above is null or exists (
            select from public.community_memberships o
            where o.community_id = above and o.person_id = m.person_id
              and app.state_now(o) = 'member')) as is_told
      from public.community_memberships m join public.profiles p on p.id = m.person_id
      where m.community_id = news.community_id
        and m.person_id > coalesce(round.told_up_to, '00000000-0000-0000-0000-000000000000')
      order by m.person_id limit most
    loop
      if told.is_told then
        perform app.notify_in_community(told.person_id, 'news', 'news ' || news.id,
          news.community_id, news.id);
      end if;
      round.told_up_to := told.person_id;
      seen := seen + 1;
    end loop;
  end if;
  if seen < most then
    delete from app.news_rounds r where r.post_id = round.post_id;
  else
    update app.news_rounds r set told_up_to = round.told_up_to where r.post_id = round.post_id;
  end if;
  return seen;
end $$;

create function app.job_tell_news() returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  batch constant int := 500;
  round app.news_rounds;
  seen int := 0;
begin
  -- A few thousand at a time: what else is due, and what is due next, waits a second or two.
  while seen < 4 * batch loop
    select * into round from app.news_rounds r
    where r.due_at <= app.clock() order by r.due_at, r.post_id limit 1 for update skip locked;
    exit when not found;
    seen := seen + greatest(app.tell_news(round, batch), 1);
  end loop;
  return jsonb_build_object('seen', seen);
end $$;
comment on function app.job_tell_news() is
  'Tells members of news once it is published, in batches: of twenty thousand, the last within some minutes.';
insert into app.jobs (name, every) values ('tell_news', '5 seconds');

-- Shared experiences.

create function app.experience_json(p public.posts, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', p.id, 'title', p.title, 'author', app.author_json(p.author_id, p.community_id),
    'excerpt', app.publication_excerpt(coalesce(p.context, p.body)),
    'published_at', p.published_at, 'edited_at', p.edited_at,
    'useful_count', p.useful_count, 'reply_count', p.reply_count,
    'is_useful', exists (
      select from app.post_useful u where u.post_id = p.id and u.person_id = m.person_id),
    'is_mine', p.author_id = m.person_id, 'is_hidden', p.hidden_at is not null,
    'is_deleted', p.deleted_at is not null, 'is_locked', p.locked_at is not null)
$$;

create function app.whole_experience(p public.posts, m app.membership) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select app.experience_json(p, m) || jsonb_build_object(
    'context', coalesce(p.context, ''), 'body', p.body, 'result', coalesce(p.result, ''),
    'contact', coalesce(p.contact, ''))
$$;

create function public.list_experiences(
  community_id uuid, by_use boolean default false, after uuid default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(list_experiences.community_id);
  size constant int := 20;
  last public.posts;
  page public.posts[];
begin
  select * into last from public.posts p
  where p.id = list_experiences.after and p.community_id = mine.community_id
    and p.kind = 'experience';
  if list_experiences.by_use then
    page := array(
      select p from public.posts p
      where p.community_id = mine.community_id and p.kind = 'experience' and p.deleted_at is null
        and app.sees_post(p, mine)
        and (last.id is null or p.useful_count <= last.useful_count
          and (p.useful_count < last.useful_count or p.published_at < last.published_at
            or p.published_at = last.published_at and p.id > last.id))
      order by p.useful_count desc, p.published_at desc, p.id limit size + 1);
  else
    page := array(
      select p from public.posts p
      where p.community_id = mine.community_id and p.kind = 'experience' and p.deleted_at is null
        and app.sees_post(p, mine)
        and (last.id is null or p.published_at <= last.published_at
          and (p.published_at < last.published_at or p.id > last.id))
      order by p.published_at desc, p.id limit size + 1);
  end if;
  return jsonb_build_object(
    'experiences', (
      select coalesce(jsonb_agg(app.experience_json(page[place], mine) order by place), '[]')
      from generate_series(1, least(cardinality(page), size)) place),
    'has_more', cardinality(page) > size);
end $$;
comment on function public.list_experiences(uuid, boolean, uuid) is
  'The experiences of a community, newest or most useful first, from the last one that was read on.';
grant execute on function public.list_experiences(uuid, boolean, uuid) to authenticated;

create function public.one_experience(id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  wanted public.posts := app.readable_post(one_experience.id);
begin
  if wanted.kind <> 'experience' then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  return app.whole_experience(wanted, app.require_member(wanted.community_id));
end $$;
comment on function public.one_experience(uuid) is
  'An experience with its whole text; of a deleted one that has replies, its place.';
grant execute on function public.one_experience(uuid) to authenticated;

create function public.save_experience(
  id uuid, community_id uuid, title text, context text, body text, result text, contact text
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.require_member(save_experience.community_id);
  said public.posts;
  saved public.posts;
begin
  said.title := app.publication_title(save_experience.title);
  said.context := nullif(app.tidy_publication(save_experience.context, 'context', 5000), '');
  said.body := app.needed_publication(save_experience.body, 'body', 20000);
  said.result := nullif(app.tidy_publication(save_experience.result, 'result', 5000), '');
  said.contact := nullif(app.tidy_publication(save_experience.contact, 'contact', 300), '');
  perform from public.communities c where c.id = mine.community_id for share;
  if not exists (select from public.posts p where p.id = save_experience.id) then
    mine := app.require_poster(save_experience.community_id, 'experiences');
    insert into public.posts (id, community_id, kind, author_id, title, context, body, result, contact,
      created_at, published_at, last_activity_at)
    values (save_experience.id, mine.community_id, 'experience', mine.person_id, said.title,
      said.context, said.body, said.result, said.contact, app.clock(), app.clock(), app.clock())
    on conflict (id) do nothing
    returning * into saved;
    if saved.id is not null then
      perform app.spend_publication(mine.person_id);
      perform app.spend_links(mine.person_id, concat_ws(' ', said.context, said.body, said.result));
      return app.whole_experience(saved, mine);
    end if;
  end if;
  saved := app.own_publication(save_experience.id, 'experience');
  if saved.community_id <> mine.community_id then
    raise exception using errcode = 'PT409', message = 'post-taken';
  end if;
  if saved.hidden_at is not null then
    raise exception using errcode = 'PT403', message = 'post-hidden';
  end if;
  if (saved.title, saved.context, saved.body, saved.result, saved.contact)
    is distinct from (said.title, said.context, said.body, said.result, said.contact) then
    perform app.spend_attempt('publication edit per hour', mine.person_id::text);
    perform app.spend_links(mine.person_id, concat_ws(' ', said.context, said.body, said.result),
      concat_ws(' ', saved.context, saved.body, saved.result));
    update public.posts p
    set title = said.title, context = said.context, body = said.body, result = said.result,
      contact = said.contact, edited_at = app.clock()
    where p.id = saved.id
    returning * into saved;
  end if;
  return app.whole_experience(saved, mine);
end $$;
comment on function public.save_experience(uuid, uuid, text, text, text, text, text) is
  'Shares an experience, or changes one''s own. Sent twice, it is one.';
grant execute on function public.save_experience(uuid, uuid, text, text, text, text, text)
  to authenticated;

create function public.delete_experience(id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.delete_publication(delete_experience.id, 'experience');
end $$;
grant execute on function public.delete_experience(uuid) to authenticated;

create function public.mark_useful(post_id uuid, is_useful boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  wanted public.posts := app.readable_post(mark_useful.post_id);
begin
  perform from public.communities c where c.id = wanted.community_id for share;
  perform from public.posts p where p.id = wanted.id for no key update;
  wanted := app.readable_post(wanted.id);
  if wanted.kind <> 'experience' or wanted.deleted_at is not null then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  if wanted.author_id = app.me() then
    raise exception using errcode = 'PT403', message = 'post-yours';
  end if;
  if mark_useful.is_useful then
    insert into app.post_useful (post_id, person_id, marked_at)
    values (wanted.id, app.me(), app.clock()) on conflict do nothing;
  else
    delete from app.post_useful u where u.post_id = wanted.id and u.person_id = app.me();
  end if;
  return (
    select jsonb_build_object('useful_count', p.useful_count, 'is_useful', mark_useful.is_useful)
    from public.posts p where p.id = wanted.id);
end $$;
comment on function public.mark_useful(uuid, boolean) is
  'Says of somebody else''s experience that it was useful, or takes it back: once per person, however often it is sent.';
grant execute on function public.mark_useful(uuid, boolean) to authenticated;

-- Links.

create function app.links_json(community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'address', l.address,
    'description', l.description, 'category', l.category) order by l.position, l.id), '[]')
  from app.community_links l where l.community_id = links_json.community_id
$$;

create function public.list_links(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_member(list_links.community_id);
  return app.links_json(list_links.community_id);
end $$;
comment on function public.list_links(uuid) is 'The links of a community, in its own order; a hundred at most.';
grant execute on function public.list_links(uuid) to authenticated;

create function app.arrange_links(community_id uuid) returns app.membership
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.require_poster(arrange_links.community_id, 'links');
  -- Two who arrange at once do it one after the other.
  perform from public.communities c where c.id = arrange_links.community_id for no key update;
  return app.require_poster(arrange_links.community_id, 'links');
end $$;

create function public.save_link(
  id uuid, community_id uuid, title text, address text, description text default '',
  category text default ''
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.arrange_links(save_link.community_id);
  tidy_title text := app.publication_title(save_link.title);
  tidy_address text := app.needed_publication(save_link.address, 'address', 2000);
  tidy_description text := app.tidy_publication(save_link.description, 'description', 500);
  tidy_category text := app.tidy_publication(
    regexp_replace(left(save_link.category, 1000), '\s+', ' ', 'g'), 'category', 80);
  known app.community_links;
begin
  -- Nor one with a name before an @, which leads elsewhere than it seems.
  if tidy_address !~ '^https://[^\s/@?#]+([/?#]\S*)?$' then
    raise exception using errcode = 'PT400', message = 'address-unsafe';
  end if;
  select * into known from app.community_links l where l.id = save_link.id;
  if known.community_id <> mine.community_id then
    raise exception using errcode = 'PT409', message = 'link-taken';
  end if;
  if known.id is null and 100 <= (
    select count(*) from app.community_links l where l.community_id = mine.community_id) then
    raise exception using errcode = 'PT409', message = 'links-full';
  end if;
  if (known.title, known.address, known.description, known.category)
    is distinct from (tidy_title, tidy_address, tidy_description, tidy_category) then
    perform app.spend_publication(mine.person_id);
    insert into app.community_links as l
      (id, community_id, title, address, description, category, position, changed_at)
    values (save_link.id, mine.community_id, tidy_title, tidy_address, tidy_description,
      tidy_category, 1 + coalesce((
        select max(o.position) from app.community_links o
        where o.community_id = mine.community_id), 0), app.clock())
    on conflict (id) do update
    set title = excluded.title, address = excluded.address, description = excluded.description,
      category = excluded.category, changed_at = excluded.changed_at;
    perform app.log_in_community(mine.community_id,
      case when known.id is null then 'add-link' else 'edit-link' end, null,
      jsonb_build_object('title', tidy_title, 'address', tidy_address));
  end if;
  return app.links_json(mine.community_id);
end $$;
comment on function public.save_link(uuid, uuid, text, text, text, text) is
  'Adds a link at the end, or changes one; to https alone. Sent twice, it is one.';
grant execute on function public.save_link(uuid, uuid, text, text, text, text) to authenticated;

create function public.order_links(community_id uuid, ids uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.arrange_links(order_links.community_id);
begin
  update app.community_links l set position = placed.position
  from (
    -- What somebody else added meanwhile stays behind those that were seen.
    select o.id, row_number() over (order by seen.place nulls last, o.position, o.id) as position
    from app.community_links o
    left join lateral (
      select min(place) as place from unnest(order_links.ids[:200]) with ordinality given (id, place)
      where given.id = o.id
    ) seen on true
    where o.community_id = mine.community_id
  ) placed
  where l.id = placed.id and l.position <> placed.position;
  return app.links_json(mine.community_id);
end $$;
comment on function public.order_links(uuid, uuid[]) is 'Puts the links of a community into this order.';
grant execute on function public.order_links(uuid, uuid[]) to authenticated;

create function public.remove_link(id uuid, community_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.arrange_links(remove_link.community_id);
  gone app.community_links;
begin
  delete from app.community_links l
  where l.id = remove_link.id and l.community_id = mine.community_id
  returning * into gone;
  if gone.id is not null then
    perform app.log_in_community(mine.community_id, 'remove-link', null,
      jsonb_build_object('title', gone.title, 'address', gone.address));
  end if;
  return app.links_json(mine.community_id);
end $$;
grant execute on function public.remove_link(uuid, uuid) to authenticated;

-- The first page of a community, to its members.

create function public.home_of_community(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_member(home_of_community.community_id);
  mark app.news_reads := app.news_mark(mine);
begin
  return jsonb_build_object(
    'news', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'title', p.title, 'excerpt', app.publication_excerpt(p.body),
        'published_at', p.published_at, 'is_pinned', p.pinned_at is not null,
        'is_unread', app.is_unread(p::public.posts, mark)
      ) order by p.pinned_at desc nulls last, p.published_at desc, p.id), '[]')
      from (
        (
          select p.* from public.posts p
          where p.community_id = mine.community_id and p.kind = 'news' and p.pinned_at is not null
            and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
          order by p.pinned_at desc limit 3
        )
        union all
        (
          select p.* from public.posts p
          where p.community_id = mine.community_id and p.kind = 'news' and p.pinned_at is null
            and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
          order by p.published_at desc, p.id limit 3
        )
      ) p),
    'topics', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'title', p.title, 'reply_count', p.reply_count,
        'last_activity_at', p.last_activity_at
      ) order by p.last_activity_at desc, p.id), '[]')
      from (
        select p.* from public.posts p
        where p.community_id = mine.community_id and p.kind = 'topic'
          and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
        order by p.last_activity_at desc, p.id limit 3
      ) p),
    'experiences', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'title', p.title, 'useful_count', p.useful_count,
        'published_at', p.published_at
      ) order by p.published_at desc, p.id), '[]')
      from (
        select p.* from public.posts p
        where p.community_id = mine.community_id and p.kind = 'experience'
          and p.deleted_at is null and p.hidden_at is null and p.published_at <= app.clock()
        order by p.published_at desc, p.id limit 3
      ) p),
    'groups', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', g.slug, 'name', g.name)
        order by g.name, g.id), '[]')
      from public.community_memberships m
      join public.communities g on g.id = m.community_id
      where m.person_id = mine.person_id and g.parent_id = mine.community_id
        and g.closed_at is null and app.state_now(m) = 'member'),
    'administrators', (
      select coalesce(jsonb_agg(app.name_in_communities(p) order by p.id), '[]')
      from (
        select * from app.administrators_of(mine.community_id) person order by person limit 10
      ) named
      join public.profiles p on p.id = named.person));
end $$;
comment on function public.home_of_community(uuid) is
  'What members see first: what is pinned and newest of each part, their groups, and who runs it.';
grant execute on function public.home_of_community(uuid) to authenticated;

-- What becomes of it when somebody leaves.

create or replace function app.erase_publications(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from app.post_useful u where u.person_id = erase_publications.person;
  delete from app.news_reads r where r.person_id = erase_publications.person;
  delete from app.news_rounds r using public.posts p
  where p.id = r.post_id and p.author_id = erase_publications.person;
end $$;

create or replace function app.publications_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('publications', jsonb_build_object(
    'useful', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'post_id', u.post_id, 'community', c.name, 'marked_at', u.marked_at
      ) order by u.marked_at, u.post_id), '[]')
      from app.post_useful u
      join public.posts p on p.id = u.post_id
      join public.communities c on c.id = p.community_id
      where u.person_id = publications_of.person),
    'news_read', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'community_id', r.community_id, 'community', c.name, 'read_up_to', r.read_up_to
      ) order by c.name, c.id), '[]')
      from app.news_reads r join public.communities c on c.id = r.community_id
      where r.person_id = publications_of.person)))
$$;
