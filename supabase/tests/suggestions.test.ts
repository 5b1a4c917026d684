import assert from 'node:assert/strict';
import { EUROPE, HIDDEN, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { personId } from './personas.ts';

type Suggestion = { slug: string; state: string; why: Record<string, unknown> };

const suggested = async ({ as }: World, persona: Persona): Promise<Suggestion[]> =>
  Array.from(Object(await as(persona).value`select suggested_communities()`));
const slugs = async (world: World, persona: Persona) =>
  (await suggested(world, persona)).map(({ slug }) => slug);

const found = ({ admin }: World, slug: string, minute: number, more: object = {}) => {
  const {
    types = [],
    sizes = [],
    positions = [],
    course = null,
    is_listed = true,
  } = {
    ...({} as Record<string, never>),
    ...more,
  };
  return admin.rows`
    insert into communities (kind, slug, name, created_at, audience_types, audience_sizes,
      audience_positions, course_id, is_listed)
    values ('community', ${slug}, ${`Nom ${slug}`},
      timestamptz '2030-01-01' + ${minute} * interval '1 minute', ${types}, ${sizes}, ${positions},
      ${course}, ${is_listed})`;
};

test('what is hidden, closed, a group or the talk of a session is proposed to nobody', async (world) => {
  assert.deepEqual(await slugs(world, 'zoe'), ['mairies', 'europe']);
  await world.admin.rows`update communities set is_listed = false where id = ${MAIRIES}`;
  assert.deepEqual(await slugs(world, 'zoe'), ['europe']);
  await world.admin.rows`update communities set closed_at = now() where id = ${EUROPE}`;
  assert.deepEqual(await slugs(world, 'zoe'), []);
  await world.admin.rows`update communities set is_listed = true where id = ${HIDDEN}`;
  assert.deepEqual(await slugs(world, 'zoe'), ['discrete']);
});

test('what somebody has to do with already is not proposed, whatever it is', async (world) => {
  for (const persona of ['camille', 'ines', 'omar', 'nadia'] as const) {
    assert.deepEqual(await slugs(world, persona), ['europe'], persona);
  }
});

test('six are proposed: what fits comes first, then the busy ones, then the oldest', async (world) => {
  const { as, admin } = world;
  for (let at = 1; at <= 8; at += 1) await found(world, `n${at}`, at);
  assert.deepEqual(await slugs(world, 'zoe'), ['mairies', 'europe', 'n1', 'n2', 'n3', 'n4']);

  await admin.rows`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    select gen_random_uuid(), c.id, 'topic', ${personId('lou')}, 'Sujet', 'Texte', now(), now(), now()
    from communities c, generate_series(1, 5) where c.slug = 'n8'`;
  await admin.rows`select app.job_count_week_threads()`;
  const [busy] = await suggested(world, 'zoe');
  assert.deepEqual([busy?.slug, busy?.why['is_busy']], ['n8', true]);

  const small = { types: ['commune'], sizes: ['under-2000'], positions: ['Secrétaire de mairie'] };
  await found(world, 'petites', 20, small);
  await found(world, 'communes', 21, { types: ['commune'] });
  await found(world, 'regions', 22, { types: ['region'] });
  await as('zoe').rows`
    select save_member_details(authority_type => 'commune', authority_size => 'under-2000',
      held_position => 'SECRETAIRE DE MAIRIE itinérante')`;
  const own = await suggested(world, 'zoe');
  assert.deepEqual(
    own.slice(0, 3).map(({ slug, why }) => [slug, why]),
    [
      [
        'petites',
        {
          ...{ course: null, type: 'commune', size: 'under-2000' },
          ...{ position: 'Secrétaire de mairie', is_busy: false },
        },
      ],
      ['communes', { course: null, type: 'commune', size: null, position: null, is_busy: false }],
      ['n8', { course: null, type: null, size: null, position: null, is_busy: true }],
    ],
  );
  assert.equal(own.length, 6);
  assert.ok(!own.some(({ slug }) => slug === 'regions'));
  // What does not concern somebody fits nothing.
  await as('zoe').rows`select save_member_details(authority_type => 'not-concerned')`;
  assert.equal((await slugs(world, 'zoe'))[0], 'n8');
});

test('the community of one’s course comes first, and is offered by the course', async (world) => {
  const { as, admin } = world;
  await found(world, 'du-cours', 30, { course: 'free' });
  const [first] = await suggested(world, 'dominique');
  assert.deepEqual([first?.slug, first?.why['course']], ['du-cours', 'Cours free']);
  const card = Object(await as('zoe').value`select course_community('free')`);
  assert.deepEqual([card.slug, card.state], ['du-cours', 'none']);
  assert.equal(await as('zoe').value`select course_community('closed')`, null);
  await admin.rows`update communities set is_listed = false where slug = 'du-cours'`;
  assert.equal(await as('zoe').value`select course_community('free')`, null);
  assert.deepEqual(await slugs(world, 'dominique'), ['europe']);
  await admin.rows`
    insert into community_memberships (community_id, person_id, state, joined_at)
    select id, ${personId('zoe')}, 'member', now() from communities where slug = 'du-cours'`;
  assert.equal(Object(await as('zoe').value`select course_community('free')`).state, 'member');
});
