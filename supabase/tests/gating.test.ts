import assert from 'node:assert/strict';
import { changed } from './catalogue.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { enrolmentId } from './personas.ts';

type Reasons = Record<string, string | null>;

// What lesson_gate says of each lesson; null is open.
const FREE = { static: null, open: null, early: null, locked: 'scheduled', undated: 'undated' };
const REASONS: [Persona, Reasons][] = [
  ['anon', { ...FREE, kept: 'scheduled', members: 'sign-in', 'members-locked': 'sign-in' }],
  ['zoe', { ...FREE, kept: 'scheduled', members: 'enrolment', 'members-locked': 'enrolment' }],
  ['camille', { ...FREE, kept: null, members: 'enrolment' }],
  ['dominique', { ...FREE, members: null, 'members-locked': 'scheduled', elsewhere: 'enrolment' }],
  ['lou', { ...FREE, members: 'enrolment', elsewhere: null }],
  ['ines', { ...FREE, members: 'session-not-started', 'members-locked': 'session-not-started' }],
  ['basile', { ...FREE, members: 'session-over', 'members-locked': 'session-over' }],
  ['alix', { ...FREE, members: null, 'members-locked': null, elsewhere: 'enrolment' }],
  [
    'elise',
    { static: null, open: null, locked: null, undated: null, members: null, elsewhere: null },
  ],
  ['noa', { ...FREE, members: 'sign-in' }],
  ['sacha', { ...FREE, kept: 'scheduled', members: 'sign-in' }],
  ['mo', { ...FREE, members: 'sign-in' }],
  ['lea', { ...FREE, members: 'sign-in' }],
];

for (const [persona, reasons] of REASONS) {
  test(`${persona} is told why each lesson is locked, and reads those that are open`, async ({
    as,
  }) => {
    for (const [lesson, reason] of Object.entries(reasons)) {
      const [gate] = await as(persona).rows`
        select g ->> 'reason' as reason, (g ->> 'is_open')::boolean as open
        from lesson_gate(${lesson}) g`;
      assert.deepEqual({ lesson, ...gate }, { lesson, reason, open: reason === null });
      const bodies = await as(persona).rows`
        select html from lesson_bodies where lesson_id = ${lesson}`;
      const shown = reason === null && lesson !== 'static' ? [{ html: `<p>${lesson}</p>` }] : [];
      assert.deepEqual({ lesson, bodies }, { lesson, bodies: shown });
    }
  });
}

test('a lesson that is unknown or retired is open to nobody, not even the team', async ({ as }) => {
  for (const lesson of ['no-such', 'retired']) {
    for (const persona of ['anon', 'camille', 'elise'] as const) {
      assert.equal(await as(persona).value`select lesson_gate(${lesson}) ->> 'reason'`, 'unknown');
    }
  }
});

test('the gate gives the date and the time of the server', async ({ as, at }) => {
  await at('2027-01-01T00:00:00Z');
  const gate = await as('anon').value`select lesson_gate('locked')`;
  assert.deepEqual(gate, {
    is_open: false,
    opens_at: '2999-01-06T08:00:00+00:00',
    reason: 'scheduled',
    server_now: '2027-01-01T00:00:00+00:00',
  });
});

test('before a session, the gate gives the date at which it starts', async ({ as }) => {
  assert.equal(
    await as('ines').value`select lesson_gate('members') ->> 'opens_at'`,
    '2900-01-01T00:00:00+00:00',
  );
});

const FILES: [Persona, string[]][] = [
  ['anon', ['kit-open', 'kit-shared']],
  ['camille', ['kit-kept', 'kit-open', 'kit-shared']],
  ['dominique', ['kit-members', 'kit-open', 'kit-shared']],
  ['basile', ['kit-open', 'kit-shared']],
  ['elise', ['kit-kept', 'kit-locked', 'kit-members', 'kit-open', 'kit-shared']],
];
for (const [persona, files] of FILES) {
  test(`${persona} reads the files of lessons that are open, and those alone`, async ({ as }) => {
    const seen = await as(persona).rows`
      select bucket_id, name from storage.objects order by bucket_id, name`;
    assert.deepEqual(
      seen,
      files.map((name) => ({ bucket_id: 'lesson-media', name })),
    );
  });
}

test('a body that was replaced is read by nobody, not even the team', async ({ as }) => {
  for (const persona of ['anon', 'elise'] as const) {
    assert.deepEqual(
      await as(persona).rows`select html from lesson_bodies where lesson_id = 'open'`,
      [{ html: '<p>open</p>' }],
    );
  }
});

// Everything that hangs on the gate must change in the same instant.
async function everyGate({ as }: World, persona: Persona) {
  const one = async (rows: Promise<object[]>) => (await rows).length === 1;
  return {
    gate: await as(persona).value`select (lesson_gate('locked') ->> 'is_open')::boolean`,
    body: await one(as(persona).rows`select html from lesson_bodies where lesson_id = 'locked'`),
    file: await one(as(persona).rows`select name from storage.objects where name = 'kit-locked'`),
  };
}
const all = (open: boolean) => ({ gate: open, body: open, file: open });

const INSTANTS = {
  'an ordinary Monday': '2026-11-09T09:00:00+01:00',
  'the Monday after the clocks go forward': '2027-03-29T09:00:00+02:00',
  'the hour that does not exist': '2027-03-28T03:00:00+02:00',
  'the Monday after the clocks go back': '2026-10-26T09:00:00+01:00',
  'the first of the two hours': '2026-10-25T02:30:00+02:00',
  'the second of the two hours': '2026-10-25T02:30:00+01:00',
};
for (const [name, instant] of Object.entries(INSTANTS)) {
  test(`a lesson opens on the second: ${name}`, async (world) => {
    const release = changed({ locked: { opensAt: instant } });
    const text = JSON.stringify(release);
    await world.admin.rows`select app.flip_release(app.prepare_release(${text}::text::jsonb))`;
    const moments = { '-1': false, '0': true, '1': true };
    for (const [seconds, open] of Object.entries(moments)) {
      await world.at(new Date(Date.parse(instant) + Number(seconds) * 1000).toISOString());
      for (const persona of ['anon', 'camille'] as const) {
        assert.deepEqual(
          { seconds, ...(await everyGate(world, persona)) },
          { seconds, ...all(open) },
        );
      }
    }
  });
}

test('a session opens and closes its lessons on the second', async ({ as, at, admin }) => {
  await admin.rows`
    update sessions set starts_at = '2027-03-28T01:00:00Z', ends_at = '2027-10-31T01:00:00Z'
    where name = 'Session 1'`;
  const moments = {
    '2027-03-28T00:59:59Z': 'session-not-started',
    '2027-03-28T01:00:00Z': null,
    '2027-10-31T00:59:59Z': null,
    '2027-10-31T01:00:00Z': 'session-over',
  };
  for (const [instant, reason] of Object.entries(moments)) {
    await at(instant);
    assert.equal(
      await as('dominique').value`select lesson_gate('members') ->> 'reason'`,
      reason,
      instant,
    );
  }
});

test('one running session is enough, whatever the others are', async ({ as, admin }) => {
  await admin.rows`
    insert into enrolments (person_id, course_id, session_id)
    select ${String(await as('basile').value`select app.me()`)}, 'closed', s.id
    from sessions s where s.name in ('Session 1', 'Session 2')`;
  assert.equal(await as('basile').value`select lesson_gate('members') ->> 'reason'`, null);
});

test('an enrolment without session opens an enrolled course', async ({ as, admin }) => {
  await admin.rows`update enrolments set session_id = null where id = ${enrolmentId(5)}`;
  assert.equal(await as('basile').value`select lesson_gate('members') ->> 'reason'`, null);
});

test('who has validated a lesson keeps it when its date moves; a session that is over still closes it', async ({
  as,
  admin,
}) => {
  const release = JSON.stringify(changed({ members: { opensAt: '2999-01-01T00:00:00Z' } }));
  await admin.rows`select app.flip_release(app.prepare_release(${release}::text::jsonb))`;
  assert.equal(await as('dominique').value`select lesson_gate('members') ->> 'reason'`, null);
  await admin.rows`update sessions set ends_at = '2021-01-01T00:00:00Z' where name = 'Session 1'`;
  assert.equal(
    await as('dominique').value`select lesson_gate('members') ->> 'reason'`,
    'session-over',
  );
});

test('the next opening is the first date to come of a lesson that is published', async ({
  as,
  admin,
  at,
}) => {
  const release = changed({
    locked: { opensAt: '2030-01-01T00:00:00Z' },
    kept: { opensAt: '2030-01-02T00:00:00Z' },
  });
  await admin.rows`select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;
  const next = async () => as('publisher').value`select app.next_opening()::text`;
  await at('2029-12-31T23:59:59Z');
  assert.equal(await next(), '2030-01-01 00:00:00+00');
  await at('2030-01-01T00:00:00Z');
  assert.equal(await next(), '2030-01-02 00:00:00+00');
});

test('app.me() is nobody for who may not act', async ({ as }) => {
  for (const persona of ['anon', 'stranger', 'noa', 'sacha', 'mo', 'lea'] as const) {
    assert.equal(await as(persona).value`select app.me()`, null, persona);
  }
  assert.notEqual(await as('camille').value`select app.me()`, null);
});
