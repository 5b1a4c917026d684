import type { Page } from '@playwright/test';
import { addresses } from '../templates.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { uniqueName } from './learners.ts';

const COOKIES = '/aide/technique/cookies-et-stockage/';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const BROWSERS = 9;

const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Opens the help of a refused sign-in beside the form. */
async function helpBesideSignIn(page: Page) {
  const login = `${uniqueName('helene')}@exemple.fr`;
  await page.goto('/connexion/');
  await page.getByLabel('Courriel ou identifiant').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill('pas le bon');
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  const link = page.getByRole('link', { name: 'Je n’arrive pas à me connecter : que faire ?' });
  await link.click();
  const panel = page.getByRole('dialog', { name: 'Je n’arrive pas à me connecter' });
  return { login, link, panel };
}

test.describe('with Firefox', () => {
  test.use({ userAgent: FIREFOX });

  test('tabs open on the reader’s own browser, and are gone through by keyboard', async ({
    page,
  }) => {
    await page.goto(COOKIES);
    const tabs = page.getByRole('tab');
    await expect(tabs).toHaveCount(BROWSERS);
    const own = page.getByRole('tab', { name: 'Firefox (le vôtre)' });
    await expect(own).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel')).toHaveCount(1);
    await expect(page.getByRole('tabpanel', { name: 'Firefox' })).toContainText('Gérer les');

    await own.press('ArrowRight');
    const next = page.getByRole('tab', { name: 'Chrome', exact: true });
    await expect(next).toBeFocused();
    await expect(page.getByRole('tabpanel', { name: 'Chrome' })).toBeVisible();
    await next.press('End');
    await expect(tabs.last()).toBeFocused();
    await tabs.last().press('ArrowRight');
    await expect(own).toHaveAttribute('aria-selected', 'true');
  });
});

test('on paper every browser is there, and the way around the site is not', async ({ page }) => {
  await page.goto(COOKIES);
  await expect(page.getByRole('tab').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.browser:visible')).toHaveCount(BROWSERS);
  await expect(page.getByRole('heading', { name: 'Samsung Internet' })).toBeVisible();
  for (const hidden of [
    '.site-header',
    '.site-footer',
    '.breadcrumb',
    '.browser-tabs',
    '.help-nav',
  ]) {
    await expect(page.locator(hidden), hidden).toBeHidden();
  }
  await expect(page.getByText('On vous répond au plus vite !').last()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('everything of a help page can be read', async ({ page }) => {
    await page.goto(COOKIES);
    await expect(page.locator('.browser:visible')).toHaveCount(BROWSERS);
    await expect(page.getByRole('heading', { name: 'iPhone, iPad' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
    // The « ? » of a form is a plain link.
    await page.goto('/inscription/');
    await page.getByRole('link', { name: 'Aide pour s’inscrire' }).click();
    await expect(page).toHaveURL(/\/aide\/inscription\/m-inscrire-pas-a-pas\/$/);
  });
});

test('help opens beside a refused sign-in, and nothing typed is lost', async ({ page }) => {
  const { login, link, panel } = await helpBesideSignIn(page);
  await expect(panel).toContainText('c’est une faute de frappe');
  await expect(panel.getByRole('heading', { level: 2 }).first()).toBeFocused();
  // From there to other help, still on the same page.
  await panel.getByRole('link', { name: 'voici comment' }).click();
  const cookies = page.getByRole('dialog', { name: 'Permettre les cookies et le stockage' });
  await expect(cookies.getByRole('tab').first()).toBeVisible();
  await expect(cookies.getByRole('link', { name: 'Ouvrir la page d’aide' })).toHaveAttribute(
    'href',
    COOKIES,
  );

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(link).toBeFocused();
  await expect(page.getByLabel('Courriel ou identifiant')).toHaveValue(login);
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('pas le bon');
});

test('« Retour » closes the help and stays on the form, as on a telephone', async ({ page }) => {
  const { login, link, panel } = await helpBesideSignIn(page);
  await expect(panel).toContainText('c’est une faute de frappe');
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('Courriel ou identifiant')).toHaveValue(login);

  // Closed by its own button it takes its step in the history back.
  await link.click();
  await panel.getByRole('button', { name: 'Fermer' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => history.state?.helpPanel ?? null)).toBeNull();
  await expect(page.getByLabel('Courriel ou identifiant')).toHaveValue(login);
});

test('where the help cannot be fetched, the panel says so and tries again', async ({ page }) => {
  await page.route('**/aide/connexion/**', (route) => route.abort());
  await page.goto('/connexion/');
  await page.getByRole('link', { name: 'Aide pour se connecter' }).click();
  await expect(page.getByRole('dialog')).toContainText('Cette aide n’a pas pu s’afficher');
  await page.unroute('**/aide/connexion/**');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('dialog', { name: 'Me connecter' })).toContainText(
    'Se souvenir de moi',
  );
});

test('the « ? » of a lesson opens beside it, signed in, and is a plain link else', async ({
  page,
  signedIn,
}) => {
  const lesson = (await addresses())['open'] ?? '';
  await page.goto(lesson);
  await page.getByRole('link', { name: 'Aide pour suivre une leçon' }).click();
  await expect(page).toHaveURL(/\/aide\/lecteur\/le-lecteur\/$/);

  await signedIn('aide');
  await page.goto(lesson);
  await expect(page.getByRole('button', { name: /^Commentaires/ })).toBeVisible();
  await page.getByRole('link', { name: 'Aide pour suivre une leçon' }).click();
  await expect(page.getByRole('dialog', { name: 'Se repérer dans une leçon' })).toBeVisible();
  await page.getByRole('button', { name: 'Fermer' }).click();
  await page.getByRole('button', { name: /^Commentaires/ }).click();
  await page.getByRole('link', { name: 'Aide sur les commentaires' }).click();
  await expect(page.getByRole('dialog', { name: 'Lire et écrire des commentaires' })).toBeVisible();
  // Closed one by one: help first, the comments stay.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: /^Commentaires/ })).toBeVisible();
});

test('a picture enlarges, and gives the focus back', async ({ page }) => {
  await page.goto('/aide/lecteur/le-lecteur/');
  const button = page.getByRole('button', { name: 'Agrandir l’image' }).first();
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Image agrandie' });
  await expect(dialog.getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on tabs and panel at 320 px, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(COOKIES);
    await expect(page.getByRole('tab').first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);

    const { panel } = await helpBesideSignIn(page);
    await expect(panel).toContainText('c’est une faute de frappe');
    expect(await axeFindings(page)).toEqual([]);
    expect(await panel.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  });
}
