import assert from 'node:assert/strict';
import { test, type World } from './fixtures.ts';

const OPINION = '0000000d-0000-4000-8000-000000000001';
const OTHER = '0000000d-0000-4000-8000-000000000002';

const report = async ({ as }: Pick<World, 'as'>) => {
  const pages: { pageId: string }[] = Object(
    await as('publisher').value`select app.help_opinions()`,
  );
  return pages.find(({ pageId }) => pageId === 'mdp');
};

test('whoever reads says yes or no, and the editors read it page by page', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  await world.as('anon').rows`select give_help_opinion('mdp', true, '', ${OPINION})`;
  await world.as('camille').rows`select give_help_opinion('mdp', false, ' Trop long ', ${OTHER})`;
  assert.deepEqual(await report(world), {
    pageId: 'mdp',
    yes: 1,
    no: 1,
    lastAt: '2026-11-25T12:00:00+00:00',
    sentences: [{ at: '2026-11-25T12:00:00+00:00', isHelpful: false, sentence: 'Trop long' }],
  });
});

test('a device changes its own opinion, of that page alone', async (world) => {
  await world.as('anon').rows`select give_help_opinion('mdp', true, '', ${OPINION})`;
  await world.as('anon').rows`select give_help_opinion('mdp', false, 'Non, en fait', ${OPINION})`;
  await world.as('anon').rows`select give_help_opinion('autre', true, '', ${OPINION})`;
  assert.partialDeepStrictEqual(await report(world), { yes: 0, no: 1 });
});

test('addresses and numbers stay out; dates and steps may be written', async (world) => {
  const say = (sentence: string) => world.as('anon').refusal`
    select give_help_opinion('mdp', true, ${sentence})`;
  for (const sentence of ['zoe@exemple.fr', 'Appelez le 06 12 34 56 78', 'dossier 123456']) {
    assert.match(await say(sentence), /^PT400 opinion-private/);
  }
  assert.match(await say('a'.repeat(501)), /^PT400 opinion-invalid/);
  await world.as('anon')
    .rows`select give_help_opinion('mdp', true, 'Étape 3, le 25 novembre 2026')`;
});

test('opinions are of pages that are published, and the publisher alone says which', async (world) => {
  const say = (page: string | null) =>
    world.as('anon').refusal`select give_help_opinion(${page}, true)`;
  for (const page of ['inventee', '<b>', '', null]) {
    assert.match(await say(page), /^PT400 opinion-page-unknown/);
  }
  await world.as('publisher').rows`select app.keep_help_pages('{neuve,mdp}')`;
  assert.match(await say('autre'), /^PT400 opinion-page-unknown/);
  for (const page of ['neuve', 'mdp']) {
    await world.as('anon').rows`select give_help_opinion(${page}, true)`;
  }
  for (const person of ['anon', 'camille', 'service'] as const) {
    assert.match(await world.as(person).refusal`select app.keep_help_pages('{}')`, /^42501/);
  }
});

test('the editors read two hundred pages at most, those that helped least first', async (world) => {
  await world.admin.rows`
    insert into app.help_opinions (id, page_id, is_helpful, sentence, given_at)
    select gen_random_uuid(), 'p-' || n, true, '', '2026-11-25' from generate_series(1, 250) n`;
  await world.as('anon').rows`select give_help_opinion('mdp', false, 'Trop long')`;
  const pages = Object(await world.as('publisher').value`select app.help_opinions()`);
  assert.equal(pages.length, 200);
  assert.partialDeepStrictEqual(pages[0], {
    pageId: 'mdp',
    sentences: [{ sentence: 'Trop long' }],
  });
});

test('a flood on one page is stopped', async (world) => {
  await world.admin
    .rows`update app.limits set max_attempts = 3 where kind = 'help opinion per page'`;
  for (let n = 0; n < 3; n++) await world.as('anon').rows`select give_help_opinion('mdp', true)`;
  const fourth = await world.as('anon').refusal`select give_help_opinion('mdp', true)`;
  assert.match(fourth, /^PT429 too-many-attempts/);
});

test('nobody but the publisher reads them, and they go after a year', async (world) => {
  for (const person of ['anon', 'camille', 'service'] as const) {
    assert.match(await world.as(person).refusal`select app.help_opinions()`, /^42501/);
  }
  await world.at('2026-11-25T12:00:00Z');
  await world.as('anon').rows`select give_help_opinion('mdp', true)`;
  await world.at('2027-11-26T12:00:00Z');
  await world.admin.rows`select app.job_purge_help_opinions()`;
  assert.equal(await report(world), undefined);
});
