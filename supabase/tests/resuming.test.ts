import assert from 'node:assert/strict';
import { changed, NOT_YET } from './catalogue.ts';
import { test, type World } from './fixtures.ts';
import { enrolmentId, type Name, personId } from './personas.ts';

type As = Pick<World, 'as'>;
type Json = Record<string, unknown>;

const publish = async ({ admin }: Pick<World, 'admin'>, release: object) =>
  admin.rows`select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;

const HALFWAY = { block: 12, fraction: 0.5, film: 0, second: 192 };

const save = ({ as }: As, who: Name, lesson: string, place = HALFWAY) =>
  as(who).rows`
    select save_place(${lesson}, ${place.block}, ${place.fraction}, ${place.film}, ${place.second})`;
const placeOf = ({ as }: As, who: Name, lesson: string) =>
  as(who).value`select my_place(${lesson}) - 'saved_at'`;

const comment = async (
  { admin }: Pick<World, 'admin'>,
  number: number,
  author: Name,
  { parent, lesson = 'open', at = number }: { parent?: number; lesson?: string; at?: number } = {},
) =>
  admin.rows`
    insert into comments (id, lesson_id, author_id, parent_id, body, created_at)
    values (${commentId(number)}, ${lesson}, ${personId(author)},
      ${parent === undefined ? null : commentId(parent)}, ${`Texte ${number}`},
      timestamptz '2026-11-01T10:00:00Z' + make_interval(mins => ${at}))`;
const commentId = (number: number) => `0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`;

const threadsOf = async ({ as }: As, who: Name): Promise<Json[]> => {
  const { threads } = Object(await as(who).value`select my_comments()`);
  return threads;
};
const authorsOf = (thread: Json | undefined) =>
  Object(thread)['comments'].map(({ author }: Json) => author);
const textsOf = (thread: Json | undefined) =>
  Object(thread)['comments'].map(({ text }: Json) => text);

async function attempt({ admin }: Pick<World, 'admin'>, number: number, points: number | null) {
  await admin.rows`
    insert into app.quizzes (hash, id, lesson_id) values ('quiz', 'quiz', 'open')
    on conflict do nothing`;
  await admin.rows`
    insert into quiz_attempts (enrolment_id, lesson_id, quiz_hash, number, current_question,
      started_at, finished_at, points, max_points, checked_count, has_passed)
    values (${enrolmentId(1)}, 'open', 'quiz', ${number}, 1, ${`2026-10-0${number}T10:00:00Z`},
      ${points === null ? null : `2026-10-0${number}T10:30:00Z`}, ${points},
      ${points === null ? null : 8}, ${points === null ? null : 2},
      ${points === null ? null : points > 4})`;
}

test('a place is kept and found again, the last one saved', async (world) => {
  assert.equal(await placeOf(world, 'camille', 'open'), null);
  await save(world, 'camille', 'open');
  assert.deepEqual(await placeOf(world, 'camille', 'open'), HALFWAY);
  await world.as('camille').rows`select save_place('open', 3, 0.25)`;
  assert.deepEqual(await placeOf(world, 'camille', 'open'), {
    ...{ block: 3, fraction: 0.25, film: null, second: null },
  });
});

test('what arrives late does not undo what was saved after it', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  await save(world, 'camille', 'open');
  await world.at('2026-11-22T11:00:00Z');
  await save(world, 'camille', 'open', { ...HALFWAY, block: 1 });
  assert.deepEqual(await placeOf(world, 'camille', 'open'), HALFWAY);
});

test('camille and dominique do not see each other’s places', async (world) => {
  await save(world, 'camille', 'open');
  assert.equal(await placeOf(world, 'dominique', 'open'), null);
  await save(world, 'dominique', 'open', { ...HALFWAY, block: 40 });
  assert.deepEqual(await placeOf(world, 'camille', 'open'), HALFWAY);
});

test('a validated lesson keeps no place, and shows none that it had', async (world) => {
  await save(world, 'camille', 'static');
  assert.equal(await world.admin.value`select count(*)::int from app.places`, 0);
  await save(world, 'camille', 'open');
  await world.as('camille').rows`select validate_lesson('open')`;
  assert.equal(await placeOf(world, 'camille', 'open'), null);
  // Taken back, it goes on where it was.
  await world.as('camille').rows`select undo_validation('open')`;
  assert.deepEqual(await placeOf(world, 'camille', 'open'), HALFWAY);
});

test('a locked lesson keeps no place, and shows none once it locks again', async (world) => {
  await save(world, 'camille', 'locked');
  assert.equal(await world.admin.value`select count(*)::int from app.places`, 0);
  await save(world, 'camille', 'open');
  await publish(world, changed({ open: { opensAt: NOT_YET } }));
  assert.equal(await placeOf(world, 'camille', 'open'), null);
  await save(world, 'camille', 'open', { ...HALFWAY, block: 99 });
  assert.equal(await world.admin.value`select block from app.places`, 12);
});

test('who is not in the course keeps no place: zoe, and its team', async (world) => {
  await save(world, 'zoe', 'open');
  await save(world, 'alix', 'members');
  assert.equal(await world.admin.value`select count(*)::int from app.places`, 0);
});

test('a place that cannot be is refused', async ({ as }) => {
  const me = as('camille');
  for (const refusal of [
    await me.refusal`select save_place('open', -1, 0.5)`,
    await me.refusal`select save_place('open', null, 0.5)`,
    await me.refusal`select save_place('open', 1, 1.5)`,
    await me.refusal`select save_place('open', 1, 'NaN')`,
    await me.refusal`select save_place('open', 1, 0.5, 0)`,
    await me.refusal`select save_place('open', 1, 0.5, null, 10)`,
    await me.refusal`select save_place('open', 1, 0.5, 0, 90000)`,
  ]) {
    assert.equal(refusal, 'PT400 place-invalid');
  }
  assert.equal(await me.refusal`select save_place('no-such', 1, 0.5)`, 'PT404 lesson-unknown');
});

test('who is nobody is told to sign in, by every function', async ({ as }) => {
  for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const) {
    const me = as(persona);
    for (const refusal of [
      await me.refusal`select save_place('open', 1, 0.5)`,
      await me.refusal`select my_place('open')`,
      await me.refusal`select where_to_resume()`,
      await me.refusal`select my_progress()`,
      await me.refusal`select my_timeline()`,
      await me.refusal`select my_goal()`,
      await me.refusal`select set_goal(3)`,
      await me.refusal`select pause_goal(1)`,
      await me.refusal`select my_comments()`,
    ]) {
      assert.equal(refusal, 'PT401 signed-out', persona);
    }
  }
});

test('the course last worked on comes first, with the lesson to go on with', async (world) => {
  const courses = async () =>
    Object(await world.as('dominique').value`select where_to_resume()`).map(
      ({ slug, lesson }: { slug: string; lesson: Json | null }) => [slug, lesson?.['slug'] ?? null],
    );
  await world.admin.rows`update enrolments set created_at = '2020-01-01'`;
  await world.admin.rows`delete from lesson_validations where lesson_id = 'members'`;
  await save(world, 'dominique', 'members');
  assert.deepEqual(await courses(), [
    ['closed', 'members'],
    ['free', 'open'],
  ]);
  await world.at('2999-01-01T00:00:00Z');
  await save(world, 'dominique', 'open');
  assert.deepEqual((await courses())[0], ['free', 'open']);
  for (const lesson of ['open', 'early']) {
    await world.as('dominique').rows`select validate_lesson(${lesson})`;
  }
  assert.deepEqual((await courses())[0], ['free', null]);
});

test('who follows nothing resumes nothing', async ({ as }) => {
  assert.deepEqual(await as('zoe').value`select where_to_resume()`, []);
  assert.deepEqual(await as('zoe').value`select my_progress()`, []);
  assert.deepEqual(await as('zoe').value`select my_timeline()`, {
    ...{ month: null, deeds: [], before: null },
  });
});

test('one’s own page counts each module, and shows every attempt at a quiz', async (world) => {
  await attempt(world, 1, 7);
  await attempt(world, 2, 3);
  await attempt(world, 3, null);
  const [course, ...others] = Object(await world.as('camille').value`select my_progress()`);
  assert.deepEqual(others, []);
  assert.deepEqual(
    course.modules.map(({ slug, validated, total }: Json) => [slug, validated, total]),
    [
      ['open', 1, 2],
      ['locked', 1, 3],
      ['undated', 0, 1],
    ],
  );
  assert.equal(course.resume.slug, 'open');
  const { lesson, attempts } = course.quizzes.find(
    ({ lesson: { slug } }: { lesson: Json }) => slug === 'open',
  );
  assert.deepEqual(lesson, {
    ...{ title: 'Leçon open', slug: 'open', module_slug: 'open', course_slug: 'free' },
    ...{ course: 'Cours free', is_there: true },
  });
  assert.deepEqual(
    attempts.map(({ number, points, max_points, checked_count, has_passed }: Json) => [
      ...[number, points, max_points, checked_count, has_passed],
    ]),
    [
      [1, 7, 8, 2, true],
      [2, 3, 8, 2, false],
      [3, null, null, null, null],
    ],
  );
});

test('the score of one learner is not on the page of another', async (world) => {
  await attempt(world, 1, 6.875);
  assert.match(JSON.stringify(await world.as('camille').value`select my_progress()`), /6\.875/);
  for (const other of ['dominique', 'alix', 'elise'] as const) {
    const text = JSON.stringify(await world.as(other).value`select my_progress()`);
    assert.doesNotMatch(text, /6\.875/, other);
    const told = JSON.stringify(await world.as(other).value`select my_timeline()`);
    assert.doesNotMatch(told, /6\.875/, other);
  }
});

test('the time line holds what one did, month by month of Paris', async (world) => {
  const { admin, as } = world;
  await attempt(world, 1, 7);
  await comment(world, 1, 'camille');
  await comment(world, 2, 'dominique');
  // The first of November in Paris, still October in Greenwich.
  await admin.rows`
    update lesson_validations set validated_at = '2026-10-31T23:30:00Z' where lesson_id = 'kept'`;
  const page = async (before: unknown) =>
    Object(
      await as('camille').value`select my_timeline(${before === null ? null : String(before)})`,
    );
  const short = ({ deeds }: { deeds: { kind: string; lesson: Json }[] }) =>
    deeds.map(({ kind, lesson }) => `${kind} ${lesson['slug']}`);

  const november = await page(null);
  assert.deepEqual(short(november), ['comment open', 'validation kept']);
  const october = await page(november.before);
  assert.deepEqual(short(october), ['quiz open']);
  assert.equal(october.deeds[0].points, 7);
  const first = await page(october.before);
  assert.deepEqual(short(first), ['validation static']);
  assert.equal(first.before, null);
});

test('a month with very much in it comes in parts, and nothing twice or not at all', async (world) => {
  // Three at a time: what is of one instant is not cut apart.
  for (let number = 1; number <= 450; number += 1) {
    await comment(world, number, 'zoe', { at: Math.floor(number / 3) });
  }
  const found: string[] = [];
  let before: string | null = null;
  do {
    const page: { deeds: Json[]; before: string | null } = Object(
      await world.as('zoe').value`select my_timeline(${before})`,
    );
    assert.ok(page.deeds.length <= 202);
    found.push(...page.deeds.map(({ comment_id }) => String(comment_id)));
    before = page.before;
  } while (before !== null);
  assert.equal(found.length, 450);
  assert.equal(new Set(found).size, 450);
});

test('a comment that was deleted is no deed any more', async (world) => {
  await comment(world, 1, 'zoe');
  await world.admin.rows`update comments set deleted_at = now(), body = ''`;
  assert.deepEqual(Object(await world.as('zoe').value`select my_timeline()`).deeds, []);
});

test('nobody has a goal before they set one, and it goes as it came', async ({ as }) => {
  const me = as('camille');
  assert.equal(await me.value`select my_goal()`, null);
  await me.rows`select set_goal(3)`;
  assert.equal(Object(await me.value`select my_goal()`).lessons_per_week, 3);
  assert.equal(await as('dominique').value`select my_goal()`, null);
  await me.rows`select set_goal(5)`;
  assert.equal(Object(await me.value`select my_goal()`).lessons_per_week, 5);
  assert.equal(await me.value`select set_goal(null)`, null);
  assert.equal(await me.value`select my_goal()`, null);
});

test('a goal is between one and twenty lessons', async ({ as }) => {
  for (const wrong of [0, 21, -3]) {
    assert.equal(await as('camille').refusal`select set_goal(${wrong})`, 'PT400 goal-invalid');
  }
});

// Sunday evening and Monday morning in Paris, in winter, in summer, and over both changes of clock.
for (const [night, sunday, monday] of [
  ['in winter', '2026-01-18T22:59:59Z', '2026-01-18T23:00:00Z'],
  ['in summer', '2026-07-05T21:59:59Z', '2026-07-05T22:00:00Z'],
  ['when summer begins', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'],
  ['when summer ends', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
] as const) {
  test(`a week ends on Sunday at midnight in Paris, ${night}`, async ({ as, admin, at }) => {
    const validated = async () => Object(await as('camille').value`select my_goal()`).validated;
    await as('camille').rows`select set_goal(3)`;
    await admin.rows`
      update lesson_validations set validated_at = ${sunday} where lesson_id = 'kept'`;
    await at(sunday);
    assert.equal(await validated(), 1);
    await at(monday);
    assert.equal(await validated(), 0);
    assert.equal(
      await admin.value`select app.paris_start('week', app.clock()) = ${monday}::timestamptz`,
      true,
    );
  });
}

test('a goal rests during holidays, to midnight in Paris over a change of clock', async ({
  as,
  at,
}) => {
  const me = as('camille');
  const until = async () => Object(await me.value`select my_goal()`).paused_until;
  assert.equal(await me.refusal`select pause_goal(1)`, 'PT404 goal-unknown');
  await at('2026-10-20T10:00:00Z');
  await me.rows`select set_goal(3)`;
  assert.equal(await until(), null);
  await me.rows`select pause_goal(1)`;
  assert.equal(new Date(await until()).toISOString(), '2026-10-26T23:00:00.000Z');
  await at('2026-10-26T23:00:00Z');
  assert.equal(await until(), null);
  await me.rows`select pause_goal(2)`;
  await me.rows`select pause_goal(0)`;
  assert.equal(await until(), null);
  for (const wrong of [13, -1, null]) {
    assert.equal(await me.refusal`select pause_goal(${wrong})`, 'PT400 goal-invalid');
  }
});

test('a goal waits while nothing that is open is left', async ({ as }) => {
  const isWaiting = async () => Object(await as('camille').value`select my_goal()`).is_waiting;
  await as('camille').rows`select set_goal(3)`;
  assert.equal(await isWaiting(), false);
  for (const lesson of ['open', 'early']) {
    await as('camille').rows`select validate_lesson(${lesson})`;
  }
  assert.equal(await isWaiting(), true);
});

test('my comments hold the threads that I began and those that I answered in', async (world) => {
  await comment(world, 1, 'camille');
  await comment(world, 2, 'dominique', { parent: 1 });
  await comment(world, 3, 'dominique');
  await comment(world, 4, 'lou', { parent: 3 });
  await comment(world, 5, 'camille', { parent: 3 });
  await comment(world, 6, 'lou', { parent: 3 });
  await comment(world, 7, 'dominique');
  const threads = await threadsOf(world, 'camille');
  assert.deepEqual(threads.map(textsOf), [
    ['Texte 3', 'Texte 5', 'Texte 6'],
    ['Texte 1', 'Texte 2'],
  ]);
  const [first] = Object(threads[0])['comments'];
  assert.deepEqual(
    [first.author, first.is_mine, first.is_reply, first.state],
    ['Dominique', false, false, 'shown'],
  );
});

test('an answer brings its thread to the top', async (world) => {
  await comment(world, 1, 'camille');
  await comment(world, 2, 'camille');
  const first = async () => textsOf((await threadsOf(world, 'camille'))[0])[0];
  assert.equal(await first(), 'Texte 2');
  await comment(world, 3, 'dominique', { parent: 1 });
  assert.equal(await first(), 'Texte 1');
});

test('what is deleted or hidden says so, and what others wrote of it stays unread', async (world) => {
  await comment(world, 1, 'camille');
  await comment(world, 2, 'dominique');
  await comment(world, 3, 'camille', { parent: 2 });
  await comment(world, 4, 'camille');
  await comment(world, 5, 'lou', { parent: 4 });
  await world.admin.rows`
    update comments set hidden_at = now()
    where id in (${commentId(1)}, ${commentId(2)}, ${commentId(5)})`;
  await world.admin
    .rows`update comments set deleted_at = now(), body = '' where id = ${commentId(3)}`;
  const told = (await threadsOf(world, 'camille')).map((thread) =>
    Object(thread)['comments'].map(({ state, text }: Json) => `${state} ${text}`),
  );
  assert.deepEqual(told, [['shown Texte 4'], ['hidden null', 'deleted null'], ['hidden Texte 1']]);
});

test('what others wrote in a lesson is as locked as the lesson', async (world) => {
  await comment(world, 1, 'zoe');
  await comment(world, 2, 'dominique', { parent: 1 });
  await publish(world, changed({ open: { opensAt: NOT_YET } }));
  const threads = await threadsOf(world, 'zoe');
  assert.deepEqual(threads.map(textsOf), [['Texte 1', null]]);
  assert.deepEqual(authorsOf(threads[0]), ['Zoe', null]);
});

test('whose text may not be read is not named; one’s own name is', async (world) => {
  await comment(world, 1, 'dominique');
  await comment(world, 2, 'camille', { parent: 1 });
  await comment(world, 3, 'lou', { parent: 1 });
  const names = async () => authorsOf((await threadsOf(world, 'camille'))[0]);
  assert.deepEqual(await names(), ['Dominique', 'Camille', 'Lou']);
  await world.admin.rows`
    update comments set deleted_at = now(), body = '' where id in (${commentId(1)}, ${commentId(2)})`;
  assert.deepEqual(await names(), [null, 'Camille', 'Lou']);
  await world.admin.rows`
    update comments set deleted_at = null, body = 'x', hidden_at = now() where id = ${commentId(1)}`;
  assert.deepEqual(await names(), [null, 'Camille', 'Lou']);
});

test('who has left is not named', async (world) => {
  await comment(world, 1, 'camille');
  await comment(world, 2, 'ana', { parent: 1 });
  const [thread] = await threadsOf(world, 'camille');
  assert.equal(Object(thread)['comments'][1].author, null);
});

test('my comments come page by page, each thread once, though all are of one instant', async (world) => {
  for (let number = 1; number <= 45; number += 1) {
    await comment(world, number, 'camille', { at: number < 30 ? 0 : 1 });
  }
  const found: string[] = [];
  const sizes: number[] = [];
  let last: Json = { at: null, id: null };
  let hasMore = true;
  while (hasMore) {
    const page: { threads: Json[]; has_more: boolean } = Object(
      await world.as('camille').value`
        select my_comments(${last['at'] as string | null}, ${last['id'] as string | null})`,
    );
    found.push(...page.threads.map(({ id }) => String(id)));
    sizes.push(page.threads.length);
    last = page.threads.at(-1) ?? {};
    hasMore = page.has_more;
  }
  assert.deepEqual(sizes, [20, 20, 5]);
  assert.equal(new Set(found).size, 45);
});
