import { test as base, type Page } from '@playwright/test';
import { type Learner, newLearner } from './learners.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** A new learner, signed in on this page without the form. Call it once for each person. */
  signedIn: (stem?: string) => Promise<Learner>;
  /** The page of another person, or of nobody yet, at the same time; closed with the test. */
  pageOf: (learner?: Learner) => Promise<Page>;
  /** What the page did against its own policy or left unhandled; any makes the test fail. */
  complaints: string[];
}

export async function putSession(page: Page, learner: Learner): Promise<void> {
  await page.addInitScript(
    ([key, session]) => {
      if (!sessionStorage.getItem('session-put')) localStorage.setItem(key, session);
      sessionStorage.setItem('session-put', '1');
    },
    ['preau-session', JSON.stringify(learner.session)] as const,
  );
}

export const test = base.extend<Fixtures>({
  signedIn: async ({ page }, use) => {
    await use(async (stem) => {
      const learner = await newLearner(stem);
      await putSession(page, learner);
      return learner;
    });
  },
  pageOf: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (learner) => {
      const page = await (await browser.newContext()).newPage();
      pages.push(page);
      if (learner) await putSession(page, learner);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Hydration|hydrat/i.test(message.text())) {
          complaints.push(message.text());
        }
      });
      await use(complaints);
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    },
    { auto: true },
  ],
});
