// The local clock is moved over an opening, so this runs alone, after the rest.
import { spawnSync } from 'node:child_process';
import { readStack } from '../stack.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, newLearner } from './learners.ts';
import { mailsTo, waitForMail } from './mailbox.ts';

test.describe.configure({ mode: 'serial' });

interface Gate {
  is_open: boolean;
  opens_at: string;
  server_now: string;
}

interface Locked {
  id: string;
  path: string;
  opens_at: Date;
}

async function nextLockedLesson(): Promise<Locked> {
  const sql = ownerOf('supabase');
  const [lesson] = await sql<Locked[]>`
    select l.id, m.opens_at, '/cours/' || c.slug || '/' || m.slug || '/' || l.slug || '/' as path
    from public.lessons l
    join public.modules m on m.id = l.module_id
    join public.courses c on c.id = m.course_id
    where c.access = 'public' and m.opens_at > app.clock() and l.body_hash is not null
      and l.retired_at is null and m.retired_at is null
    order by m.opens_at, l.position limit 1`;
  await sql.end();
  if (!lesson) throw new Error('No locked lesson in the seed');
  return lesson;
}

function moveClock(to: string): void {
  const { status, stderr } = spawnSync('node', ['supabase/local/clock.ts', to], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

const secondsBefore = (instant: Date, seconds: number) =>
  new Date(instant.getTime() - seconds * 1000).toISOString();

/** The publisher must not build meanwhile: the lesson opens without it. */
function withoutPublisher(): () => void {
  const pid = readStack().pids['publisher'];
  if (!pid) throw new Error('No publisher is running');
  process.kill(pid, 'SIGSTOP');
  return () => process.kill(pid, 'SIGCONT');
}

/** The clock first: a publisher that goes on before it is back publishes the lesson as open. */
function backToNow(resume: () => void): void {
  try {
    moveClock('now');
  } finally {
    resume();
  }
}

test('the answer changes exactly once, on the second, with no build in between', async ({
  page,
}) => {
  const lesson = await nextLockedLesson();
  const resume = withoutPublisher();
  try {
    // Long enough for the page to be there before it opens.
    moveClock(secondsBefore(lesson.opens_at, 20));
    await page.goto(lesson.path);
    await expect(page.getByText(/Cette séquence ouvre/)).toBeVisible();

    const answers: Gate[] = [];
    await expect
      .poll(
        async () => {
          answers.push(await callRpc<Gate>('lesson_gate', { lesson_id: lesson.id }));
          return answers.filter(({ is_open }) => is_open).length;
        },
        { timeout: 60_000, intervals: [50] },
      )
      .toBeGreaterThan(15);

    const changes = answers.filter(
      ({ is_open }, at) => at > 0 && is_open !== answers[at - 1]?.is_open,
    );
    expect(changes.length).toBe(1);
    for (const { is_open, server_now } of answers) {
      expect(is_open).toBe(new Date(server_now) >= lesson.opens_at);
    }
    await expect(page.getByText(/Cette séquence ouvre/)).toBeHidden();
    await expect(page.locator('.lesson-body')).toContainText(/\w{4,}.*\w{4,}/s);
  } finally {
    backToNow(resume);
  }
});

for (const days of [-1, 1]) {
  test(`a browser's clock moved by ${days} day changes nothing`, async ({ page }) => {
    const lesson = await nextLockedLesson();
    await page.clock.install({ time: new Date(lesson.opens_at.getTime() + days * 86_400_000) });
    await page.goto(lesson.path);
    await expect(page.getByText(/Cette séquence ouvre/)).toBeVisible();
    await page.clock.fastForward('02:00');
    await expect(page.getByText(/Cette séquence ouvre/)).toBeVisible();
  });
}

test('who asked is told within a minute of the opening, once', async () => {
  const lesson = await nextLockedLesson();
  const ada = await newLearner('ada');
  const sql = ownerOf('supabase');
  const [row] = await sql`select module_id from public.lessons where id = ${lesson.id}`;
  await sql.end();
  await callRpc('ask_opening_alert', { module_id: row?.['module_id'] }, ada.session);
  const resume = withoutPublisher();
  try {
    moveClock(secondsBefore(lesson.opens_at, 3));
    const mail = await waitForMail(ada.email, 2, 60_000);
    expect(mail.subject).toContain('est ouvert');
    expect(mail.text).toContain(lesson.path.split('/').slice(0, 4).join('/'));
    // Queued at the opening by a clock that runs, so it tells how late the alert was.
    const owner = ownerOf('supabase');
    const [queued] = await owner`
      select extract(epoch from created_at - ${lesson.opens_at})::float as late
      from app.mail_outbox where recipient = ${ada.email} and template = 'notice-opening'`;
    await owner.end();
    expect(queued?.['late']).toBeGreaterThanOrEqual(0);
    expect(queued?.['late']).toBeLessThan(60);
    moveClock(secondsBefore(lesson.opens_at, -120));
    await newLearner('bob'); // a mail that passed behind
    expect((await mailsTo(ada.email)).length).toBe(2);
  } finally {
    backToNow(resume);
  }
});
