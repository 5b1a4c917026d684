// The local clock is moved over an opening, so this runs alone, after the rest.
import { spawnSync } from 'node:child_process';
import { readStack } from '../stack.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { callRpc } from './learners.ts';

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

test('the answer changes exactly once, on the second, with no build in between', async ({
  page,
}) => {
  const lesson = await nextLockedLesson();
  const resume = withoutPublisher();
  try {
    moveClock(secondsBefore(lesson.opens_at, 6));
    await page.goto(lesson.path);
    await expect(page.getByText(/Cette séquence ouvre/)).toBeVisible();

    const answers: Gate[] = [];
    await expect
      .poll(
        async () => {
          answers.push(await callRpc<Gate>('lesson_gate', { lesson_id: lesson.id }));
          return answers.filter(({ is_open }) => is_open).length;
        },
        { timeout: 20_000, intervals: [50] },
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
    resume();
    moveClock('now');
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
