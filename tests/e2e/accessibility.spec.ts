import AxeBuilder from '@axe-core/playwright';
import { addresses, TEMPLATES } from '../templates.ts';
import { expect, test } from './fixtures.ts';

for (const [template, path] of Object.entries(TEMPLATES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      test(`axe finds nothing on ${template}, ${colorScheme}, ${width} px`, async ({ page }) => {
        const known = await addresses();
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path.replace(/\{(\w+)\}/, (_, key: string) => known[key] ?? ''));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        // Forms wake up with their island, and their colours change as they do.
        await expect(page.locator('main button[type=submit]:disabled')).toHaveCount(0);
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map(({ finished }) => finished)),
        );
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
