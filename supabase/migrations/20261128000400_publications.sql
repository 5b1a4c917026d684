-- What is published in a community beside its forum: the tables of news, shared experiences and links,
-- and what the three have in common.
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

-- What becomes of it when somebody leaves.

create function app.erase_publications(person uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from app.post_useful u where u.person_id = erase_publications.person;
  delete from app.news_reads r where r.person_id = erase_publications.person;
  delete from app.news_rounds r using public.posts p
  where p.id = r.post_id and p.author_id = erase_publications.person;
end $$;

create function app.publications_of(person uuid) returns jsonb
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
