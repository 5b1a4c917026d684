import assert from 'node:assert/strict';
import { changed } from './catalogue.ts';
import { test, type World } from './fixtures.ts';
import { enrolmentId } from './personas.ts';

const publish = async ({ admin }: Pick<World, 'admin'>, release: object) =>
  admin.rows`select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;

test('a first entry into a public course enrols, a second one finds the same enrolment', async ({
  as,
}) => {
  const enter = () => as('zoe').value`select enter_course('free') ->> 'enrolment_id'`;
  const first = await enter();
  assert.match(String(first), /^[0-9a-f-]{36}$/);
  assert.equal(await enter(), first);
  assert.equal(await as('zoe').value`select count(*)::int from enrolments`, 1);
});

test('an enrolled course lets in who is enrolled, and its team without enrolment', async ({
  as,
}) => {
  assert.equal(await as('zoe').refusal`select enter_course('closed')`, 'PT403 not-enrolled');
  assert.equal(
    await as('dominique').value`select enter_course('closed') ->> 'enrolment_id'`,
    enrolmentId(2),
  );
  assert.deepEqual(await as('alix').value`select enter_course('closed')`, { enrolment_id: null });
});

test('a course that does not exist cannot be entered', async ({ as }) => {
  assert.equal(await as('zoe').refusal`select enter_course('no-such')`, 'PT404 course-unknown');
});

test('a running session counts before one that is over', async ({ as, admin }) => {
  await admin.rows`
    insert into enrolments (id, person_id, course_id, session_id)
    select ${enrolmentId(90)}, e.person_id, 'closed', s.id
    from sessions s, enrolments e where s.name = 'Session 1' and e.id = ${enrolmentId(5)}`;
  assert.equal(
    await as('basile').value`select enter_course('closed') ->> 'enrolment_id'`,
    enrolmentId(90),
  );
});

test('who is nobody is told to sign in, by every function of a learner', async ({ as }) => {
  for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea'] as const) {
    const me = as(persona);
    for (const refusal of [
      await me.refusal`select enter_course('free')`,
      await me.refusal`select my_course('free')`,
      await me.refusal`select visit_lesson('open')`,
      await me.refusal`select validate_lesson('open')`,
      await me.refusal`select undo_validation('open')`,
      await me.refusal`select my_profile()`,
    ]) {
      assert.equal(refusal, 'PT401 signed-out', persona);
    }
  }
});

test('my_course says what a page needs', async ({ as, at }) => {
  await at('2026-11-22T12:00:00Z');
  assert.deepEqual(await as('camille').value`select my_course('free')`, {
    enrolment_id: enrolmentId(1),
    is_team: false,
    validated: [
      { lesson_id: 'kept', validated_at: '2020-01-06T08:00:00+00:00' },
      { lesson_id: 'static', validated_at: '2020-01-06T08:00:00+00:00' },
    ],
    lesson_count: 6,
    percent: 33,
    resume_lesson_id: 'open',
    server_now: '2026-11-22T12:00:00+00:00',
  });
});

test('my_course before the first entry shows an empty course, and enrols nobody', async ({
  as,
}) => {
  const course = await as('zoe').rows`
    select c ->> 'enrolment_id' as enrolment, c -> 'validated' as validated,
      (c ->> 'percent')::int as percent, c ->> 'resume_lesson_id' as resume
    from my_course('free') c`;
  assert.deepEqual(course, [{ enrolment: null, validated: [], percent: 0, resume: 'static' }]);
  assert.equal(await as('zoe').value`select count(*)::int from enrolments`, 0);
});

test('the team is told that it is the team, of its own course alone', async ({ as }) => {
  const isTeam = async (course: string) =>
    as('alix').value`select (my_course(${course}) ->> 'is_team')::boolean`;
  assert.equal(await isTeam('closed'), true);
  assert.equal(await isTeam('free'), false);
  assert.equal(await as('elise').value`select (my_course('free') ->> 'is_team')::boolean`, true);
});

test('validating a lesson counts it once and answers with the course', async ({ as }) => {
  const percent = async () =>
    as('camille').value`select (validate_lesson('open') ->> 'percent')::int`;
  assert.equal(await percent(), 50);
  assert.equal(await percent(), 50);
  assert.equal(await as('camille').value`select count(*)::int from lesson_validations`, 3);
});

test('validating enrols who has not entered the course yet', async ({ as }) => {
  assert.equal(await as('zoe').value`select (validate_lesson('open') ->> 'percent')::int`, 16);
});

test("the time of a validation is the server's", async ({ as, at }) => {
  await at('2026-11-22T12:00:00Z');
  await as('camille').rows`select validate_lesson('open')`;
  assert.equal(
    await as('camille').value`
      select validated_at::text from lesson_validations where lesson_id = 'open'`,
    '2026-11-22 12:00:00+00',
  );
});

test('a locked lesson cannot be validated', async ({ as }) => {
  for (const lesson of ['locked', 'undated', 'members']) {
    assert.equal(
      await as('camille').refusal`select validate_lesson(${lesson})`,
      'PT403 lesson-locked',
      lesson,
    );
  }
  assert.equal(
    await as('camille').refusal`select validate_lesson('retired')`,
    'PT404 lesson-unknown',
  );
  assert.equal(
    await as('camille').refusal`select validate_lesson('no-such')`,
    'PT404 lesson-unknown',
  );
});

test('the team opens every lesson of an enrolled course; to count, it must be enrolled', async ({
  as,
}) => {
  assert.equal(await as('alix').refusal`select validate_lesson('members')`, 'PT403 not-enrolled');
});

test("a validation can be taken back, and only one's own", async ({ as, admin }) => {
  const course = await as('camille').value`select undo_validation('static') ->> 'percent'`;
  assert.equal(course, '16');
  const left = await admin.rows`
    select enrolment_id from lesson_validations where lesson_id = 'static'`;
  assert.deepEqual(left, [{ enrolment_id: enrolmentId(6) }]);
});

test("a learner sees their own progress and nobody else's", async ({ as }) => {
  assert.deepEqual(
    await as('camille').rows`select enrolment_id, lesson_id from lesson_validations order by 2`,
    [
      { enrolment_id: enrolmentId(1), lesson_id: 'kept' },
      { enrolment_id: enrolmentId(1), lesson_id: 'static' },
    ],
  );
  assert.deepEqual(await as('lou').rows`select lesson_id from lesson_validations`, []);
  assert.deepEqual(await as('lou').rows`select id from enrolments`, [{ id: enrolmentId(3) }]);
  assert.deepEqual(await as('lou').rows`select name from sessions`, [{ name: 'Session 4' }]);
});

test('« Reprendre » leads to the last lesson visited that is open and not validated', async ({
  as,
}) => {
  const resume = async () => as('camille').value`select my_course('free') ->> 'resume_lesson_id'`;
  await as('camille').rows`select visit_lesson('early')`;
  assert.equal(await resume(), 'early');
  await as('camille').rows`select visit_lesson('locked')`;
  assert.equal(await resume(), 'early', 'a locked lesson is nothing to come back to');
  await as('camille').rows`select visit_lesson('static')`;
  assert.equal(await resume(), 'early', 'neither is one that is done');
  await as('camille').rows`select validate_lesson('early')`;
  assert.equal(await resume(), 'open', 'else the first that is open and not done');
  await as('camille').rows`select validate_lesson('open')`;
  assert.equal(await resume(), null);
});

test('« Reprendre » forgets a lesson that closed meanwhile', async (world) => {
  const { as } = world;
  await as('camille').rows`select visit_lesson('early')`;
  await publish(world, changed({ early: { opensAt: '2999-01-01T00:00:00Z' } }));
  assert.equal(await as('camille').value`select my_course('free') ->> 'resume_lesson_id'`, 'open');
});

test('visiting a lesson of a public course enters it', async ({ as }) => {
  await as('zoe').rows`select visit_lesson('open')`;
  assert.equal(await as('zoe').value`select my_course('free') ->> 'resume_lesson_id'`, 'open');
  assert.equal(await as('zoe').refusal`select visit_lesson('no-such')`, 'PT404 lesson-unknown');
});

test('validations survive unpublishing, republishing and a new slug; the percentage counts what is published', async (world) => {
  const { as } = world;
  const state = async () =>
    (
      await as('camille').rows`
        select (c ->> 'percent')::int as percent, (c ->> 'lesson_count')::int as lessons,
          jsonb_array_length(c -> 'validated') as validated
        from my_course('free') c`
    )[0];
  assert.deepEqual(await state(), { percent: 33, lessons: 6, validated: 2 });
  await publish(world, changed({ static: null }));
  assert.deepEqual(await state(), { percent: 20, lessons: 5, validated: 1 });
  await publish(world, changed({ static: { slug: 'renamed' } }));
  assert.deepEqual(await state(), { percent: 33, lessons: 6, validated: 2 });
});

test('the number of enrolled follows enrolments', async ({ as, admin }) => {
  const enrolled = async () =>
    as('anon').value`select (course_figures('closed') ->> 'enrolled')::int`;
  assert.equal(await enrolled(), 3);
  await admin.rows`delete from enrolments where id = ${enrolmentId(5)}`;
  assert.equal(await enrolled(), 2);
  await as('zoe').rows`select enter_course('free')`;
  assert.deepEqual(await as('publisher').value`select app.course_figures()`, {
    free: { enrolled: 7 },
    closed: { enrolled: 2 },
    other: { enrolled: 1 },
  });
  assert.deepEqual(await as('anon').value`select course_figures('no-such')`, { enrolled: 0 });
});

test('my_profile gives names, address and roles', async ({ as }) => {
  assert.deepEqual(await as('alix').value`select my_profile() - 'id'`, {
    username: 'alix',
    display_name: 'Alix',
    civility: null,
    first_name: null,
    last_name: null,
    email: 'alix@preau.test',
    roles: [{ role: 'course team', course_id: 'closed' }],
  });
});

test('a role is given by address, once, and stands in the log', async ({ as, admin }) => {
  for (const _ of [1, 2]) {
    await admin.rows`select app.grant_role(' Zoe@preau.test ', 'course team', 'closed')`;
  }
  assert.deepEqual(await as('zoe').rows`select role, course_id from staff_roles`, [
    { role: 'course team', course_id: 'closed' },
  ]);
  assert.equal(
    await admin.value`select count(*)::int from app.audit_log where action = 'grant-role'`,
    2,
  );
  assert.equal(
    await admin.refusal`select app.grant_role('inconnue@preau.test', 'platform staff')`,
    'PT404 person-unknown',
  );
  assert.equal(
    await admin.refusal`select app.grant_role('zoe@preau.test', 'course team', 'no-such')`,
    'PT404 course-unknown',
  );
});
