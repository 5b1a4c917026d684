// A quiz from « Commencer » to « Recommencer »: by mouse, by keyboard, and cut in the middle.
import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, putSession, test } from './fixtures.ts';
import { lendQuiz, QUIZ_LESSON, savedAnswers } from './quizzes.ts';

// One after the other: a second worker would lend and give back the same quiz while this one uses it.
test.describe.configure({ mode: 'default' });

let giveBack = async () => {};
test.beforeAll(async () => {
  giveBack = await lendQuiz();
});
test.afterAll(() => giveBack());

const quiz = (page: Page) => page.getByRole('region', { name: 'Quiz', exact: true });
const button = (page: Page, name: string) => quiz(page).getByRole('button', { name, exact: true });
const question = (page: Page, number: number) =>
  quiz(page).getByRole('group', { name: new RegExp(`^Question ${number} sur 4`) });
const saved = (page: Page) => quiz(page).getByText(/^Enregistré à \d/);

async function answer(page: Page, number: number, choice: string): Promise<void> {
  await question(page, number).getByLabel(choice).click();
  await expect(question(page, number).getByLabel(choice)).toBeChecked();
  await expect(saved(page)).toBeVisible();
}

test('a visitor is told kindly where the quiz is', async ({ page }) => {
  await page.goto(QUIZ_LESSON);
  await expect(page.getByText('Un quiz vous attend ici')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Me connecter' })).toHaveAttribute(
    'href',
    `/connexion/?next=${encodeURIComponent(QUIZ_LESSON)}`,
  );
});

test('every button of a quiz, by mouse: skip, check, next, previous and change, finish, again', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn('souris');
  await page.goto(QUIZ_LESSON);
  await expect(quiz(page)).toContainText('4 questions');
  await expect(page.getByText('Terminez le quiz : la séquence sera validée.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Valider la leçon' })).toHaveCount(0);
  await button(page, 'Commencer').click();

  // Wrong, checked: the right one bears its mark and its words; one's own is named too.
  await answer(page, 1, 'Le préfet');
  await expect(quiz(page)).toContainText('affiche la ou les bonnes réponses');
  await button(page, 'Vérifier la réponse').click();
  await expect(question(page, 1).getByLabel('Le conseil municipal')).toHaveAccessibleDescription(
    /Bonne réponse/,
  );
  await expect(question(page, 1).getByLabel('Le préfet')).toHaveAccessibleDescription(
    /Votre réponse, qui n’est pas juste/,
  );
  await expect(quiz(page)).toContainText('Le conseil municipal vote le budget chaque année.');
  await answer(page, 1, 'Le conseil municipal');
  await button(page, 'Question suivante').click();

  await expect(question(page, 2)).toContainText('Plusieurs réponses possibles');
  await answer(page, 2, 'On regarde');
  await answer(page, 2, 'On écoute');
  await button(page, 'Question suivante').click();
  await answer(page, 3, 'Quatre ans');
  await button(page, 'Question suivante').click();
  await button(page, 'Question précédente').click();
  await expect(question(page, 3).getByLabel('Quatre ans')).toBeChecked();
  await answer(page, 3, 'Six ans');
  await button(page, 'Question suivante').click();
  await button(page, 'Je passe').click();

  await expect(quiz(page)).toContainText('1 question est sans réponse');
  await button(page, 'Question 4').click();
  await expect(question(page, 4)).toContainText('Passée');
  await button(page, 'Terminer le quiz').click();
  await button(page, 'Terminer le quiz').click();

  await expect(quiz(page)).toContainText('3 sur 4, soit 75 %');
  await expect(quiz(page)).toContainText('Vous avez vérifié 1 question.');
  await expect(quiz(page)).toContainText('après l’avoir vérifiée');
  await expect(quiz(page)).toContainText('La séquence est validée.');
  await expect(page.getByText(/Validée à \d+/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Annuler la validation' })).toHaveCount(0);
  await expect(quiz(page).getByRole('listitem').filter({ hasText: 'Question 4' })).toContainText(
    'Sans réponse',
  );
  expect(await savedAnswers(learner.name)).toEqual([
    { question: 1, choices: [1] },
    { question: 2, choices: [1, 2] },
    { question: 3, choices: [2] },
    { question: 4, choices: [] },
  ]);

  await button(page, 'Recommencer').click();
  await expect(question(page, 1)).toBeVisible();
  await expect(question(page, 1).getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByText(/Validée à \d+/)).toBeVisible();
});

/** Presses Tab until this control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeEnabled();
  for (let stop = 0; stop < 60; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${control}`);
}

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

test('a whole quiz with the keyboard alone: each question takes the focus and is read with its number', async ({
  page,
  signedIn,
}) => {
  await signedIn('clavier');
  await page.goto(QUIZ_LESSON);
  await press(page, button(page, 'Commencer'));
  await expect(question(page, 1).locator('legend')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(question(page, 1).getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(question(page, 1).getByLabel('Le préfet')).toBeChecked();
  await expect(saved(page)).toBeVisible();
  await press(page, button(page, 'Vérifier la réponse'));
  await expect(quiz(page).getByText('Votre réponse n’est pas juste.')).toBeFocused();
  await press(page, button(page, 'Question suivante'));
  await expect(question(page, 2).locator('legend')).toBeFocused();
  await tabTo(page, question(page, 2).getByLabel('On écoute'));
  await page.keyboard.press('Space');
  await press(page, button(page, 'Question suivante'));
  await press(page, button(page, 'Je passe'));
  await press(page, button(page, 'Terminer le quiz'));
  await expect(quiz(page).getByRole('heading', { name: 'Avant de terminer' })).toBeFocused();
  await press(page, button(page, 'Terminer le quiz'));
  await expect(quiz(page).getByRole('heading', { name: 'Votre résultat' })).toBeFocused();
  await expect(quiz(page)).toContainText('0 sur 4');
});

/** What axe says of the page as it stands, narrow and dark, then wide and light. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await axeFindings(page)).map((finding) => `${width} ${finding}`));
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) found.push(`${width}: the page scrolls sideways`);
  }
  return found;
}

test('axe finds nothing on a question, on its key, on the summary and on the result', async ({
  page,
  signedIn,
}) => {
  await signedIn('axe');
  await page.goto(QUIZ_LESSON);
  await button(page, 'Commencer').click();
  await answer(page, 1, 'Le préfet');
  expect(await faults(page)).toEqual([]);
  await button(page, 'Vérifier la réponse').click();
  await expect(quiz(page)).toContainText('Votre réponse n’est pas juste.');
  expect(await faults(page)).toEqual([]);
  await button(page, 'Terminer le quiz').click();
  await expect(quiz(page)).toContainText('3 questions sont sans réponse');
  expect(await faults(page)).toEqual([]);
  await button(page, 'Terminer le quiz').click();
  await expect(quiz(page)).toContainText('Votre résultat');
  expect(await faults(page)).toEqual([]);
});

const SAVE = '**/rest/v1/rpc/save_quiz_answer';

test('cut in the middle and finished on a second device: nothing that was acknowledged is lost', async ({
  page,
  browser,
  signedIn,
}) => {
  const learner = await signedIn('coupure');
  const acknowledged = new Map<number, number[]>();
  const listen = (watched: Page) =>
    watched.on('response', async (response) => {
      if (!response.url().includes('save_quiz_answer') || !response.ok()) return;
      const { question: number, choices } = response.request().postDataJSON();
      acknowledged.set(number, choices);
    });
  const rows = async () =>
    Object.fromEntries(
      (await savedAnswers(learner.name)).map(({ question: at, choices }) => [at, choices]),
    );
  listen(page);
  await page.goto(QUIZ_LESSON);
  await button(page, 'Commencer').click();
  await answer(page, 1, 'Le conseil municipal');

  // The line is lost: what is ticked is kept, and said to be.
  await page.context().setOffline(true);
  await button(page, 'Question suivante').click();
  await question(page, 2).getByLabel('On regarde').click();
  await expect(quiz(page)).toContainText('Pas encore enregistré : la connexion semble coupée.');
  expect(await rows()).toEqual({ 1: [1] });
  await page.context().setOffline(false);
  await expect(saved(page)).toBeVisible();
  await expect.poll(rows).toEqual({ 1: [1], 2: [1] });

  // The session is over: what is ticked waits until one has signed in again. In one breath with the
  // click, before any other call of the page finds it out.
  await button(page, 'Question suivante').click();
  await question(page, 3)
    .getByLabel('Six ans')
    .evaluate((choice: HTMLElement) => {
      const session = JSON.parse(localStorage.getItem('preau-session') ?? '{}');
      const ended = { ...session, access_token: 'x', refresh_token: 'x', expires_at: 0 };
      localStorage.setItem('preau-session', JSON.stringify(ended));
      choice.click();
    });
  const notice = page.getByRole('status').filter({ hasText: 'gardées sur cet appareil' });
  await notice.getByRole('link', { name: 'Se connecter' }).click();
  await page.getByLabel(/Courriel ou identifiant/).fill(learner.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(learner.password);
  await page.getByLabel(/Se souvenir de moi/).check();
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(page).toHaveURL(QUIZ_LESSON);
  await expect.poll(rows).toEqual({ 1: [1], 2: [1], 3: [2] });

  // The browser dies with an answer that never left; the same browser sends it when it is back.
  await expect(question(page, 3).getByLabel('Six ans')).toBeChecked();
  await button(page, 'Question suivante').click();
  await expect(question(page, 4)).toBeVisible();
  await page.route(SAVE, (route) => route.abort('connectionfailed'));
  await question(page, 4).getByLabel('Au marché').click();
  await expect(quiz(page)).toContainText('Pas encore enregistré');
  const state = await page.context().storageState();
  await page.close();
  const reopened = await (await browser.newContext({ storageState: state })).newPage();
  listen(reopened);
  await reopened.goto(QUIZ_LESSON);
  await expect(question(reopened, 4).getByLabel('Au marché')).toBeChecked();
  await expect.poll(rows).toEqual({ 1: [1], 2: [1], 3: [2], 4: [3] });
  await reopened.context().close();

  // Another device goes on at the same question, and finishes.
  const second = await (await browser.newContext()).newPage();
  await putSession(second, learner);
  listen(second);
  await second.goto(QUIZ_LESSON);
  await expect(question(second, 4).getByLabel('Au marché')).toBeChecked();
  await answer(second, 4, 'À la mairie');
  await expect.poll(rows).toEqual(Object.fromEntries(acknowledged));
  expect(acknowledged.size).toBe(4);
  await button(second, 'Terminer le quiz').click();
  await expect(quiz(second)).toContainText('Vous avez répondu à toutes les questions.');
  await button(second, 'Terminer le quiz').click();
  await expect(quiz(second)).toContainText('3 sur 4');
  await second.context().close();
});

test('of two tabs, the one behind is told and shows the newer answer', async ({
  page,
  context,
  signedIn,
}) => {
  await signedIn('onglets');
  await page.goto(QUIZ_LESSON);
  await button(page, 'Commencer').click();
  const other = await context.newPage();
  await other.goto(QUIZ_LESSON);
  await expect(question(other, 1)).toBeVisible();
  await answer(page, 1, 'Le préfet');
  // Whoever comes back to a tab has it read anew; one that was never left is behind.
  await other.route('**/rest/v1/rpc/quiz_attempt', (route) => route.abort('connectionfailed'), {
    times: 1,
  });
  await question(other, 1).getByLabel('Le maire seul').click();
  await expect(quiz(other)).toContainText('dans un autre onglet ou sur un autre appareil');
  await expect(question(other, 1).getByLabel('Le préfet')).toBeChecked();
  await answer(other, 1, 'Le conseil municipal');
  await expect(quiz(other)).not.toContainText('dans un autre onglet');
});

test('an answer that comes after the quiz was finished elsewhere is refused, shown and kept', async ({
  page,
  browser,
  signedIn,
}) => {
  const learner = await signedIn('tard');
  await page.goto(QUIZ_LESSON);
  await button(page, 'Commencer').click();
  await page.route(SAVE, (route) => route.abort('connectionfailed'));
  await question(page, 1).getByLabel('Le préfet').click();
  await expect(quiz(page)).toContainText('Pas encore enregistré');
  const second = await (await browser.newContext()).newPage();
  await putSession(second, learner);
  await second.goto(QUIZ_LESSON);
  await button(second, 'Terminer le quiz').click();
  await button(second, 'Terminer le quiz').click();
  await expect(quiz(second)).toContainText('Votre résultat');
  await second.context().close();

  await page.unroute(SAVE);
  await expect(quiz(page)).toContainText('Votre réponse à la question 1 n’a pas été prise.');
  await expect(quiz(page)).toContainText('Le quiz est terminé depuis un autre onglet');
  await expect(quiz(page)).toContainText('Votre résultat');
  await button(page, 'J’ai compris').click();
  await expect(quiz(page)).not.toContainText('n’a pas été prise');
  expect(await page.evaluate(() => localStorage.getItem('preau-to-answer'))).toBeNull();
});
