import assert from 'node:assert/strict';
import { catalogue, changed, file, type Quiz, quiz, type Release, withQuiz } from './catalogue.ts';
import { test, type World } from './fixtures.ts';
import { enrolmentId } from './personas.ts';

const prepare = ({ as }: Pick<World, 'as'>, release: object) =>
  as('publisher').value`select app.prepare_release(${JSON.stringify(release)}::text::jsonb)`;
async function publish(world: Pick<World, 'as'>, release: object) {
  const id = String(await prepare(world, release));
  await world.as('publisher').rows`select app.flip_release(${id})`;
}
const current = ({ admin }: Pick<World, 'admin'>, lesson = 'open') =>
  admin.value`select quiz_hash from lessons where id = ${lesson}`;
const stored = async ({ admin }: Pick<World, 'admin'>) =>
  (await admin.rows`select hash from app.quizzes where id like 'quiz-of-%' order by hash`).map(
    ({ hash }) => hash,
  );
const PLAN = { fileId: 'plan', alt: 'Le plan', width: 640, height: 360 };

test('a quiz is stored whole with its release, and is its lesson’s once that is live', async (world) => {
  const { admin } = world;
  const release = withQuiz('v1', 'open', (made) => {
    Object.assign(made, { passMark: 60, attemptsAllowed: 3, shufflesChoices: true });
    Object.assign(made.questions[0] ?? {}, { picture: PLAN, hasSeveral: true, feedback: null });
    Object.assign(made.questions[0]?.choices[1] ?? {}, { picture: PLAN, weight: -33.333 });
    Object.assign(made.questions[1]?.choices[1] ?? {}, { feedback: null });
  });
  const id = String(await prepare(world, release));
  assert.equal(await current(world), null);
  await world.as('publisher').rows`select app.flip_release(${id})`;
  assert.equal(await current(world), 'v1');

  const { fileId: file_id, ...size } = PLAN;
  const plan = { file_id, ...size };
  assert.deepEqual(
    await admin.rows`
      select id, lesson_id, pass_mark, attempts_allowed, shuffles_questions, shuffles_choices,
        offers_check from app.quizzes where id like 'quiz-of-%'`,
    [
      {
        id: 'quiz-of-open',
        lesson_id: 'open',
        pass_mark: 60,
        attempts_allowed: 3,
        shuffles_questions: false,
        shuffles_choices: true,
        offers_check: true,
      },
    ],
  );
  assert.deepEqual(
    await admin.rows`select number, has_several, text, picture from app.questions
      where quiz_hash = 'v1' order by number`,
    [
      { number: 1, has_several: true, text: 'Question 1', picture: plan },
      { number: 2, has_several: false, text: 'Question 2', picture: null },
    ],
  );
  assert.deepEqual(
    await admin.rows`select question, feedback from app.question_feedback where quiz_hash = 'v1'`,
    [{ question: 2, feedback: 'À propos de 2' }],
  );
  assert.deepEqual(
    await admin.rows`
      select c.question, c.number, c.text, c.picture, k.is_right, k.weight::float, k.feedback
      from app.choices c
      join app.answer_keys k
        on (k.quiz_hash, k.question, k.choice) = (c.quiz_hash, c.question, c.number)
      where c.quiz_hash = 'v1' order by 1, 2`,
    [
      [1, 1, null, true, null, 'Parce que 1'],
      [1, 2, plan, false, -33.333, 'Parce que 2'],
      [2, 1, null, true, null, 'Parce que 1'],
      [2, 2, null, false, null, null],
    ].map(([question, number, picture, is_right, weight, feedback]) => ({
      question,
      number,
      text: `Choix ${number}`,
      picture,
      is_right,
      weight,
      feedback,
    })),
  );
});

test('nothing of a quiz stands in the manifest but the name of its version', async (world) => {
  await publish(world, withQuiz('v1'));
  const manifest = await world.admin.value`select manifest::text from app.releases where is_live`;
  assert.match(String(manifest), /"quizHash": "v1"/);
  assert.doesNotMatch(String(manifest), /isRight|Parce que|Question 1|quiz-of/);
});

test('a version never changes, whatever comes under its name', async (world) => {
  await publish(world, withQuiz('v1'));
  await publish(
    world,
    withQuiz('v1', 'open', (made) => made.questions.splice(1)),
  );
  assert.equal(
    await world.admin.value`select count(*)::int from app.questions where quiz_hash = 'v1'`,
    2,
  );
});

test('a new version leaves the one before where attempts can find it', async (world) => {
  await publish(world, withQuiz('v1'));
  await publish(world, withQuiz('v2'));
  assert.equal(await current(world), 'v2');
  assert.deepEqual(await stored(world), ['v1', 'v2']);
});

test('a release may name a version that it does not send again', async (world) => {
  await publish(world, withQuiz('v1'));
  await publish(world, { ...withQuiz('v1'), quizzes: [] });
  assert.equal(await current(world), 'v1');
});

test('a quiz that was withdrawn is its lesson’s no more', async (world) => {
  await publish(world, withQuiz('v1'));
  await publish(world, changed({ open: { kind: 'quiz' } }));
  assert.equal(await current(world), null);
});

test('a locked lesson has its quiz stored too', async (world) => {
  await publish(world, withQuiz('v1', 'locked'));
  assert.equal(await current(world, 'locked'), 'v1');
});

test('a roll-back brings back the version before', async (world) => {
  await publish(world, withQuiz('v1'));
  await publish(world, withQuiz('v2'));
  await world.as('publisher').rows`select app.roll_back()`;
  assert.equal(await current(world), 'v1');
  await world.as('publisher').rows`select app.roll_back()`;
  assert.equal(await current(world), null);
});

const spoil = (change: (made: Quiz) => void) => (release: Release) => {
  for (const made of release.quizzes ?? []) change(made);
};
const broken: [string, (release: Release) => void, RegExp][] = [
  [
    'of an unknown lesson',
    spoil((made) => Object.assign(made, { lessonId: 'no-such' })),
    /quizzes quiz-of-open: lesson unknown/,
  ],
  [
    'without a hash',
    spoil((made) => Object.assign(made, { hash: null })),
    /quizzes quiz-of-open: hash missing/,
  ],
  [
    'with an empty hash',
    spoil((made) => Object.assign(made, { hash: '' })),
    /quizzes quiz-of-open: hash missing/,
  ],
  [
    'of a lesson that is no quiz',
    (release) =>
      Object.assign(release.lessons.find(({ id }) => id === 'open') ?? {}, { kind: 'video' }),
    /quizzes quiz-of-open: its lesson is none/,
  ],
  [
    'whose lesson names another',
    (release) => release.quizzes?.push(quiz('open', 'v2')),
    /quizzes quiz-of-open: its lesson names another version/,
  ],
  [
    'that was not sent',
    (release) => release.quizzes?.splice(0),
    /lessons open: its quiz is missing/,
  ],
  [
    'without questions',
    spoil((made) => made.questions.splice(0)),
    /quizzes quiz-of-open: no question/,
  ],
  [
    'without a right choice',
    spoil((made) => Object.assign(made.questions[1]?.choices[0] ?? {}, { isRight: false })),
    /quizzes quiz-of-open: question 2: no right choice/,
  ],
  [
    'without choices',
    spoil((made) => Object.assign(made.questions[0] ?? {}, { choices: [] })),
    /quizzes quiz-of-open: question 1: no right choice/,
  ],
];
for (const [fault, change, detail] of broken) {
  test(`a release with a quiz ${fault} is refused whole`, async (world) => {
    const release = withQuiz('v1');
    change(release);
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
    assert.deepEqual(await stored(world), []);
  });
}

test('another lesson’s version is not taken for one’s own', async (world) => {
  await publish(world, withQuiz('v1'));
  const release = changed({ static: { kind: 'quiz', quizHash: 'v1' } });
  assert.equal(
    await world.as('publisher')
      .refusal`select app.prepare_release(${JSON.stringify(release)}::text::jsonb)`,
    'PT400 release-invalid',
  );
});

test('a release from before there were quizzes is as good as ever', async (world) => {
  await publish(world, catalogue());
  assert.equal(await current(world), null);
});

const attempt = ({ admin }: Pick<World, 'admin'>, hash: string) => admin.rows`
  insert into quiz_attempts (enrolment_id, lesson_id, quiz_hash, number, started_at,
    current_question)
  values (${enrolmentId(1)}, 'open', ${hash}, 1, app.clock(), 1)`;

test('versions go with the releases that name them; what somebody tried stays', async (world) => {
  const { admin, as, at } = world;
  for (const hash of ['forgotten', 'tried', 'kept', 'live']) await publish(world, withQuiz(hash));
  await prepare(world, withQuiz('prepared'));
  await attempt(world, 'tried');
  // As if they had never been live: these are not among the twenty that stay.
  await admin.rows`
    update app.releases set flipped_at = null
    where manifest @> '{"lessons": [{"quizHash": "forgotten"}]}'
      or manifest @> '{"lessons": [{"quizHash": "tried"}]}'`;
  await at(new Date(Date.now() + 6 * 86_400_000).toISOString());
  await as('service').rows`select tick()`;
  assert.deepEqual(await stored(world), ['forgotten', 'kept', 'live', 'prepared', 'tried']);
  await at(new Date(Date.now() + 30 * 86_400_000).toISOString());
  await as('service').rows`select tick()`;
  assert.deepEqual(await stored(world), ['kept', 'live', 'tried']);
  assert.equal(
    await admin.value`select count(distinct k.quiz_hash)::int from app.answer_keys k
      join app.quizzes q on q.hash = k.quiz_hash where q.id like 'quiz-of-%'`,
    3,
    'what hung on a version goes with it',
  );
});

test('whoever began with a version goes on seeing its pictures', async (world) => {
  const pictured = (hash: string) => {
    const release = withQuiz(hash, 'open', (made) => {
      Object.assign(made.questions[0] ?? {}, { picture: { ...PLAN, fileId: `plan-${hash}` } });
      Object.assign(made.questions[1]?.choices[0] ?? {}, {
        picture: { ...PLAN, fileId: `choice-${hash}` },
      });
    });
    const ids = [`plan-${hash}`, `choice-${hash}`];
    release.files = [...release.files, ...ids.map(file)];
    for (const entry of release.lessons) if (entry.id === 'open') entry.files = ids;
    return release;
  };
  const open = async (...ids: string[]) =>
    (
      await world.as('camille').rows`
        select id from unnest(${ids}::text[]) id where app.can_open_file(id) order by id`
    ).map(({ id }) => id);
  for (const hash of ['v1', 'v2', 'v3']) await publish(world, pictured(hash));
  await attempt(world, 'v2');
  assert.deepEqual(await open('plan-v1', 'plan-v2', 'plan-v3'), ['plan-v3']);
  await publish(world, pictured('v3'));
  assert.deepEqual(await open('plan-v1', 'plan-v2', 'choice-v2', 'plan-v3'), [
    'choice-v2',
    'plan-v2',
    'plan-v3',
  ]);
  // Not more than the lesson itself.
  await publish(world, changed({ open: { opensAt: '2999-01-01T00:00:00Z' } }));
  assert.deepEqual(await open('plan-v2'), []);
});
