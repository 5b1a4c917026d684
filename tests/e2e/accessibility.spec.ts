import AxeBuilder from '@axe-core/playwright';
import { readStack } from '../stack.ts';
import { expect, test } from './fixtures.ts';

const TEMPLATES = {
  home: '/',
  'course home': '/cours/{course}/',
  lesson: '{open}',
  'locked lesson': '{locked}',
  'enrolled lesson': '{enrolled}',
  'help index': '/aide/',
  'help page': '{help}',
  'legal page': '/mentions-legales/',
  'sign-up': '/inscription/',
  'sign-up state': '/inscription/etat/',
  confirmation: '/inscription/confirmer/#token=inconnu',
  'sign-in': '/connexion/',
  'personal space': '/mon-espace/',
  'not found': '/nulle-part/',
};

/** Addresses of the seed, read from the pages themselves as a visitor would. */
async function addresses(): Promise<Record<string, string>> {
  const { siteUrl } = readStack();
  const read = async (path: string) => (await fetch(`${siteUrl}${path}`)).text();
  const first = (html: string, pattern: RegExp) => {
    const found = pattern.exec(html)?.[1];
    if (!found) throw new Error(`Nothing like ${pattern} on the page`);
    return found;
  };
  const sitemap = await read('/sitemap.xml');
  const open = first(sitemap, /(\/cours\/[^/<]+\/[^/<]+\/bienvenue-dans-le-mooc\/)</);
  const course = open.split('/')[2] ?? '';
  const outline = await read(`/cours/${course}/`);
  const lessons = [...outline.matchAll(/href="(\/cours\/[^/"]+\/[^/"]+\/[^/"]+\/)"/g)].map(
    ([, href = '']) => href,
  );
  const locked = lessons.find((href) => !sitemap.includes(href)) ?? '';
  const other = [...(await read('/')).matchAll(/href="(\/cours\/[^/"]+\/)"/g)]
    .map(([, href = '']) => href)
    .find((href) => href !== `/cours/${course}/`);
  const enrolled = first(await read(other ?? ''), /href="(\/cours\/[^/"]+\/[^/"]+\/[^/"]+\/)"/);
  const help = first(await read('/aide/'), /href="(\/aide\/[^/"]+\/[^/"]+\/)"/);
  return { course, open, locked, enrolled, help };
}

for (const [template, path] of Object.entries(TEMPLATES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      test(`axe finds nothing on ${template}, ${colorScheme}, ${width} px`, async ({ page }) => {
        const known = await addresses();
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path.replace(/\{(\w+)\}/, (_, key: string) => known[key] ?? ''));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
      });
    }
  }
}
