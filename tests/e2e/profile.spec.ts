import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { callFunction, newLearner, signIn, uniqueName } from './learners.ts';
import { codeIn, linkIn, waitForMail } from './mailbox.ts';

const NEW = 'Chaise-verte-43';
const part = (page: Page, name: string) => page.getByRole('region', { name });

test('names are changed with the password, which must not hold them', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn('ada');
  const other = await newLearner('bob');
  await page.goto('/mon-espace/');
  await page.getByRole('link', { name: 'Modifier mes informations' }).click();
  const names = part(page, 'Mes noms');
  await expect(names.getByRole('radio', { name: 'Mme' })).not.toBeChecked();
  await expect(names.getByRole('radio', { name: 'M.' })).not.toBeChecked();
  await expect(names.getByLabel('Mot de passe actuel')).toBeHidden();
  await names.getByRole('radio', { name: 'Mme' }).check();
  await names.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(names.getByText(/Enregistré à \d+/)).toBeVisible();

  // The password is « Chaise-bleue-42 ».
  await names.getByLabel('Nom de famille (facultatif)').fill('Bleue');
  await names.getByLabel('Mot de passe actuel').fill(learner.password);
  await names.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(names.getByRole('alert')).toContainText('Changez d’abord votre mot de passe');
  await names.getByLabel('Nom de famille (facultatif)').fill('Martin');
  await names.getByLabel('Nom affiché').fill(other.name);
  await names.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(names.getByText(/Ce nom est déjà pris/)).toBeVisible();
  await expect(names.getByLabel('Nom de famille (facultatif)')).toHaveValue('Martin');
  const shown = uniqueName('Ada-M');
  await names.getByLabel('Nom affiché').fill(shown);
  await names.getByRole('checkbox', { name: /comme identifiant/ }).check();
  await names.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(names.getByText(/Enregistré à \d+/)).toBeVisible();

  await page.goto('/mon-espace/');
  await expect(page.getByText(shown, { exact: true })).toBeVisible();
  await signIn(shown, learner.password);
});

test('the password is changed by who knows it', async ({ page, signedIn }) => {
  const learner = await signedIn('ada');
  await page.goto('/mon-espace/profil/');
  const section = part(page, 'Mon mot de passe');
  await section.getByLabel('Mot de passe actuel').fill('Pas-le-bon-1');
  await section.getByLabel('Nouveau mot de passe', { exact: true }).fill(NEW);
  await section.getByLabel('Confirmation du nouveau mot de passe').fill(NEW);
  const save = () => section.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await save();
  await expect(section.getByText(/Ce mot de passe n’est pas le bon/)).toBeVisible();
  await expect(section.getByLabel('Nouveau mot de passe', { exact: true })).toHaveValue(NEW);
  await section.getByLabel('Mot de passe actuel').fill(learner.password);
  await save();
  await expect(section.getByText(/Votre mot de passe a été changé à/)).toBeVisible();
  expect((await waitForMail(learner.email, 2)).subject).toContain('a été changé');
  // The session goes on; the old password opens nothing any more.
  await page.goto('/mon-espace/');
  await expect(page.getByText(learner.email)).toBeVisible();
  const old = await callFunction('sign-in', { login: learner.email, password: learner.password });
  expect(old.status).toBe(401);
  await signIn(learner.email, NEW);
});

test('the courriel is changed by the link, on another device', async ({
  page,
  browser,
  signedIn,
  request,
}) => {
  const learner = await signedIn('ada');
  const email = `${uniqueName('ada-neuve')}@preau.test`;
  await page.goto('/mon-espace/profil/');
  const section = part(page, 'Mon courriel');
  await section.getByLabel('Nouveau courriel').fill(email);
  await section.getByLabel('Mot de passe actuel').fill(learner.password);
  await section.getByRole('button', { name: 'Changer de courriel' }).click();
  await expect(section.getByText(`Un courriel est en route vers ${email}`)).toBeVisible();
  expect((await waitForMail(learner.email, 2)).subject).toContain('changement de courriel demandé');

  const link = linkIn(await waitForMail(email));
  for (const method of ['HEAD', 'GET', 'GET']) await request.fetch(link, { method });
  const telephone = await browser.newContext();
  const phone = await telephone.newPage();
  await phone.goto(link);
  await signIn(learner.email, learner.password); // nothing has changed yet
  await phone.getByRole('button', { name: 'Confirmer mon nouveau courriel' }).click();
  await expect(phone.getByText(`votre courriel est maintenant ${email}`)).toBeVisible();
  expect(phone.url()).not.toContain('token');
  await telephone.close();
  await signIn(email, learner.password);
  const old = await callFunction('sign-in', { login: learner.email, password: learner.password });
  expect(old.status).toBe(401);
  expect((await waitForMail(learner.email, 3)).subject).toContain('votre courriel a été changé');
});

test('the courriel is changed by the code, and the session goes on', async ({ page, signedIn }) => {
  const learner = await signedIn('ada');
  const email = `${uniqueName('ada-neuve')}@preau.test`;
  await page.goto('/mon-espace/profil/');
  const section = part(page, 'Mon courriel');
  await section.getByLabel('Nouveau courriel').fill(email);
  await section.getByLabel('Mot de passe actuel').fill(learner.password);
  await section.getByRole('button', { name: 'Changer de courriel' }).click();
  await section.getByLabel('Code à 6 chiffres').fill(codeIn(await waitForMail(email)));
  await section.getByRole('button', { name: 'Valider le code' }).click();
  await expect(section.getByText(`votre courriel est maintenant ${email}`)).toBeVisible();
  await page.goto('/mon-espace/');
  await expect(page.getByText(email)).toBeVisible();
});

test('a session that ends in the middle of a form loses nothing that was typed', async ({
  page,
  context,
  signedIn,
}) => {
  const learner = await signedIn('ada');
  await page.goto('/mon-espace/profil/');
  const names = part(page, 'Mes noms');
  await names.getByLabel('Prénom (facultatif)').fill('Adélaïde');
  await names.getByLabel('Mot de passe actuel').fill(learner.password);

  const other = await context.newPage();
  await other.goto('/aide/');
  await other.getByRole('banner').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(other.getByText('Votre session est fermée')).toBeVisible();
  await expect(page.getByText(/Ce que vous avez écrit est toujours là/)).toBeVisible();

  const [again] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Se connecter (nouvel onglet)' }).click(),
  ]);
  await again.getByLabel('Courriel ou identifiant').fill(learner.email);
  await again.getByLabel('Mot de passe', { exact: true }).fill(learner.password);
  await again.getByRole('button', { name: 'Se connecter' }).click();
  await expect(again).toHaveURL(/\/cours\//);

  await expect(page.getByText(/Ce que vous avez écrit est toujours là/)).toBeHidden();
  await names.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(names.getByText(/Enregistré à \d+/)).toBeVisible();
});

test('a lost connection keeps what was typed, and trying again saves it', async ({
  page,
  context,
  signedIn,
}) => {
  await signedIn('ada');
  await page.goto('/mon-espace/profil/');
  const names = part(page, 'Mes noms');
  await names.getByRole('radio', { name: 'M.' }).check();
  await context.setOffline(true);
  await names.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(names.getByRole('alert')).toContainText('hors connexion');
  await context.setOffline(false);
  await names.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(names.getByText(/Enregistré à \d+/)).toBeVisible();
});
