// An administrator sends a file and a newer one; a member finds and fetches it; an outsider does not.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { pdf } from '../sample-files.ts';
import { newCommunity } from './communities.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, newLearner } from './learners.ts';

const file = (name: string, bytes: Uint8Array, mimeType = 'application/pdf') => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
});

async function download(page: Page, name: string | RegExp) {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).first().click(),
  ]);
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

test('a document is sent, renewed, found, fetched, and removed', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [ada, bob, eve] = await Promise.all([
    signedIn('ada'),
    newLearner('bob'),
    newLearner('eve'),
  ]);
  const { id, slug } = await newCommunity('documents', { administrators: [ada], members: [bob] });
  const list = `/communaute/documents/?c=${slug}`;

  await page.goto(list);
  await expect(page.getByRole('heading', { name: 'Documents de référence' })).toBeVisible();
  await page.getByRole('button', { name: 'Déposer un document' }).click();
  const choice = page.getByLabel('Fichier');
  // What is wrong is said before anything leaves; what was typed stays.
  await page.getByLabel('Description').fill('Modèle à adapter, à 100 %');
  await choice.setInputFiles(file('virus.exe', pdf()));
  await expect(page.getByText('Ce format de fichier n’est pas accepté.')).toBeVisible();
  await choice.setInputFiles(file('vide.pdf', new Uint8Array()));
  await expect(page.getByText('Ce fichier est vide.')).toBeVisible();
  await choice.setInputFiles(file('page.pdf', Buffer.from('<!doctype html><script>1</script>')));
  await page.getByLabel('Titre').fill('Délibération du budget');
  await page.getByRole('button', { name: 'Publier le document' }).click();
  await expect(page.getByText('Le contenu de ce fichier ne correspond pas')).toBeVisible();
  await expect(page.getByLabel('Description')).toHaveValue('Modèle à adapter, à 100 %');
  await choice.setInputFiles(file('Délib_2026.pdf', pdf('première')));
  await page
    .getByRole('button', { name: 'Publier le document' })
    .evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
  await expect(page.getByText('Le document est publié.')).toBeVisible();
  const items = page.getByRole('listitem').filter({ hasText: 'Délibération du budget' });
  await expect(items).toHaveCount(1);

  await items.getByRole('link').click();
  await page.getByRole('button', { name: 'Ajouter une version' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter une version' });
  await dialog.getByLabel('Fichier').setInputFiles(file('Délib_2027.pdf', pdf('deuxième')));
  await dialog.getByLabel('Ce qui a changé').fill('Montants de 2027');
  await dialog.getByRole('button', { name: 'Publier la version' }).click();
  await expect(page.getByText('La nouvelle version est publiée.')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Version/ })).toHaveText([
    'Version 2',
    'Version 1',
  ]);

  // A member finds it by its words, without accents, and gets either file.
  const other = await pageOf(bob);
  await other.goto(list);
  const words = other.getByLabel('Chercher un document');
  await words.fill('introuvable');
  await words.press('Enter');
  await expect(other.getByText('Aucun document ne contient ces mots.')).toBeVisible();
  await words.fill('deliberation modele');
  await words.press('Enter');
  const found = other.getByRole('link', { name: 'Délibération du budget' });
  await expect(found).toBeVisible();
  await expect(other.getByRole('button', { name: 'Déposer un document' })).toHaveCount(0);
  const newest = await download(other, /Télécharger.*version 2/);
  expect([newest.name, newest.bytes.equals(pdf('deuxième'))]).toEqual(['Délib_2027.pdf', true]);
  await found.click();
  const first = await download(other, /Télécharger.*version 1/);
  expect([first.name, first.bytes.equals(pdf('première'))]).toEqual(['Délib_2026.pdf', true]);
  await expect(other.getByRole('button', { name: 'Ajouter une version' })).toHaveCount(0);
  const address = other.url();

  // Having left while the page was open, one gets nothing more by it.
  await callRpc('leave_community', { community_id: id }, bob.session);
  await other.getByRole('button', { name: /Télécharger.*version 1/ }).click();
  await expect(other.getByText('Ce document n’existe plus, ou il est réservé')).toBeVisible();

  const outside = await pageOf(eve);
  await outside.goto(address);
  await expect(outside.getByText('Cette partie est réservée aux membres')).toBeVisible();
  await expect(outside.getByText('Délibération')).toHaveCount(0);

  await page.getByRole('button', { name: 'Retirer' }).click();
  const removal = page.getByRole('dialog', { name: /Retirer.*Délibération du budget/ });
  await expect(removal).toContainText('ses 2 versions seront supprimés');
  await removal.getByRole('button', { name: 'Retirer le document' }).click();
  await expect(page).toHaveURL(list);
  await expect(page.getByText('Aucun document pour l’instant.')).toBeVisible();
});
