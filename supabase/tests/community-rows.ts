import type { Sql, TransactionSql } from 'postgres';

/** The n-th generated community, from 1; the first is the large one. */
const rowCommunity = (n: number) => `50000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const rowPost = (n: number) => `60000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const rowReply = (n: number) => `70000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const rowCategory = (community: number, n: number) =>
  `80000000-0000-4000-8000-${String(community * 10 + n).padStart(12, '0')}`;
/** A document, an event and a link have the same number. */
const rowThing = (n: number) => `90000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const rowPerson = (n: number) => `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const ADMINISTRATOR = 1;
const STAFF = 2;
const MEMBER = 7;
const LARGE = rowCommunity(1);

export type ManyCommunities = {
  communities?: number;
  memberships?: number;
  posts?: number;
  replies?: number;
  /** How many of the memberships, and what share of the posts, are the large community's. */
  largest?: number;
};

/**
 * After `generateRows`, with at least a tenth as many people as memberships: communities (one in
 * five is a group in the one before it, the first ten in the first), their members, what they wrote
 * over the last year, and what else stands in them. One community holds a tenth of all, the others
 * share the rest evenly. Everybody below the hundredth person is a member of the large one; the first
 * runs it and twenty others, the second is of the platform's staff, the seventh is in fifty. Triggers
 * sleep meanwhile: what they keep is filled in here.
 */
export async function generateCommunities(sql: Sql, amount: ManyCommunities = {}): Promise<void> {
  const {
    communities = 2_000,
    memberships = 200_000,
    posts = 1_000_000,
    replies = 500_000,
  } = amount;
  const largest = amount.largest ?? memberships / 10;
  const [{ people } = { people: 0 }] = await sql<{ people: number }[]>`
    select count(*)::int as people from public.profiles where username like 'row-%'`;
  await sql.begin(async (tx) => {
    // Foreign keys hold by construction; the counters are counted once, at the end.
    await tx`set local session_replication_role = replica`;
    await tx`set local maintenance_work_mem = '512MB'`;
    const refill = await withoutIndexesOfWords(tx);
    await insertCommunities(tx, communities);
    await insertMemberships(tx, { communities, memberships, largest, people });
    await insertPosts(tx, { communities, posts, people });
    await insertReplies(tx, { posts, replies, people });
    await insertThings(tx, { communities, things: Math.min(posts / 200, 5_000), people });
    await insertReading(tx, people);
    await insertWork(tx, { communities, posts });
    await countEverything(tx);
    await refill();
  });
  await sql`vacuum analyze`;
}

/** A word at a time, a million words take many minutes to be sorted in; at once, seconds. */
async function withoutIndexesOfWords(tx: TransactionSql): Promise<() => Promise<void>> {
  const found = await tx<{ name: string; made: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made
    from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
    where amname = 'gin' and indrelid in ('public.posts'::regclass, 'public.replies'::regclass)`;
  for (const { name } of found) await tx.unsafe(`drop index ${name}`);
  return async () => {
    for (const { made } of found) await tx.unsafe(made);
  };
}

async function insertCommunities(tx: TransactionSql, communities: number): Promise<void> {
  await tx`
    insert into public.communities (id, kind, parent_id, slug, name, description, needs_approval,
      is_listed, created_at, closed_at, audience_types, audience_sizes, audience_positions, words)
    select id, kind, case when kind = 'group' then ('50000000-0000-4000-8000-'
        || lpad((case when n <= 50 then 1 else n - 1 end)::text, 12, '0'))::uuid end,
      format('row-%s', n), name, description, n % 2 = 0, n % 10 <> 3, now() - interval '1 year',
      case when n % 100 = 77 then now() - interval '1 month' end,
      case when n % 3 = 0 then array['commune'] else '{}' end,
      case when n % 7 = 0 then array['under-2000'] else '{}' end,
      case when n % 11 = 0 then array['Secrétaire'] else '{}' end,
      app.words_of(id, kind, name, description)
    from generate_series(1, ${communities}::int) n,
      lateral (select ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id,
        case when n % 5 = 0 then 'group' else 'community' end as kind,
        format('Communauté %s', n) as name,
        'Des personnes qui exercent le même métier, et s’entraident.' as description) c`;
  await tx`
    insert into public.forum_categories (id, community_id, name, position, created_at)
    select ('80000000-0000-4000-8000-' || lpad((n * 10 + k)::text, 12, '0'))::uuid,
      ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, format('Rubrique %s', k), k, now()
    from generate_series(1, ${communities}::int) n, generate_series(0, 3) k`;
  await tx`
    insert into app.suggestable (facet, community_id, week_threads, founded_at)
    select facet, c.id, length(c.slug) % 9, c.created_at
    from public.communities c, lateral (
      select 'all' as facet
      union select 'type:' || v from unnest(c.audience_types) v
      union select 'size:' || v from unnest(c.audience_sizes) v
      union select 'position:' || app.search_words(v) from unnest(c.audience_positions) v
    ) facets
    where c.slug like 'row-%' and c.kind = 'community' and c.is_listed and c.closed_at is null`;
}

async function insertMemberships(
  tx: TransactionSql,
  amount: { communities: number; memberships: number; largest: number; people: number },
): Promise<void> {
  const { communities, memberships, largest, people } = amount;
  await tx`
    insert into public.community_memberships (community_id, person_id, state, is_administrator,
      asked_at, joined_at, decided_at, request_id)
    select ('50000000-0000-4000-8000-' || lpad(community::text, 12, '0'))::uuid,
      ('20000000-0000-4000-8000-' || lpad(person::text, 12, '0'))::uuid, state, place = 0,
      at, case when state <> 'pending' then at end, case when state = 'suspended' then now() end,
      case when state = 'pending' then gen_random_uuid() end
    from (
      select 1 as community, n as person, n - 1 as place
      from generate_series(1, ${largest}::int) n
      union all
      -- A group's members are those of the community before it.
      select 2 + n % (${communities}::int - 1),
        1 + ((n % (${communities}::int - 1) + 1) / 5 * 97 + n / (${communities}::int - 1) * 31)
          % ${people}::int,
        n / (${communities}::int - 1)
      from generate_series(0, ${memberships - largest}::int - 1) n
    ) placed,
    lateral (select now() - place * interval '20 minutes' as at, case place % 200 when 39
      then 'pending' when 139 then 'suspended' else 'member' end as state) t
    on conflict do nothing`;
  // Some are in many communities, some run many.
  await tx`
    insert into public.community_memberships (community_id, person_id, state, is_administrator,
      joined_at)
    select ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, person, 'member',
      person = ${rowPerson(ADMINISTRATOR)}, now() - interval '1 month'
    from generate_series(2, 50) n,
      unnest(${[rowPerson(MEMBER), rowPerson(ADMINISTRATOR)]}::uuid[]) person
    where n <= 20 or person = ${rowPerson(MEMBER)}
    on conflict do nothing`;
  await tx`
    insert into public.staff_roles (person_id, role)
    select id, 'platform staff' from public.profiles where username = 'row-2'`;
  await tx`
    insert into public.member_details (person_id, authority_type, authority_size, "position", visible)
    select p.id, (array['commune', 'department', 'region'])[1 + n % 3],
      (array['under-2000', '2000-9999'])[1 + n % 2],
      (array['Secrétaire de mairie', 'Directrice', 'Agent d’état civil'])[1 + n % 3],
      case when n % 4 > 0 then '{authority_type,position}'::text[] else '{}' end
    from public.profiles p, lateral (select right(p.username, 5)::text as ending) t,
      lateral (select nullif(regexp_replace(ending, '[^0-9]', '', 'g'), '')::int as n) numbered
    where p.username like 'row-%'`;
  await tx`
    insert into app.member_entries (community_id, person_id, sort_name, authority_type,
      authority_size, position_words, visible)
    select m.community_id, m.person_id, app.sort_name(p), d.authority_type, d.authority_size,
      app.search_words(d."position"), d.visible
    from public.community_memberships m
    join public.profiles p on p.id = m.person_id
    join public.member_details d on d.person_id = m.person_id
    where p.username like 'row-%' and m.state in ('member', 'suspended')`;
}

async function insertPosts(
  tx: TransactionSql,
  { communities, posts, people }: { communities: number; posts: number; people: number },
): Promise<void> {
  await tx`
    insert into public.posts (id, community_id, kind, author_id, title, body, context, created_at,
      published_at, hidden_at, pinned_at, last_activity_at, category_id, useful_count, words)
    select ('60000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, community, kind,
      ('20000000-0000-4000-8000-' || lpad((1 + n * 7 % ${people}::int)::text, 12, '0'))::uuid,
      title, body, context, at, at, case when n % 50 = 7 or n % 510 = 0 then at end,
      case when kind = 'news' and n < 20 then at end, at,
      case when kind = 'topic' and n % 3 > 0 then ('80000000-0000-4000-8000-'
        || lpad((place * 10 + n % 4)::text, 12, '0'))::uuid end,
      case when kind = 'experience' then n % 30 else 0 end,
      app.words_of(community, kind, title, concat_ws(' ', context, body))
    from generate_series(1, ${posts}::int) n,
      lateral (select case when n % 10 = 0 then 1 else 2 + n % (${communities}::int - 1) end as place,
        (array['topic', 'topic', 'topic', 'news', 'experience'])[1 + n / 10 % 5] as kind,
        now() - (n % 365) * interval '1 day' - n % 1000 * interval '1 minute' as at,
        format('Une question sur le %s numéro %s',
          (array['budget', 'scrutin', 'cimetière', 'recensement'])[1 + n / 10 % 4], n) as title,
        format('Comment faites-vous pour le dossier %s ? **Merci** de vos réponses.', n % 5000)
          as body) t,
      lateral (select ('50000000-0000-4000-8000-' || lpad(place::text, 12, '0'))::uuid as community,
        case when kind = 'experience' then 'Une commune de 800 habitants.' end as context) u`;
}

async function insertReplies(
  tx: TransactionSql,
  { posts, replies, people }: { posts: number; replies: number; people: number },
): Promise<void> {
  await tx`
    insert into public.replies (id, post_id, author_id, body, created_at, words)
    select ('70000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, p.id,
      ('20000000-0000-4000-8000-' || lpad((1 + n * 11 % ${people}::int)::text, 12, '0'))::uuid,
      said, p.created_at + interval '1 hour' + n % 50 * interval '1 second',
      app.words_of(p.community_id, 'reply', '', said)
    from generate_series(1, ${replies}::int) n
    join public.posts p on p.id = ('60000000-0000-4000-8000-'
      || lpad((case when n <= 2000 then 10 else 1 + n * 3 % ${posts}::int end)::text, 12, '0'))::uuid,
    lateral (select 'Chez nous, nous commençons par le registre. ' || n as said) reply`;
}

/** Documents, events and links: a tenth of them in the large community. */
async function insertThings(
  tx: TransactionSql,
  { communities, things, people }: { communities: number; things: number; people: number },
): Promise<void> {
  await tx`
    create temporary table things on commit drop as
    select n, ('90000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id,
      ('50000000-0000-4000-8000-' || lpad((case when n % 10 = 0 then 1
        else 2 + n % (${communities}::int - 1) end)::text, 12, '0'))::uuid as community_id,
      ('20000000-0000-4000-8000-' || lpad((1 + n * 13 % ${people}::int)::text, 12, '0'))::uuid
        as author_id
    from generate_series(1, ${things}::int) n`;
  await tx`
    insert into public.community_documents (id, community_id, author_id, title, description,
      category, created_at, changed_at, version_count, words)
    select id, community_id, author_id, title, description, category,
      now() - interval '1 year', now() - n * interval '1 hour', 1 + n % 3,
      app.words_of(community_id, 'document', title, category || ' ' || description)
    from things, lateral (select format('Guide du budget %s', n) as title,
      'Délibérations et modèles pour le conseil' as description,
      format('Rubrique %s', n % 5) as category) said`;
  await tx`
    insert into public.community_document_versions (id, document_id, number, author_id, filename, ext,
      size_bytes, notes, created_at)
    select gen_random_uuid(), id, number, author_id, 'guide.pdf', 'pdf', 1000, '', now()
    from things, generate_series(1, 1 + n % 3) number`;
  await tx`
    insert into public.events (id, community_id, author_id, title, description, starts_at, ends_at,
      zone, place, needs_registration, capacity, registered_count, created_at, changed_at, words)
    select id, community_id, author_id, title, description, starts_at,
      starts_at + interval '2 hours', 'Europe/Paris', 'Mairie', n % 2 = 0,
      case when n % 2 = 0 then 30 end, case when n % 2 = 0 then 4 else 0 end, now(), now(),
      app.words_of(community_id, 'event', title, description)
    from things, lateral (select format('Atelier du budget %s', n) as title,
      'On y prépare le conseil.' as description,
      now() + (n * 7 % 700 - 350) * interval '1 day' as starts_at) said`;
  await tx`
    insert into public.event_registrations (event_id, person_id, state, registered_at, placed_at)
    select t.id, ('20000000-0000-4000-8000-' || lpad((6 + k)::text, 12, '0'))::uuid, 'registered',
      now(), now()
    from things t, generate_series(1, 4) k where t.n % 2 = 0`;
  await tx`
    insert into app.community_links (id, community_id, title, address, position, changed_at)
    select id, community_id, 'Un site', 'https://exemple.fr/', n, now() from things
    where n % 10 <> 0 or n <= 500`;
}

/** What people follow and have read: authors their own topics, the seventh much of the large one. */
async function insertReading(tx: TransactionSql, people: number): Promise<void> {
  await tx`
    insert into public.post_readers (post_id, person_id, is_following, read_at)
    select id, author_id, true, published_at from public.posts
    where kind = 'topic' and id::text like '60000000%'
    union
    select id, ${rowPerson(MEMBER)}, true, published_at from public.posts
    where kind = 'topic' and community_id = ${LARGE} and published_at > now() - interval '3 days'
    on conflict do nothing`;
  await tx`
    insert into public.forum_reads (community_id, person_id, read_until)
    select ${LARGE}, p.id, now() - interval '3 days'
    from public.profiles p where p.username like 'row-%' limit ${people / 2}::int`;
  await tx`
    insert into app.news_reads (community_id, person_id, read_up_to)
    select ${LARGE}, p.id, now() - interval '3 days'
    from public.profiles p where p.username like 'row-%' limit ${people / 2}::int`;
}

/** What those who run communities have done, and what waits for them. */
async function insertWork(
  tx: TransactionSql,
  { communities, posts }: { communities: number; posts: number },
): Promise<void> {
  await tx`
    insert into app.post_reports (community_id, post_id, reporter_id, reason, explanation,
      reported_text, created_at)
    select p.community_id, p.id, ${rowPerson(MEMBER)}, 'spam', '', p.body, now() - interval '1 hour'
    from generate_series(1, ${posts}::int, 100) n
    join public.posts p on p.id = ('60000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  await tx`
    insert into app.post_reports (community_id, post_id, reporter_id, reason, explanation,
      reported_text, created_at)
    select p.community_id, p.id, ${rowPerson(MEMBER)}, 'spam', '', p.body, now() - interval '1 hour'
    from public.posts p where p.community_id = ${LARGE} and p.kind = 'topic' limit 100`;
  await tx`
    insert into app.post_decisions (community_id, post_id, author_id, decided_by, action, rule, facts,
      decided_text, decided_at)
    select p.community_id, p.id, p.author_id, ${rowPerson(ADMINISTRATOR)}, 'hide', 'spam', '', p.body,
      p.hidden_at
    from public.posts p where p.hidden_at is not null and p.community_id = ${LARGE}`;
  await tx`
    insert into app.community_log (community_id, happened_at, actor_id, action)
    select ('50000000-0000-4000-8000-' || lpad((case when n % 10 = 0 then 1
        else 2 + n % (${communities}::int - 1) end)::text, 12, '0'))::uuid,
      now() - n * interval '1 minute', ${rowPerson(ADMINISTRATOR)}, 'settings'
    from generate_series(1, ${posts}::int, 20) n`;
  await tx`
    insert into app.community_invitations (community_id, kind, token_hash, invited_by, created_at,
      expires_at, max_uses)
    select ('50000000-0000-4000-8000-' || lpad((case when n % 10 = 0 then 1
        else 2 + n % (${communities}::int - 1) end)::text, 12, '0'))::uuid, 'link',
      extensions.digest('row ' || n, 'sha256'), ${rowPerson(ADMINISTRATOR)},
      now() - n * interval '1 minute', now() + interval '7 days', 20
    from generate_series(1, ${communities}::int) n`;
}

async function countEverything(tx: TransactionSql): Promise<void> {
  await tx`
    update public.communities c set member_count = counted.members
    from (
      select community_id, count(*) filter (where state in ('member', 'suspended')) as members
      from public.community_memberships group by community_id
    ) counted
    where counted.community_id = c.id and c.slug like 'row-%'`;
  await tx`
    update public.posts p set reply_count = counted.replies, last_activity_at = counted.newest
    from (
      select post_id, count(*) as replies, max(created_at) as newest
      from public.replies where id::text like '70000000%' group by post_id
    ) counted
    where counted.post_id = p.id`;
  await tx`
    with written as (
      select p.community_id, date_trunc('week', p.created_at)::date as week, p.author_id as person_id,
        1 as post, 0 as reply
      from public.posts p where p.id::text like '60000000%'
      union all
      select p.community_id, date_trunc('week', r.created_at)::date, r.author_id, 0, 1
      from public.replies r join public.posts p on p.id = r.post_id where r.id::text like '70000000%'
    ), writers as (
      insert into app.community_writers (community_id, week, person_id)
      select distinct community_id, week, person_id from written where week > now() - interval '5 weeks'
    )
    insert into app.community_weeks (community_id, week, posts, replies, active, joined)
    select community_id, week, sum(post), sum(reply), count(distinct person_id), 3 from written
    group by community_id, week`;
}

/** As many posts more in the large community, by the same people in the same weeks. */
export async function addPosts(sql: Sql, posts: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into public.posts
        (id, community_id, kind, author_id, title, body, created_at, published_at, last_activity_at)
      select gen_random_uuid(), ${LARGE}, 'topic', author_id, 'De plus', 'De plus', created_at,
        created_at, created_at
      from (
        select p.author_id, p.created_at, row_number() over (order by p.id) as n
        from public.posts p where p.community_id = ${LARGE}
      ) was
      join (
        select 1 + more % (
          select count(*) from public.posts p where p.community_id = ${LARGE}) as n
        from generate_series(1, ${posts}::int) more
      ) wanted using (n)`;
    await tx`
      update app.community_weeks w set posts = counted.posts
      from (
        select date_trunc('week', created_at)::date as week, count(*) as posts
        from public.posts where community_id = ${LARGE} group by 1
      ) counted
      where w.community_id = ${LARGE} and w.week = counted.week`;
  });
  await sql`analyze public.posts`;
}

/** One call of a screen, by the n-th generated person. */
export type ScreenCall = {
  name: string;
  person: number;
  call: string;
  args: Record<string, unknown>;
  /** How many rows it may read, where they are more than usual. */
  reads?: number;
};

const by =
  (person: number) =>
  (name: string, call: string, args: Record<string, unknown> = {}): ScreenCall => ({
    ...{ name, person, call, args },
  });
const asMember = by(MEMBER);
const asAdministrator = by(ADMINISTRATOR);
const asStaff = by(STAFF);
const inLarge = { community_id: LARGE };

/** What the screens of communities ask for, in the generated world. */
export const communityScreens = (): ScreenCall[] => [
  ...personalSpace,
  ...insideACommunity,
  ...forum,
  ...searches,
  ...running,
];

const personalSpace = [
  asMember('own communities', 'my_communities'),
  asMember('proposed communities', 'suggested_communities'),
  asMember('own details', 'own_member_details'),
  asMember('all communities', 'list_communities'),
  asMember('all communities, further on', 'list_communities', { after: 'row-500' }),
  asMember('communities by words', 'list_communities', { query: 'communauté 17' }),
];

const insideACommunity = [
  asMember('menu of a community', 'community', { slug: 'row-1' }),
  asMember('its first page', 'home_of_community', inLarge),
  asMember('news', 'list_news', inLarge),
  asMember('news, further on', 'list_news', { ...inLarge, after: rowPost(10_030) }),
  asMember('experiences', 'list_experiences', inLarge),
  asMember('experiences, most useful first', 'list_experiences', { ...inLarge, by_use: true }),
  asMember('links', 'list_links', inLarge),
  asMember('groups', 'list_groups', inLarge),
  asMember('documents', 'list_documents', inLarge),
  asMember('documents under a heading', 'list_documents', { ...inLarge, category: 'Rubrique 0' }),
  asMember('one document', 'community_document', { document_id: rowThing(10) }),
  asMember('agenda', 'list_events', inLarge),
  asMember('agenda, what is over', 'list_events', { ...inLarge, is_past: true }),
  asMember('one event', 'event', { event_id: rowThing(10) }),
  asMember('members', 'list_members', inLarge),
  asMember('members, further on', 'list_members', { ...inLarge, after: rowPerson(8_000) }),
  asMember('members by name', 'list_members', { ...inLarge, query: 'personne 17' }),
  asMember('members of communes', 'list_members', { ...inLarge, authority_type: 'commune' }),
  asMember('members by position', 'list_members', { ...inLarge, held_position: 'secretaire' }),
  {
    // The entries of the community are looked through once, and nothing else.
    ...asMember('members, none of that name', 'list_members', { ...inLarge, query: 'introuvable' }),
    reads: 12_000,
  },
];

const forum = [
  asMember('forum', 'forum', inLarge),
  asMember('topics', 'list_topics', inLarge),
  asMember('topics, unanswered', 'list_topics', { ...inLarge, filter: 'unanswered' }),
  asMember('topics, unsolved', 'list_topics', { ...inLarge, filter: 'unsolved' }),
  asMember('topics, followed', 'list_topics', { ...inLarge, filter: 'followed' }),
  asMember('topics of a category', 'list_topics', { ...inLarge, category_id: rowCategory(1, 2) }),
  asMember('one topic', 'topic', { post_id: rowPost(10) }),
  asMember('two thousand replies', 'list_post_replies', { post_id: rowPost(10) }),
  asMember('replies around one', 'list_post_replies', {
    ...{ post_id: rowPost(10), around: rowReply(1_000) },
  }),
  asMember('names for « @ »', 'suggest_members', { ...inLarge, query: 'personne 12' }),
];

const searches = [
  asMember('search in the forum, a common word', 'search_forum', { ...inLarge, query: 'budget' }),
  asMember('search in the forum, a rare word', 'search_forum', {
    ...inLarge,
    query: 'dossier 4710',
  }),
  asMember('search in the forum, none', 'search_forum', { ...inLarge, query: 'xylophone' }),
  asMember('search in the forum, replies', 'search_forum', { ...inLarge, query: 'registre' }),
  asMember('search in documents', 'list_documents', { ...inLarge, query: 'guide budg' }),
  asMember('search in all, a common word', 'search_communities', { query: 'budget' }),
  asMember('search in all, a rare word', 'search_communities', { query: 'dossier 4710' }),
  asMember('search in all, none', 'search_communities', { query: 'xylophone' }),
];

const running = [
  asAdministrator('menu, for its administrator', 'community', { slug: 'row-1' }),
  asAdministrator('what waits', 'my_queue'),
  asAdministrator('how much waits', 'count_my_queue'),
  asAdministrator('ready answers', 'my_ready_answers'),
  asAdministrator('reports', 'community_reports', inLarge),
  asAdministrator('log', 'community_log', inLarge),
  asAdministrator('figures', 'community_figures', inLarge),
  asAdministrator('settings', 'community_settings', inLarge),
  asAdministrator('members, for its administrator', 'list_members', {
    ...{ ...inLarge, authority_size: 'under-2000' },
  }),
  asAdministrator('suspended members', 'list_suspended', inLarge),
  asAdministrator('invitations', 'list_invitations', inLarge),
  asAdministrator('who comes to an event', 'list_registered', { event_id: rowThing(10) }),
  asAdministrator('communities that one runs', 'communities_i_run'),
  asMember('what was decided about one’s own', 'my_post_moderation'),
  asStaff('communities that staff runs', 'communities_i_run'),
  asStaff('communities that staff runs, by words', 'communities_i_run', { query: 'communauté 17' }),
  asStaff('closed communities', 'list_closed_communities'),
];
