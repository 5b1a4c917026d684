-- What people write in a community: topics of its forum, news, shared experiences, and the replies to
-- them. One table for all three, so that reading, quoting, moderating, searching and counting are
-- written once.
create table public.posts (
  id uuid primary key,
  community_id uuid not null references public.communities (id),
  kind text not null check (kind in ('topic', 'news', 'experience')),
  author_id uuid not null references public.profiles (id),
  title text not null check (length(title) <= 200),
  body text not null check (length(body) <= 20000),
  context text check (length(context) <= 5000),
  result text check (length(result) <= 5000),
  contact text check (length(contact) <= 300),
  created_at timestamptz not null,
  published_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  hidden_at timestamptz,
  locked_at timestamptz,
  pinned_at timestamptz,
  solution_id uuid,
  reply_count int not null default 0 check (reply_count >= 0),
  useful_count int not null default 0 check (useful_count >= 0),
  last_activity_at timestamptz not null,
  check ((title = '') = (deleted_at is not null)),
  check (deleted_at is null or body = '' and context is null and result is null and contact is null),
  check (kind = 'experience' or context is null and result is null and contact is null),
  check (kind = 'topic' or solution_id is null)
);
comment on table public.posts is
  'A topic, a piece of news or an experience in a community. A deleted one keeps its place for its replies, without its text. Read and written by functions alone.';
comment on column public.posts.id is
  'Chosen by the page that writes it: what a double click or a second try sends is one post.';
comment on column public.posts.body is
  'Small Markdown. Of an experience: what was done.';
comment on column public.posts.published_at is
  'News may be written beforehand: members see it from then on.';
comment on column public.posts.locked_at is 'Nobody but administrators replies any more.';
comment on column public.posts.last_activity_at is 'Of the post or of its newest reply that is shown.';

create index on public.posts (community_id, kind, published_at desc, id);
create index on public.posts (community_id, kind, last_activity_at desc, id);
create index posts_pinned on public.posts (community_id, kind) where pinned_at is not null;
create index on public.posts (author_id, created_at desc);
create index on public.posts (solution_id) where solution_id is not null;

create table public.replies (
  id uuid primary key,
  post_id uuid not null references public.posts (id),
  author_id uuid not null references public.profiles (id),
  quoted_id uuid references public.replies (id),
  body text not null check (length(body) <= 10000),
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  hidden_at timestamptz,
  check ((body = '') = (deleted_at is not null))
);
comment on table public.replies is
  'A reply to a post, in the order in which they were said. Read and written by functions alone.';
comment on column public.replies.id is 'Chosen by the page that writes it.';
comment on column public.replies.quoted_id is 'The reply that it quotes.';

create index on public.replies (post_id, created_at, id);
create index on public.replies (author_id, created_at desc);
create index on public.replies (quoted_id) where quoted_id is not null;
alter table public.posts add foreign key (solution_id) references public.replies (id);

revoke all on public.posts, public.replies from anon, authenticated, service_role;
alter table public.posts enable row level security;
alter table public.replies enable row level security;

create function app.count_replies() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.replies := case when tg_op = 'DELETE' then old else new end;
  delta int := case when tg_op <> 'DELETE' and new.deleted_at is null and new.hidden_at is null
      then 1 else 0 end
    - case when tg_op <> 'INSERT' and old.deleted_at is null and old.hidden_at is null
      then 1 else 0 end;
begin
  if delta <> 0 then
    update public.posts p
    set reply_count = p.reply_count + delta,
      last_activity_at = case when delta > 0 then greatest(p.last_activity_at, changed.created_at)
        else greatest(p.published_at, (
          select max(r.created_at) from public.replies r
          where r.post_id = p.id and r.deleted_at is null and r.hidden_at is null)) end
    where p.id = changed.post_id;
  end if;
  return null;
end $$;

create trigger count_replies after insert or delete or update of deleted_at, hidden_at
  on public.replies for each row execute function app.count_replies();

create function app.part_of(kind text) returns text
language sql immutable
return case kind when 'topic' then 'forum' when 'experience' then 'experiences' else 'news' end;
comment on function app.part_of(text) is 'In which part of a community a kind of post stands.';

create function app.sees_post(p public.posts, m app.membership) returns boolean
language sql stable
return p.community_id = m.community_id and m.is_member
    and (p.deleted_at is null or p.reply_count > 0)
    and (p.hidden_at is null or m.is_administrator or p.author_id = m.person_id)
    and (p.published_at <= app.clock() or m.is_administrator or p.author_id = m.person_id);
comment on function app.sees_post(public.posts, app.membership) is
  'Whether a post is there for this member: not one that is hidden, or to be published later, unless it is theirs or they run the community.';

create function app.readable_post(post_id uuid) returns public.posts
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one public.posts;
  mine app.membership;
begin
  select * into found_one from public.posts p where p.id = readable_post.post_id;
  mine := app.membership_of(app.require_me(), found_one.community_id);
  -- Neither whether it exists nor where is told to others than members.
  if found_one.id is null or mine.community_id is null or not app.sees_post(found_one, mine) then
    raise exception using errcode = 'PT404', message = 'post-unknown';
  end if;
  return found_one;
end $$;
comment on function app.readable_post(uuid) is 'A post that the caller may read; refuses otherwise.';

create function app.sees_reply(r public.replies, p public.posts, m app.membership) returns boolean
language sql stable set search_path = ''
as $$
  select app.sees_post(p, m) and r.post_id = p.id and r.deleted_at is null
    and (r.hidden_at is null or m.is_administrator or r.author_id = m.person_id)
$$;

create function app.name_in_communities(p public.profiles) returns text
language sql stable
return case when p.deleted_at is null
    then coalesce(nullif(btrim(concat_ws(' ', p.first_name, p.last_name)), ''), p.display_name) end;
comment on function app.name_in_communities(public.profiles) is
  'Members see first and last name, which are asked on joining a first community; until then the displayed name.';

create function app.author_json(person uuid, community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'name', app.name_in_communities(p),
    'is_administrator', exists (
      select from public.community_memberships m
      where m.community_id = author_json.community_id and m.person_id = p.id and m.is_administrator))
  from public.profiles p where p.id = author_json.person
$$;
comment on function app.author_json(uuid, uuid) is
  'Who wrote something, as members see them; the name is null once they have left the platform.';
