import assert from 'node:assert/strict';
import { test, type World } from './fixtures.ts';

const note = async (
  { as }: Pick<World, 'as'>,
  query: string | null,
  who: 'anon' | 'camille' = 'anon',
) => {
  await as(who).rows`select note_failed_search(${query})`;
};

type Row = { words: string; searches: number; last_day: string };

const listed = async ({ as }: Pick<World, 'as'>) =>
  (await as('publisher').value`select app.failed_searches()`) as Row[];

const counted = async (world: Pick<World, 'as'>) =>
  (await listed(world)).map(({ words, searches }) => `${words} ${searches}`);

test('what was not found is counted once for all ways of typing it, most often first', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  await note(world, 'mosaïque');
  await note(world, 'Élections  du CŒUR');
  await note(world, 'elections du coeur !', 'camille');
  assert.deepEqual(await counted(world), ['Élections du CŒUR 2', 'mosaïque 1']);
  await world.at('2026-12-01T23:30:00Z');
  await note(world, 'Mosaique');
  await note(world, 'mosaïque');
  assert.deepEqual(
    (await listed(world)).map(({ words, last_day }) => [words, last_day]),
    [
      ['mosaïque', '2026-12-02'],
      ['Élections du CŒUR', '2026-11-22'],
    ],
  );
});

test('an address, a number, a letter and nothing at all are passed over in silence', async (world) => {
  const refused = [
    'nora@preau.test',
    'nora＠preau.test',
    '１２３４５６',
    '06 12 34',
    'né le 1.2.1934',
    'x'.repeat(101),
    '   ',
    '?!',
    null,
  ];
  for (const query of refused) await note(world, query);
  assert.deepEqual(await counted(world), []);
  await note(world, 'x'.repeat(100));
  await note(world, 'module 12345');
  assert.equal((await counted(world)).length, 2);
});

test('nobody floods the list, and nobody is told', async (world) => {
  await world.admin.rows`
    update app.limits set max_attempts = 2 where kind = 'failed search per hour'`;
  await world.at('2026-11-22T12:00:00Z');
  for (const query of ['un', 'deux', 'trois']) await note(world, query);
  assert.deepEqual(await counted(world), ['deux 1', 'un 1']);
  await world.at('2026-11-22T13:00:01Z');
  await note(world, 'trois');
  assert.equal((await counted(world)).length, 3);
});

test('new texts are counted up to a limit, known ones always', async (world) => {
  await world.admin.rows`
    insert into app.failed_search_counts (folded, shown, searches, first_day, last_day)
    select 'mot ' || n, 'mot ' || n, 1, '2026-11-22', '2026-11-22' from generate_series(1, 19999) n`;
  for (const query of ['mosaïque', 'vitrail', 'Mosaïque']) await note(world, query);
  assert.equal((await counted(world))[0], 'mosaïque 2');
  assert.equal(await world.admin.value`select count(*)::int from app.failed_search_counts`, 20_000);
});

test('a search that was made once is forgotten after a month', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  for (const query of ['mosaïque', 'vitrail', 'vitrail']) await note(world, query);
  await world.at('2026-12-22T12:00:00Z');
  await world.as('service').rows`select tick()`;
  assert.deepEqual(await counted(world), ['vitrail 2', 'mosaïque 1']);
  await world.at('2026-12-23T12:00:00Z');
  await world.as('service').rows`select tick()`;
  assert.deepEqual(await counted(world), ['vitrail 2']);
});

test('a search that nobody made for a year is forgotten', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  for (const query of ['mosaïque', 'mosaïque', 'vitrail']) await note(world, query);
  await world.at('2026-12-22T12:00:00Z');
  await note(world, 'vitrail');
  await world.at('2027-11-22T12:00:00Z');
  await world.as('service').rows`select tick()`;
  assert.equal((await counted(world)).length, 2);
  await world.at('2027-11-23T12:00:00Z');
  await world.as('service').rows`select tick()`;
  assert.deepEqual(await counted(world), ['vitrail 2']);
});

test('who typed what stands nowhere, and the list is for the publisher alone', async (world) => {
  await note(world, 'mosaïque', 'camille');
  const [row] = await world.admin.rows`select * from app.failed_search_counts`;
  assert.deepEqual(Object.keys(row ?? {}).sort(), [
    'first_day',
    'folded',
    'last_day',
    'searches',
    'shown',
  ]);
  for (const persona of ['anon', 'camille', 'elise', 'service'] as const) {
    assert.match(await world.as(persona).refusal`select app.failed_searches()`, /^42501/, persona);
  }
});
