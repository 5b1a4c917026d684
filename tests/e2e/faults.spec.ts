// Parts are killed, one after the other, while somebody uses the site.
import { readStack } from '../stack.ts';
import { Editor } from './editors.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, newLearner, signUpStep, uniqueName } from './learners.ts';
import { mailsTo } from './mailbox.ts';

test.describe.configure({ mode: 'serial' });

const LESSON = 'bienvenue-dans-le-mooc';

function kill(part: string): number {
  const pid = readStack().pids[part];
  if (!pid) throw new Error(`No part ${part} is running`);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** A part that comes back has another process, and the stack file says so. */
async function comesBack(part: string, killed: number): Promise<void> {
  await expect.poll(() => readStack().pids[part] ?? killed, { timeout: 60_000 }).not.toBe(killed);
}

const apiAnswers = () =>
  expect
    .poll(
      async () => {
        try {
          await callRpc('lesson_gate', { lesson_id: 'unknown' });
          return true;
        } catch {
          return false;
        }
      },
      { timeout: 60_000 },
    )
    .toBe(true);

async function lessonPath(): Promise<string> {
  const sitemap = await (await fetch(`${readStack().siteUrl}/sitemap.xml`)).text();
  return new RegExp(`(/cours/[^<]*/${LESSON}/)<`).exec(sitemap)?.[1] ?? '';
}

for (const part of ['cms', 'api', 'postgres', 'mail']) {
  test(`with ${part} killed, pages stay readable and the islands recover`, async ({
    page,
    signedIn,
  }) => {
    test.setTimeout(150_000);
    await signedIn('tenace');
    const path = await lessonPath();
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Valider la leçon' })).toBeVisible();

    const killed = kill(part);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bienvenue dans le MOOC');
    await comesBack(part, killed);
    await apiAnswers();
    await expect(page.getByRole('button', { name: 'Valider la leçon' })).toBeVisible({
      timeout: 60_000,
    });
  });
}

test('a lost connection is said, and the validation goes out when it is back', async ({
  page,
  context,
  signedIn,
}) => {
  await signedIn('tunnel');
  await page.goto(await lessonPath());
  await page.getByRole('button', { name: 'Valider la leçon' }).click();
  await context.setOffline(true);
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText(/Pas encore enregistr/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Bienvenue dans le MOOC');
  await expect(page.getByText(/validée à \d+/)).toBeVisible();
});

test('no acknowledged validation is lost when PostgreSQL is killed', async () => {
  test.setTimeout(150_000);
  const learner = await newLearner('solide');
  const { documentId } = await (await Editor.signIn()).find('lesson', LESSON);
  await callRpc('validate_lesson', { lesson_id: documentId }, learner.session);
  const killed = kill('postgres');
  await comesBack('postgres', killed);
  await apiAnswers();
  const progress = await callRpc<{ validated: { lesson_id: string }[] }>(
    'validate_lesson',
    { lesson_id: documentId },
    learner.session,
  );
  expect(progress.validated.map(({ lesson_id }) => lesson_id)).toEqual([documentId]);
});

test('mails asked for while the mail server is down leave later, once', async () => {
  test.setTimeout(150_000);
  const addresses = Array.from({ length: 5 }, () => `${uniqueName('patient')}@preau.test`);
  const killed = kill('mail');
  for (const email of addresses) {
    const response = await signUpStep('start', { email, termsRead: true });
    expect(response.status).toBe(202);
  }
  await comesBack('mail', killed);
  for (const email of addresses) {
    await expect.poll(async () => (await mailsTo(email)).length, { timeout: 90_000 }).toBe(1);
  }
  // A second sign-up passes behind the five: had any been doubled, its copy would be here first.
  const last = await newLearner('derniere');
  expect((await mailsTo(last.email)).length).toBe(1);
  for (const email of addresses) expect((await mailsTo(email)).length).toBe(1);
});
