import type { Sql } from 'postgres';

/** The n-th generated community, from 1; the first is the large one. */
export const rowCommunity = (n: number) => `50000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const rowPost = (n: number) => `60000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

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
 * five is a group in the one before it), their members, and what they wrote over the last year. One
 * community holds a tenth of all, the others share the rest evenly. Everybody below the hundredth
 * person is a member of the large one, and the first runs it.
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
    await tx`
      insert into public.communities
        (id, kind, parent_id, slug, name, description, needs_approval, is_listed, created_at)
      select ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        case when n % 5 = 0 then 'group' else 'community' end,
        case when n % 5 = 0
          then ('50000000-0000-4000-8000-' || lpad((n - 1)::text, 12, '0'))::uuid end,
        format('row-%s', n), format('Communauté %s', n),
        'Des personnes qui exercent le même métier, et s’entraident.', n % 2 = 0, n % 10 <> 3,
        now() - interval '1 year'
      from generate_series(1, ${communities}::int) n`;
    await tx`
      insert into public.community_memberships
        (community_id, person_id, state, is_administrator, asked_at, joined_at)
      select ('50000000-0000-4000-8000-' || lpad(community::text, 12, '0'))::uuid,
        ('20000000-0000-4000-8000-' || lpad(person::text, 12, '0'))::uuid,
        case when place % 40 = 39 then 'pending' else 'member' end, place = 0,
        now() - place * interval '1 minute',
        case when place % 40 <> 39 then now() - place * interval '1 minute' end
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
      ) placed
      on conflict do nothing`;
    await tx`
      insert into public.posts
        (id, community_id, kind, author_id, title, body, context, created_at, published_at,
          hidden_at, last_activity_at)
      select ('60000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        ('50000000-0000-4000-8000-' || lpad((case when n % 10 = 0 then 1
          else 2 + n % (${communities}::int - 1) end)::text, 12, '0'))::uuid,
        (array['topic', 'topic', 'topic', 'news', 'experience'])[1 + n % 5],
        ('20000000-0000-4000-8000-' || lpad((1 + n * 7 % ${people}::int)::text, 12, '0'))::uuid,
        format('Une question sur le %s numéro %s',
          (array['budget', 'scrutin', 'cimetière', 'recensement'])[1 + n % 4], n),
        format('Comment faites-vous pour le dossier %s ? **Merci** de vos réponses.', n % 5000),
        case when n % 5 = 4 then 'Une commune de 800 habitants.' end, at, at,
        case when n % 50 = 7 then at end, at
      from generate_series(1, ${posts}::int) n,
        lateral (select now() - (n % 365) * interval '1 day' - n % 1000 * interval '1 minute' as at) t`;
    await tx`
      insert into public.replies (id, post_id, author_id, body, created_at)
      select ('70000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, p.id,
        ('20000000-0000-4000-8000-' || lpad((1 + n * 11 % ${people}::int)::text, 12, '0'))::uuid,
        'Chez nous, nous commençons par le registre. ' || n, p.created_at + interval '1 hour'
      from generate_series(1, ${replies}::int) n
      join public.posts p on p.id = ('60000000-0000-4000-8000-'
        || lpad((case when n <= 2000 then 10 else 1 + n * 3 % ${posts}::int end)::text, 12, '0'))::uuid`;
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
  });
  await sql`vacuum analyze`;
}

/** One call of a screen, by the n-th generated person. */
export type ScreenCall = {
  name: string;
  person: number;
  call: string;
  args: Record<string, unknown>;
};

const MEMBER = 7;
const ADMINISTRATOR = 1;
const LARGE = rowCommunity(1);

/** What the screens of communities ask for, in the generated world. */
export function communityScreens(): ScreenCall[] {
  const asMember = (name: string, call: string, args: Record<string, unknown> = {}) => ({
    name,
    person: MEMBER,
    call,
    args,
  });
  const asAdministrator = (name: string, call: string, args: Record<string, unknown> = {}) => ({
    name,
    person: ADMINISTRATOR,
    call,
    args,
  });
  return [
    asMember('menu of a community', 'community', { slug: 'row-1' }),
    asMember('all communities', 'list_communities'),
    asMember('communities by words', 'list_communities', { query: 'communauté 17' }),
    asMember('own communities', 'my_communities'),
    asMember('groups', 'list_groups', { community_id: LARGE }),
    asAdministrator('menu, for its administrator', 'community', { slug: 'row-1' }),
  ];
}
