import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { addresses, TEMPLATES } from '../templates.ts';
import { axeFindings } from './axe.ts';
import { newCommunity } from './communities.ts';
import { expect, test } from './fixtures.ts';
import { callRpc } from './learners.ts';

/** Signed out, all pages of a community are one: what stands in them is looked at further down. */
const SHELLS = Object.entries(TEMPLATES).filter(([, path]) => !/^\/communaute\/[a-z]/.test(path));

for (const [template, path] of SHELLS) {
  test(`axe finds nothing on ${template}, wide and narrow, light and dark`, async ({ page }) => {
    const known = await addresses();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path.replace(/\{(\w+)\}/, (_, key: string) => known[key] ?? ''));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // Forms wake up with their island, and their colours change as they do.
    await expect(page.locator('main button[type=submit]:disabled')).toHaveCount(0);
    expect(await axeFindings(page), '320 px').toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFindings(page, 'colours'), '320 px, dark').toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await axeFindings(page, 'colours'), '1280 px, dark').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await axeFindings(page), '1280 px').toEqual([]);
  });
}

/** What only who is signed in sees; each with something that is there once its island has loaded. */
const SIGNED_IN: Record<string, string> = {
  '/mon-espace/': 'Mes cours',
  '/mon-espace/progression/': 'Ma progression',
  '/mon-espace/informations/': 'Poste occupé',
  '/mon-espace/commentaires/': 'Mes commentaires',
  '/mon-espace/notes/': 'Mes notes',
  '/mon-espace/notifications/': 'Ce que je reçois par courriel',
  '/mon-espace/moderation/': 'Signalements et modération',
};

/** The same of a community, for who runs it. */
const IN_COMMUNITY: Record<string, string> = {
  '/communaute/': 'Prochains rendez-vous',
  '/communaute/actualites/': 'Bienvenue à tous',
  '/communaute/documents/': 'Déposer un document',
  '/communaute/experiences/': 'Partager une expérience',
  '/communaute/agenda/': 'Nouvel événement',
  '/communaute/forum/': 'Qui a un modèle ?',
  '/communaute/groupes/': 'Nouveau groupe',
  '/communaute/liens/': 'Ajouter un lien',
  '/communaute/membres/': 'Administration de la communauté',
  '/communaute/invitations/': 'Créer un lien',
  '/communaute/reglages/': 'Choisir une image',
  '/communaute/moderation/': 'Aucun signalement',
  '/communaute/chiffres/': 'Messages, par semaine',
};

async function look(page: Page, path: string, words: string) {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(path);
  await expect(page.getByRole('main').getByText(words).first()).toBeVisible();
  await expect(page.locator('main astro-island[ssr], main [aria-busy=true]')).toHaveCount(0);
  await expect(page.getByRole('main')).not.toContainText('Chargement');
  const findings = await axeFindings(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFindings(page, 'colours');
  expect({ path, findings, dark, overflow }).toEqual({ path, findings: [], dark: [], overflow: 0 });
}

test('axe finds nothing in one’s own space, narrow, light and dark', async ({ page, signedIn }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await signedIn('axe');
  for (const [path, words] of Object.entries(SIGNED_IN)) await look(page, path, words);
});

test('axe finds nothing in a community, narrow, light and dark', async ({ page, signedIn }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const alix = await signedIn('alix');
  const { id: community_id, slug } = await newCommunity('axe', { administrators: [alix] });
  const [news, topic] = [randomUUID(), randomUUID()];
  const text = { community_id, body: 'Voici **ce que** nous faisons.' };
  await callRpc('save_news', { ...text, id: news, title: 'Bienvenue à tous' }, alix.session);
  await callRpc('write_topic', { ...text, id: topic, title: 'Qui a un modèle ?' }, alix.session);
  const reply = { id: randomUUID(), post_id: topic, body: 'Moi.' };
  await callRpc('write_reply', reply, alix.session);
  for (const [path, words] of Object.entries(IN_COMMUNITY)) {
    await look(page, `${path}?c=${slug}`, words);
  }
  await look(page, `/communaute/forum/?c=${slug}&id=${topic}`, 'Moi.');
});
