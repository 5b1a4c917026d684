import type { Sql } from 'postgres';
import { OPENED } from './catalogue.ts';
import { communityId, type Name, personId, postId, replyId } from './personas.ts';

/** A community with approval, a hidden one, an open one; groups of the first; a closed one. */
export const MAIRIES = communityId(1);
export const HIDDEN = communityId(2);
export const EUROPE = communityId(3);
export const BUDGET = communityId(4);
export const HIDDEN_GROUP = communityId(5);
export const CLOSED = communityId(6);

const COMMUNITIES = [
  { id: MAIRIES, slug: 'mairies', name: 'Secrétaires de mairie' },
  { id: HIDDEN, slug: 'discrete', name: 'Cercle discret', is_listed: false },
  { id: EUROPE, slug: 'europe', name: 'Zone Europe', needs_approval: false },
  { id: BUDGET, slug: 'mairies-budget', name: 'Budget', kind: 'group', parent_id: MAIRIES },
  {
    ...{ id: HIDDEN_GROUP, slug: 'mairies-discret', name: 'Groupe discret', kind: 'group' },
    ...{ parent_id: MAIRIES, is_listed: false },
  },
  { id: CLOSED, slug: 'fermee', name: 'Fermée', closed_at: OPENED },
];

type Standing = 'pending' | 'member' | 'refused' | 'suspended' | 'administrator';

const STANDINGS: [string, Name, Standing][] = [
  [MAIRIES, 'camille', 'member'],
  [MAIRIES, 'dominique', 'member'],
  [MAIRIES, 'lou', 'member'],
  [MAIRIES, 'ines', 'pending'],
  [MAIRIES, 'omar', 'refused'],
  [MAIRIES, 'nadia', 'suspended'],
  [MAIRIES, 'alix', 'administrator'],
  // Barred from the platform: what she was here counts for nothing.
  [MAIRIES, 'sacha', 'administrator'],
  [HIDDEN, 'basile', 'administrator'],
  [HIDDEN, 'dominique', 'member'],
  [EUROPE, 'basile', 'administrator'],
  [BUDGET, 'dominique', 'member'],
  [BUDGET, 'lou', 'administrator'],
  [BUDGET, 'camille', 'pending'],
  [HIDDEN_GROUP, 'lou', 'administrator'],
  [CLOSED, 'camille', 'member'],
];

const row = ([community_id, name, standing]: [string, Name, Standing]) => ({
  community_id,
  person_id: personId(name),
  state: standing === 'administrator' ? 'member' : standing,
  is_administrator: standing === 'administrator',
  asked_at: standing === 'pending' ? OPENED : null,
  joined_at: ['member', 'suspended', 'administrator'].includes(standing) ? OPENED : null,
  // They have waited since the beginning of time: nobody is reminded of them in the middle of a test.
  reminders: standing === 'pending' ? 2 : 0,
  may_ask_again_at: standing === 'refused' ? '2900-01-01T00:00:00Z' : null,
});

/** Communities with somebody of every standing, and a topic with a reply in each. */
export async function seedCommunities(sql: Sql): Promise<void> {
  await sql`insert into public.communities ${sql(
    COMMUNITIES.map((community) => ({
      ...{ kind: 'community', parent_id: null, is_listed: true, needs_approval: true },
      ...{ closed_at: null, created_at: OPENED, ...community },
    })),
  )}`;
  await sql`insert into public.community_memberships ${sql(STANDINGS.map(row))}`;
  const authors: [string, Name][] = [
    [MAIRIES, 'dominique'],
    [HIDDEN, 'dominique'],
    [EUROPE, 'basile'],
    [BUDGET, 'dominique'],
    [HIDDEN_GROUP, 'lou'],
  ];
  await sql`insert into public.posts ${sql(
    authors.map(([community_id, name], at) => ({
      id: postId(at + 1),
      ...{ community_id, kind: 'topic', author_id: personId(name), title: `Sujet ${at + 1}` },
      ...{ body: 'Une question', created_at: OPENED, published_at: OPENED },
      last_activity_at: OPENED,
    })),
  )}`;
  await sql`insert into public.replies ${sql(
    authors.map(([, name], at) => ({
      ...{ id: replyId(at + 1), post_id: postId(at + 1), author_id: personId(name) },
      ...{ body: 'Une réponse', created_at: OPENED },
    })),
  )}`;
}
