// Five hundred learners begin a quiz of twenty questions, answer, check some of them, and finish: all
// within a minute. No error, no slow save, and every score equals what is computed again here.
// `node tests/bench/quizzes.ts` on a running stack; PREAU_HOME and PREAU_PORT_OFFSET name it.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { SignJWT } from 'jose';
import type { Sql } from 'postgres';
import { loadConfig } from '../../supabase/local/config.ts';
import {
  putQuiz,
  type Question,
  several,
  single,
  thousandths,
  weighted,
} from '../../supabase/tests/quizzes.ts';
import { ownerOf } from '../e2e/database.ts';
import { isWithin, type Measure, printTable } from './table.ts';

const LEARNERS = Number(process.env['LEARNERS'] ?? 500);
const CHECKS_EVERY = 10;
/** They arrive over this long: a class does not click in one instant. */
const ARRIVALS_MS = 15_000;
/** The quickest anybody could read a question and tick an answer. */
const THINKING_MS = 1500;
const STEM = 'bench-quiz-';

const QUESTIONS: Question[] = Array.from({ length: 20 }, (_, at) => {
  if (at % 3 === 0) return single(4);
  return at % 3 === 1 ? several(4) : weighted(50, 50, -50, -100);
});

const { apiUrl, secrets } = loadConfig();
const agent = new Agent({ keepAlive: true, maxSockets: 100 });
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const times = new Map<string, number[]>();
let refused = 0;

interface Learner {
  id: string;
  userId: string;
  token: string;
  answers: number[][];
}

/** What the bench reads of an answer of the API. */
interface Paper {
  id: string;
  points: number;
}

function callRpc(name: string, args: object, token: string): Promise<Paper> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const sent = request(
      `${apiUrl}/rest/v1/rpc/${name}`,
      {
        method: 'POST',
        agent,
        headers: {
          apikey: secrets.publishableKey,
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          times.set(name, [...(times.get(name) ?? []), performance.now() - began]);
          if (response.statusCode !== 200) refused += 1;
          done(JSON.parse(Buffer.concat(parts).toString() || '{}'));
        });
      },
    );
    sent.on('error', fail);
    sent.end(JSON.stringify(args));
  });
}

const someAnswer = ({ hasSeveral, choices }: Question): number[] =>
  hasSeveral
    ? choices.flatMap((_, at) => (Math.random() < 0.5 ? [at + 1] : []))
    : [1 + Math.floor(Math.random() * choices.length)];

async function newLearners(sql: Sql): Promise<Learner[]> {
  const key = new TextEncoder().encode(secrets.jwtSecret);
  const people = Array.from({ length: LEARNERS }, (_, n) => ({
    user_id: randomUUID(),
    id: randomUUID(),
    name: `${STEM}${n}`,
  }));
  const rows = JSON.stringify(people);
  await sql`
    select public.permit_account(name || '@preau.test')
    from jsonb_to_recordset(${rows}::text::jsonb) as p (name text)`;
  await sql`
    insert into auth.users (id, email, email_confirmed_at)
    select user_id, name || '@preau.test', now()
    from jsonb_to_recordset(${rows}::text::jsonb) as p (user_id uuid, name text)`;
  await sql`
    insert into public.profiles (id, user_id, username, display_name, finished_at)
    select id, user_id, name, name, now()
    from jsonb_to_recordset(${rows}::text::jsonb) as p (id uuid, user_id uuid, name text)`;
  return Promise.all(
    people.map(async ({ id, user_id }) => ({
      id,
      userId: user_id,
      answers: QUESTIONS.map(someAnswer),
      token: await new SignJWT({ role: 'authenticated' })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(user_id)
        .setAudience('authenticated')
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key),
    })),
  );
}

async function removeLearners(sql: Sql): Promise<void> {
  await sql`delete from public.profiles where username like ${`${STEM}%`}`;
  await sql`delete from auth.users where email like ${`${STEM}%`}`;
}

/** One learner's quiz; answers what the page shows at the end, in thousandths. */
async function take({ token, answers }: Learner, lesson_id: string): Promise<number> {
  const writer = randomUUID();
  await pause(Math.random() * ARRIVALS_MS);
  const { id: attempt_id } = await callRpc('start_quiz', { lesson_id }, token);
  for (const [at, choices] of answers.entries()) {
    await pause(Math.random() * 2 * THINKING_MS);
    const question = at + 1;
    const answer = { attempt_id, question, choices, revision: 0, writer, step: question };
    await callRpc('save_quiz_answer', answer, token);
    if (question % CHECKS_EVERY === 0) {
      await callRpc('check_quiz_question', { attempt_id, question }, token);
    }
  }
  const { points } = await callRpc('finish_quiz', { attempt_id }, token);
  return Math.round(points * 1000);
}

const percentile = (name: string, share: number): number => {
  const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
};

const sql = ownerOf('supabase');
const [lesson] = await sql<{ id: string; quiz_hash: string | null }[]>`
  select l.id, l.quiz_hash
  from public.lessons l join public.modules m on m.id = l.module_id
  join public.courses c on c.id = m.course_id
  where l.kind = 'quiz' and c.access = 'public' and l.retired_at is null
    and l.opens_at <= app.clock()
  order by c.position, m.position desc limit 1`;
if (!lesson) throw new Error('No open lesson is a quiz');
let measures: Measure[] = [];
try {
  await removeLearners(sql);
  await putQuiz((text, ...values) => sql(text, ...values), {
    lessonId: lesson.id,
    questions: QUESTIONS,
    shufflesQuestions: true,
    shufflesChoices: true,
  });
  const learners = await newLearners(sql);
  const began = performance.now();
  const shown = await Promise.all(learners.map((learner) => take(learner, lesson.id)));
  const seconds = (performance.now() - began) / 1000;

  const expected = learners.map(({ answers }) =>
    QUESTIONS.reduce((sum, question, at) => sum + thousandths(question, answers[at] ?? []), 0),
  );
  const stored = await sql<{ person_id: string; points: number; is_validated: boolean }[]>`
    select e.person_id, (t.points * 1000)::int as points,
      exists (select from public.lesson_validations v
        where v.enrolment_id = e.id and v.lesson_id = t.lesson_id) as is_validated
    from public.quiz_attempts t
    join public.enrolments e on e.id = t.enrolment_id
    join public.profiles p on p.id = e.person_id and p.username like ${`${STEM}%`}`;
  const byPerson = new Map(stored.map((row) => [row.person_id, row]));
  const equal = learners.filter(
    ({ id }, at) => byPerson.get(id)?.points === expected[at] && shown[at] === expected[at],
  ).length;
  const calls = [...times.values()].reduce((sum, some) => sum + some.length, 0);
  measures = [
    { what: `${LEARNERS} learners have finished`, value: seconds, unit: 's', budget: 60 },
    { what: 'calls', value: calls, unit: '' },
    { what: 'calls refused', value: refused, unit: '', budget: 0 },
    { what: 'a save, median', value: percentile('save_quiz_answer', 0.5), unit: 'ms' },
    { what: 'a save, p95', value: percentile('save_quiz_answer', 0.95), unit: 'ms', budget: 200 },
    { what: 'a start, p95', value: percentile('start_quiz', 0.95), unit: 'ms' },
    { what: 'a check, p95', value: percentile('check_quiz_question', 0.95), unit: 'ms' },
    { what: 'a finish, p95', value: percentile('finish_quiz', 0.95), unit: 'ms' },
    { what: 'scores unlike a recomputation', value: LEARNERS - equal, unit: '', budget: 0 },
    {
      what: 'finished and not validated',
      value: LEARNERS - stored.filter(({ is_validated }) => is_validated).length,
      unit: '',
      budget: 0,
    },
  ];
} finally {
  await sql`update public.lessons set quiz_hash = ${lesson.quiz_hash} where id = ${lesson.id}`;
  await removeLearners(sql);
  await sql.end();
  agent.destroy();
}
printTable(measures);
process.exit(measures.length > 0 && measures.every(isWithin) ? 0 : 1);
