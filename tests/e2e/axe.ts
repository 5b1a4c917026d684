import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a change of theme may break: these rules look at colours, all others do not. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe holds against the page as it stands: the rule, and the first place. */
export async function axeFindings(page: Page, looksAt: 'all' | 'colours' = 'all') {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        // One that turns while something is awaited has no end.
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  const axe = new AxeBuilder({ page });
  const { violations } = await (looksAt === 'all'
    ? axe.withTags(RULES)
    : axe.withRules(COLOUR_RULES)
  ).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
