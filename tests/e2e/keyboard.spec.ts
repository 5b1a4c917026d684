// The whole journey with the keyboard alone, read as a screen reader would: by name, role and state.
import type { Locator, Page } from '@playwright/test';
import { addresses } from '../templates.ts';
import { expect, putSession, test } from './fixtures.ts';
import { newLearner, uniqueName } from './learners.ts';

const MOST_STOPS = 120;

/** Presses Tab until this control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  // What is not awake yet takes no focus.
  await expect(control).toBeVisible();
  await expect(control).toBeEnabled();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) {
      await expect(control).toBeInViewport();
      return;
    }
  }
  throw new Error(`Tab never reached ${control}`);
}

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

test('the first stop of a page leads to its content', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: /Aller au contenu/ });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('signing in, validating, leaving and signing out need no mouse', async ({ page }) => {
  const learner = await newLearner('clavier');
  await page.goto('/');
  await press(page, page.getByRole('banner').getByRole('link', { name: 'Se connecter' }));
  // Return sends no form that is not awake.
  const send = page.getByRole('main').getByRole('button', { name: 'Se connecter' });
  await expect(send).toBeEnabled();
  await tabTo(page, page.getByLabel(/Courriel ou identifiant/));
  await page.keyboard.type(learner.email);
  await tabTo(page, page.getByLabel('Mot de passe', { exact: true }));
  await page.keyboard.type(learner.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cours\//);

  await page.goto(`${new URL(page.url()).pathname}#details`);
  const title = 'Bienvenue dans le MOOC';
  await press(page, page.getByRole('link', { name: title }).first());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

  const validate = page.getByRole('button', { name: 'Valider la leçon' });
  await press(page, validate);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('Elle sera comptée comme terminée');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(validate).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, dialog.getByRole('button', { name: 'OK' }));
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).not.toHaveText(title);
  await expect(heading).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /validée à \d+/ })).toBeVisible();

  await press(page, page.getByRole('link', { name: 'Quitter la leçon' }));
  await expect(page).toHaveURL(/\/cours\/[^/]+\/(#.*)?$/);
  await press(page, page.getByRole('button', { name: 'Se déconnecter' }));
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
});

test('a form says what is missing, and the focus goes there', async ({ page }) => {
  await page.goto('/inscription/');
  await press(page, page.getByRole('button', { name: 'Envoyer' }));
  const field = page.getByLabel('Courriel');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/\p{L}{3,}/u);
});

test('signing up needs no mouse: the check is a box like another, and says how far it is', async ({
  page,
}) => {
  const email = `${uniqueName('touches')}@preau.test`;
  await page.goto('/inscription/');
  await expect(page.getByRole('button', { name: 'Envoyer' })).toBeEnabled();
  await tabTo(page, page.getByLabel('Courriel'));
  await page.keyboard.type(email);
  await tabTo(page, page.getByRole('checkbox', { name: /J’ai lu/ }));
  await page.keyboard.press('Space');
  const human = page.getByRole('checkbox', { name: 'Je ne suis pas un robot' });
  await tabTo(page, human);
  await expect(human).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(human).toBeChecked();
  await expect(page.getByRole('status').filter({ hasText: 'Vérification faite.' })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Envoyer' }));
  await expect(page.getByRole('heading', { name: 'État de votre inscription' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
});

test('a lesson read through the accessibility tree has its names, roles and states', async ({
  page,
}) => {
  const learner = await newLearner('oreille');
  await putSession(page, learner);
  const { open, locked } = await addresses();
  await page.goto(open ?? '');
  await expect(page.getByRole('button', { name: 'Valider la leçon' })).toBeVisible();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "Aller au contenu"
    - banner:
      - link "Préau"
      - navigation "Navigation principale"
    - region "Se repérer dans le cours":
      - checkbox "Masquer le sommaire"
      - link "Quitter la leçon"
      - navigation "Sommaire du cours"
    - main:
      - article:
        - heading "Bienvenue dans le MOOC" [level=1]
    - contentinfo
  `);
  const board = page.getByRole('navigation', { name: /Sommaire/ });
  await expect(board.locator('[aria-current=page]')).toHaveAccessibleName(/Bienvenue dans le MOOC/);
  await page.getByRole('button', { name: 'Valider la leçon' }).click();
  await expect(page.getByRole('dialog')).toHaveAccessibleName(/Valider cette leçon/);

  await page.goto(locked ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('preau-gate')).toMatchAriaSnapshot(`
    - status: /Cette séquence ouvre .*heure de Paris/
    - link "Revenir au cours"
  `);
});
