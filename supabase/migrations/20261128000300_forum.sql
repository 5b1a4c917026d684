-- The forum: categories, who follows and has read what, and the words that posts and replies are found by.

create table public.forum_categories (
  id uuid primary key,
  community_id uuid not null references public.communities (id),
  name text not null check (length(name) between 1 and 60),
  position int not null,
  created_at timestamptz not null
);
comment on table public.forum_categories is
  'The categories of a forum, in the order that its administrators gave them. Changed by functions alone.';
create index on public.forum_categories (community_id, position);
create unique index on public.forum_categories (community_id, lower(name));

alter table public.posts
  add column category_id uuid references public.forum_categories (id);
comment on column public.posts.category_id is 'Of a topic, in the forum of its community.';
create index posts_by_category on public.posts (category_id, last_activity_at desc, id)
  where category_id is not null;
create index posts_unanswered on public.posts (community_id, last_activity_at desc, id)
  where kind = 'topic' and reply_count = 0 and deleted_at is null;
create index posts_unsolved on public.posts (community_id, last_activity_at desc, id)
  where kind = 'topic' and solution_id is null and deleted_at is null;

create table public.post_readers (
  post_id uuid not null references public.posts (id),
  person_id uuid not null references public.profiles (id),
  is_following boolean,
  read_at timestamptz,
  primary key (post_id, person_id)
);
comment on table public.post_readers is
  'What somebody is to a post: whether they follow it, and how far they have read.';
comment on column public.post_readers.is_following is
  'Told of new replies. Null: has never said; whoever said no does not follow again by replying.';
comment on column public.post_readers.read_at is 'When the last reply that they have read was written.';
create index on public.post_readers (person_id) where is_following;
create index post_followers on public.post_readers (post_id) where is_following;

create table public.forum_reads (
  community_id uuid not null references public.communities (id),
  person_id uuid not null references public.profiles (id),
  read_until timestamptz not null,
  primary key (community_id, person_id)
);
comment on table public.forum_reads is
  'Until when somebody has marked a whole forum as read.';
create index on public.forum_reads (person_id);

revoke all on public.forum_categories, public.post_readers, public.forum_reads
  from anon, authenticated, service_role;
alter table public.forum_categories enable row level security;
alter table public.post_readers enable row level security;
alter table public.forum_reads enable row level security;

create function app.leave_category() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.category_id := null;
  return new;
end $$;
comment on function app.leave_category() is 'A topic that moves to another forum has no category there yet.';
create trigger leave_category before update of community_id on public.posts
  for each row when (old.community_id is distinct from new.community_id)
  execute function app.leave_category();

create function app.drop_solution() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.posts p set solution_id = null where p.solution_id = new.id;
  return null;
end $$;
comment on function app.drop_solution() is 'What nobody can read solves nothing.';
create trigger drop_solution after update of deleted_at, hidden_at on public.replies
  for each row when (new.deleted_at is not null or new.hidden_at is not null)
  execute function app.drop_solution();

-- What it is found by.

alter table public.posts add column words tsvector;
alter table public.replies add column words tsvector;
comment on column public.posts.words is 'What it is found by; kept by a trigger. Null once deleted.';
comment on column public.replies.words is 'What it is found by; kept by a trigger.';

create function app.index_post() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.words := case when new.deleted_at is null then app.words_of(new.community_id, new.kind,
    new.title, concat_ws(' ', new.context, new.body, new.result)) end;
  return new;
end $$;
create trigger index_post
  before insert or update of title, body, context, result, community_id, kind on public.posts
  for each row execute function app.index_post();

create function app.index_reply() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.words := case when new.deleted_at is null then app.words_of(
    (select p.community_id from public.posts p where p.id = new.post_id), 'reply', '', new.body) end;
  return new;
end $$;
create trigger index_reply before insert or update of body, post_id on public.replies
  for each row execute function app.index_reply();

create function app.move_words() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.replies r set body = r.body where r.post_id = new.id;
  return null;
end $$;
comment on function app.move_words() is 'The replies of a post that moves are found where it went.';
create trigger move_words after update of community_id on public.posts
  for each row when (old.community_id is distinct from new.community_id)
  execute function app.move_words();

update public.posts p set title = p.title;
update public.replies r set body = r.body;
-- Without the list of what is not sorted in yet, which every search would go through.
create index posts_words on public.posts using gin (words) with (fastupdate = off);
create index replies_words on public.replies using gin (words) with (fastupdate = off);

create function app.erase_forum(person uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.post_readers f where f.person_id = erase_forum.person;
  delete from public.forum_reads f where f.person_id = erase_forum.person;
$$;

create function app.forum_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('forum', (
      select coalesce(jsonb_agg(jsonb_build_object('post_id', f.post_id,
        'is_following', f.is_following, 'read_at', f.read_at) order by f.post_id), '[]')
      from public.post_readers f
      where f.person_id = forum_of.person
    ) || (
      select coalesce(jsonb_agg(jsonb_build_object('community_id', f.community_id,
        'read_until', f.read_until) order by f.community_id), '[]')
      from public.forum_reads f where f.person_id = forum_of.person
    ))
$$;
