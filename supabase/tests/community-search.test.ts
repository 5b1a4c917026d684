import assert from 'node:assert/strict';
import { BUDGET, EUROPE, HIDDEN, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { communityId, type Name, personId } from './personas.ts';

const write = (
  { admin }: World,
  n: number,
  community: string,
  title: string,
  body = '',
  rest: { kind?: string; author?: Name; at?: string } = {},
) => {
  const { kind = 'topic', author = 'dominique', at = '2026-01-01T00:00:00Z' } = rest;
  return admin.rows`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    values (${communityId(700 + n)}, ${community}, ${kind}, ${personId(author)}, ${title}, ${body},
      ${at}, ${at}, ${at})`;
};
const search = async ({ as }: World, persona: Persona, query: string, after: unknown = null) =>
  Object(
    await as(persona).value`
      select search_communities(${query}, ${after === null ? null : JSON.stringify(after)}::text::jsonb)`,
  );
const titles = async (world: World, persona: Persona, query: string) =>
  Array.from((await search(world, persona, query)).results, (row) => Object(row).title);

test('search is closed to the visitor and to who is nobody', async ({ as }) => {
  for (const call of [`search_communities('budget')`, `communities_i_run()`]) {
    await assert.rejects(as('anon').run(`select ${call}`), { code: '42501' });
    for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const) {
      await assert.rejects(as(persona).run(`select ${call}`), { message: 'signed-out' }, persona);
    }
  }
});

test('each finds what they may read, and nothing else', async (world) => {
  await write(world, 1, MAIRIES, 'Délibération en mairie');
  await write(world, 2, HIDDEN, 'Délibération discrète');
  await write(world, 3, BUDGET, 'Délibération du budget');
  await write(world, 4, EUROPE, 'Délibération en Europe');
  const all = async (persona: Persona) => (await titles(world, persona, 'deliberation')).sort();
  assert.deepEqual(await all('dominique'), [
    'Délibération discrète',
    'Délibération du budget',
    'Délibération en mairie',
  ]);
  assert.deepEqual(await all('camille'), ['Délibération en mairie']);
  // Whoever runs a community reads its groups.
  assert.deepEqual(await all('alix'), ['Délibération du budget', 'Délibération en mairie']);
  assert.deepEqual(await all('basile'), ['Délibération discrète', 'Délibération en Europe']);
  for (const persona of ['zoe', 'ines', 'omar', 'nadia', 'elise'] as const) {
    assert.deepEqual(await all(persona), [], persona);
  }
  await world.admin.rows`update communities set closed_at = now() where id = ${MAIRIES}`;
  assert.deepEqual(await all('camille'), []);
  assert.deepEqual(await all('alix'), []);
});

test('what is hidden, deleted or not yet published is not found', async (world) => {
  await write(world, 1, MAIRIES, 'Délibération une', '', { author: 'camille' });
  await write(world, 2, MAIRIES, 'Délibération deux', '', {
    ...{ kind: 'news', at: '2900-01-01T00:00:00Z' },
  });
  assert.deepEqual(await titles(world, 'camille', 'délibération'), ['Délibération une']);
  await world.admin.rows`update posts set hidden_at = now() where id = ${communityId(701)}`;
  assert.deepEqual(await titles(world, 'camille', 'délibération'), []);
  await world.admin.rows`
    update posts set hidden_at = null, deleted_at = now(), title = '', body = ''
    where id = ${communityId(701)}`;
  assert.deepEqual(await titles(world, 'camille', 'délibération'), []);
});

test('words are found by their stem and without accents, all of them, the title first', async (world) => {
  await write(world, 1, MAIRIES, 'Les marchés publics', 'On y parle de **seuils**.');
  await write(world, 2, MAIRIES, 'Autre chose', 'Un marché public se passe ainsi, à l’été.');
  for (const query of ['marche public', 'MARCHÉS', 'marchés, publics !']) {
    assert.deepEqual(await titles(world, 'camille', query), ['Les marchés publics', 'Autre chose']);
  }
  assert.deepEqual(await titles(world, 'camille', 'marché seuil'), ['Les marchés publics']);
  assert.deepEqual(await titles(world, 'camille', 'marché château'), []);
  const [found] = (await search(world, 'camille', 'seuils')).results;
  assert.equal(found.excerpt, 'On y parle de \u0002seuils\u0003.');
  assert.equal(found.href, `/communaute/forum/?c=mairies&id=${communityId(701)}`);
});

test('signs, quotes and backslashes ask for nothing and break nothing', async (world) => {
  await write(world, 1, MAIRIES, 'Budget : 100 % utile', "L'eau");
  for (const query of ['%', "'", '"', '\\', '_', '&|!()<->:*', "';--", '', ' ', 'le la de']) {
    const { asks, results, communities } = await search(world, 'camille', query);
    assert.deepEqual([asks, results, communities], [false, [], []], query);
  }
  for (const query of ["l'eau", '100 %', '"budget"', 'budget\\', 'budget & !utile', 'budget:*']) {
    assert.deepEqual(await titles(world, 'camille', query), ['Budget : 100 % utile'], query);
  }
  // The word of a community opens it to nobody.
  assert.deepEqual(await titles(world, 'camille', `:${HIDDEN}`), []);
  assert.deepEqual(await titles(world, 'camille', 'x'.repeat(100_000)), []);
});

const keepDocument = ({ admin }: World, n: number, community: string, title: string) =>
  admin.rows`
    insert into community_documents (id, community_id, author_id, title, description, category,
      created_at, changed_at, version_count)
    values (${communityId(700 + n)}, ${community}, ${personId('alix')}, ${title},
      'Le règlement du columbarium', 'Cimetière', now(), now(), 1)`;
const announce = ({ admin }: World, n: number, community: string, title: string) =>
  admin.rows`
    insert into events (id, community_id, author_id, title, description, starts_at, ends_at, zone,
      place, link, created_at, changed_at)
    values (${communityId(700 + n)}, ${community}, ${personId('alix')}, ${title},
      'Visite du columbarium', now() + interval '1 day', now() + interval '25 hours', 'Europe/Paris',
      'Mairie de Sens', 'https://visio.exemple.fr/secret', now(), now())`;

test('documents and events are found by what is said of them, by members alone', async (world) => {
  await keepDocument(world, 1, MAIRIES, 'Guide funéraire');
  await keepDocument(world, 2, HIDDEN, 'Guide discret');
  await announce(world, 3, MAIRIES, 'Journée d’étude');
  await announce(world, 4, EUROPE, 'Journée lointaine');
  const { results } = await search(world, 'camille', 'columbarium');
  assert.deepEqual(
    Array.from(results, (row) => [Object(row).kind, Object(row).title, Object(row).href]),
    [
      ['agenda', 'Journée d’étude', `/communaute/agenda/?c=mairies&id=${communityId(703)}`],
      ['documents', 'Guide funéraire', `/communaute/documents/?c=mairies&id=${communityId(701)}`],
    ],
  );
  assert.deepEqual(await titles(world, 'camille', 'sens'), ['Journée d’étude']);
  assert.deepEqual(await titles(world, 'camille', 'cimetières'), ['Guide funéraire']);
  // Its link is for who has a place: neither looked for nor shown.
  assert.deepEqual(await titles(world, 'camille', 'secret'), []);
  assert.doesNotMatch(JSON.stringify(results), /visio/);
  assert.deepEqual(await titles(world, 'zoe', 'columbarium'), []);
});

test('a cancelled event is found as such', async (world) => {
  await announce(world, 1, MAIRIES, 'Journée d’étude');
  const isCancelled = async () =>
    (await search(world, 'camille', 'columbarium')).results.map(
      (row: unknown) => Object(row).is_cancelled,
    );
  assert.deepEqual(await isCancelled(), [false]);
  await world.admin.rows`update events set cancelled_at = now() where id = ${communityId(701)}`;
  assert.deepEqual(await isCancelled(), [true]);
});

test('the best come first, and pages lose and repeat none', async (world) => {
  for (let n = 1; n <= 45; n += 1) {
    const at = `2026-02-${String(1 + (n % 20)).padStart(2, '0')}T00:00:00Z`;
    await write(world, n, MAIRIES, `Piscine ${n}`, '', { at });
  }
  const seen = new Set<string>();
  let after: unknown = null;
  for (const size of [20, 20, 5]) {
    const page = await search(world, 'camille', 'piscine', after);
    assert.deepEqual([page.results.length, page.has_more], [size, size === 20]);
    for (const { id } of page.results) seen.add(id);
    const { rank, id } = page.results.at(-1);
    after = { rank, id };
  }
  assert.equal(seen.size, 45);
});

test('a word that stands everywhere is found by the same people, in all places, once', async (world) => {
  for (let n = 1; n <= 45; n += 1) {
    const at = `2026-02-${String(1 + (n % 20)).padStart(2, '0')}T00:00:00Z`;
    await write(world, n, n % 3 === 0 ? HIDDEN : MAIRIES, `Piscine ${n}`, '', { at });
  }
  await write(world, 46, MAIRIES, 'Piscine cachée');
  await world.admin.rows`update posts set hidden_at = now() where id = ${communityId(746)}`;
  const rare = await search(world, 'camille', 'piscine');
  const forum = () =>
    world.as('camille').value`select search_forum(${MAIRIES}, 'piscine', null, null)`;
  const rareInForum = await forum();
  await world.admin.run('analyze posts');
  assert.deepEqual(
    await world.admin.run(`select app.is_common(app.words_asked('piscine'), 'posts') as common,
      app.is_common(app.words_asked('xylophone'), 'posts') as rare`),
    [{ common: true, rare: false }],
  );
  assert.deepEqual(await search(world, 'camille', 'piscine'), rare);
  assert.deepEqual(await forum(), rareInForum);
  const { results, has_more } = await search(world, 'camille', 'piscine', rare.results.at(-1));
  assert.deepEqual([results.length, has_more], [10, false]);
});

test('the listed communities that are called so stand on the first page', async (world) => {
  const { communities } = await search(world, 'zoe', 'secrétaire');
  assert.deepEqual(
    Array.from(communities, (row) => Object(row).slug),
    ['mairies'],
  );
  const hidden = await search(world, 'zoe', 'discret');
  assert.deepEqual(hidden.communities, []);
});
