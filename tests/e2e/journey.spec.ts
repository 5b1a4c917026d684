import { expect, test } from './fixtures.ts';
import { newLearner, uniqueName } from './learners.ts';
import { linkIn, waitForMail } from './mailbox.ts';

test('a visitor signs up by mail, after a scanner, and validates a lesson', async ({
  page,
  request,
}) => {
  const name = uniqueName('zoe');
  const email = `${name}@preau.test`;

  await page.goto('/');
  await page.getByRole('link', { name: 'Inscriptions' }).first().click();
  await page.getByLabel('Courriel').fill(email);
  await page.getByRole('checkbox', { name: /J’ai lu/ }).check();
  await page.getByRole('checkbox', { name: 'Je ne suis pas un robot' }).check();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByRole('heading', { name: 'État de votre inscription' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();

  const link = linkIn(await waitForMail(email));
  for (const method of ['HEAD', 'GET', 'GET']) await request.fetch(link, { method });

  await page.goto(link);
  await page.getByRole('button', { name: 'Confirmer mon inscription' }).click();
  await expect(page.getByText('Votre inscription a été validée')).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await page.getByLabel(/Nom affiché/).fill(name);
  await page.getByLabel('Mot de passe', { exact: true }).fill('Chaise-bleue-42');
  await page.getByLabel(/Confirm/).fill('Chaise-bleue-42');
  await page.getByRole('checkbox', { name: /conditions générales/ }).check();
  await page.getByRole('button', { name: /Créer mon compte/ }).click();
  await expect(page.getByText(/Félicitations/)).toBeVisible();

  await page
    .getByRole('link', { name: 'Détails' })
    .or(page.getByRole('tab', { name: 'Détails' }))
    .click();
  await page.getByRole('link', { name: 'Bienvenue dans le MOOC' }).first().click();
  await page.getByRole('button', { name: 'Valider la leçon' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Bienvenue dans le MOOC');
  const board = page.getByRole('navigation', { name: /Sommaire/ });
  await expect(
    board.getByRole('listitem').filter({ hasText: 'Bienvenue dans le MOOC' }),
  ).toContainText('Validée');

  await page.getByRole('link', { name: 'Quitter la leçon' }).click();
  await expect(page.getByRole('link', { name: /Reprendre/ })).toBeVisible();
  await expect(page.getByText(/\d+\s%/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('link', { name: 'Se connecter' })).toBeVisible();
});

test('a learner signs in with the identifiant and finds a locked lesson locked', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn('noe');
  await page.addInitScript(() => localStorage.clear());
  await page.goto('/connexion/');
  await page.getByLabel(/Courriel ou identifiant/).fill(learner.name);
  await page.getByLabel('Mot de passe', { exact: true }).fill(learner.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page).toHaveURL(/\/cours\//);
});

test('a wrong password says what to do and keeps what was typed', async ({ page }) => {
  // Somebody of this test alone: ten wrong passwords close a login for a while.
  const { name } = await newLearner('distraite');
  await page.goto('/connexion/');
  await page.getByLabel(/Courriel ou identifiant/).fill(name);
  await page.getByLabel('Mot de passe', { exact: true }).fill('pas-le-bon-1A');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(/Courriel ou identifiant/)).toHaveValue(name);
});
