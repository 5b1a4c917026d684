// Over HTTP, as a curious learner asks: no key and no word of feedback before its question was checked.
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putQuiz } from '../../supabase/tests/quizzes.ts';
import { makePerson, ownerConnection } from './people.ts';
import { deleteMadeUsers, signIn, visitor } from './supabase.ts';

const MARK = 'CANARI-QUIZ';
const TABLES = [
  ...['quizzes', 'questions', 'choices', 'answer_keys', 'question_feedback', 'quiz_answers'],
  ...['quiz_attempts', 'lessons', 'lesson_bodies'],
];

let sql: Sql;
let lesson: { id: string; quiz_hash: string | null };
const people: string[] = [];

beforeAll(async () => {
  sql = ownerConnection();
  const [found] = await sql<(typeof lesson)[]>`
    select l.id, l.quiz_hash
    from public.lessons l join public.modules m on m.id = l.module_id
    join public.courses c on c.id = m.course_id
    where c.access = 'public' and l.opens_at <= app.clock() and l.retired_at is null
    order by l.kind = 'quiz' desc, m.position desc limit 1`;
  if (!found) throw new Error('No lesson is open');
  lesson = found;
  await putQuiz((text, ...values) => sql(text, ...values), {
    lessonId: lesson.id,
    questions: [1, 2].map((number) => ({
      feedback: `${MARK}-${number}`,
      choices: [
        { isRight: true, feedback: `${MARK}-${number}a` },
        { isRight: false, feedback: `${MARK}-${number}b` },
      ],
    })),
  });
});

afterAll(async () => {
  await sql`update public.lessons set quiz_hash = ${lesson.quiz_hash} where id = ${lesson.id}`;
  await sql`delete from public.profiles where username = any(${people})`;
  await sql.end();
  await deleteMadeUsers();
});

async function learner() {
  const person = await makePerson(sql);
  people.push(person.name);
  return (await signIn(person.email)).client;
}

/** All that this client gets for asking. */
async function fetched(client: SupabaseClient, attempt: string): Promise<string> {
  const answers = await Promise.all([
    client.rpc('lesson_quiz', { lesson_id: lesson.id }),
    client.rpc('start_quiz', { lesson_id: lesson.id }),
    client.rpc('quiz_attempt', { attempt_id: attempt }),
    client.rpc('go_to_quiz_question', { attempt_id: attempt, question: 2 }),
    client.rpc('save_quiz_answer', {
      ...{ attempt_id: attempt, question: 2, choices: [2], revision: 0, step: 1 },
      writer: attempt,
    }),
    client.rpc('export_my_data'),
    ...TABLES.flatMap((table) => [
      client.from(table).select('*'),
      client.schema('app').from(table).select('*'),
    ]),
    ...['quiz_question_key', 'quiz_attempt_answer', 'finish_overdue_quiz_attempts'].map((name) =>
      client.rpc(name, {}),
    ),
  ]);
  return JSON.stringify(answers.map(({ data, error }) => [data, error]));
}

const canaries = (text: string) => [...new Set(text.match(/CANARI-QUIZ-\w+/g))].sort();

test('nothing before checking, that question alone after it, all at the end; a visitor never', async () => {
  const client = await learner();
  const { data } = await client.rpc('start_quiz', { lesson_id: lesson.id }).throwOnError();
  const attempt = String(data.id);
  const before = await fetched(client, attempt);
  expect(before).toContain(attempt);
  expect(before).not.toContain('is_right');
  expect(canaries(before)).toEqual([]);

  const checked = await client
    .rpc('check_quiz_question', { attempt_id: attempt, question: 1 })
    .throwOnError();
  expect(canaries(JSON.stringify(checked.data))).toEqual(
    ['', 'a', 'b'].map((choice) => `${MARK}-1${choice}`),
  );
  const after = await fetched(client, attempt);
  expect(canaries(after)).toEqual(['', 'a', 'b'].map((choice) => `${MARK}-1${choice}`));
  expect(canaries(await fetched(visitor(), attempt))).toEqual([]);
  expect(canaries(await fetched(await learner(), attempt))).toEqual([]);

  const finished = await client.rpc('finish_quiz', { attempt_id: attempt }).throwOnError();
  expect(canaries(JSON.stringify(finished.data))).toHaveLength(6);
});

test('a refusal keeps its status and its word, and the tab behind gets the newer answer with it', async () => {
  const client = await learner();
  const { data } = await client.rpc('start_quiz', { lesson_id: lesson.id }).throwOnError();
  const save = (choices: number[], writer: string) =>
    client.rpc('save_quiz_answer', {
      ...{ attempt_id: data.id, question: 1, choices, revision: 0, step: 1, writer },
    });
  await save([1], data.id).throwOnError();
  const behind = await save([2], crypto.randomUUID());
  expect({ status: behind.status, message: behind.error?.message }).toEqual({
    status: 409,
    message: 'answer-changed',
  });
  expect(JSON.parse(behind.error?.details ?? 'null')).toEqual({ choices: [1], revision: 1 });
  const invalid = await save([9], data.id);
  expect({ status: invalid.status, message: invalid.error?.message }).toEqual({
    status: 422,
    message: 'answer-invalid',
  });
  const nobody = await visitor().rpc('start_quiz', { lesson_id: lesson.id });
  expect(nobody.status).toBe(401);
});
