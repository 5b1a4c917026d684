// What becomes of a validation when the line, the session or the person changes under it.
import type { Page } from '@playwright/test';
import { expect, putSession, test } from './fixtures.ts';
import { callRpc, type Learner, newLearner } from './learners.ts';

const COURSE = '/cours/la-commune-en-commun/';
const LESSON = `${COURSE}prendre-place/bienvenue-dans-le-mooc/`;
const RPC = '**/rest/v1/rpc/validate_lesson';

const validate = (page: Page) => page.getByRole('button', { name: 'Valider la leçon' });
const kept = (page: Page) => page.evaluate(() => localStorage.getItem('preau-to-validate'));

async function lessonId(page: Page): Promise<string> {
  const current = page.locator('.board li:has([aria-current])');
  return (await current.getAttribute('data-lesson-id')) ?? '';
}

async function stored(page: Page, { session }: Learner): Promise<string[]> {
  const courseId = await page.evaluate(
    () => document.querySelector('astro-island[props*=courseId]')?.getAttribute('props') ?? '',
  );
  const id = /"courseId":\[0,"([^"]+)"/.exec(courseId)?.[1];
  const { validated } = await callRpc<{ validated: { lesson_id: string }[] }>(
    'my_course',
    { course_id: id },
    session,
  );
  return validated.map(({ lesson_id }) => lesson_id);
}

async function validateInVain(page: Page): Promise<void> {
  await page.goto(LESSON);
  await validate(page).click();
  await page.route(RPC, (route) => route.abort('connectionfailed'));
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText(/Pas encore enregistré/)).toBeVisible();
}

test('a validation that could not leave is sent from the next page, after a reload too', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn('tunnel');
  await validateInVain(page);
  const id = await lessonId(page);
  expect(await stored(page, learner)).toEqual([]);

  await page.reload();
  await expect(page.getByText(/gardée sur cet appareil/)).toBeVisible();
  await expect(page.locator('.board .is-validated')).toHaveCount(0);
  // The line is back once this page is left, else it might be the one that sends.
  await page.goto(COURSE, { waitUntil: 'commit' });
  await page.unroute(RPC);
  await expect(page.getByText(/maintenant enregistré/)).toBeVisible();
  await expect(page.getByText('1 leçon validée')).toBeVisible();
  expect(await stored(page, learner)).toEqual([id]);
  expect(await kept(page)).toBeNull();
});

test('another person who signs in on the device validates nothing of it', async ({
  page,
  signedIn,
}) => {
  const first = await signedIn('premiere');
  const second = await newLearner('seconde');
  await validateInVain(page);
  await page.evaluate(
    (session) => localStorage.setItem('preau-session', session),
    JSON.stringify(second.session),
  );
  await page.unroute(RPC);
  await page.goto(LESSON);
  await expect(validate(page)).toBeVisible();
  expect(await kept(page)).toBeNull();
  expect(await stored(page, first)).toEqual([]);
  expect(await stored(page, second)).toEqual([]);
});

test('signing out without sending forgets what was not sent', async ({ page, signedIn }) => {
  await signedIn('partie');
  await validateInVain(page);
  expect(await kept(page)).not.toBeNull();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Se déconnecter sans envoyer' }).click();
  await expect(page.getByText('Votre session est fermée sur cet appareil.')).toBeVisible();
  expect(await kept(page)).toBeNull();
});

test('a session that is over asks to sign in, comes back here, and the validation is kept', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn('expiree');
  await page.goto(LESSON);
  await validate(page).click();
  const id = await lessonId(page);
  // Ended elsewhere meanwhile: neither token is good for anything. In one breath with the click,
  // before any other call of the page finds it out.
  const ok = page.getByRole('dialog').getByRole('button', { name: 'OK' });
  await ok.evaluate((button: HTMLElement) => {
    const session = JSON.parse(localStorage.getItem('preau-session') ?? '{}');
    const ended = { ...session, access_token: 'x', refresh_token: 'x', expires_at: 0 };
    localStorage.setItem('preau-session', JSON.stringify(ended));
    button.click();
  });
  const notice = page.getByRole('status').filter({ hasText: 'Votre session est terminée' });
  await notice.getByRole('link', { name: 'Se connecter' }).click();
  await page.getByLabel(/Courriel ou identifiant/).fill(learner.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(learner.password);
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(page).toHaveURL(LESSON);
  await expect(page.getByText(/maintenant enregistré/)).toBeVisible();
  await expect(page.getByText(/Validée à \d+/)).toBeVisible();
  expect(await stored(page, learner)).toEqual([id]);
});

test('whoever leaves with the line cut may go, and the validation follows', async ({
  page,
  signedIn,
}) => {
  await page.clock.install();
  await signedIn('presse');
  await page.goto(LESSON);
  await expect(validate(page)).toBeVisible();
  await page.locator('.lesson-end').scrollIntoViewIfNeeded();
  await page.clock.runFor('10:00');
  await page.route(RPC, (route) => route.abort('connectionfailed'));
  await page.getByRole('link', { name: 'Quitter la leçon' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Valider et quitter' }).click();
  await expect(dialog).toContainText('Pas encore enregistré');
  // The line is back after that, else the page might have left by itself.
  await dialog.getByRole('button', { name: 'Quitter maintenant' }).click();
  await expect(page).toHaveURL(COURSE);
  await page.unroute(RPC);
  await expect(page.getByText('1 leçon validée')).toBeVisible();
});

test('what another device validated shows on coming back to this one', async ({
  page,
  browser,
  signedIn,
}) => {
  const learner = await signedIn('deux');
  await page.goto(LESSON);
  await expect(validate(page)).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await putSession(other, learner);
  await other.goto(LESSON);
  await validate(other).click();
  await other.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(other.getByText(/validée à \d+/)).toBeVisible();
  await other.context().close();

  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByText(/Validée à \d+/)).toBeVisible();
  await expect(page.locator('.board .is-validated')).toHaveCount(1);
});
