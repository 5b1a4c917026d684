import assert from 'node:assert/strict';
import {
  catalogue,
  changed,
  course,
  lesson,
  module,
  NOT_YET,
  OPENED,
  type Release,
  withTerms,
} from './catalogue.ts';
import { test, type World } from './fixtures.ts';

const prepare = ({ as }: Pick<World, 'as'>, release: object) =>
  as('publisher').value`select app.prepare_release(${JSON.stringify(release)}::text::jsonb)`;
const refused = ({ as }: Pick<World, 'as'>, release: object) =>
  as('publisher').refusal`select app.prepare_release(${JSON.stringify(release)}::text::jsonb)`;
async function publish(world: Pick<World, 'as'>, release: object) {
  const id = String(await prepare(world, release));
  await world.as('publisher').rows`select app.flip_release(${id})`;
  return id;
}
const live = async ({ as }: Pick<World, 'as'>) =>
  (await as('anon').rows`select id from lessons order by id`).map(({ id }) => id);

test('a release that is prepared shows nowhere before it is flipped', async (world) => {
  const release = changed({ open: { title: 'Nouveau titre', bodyHash: 'hash-new' } });
  release.bodies['hash-new'] = '<p>new</p>';
  const id = String(await prepare(world, release));
  const seen = async () => [
    await world.as('anon').value`select title from lessons where id = 'open'`,
    await world.as('anon').value`select html from lesson_bodies where lesson_id = 'open'`,
  ];
  assert.deepEqual(await seen(), ['Leçon open', '<p>open</p>']);
  await world.as('publisher').rows`select app.flip_release(${id})`;
  assert.deepEqual(await seen(), ['Nouveau titre', '<p>new</p>']);
});

test('what a release leaves out is retired, and comes back with all that hung on it', async (world) => {
  const before = await live(world);
  await publish(world, changed({ static: null, open: null }));
  assert.deepEqual(
    await live(world),
    before.filter((id) => id !== 'static' && id !== 'open'),
  );
  assert.equal(
    await world.admin.value`select count(*)::int from lessons where id in ('static', 'open')`,
    2,
  );
  await publish(world, catalogue());
  assert.deepEqual(await live(world), before);
});

test('two lessons may swap their slugs in one release, and a new one may take that of a retired', async (world) => {
  await publish(world, changed({ open: { slug: 'early' }, early: { slug: 'open' } }));
  assert.equal(await world.as('anon').value`select id from lessons where slug = 'open'`, 'early');
  const release = changed({ open: null });
  release.lessons.push(lesson('newer', 'open', 9, { slug: 'open' }));
  release.bodies['hash-newer'] = '<p>newer</p>';
  await publish(world, release);
  assert.equal(await world.as('anon').value`select id from lessons where slug = 'open'`, 'newer');
});

test("a lesson takes its module's date unless it has its own", async (world) => {
  const dates = await world.as('anon').rows`
    select id, opens_at::text from lessons where id in ('locked', 'early', 'undated') order by id`;
  assert.deepEqual(dates, [
    { id: 'early', opens_at: '2020-01-06 08:00:00+00' },
    { id: 'locked', opens_at: '2999-01-06 08:00:00+00' },
    { id: 'undated', opens_at: null },
  ]);
});

test('a file belongs to the lessons of the live release', async (world) => {
  const mayOpen = () => world.as('anon').value`select app.can_open_file('kit-open')`;
  assert.equal(await mayOpen(), true);
  await publish(world, changed({ open: { files: [] } }));
  assert.equal(await mayOpen(), false);
});

const broken: [string, (release: Release) => void, RegExp][] = [
  ['without lessons', (r) => r.lessons.splice(0), /lessons: none/],
  ['without courses', (r) => r.courses.splice(0), /courses: none/],
  [
    'with a slug twice',
    (r) => r.lessons.push(lesson('again', 'open', 8, { slug: 'open' })),
    /slug twice: open/,
  ],
  [
    'with a date without zone',
    (r) => r.modules.push(module('zoneless', 'free', 9, '2027-01-01T09:00:00')),
    /zoneless: opensAt without zone/,
  ],
  [
    'with a module of no course',
    (r) => r.modules.push(module('astray', 'no-such', 9, null)),
    /astray: course unknown/,
  ],
  [
    'with a lesson of no module',
    (r) => r.lessons.push(lesson('lost', 'no-such', 9)),
    /lost: module unknown/,
  ],
  [
    'with a gated lesson without body',
    (r) => delete r.bodies['hash-locked'] && r.lessons.push(lesson('bare', 'open', 9)),
    /bare: gated, and its body is missing/,
  ],
  ['without the terms', (r) => r.documents.pop(), /conditions-generales is missing/],
  [
    'whose terms have no version',
    (r) => Object.assign(r, withTerms(r, '')),
    /conditions-generales: version or title is missing/,
  ],
  [
    'with the hash of another text',
    (r) => Object.assign(r.documents[0] ?? {}, { text: 'Autre chose.' }),
    /mentions-legales: the hash is not that of the text/,
  ],
];
for (const [fault, spoil, detail] of broken) {
  test(`a release ${fault} is refused whole`, async (world) => {
    const release = catalogue();
    spoil(release);
    await world.admin.run(`
      create function pg_temp.fault(release jsonb) returns text language plpgsql as $$
      declare said text;
      begin
        perform app.prepare_release(release);
        return 'taken';
      exception when sqlstate 'PT400' then
        get stacked diagnostics said = pg_exception_detail;
        return sqlerrm || ' ' || said;
      end $$`);
    const said = await world.admin
      .value`select pg_temp.fault(${JSON.stringify(release)}::text::jsonb)`;
    assert.match(String(said), /^release-invalid /);
    assert.match(String(said), detail);
  });
}

test("a page built ahead of the server's clock is refused: it would show what is locked", async (world) => {
  for (const id of ['locked', 'undated', 'members']) {
    assert.equal(
      await refused(world, changed({ [id]: { isStatic: true, bodyHash: null } })),
      'PT409 lesson-locked',
      id,
    );
  }
});

test('a roll-back brings back the release before, then the one before that', async (world) => {
  const { as } = world;
  const title = () => as('anon').value`select title from lessons where id = 'open'`;
  await publish(world, changed({ open: { title: 'Un' } }));
  await publish(world, changed({ open: { title: 'Deux' } }));
  await as('publisher').rows`select app.roll_back()`;
  assert.equal(await title(), 'Un');
  await as('publisher').rows`select app.roll_back()`;
  assert.equal(await title(), 'Leçon open');
  await publish(world, changed({ open: { title: 'Trois' } }));
  await as('publisher').rows`select app.roll_back()`;
  assert.equal(await title(), 'Leçon open', 'what was rolled back does not come back');
});

test('a roll-back names its release and stands in the log; without an earlier one it refuses', async (world) => {
  const { as, admin } = world;
  await admin.rows`delete from app.releases where not is_live`;
  assert.equal(await as('publisher').refusal`select app.roll_back()`, 'PT409 no-earlier-release');
  const [{ id } = { id: null }] = await admin.rows`select id from app.releases`;
  await publish(world, catalogue());
  assert.equal(await as('publisher').value`select app.roll_back()`, id);
  assert.equal(
    await admin.value`select count(*)::int from app.audit_log where action = 'roll-back'`,
    1,
  );
});

test('a roll-back to pages that show what is locked now is refused, naming the lesson', async (world) => {
  const { as } = world;
  const cases: Release[] = [
    changed({ static: { isStatic: false, bodyHash: 'hash-static', opensAt: NOT_YET } }),
    { ...changed({ static: null }), modules: withDate('open', NOT_YET) },
  ];
  for (const release of cases) {
    release.bodies['hash-static'] = '<p>static</p>';
    await publish(world, catalogue());
    // In the second case it is retired already: the date of the last release that had it counts.
    if (release === cases[1]) {
      release.lessons.push(
        lesson('static', 'open', 1, { isStatic: false, bodyHash: 'hash-static', opensAt: NOT_YET }),
      );
    }
    await publish(world, release);
    assert.equal(await as('publisher').refusal`select app.roll_back()`, 'PT409 lesson-locked');
  }
});

const withDate = (id: string, opensAt: string) =>
  catalogue().modules.map((entry) => (entry.id === id ? { ...entry, opensAt } : entry));

test('only the publisher releases, and an unknown release cannot be flipped', async ({ as }) => {
  assert.equal(await as('publisher').refusal`select app.flip_release(0)`, 'PT404 release-unknown');
});

test('1,000 lessons are released well within five seconds', async (world) => {
  const courses = Array.from({ length: 20 }, (_, c) => course(`c${c}`, c));
  const modules = courses.map(({ id }, c) => module(`${id}-m`, id, c, OPENED));
  const lessons = modules.flatMap(({ id }) =>
    Array.from({ length: 50 }, (_, l) => lesson(`${id}-${l}`, id, l)),
  );
  const release = {
    ...catalogue(),
    courses,
    modules,
    lessons,
    files: [],
    bodies: Object.fromEntries(
      lessons.map(({ bodyHash, id }) => [bodyHash, `<p>${id}</p>`.repeat(1000)]),
    ),
  };
  const began = performance.now();
  await publish(world, release);
  const seconds = (performance.now() - began) / 1000;
  assert.equal((await live(world)).length, 1000);
  assert.ok(seconds < 5, `took ${seconds} s`);
});
