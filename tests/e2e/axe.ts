import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a change of theme may break: these rules look at colours, all others do not. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe holds against the page as it stands: the rule, and the first place. */
export async function axeFindings(page: Page, looksAt: 'all' | 'colours' = 'all') {
  // At their ends: axe judges what a reader is left with. One that turns while something is awaited
  // has none, and stays as it is.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) {
        animation.finish();
      }
    }
  });
  const axe = new AxeBuilder({ page });
  const { violations } = await (looksAt === 'all'
    ? axe.withTags(RULES)
    : axe.withRules(COLOUR_RULES)
  ).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
