// A thousand learners validate within ten seconds, on two devices each, and lines are cut at random:
// what was acknowledged must be stored, and every percentage must equal what SQL counts again.
// `node tests/bench/validations.ts` on a running stack; PREAU_HOME and PREAU_PORT_OFFSET name it.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { SignJWT } from 'jose';
import type { Sql } from 'postgres';
import { loadConfig } from '../../supabase/local/config.ts';
import { ownerOf } from '../e2e/database.ts';

const LEARNERS = 1000;
const DEVICES = 2;
const WINDOW_MS = 10_000;
/** Devices begin over this long, so that the last tries still fall within the window. */
const ARRIVALS_MS = 7000;
const CUT_SHARE = 0.25;
/** A line is cut at any moment of a call: before it left, under way, or with the answer underway. */
const CUT_WITHIN_MS = 60;
const STEM = 'bench-validates-';

const { apiUrl, secrets } = loadConfig();
const agent = new Agent({ keepAlive: true, maxSockets: 100 });
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

interface Learner {
  profileId: string;
  token: string;
}

interface Answer {
  status: number;
  body: { percent: number; validated: { lesson_id: string }[] };
}

/** One call; a line that is cut, by us or not, is an error. */
function callRpc(name: string, args: object, token: string, cutAfter?: number): Promise<Answer> {
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
          const body = JSON.parse(Buffer.concat(parts).toString() || '{}');
          done({ status: response.statusCode ?? 0, body });
        });
      },
    );
    sent.on('error', fail);
    sent.end(JSON.stringify(args));
    if (cutAfter !== undefined) {
      const cut = setTimeout(() => sent.destroy(new Error('cut')), cutAfter);
      sent.on('close', () => clearTimeout(cut));
    }
  });
}

async function newLearners(sql: Sql): Promise<Learner[]> {
  const key = new TextEncoder().encode(secrets.jwtSecret);
  const people = Array.from({ length: LEARNERS }, (_, n) => ({
    user_id: randomUUID(),
    id: randomUUID(),
    name: `${STEM}${n}`,
  }));
  await sql`
    select public.permit_account(name || '@preau.test')
    from jsonb_to_recordset(${sql.json(people)}) as p (name text)`;
  await sql`
    insert into auth.users (id, email, email_confirmed_at)
    select user_id, name || '@preau.test', now()
    from jsonb_to_recordset(${sql.json(people)}) as p (user_id uuid, name text)`;
  await sql`
    insert into public.profiles (id, user_id, username, display_name, finished_at)
    select id, user_id, name, name, now()
    from jsonb_to_recordset(${sql.json(people)}) as p (id uuid, user_id uuid, name text)`;
  return Promise.all(
    people.map(async ({ id, user_id }) => ({
      profileId: id,
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

interface Tally {
  calls: number;
  cut: number;
  refused: number;
  /** Validations that a device saw acknowledged: profile and lesson. */
  acknowledged: Set<string>;
  lastAt: number;
}

/** As the page does: tries until it is told that the validation is stored. */
async function validate(learner: Learner, lessonId: string, tally: Tally): Promise<void> {
  for (;;) {
    const isCut = Math.random() < CUT_SHARE;
    tally.calls += 1;
    try {
      const cutAfter = isCut ? Math.random() * CUT_WITHIN_MS : undefined;
      const { status, body } = await callRpc(
        'validate_lesson',
        { lesson_id: lessonId },
        learner.token,
        cutAfter,
      );
      if (status !== 200 || !body.validated.some(({ lesson_id }) => lesson_id === lessonId)) {
        tally.refused += 1;
        return;
      }
      tally.acknowledged.add(`${learner.profileId} ${lessonId}`);
      tally.lastAt = performance.now();
      return;
    } catch {
      tally.cut += 1;
      await pause(50 + Math.random() * 200);
    }
  }
}

const results: [what: string, passed: boolean][] = [];
function check(what: string, passed: boolean): void {
  results.push([what, passed]);
  console.log(`${passed ? '✓' : '✗'} ${what}`);
}

/** Every learner's percentage as the page reads it, beside what SQL counts from the rows alone. */
async function comparePercentages(sql: Sql, learners: Learner[], courseId: string): Promise<void> {
  const rows = await sql<{ person_id: string; percent: number }[]>`
    select e.person_id,
      (count(v.lesson_id) * 100 / (
        select count(*) from public.lessons l join public.modules m on m.id = l.module_id
        where m.course_id = ${courseId} and l.retired_at is null and m.retired_at is null
      ))::int as percent
    from public.enrolments e
    join public.profiles p on p.id = e.person_id and p.username like ${`${STEM}%`}
    left join public.lesson_validations v on v.enrolment_id = e.id
    where e.course_id = ${courseId}
    group by e.person_id`;
  const counted = new Map(rows.map(({ person_id, percent }) => [person_id, percent]));
  let equal = 0;
  for (const { profileId, token } of learners) {
    const { body } = await callRpc('my_course', { course_id: courseId }, token);
    if (body.percent > 0 && body.percent === counted.get(profileId)) equal += 1;
  }
  check(`percentages equal a recomputation: ${equal} of ${LEARNERS}`, equal === LEARNERS);
  check(`one enrolment for each: ${rows.length} of ${LEARNERS}`, rows.length === LEARNERS);
}

const sql = ownerOf('supabase');
try {
  await removeLearners(sql);
  const lessons = await sql<{ id: string; course_id: string }[]>`
    select l.id, m.course_id
    from public.lessons l
    join public.modules m on m.id = l.module_id
    join public.courses c on c.id = m.course_id
    where c.access = 'public' and l.retired_at is null and m.retired_at is null
      and coalesce(l.opens_at, m.opens_at) <= app.clock()
      -- A quiz is validated by taking it: tests/bench/quizzes.ts.
      and l.quiz_hash is null
      and c.position = (select min(position) from public.courses where access = 'public')`;
  const learners = await newLearners(sql);
  console.log(`${LEARNERS} learners, ${DEVICES} devices each, ${lessons.length} open lessons`);

  const tally: Tally = { calls: 0, cut: 0, refused: 0, acknowledged: new Set(), lastAt: 0 };
  const started = performance.now();
  await Promise.all(
    learners.flatMap((learner) =>
      Array.from({ length: DEVICES }, async () => {
        await pause(Math.random() * ARRIVALS_MS);
        const lesson = lessons[Math.floor(Math.random() * lessons.length)];
        if (lesson) await validate(learner, lesson.id, tally);
      }),
    ),
  );
  const seconds = (tally.lastAt - started) / 1000;
  console.log(`${tally.calls} calls, ${tally.cut} cut, ${tally.refused} refused`);
  console.log(`the last acknowledgement came after ${seconds.toFixed(1)} s`);

  const stored = await sql<{ key: string }[]>`
    select e.person_id || ' ' || v.lesson_id as key
    from public.lesson_validations v
    join public.enrolments e on e.id = v.enrolment_id
    join public.profiles p on p.id = e.person_id
    where p.username like ${`${STEM}%`}`;
  const keys = new Set(stored.map(({ key }) => key));
  const lost = [...tally.acknowledged].filter((key) => !keys.has(key));
  const unasked = [...keys].filter((key) => !tally.acknowledged.has(key));

  check(`all within ${WINDOW_MS / 1000} s`, seconds * 1000 <= WINDOW_MS);
  check(`lines were cut: ${tally.cut}`, tally.cut > LEARNERS * DEVICES * CUT_SHARE * 0.5);
  check(`none was refused: ${tally.refused}`, tally.refused === 0);
  check(
    `acknowledged is stored: ${tally.acknowledged.size} acknowledged, ${lost.length} lost`,
    lost.length === 0 && tally.acknowledged.size > LEARNERS,
  );
  check(
    `stored was acknowledged: ${keys.size} stored, ${unasked.length} besides`,
    unasked.length === 0,
  );
  await comparePercentages(sql, learners, lessons[0]?.course_id ?? '');
} finally {
  await removeLearners(sql);
  await sql.end();
  agent.destroy();
}

const failed = results.filter(([, passed]) => !passed).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
