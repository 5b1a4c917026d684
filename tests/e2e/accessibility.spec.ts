import { addresses, TEMPLATES } from '../templates.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';

for (const [template, path] of Object.entries(TEMPLATES)) {
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

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in one’s own space, ${colorScheme}`, async ({ page, signedIn }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 800 });
    await signedIn('axe');
    for (const [path, words] of Object.entries(SIGNED_IN)) {
      await page.goto(path);
      await expect(page.getByRole('main').getByText(words).first()).toBeVisible();
      await expect(page.locator('main astro-island[ssr], main [aria-busy=true]')).toHaveCount(0);
      await expect(page.getByRole('main')).not.toContainText('Chargement');
      expect([path, await axeFindings(page)]).toEqual([path, []]);
    }
  });
}
