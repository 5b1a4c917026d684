import assert from 'node:assert/strict';
import { catalogue, changed } from './catalogue.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { enrolmentId, personId } from './personas.ts';
import { putQuiz, type Quiz, several, single, thousandths, weighted } from './quizzes.ts';

type Key = { feedback: string | null; choices: { number: number; is_right: boolean }[] };
type Paper = {
  id: string;
  number: number;
  current_question: number;
  finished_at: string | null;
  points: number | null;
  max_points: number | null;
  checked_count: number | null;
  has_passed: boolean | null;
  questions: {
    number: number;
    has_several: boolean;
    choices: { number: number; text: string }[];
    answer: { choices: number[]; revision: number; is_skipped: boolean; is_checked: boolean };
    points: number | null;
    key: Key | null;
  }[];
};

const PAGE = '00000009-0000-4000-8000-000000000001';
const OTHER_PAGE = '00000009-0000-4000-8000-000000000002';

const put = ({ admin }: Pick<World, 'admin'>, quiz: Partial<Quiz> = {}) =>
  putQuiz(admin.rows, { lessonId: 'open', questions: [single(), several(), single()], ...quiz });

/** Whoever takes the quiz, by the calls of the page. */
function taker({ as }: Pick<World, 'as'>, persona: Persona = 'camille') {
  const me = as(persona);
  const json = async (value: unknown): Promise<Paper> => Object(await value);
  return {
    start: (lesson = 'open') => json(me.value`select start_quiz(${lesson})`),
    read: (id: string) => json(me.value`select quiz_attempt(${id})`),
    save: (id: string, question: number, choices: number[], revision = 0, page = PAGE, step = 1) =>
      me.value`select save_quiz_answer(${id}, ${question}, ${choices}::int[], ${revision}, ${page}, ${step})`,
    skip: (id: string, question: number, revision = 0) =>
      me.value`select save_quiz_answer(${id}, ${question}, '{}', ${revision}, ${PAGE}, 1, true)`,
    check: async (id: string, question: number): Promise<Key> =>
      Object(await me.value`select check_quiz_question(${id}, ${question})`),
    goTo: (id: string, question: number) =>
      me.value`select go_to_quiz_question(${id}, ${question})`,
    finish: (id: string) => json(me.value`select finish_quiz(${id})`),
    closePart: (id: string, part: number) => me.value`select close_quiz_part(${id}, ${part})`,
  };
}

const refused = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error) => `${error.code} ${error.message}`,
  );

const isValidated = async ({ admin }: Pick<World, 'admin'>, enrolment = 1, lesson = 'open') =>
  admin.value`
    select exists (select from lesson_validations
      where enrolment_id = ${enrolmentId(enrolment)} and lesson_id = ${lesson})`;

test('camille begins, answers, goes on where she was, finishes, and the lesson is validated', async (world) => {
  await put(world);
  const me = taker(world);
  const { id, number, current_question, questions } = await me.start();
  assert.deepEqual([number, current_question, questions.length], [1, 1, 3]);
  assert.equal((await me.start()).id, id, 'what is under way goes on');
  await me.save(id, 1, [1]);
  await me.save(id, 2, [2, 1, 2]);
  await me.goTo(id, 3);
  const paper = await me.read(id);
  assert.equal(paper.current_question, 3);
  assert.deepEqual(
    paper.questions.map(({ answer }) => [answer.choices, answer.revision]),
    [
      [[1], 1],
      [[1, 2], 1],
      [[], 0],
    ],
  );
  assert.equal(await isValidated(world), false);
  const result = await me.finish(id);
  assert.deepEqual([result.points, result.max_points, result.has_passed], [2, 3, true]);
  assert.deepEqual(
    result.questions.map(({ points }) => points),
    [1, 1, 0],
  );
  assert.equal(await isValidated(world), true);
  assert.deepEqual(await me.finish(id), result, 'finished twice is finished once');
});

test('a lesson says to camille whether it has a quiz, and what her tries came to', async (world) => {
  const ask = async () => Object(await world.as('camille').value`select lesson_quiz('open')`);
  assert.deepEqual(await ask(), { quiz: null, attempts: [] });
  await put(world, { passMark: 60, attemptsAllowed: 2, offersCheck: false });
  assert.deepEqual(await ask(), {
    quiz: { question_count: 3, pass_mark: 60, attempts_allowed: 2, offers_check: false },
    attempts: [],
  });
  const me = taker(world);
  const { id } = await me.start();
  await me.finish(id);
  const { attempts } = await ask();
  assert.deepEqual(
    attempts.map(({ number, points, has_passed }: Paper) => [number, points, has_passed]),
    [[1, 0, false]],
  );
});

test('no key and no feedback before a question is checked; then its own, and all at the end', async (world) => {
  const canary = (name: string) => `CANARI-${name}`;
  await put(world, {
    questions: ['un', 'deux'].map((name) => ({
      feedback: canary(name),
      choices: [
        { isRight: true, feedback: canary(`${name}-a`) },
        { isRight: false, feedback: canary(`${name}-b`) },
      ],
    })),
  });
  const me = taker(world);
  const { id } = await me.start();
  const shown = async () => [
    ...new Set(
      [
        JSON.stringify(await me.read(id)),
        JSON.stringify(await world.as('camille').value`select lesson_quiz('open')`),
        JSON.stringify(await me.save(id, 1, [2])),
      ].flatMap((text) => [...text.matchAll(/CANARI-\w+/g)].map(([word]) => word)),
    ),
  ];
  const fields = () => me.read(id).then(({ questions }) => questions.map(({ key }) => key));
  assert.deepEqual(await shown(), []);
  assert.deepEqual(await fields(), [null, null]);
  const key = await me.check(id, 1);
  assert.deepEqual(key, {
    feedback: canary('un'),
    choices: [
      { number: 1, is_right: true, feedback: canary('un-a') },
      { number: 2, is_right: false, feedback: canary('un-b') },
    ],
  });
  assert.deepEqual(await shown(), ['CANARI-un']);
  assert.deepEqual(await fields(), [key, null]);
  assert.deepEqual(await me.check(id, 1), key);
  const result = await me.finish(id);
  assert.equal(result.questions[1]?.key?.feedback, canary('deux'));
});

test('the result says how many were answered after their key was shown', async (world) => {
  await put(world, { questions: [single(), single(), single(), single(), single()] });
  const me = taker(world);
  const { id } = await me.start();
  // Answered, checked, and left so.
  await me.save(id, 1, [1]);
  await me.check(id, 1);
  // Checked before answering.
  await me.check(id, 2);
  await me.save(id, 2, [1]);
  // Answered, checked, and changed.
  await me.save(id, 3, [2]);
  await me.check(id, 3);
  await me.save(id, 3, [1], 1);
  // Checked and left unanswered.
  await me.check(id, 4);
  const { points, checked_count } = await me.finish(id);
  assert.deepEqual([points, checked_count], [3, 2]);
});

test('checking is not offered where the quiz does not offer it', async (world) => {
  await put(world, { offersCheck: false });
  const me = taker(world);
  const { id } = await me.start();
  assert.equal(await refused(me.check(id, 1)), 'PT403 check-not-offered');
  assert.equal((await me.read(id)).questions[0]?.key, null);
});

test('an answer that is none is refused: unknown choices, two where one is, nothing at all', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  assert.equal(await refused(me.save(id, 1, [4])), 'PT422 answer-invalid');
  assert.equal(await refused(me.save(id, 1, [1, 2])), 'PT422 answer-invalid');
  assert.equal(await refused(me.save(id, 1, Array(50).fill(1))), 'PT422 answer-invalid');
  assert.equal(
    await world.as('camille').refusal`
      select save_quiz_answer(${id}, 1, array[null]::int[], 0, ${PAGE}, 1)`,
    'PT422 answer-invalid',
  );
  assert.equal(
    await world.as('camille').refusal`select save_quiz_answer(${id}, 1, null, 0, ${PAGE}, 1)`,
    'PT422 answer-invalid',
  );
  assert.equal(await refused(me.save(id, 9, [1])), 'PT404 question-unknown');
  assert.equal(await refused(me.check(id, 9)), 'PT404 question-unknown');
  assert.equal(await refused(me.goTo(id, 9)), 'PT404 question-unknown');
  assert.deepEqual((await me.read(id)).questions[0]?.answer.choices, []);
});

test('skipping leaves the question unanswered, and answering it ends that', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  const first = async () => (await me.read(id)).questions[0]?.answer;
  await me.save(id, 1, [2]);
  await me.skip(id, 1, 1);
  assert.partialDeepStrictEqual(await first(), { choices: [], is_skipped: true, revision: 2 });
  await me.save(id, 1, [1], 2);
  assert.partialDeepStrictEqual(await first(), { choices: [1], is_skipped: false, revision: 3 });
});

test('the tab behind is told, with the newer answer, and overwrites nothing', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  await me.save(id, 1, [1], 0, PAGE, 1);
  const behind = me.save(id, 1, [2], 0, OTHER_PAGE, 7);
  await assert.rejects(behind, (error: { code: string; message: string; detail: string }) => {
    assert.equal(`${error.code} ${error.message}`, 'PT409 answer-changed');
    assert.deepEqual(JSON.parse(error.detail), { choices: [1], revision: 1 });
    return true;
  });
  assert.partialDeepStrictEqual(await me.save(id, 1, [1], 0, OTHER_PAGE, 8), {
    choices: [1],
    revision: 1,
  });
  // Told of it, the other tab goes on.
  assert.partialDeepStrictEqual(await me.save(id, 1, [2], 1, OTHER_PAGE, 9), { revision: 2 });
});

test('what one page sent comes in its order: a change before the first word came back counts, a late call does not', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  await me.save(id, 1, [1], 0, PAGE, 1);
  assert.partialDeepStrictEqual(await me.save(id, 1, [2], 0, PAGE, 2), {
    choices: [2],
    revision: 2,
  });
  assert.equal(await refused(me.save(id, 1, [1], 0, PAGE, 1)), 'PT409 answer-changed');
  assert.equal(await refused(me.save(id, 1, [3], 0, PAGE, 2)), 'PT409 answer-changed');
  assert.deepEqual((await me.read(id)).questions[0]?.answer.choices, [2]);
});

test('a quiz changed in the CMS meanwhile does not touch the attempt; the next one has it', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  await put(world, { questions: [single(5)] });
  assert.equal((await me.read(id)).questions.length, 3);
  await me.save(id, 3, [1]);
  await world.admin.rows`update lessons set quiz_hash = null where id = 'open'`;
  assert.equal((await me.start()).id, id);
  assert.equal((await me.finish(id)).max_points, 3);
  assert.equal(await refused(me.start()), 'PT404 quiz-unknown');
  await put(world, { questions: [single(5)] });
  assert.equal((await me.start()).questions.length, 1);
});

test('questions and choices are drawn once, from the attempt itself, and every order comes', async (world) => {
  await put(world, {
    questions: Array.from({ length: 8 }, () => single(5)),
    shufflesQuestions: true,
    shufflesChoices: true,
  });
  const me = taker(world);
  const orders = new Set<string>();
  for (let attempt = 0; attempt < 10; attempt++) {
    const paper = await me.start();
    const order = ({ questions }: Paper) =>
      questions.map(({ number, choices }) => [number, choices.map((choice) => choice.number)]);
    assert.deepEqual(order(await me.read(paper.id)), order(paper));
    assert.equal(paper.current_question, paper.questions[0]?.number);
    assert.deepEqual(paper.questions.map(({ number }) => number).sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
    orders.add(JSON.stringify(order(paper)));
    await me.finish(paper.id);
  }
  assert.ok(orders.size > 8, `${orders.size} orders in 10`);
});

test('without shuffling, the order is the editor’s', async (world) => {
  await put(world, { questions: Array.from({ length: 8 }, () => single(5)) });
  const { questions } = await taker(world).start();
  for (const [at, { number, choices }] of questions.entries()) {
    assert.equal(number, at + 1);
    assert.deepEqual(
      choices.map((choice) => choice.number),
      [1, 2, 3, 4, 5],
    );
  }
});

test('only so many attempts, and the validation stays whatever comes after', async (world) => {
  await put(world, { attemptsAllowed: 2, passMark: 67 });
  const me = taker(world);
  const first = await me.start();
  await me.save(first.id, 1, [1]);
  await me.save(first.id, 2, [1, 2]);
  assert.equal((await me.finish(first.id)).has_passed, false, '66.7 % is not 67 %');
  assert.equal(await isValidated(world), false);
  const second = await me.start();
  assert.equal(second.number, 2);
  for (const [question, choices] of [[1], [1, 2], [1]].entries())
    await me.save(second.id, question + 1, choices);
  assert.partialDeepStrictEqual(await me.finish(second.id), { points: 3, has_passed: true });
  assert.equal(await isValidated(world), true);
  assert.equal(await refused(me.start()), 'PT403 no-attempts-left');
  await put(world, { passMark: 100 });
  const third = await me.start();
  assert.equal((await me.finish(third.id)).has_passed, false);
  assert.equal(await isValidated(world), true);
});

test('so many new attempts in an hour; the one under way goes on, and others have theirs', async (world) => {
  await put(world);
  const me = taker(world);
  for (let number = 1; number <= 30; number += 1) {
    const { id } = await me.start();
    assert.equal((await me.start()).id, id);
    if (number < 30) await me.finish(id);
  }
  const last = await me.start();
  assert.equal(last.number, 30, 'coming back to an attempt costs nothing');
  await me.finish(last.id);
  assert.equal(await refused(me.start()), 'PT429 too-many-attempts');
  assert.equal((await taker(world, 'dominique').start()).number, 1);
  await world.admin.rows`
    update app.attempts set tried_at = tried_at - interval '61 minutes'
    where kind = 'quiz attempt per hour'`;
  assert.equal((await me.start()).number, 31);
});

test('of many tries the pages tell the best and the last twenty', async (world) => {
  const hash = await put(world, { attemptsAllowed: 100 });
  await world.admin.rows`
    insert into quiz_attempts (enrolment_id, lesson_id, quiz_hash, number, started_at,
      current_question, finished_at, points, max_points, has_passed)
    select ${enrolmentId(1)}, 'open', ${hash}, n, now(), 1, now(),
      case n when 7 then 3 when 9 then 3 when 39 then 2 else 1 end, 3, true
    from generate_series(1, 50) n`;
  const { id } = await taker(world).start();
  const told = [7, ...Array.from({ length: 20 }, (_, at) => 32 + at)];
  const { attempts } = Object(await world.as('camille').value`select lesson_quiz('open')`);
  assert.deepEqual(
    attempts.map(({ number }: Paper) => number),
    told,
  );
  assert.equal(attempts.at(-1).id, id);
  const [course] = Object(await world.as('camille').value`select my_progress()`);
  const scored = course.quizzes.find(
    ({ lesson }: { lesson: { slug: string } }) => lesson.slug === 'open',
  );
  assert.deepEqual(
    scored.attempts.map(({ number }: Paper) => number),
    told,
  );
});

test('the pass mark itself passes', async (world) => {
  await put(world, { passMark: 50, questions: [single(), single()] });
  const me = taker(world);
  const { id } = await me.start();
  await me.save(id, 1, [1]);
  assert.equal((await me.finish(id)).has_passed, true);
});

test('a quiz is not declared done: « Valider » is refused, and kept where it was given before', async (world) => {
  await put(world);
  await put(world, { lessonId: 'static' });
  assert.equal(
    await world.as('camille').refusal`select validate_lesson('open')`,
    'PT403 quiz-to-finish',
  );
  await world.as('camille').rows`select validate_lesson('static')`;
});

test('grading equals a recomputation, for quizzes and answers of every kind', async (world) => {
  const random = numbers(20_261_125);
  for (let round = 0; round < 25; round++) {
    const questions = Array.from({ length: 1 + random(12) }, () => {
      const size = 2 + random(5);
      const kind = random(3);
      if (kind === 0) return single(size);
      if (kind === 1) return several(size + 1);
      return weighted(...Array.from({ length: size }, () => (random(200_001) - 100_000) / 1000));
    });
    const passMark = 1 + random(100);
    await put(world, { questions, passMark, shufflesQuestions: true, shufflesChoices: true });
    const me = taker(world);
    const { id } = await me.start();
    const answers = questions.map(({ hasSeveral, choices }) => {
      if (!hasSeveral) return random(4) === 0 ? [] : [1 + random(choices.length)];
      return choices.flatMap((_, at) => (random(2) === 0 ? [at + 1] : []));
    });
    for (const [at, ticked] of answers.entries()) await me.save(id, at + 1, ticked);
    const result = await me.finish(id);
    const expected = questions.map((question, at) => thousandths(question, answers[at] ?? []));
    const found = result.questions.map(({ number, points }) => [number, Number(points) * 1000]);
    assert.deepEqual(
      found.sort(([a = 0], [b = 0]) => a - b).map(([, points = 0]) => Math.round(points)),
      expected,
    );
    const sum = expected.reduce((total, points) => total + points, 0);
    assert.equal(Math.round(Number(result.points) * 1000), sum);
    assert.equal(result.max_points, questions.length);
    assert.equal(result.has_passed, sum * 100 >= passMark * questions.length * 1000);
  }
});

/** The same numbers at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('weights are capped at the point and at nothing, and unanswered is nothing', async (world) => {
  await put(world, {
    questions: [
      weighted(60, 60, -100),
      weighted(33.333, 33.333, 33.333),
      weighted(50, -100),
      weighted(100),
    ],
  });
  const me = taker(world);
  const { id } = await me.start();
  await me.save(id, 1, [1, 2]);
  await me.save(id, 2, [1, 2, 3]);
  await me.save(id, 3, [1, 2]);
  const { questions } = await me.finish(id);
  assert.deepEqual(
    questions.map(({ points }) => points),
    [1, 1, 0, 0],
  );
});

// The exam to come: a deadline, a lock, parts.
async function timed(world: World) {
  await world.at('2026-11-25T10:00:00Z');
  const hash = await put(world);
  const id = String(
    await world.admin.value`
      select app.begin_quiz_attempt(${enrolmentId(1)}, 'open', ${hash}, interval '30 minutes')`,
  );
  await world.admin.rows`update app.quiz_answers set part = question where attempt_id = ${id}`;
  return { id, me: taker(world) };
}

test('up to a second before the deadline all is saved, from the deadline on nothing', async (world) => {
  const { id, me } = await timed(world);
  await world.at('2026-11-25T10:29:59Z');
  await me.save(id, 1, [1]);
  for (const instant of ['2026-11-25T10:30:00Z', '2026-11-25T10:30:01Z']) {
    await world.at(instant);
    assert.equal(await refused(me.save(id, 2, [1, 2])), 'PT409 deadline-passed', instant);
    assert.equal(await refused(me.check(id, 2)), 'PT409 deadline-passed', instant);
    assert.equal(await refused(me.goTo(id, 2)), 'PT409 deadline-passed', instant);
    assert.equal(await refused(me.closePart(id, 2)), 'PT409 deadline-passed', instant);
  }
  // The same answer once more is no new one.
  await me.save(id, 1, [1]);
});

type Taker = ReturnType<typeof taker>;
const READS: Record<string, (world: World, me: Taker, id: string) => Promise<Paper>> = {
  'by reading it': (_world, me, id) => me.read(id),
  'by looking at its lesson': async ({ as }) =>
    Object(await as('camille').value`select lesson_quiz('open') -> 'attempts' -> 0`),
  'by the job': async ({ admin }, me, id) => {
    const ran = await admin.value`select app.job_finish_quiz_attempts()`;
    assert.deepEqual(ran, { finished: 1 });
    return me.read(id);
  },
  'by beginning the next': async (_world, me, id) => {
    assert.equal((await me.start()).number, 2);
    return me.read(id);
  },
  'by finishing too late': (_world, me, id) => me.finish(id),
};

for (const [how, read] of Object.entries(READS)) {
  test(`an overdue attempt is finished at its deadline with what was saved: ${how}`, async (world) => {
    const { id, me } = await timed(world);
    await me.save(id, 1, [1]);
    await world.at('2026-11-25T10:29:59Z');
    assert.equal((await me.read(id)).finished_at, null);
    assert.deepEqual(await world.admin.value`select app.job_finish_quiz_attempts()`, {
      finished: 0,
    });
    await world.at(
      how === 'by finishing too late' ? '2026-11-25T11:00:00Z' : '2026-11-25T10:30:00Z',
    );
    const found = await read(world, me, id);
    assert.partialDeepStrictEqual(found, { points: 1, max_points: 3, has_passed: true });
    assert.equal(Date.parse(String(found.finished_at)), Date.parse('2026-11-25T10:30:00Z'));
    assert.equal(await isValidated(world), true);
  });
}

test('an attempt that closes at an hour ends then, however much time was given', async (world) => {
  await world.at('2026-11-25T10:00:00Z');
  const hash = await put(world);
  const [row] = await world.admin.rows`
    with begun as (
      select app.begin_quiz_attempt(${enrolmentId(1)}, 'open', ${hash}, interval '30 minutes',
        '2026-11-25T10:10:00Z') as id
    )
    select 1 from begun`;
  assert.ok(row);
  assert.equal(
    await world.admin.value`
      select deadline = '2026-11-25T10:10:00Z' from quiz_attempts where lesson_id = 'open'`,
    true,
  );
});

test('after the final lock nothing is saved or checked, and what was saved is graded', async (world) => {
  const { id, me } = await timed(world);
  await me.save(id, 1, [1]);
  await world.admin.rows`update quiz_attempts set locked_at = app.clock() where id = ${id}`;
  assert.equal(await refused(me.save(id, 2, [1])), 'PT409 attempt-locked');
  assert.equal(await refused(me.check(id, 2)), 'PT409 attempt-locked');
  assert.equal(await refused(me.goTo(id, 2)), 'PT409 attempt-locked');
  assert.equal(await refused(me.closePart(id, 2)), 'PT409 attempt-locked');
  for (const locked_at of [null, '2026-11-25T11:00:00Z'])
    assert.equal(
      await world.admin.refusal`update quiz_attempts set locked_at = ${locked_at} where id = ${id}`,
      'PT409 attempt-closed',
    );
  assert.equal((await me.finish(id)).points, 1);
});

test('a part that was handed in is closed for good; the others go on', async (world) => {
  const { id, me } = await timed(world);
  await me.save(id, 1, [2]);
  await me.closePart(id, 1);
  await me.closePart(id, 1);
  assert.equal(await refused(me.save(id, 1, [1], 1)), 'PT409 part-closed');
  assert.equal(await refused(me.check(id, 1)), 'PT409 part-closed');
  assert.equal(await refused(me.closePart(id, 9)), 'PT404 part-unknown');
  assert.equal(
    await world.admin.refusal`update quiz_attempts set closed_parts = '{2}' where id = ${id}`,
    'PT409 attempt-closed',
  );
  await me.save(id, 2, [1, 2]);
  await me.closePart(id, 2);
  assert.equal((await me.finish(id)).points, 1);
});

test('what is finished is so for good', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  await me.save(id, 1, [2]);
  await me.finish(id);
  assert.equal(await refused(me.save(id, 1, [1], 1)), 'PT409 attempt-finished');
  assert.equal(await refused(me.skip(id, 2)), 'PT409 attempt-finished');
  assert.equal(await refused(me.check(id, 2)), 'PT409 attempt-finished');
  assert.equal(await refused(me.closePart(id, 1)), 'PT409 attempt-finished');
  assert.equal(
    await world.admin.refusal`update quiz_attempts set points = 3 where id = ${id}`,
    'PT409 attempt-closed',
  );
});

test('a lesson that locked again keeps its quiz to itself', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  await world.admin.rows`update lessons set opens_at = '2999-01-01' where id = 'open'`;
  const camille = world.as('camille');
  for (const refusal of [
    await refused(me.start()),
    await refused(me.read(id)),
    await refused(me.save(id, 1, [1])),
    await refused(me.goTo(id, 2)),
    await refused(me.check(id, 1)),
    await refused(me.closePart(id, 1)),
    await refused(me.finish(id)),
    await camille.refusal`select lesson_quiz('open')`,
  ])
    assert.equal(refusal, 'PT403 lesson-locked');
});

test('nobody who is barred takes a quiz: noa, sacha, mo, lea, the stranger, the visitor', async (world) => {
  await put(world);
  const { id } = await taker(world).start();
  for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'anon'] as const) {
    const me = taker(world, persona);
    const expected = persona === 'anon' ? /^42501 / : /^PT401 signed-out$/;
    for (const refusal of [
      await refused(me.start()),
      await refused(me.read(id)),
      await refused(me.save(id, 1, [1])),
      await refused(me.goTo(id, 2)),
      await refused(me.check(id, 1)),
      await refused(me.closePart(id, 1)),
      await refused(me.finish(id)),
      await world.as(persona).refusal`select lesson_quiz('open')`,
    ])
      assert.match(refusal, expected, persona);
  }
});

test('dominique, zoe and the team reach nothing of the attempt of camille', async (world) => {
  await put(world);
  const { id } = await taker(world).start();
  for (const persona of ['dominique', 'zoe', 'elise'] as const) {
    const me = taker(world, persona);
    for (const refusal of [
      await refused(me.read(id)),
      await refused(me.save(id, 1, [1])),
      await refused(me.goTo(id, 2)),
      await refused(me.check(id, 1)),
      await refused(me.closePart(id, 1)),
      await refused(me.finish(id)),
    ])
      assert.equal(refusal, 'PT404 attempt-unknown', persona);
    assert.deepEqual(
      await world.as(persona).rows`select id from quiz_attempts where id = ${id}`,
      [],
    );
  }
  assert.deepEqual(await world.as('camille').rows`select id from quiz_attempts where id = ${id}`, [
    { id },
  ]);
});

test('a first quiz enters a public course; a closed one is for who is enrolled', async (world) => {
  await put(world);
  await put(world, { lessonId: 'members' });
  const { id } = await taker(world, 'zoe').start();
  assert.equal(
    await world.admin.value`
      select e.person_id from quiz_attempts a join enrolments e on e.id = a.enrolment_id
      where a.id = ${id}`,
    personId('zoe'),
  );
  assert.equal(await refused(taker(world, 'zoe').start('members')), 'PT403 lesson-locked');
  assert.equal(await refused(taker(world, 'alix').start('members')), 'PT403 not-enrolled');
  assert.equal((await taker(world, 'dominique').start('members')).number, 1);
  assert.equal(await refused(taker(world, 'zoe').start('no-such')), 'PT404 lesson-unknown');
});

test('learners see of camille’s attempt what it came to, not the digest of the keys, and write nothing', async (world) => {
  await put(world);
  const { id } = await taker(world).start();
  const camille = world.as('camille');
  const seen = await camille.rows`
    select id, number, points, max_points, checked_count, has_passed, finished_at, deadline
    from quiz_attempts where id = ${id}`;
  assert.equal(seen.length, 1);
  for (const column of ['quiz_hash', 'closed_parts', 'current_question'])
    await assert.rejects(camille.run(`select ${column} from public.quiz_attempts`), {
      code: '42501',
    });
  await assert.rejects(camille.run(`select quiz_hash from public.lessons`), { code: '42501' });
  for (const statement of [
    'update public.quiz_attempts set points = 3',
    'delete from public.quiz_attempts',
    'select from app.quiz_answers',
    'select from app.quizzes',
    'select from app.questions',
    'select from app.choices',
    'select from app.answer_keys',
    'select from app.question_feedback',
    `select app.finish_overdue_quiz_attempts()`,
    `select app.quiz_question_key('x', 1::smallint)`,
    `select app.quiz_attempt_answer('${id}')`,
    `select app.begin_quiz_attempt('${enrolmentId(1)}', 'open', 'x')`,
  ])
    await assert.rejects(camille.run(statement), { code: '42501' }, statement);
});

test('a release leaves attempts alone', async (world) => {
  await put(world);
  const me = taker(world);
  const { id } = await me.start();
  for (const release of [changed({ open: null }), catalogue()])
    await world.admin.rows`
      select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;
  assert.equal((await me.read(id)).questions.length, 3);
});
