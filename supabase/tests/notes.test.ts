import assert from 'node:assert/strict';
import { changed } from './catalogue.ts';
import { test, type World } from './fixtures.ts';
import { personId } from './personas.ts';

const NOTE = '00000008-0000-4000-8000-000000000001';
const HERS = '00000006-0000-4000-8000-000000000001'; // camille's, in the template (world.ts)

type Write = { id?: string; lesson?: string; body?: string | null; revision?: number };

const save = ({ id = NOTE, lesson = 'open', body = 'Ma note', revision = 0 }: Write = {}) =>
  [id, lesson, body, revision] as const;

const saved = async ({ as }: Pick<World, 'as'>, write: Write = {}, who = 'camille' as const) => {
  const [id, lesson, body, revision] = save(write);
  return as(who).value`
    select (save_note(${id}, ${lesson}, 'p-3', 'Premiers mots', ${body}, ${revision}) ->> 'revision')::int`;
};

const refused = async (
  { as }: Pick<World, 'as'>,
  write: Write,
  who: Parameters<World['as']>[0] = 'camille',
) => {
  const [id, lesson, body, revision] = save(write);
  return as(who).refusal`
    select save_note(${id}, ${lesson}, 'p-3', 'Premiers mots', ${body}, ${revision})`;
};

const bodies = async ({ admin }: Pick<World, 'admin'>, id = NOTE) =>
  (await admin.rows`select body, revision from notes where id = ${id}`).map((row) => ({ ...row }));

test('camille reads her own notes, and lou none of them', async ({ as }) => {
  const [note] = await as('camille').rows`select lesson_id, body from notes`;
  assert.deepEqual({ ...note }, { lesson_id: 'static', body: 'Une note dans la marge' });
  assert.deepEqual(await as('lou').rows`select id from notes`, []);
  assert.deepEqual(await as('alix').rows`select id from notes`, []);
  assert.deepEqual(await as('elise').rows`select id from notes`, [], 'not even the staff');
});

test('who is barred neither reads nor writes notes', async (world) => {
  await world.admin.rows`update notes set person_id = ${personId('sacha')} where id = ${HERS}`;
  assert.deepEqual(await world.as('sacha').rows`select id from notes`, []);
  for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea'] as const) {
    assert.equal(await refused(world, {}, persona), 'PT401 signed-out', persona);
    assert.equal(
      await world.as(persona).refusal`select delete_note(${HERS})`,
      'PT401 signed-out',
      persona,
    );
  }
  assert.match(await refused(world, {}, 'anon'), /^42501/);
  assert.match(await world.as('anon').refusal`select delete_note(${HERS})`, /^42501/);
});

test('a note sent twice is stored once, also when its answer was lost', async (world) => {
  assert.equal(await saved(world), 1);
  assert.equal(await saved(world), 1);
  assert.deepEqual(await bodies(world), [{ body: 'Ma note', revision: 1 }]);
  assert.equal(await saved(world, { body: 'Mieux dit', revision: 1 }), 2);
  assert.equal(await saved(world, { body: 'Mieux dit', revision: 1 }), 2);
  assert.deepEqual(await bodies(world), [{ body: 'Mieux dit', revision: 2 }]);
});

test('a note that goes on being written while its first answer is lost is no quarrel', async (world) => {
  await saved(world);
  assert.equal(await saved(world, { body: 'Ma note, suite', revision: 0 }), 2);
});

test('who writes over a change that they have not seen is told, and nothing is lost', async (world) => {
  await saved(world);
  await saved(world, { body: 'Du téléphone', revision: 1 });
  const refusal = await refused(world, { body: 'De l’ordinateur', revision: 1 });
  assert.equal(refusal, 'PT409 note-changed');
  assert.equal(await refused(world, { body: 'Encore', revision: 0 }), 'PT409 note-changed');
  assert.deepEqual(await bodies(world), [{ body: 'Du téléphone', revision: 2 }]);
});

test('a note deleted elsewhere is not written over, and deleting twice does no harm', async (world) => {
  await saved(world);
  await world.as('camille').rows`select delete_note(${NOTE})`;
  await world.as('camille').rows`select delete_note(${NOTE})`;
  assert.equal(await refused(world, { body: 'Trop tard', revision: 1 }), 'PT404 note-unknown');
  assert.deepEqual(await bodies(world), []);
});

test("nobody writes over or deletes somebody else's note, nor learns that it is there", async (world) => {
  assert.equal(await refused(world, { id: HERS, revision: 1 }, 'zoe'), 'PT404 note-unknown');
  assert.equal(await refused(world, { id: HERS, revision: 0 }, 'zoe'), 'PT409 note-changed');
  await world.as('zoe').rows`select delete_note(${HERS})`;
  assert.deepEqual(await bodies(world, HERS), [{ body: 'Une note dans la marge', revision: 1 }]);
});

test('a new note asks for a lesson that is open to its author', async (world) => {
  for (const lesson of ['locked', 'undated', 'members']) {
    assert.equal(await refused(world, { lesson }), 'PT403 lesson-locked', lesson);
  }
  assert.equal(await refused(world, { lesson: 'no-such' }), 'PT404 lesson-unknown');
});

test('when the lesson locks again, camille still reads, mends and deletes her note', async (world) => {
  const { as, admin } = world;
  await saved(world);
  await admin.rows`select app.flip_release(app.prepare_release(
    ${JSON.stringify(changed({ open: { opensAt: '2999-01-01T00:00:00Z' } }))}::text::jsonb))`;
  assert.equal(
    await as('camille').value`select body from notes where id = ${NOTE}`,
    'Ma note',
    'it is her own text',
  );
  assert.equal(await saved(world, { body: 'Corrigée', revision: 1 }), 2);
  assert.equal(
    await saved(world, { body: 'Corrigée', revision: 0 }),
    2,
    'sent once more, it is known',
  );
  await as('camille').rows`select delete_note(${NOTE})`;
  assert.equal(await refused(world, {}), 'PT403 lesson-locked', 'a new one is another matter');
});

test('a note holds words, and not too many', async (world) => {
  for (const body of ['', ' \n\t ', null]) {
    assert.equal(await refused(world, { body }), 'PT400 note-empty');
  }
  assert.equal(await refused(world, { body: 'x'.repeat(5001) }), 'PT400 note-too-long');
  assert.equal(await saved(world, { body: 'x'.repeat(5000) }), 1);
});

test('two hundred notes beside one lesson are enough', async (world) => {
  await world.admin.rows`
    insert into notes (id, person_id, lesson_id, anchor, quote, body, revision, created_at, updated_at)
    select gen_random_uuid(), ${personId('camille')}, 'open', '', '', 'note', 1, now(), now()
    from generate_series(1, 200)`;
  assert.equal(await refused(world, {}), 'PT429 too-many-notes');
  assert.equal(await saved(world, { lesson: 'static' }), 1);
});

test('as many new notes in a day as anybody writes: those that are there are mended all the same', async (world) => {
  const [id, another] = [NOTE, NOTE.replace(/1$/, '2')];
  assert.equal(
    await world.admin.value`select max_attempts from app.limits where kind = 'note per day'`,
    300,
  );
  await world.admin.rows`update app.limits set max_attempts = 1 where kind = 'note per day'`;
  await world.at('2026-11-22T12:00:00Z');
  assert.equal(await saved(world, { id }), 1);
  assert.match(await refused(world, { id: another }), /^PT429 too-many-attempts/);
  assert.equal(await saved(world, { id }), 1, 'sent twice, it is stored once');
  assert.equal(await saved(world, { id, body: 'Mieux dit', revision: 1 }), 2);
  await world.at('2026-11-23T12:00:01Z');
  assert.equal(await saved(world, { id: another }), 1);
});

test('a note without an identity is refused by name', async (world) => {
  for (const revision of [0, 1]) {
    assert.equal(
      await world.as('camille').refusal`
        select save_note(null, 'open', '', '', 'Ma note', ${revision})`,
      'PT400 note-without-id',
    );
  }
});

test('a place and a quote that are too long are cut, and the times are the server’s', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  await world.as('camille').rows`
    select save_note(${NOTE}, 'open', repeat('a', 300), repeat('q', 300), 'Ma note', 0)`;
  await world.at('2026-11-22T13:00:00Z');
  await saved(world, { body: 'Plus tard', revision: 1 });
  const [note] = await world.admin.rows`
    select char_length(anchor) as anchor, char_length(quote) as quote,
      created_at at time zone 'UTC' = '2026-11-22 12:00' as is_created,
      updated_at at time zone 'UTC' = '2026-11-22 13:00' as is_updated
    from notes where id = ${NOTE}`;
  assert.deepEqual({ ...note }, { anchor: 200, quote: 200, is_created: true, is_updated: true });
});
