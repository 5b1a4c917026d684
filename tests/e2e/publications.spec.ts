// What is published in a community: news with « Nouveau », experiences with « Utile », links.
import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { newCommunity } from './communities.ts';
import { expect, test } from './fixtures.ts';
import { newLearner } from './learners.ts';

/** « 2026-11-27 » in Paris, a day after the given instant. */
const dayAfter = (now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(
    new Date(now.getTime() + 86_400_000),
  );

const said = (page: Page, sentence: string) =>
  expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();

test('news is pinned and scheduled by who runs a community, and « Nouveau » to a member until it was shown', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [anne, bob] = await Promise.all([signedIn('anne'), newLearner('bob')]);
  const { slug } = await newCommunity('actualites', { administrators: [anne], members: [bob] });
  const news = `/communaute/actualites/?c=${slug}`;

  await page.goto(news);
  await page.getByRole('button', { name: 'Écrire une actualité' }).click();
  const title = page.getByLabel('Titre');
  const text = page.getByLabel('Texte de l’actualité');
  await expect(title).toBeFocused();
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByText('Donnez un titre.')).toBeVisible();
  await title.fill('Le marché change de place');
  await text.fill('x'.repeat(100_000));
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByText(/Ce texte fait 100\s000 caractères.: 20\s000 au plus/)).toBeVisible();
  await expect(text).toHaveValue(/^x{100000}$/);
  await text.fill('Dès **samedi**, place de la mairie.');
  await page.getByRole('button', { name: 'Publier' }).click();
  await said(page, 'L’actualité est publiée.');
  const market = page.getByRole('article', { name: 'Le marché change de place' });
  await expect(market.locator('strong', { hasText: 'samedi' })).toBeVisible();
  await market.getByRole('button', { name: /^Épingler/ }).click();
  await expect(market.getByText('Épinglée')).toBeVisible();

  await page.getByRole('button', { name: 'Écrire une actualité' }).click();
  await title.fill('Réunion publique');
  await text.fill('À la salle des fêtes.');
  await page.getByLabel('Plus tard').check();
  await page.getByRole('button', { name: 'Programmer' }).click();
  await expect(page.getByText('Donnez le jour et l’heure')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Jour').fill(dayAfter(new Date()));
  await page.getByLabel('Heure de Paris').fill('09:00');
  await page.getByRole('button', { name: 'Programmer' }).click();
  await said(page, 'L’actualité est programmée.');
  const meeting = page.getByRole('article', { name: 'Réunion publique' });
  await expect(meeting.getByText(/Sera publiée .* à 9.h, heure de Paris/)).toBeVisible();

  const other = await pageOf(bob);
  await other.goto(`/communaute/?c=${slug}`);
  const entry = other.getByRole('navigation', { name: 'Menu de la communauté' }).getByRole('link', {
    name: /^Actualités/,
  });
  await expect(entry).toContainText('Nouveau');
  await entry.click();
  const shown = other.getByRole('article', { name: 'Le marché change de place' });
  await expect(shown.getByText('Nouveau')).toBeVisible();
  await expect(entry).not.toContainText('Nouveau');
  await expect(other.getByText('Réunion publique')).toHaveCount(0);
  await expect(other.getByRole('button', { name: /Écrire|Épingler|Supprimer/ })).toHaveCount(0);
  await other.reload();
  await expect(shown.getByText('Épinglée')).toBeVisible();
  await expect(other.getByText('Nouveau')).toHaveCount(0);

  await meeting.getByRole('button', { name: /^Supprimer/ }).click();
  const ask = page.getByRole('dialog', { name: 'Supprimer cette actualité ?' });
  await expect(ask).toContainText('Son texte sera perdu');
  await ask.getByRole('button', { name: 'Supprimer l’actualité' }).click();
  await said(page, 'L’actualité est supprimée.');
  await expect(meeting).toHaveCount(0);
});

test('an experience is shared, found useful by another, and a link is added', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [bob, anne] = await Promise.all([signedIn('bob'), newLearner('anne')]);
  const { slug } = await newCommunity('experiences', { administrators: [anne], members: [bob] });
  await page.goto(`/communaute/experiences/?c=${slug}`);
  await page.getByRole('button', { name: 'Partager une expérience' }).click();
  await page.getByLabel('Titre').fill('Une cour verte');
  await page.getByLabel('Contexte').fill('Une cour trop chaude en juin.');
  await page.getByLabel('Contact').fill('mairie@exemple.fr');
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByText('Dites ce qui a été fait')).toBeVisible();
  // What is typed outlives a reload.
  await page.reload();
  await expect(page.getByLabel('Contexte')).toHaveValue('Une cour trop chaude en juin.');
  await page.getByLabel('Ce qui a été fait').fill('Nous avons planté avec les élèves.');
  await page.getByLabel('Résultat').fill('Six degrés de moins.');
  await page.getByRole('button', { name: 'Publier' }).click();
  await said(page, 'Votre expérience est partagée.');

  const other = await pageOf(anne);
  await other.goto(`/communaute/?c=${slug}`);
  await other.getByRole('link', { name: 'Une cour verte' }).click();
  const story = other.getByRole('article', { name: 'Une cour verte' });
  for (const [part, words] of [
    ['Contexte', 'trop chaude'],
    ['Ce qui a été fait', 'planté'],
    ['Résultat', 'Six degrés'],
    ['Contact', 'mairie@exemple.fr'],
  ] as const) {
    await expect(story.getByRole('region', { name: part })).toContainText(words);
  }
  const useful = story.getByRole('button', { name: 'Utile' });
  await useful.click();
  await expect(useful).toHaveAttribute('aria-pressed', 'true');
  await expect(story.getByText('Utile à 1 personne')).toBeVisible();
  await other.getByLabel('Votre réponse').fill('Quels arbres ?');
  await other.getByRole('button', { name: 'Répondre' }).click();
  await expect(
    other.getByRole('article', { name: `Réponse écrite par ${anne.name}` }),
  ).toBeFocused();
  expect(await axeFindings(other)).toEqual([]);
  await other.reload();
  await expect(useful).toHaveAttribute('aria-pressed', 'true');

  await other.goto(`/communaute/liens/?c=${slug}`);
  await other.getByRole('button', { name: 'Ajouter un lien' }).click();
  await other.getByLabel('Titre').fill('Service public');
  await other.getByLabel('Adresse').fill('http://www.service-public.fr');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(other.getByText('elle doit commencer par https://')).toBeVisible();
  await other.getByLabel('Adresse').fill('www.service-public.fr');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await said(other, 'Le lien est enregistré.');

  await page.getByRole('link', { name: 'Liens utiles' }).click();
  const link = page.getByRole('link', { name: 'Service public' });
  await expect(link).toHaveAttribute('href', 'https://www.service-public.fr/');
  await expect(link).toHaveAttribute('rel', /noopener/);
  await expect(page.getByRole('button', { name: /lien|Retirer/ })).toHaveCount(0);
});
